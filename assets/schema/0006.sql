-- Words of the titles of sources, by which one is named when two are merged.
CREATE VIRTUAL TABLE source_search USING fts5 (
	title_key,
	content = 'source', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO source_search (source_search) VALUES ('rebuild');

PRAGMA user_version = 6;
