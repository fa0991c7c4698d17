/** Where what hasn't gone yet stands: at the end, in the order in which it will go. */
import type { TimelineItem } from '../host/bindings';

/** The loaded items with those that wait for their turn moved behind all others. */
export function inOrderOfGoing(items: readonly TimelineItem[]): TimelineItem[] {
  const places = items.map((item) => ({ item, place: placeOf(item) }));
  const settled = places.filter(({ place }) => place === null).map(({ item }) => item);
  const waiting = places.filter(({ place }) => place !== null);
  waiting.sort((one, other) => (one.place ?? 0) - (other.place ?? 0));
  return [...settled, ...waiting.map(({ item }) => item)];
}

/** Queued before held, held by their place in the order of release; `null` for what is done with. */
function placeOf({ body }: TimelineItem): number | null {
  if (body.type !== 'message') return null;
  const { status } = body.message;
  if (status.state === 'held') return status.position;
  return status.state === 'queued' || status.state === 'pending' ? 0 : null;
}
