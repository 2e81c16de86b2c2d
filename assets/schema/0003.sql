-- Quotations: passages that stand in two articles.

-- Articles whose text has not been compared with the others, or not since it changed. They are traced behind each import
-- and by the reader when it is idle.
CREATE TABLE untraced (
	article INTEGER PRIMARY KEY
);
INSERT INTO untraced SELECT article FROM article_text;
CREATE TRIGGER article_text_untraced_insert AFTER INSERT ON article_text BEGIN
	INSERT OR IGNORE INTO untraced VALUES (new.article);
END;
CREATE TRIGGER article_text_untraced_update AFTER UPDATE OF text, blocks ON article_text BEGIN
	INSERT OR IGNORE INTO untraced VALUES (new.article);
END;

-- What the index calls an article: a number that is never used again, so that an article whose text has changed gets a new
-- one and the index forgets the old one when it comes by (dead_slot).
CREATE TABLE slot (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	article INTEGER NOT NULL UNIQUE,
	hash INTEGER NOT NULL           -- slice_hash() of the text that was traced
);
CREATE TABLE dead_slot (
	id INTEGER PRIMARY KEY
);

-- The index of fingerprints: sorted runs, merged as they grow (src/db/prints.c).
CREATE TABLE print_run (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	entries INTEGER NOT NULL,
	target INTEGER                  -- the run that it is being merged into
);
CREATE TABLE print_block (
	id INTEGER PRIMARY KEY,         -- run << 32 | first hash
	entries BLOB NOT NULL
);

-- A passage that stands in the articles a and b; offsets are bytes of their texts. Read by either article, without a step
-- to another row: the index holds all columns.
CREATE TABLE quotation (
	a INTEGER NOT NULL,
	b INTEGER NOT NULL,
	a_beg INTEGER NOT NULL,
	a_end INTEGER NOT NULL,
	b_beg INTEGER NOT NULL,
	b_end INTEGER NOT NULL,
	similarity INTEGER NOT NULL,    -- in 10000ths
	flags INTEGER NOT NULL,         -- enum quotation_flag
	PRIMARY KEY (a, b, a_beg)
) WITHOUT ROWID;
CREATE INDEX quotation_by_b ON quotation (b, a, a_beg, a_end, b_beg, b_end, similarity, flags);

PRAGMA user_version = 3;
