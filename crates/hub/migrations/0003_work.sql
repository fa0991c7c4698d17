-- What is still to be done: effects of events, and reports that were received and not yet absorbed.

CREATE TABLE effect (
    root BLOB NOT NULL,
    correspondence BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('send', 'answer', 'status', 'reconcile')),
    message BLOB NOT NULL,
    attempt INTEGER NOT NULL,
    -- started: a call to the provider may be under way, or was when the hub ended
    state TEXT NOT NULL CHECK (state IN ('waiting', 'started', 'done')),
    tries INTEGER NOT NULL DEFAULT 0,
    due_at_ms INTEGER NOT NULL, -- for started ones: the end of the lease
    PRIMARY KEY (root, correspondence, kind, message, attempt),
    FOREIGN KEY (root, correspondence) REFERENCES correspondence (root, id)
) STRICT;

CREATE INDEX effect_due ON effect (due_at_ms) WHERE state <> 'done';

CREATE INDEX effect_started ON effect (state) WHERE state = 'started';

CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of arrival
    account TEXT NOT NULL, -- at the provider; empty for our own reports
    dedupe_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('inbound', 'status', 'switch')),
    lane TEXT NOT NULL, -- reports of one lane are absorbed one after another
    query TEXT NOT NULL,
    body TEXT NOT NULL,
    received_at_ms INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'done', 'unreadable')),
    tries INTEGER NOT NULL DEFAULT 0,
    due_at_ms INTEGER NOT NULL,
    UNIQUE (account, dedupe_key)
) STRICT;

CREATE INDEX journal_new ON journal (lane, id) WHERE state = 'new';
CREATE INDEX journal_due ON journal (due_at_ms) WHERE state = 'new';

CREATE TABLE content_template (
    account TEXT NOT NULL,
    name TEXT NOT NULL,
    content_sid TEXT NOT NULL,
    approved INTEGER NOT NULL,
    PRIMARY KEY (account, name)
) STRICT;
