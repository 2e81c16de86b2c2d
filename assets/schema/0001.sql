-- The library's first schema. A migration is never edited once it has been released: write the next one.

-- Pages of one site share their furniture.
CREATE TABLE site (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL UNIQUE,
	documents INTEGER NOT NULL DEFAULT 0
);

-- What was imported. The light row; the bytes lie in original.
CREATE TABLE document (
	id INTEGER PRIMARY KEY,
	origin TEXT NOT NULL UNIQUE,
	site INTEGER NOT NULL REFERENCES site (id),
	encoding TEXT,
	hash INTEGER NOT NULL,          -- slice_hash() of the bytes
	size INTEGER NOT NULL,
	bad_bytes INTEGER NOT NULL,
	imported INTEGER NOT NULL       -- seconds since 1970
);
CREATE INDEX document_by_site ON document (site);
CREATE INDEX document_by_hash ON document (hash);

CREATE TABLE original (
	document INTEGER PRIMARY KEY REFERENCES document (id),
	bytes BLOB NOT NULL             -- zstd
);

-- Documents that are to be extracted again, because a line of theirs has turned out to be furniture.
CREATE TABLE stale (
	document INTEGER PRIMARY KEY REFERENCES document (id)
);

-- Lines that could be furniture. A line is learned once it stands in enough documents of its site.
CREATE TABLE line (
	site INTEGER NOT NULL REFERENCES site (id),
	hash INTEGER NOT NULL,
	documents INTEGER NOT NULL,     -- how many hold it
	learned INTEGER NOT NULL DEFAULT 0,
	holders BLOB,                   -- which ones, as varints; NULL once it is learned
	PRIMARY KEY (site, hash)
) WITHOUT ROWID;
CREATE INDEX line_learned ON line (site) WHERE learned = 1;

-- What the list shows; the rest of an article lies in article_text.
CREATE TABLE article (
	id INTEGER PRIMARY KEY,
	document INTEGER NOT NULL REFERENCES document (id),
	ordinal INTEGER NOT NULL,       -- place in the page, from 0
	title TEXT NOT NULL,
	title_key TEXT NOT NULL,        -- folded, for sorting
	author TEXT,                    -- the byline as one string
	authors BLOB NOT NULL,          -- its names; packed as all blobs here are: src/db/pack.c
	publisher TEXT,
	publisher_key TEXT NOT NULL,
	date INTEGER NOT NULL,          -- year * 10000 + month * 100 + day; parts that are not known are 0
	url TEXT,
	url_key TEXT,                   -- without what makes no difference
	language TEXT,
	words INTEGER NOT NULL,
	imported INTEGER NOT NULL,
	read INTEGER NOT NULL DEFAULT 0,
	starred INTEGER NOT NULL DEFAULT 0,
	deleted INTEGER NOT NULL DEFAULT 0 -- 1: by the user; 2: its page does not hold it any more
);
CREATE INDEX article_by_document ON article (document);
CREATE INDEX article_by_url ON article (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX article_by_date ON article (date) WHERE deleted = 0;
CREATE INDEX article_by_title ON article (title_key) WHERE deleted = 0;
CREATE INDEX article_by_publisher ON article (publisher_key, date) WHERE deleted = 0;
CREATE INDEX article_by_length ON article (words) WHERE deleted = 0;
CREATE INDEX article_by_added ON article (imported) WHERE deleted = 0;

CREATE TABLE article_text (
	article INTEGER PRIMARY KEY REFERENCES article (id),
	related BLOB NOT NULL,
	blocks BLOB NOT NULL,
	spans BLOB NOT NULL,
	names BLOB NOT NULL,
	text TEXT NOT NULL
);

CREATE VIRTUAL TABLE article_search USING fts5 (
	title, author, publisher, text,
	content = '', tokenize = 'unicode61 remove_diacritics 2'
);

-- How many articles are not deleted, so that no start has to count them.
CREATE TABLE total (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	articles INTEGER NOT NULL,
	unread INTEGER NOT NULL,
	starred INTEGER NOT NULL
);
INSERT INTO total VALUES (1, 0, 0, 0);
CREATE TRIGGER article_counts_insert AFTER INSERT ON article WHEN new.deleted = 0 BEGIN
	UPDATE total SET articles = articles + 1, unread = unread + (new.read = 0),
		starred = starred + (new.starred != 0);
END;
CREATE TRIGGER article_counts_delete AFTER DELETE ON article WHEN old.deleted = 0 BEGIN
	UPDATE total SET articles = articles - 1, unread = unread - (old.read = 0),
		starred = starred - (old.starred != 0);
END;
CREATE TRIGGER article_counts_update AFTER UPDATE OF read, starred, deleted ON article BEGIN
	UPDATE total SET
		articles = articles + (new.deleted = 0) - (old.deleted = 0),
		unread = unread + (new.deleted = 0 AND new.read = 0) - (old.deleted = 0 AND old.read = 0),
		starred = starred + (new.deleted = 0 AND new.starred != 0)
			- (old.deleted = 0 AND old.starred != 0);
END;

-- What the reader leaves behind.
CREATE TABLE state (
	article INTEGER PRIMARY KEY REFERENCES article (id),
	position INTEGER NOT NULL       -- byte of the text
);
CREATE TABLE mark (
	scope INTEGER NOT NULL,         -- the article of a..z; 0 for A..Z
	letter TEXT NOT NULL,
	article INTEGER NOT NULL REFERENCES article (id),
	position INTEGER NOT NULL,
	PRIMARY KEY (scope, letter)
) WITHOUT ROWID;
CREATE INDEX mark_by_article ON mark (article);
CREATE TABLE setting (
	key TEXT PRIMARY KEY,
	value TEXT NOT NULL
) WITHOUT ROWID;

PRAGMA application_id = 0x69626964; -- "ibid"
PRAGMA user_version = 1;
