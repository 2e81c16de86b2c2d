-- Sources: works that are cited, which article each is, and what the user said of them.

-- Articles whose references have not been turned into sources, or not since they changed. Imports do it in their own
-- transaction; what was there before this migration is done behind the next import and by the reader when it is idle.
CREATE TABLE unresolved (
	article INTEGER PRIMARY KEY
);
INSERT INTO unresolved SELECT article FROM article_text;

CREATE TABLE source (
	id INTEGER PRIMARY KEY,
	merged INTEGER,                     -- into this source, which may be merged itself; NULL: into none
	state INTEGER NOT NULL DEFAULT 0,   -- enum source_state
	article INTEGER,                    -- the one that it is
	reason INTEGER NOT NULL DEFAULT 0,  -- enum match_reason
	score INTEGER NOT NULL DEFAULT 0,   -- of that match, in 10000ths
	decision INTEGER NOT NULL DEFAULT 0, -- of the user: enum source_decision
	linked INTEGER,                     -- the article that the user linked
	irrelevant INTEGER NOT NULL DEFAULT 0,
	edited INTEGER NOT NULL DEFAULT 0,  -- fields that the user wrote: 1 << enum source_field
	alone INTEGER NOT NULL DEFAULT 0,   -- it has its references by the user's word or by their place, and takes in no others
	authors BLOB NOT NULL,
	title TEXT,
	title_key TEXT NOT NULL,
	container TEXT,
	date INTEGER NOT NULL,
	url TEXT,
	doi TEXT,
	text TEXT,                          -- of a reference to it, as it stood
	keys BLOB NOT NULL,                 -- its hashes in source_key, 8 bytes each
	citers INTEGER NOT NULL DEFAULT 0,  -- articles that cite it, without deleted ones
	times INTEGER NOT NULL DEFAULT 0    -- references to it there
);
CREATE INDEX source_wanted ON source (citers DESC, title_key, id)
	WHERE state IN (0, 2) AND citers > 0 AND merged IS NULL AND title_key != '';
CREATE INDEX source_by_article ON source (article) WHERE article IS NOT NULL;
CREATE INDEX source_by_linked ON source (linked) WHERE linked IS NOT NULL;
CREATE INDEX source_by_merged ON source (merged) WHERE merged IS NOT NULL;

-- How many rows source_wanted has, so that no list has to count them.
CREATE TABLE wanted_total (
	id INTEGER PRIMARY KEY CHECK (id = 1),
	sources INTEGER NOT NULL
);
INSERT INTO wanted_total VALUES (1, 0);
CREATE TRIGGER source_wanted_insert AFTER INSERT ON source
	WHEN new.state IN (0, 2) AND new.citers > 0 AND new.merged IS NULL AND new.title_key != '' BEGIN
	UPDATE wanted_total SET sources = sources + 1;
END;
CREATE TRIGGER source_wanted_delete AFTER DELETE ON source
	WHEN old.state IN (0, 2) AND old.citers > 0 AND old.merged IS NULL AND old.title_key != '' BEGIN
	UPDATE wanted_total SET sources = sources - 1;
END;
CREATE TRIGGER source_wanted_update AFTER UPDATE OF state, citers, merged, title_key ON source
	WHEN (new.state IN (0, 2) AND new.citers > 0 AND new.merged IS NULL AND new.title_key != '')
		!= (old.state IN (0, 2) AND old.citers > 0 AND old.merged IS NULL AND old.title_key != '') BEGIN
	UPDATE wanted_total SET sources = sources + CASE WHEN new.state IN (0, 2) AND new.citers > 0
		AND new.merged IS NULL AND new.title_key != '' THEN 1 ELSE -1 END;
END;

-- Which source an article's reference describes.
CREATE TABLE cite (
	article INTEGER NOT NULL,
	number INTEGER NOT NULL,        -- of the reference, from 0
	source INTEGER NOT NULL,        -- to be counted: where own was merged into
	own INTEGER NOT NULL,
	hash INTEGER NOT NULL,          -- of the reference's text
	at INTEGER NOT NULL,            -- byte of the first citation, else of the reference
	related INTEGER NOT NULL,       -- 1: the page offers it beside the text, which is no citation
	PRIMARY KEY (article, number)
) WITHOUT ROWID;
CREATE INDEX cite_by_source ON cite (source, article);
CREATE INDEX cite_by_own ON cite (own);

-- References that the user gave a source of their own.
CREATE TABLE cite_pin (
	article INTEGER NOT NULL,
	hash INTEGER NOT NULL,
	source INTEGER NOT NULL,
	PRIMARY KEY (article, hash)
) WITHOUT ROWID;

-- What sources and articles are found by: hashes of their addresses, titles, authors and dates (src/analyse/resolve.h).
CREATE TABLE source_key (
	hash INTEGER NOT NULL,
	source INTEGER NOT NULL,
	PRIMARY KEY (hash, source)
) WITHOUT ROWID;
CREATE TABLE article_key (
	hash INTEGER NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (hash, article)
) WITHOUT ROWID;
CREATE TABLE article_keys (
	article INTEGER PRIMARY KEY,
	keys BLOB NOT NULL              -- its hashes in article_key
);

PRAGMA user_version = 4;
