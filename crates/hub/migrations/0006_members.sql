-- Members who come and go: who may be added to what, and what one of them alone is told.

ALTER TABLE member ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0;

-- JSON: the guests and the members that they may have nothing to do with.
ALTER TABLE member ADD COLUMN kept_from TEXT NOT NULL DEFAULT '{"guests":[],"members":[]}';

-- Told to this member alone: whoever comes in later doesn't read it.
ALTER TABLE event ADD COLUMN only_for BLOB;

CREATE INDEX event_of_conversation ON event (root, correspondence, conversation, version);

CREATE INDEX participant_of_correspondence ON participant (root, correspondence);

-- A transfer waits for its answer until a time, like a request does: its id stands in place of the message's.
CREATE TABLE effect_with_transfers (
    root BLOB NOT NULL,
    correspondence BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('send', 'answer', 'status', 'reconcile', 'transfer')),
    message BLOB NOT NULL,
    attempt INTEGER NOT NULL,
    -- started: a call to the provider may be under way, or was when the hub ended
    state TEXT NOT NULL CHECK (state IN ('waiting', 'started', 'done')),
    tries INTEGER NOT NULL DEFAULT 0,
    due_at_ms INTEGER NOT NULL, -- for started ones: the end of the lease
    PRIMARY KEY (root, correspondence, kind, message, attempt),
    FOREIGN KEY (root, correspondence) REFERENCES correspondence (root, id)
) STRICT;

INSERT INTO effect_with_transfers (root, correspondence, kind, message, attempt, state, tries, due_at_ms)
SELECT root, correspondence, kind, message, attempt, state, tries, due_at_ms FROM effect;

DROP TABLE effect;
ALTER TABLE effect_with_transfers RENAME TO effect;

CREATE INDEX effect_due ON effect (due_at_ms) WHERE state <> 'done';
CREATE INDEX effect_started ON effect (state) WHERE state = 'started';
