-- Where who proposed something can be reached, forgotten after a year; and what staff answered.
ALTER TABLE proposal ADD COLUMN email TEXT;
ALTER TABLE proposal ADD COLUMN answer TEXT NOT NULL DEFAULT '';
