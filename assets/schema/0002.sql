-- What an article cites and where, packed; beside article_text, whose last column may be long. What was imported before
-- is extracted again by the next import.
CREATE TABLE article_refs (
	article INTEGER PRIMARY KEY REFERENCES article (id),
	refs BLOB NOT NULL,
	citations BLOB NOT NULL
);
INSERT OR IGNORE INTO stale (document) SELECT id FROM document;

PRAGMA user_version = 2;
