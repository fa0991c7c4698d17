import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Answers } from '../host/fake';
import TroubleBanner from '../practice/TroubleBanner.svelte';
import { asked, openApp, settled, show } from '../testing/stage';
import Settings from './Settings.svelte';

async function settings(answers: Answers = {}) {
  const stage = await openApp(answers);
  show(stage.app, Settings, {});
  await settled();
  return stage;
}

async function turn(name: string) {
  await userEvent.click(screen.getByRole('switch', { name }));
  await settled();
}

async function turnOff(name: string) {
  await turn(name);
  await userEvent.click(screen.getByRole('button', { name: 'Switch off' }));
  await settled();
}

test('E1: an administrator turns WhatsApp off for the organization, and it is gone', async () => {
  const { app, host } = await settings();
  await turn('WhatsApp for Northwind Advisory');
  expect(screen.getByText(/Every held message of everyone is cancelled/u)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(asked(host, 'turn_switch')).toEqual([]);
  await turnOff('WhatsApp for Northwind Advisory');
  expect(asked(host, 'turn_switch')).toEqual([{ of: 'organization', on: false }]);
  expect(app.workspace?.switchedOff).toEqual({ code: 'organizationOff' });
  const turned = screen.getByRole('switch', { name: 'WhatsApp for Northwind Advisory' });
  expect(turned.getAttribute('aria-checked')).toBe('false');
  expect(screen.getByText(/Nobody in the organization can write on WhatsApp/u)).toBeTruthy();
});

test('E1: the own switch is apart from the organization’s', async () => {
  const { app } = await settings();
  await turnOff('WhatsApp for you');
  expect(app.workspace?.switchedOff).toEqual({ code: 'memberOff' });
  await turn('WhatsApp for you');
  expect(app.workspace?.switchedOff).toBeNull();
});

test('who does not administer sees no switches', async () => {
  const missing = () => {
    throw Object.assign(new Error(), { code: 'notFound' });
  };
  await settings({ switches: missing });
  expect(screen.queryByRole('heading', { name: 'Administrator' })).toBeNull();
});

test('trouble is caused one by one, named over everything, and ended at once', async () => {
  const { app, host } = await settings();
  show(app, TroubleBanner, {});
  await turn('Provider away');
  await turn('Hub away');
  expect(asked(host, 'cause_troubles').at(-1)).toEqual({
    running: ['providerAway', 'hubAway'],
  });
  expect(app.workspace?.connection).toBe('offline');
  expect(screen.getByText('Provider away · Hub away')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'End trouble' }));
  await settled();
  expect(app.practice.running).toEqual([]);
  expect(screen.queryByText(/Practice trouble/u)).toBeNull();
});
