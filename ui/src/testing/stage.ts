/** Puts one part on a stage of its own: a fake host behind it, the app's state around it. */
import { render } from '@testing-library/svelte';
import { flushSync, type Component } from 'svelte';
import { App } from '../app/app.svelte';
import { fakeHost, type Answers, type FakeHost } from '../host/fake';
import { seed } from '../host/fake/seed';
import { World } from '../host/fake/world';
import Stage from './Stage.svelte';

export type OnStage = { app: App; host: FakeHost };

/** An app whose Practice workspace is open, on a device that remembers nothing. */
export async function openApp(answers: Answers = {}): Promise<OnStage> {
  localStorage.clear();
  const world = seed(new World());
  world.chosen = true;
  const host = fakeHost(answers, world);
  const app = new App(host);
  await app.begin();
  await settled();
  return { app, host };
}

export function show<Props extends Record<string, unknown>>(
  app: App,
  part: Component<Props>,
  props: NoInfer<Props>,
) {
  return render(Stage<Props>, { props: { app, part, props } });
}

/** Lets every promise that is already resolved run, and the page follow. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  flushSync();
}

/** What was asked of the host with this command, oldest first. */
export function asked(host: FakeHost, command: FakeHost['calls'][number]['command']): unknown[] {
  return host.calls.filter((call) => call.command === command).map((call) => call.request);
}
