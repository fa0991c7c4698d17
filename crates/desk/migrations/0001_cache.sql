-- What the hub can give again: log, views, directory. What is ours alone: outbox, draft, read_mark.
-- Ids are 16 bytes. Times are milliseconds since 1970-01-01 UTC.

-- What the hub said of the member, the organization, lines and policy, as JSON by name.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the feed was taken in.
CREATE TABLE cursor (
    name TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY,
    guest BLOB NOT NULL,
    name TEXT NOT NULL,
    -- The name in lower case: the order of the address book.
    name_key TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL,
    -- Name and digits in lower case: what a search looks through.
    search_key TEXT NOT NULL,
    -- What the guest is known by, as JSON.
    identifiers TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_name ON contact (name_key, id, search_key);
CREATE INDEX contact_by_guest ON contact (guest, source DESC, id);

-- The identifiers again, to be looked up.
CREATE TABLE contact_identifier (
    contact BLOB NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (contact, kind, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_identifier_by_value ON contact_identifier (kind, value);

-- One line and one guest.
CREATE TABLE pair (
    id INTEGER NOT NULL PRIMARY KEY,
    line BLOB NOT NULL,
    guest BLOB NOT NULL,
    UNIQUE (line, guest)
) STRICT;
CREATE INDEX pair_by_guest ON pair (guest);

-- The feed as it came: the only truth here.
CREATE TABLE log (
    seq INTEGER NOT NULL PRIMARY KEY,
    pair INTEGER NOT NULL,
    version INTEGER NOT NULL,
    -- An engine `Recorded` as JSON, exactly as the hub sent it.
    body TEXT NOT NULL,
    -- 0 when this version can't read it: a newer hub's event, kept until a newer version can.
    known INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX log_by_pair ON log (pair, version);
CREATE INDEX log_unknown ON log (pair, seq) WHERE known = 0;

CREATE TABLE conversation (
    id BLOB NOT NULL PRIMARY KEY,
    pair INTEGER NOT NULL,
    -- Of the latest item: the order of the list.
    at_ms INTEGER NOT NULL,
    -- The latest item as JSON, or `null`.
    last TEXT NOT NULL,
    unread INTEGER NOT NULL,
    held INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    -- waiting, unanswered, declined, unreachable, granted or ended.
    state TEXT NOT NULL,
    -- The end of the window; `NULL` if it never opened.
    lapses_at_ms INTEGER,
    -- When time alone changes what is shown next; `NULL` if it doesn't.
    next_change_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_by_time ON conversation (at_ms DESC, id DESC);
CREATE INDEX conversation_by_pair ON conversation (pair, at_ms DESC, id DESC);
CREATE INDEX conversation_by_change ON conversation (next_change_ms) WHERE next_change_ms IS NOT NULL;

-- Messages and notices in the order of (provider time, arrival number).
CREATE TABLE timeline_item (
    conversation BLOB NOT NULL,
    at_ms INTEGER NOT NULL,
    arrival INTEGER NOT NULL,
    -- The id of the message or notice: never changes.
    key BLOB NOT NULL,
    body TEXT NOT NULL,
    unread INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    -- Place in the order of release from 1; 0 when it isn't held.
    held INTEGER NOT NULL,
    -- 1 when only the outbox knows of it.
    pending INTEGER NOT NULL,
    PRIMARY KEY (conversation, at_ms, arrival, key)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX timeline_item_by_key ON timeline_item (conversation, key);
CREATE INDEX timeline_item_unread ON timeline_item (conversation, at_ms, arrival, key) WHERE unread = 1;
CREATE INDEX timeline_item_failed ON timeline_item (conversation) WHERE failed = 1;
CREATE INDEX timeline_item_pending ON timeline_item (conversation, key) WHERE pending = 1;
CREATE INDEX timeline_item_held ON timeline_item (conversation, held) WHERE held > 0;

-- What the member asked for and the feed hasn't shown yet, in the order of asking.
CREATE TABLE outbox (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    intent BLOB NOT NULL UNIQUE,
    pair INTEGER NOT NULL,
    -- The hub API's `Submission` as JSON, sent as it stands until it is answered.
    submission TEXT NOT NULL,
    made_at_ms INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    -- The answer said that all of it is in the feed up to here.
    accepted_seq INTEGER,
    -- Why the hub won't have it, as JSON.
    refused TEXT
) STRICT;
CREATE INDEX outbox_by_pair ON outbox (pair, number);
CREATE INDEX outbox_accepted ON outbox (accepted_seq) WHERE accepted_seq IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (number) WHERE refused IS NULL AND accepted_seq IS NULL;

CREATE TABLE draft (
    conversation BLOB NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was seen: items up to `up_to_ms` that had arrived up to `arrival`.
CREATE TABLE read_mark (
    conversation BLOB NOT NULL PRIMARY KEY,
    up_to_ms INTEGER NOT NULL,
    arrival INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A row of the list with what stands in other tables.
CREATE VIEW conversation_row AS
SELECT
    conversation.id, conversation.pair, pair.line, pair.guest,
    (SELECT contact.name FROM contact WHERE contact.guest = pair.guest ORDER BY contact.source DESC, contact.id LIMIT 1) AS guest_name,
    conversation.at_ms, conversation.last, conversation.unread, conversation.held, conversation.failed,
    conversation.state, conversation.lapses_at_ms, COALESCE(draft.text, '') AS draft
FROM conversation
JOIN pair ON pair.id = conversation.pair
LEFT JOIN draft ON draft.conversation = conversation.id;
