import '@fontsource-variable/inter';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import Window from './app/Window.svelte';
import { greet } from './greet';

mount(Window, { target: document.body, props: { host: await greet() } });
