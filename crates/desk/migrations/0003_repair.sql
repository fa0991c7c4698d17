-- What was put aside, what of it was saved and what couldn't be read. Ours alone.
CREATE TABLE repair (
    -- Of the file that was put aside.
    number INTEGER NOT NULL PRIMARY KEY,
    at_ms INTEGER NOT NULL,
    cause TEXT NOT NULL,
    outbox_saved INTEGER NOT NULL,
    drafts_saved INTEGER NOT NULL,
    -- JSON list of what couldn't be read to the end.
    unreadable TEXT NOT NULL,
    -- The member has put the report away.
    seen INTEGER NOT NULL
) STRICT;
