import '@fontsource-variable/inter';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import PhoneWindow from './phone/PhoneWindow.svelte';
import { greet } from './greet';

mount(PhoneWindow, { target: document.body, props: { host: await greet() } });
