import { expect, test } from 'vitest';
import main from '../../../src-tauri/capabilities/main.json';
import phone from '../../../src-tauri/capabilities/phone.json';
import seat from '../../../src-tauri/capabilities/seat.json';

const sources = import.meta.glob<string>(
  ['../**/*.{ts,svelte}', '!../**/*.test.ts', '!../host/**', '!../testing/**'],
  { query: '?raw', import: 'default', eager: true },
);

/** The commands named in the sources of one window. */
function named(inPhone: boolean): string[] {
  const texts = Object.entries(sources).filter(([path]) => path.includes('/phone/') === inPhone);
  const calls = texts.flatMap(([, text]) => [
    ...text.matchAll(/(?:\bcall|#ask|#tell|#do)\(\s*'(\w+)'/gu),
  ]);
  return [...new Set(calls.map(([, command]) => command ?? ''))].sort();
}

test.each([
  ['main', named(false), main.permissions, 'put_report_away'],
  ['phone', named(true), phone.permissions, 'press_button'],
])('the %s window may ask for everything its interface asks for', (_, commands, allowed, known) => {
  expect(commands).toContain(known);
  const refused = commands.filter(
    (command) => !allowed.includes(`allow-${command.replaceAll('_', '-')}`),
  );
  expect(refused).toEqual([]);
});

test("a colleague's window may ask for what the main window may, but not open or disturb the workspace", () => {
  const more = main.permissions.filter((permission) => !seat.permissions.includes(permission));
  expect(seat.permissions.filter((permission) => !main.permissions.includes(permission))).toEqual(
    [],
  );
  expect(more.sort()).toEqual([
    'allow-cause-troubles',
    'allow-open-seat',
    'allow-open-workspace',
    'allow-seats',
    'allow-troubles',
    'allow-turn-switch',
  ]);
});
