-- Entities: whom and what the articles name, write and cite, each once in the library.

-- Articles whose names have not been looked up among the entities, or not since they or the user's decisions changed. Imports
-- do it in their own transaction; the rest is done behind the next import and by the reader when it is idle.
CREATE TABLE unidentified (
	article INTEGER PRIMARY KEY
);
INSERT INTO unidentified SELECT article FROM article_text;

CREATE TABLE entity (
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again
	merged INTEGER,                 -- into this entity, which may be merged itself; NULL: into none
	root INTEGER NOT NULL,          -- where that leads in the end; its own id when it is merged into none
	joined INTEGER NOT NULL DEFAULT 0, -- the article that says that the two are one; 0: the user says so
	kind INTEGER NOT NULL,          -- enum entity_kind
	name TEXT NOT NULL,
	edited INTEGER NOT NULL DEFAULT 0, -- by the user: 1: the name; 2: the kind
	rejected INTEGER NOT NULL DEFAULT 0, -- by the user: it is none
	alone INTEGER NOT NULL DEFAULT 0, -- the user took it apart: nothing but the user joins it with others
	articles INTEGER NOT NULL DEFAULT 0, -- that mention it, write or cite by its name; with those of all that it took in
	mentions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX entity_by_root ON entity (root) WHERE merged IS NOT NULL;

-- The forms that it is written in, and what they are found by (src/analyse/identity.h).
CREATE TABLE entity_name (
	entity INTEGER NOT NULL,
	name TEXT NOT NULL,
	key INTEGER NOT NULL,
	sound INTEGER,                  -- of names that are transliterated in several ways
	why INTEGER NOT NULL,           -- enum name_reason
	PRIMARY KEY (entity, name)
) WITHOUT ROWID;
CREATE INDEX entity_name_by_key ON entity_name (key);
CREATE INDEX entity_name_by_sound ON entity_name (sound) WHERE sound IS NOT NULL;

-- The folded words of its names, by which it is named on the command line and in prompts. Words of entities that are no more
-- may stay.
CREATE TABLE entity_word (
	word TEXT NOT NULL,
	entity INTEGER NOT NULL,
	PRIMARY KEY (word, entity)
) WITHOUT ROWID;

-- Where it occurs. The date is the article's, so that years are counted without a step to the articles. Deleted articles
-- have no rows.
CREATE TABLE entity_in (
	entity INTEGER NOT NULL,
	date INTEGER NOT NULL,
	article INTEGER NOT NULL,
	roles INTEGER NOT NULL,         -- enum entity_role, or'ed
	mentions INTEGER NOT NULL,
	at INTEGER NOT NULL,            -- byte of the first mention
	PRIMARY KEY (entity, date, article)
) WITHOUT ROWID;
CREATE INDEX entity_in_article ON entity_in (article, entity);

-- Which entities an article's names are: one number for each of article_text.names, or for each of `names` where the user's
-- word parts or adds some. Without a row: not looked up.
CREATE TABLE article_entities (
	article INTEGER PRIMARY KEY,
	ids BLOB NOT NULL,
	names BLOB
);

-- What the user said of names: whose they are, in one article or in all (0), whatever is found.
CREATE TABLE entity_pin (
	key INTEGER NOT NULL,           -- of the name and its kind
	article INTEGER NOT NULL,
	entity INTEGER NOT NULL,        -- 0: nobody's
	text TEXT,                      -- of a name that the user gave: it is looked for in the texts
	PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE INDEX entity_pin_by_entity ON entity_pin (entity);

PRAGMA user_version = 7;
