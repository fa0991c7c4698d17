/** The practice workspace's own tools: the troubles of the world, caused on purpose. */
import type { Troubles } from '../host/bindings';
import type { Host } from '../host/host';

const NO_TROUBLE: Troubles = {
  providerAway: false,
  credentialsRefused: false,
  hubAway: false,
};

export type Trouble = keyof Troubles;

export class PracticeTools {
  troubles = $state.raw<Troubles>(NO_TROUBLE);

  constructor(private readonly host: Host) {}

  get any(): boolean {
    return Object.values(this.troubles).some(Boolean);
  }

  async load(): Promise<void> {
    this.troubles = await this.host.call('troubles', {});
  }

  async cause(trouble: Trouble, on: boolean): Promise<void> {
    const wanted = { ...this.troubles, [trouble]: on };
    this.troubles = await this.host.call('cause_troubles', wanted);
  }

  async endAll(): Promise<void> {
    this.troubles = await this.host.call('cause_troubles', NO_TROUBLE);
  }
}
