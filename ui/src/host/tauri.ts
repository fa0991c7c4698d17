/** The door in the real window: Tauri's commands and its one event. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Changes } from './bindings';
import { HostProblem, problemOf, type Host } from './host';

export const tauriHost: Host = {
  async call(command, request) {
    try {
      return await invoke(command, { request });
    } catch (thrown) {
      throw new HostProblem(problemOf(thrown));
    }
  },
  onChanges: (listener) => listen<Changes>('changes', ({ payload }) => listener(payload)),
};
