import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The dev server watches the texts; every other task compiles them first (`npm run messages`).
const texts = () =>
  paraglideVitePlugin({
    project: './project.inlang',
    outdir: './.paraglide',
    strategy: ['preferredLanguage', 'baseLocale'],
    emitReadme: false,
  });

export default defineConfig(({ command }) => ({
  plugins: [
    ...(command === 'serve' && !process.env['VITEST'] ? [texts()] : []),
    svelte(),
    svelteTesting(),
  ],
  resolve: { alias: { $paraglide: here('./.paraglide') } },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  build: {
    // The page's policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { main: here('./index.html'), phone: here('./phone.html') } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    env: { TZ: 'UTC' },
    expect: { requireAssertions: true },
  },
}));
