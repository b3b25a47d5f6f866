-- Questions without an answer that staff put away: nothing has to be done about them. `text` is the question as the list groups them: lower-case,
-- without accents and marks.
CREATE TABLE settled_question (
    text     TEXT NOT NULL PRIMARY KEY,
    saved_at TEXT NOT NULL,
    saved_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
