-- Reports: what waits for one, and what becomes of one that can't be absorbed.

-- Whose guest wrote, also while that guest is not known yet; NULL when no line of ours was written to.
ALTER TABLE journal ADD COLUMN correspondence BLOB;

-- How often absorbing it failed, which says nothing about the provider.
ALTER TABLE journal ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;

-- Why it was set aside (state 'unreadable'), in words without content.
ALTER TABLE journal ADD COLUMN why TEXT NOT NULL DEFAULT '';

CREATE INDEX journal_set_aside ON journal (received_at_ms) WHERE state = 'unreadable';
CREATE INDEX journal_guest_wrote ON journal (correspondence) WHERE state = 'new' AND kind = 'inbound';
