-- The fiches as they stand, and every save of them. A fiche is read and written whole, so its content is one JSON document;
-- what SQL itself has to ask stands in columns beside it.
CREATE TABLE fiche (
    slug        TEXT    NOT NULL PRIMARY KEY CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    status      TEXT    NOT NULL CHECK (status IN ('concept', 'gepubliceerd', 'gearchiveerd')),
    version     INTEGER NOT NULL CHECK (version >= 1),
    verified_on TEXT             CHECK (verified_on IS date(verified_on)),
    content     TEXT    NOT NULL CHECK (json_valid(content))
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
    slug     TEXT    NOT NULL REFERENCES fiche (slug),
    version  INTEGER NOT NULL CHECK (version >= 1),
    saved_at TEXT    NOT NULL,
    saved_by TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    status   TEXT    NOT NULL,
    content  TEXT    NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (slug, version)
) STRICT, WITHOUT ROWID;
