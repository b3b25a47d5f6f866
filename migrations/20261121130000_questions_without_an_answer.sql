-- Questions that found nothing, for staff to learn from: the words, the day and the language of the page. Nothing about who asked.
CREATE TABLE unanswered_question (
    asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
    language TEXT NOT NULL,
    text     TEXT NOT NULL CHECK (length(text) <= 300),
    PRIMARY KEY (asked_on, language, text)
) STRICT, WITHOUT ROWID;
