-- Up to when each account's list of guests' messages was read.
CREATE TABLE look (
    account TEXT PRIMARY KEY,
    until_ms INTEGER NOT NULL
) STRICT;

-- Taken from the provider's list, which tells less than a webhook that may still come.
ALTER TABLE journal ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;

-- Whatever is said of a correspondence is read before anything more goes out in it: a guest's words, a switch.
DROP INDEX journal_guest_wrote;
CREATE INDEX journal_unread ON journal (correspondence) WHERE state = 'new';
