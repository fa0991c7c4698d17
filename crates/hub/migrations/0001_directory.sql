-- The directory. `root` is the top organization: everything is keyed by it first.

CREATE TABLE organization (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    parent BLOB,
    name TEXT NOT NULL,
    connector_on INTEGER, -- inherited when NULL
    policy TEXT, -- JSON merge patch over what is inherited
    PRIMARY KEY (root, id),
    FOREIGN KEY (root, parent) REFERENCES organization (root, id)
) STRICT;

CREATE TABLE member (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    organization BLOB NOT NULL,
    name TEXT NOT NULL,
    connector_on INTEGER NOT NULL,
    admin INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (root, id),
    FOREIGN KEY (root, organization) REFERENCES organization (root, id)
) STRICT;

CREATE INDEX member_of_organization ON member (root, organization, name);

CREATE TABLE session (
    token_sha256 BLOB NOT NULL PRIMARY KEY,
    root BLOB NOT NULL,
    member BLOB NOT NULL,
    created_at_ms INTEGER NOT NULL,
    revoked_at_ms INTEGER,
    FOREIGN KEY (root, member) REFERENCES member (root, id)
) STRICT;

CREATE INDEX session_of_member ON session (root, member);

CREATE TABLE line (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    organization BLOB NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL, -- E.164
    account TEXT NOT NULL, -- at the provider
    default_member BLOB NOT NULL,
    PRIMARY KEY (root, id),
    UNIQUE (account, number),
    FOREIGN KEY (root, organization) REFERENCES organization (root, id),
    FOREIGN KEY (root, default_member) REFERENCES member (root, id)
) STRICT;

CREATE INDEX line_of_organization ON line (root, organization, name);

CREATE TABLE guest (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    profile_name TEXT NOT NULL DEFAULT '',
    address TEXT, -- where the guest last wrote from
    PRIMARY KEY (root, id)
) STRICT;

CREATE TABLE guest_identifier (
    root BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('phone', 'waId', 'bsuid')),
    value TEXT NOT NULL,
    guest BLOB NOT NULL,
    PRIMARY KEY (root, kind, value),
    FOREIGN KEY (root, guest) REFERENCES guest (root, id)
) STRICT;

CREATE INDEX identifier_of_guest ON guest_identifier (root, guest);

CREATE TABLE contact (
    root BLOB NOT NULL,
    id BLOB NOT NULL,
    member BLOB NOT NULL,
    guest BLOB NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('own', 'directory')),
    saved_at_ms INTEGER NOT NULL,
    PRIMARY KEY (root, id),
    UNIQUE (root, member, guest),
    FOREIGN KEY (root, member) REFERENCES member (root, id),
    FOREIGN KEY (root, guest) REFERENCES guest (root, id)
) STRICT;

CREATE INDEX contact_of_guest ON contact (root, guest, saved_at_ms);
