-- An invitation with which somebody chooses a first password, or another one: one for an account, used once. `token` is a hash; `expires_at` in
-- seconds since 1970.
CREATE TABLE invitation (
    staff      INTEGER NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    token      TEXT    NOT NULL UNIQUE,
    expires_at INTEGER NOT NULL
) STRICT;

-- json_valid(NULL) is 0 within a CHECK before SQLite 3.45: there a healthy database looks damaged to whoever checks it with an older tool. The same
-- tables once more, with checks that say what they mean. Rows that refer to a fiche find it again under its name before this is over.
PRAGMA defer_foreign_keys = ON;
CREATE TEMPORARY TABLE fiche_before AS SELECT slug, status, version, verified_on, content, draft FROM fiche;
DROP TABLE fiche;
CREATE TABLE fiche (
    slug        TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    status      TEXT    NOT NULL CHECK (status IN ('concept', 'gepubliceerd', 'gearchiveerd')),
    version     INTEGER NOT NULL CHECK (version >= 1),
    verified_on TEXT             CHECK (verified_on IS date(verified_on)),
    content     TEXT             CHECK (content IS NULL OR json_valid(content)),
    draft       TEXT             CHECK (draft IS NULL OR json_valid(draft)),
    CHECK (content IS NOT NULL OR status = 'concept' AND draft IS NOT NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO fiche (slug, status, version, verified_on, content, draft) SELECT slug, status, version, verified_on, content, draft FROM fiche_before;
DROP TABLE fiche_before;

CREATE TABLE proposal_next (
    id         INTEGER NOT NULL PRIMARY KEY,
    slug       TEXT    NOT NULL REFERENCES fiche (slug) ON UPDATE CASCADE,
    seen       INTEGER NOT NULL,
    made_at    TEXT    NOT NULL,
    made_by    TEXT    NOT NULL,
    note       TEXT    NOT NULL,
    draft      TEXT    CHECK (draft IS NULL OR json_valid(draft)),
    state      TEXT    NOT NULL DEFAULT 'nieuw' CHECK (state IN ('nieuw', 'overgenomen', 'afgewezen')),
    handled_at TEXT,
    handled_by TEXT,
    email      TEXT,
    answer     TEXT    NOT NULL DEFAULT ''
) STRICT;
INSERT INTO proposal_next SELECT id, slug, seen, made_at, made_by, note, draft, state, handled_at, handled_by, email, answer FROM proposal;
DROP TABLE proposal;
ALTER TABLE proposal_next RENAME TO proposal;
