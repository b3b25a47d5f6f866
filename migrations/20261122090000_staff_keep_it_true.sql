-- Everything that staff need to keep the directory true. A fiche gets a place for a draft beside what is published; a revision says what kind of
-- save it was; and there are staff, what they signed, what visitors and organisations told them, and the words they added to the thesaurus.

-- A fiche that nobody completed yet has only a draft: what was typed, faults and all. `version` counts every save, of drafts too.
CREATE TABLE fiche_next (
    slug        TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    status      TEXT    NOT NULL CHECK (status IN ('concept', 'gepubliceerd', 'gearchiveerd')),
    version     INTEGER NOT NULL CHECK (version >= 1),
    verified_on TEXT             CHECK (verified_on IS date(verified_on)),
    content     TEXT             CHECK (json_valid(content)),
    draft       TEXT             CHECK (json_valid(draft)),
    CHECK (content IS NOT NULL OR status = 'concept' AND draft IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO fiche_next (slug, status, version, verified_on, content) SELECT slug, status, version, verified_on, content FROM fiche;

-- `kind`: gepubliceerd (content as it went live, or was kept by an import), concept (a draft as typed), nagekeken (checked, nothing changed),
-- stand (published, archived or taken back, nothing changed).
CREATE TABLE revision_next (
    slug        TEXT    NOT NULL REFERENCES fiche_next (slug) ON UPDATE CASCADE,
    version     INTEGER NOT NULL CHECK (version >= 1),
    kind        TEXT    NOT NULL CHECK (kind IN ('gepubliceerd', 'concept', 'nagekeken', 'stand')),
    saved_at    TEXT    NOT NULL,
    saved_by    TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    status      TEXT    NOT NULL,
    verified_on TEXT,
    content     TEXT    NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (slug, version)
) STRICT, WITHOUT ROWID;
INSERT INTO revision_next (slug, version, kind, saved_at, saved_by, reason, status, content)
    SELECT slug, version, 'gepubliceerd', saved_at, saved_by, reason, status, content FROM revision;
DROP TABLE revision;
DROP TABLE fiche;
ALTER TABLE fiche_next RENAME TO fiche;
ALTER TABLE revision_next RENAME TO revision;
CREATE INDEX revision_by_time ON revision (saved_at);

-- An address that a fiche once had.
CREATE TABLE redirect (
    old  TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL REFERENCES fiche (slug) ON UPDATE CASCADE
) STRICT, WITHOUT ROWID;

-- `password` is an argon2id PHC string. `epoch` goes up to sign somebody out everywhere. `totp_step` is the last time step that was used, so that a
-- code works once.
CREATE TABLE staff (
    id          INTEGER NOT NULL PRIMARY KEY,
    email       TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    role        TEXT    NOT NULL CHECK (role IN ('redacteur', 'beheerder')),
    password    TEXT    NOT NULL,
    epoch       INTEGER NOT NULL DEFAULT 0,
    active      INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    totp_secret TEXT,
    totp_step   INTEGER NOT NULL DEFAULT 0,
    created_at  TEXT    NOT NULL
) STRICT;

-- Codes for who lost their phone, hashed; each works once.
CREATE TABLE recovery_code (
    staff INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    hash  TEXT    NOT NULL,
    PRIMARY KEY (staff, hash)
) STRICT, WITHOUT ROWID;

-- Sessions of staff; visitors have none. `expires_at` in seconds since 1970.
CREATE TABLE session (
    id         TEXT    NOT NULL PRIMARY KEY,
    data       TEXT    NOT NULL CHECK (json_valid(data)),
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Failed attempts to sign in, to slow the next ones down; `subject` is a hash of an account or of an address. Forgotten after a while.
CREATE TABLE failed_sign_in (
    subject TEXT    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX failed_sign_in_by_subject ON failed_sign_in (subject, at);

-- Who did what: sign-ins, publishing, roles, import, restore.
CREATE TABLE audit (
    id      INTEGER NOT NULL PRIMARY KEY,
    at      TEXT    NOT NULL,
    who     TEXT    NOT NULL,
    what    TEXT    NOT NULL,
    subject TEXT    NOT NULL
) STRICT;

-- What visitors say is wrong. `token` is the hash of the address at which the reporter sees what was done.
CREATE TABLE report (
    id         INTEGER NOT NULL PRIMARY KEY,
    token      TEXT    NOT NULL UNIQUE,
    slug       TEXT    NOT NULL REFERENCES fiche (slug) ON UPDATE CASCADE,
    language   TEXT    NOT NULL,
    made_at    TEXT    NOT NULL,
    text       TEXT    NOT NULL CHECK (length(text) <= 4000),
    email      TEXT,
    state      TEXT    NOT NULL DEFAULT 'nieuw' CHECK (state IN ('nieuw', 'bezig', 'opgelost', 'afgewezen')),
    answer     TEXT    NOT NULL DEFAULT '',
    handled_at TEXT,
    handled_by TEXT
) STRICT;

-- Private links for organisations. `token` is a hash.
CREATE TABLE organisation_link (
    token      TEXT NOT NULL PRIMARY KEY,
    slug       TEXT NOT NULL REFERENCES fiche (slug) ON UPDATE CASCADE,
    made_at    TEXT NOT NULL,
    made_by    TEXT NOT NULL,
    mailed_to  TEXT,
    expires_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What organisations propose, or that all is still true (`draft` is NULL then). `seen` is the version they saw.
CREATE TABLE proposal (
    id         INTEGER NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL REFERENCES fiche (slug) ON UPDATE CASCADE,
    seen       INTEGER NOT NULL,
    made_at    TEXT    NOT NULL,
    made_by    TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    draft      TEXT    CHECK (json_valid(draft)),
    state      TEXT    NOT NULL DEFAULT 'nieuw' CHECK (state IN ('nieuw', 'overgenomen', 'afgewezen')),
    handled_at TEXT,
    handled_by TEXT
) STRICT;

-- Words that staff added to the thesaurus, or took away from the one inside the program (`added` = 0).
CREATE TABLE synonym (
    means    TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('same', 'narrower', 'related')),
    language TEXT    NOT NULL,
    phrase   TEXT    NOT NULL,
    added    INTEGER NOT NULL CHECK (added IN (0, 1)),
    saved_at TEXT    NOT NULL,
    saved_by TEXT    NOT NULL,
    PRIMARY KEY (means, language, phrase)
) STRICT, WITHOUT ROWID;

-- Small documents that staff keep as a whole, such as the emergency numbers.
CREATE TABLE document (
    name     TEXT NOT NULL PRIMARY KEY,
    content  TEXT NOT NULL CHECK (json_valid(content)),
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
