/** The window's state, reachable from every part without handing it down. */
import { createContext } from 'svelte';
import type { App } from './app.svelte';

export const [useApp, provideApp] = createContext<App>();
