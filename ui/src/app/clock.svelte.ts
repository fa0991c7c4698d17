/** The one ticking clock: every countdown reads the hub's time from it. */
const TICK_MS = 5_000;

export class Clock {
  #device = $state(Date.now());
  #offset = $state(0);

  /** The hub's time, in milliseconds. */
  get now(): number {
    return this.#device + this.#offset;
  }

  /** Sets how far the hub's time is ahead of this device's. */
  follow(offsetMs: number): void {
    this.#offset = offsetMs;
    this.tick();
  }

  tick(): void {
    this.#device = Date.now();
  }

  /** Ticks until the returned function is called. */
  start(): () => void {
    const timer = setInterval(() => this.tick(), TICK_MS);
    return () => clearInterval(timer);
  }
}
