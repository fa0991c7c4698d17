/** The door in the real window: Tauri's commands, and a channel on which the desk tells of changes. */
import { Channel, invoke } from '@tauri-apps/api/core';
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
  async onChanges(listener) {
    const channel = new Channel<Changes>(listener);
    await invoke('listen_to_changes', { channel });
    return () => {
      channel.onmessage = () => {};
    };
  },
};
