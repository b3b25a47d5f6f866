-- What the check of health writes and reads back.
CREATE TABLE heartbeat (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    at TEXT    NOT NULL
) STRICT;
