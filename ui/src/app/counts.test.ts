import { expect, test } from 'vitest';
import type { Totals } from '../host/bindings';
import { openApp, settled } from '../testing/stage';

test('a count asked for before a change does not undo what the change told', async () => {
  let answer: (totals: Totals) => void = () => undefined;
  let late = false;
  const { app, host } = await openApp({
    totals: () =>
      late
        ? new Promise<Totals>((given) => (answer = given))
        : Promise.resolve({ unread: 0, held: 1 }),
  });
  late = true;
  host.push({ overflow: true });
  await settled();
  host.push({ totals: { unread: 0, held: 0 } });
  answer({ unread: 0, held: 1 });
  await settled();
  expect(app.totals).toEqual({ unread: 0, held: 0 });
});

test.each([
  ['in turn', [0, 1]],
  ['the later one first', [1, 0]],
])('of two counts asked for, the later one stands: %s', async (_, order) => {
  const answers: ((totals: Totals) => void)[] = [];
  let late = false;
  const { app, host } = await openApp({
    totals: () =>
      late
        ? new Promise<Totals>((given) => answers.push(given))
        : Promise.resolve({ unread: 0, held: 0 }),
  });
  late = true;
  host.push({ overflow: true });
  host.push({ overflow: true });
  await settled();
  for (const place of order) {
    answers[place]?.({ unread: place + 1, held: 0 });
    await settled();
  }
  expect(app.totals).toEqual({ unread: 2, held: 0 });
});
