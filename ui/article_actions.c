/* The commands about articles that are no pane's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "base/utf8.h"
#include "ui/entity_actions.h"
#include "ui/ui.h"

/* The article that a command is about: in the list the selected one, else the open one. */
static int64_t
current_article(struct ui *ui)
{
	if (!ui->page && ui->wish.focus == PANE_LIST)
		return list_pane_selected(ui->panes[PANE_LIST]);
	return ui->article ? ui->article->id : 0;
}

/* As above; 0 after saying that there is none. */
static int64_t
need_article(struct ui *ui)
{
	int64_t id = current_article(ui);

	if (!id)
		ui_fail(ui, &(struct err){ ERR_NOTFOUND, "there is no article here; i imports some" });
	return id;
}

/* The article itself: the open one, or read into mem; NULL after saying why there is none. */
static struct article *
take_article(struct ui *ui, struct arena *mem)
{
	int64_t id = need_article(ui);
	struct article *a;
	struct err e = { 0 };

	if (!id)
		return NULL;
	if (ui->article && ui->article->id == id)
		return ui->article;
	if (library_article(ui->library, &a, mem, id, &e) == 0)
		return a;
	ui_fail(ui, &e);
	return NULL;
}

static void
changed(struct ui *ui)
{
	ui_refresh(ui);
	text_pane_theme(ui->panes[PANE_TEXT]);
}

static void
open_neighbour(struct ui *ui, int step, bool unread)
{
	int64_t id = list_pane_neighbour(ui->panes[PANE_LIST], step, unread);

	if (id)
		ui_open(ui, id, SIZE_MAX, true);
	else
		ui_say(ui, unread ? "No unread article that way" : "No article that way");
}

static void
go(struct ui *ui, struct place to)
{
	if (ui->article && to.article == ui->article->id && to.original == text_pane_is_original(ui->panes[PANE_TEXT]))
		text_pane_goto(ui->panes[PANE_TEXT], to.at);
	else if (ui_open(ui, to.article, to.at, false) == 0 && to.original)
		text_pane_show(ui->panes[PANE_TEXT], to.at, true);
}

static void
jump(struct ui *ui, bool back)
{
	struct place to;

	if (back ? jumps_back(&ui->jumps, ui_place(ui), &to) : jumps_forward(&ui->jumps, &to))
		go(ui, to);
	else
		ui_say(ui, back ? "No place further back" : "No place further on");
}

static void
set_mark(struct ui *ui, struct slice letter)
{
	struct place here = ui_place(ui);
	struct err e = { 0 };

	if (!here.article)
		err_set(&e, ERR_NOTFOUND, "there is no article here; i imports some");
	else if (here.original)
		err_set(&e, ERR_INPUT, "marks belong to the article; O goes back to it");
	if (e.code || library_set_mark(ui->library, letter.p[0], here.article, here.at, &e) < 0)
		ui_fail(ui, &e);
	else
		ui_say(ui, "Mark %c set", letter.p[0]);
}

static void
go_mark(struct ui *ui, struct slice letter)
{
	struct place here = ui_place(ui), to = { .article = here.article };
	struct err e = { 0 };

	if (letter.p[0] == '\'' || letter.p[0] == '`') {
		jump(ui, true);
		return;
	}
	if (library_mark(ui->library, letter.p[0], &to.article, &to.at, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	jumps_push(&ui->jumps, here);
	go(ui, to);
}

static void
toggle(struct ui *ui, bool star)
{
	struct arena mem = { 0 };
	struct article *a = take_article(ui, &mem);
	struct err e = { 0 };
	bool on;

	if (!a)
		goto out;
	on = star ? !a->starred : !a->read;
	if ((star ? library_set_starred(ui->library, a->id, on, &e) : library_set_read(ui->library, a->id, on, &e)) < 0) {
		ui_fail(ui, &e);
		goto out;
	}
	if (!star)
		ui_forget_read(ui, a->id);
	*(star ? &a->starred : &a->read) = on;
	ui_remember_edit(ui, (struct ui_edit){ .kind = star ? EDIT_STARRED : EDIT_READ, .article = a->id, .on = on });
	changed(ui);
	if (star)
		ui_say(ui, on ? "Starred" : "Star taken");
	else
		ui_say(ui, on ? "Marked read" : "Marked unread");
out:
	arena_free(&mem);
}

/* --- deleting, with undo --------------------------------------------------------------------- */

/* What is so already would, undone, become what it never was. */
static int
expect_deleted(struct ui *ui, int64_t id, bool deleted, struct err *e)
{
	int64_t index;

	if (library_index_of(ui->library, &index, NULL, SORT_DATE, true, id, e) < 0)
		return -1;
	if ((index < 0) == deleted)
		return 0;
	return err_set(e, ERR_INPUT, deleted ? "it is not deleted" : "it is deleted already; :restore brings it back");
}

static int
set_deleted(struct ui *ui, int64_t id, bool deleted, struct err *e)
{
	int64_t next = 0;

	if (deleted && ui->article && ui->article->id == id) {
		next = list_pane_neighbour(ui->panes[PANE_LIST], 1, false);
		if (!next)
			next = list_pane_neighbour(ui->panes[PANE_LIST], -1, false);
		ui_save_place(ui);
	}
	if ((deleted ? library_delete(ui->library, id, e) : library_restore(ui->library, id, e)) < 0)
		return -1;
	if (deleted && ui->article && ui->article->id == id)
		ui_close_article(ui);
	changed(ui);
	if (!deleted)
		ui_open(ui, id, SIZE_MAX, false);
	else if (next)
		ui_open(ui, next, SIZE_MAX, false);
	return 0;
}

void
ui_remember_edit(struct ui *ui, struct ui_edit edit)
{
	ui->edits.n = ui->edits_done;
	vec_push(&ui->edits, edit);
	ui->edits_done = ui->edits.n;
}

static void
delete_article(struct ui *ui)
{
	int64_t id = need_article(ui);
	struct err e = { 0 };

	if (!id)
		return;
	if (expect_deleted(ui, id, false, &e) < 0 || set_deleted(ui, id, true, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_DELETED, .article = id, .on = true });
	ui_say(ui, "Deleted; u brings it back");
}

static void
restore_article(struct ui *ui)
{
	int64_t id = need_article(ui);
	struct err e = { 0 };

	if (!id)
		return;
	if (expect_deleted(ui, id, true, &e) < 0 || set_deleted(ui, id, false, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_DELETED, .article = id, .on = false });
	ui_say(ui, "It is in the library again");
}

/* Make a change, or its opposite. */
static int
apply(struct ui *ui, const struct ui_edit *edit, bool undo, struct err *e)
{
	bool on = edit->on != undo;

	switch (edit->kind) {
	case EDIT_DELETED: return set_deleted(ui, edit->article, on, e);
	case EDIT_STARRED: return library_set_starred(ui->library, edit->article, on, e);
	case EDIT_READ: return library_set_read(ui->library, edit->article, on, e);
	case EDIT_LINE:
		if (library_line_edit(ui->library, &edit->line, !undo, e) < 0)
			return -1;
		ui_text_changed(ui);
		return 0;
	case EDIT_ENTITY: return ui_redo_entity(ui, edit->token, !undo, e);
	default:
		return undo ? library_source_undo(ui->library, edit->token, e)
			    : library_source_redo(ui->library, edit->token, e);
	}
}

static const char *
edit_name(const struct ui_edit *edit, bool undo)
{
	bool on = edit->on != undo;

	switch (edit->kind) {
	case EDIT_DELETED: return on ? "Deleted again" : "Brought back";
	case EDIT_STARRED: return on ? "Starred again" : "Star taken";
	case EDIT_READ: return on ? "Marked read" : "Marked unread";
	default: return undo ? "Correction taken back" : "Corrected again";
	}
}

/* What it changed is there no more, by another program's doing: it must not stand before the others for ever. */
static void
forget_edit(struct ui *ui, bool redo)
{
	ui->edits_done -= !redo;
	vec_remove(&ui->edits, ui->edits_done);
}

static void
undo(struct ui *ui, bool redo)
{
	const struct ui_edit *edit;
	struct err e = { 0 };

	if (redo ? ui->edits_done == ui->edits.n : ui->edits_done == 0) {
		ui_say(ui, redo ? "Nothing to redo" : "Nothing to undo");
		return;
	}
	edit = &ui->edits.at[redo ? ui->edits_done : ui->edits_done - 1];
	if (apply(ui, edit, !redo, &e) < 0) {
		if (e.code == ERR_NOTFOUND || e.code == ERR_INPUT)
			forget_edit(ui, redo);
		ui_fail(ui, &e);
		return;
	}
	ui->edits_done += redo ? 1 : (size_t)-1;
	changed(ui);
	ui_say(ui, "%s", edit_name(edit, !redo));
}

/* --- out of the program ---------------------------------------------------------------------- */

static bool
is_web_address(const char *url)
{
	const char *p;

	if (!url || (strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0))
		return false;
	for (p = url; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7F || *p == '"' || *p == '\'' || *p == '\\' || *p == '`')
			return false;
	return true;
}

void
ui_browse(struct ui *ui, const char *url)
{
	struct err e = { 0 };

	if (!is_web_address(url))
		err_set(&e, ERR_INPUT, "only plain http and https addresses are opened");
	else if (!ui->host->browse)
		err_set(&e, ERR_INPUT, "no browser can be started here");
	if (e.code || ui->host->browse(ui->host->ctx, url, &e) < 0)
		ui_fail(ui, &e);
	else
		ui_say(ui, "Opened %s", url);
}

static void
open_url(struct ui *ui)
{
	struct arena mem = { 0 };
	const struct article *a = take_article(ui, &mem);

	if (a && a->url)
		ui_browse(ui, a->url);
	else if (a)
		ui_say(ui, "This article has no address; it came from %s", a->origin);
	arena_free(&mem);
}

static void
put_citation(struct str *out, const struct article *a)
{
	char date[DATE_ISO_MAX];

	date_human(date, a->date);
	if (a->author)
		str_printf(out, "%s, ", a->author);
	str_printf(out, "“%s”", a->title);
	if (a->publisher)
		str_printf(out, ", %s", a->publisher);
	if (date[0])
		str_printf(out, ", %s", date);
	if (a->url)
		str_printf(out, ", %s", a->url);
	str_putc(out, '.');
}

void
ui_copy(struct ui *ui, struct slice text, const char *what)
{
	struct str safe = { 0 };
	struct err e = { 0 };

	utf8_put_safe_lines(&safe, text); /* it may be pasted into a terminal */
	if (!ui->host->copy)
		err_set(&e, ERR_INPUT, "there is no clipboard here");
	if (e.code || ui->host->copy(ui->host->ctx, str_slice(&safe), &e) < 0)
		ui_fail(ui, &e);
	else
		ui_say(ui, "Copied the %s", what);
	str_free(&safe);
}

static void
copy(struct ui *ui, struct slice what)
{
	struct arena mem = { 0 };
	const struct article *a = take_article(ui, &mem);
	struct str text = { 0 };
	char name[16];
	struct err e = { 0 };

	if (!a)
		return;
	if (!what.n || slice_eq(what, SLICE("citation")))
		put_citation(&text, a);
	else if (slice_eq(what, SLICE("url")) && a->url)
		str_puts(&text, a->url);
	else if (slice_eq(what, SLICE("title")))
		str_puts(&text, a->title);
	else if (slice_eq(what, SLICE("text")))
		str_put(&text, a->doc.text);
	else
		err_set(&e, ERR_INPUT, slice_eq(what, SLICE("url")) ? "this article has no address"
								   : "copy takes url, title, citation or text");
	snprintf(name, sizeof(name), "%.*s", what.n ? (int)what.n : 8, what.n ? what.p : "citation");
	if (e.code)
		ui_fail(ui, &e);
	else
		ui_copy(ui, str_slice(&text), name);
	str_free(&text);
	arena_free(&mem);
}

static void
pipe_article(struct ui *ui, struct slice command)
{
	struct arena mem = { 0 };
	const struct article *a;
	struct str safe = { 0 };
	struct err e = { 0 };
	char *line;

	command = slice_trim(command);
	if (!command.n || !(a = take_article(ui, &mem)))
		return;
	line = mem_dup(command.p, command.n);
	utf8_put_safe_lines(&safe, a->doc.text); /* what the command prints goes to the terminal */
	if (!ui->host->pipe)
		err_set(&e, ERR_INPUT, "no command can be run here");
	if (e.code || ui->host->pipe(ui->host->ctx, line, str_slice(&safe), &e) < 0)
		ui_fail(ui, &e);
	str_free(&safe);
	free(line);
	arena_free(&mem);
}

static void
limit(struct ui *ui, struct slice query)
{
	struct err e = { 0 };

	if (list_pane_limit(ui->panes[PANE_LIST], query, &e) < 0)
		ui_fail(ui, &e);
	else if (query.n && ui->wish.focus != PANE_LIST)
		ui_focus(ui, PANE_LIST);
}

bool
ui_article_action(struct ui *ui, enum command_id id, struct slice arg)
{
	switch (id) {
	case COMMAND_NEXT_ARTICLE: open_neighbour(ui, 1, false); return true;
	case COMMAND_PREVIOUS_ARTICLE: open_neighbour(ui, -1, false); return true;
	case COMMAND_NEXT_UNREAD: open_neighbour(ui, 1, true); return true;
	case COMMAND_PREVIOUS_UNREAD: open_neighbour(ui, -1, true); return true;
	case COMMAND_BACK: jump(ui, true); return true;
	case COMMAND_FORWARD: jump(ui, false); return true;
	case COMMAND_MARK: set_mark(ui, arg); return true;
	case COMMAND_GO_MARK: go_mark(ui, arg); return true;
	case COMMAND_STAR: toggle(ui, true); return true;
	case COMMAND_TOGGLE_READ: toggle(ui, false); return true;
	case COMMAND_OPEN_URL: open_url(ui); return true;
	case COMMAND_COPY: copy(ui, arg); return true;
	case COMMAND_PIPE: pipe_article(ui, arg); return true;
	case COMMAND_DELETE: delete_article(ui); return true;
	case COMMAND_RESTORE: restore_article(ui); return true;
	case COMMAND_UNDO: undo(ui, false); return true;
	case COMMAND_REDO: undo(ui, true); return true;
	case COMMAND_LIMIT: limit(ui, arg); return true;
	case COMMAND_TURN:
	case COMMAND_SORT:
	case COMMAND_ORIGINAL:
	case COMMAND_FIND:
	case COMMAND_FIND_NEXT:
	case COMMAND_FIND_PREVIOUS: {
		/* Typed in another pane, they are still about the list or the text. */
		struct pane *p = ui->panes[id == COMMAND_TURN ? PANE_SIDE : id == COMMAND_SORT ? PANE_LIST : PANE_TEXT];

		if (p == ui_focused(ui))
			return false;
		if (id == COMMAND_TURN && p->rect.rows < 1)
			ui_focus(ui, PANE_SIDE); /* it is folded: it opens over the text */
		return p->ops->command(p, id, -1, arg);
	}
	case COMMAND_WANTED: ui_show_wanted(ui); return true;
	case COMMAND_INDEPENDENCE: ui_show_independence(ui, NULL); return true;
	case COMMAND_WEB: ui_show_web(ui, need_article(ui)); return true;
	case COMMAND_IMPORT:
		if (slice_trim(arg).n)
			ui_import_start(ui, slice_trim(arg));
		return true;
	case COMMAND_TOUR: ui_tour_start(ui); return true;
	default: return false;
	}
}
