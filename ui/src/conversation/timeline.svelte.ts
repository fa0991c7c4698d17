/** The loaded stretch of one conversation's timeline, in order, changed by key. */
import type {
  Problem,
  TimelineAnchor,
  TimelineItem,
  TimelinePage,
  Upserts,
} from '../host/bindings';
import { Meanwhile } from '../app/meanwhile';
import { merge } from '../app/merge';
import { problemOf } from '../host/host';

type Load = (around: TimelineAnchor) => Promise<TimelinePage>;

export class Timeline {
  items = $state.raw<readonly TimelineItem[]>([]);
  loaded = $state(false);
  hasOlder = $state(false);
  hasNewer = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** True while items are put before what is read: the view keeps its place from the end. */
  prepending = $state(false);
  /** The item that is read; `null` where the end is followed. */
  reading: string | null = null;
  readonly #meanwhile = new Meanwhile<TimelineItem>(({ key }) => key);
  #loading = false;
  /** Counts what was asked for, so that an answer that came too late is dropped. */
  #turn = 0;

  constructor(private readonly load: Load) {}

  /** Shows the page around `anchor` in place of what is loaded, whatever was asked before. */
  async show(anchor: TimelineAnchor): Promise<void> {
    this.#loading = false;
    await this.#ask(anchor, (page) => {
      this.prepending = false;
      this.items = page.items;
      this.hasOlder = page.hasOlder;
      this.hasNewer = page.hasNewer;
      this.loaded = true;
    });
  }

  async older(): Promise<void> {
    const first = this.items[0];
    if (!first || !this.hasOlder) return;
    await this.#ask({ type: 'before', key: first.key }, (page) => {
      this.prepending = true;
      this.hasOlder = page.hasOlder;
      this.#merge(page.items, []);
    });
  }

  async newer(): Promise<void> {
    const last = this.items.at(-1);
    if (!last || !this.hasNewer) return;
    await this.#ask({ type: 'after', key: last.key }, (page) => {
      this.prepending = false;
      this.hasNewer = page.hasNewer;
      this.#merge(page.items, []);
    });
  }

  /** Asks again for the loaded stretch and what follows it, without losing the place. */
  async refresh(): Promise<void> {
    const first = this.items[0];
    if (!first) return this.show({ type: 'latest' });
    let from = first.key;
    for (let more = true; more;) {
      const before = from;
      await this.#ask({ type: 'after', key: from }, (page) => {
        this.prepending = false;
        this.hasNewer = page.hasNewer;
        this.#merge(page.items, []);
        from = page.items.at(-1)?.key ?? from;
      });
      more = this.hasNewer && from !== before;
    }
  }

  /** When the latest of a guest's messages up to `at` arrived, in the order of arrival; 0 if there is none. */
  arrivedLast(at: number): number {
    const theirs = (item: TimelineItem) =>
      item.body.type === 'message' && item.body.message.author.type === 'guest';
    return this.items.reduce(
      (last, item) => (item.at <= at && theirs(item) ? Math.max(last, item.arrival) : last),
      0,
    );
  }

  /** What lies beyond the loaded stretch is left for its page. */
  apply(told: Upserts<TimelineItem>): void {
    this.#meanwhile.tell(told);
    this.#apply(told);
  }

  #apply({ upserted, removed }: Upserts<TimelineItem>): void {
    if (!this.loaded || upserted.length + removed.length === 0) return;
    const before = this.items;
    this.#merge(
      upserted.filter((item) => this.#reaches(item)),
      removed,
    );
    this.prepending = onlyAbove(this.reading, before, this.items);
  }

  #reaches(item: TimelineItem): boolean {
    const first = this.items[0];
    const last = this.items.at(-1);
    if (this.items.some(({ key }) => key === item.key) || !first || !last) return true;
    if (this.hasOlder && inOrder(item, first) < 0) return false;
    return !(this.hasNewer && inOrder(item, last) > 0);
  }

  #merge(upserted: readonly TimelineItem[], removed: readonly string[]): void {
    const key = (item: TimelineItem) => item.key;
    this.items = merge(this.items, { upserted, removed, key, compare: inOrder });
  }

  /** One question at a time: what else is asked meanwhile is left for the next movement. */
  async #ask(around: TimelineAnchor, take: (page: TimelinePage) => void): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const turn = ++this.#turn;
    try {
      const [page, told] = await this.#meanwhile.ask(() => this.load(around));
      if (turn !== this.#turn) return;
      take(page);
      this.#apply(told);
      this.problem = null;
    } catch (thrown) {
      if (turn === this.#turn) this.problem = problemOf(thrown);
    } finally {
      if (turn === this.#turn) this.#loading = false;
    }
  }
}

/** Whether items came or went above the one that is read, and none below it. */
function onlyAbove(
  reading: string | null,
  before: readonly TimelineItem[],
  after: readonly TimelineItem[],
): boolean {
  const was = before.findIndex(({ key }) => key === reading);
  const is = after.findIndex(({ key }) => key === reading);
  return was >= 0 && is >= 0 && was !== is && before.length - was === after.length - is;
}

function inOrder(one: TimelineItem, other: TimelineItem): number {
  return one.at - other.at || one.arrival - other.arrival || (one.key < other.key ? -1 : 1);
}
