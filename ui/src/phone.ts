import '@fontsource-variable/inter';
import { mount } from 'svelte';
import Phone from './Phone.svelte';

mount(Phone, { target: document.body });
