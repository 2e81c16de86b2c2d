#ifndef IBID_UI_STYLE_H
#define IBID_UI_STYLE_H

/* What a cell means; the theme says how that looks. Name for `color` commands, letter for golden screens. */
#define STYLES(X)                                                                                  \
	X(NORMAL, "normal", '.')                                                                   \
	X(DIM, "dim", ',')                                                                         \
	X(RULE, "rule", '|')               /* lines between panes, ellipses, other furniture */     \
	X(TITLE, "title", 'T')             /* a pane's title row */                                 \
	X(TITLE_FOCUSED, "title-focused", 'F')                                                     \
	X(STATUS, "status", 's')                                                                   \
	X(STATUS_KEY, "status-key", 'k')                                                           \
	X(MESSAGE, "message", 'm')                                                                 \
	X(ERROR, "error", 'e')                                                                     \
	X(PROMPT, "prompt", 'p')                                                                   \
	X(SELECTED, "selected", 'S')       /* the list's current row, focused */                    \
	X(SELECTED_UNFOCUSED, "selected-unfocused", 'U')                                           \
	X(UNREAD, "unread", 'u')                                                                   \
	X(STAR, "star", '*')                                                                       \
	X(HEADLINE, "headline", 'H')       /* the article's title */                                \
	X(BYLINE, "byline", 'b')                                                                   \
	X(HEADING, "heading", 'h')                                                                 \
	X(QUOTE, "quote", 'q')                                                                     \
	X(CAPTION, "caption", 'c')                                                                 \
	X(PREFORMATTED, "preformatted", 'f')                                                       \
	X(LINK, "link", 'l')                                                                       \
	X(PERSON, "person", 'P')                                                                   \
	X(ORGANISATION, "organisation", 'O')                                                       \
	X(PLACE, "place", 'L')                                                                     \
	X(MISC, "misc", 'M')                                                                       \
	X(LIT, "lit", 'E')                 /* all mentions of the chosen entity */                  \
	X(WANTED, "wanted", 'w')             /* a citation whose source is missing */               \
	X(QUOTED, "quoted", 'Q')             /* the bar beside a traced quotation */                \
	X(UNFOUND, "unfound", 'N')           /* said to be quoted from a source, and not found there */ \
	X(CITATION, "citation", 'C')                                                               \
	X(HIT, "hit", '/')                                                                         \
	X(HIT_CURRENT, "hit-current", '!')                                                         \
	X(CURSOR, "cursor", '_')           /* the chosen mention, citation, ... in the text */      \
	X(REMOVED, "removed", '-')         /* in the page as it came: what the article leaves out */ \
	X(PROGRESS, "progress", '=')

enum style {
#define STYLE_ENUM(id, name, letter) STYLE_##id,
	STYLES(STYLE_ENUM)
#undef STYLE_ENUM
	    STYLE_COUNT
};

enum style_attr {
	ATTR_BOLD = 1,
	ATTR_UNDERLINE = 2,
	ATTR_REVERSE = 4,
	ATTR_ITALIC = 8,
	ATTR_DIM = 16,
};

#endif
