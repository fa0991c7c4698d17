/** What a repair of the store saved and what it couldn't, in words. */
import { m } from '$paraglide/messages.js';
import { getLocale } from '$paraglide/runtime.js';
import type { Ours, RepairView } from '../host/bindings';

const ours: Record<Ours, () => string> = {
  outbox: m.ours_outbox,
  drafts: m.ours_drafts,
  readMarks: m.ours_read_marks,
  settings: m.ours_settings,
};

export function repairSaved({ outboxSaved, draftsSaved }: RepairView): string {
  const saved = [
    outboxSaved > 0 ? m.repair_outbox({ count: outboxSaved }) : '',
    draftsSaved > 0 ? m.repair_drafts({ count: draftsSaved }) : '',
  ].filter(Boolean);
  return saved.length === 0 ? m.repair_all() : m.repair_saved({ what: list(saved) });
}

/** Empty when everything could be read. */
export function repairLost({ unreadable }: RepairView): string {
  if (unreadable.length === 0) return '';
  return m.repair_lost({ what: list(unreadable.map((kind) => ours[kind]())) });
}

function list(parts: readonly string[]): string {
  return new Intl.ListFormat(getLocale()).format(parts);
}
