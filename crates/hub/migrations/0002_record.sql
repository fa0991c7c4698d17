-- The record: one append-only log per line and guest, and what of it each member may see.

CREATE TABLE correspondence (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    line BLOB NOT NULL,
    guest BLOB NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (root, id),
    UNIQUE (root, line, guest),
    FOREIGN KEY (root, line) REFERENCES line (root, id),
    FOREIGN KEY (root, guest) REFERENCES guest (root, id)
) STRICT;

CREATE INDEX correspondence_of_guest ON correspondence (root, guest);

CREATE TABLE event (
    root BLOB NOT NULL,
    correspondence BLOB NOT NULL,
    version INTEGER NOT NULL,
    conversation BLOB, -- NULL for facts of the pair
    recorded TEXT NOT NULL, -- JSON
    PRIMARY KEY (root, correspondence, version),
    FOREIGN KEY (root, correspondence) REFERENCES correspondence (root, id)
) STRICT;

CREATE INDEX event_of_pair ON event (root, correspondence, version) WHERE conversation IS NULL;

CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TABLE participant (
    root BLOB NOT NULL,
    member BLOB NOT NULL,
    correspondence BLOB NOT NULL,
    PRIMARY KEY (root, member, correspondence),
    FOREIGN KEY (root, member) REFERENCES member (root, id),
    FOREIGN KEY (root, correspondence) REFERENCES correspondence (root, id)
) STRICT;

CREATE TABLE feed_head (
    root BLOB NOT NULL,
    member BLOB NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (root, member),
    FOREIGN KEY (root, member) REFERENCES member (root, id)
) STRICT;

CREATE TABLE feed (
    root BLOB NOT NULL,
    member BLOB NOT NULL,
    seq INTEGER NOT NULL,
    correspondence BLOB NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (root, member, seq),
    UNIQUE (root, member, correspondence, version),
    FOREIGN KEY (root, correspondence, version) REFERENCES event (root, correspondence, version)
) STRICT;

CREATE TABLE intent_answer (
    root BLOB NOT NULL,
    member BLOB NOT NULL,
    intent BLOB NOT NULL,
    answer TEXT NOT NULL, -- JSON, the first answer
    answered_at_ms INTEGER NOT NULL,
    PRIMARY KEY (root, member, intent)
) STRICT;

CREATE TABLE provider_message (
    root BLOB NOT NULL,
    provider_id TEXT NOT NULL,
    correspondence BLOB NOT NULL,
    message BLOB NOT NULL,
    PRIMARY KEY (root, provider_id),
    FOREIGN KEY (root, correspondence) REFERENCES correspondence (root, id)
) STRICT;
