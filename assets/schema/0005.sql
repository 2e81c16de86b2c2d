-- Lines of a page that the user put into the text or took out of it; every extraction of the document obeys.
CREATE TABLE correction (
	document INTEGER NOT NULL REFERENCES document (id),
	line INTEGER NOT NULL,          -- slice_hash() of the line, without blanks at its ends
	keep INTEGER NOT NULL,          -- 1: it is text; 0: it is none
	PRIMARY KEY (document, line)
) WITHOUT ROWID;

PRAGMA user_version = 5;
