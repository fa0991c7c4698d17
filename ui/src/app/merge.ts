/** A batch of changes put into an ordered list: by key, what is new replaces what was. */
type Merge<Item> = {
  upserted: readonly Item[];
  removed: readonly string[];
  key: (item: Item) => string;
  compare: (one: Item, other: Item) => number;
};

export function merge<Item>(items: readonly Item[], batch: Merge<Item>): Item[] {
  const changed = new Map(batch.upserted.map((item) => [batch.key(item), item]));
  const gone = new Set(batch.removed);
  const kept = items.filter((item) => {
    const key = batch.key(item);
    return !changed.has(key) && !gone.has(key);
  });
  return [...kept, ...changed.values()].sort(batch.compare);
}
