import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Explanation, Happening, StepView } from '../host/bindings';
import { codeText, knowsCode } from '../words/provider-code';
import { ruleText } from '../words/rule';
import { NOW, message, statuses } from '../testing/samples';
import { asked, openApp, settled, show } from '../testing/stage';
import Explain from './Explain.svelte';
import MessageMenu from './MessageMenu.svelte';
import { menuItems } from './menu';

const rules = [...readFileSync('../docs/rules.md', 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)];
const hub = readFileSync('../crates/hub/src/carrier/codes.rs', 'utf8');
const codes = [...hub.matchAll(/\b\d{2}_\d{3}\b/gu)].map(([code]) => Number(code.replace('_', '')));
/** Known from the provider's own lists, whatever the hub does about them. */
const others = [11200, 13617, 30008, 63006, 63011, 63015, 63023];

test('rules and codes were found where they are written', () => {
  expect(rules.length).toBeGreaterThan(20);
  expect(codes.length).toBeGreaterThan(20);
});

test.each(rules.map(([, rule = '']) => rule))('rule %s has a sentence for the reader', (rule) => {
  expect(ruleText(rule)).toMatch(/\.$/u);
});

test.each([...codes, ...others])('code %s says what happened and the next step', (code) => {
  expect(knowsCode(code)).toBe(true);
  expect(codeText(code)).toMatch(/\. \S.*\.$/u);
});

test('a code nobody knows still has a next step', () => {
  expect(codeText(99_999)).toContain('tell your administrator the code');
});

function step(what: Happening, rule: string | null, more: Partial<StepView> = {}): StepView {
  return { at: NOW, providerAt: null, by: { type: 'you' }, what, rule, confirmed: true, ...more };
}

const failed = statuses.failed;
const explanation: Explanation = {
  message: message({ status: failed }),
  steps: [
    step({ type: 'written' }, null),
    step({ type: 'queued', attempt: 1 }, 'W1'),
    step({ type: 'failed', failure: 'account', providerCode: 20003 }, 'P1', {
      by: { type: 'system' },
      providerAt: NOW - 1000,
    }),
    step({ type: 'retried', attempt: 2 }, 'P1', { confirmed: false }),
  ],
  next: { type: 'hubAnswers' },
};

test('the panel lists who did what, when, by which rule, the code in words and what comes next', async () => {
  const { app, host } = await openApp({ explain: () => explanation });
  show(app, Explain, { conversation: 'with-maria', message: 'm1', onclose: vi.fn() });
  await settled();
  expect(asked(host, 'explain')).toEqual([{ conversation: 'with-maria', message: 'm1' }]);
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/Written by you.*Recorded Nov 19, 12:00:00/su);
  expect(lines[1]).toContain('While the window is open, what a member writes is sent at once.');
  expect(lines[2]).toMatch(/reported by the provider.*Provider's time Nov 19, 11:59:59/su);
  expect(lines[2]).toContain("Provider's code 20003 The provider refuses the organization's");
  expect(lines[3]).toContain('Known to this computer only');
  expect(screen.getByText('It goes to the hub as soon as the hub answers.')).toBeTruthy();
});

test.each([
  ['sent', ['Explain this message', 'Copy text']],
  ['failed', ['Explain this message', 'Copy text', 'Retry']],
  [
    'held',
    ['Explain this message', 'Copy text', 'Edit', 'Send earlier', 'Send later', 'Cancel message'],
  ],
  ['unknown', ['Explain this message', 'Copy text', 'Send again']],
] as const)('every action on a message that is %s is in its menu', async (state, names) => {
  const { app } = await openApp();
  const at = { message: message({ status: statuses[state] }), conversation: 'c1', x: 0, y: 0 };
  expect(menuItems(app, at).map(({ name }) => name)).toEqual(names);
});

test('the menu goes by keys alone: arrows, Enter, and Escape gives the focus back', async () => {
  const { app } = await openApp();
  const at = { message: message(), conversation: 'with-maria', x: 0, y: 0 };
  const onclose = vi.fn();
  show(app, MessageMenu, { at, onclose });
  expect(document.activeElement?.textContent).toContain('Explain this message');
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('Copy text');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(app.overlay).toEqual({ type: 'explain', conversation: 'with-maria', message: 'm1' });
  await userEvent.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledTimes(2);
});
