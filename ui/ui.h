#ifndef IBID_UI_UI_H
#define IBID_UI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "app/amend.h"
#include "app/claims.h"
#include "app/ingest.h"
#include "app/library.h"
#include "app/web.h"
#include "base/err.h"
#include "ui/jumps.h"
#include "ui/keymap.h"
#include "ui/pane.h"
#include "ui/prompt.h"
#include "ui/theme.h"

/*
 * The reader without a terminal: keys in, a grid out. run.c gives it a terminal; the tests give it scripts.
 */

/* What only a terminal can do. A member may be NULL: the command then says that it is not possible here. */
struct ui_host {
	void *ctx;
	/* Put text into the terminal's clipboard. */
	int (*copy)(void *ctx, struct slice text, struct err *e);
	/* Show an http(s) address in the user's browser. */
	int (*browse)(void *ctx, const char *url, struct err *e);
	/* Leave the screen, run a shell command line with input on its standard input, wait for a key, come back. */
	int (*pipe)(void *ctx, const char *command, struct slice input, struct err *e);
	void (*suspend)(void *ctx);
	void (*redraw)(void *ctx); /* forget what the terminal shows */
	void (*mouse)(void *ctx, bool on);
};

struct ui_options {
	const char *library; /* path; as library_open() */
	const char *config;  /* path of a config file; NULL: the default one, when there is one */
	bool no_config;
	bool no_mouse;
	int64_t article;     /* open this one first; 0: where the reader left off */
	const char *command; /* run this command line at the start; NULL: none */
};

/* A change that `undo` takes back. */
struct ui_edit {
	enum edit_kind { EDIT_DELETED, EDIT_STARRED, EDIT_READ, EDIT_SOURCE, EDIT_ENTITY, EDIT_LINE } kind;
	int64_t article;
	bool on;             /* it was deleted, starred, marked read; else the opposite */
	int64_t token;       /* EDIT_SOURCE, EDIT_ENTITY: of app/sources.h, app/entities.h */
	struct line_edit line; /* EDIT_LINE */
};

/* Milliseconds to wait for another program that writes to the library. */
enum {
	UI_PATIENCE = 300, /* a command */
	UI_LAST_PATIENCE = 2000, /* the end of the reader, with what is unsaved */
};

/* What the library could not take yet, as another program was writing to it. */
struct ui_unsaved {
	int64_t article;
	size_t position;
	bool has_position, read;
};

struct ui {
	struct library *library;
	uint64_t version; /* library_version() as last drawn */
	struct settings settings;
	struct theme theme;
	struct keymap keymap;
	const struct ui_host *host;

	struct grid grid;
	struct pane *panes[PANES];
	struct pane *page; /* the topmost of the pages over the panes (help, messages, sources, ...), or NULL */
	struct layout layout;
	struct layout_wish wish;
	int dragging; /* enum pane_id of the border being dragged, -1: none */

	struct prompt prompt;
	struct str paste;
	bool pasting;
	struct key_sequence pending; /* keys of an unfinished binding */
	int count;                   /* typed before a command; -1: none */
	enum command_id wants_key;   /* a command that waits for its key; COMMAND_COUNT: none */
	struct str message;          /* until the next key */
	bool message_is_error;
	struct str log; /* all messages, a line each */

	int flash; /* milliseconds that a passage is lit up yet; 0: none is */
	struct article *article; /* the open one, in article_mem, or NULL */
	struct arena article_mem;
	struct claims_check claims; /* of the open one */
	enum { CLAIMS_UNKNOWN, CLAIMS_BEGUN, CLAIMS_TOLD } claims_state;
	struct jumps jumps;
	VEC(struct ui_unsaved) unsaved; /* one an article, the latest last */
	VEC(struct ui_edit) edits;
	size_t edits_done; /* edits before this one are done, from it on undone */

	struct ingest *import; /* one that runs, or NULL */
	bool settled, traced, identified; /* no article of the library waits for its references, quotations or names */
	struct str import_line; /* its progress, for the status row */
	const char *import_end; /* what to do when it has ended, or "" */

	int source_depth; /* of files that run commands */
	bool quit;
};

/* Open the library and run the reader on the terminal until it quits. */
int ui_run(const struct ui_options *o, struct err *e);

/* host is borrowed. The article and position where the reader left off are opened. */
int ui_new(struct ui **out, const struct ui_options *o, const struct ui_host *host, int rows, int cols, struct err *e);
void ui_free(struct ui *ui); /* remembers where the reader is */
void ui_resize(struct ui *ui, int rows, int cols);
void ui_key(struct ui *ui, uint32_t key);
void ui_mouse(struct ui *ui, const struct mouse *m);
/* Do a slice of what is left to do; true when there is more. */
bool ui_idle(struct ui *ui);
/* Milliseconds until something ends by itself, -1: nothing does; and tell that so many have passed. */
int ui_deadline(const struct ui *ui);
void ui_elapse(struct ui *ui, int milliseconds);
const struct grid *ui_draw(struct ui *ui); /* borrowed until the next call */

/* --- for the panes and the commands ---------------------------------------------------------- */

/* Run one command line as if typed behind `:`. -1 with the message shown as an error. */
int ui_command_line(struct ui *ui, struct slice line);
/* Ask for a command's argument: `text` stands there already, the label says what will be done with it. */
void ui_ask(struct ui *ui, enum command_id id, struct slice text, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* Run a command in the pane that it belongs to, else for the whole program. count -1: none. */
void ui_command(struct ui *ui, enum command_id id, int count, struct slice arg);
/* The commands that are no pane's; false when id is not one (actions.c). */
bool ui_action(struct ui *ui, enum command_id id, int count, struct slice arg);
bool ui_article_action(struct ui *ui, enum command_id id, struct slice arg); /* those about articles */
/* Run the lines of a file, all of them; e is of the first that failed. */
int ui_source(struct ui *ui, const char *path, bool must_exist, struct err *e);
void ui_complete(void *ctx, struct prompt *p, struct slice line);

void ui_say(struct ui *ui, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void ui_fail(struct ui *ui, const struct err *e); /* show an error */
void ui_focus(struct ui *ui, enum pane_id id);
struct pane *ui_focused(const struct ui *ui); /* the page when there is one */
void ui_layout(struct ui *ui);                /* after settings, folding or size changed */
void ui_close_page(struct ui *ui);  /* the topmost one; what lies below it shows again */
void ui_close_pages(struct ui *ui); /* all */
/* Over the page that is there, or in place of one of its kind; owned by ui from now on. */
void ui_show_page(struct ui *ui, struct pane *page);
void ui_draw_status(struct ui *ui, struct rect row);

/* Open an article; the place left is remembered for `back` when jump. at SIZE_MAX: where it was left. */
int ui_open(struct ui *ui, int64_t id, size_t at, bool jump);
void ui_close_article(struct ui *ui);
struct place ui_place(const struct ui *ui); /* where the reader is */
/* A slice of the search for quotations of the open article that are not found in their sources; true when there is more. */
bool ui_check_claims(struct ui *ui);
void ui_forget_claims(struct ui *ui); /* the article has changed, or what it cites: look again */
void ui_save_place(struct ui *ui);
/* Write what is unsaved, waiting so long for another program at most; -1: not all could be. */
int ui_save(struct ui *ui, int patience);
void ui_forget_read(struct ui *ui, int64_t id); /* the user said otherwise */
void ui_browse(struct ui *ui, const char *url); /* in the user's browser; http and https only */
void ui_refresh(struct ui *ui); /* the library changed: list and article are read anew */
void ui_text_changed(struct ui *ui); /* as above, with the text of an article, which is to be traced again */

void ui_show_source(struct ui *ui, int64_t source); /* the panel of a source */
void ui_show_source_at(struct ui *ui, const struct reference *r); /* that of a reference of the open article */
/* Look at the two writings of a quotation, or at a reference, without leaving. */
void ui_preview_quotation(struct ui *ui, const struct quotation *q);
void ui_preview_claim(struct ui *ui, const struct claim *c);
void ui_preview_reference(struct ui *ui, const struct reference *r);
void ui_show_wanted(struct ui *ui);
void ui_show_entity(struct ui *ui, int64_t entity); /* its page */
/* How many roots the list's articles rest on, or those that cite or quote a node. */
void ui_show_independence(struct ui *ui, const struct web_node *cited);
void ui_show_web(struct ui *ui, int64_t article); /* around an article; 0: nothing */
void ui_show_origin(struct ui *ui, uint32_t beg, uint32_t end); /* of a passage of the open article */
/* Link a source to the article with the number that is written, or take its article away. */
void ui_link(struct ui *ui, int64_t source, struct slice article, bool link);
/* Merge another source, "#NUMBER ..." or words that only its title holds, into a source; or the other way round when only
 * the other one is an article. Mark a source irrelevant, or wanted again. They say what was done. */
void ui_merge_source(struct ui *ui, int64_t source, struct slice other);
void ui_set_irrelevant(struct ui *ui, int64_t source, bool irrelevant);
/* After such an edit: remember it for undo, show what became of it, and say so; or why it failed, when rc < 0. */
void ui_corrected(struct ui *ui, int rc, int64_t token, const struct err *e, const char *said);
int64_t ui_chosen_source(const struct ui *ui); /* of the page over the panes; 0: none */
int64_t source_panel_source(const struct pane *p); /* 0: it is no such panel */
void ui_remember_edit(struct ui *ui, struct ui_edit edit); /* what was undone before can't be redone any more */
void ui_copy(struct ui *ui, struct slice text, const char *what); /* to the clipboard, and say so */

int ui_import_start(struct ui *ui, struct slice path);
int ui_tour_start(struct ui *ui); /* import the tour; polled in the same way */
bool ui_import_poll(struct ui *ui); /* true while it runs */

/* --- the panes ------------------------------------------------------------------------------- */

struct pane *list_pane_new(struct ui *ui);
int64_t list_pane_selected(const struct pane *p); /* id, 0: none */
void list_pane_select(struct pane *p, int64_t id);
/* The id of the article `step` rows on from the open one, unread only when asked; 0: none. */
int64_t list_pane_neighbour(struct pane *p, int step, bool unread);
void list_pane_refresh(struct pane *p);
/* Append the ids of its articles, at most so many. */
int list_pane_ids(struct pane *p, struct library_ids *out, size_t most, struct err *e);
int list_pane_limit(struct pane *p, struct slice query, struct err *e);

struct pane *text_pane_new(struct ui *ui);
void text_pane_show(struct pane *p, size_t at, bool original); /* ui->article changed */
size_t text_pane_position(const struct pane *p);
bool text_pane_is_original(const struct pane *p);
/* Bring a span of the article into sight and mark it as chosen; keeps the focus where it is. */
void text_pane_choose(struct pane *p, uint32_t beg, uint32_t end);
/* Choose a mention of the article's entity of that index, by its number from 0, and say which it is. */
void text_pane_choose_mention(struct pane *p, size_t entity, size_t number);
size_t text_pane_mention(const struct pane *p, size_t *number); /* the entity of the chosen mention; SIZE_MAX: none */
void text_pane_take_names(struct pane *p); /* the article's entities are others now */
/* As text_pane_choose(), but only for a moment, or until the next key; it is said of the place that a key has led to. */
void text_pane_flash(struct pane *p, uint32_t beg, uint32_t end);
void text_pane_end_flash(struct pane *p);
void text_pane_take_claims(struct pane *p); /* the article has its claims now */
void text_pane_goto(struct pane *p, size_t at);
void text_pane_theme(struct pane *p); /* settings changed that the text depends on */

struct pane *side_pane_new(struct ui *ui);
void side_pane_show(struct pane *p); /* ui->article changed */
void side_pane_take_claims(struct pane *p); /* the article has its claims now; what is chosen stays */
void side_pane_take_names(struct pane *p); /* the article's entities are others now; what is chosen stays */
/* Choose the article's entity of that index, when the pane shows entities. */
void side_pane_select(struct pane *p, size_t entity);
size_t side_pane_entity(const struct pane *p); /* that is chosen while the pane has the focus; SIZE_MAX: none */
int64_t side_pane_chosen(const struct pane *p); /* the id of the one that a correction is about; 0: none */

/* A page of text, of which the builder is emptied; over: its rows at the screen's bottom, 0: all. title is copied. */
struct pane *text_page_new(struct ui *ui, const char *title, struct doc_builder *b, int over);
struct pane *help_page_new(struct ui *ui, struct slice command); /* empty: all */
struct pane *messages_page_new(struct ui *ui);

#endif
