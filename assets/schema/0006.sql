-- Words of the titles of sources, by which one is named when two are merged: title_words() is in src/db/source_titles.c.
CREATE VIEW source_words AS SELECT id, title_words(coalesce(nullif(title, ''), url, doi)) AS words FROM source;
CREATE VIRTUAL TABLE source_search USING fts5 (
	words,
	content = 'source_words', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3'
);
INSERT INTO source_search (source_search) VALUES ('rebuild');

PRAGMA user_version = 6;
