#include "entity_actions.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/ui.h"

enum { NAME_CELLS = 30 /* of a name in a prompt */ };

int64_t
ui_chosen_entity(const struct ui *ui)
{
	int64_t page = ui->page ? entity_page_entity(ui->page) : 0;

	return page || ui->page ? page : side_pane_chosen(ui->panes[PANE_SIDE]);
}

/* --- what was done --------------------------------------------------------------------------- */

static int64_t
shown(const struct ui *ui)
{
	return ui->article ? ui->article->id : 0;
}

/* After a correction: remember it for undo, show what became of it, and say so; or why it failed, when rc < 0. */
__attribute__((format(printf, 5, 6))) static void
corrected(struct ui *ui, int rc, entity_edit edit, const struct err *e, const char *fmt, ...)
{
	char said[400];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(said, sizeof(said), fmt, ap);
	va_end(ap);
	if (rc < 0) {
		ui_fail(ui, e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_ENTITY, .token = edit });
	ui->identified = false;
	ui_refresh(ui);
	ui_say(ui, "%s; u takes it back", said);
}

int
ui_redo_entity(struct ui *ui, entity_edit edit, bool redo, struct err *e)
{
	int rc = redo ? library_entity_redo(ui->library, edit, shown(ui), e) : library_entity_undo(ui->library, edit, shown(ui), e);

	if (rc == 0)
		ui->identified = false;
	return rc;
}

/* --- finding --------------------------------------------------------------------------------- */

/* Is it called just so? */
static bool
called(const struct entity_entry *x, struct slice name)
{
	struct str a = { 0 }, b = { 0 };
	bool same;

	utf8_put_folded(&a, slice_of(x->name), false);
	utf8_put_folded(&b, name, false);
	same = slice_eq(str_slice(&a), str_slice(&b));
	str_free(&a);
	str_free(&b);
	return same;
}

int
ui_find_entity(struct ui *ui, struct entity_entry *out, struct arena *mem, struct slice named, int64_t but, struct err *e)
{
	char *words = mem_dup(named.p, named.n);
	struct entity_entries found = { 0 };
	const struct entity_entry *other = NULL;
	size_t i, n = 0;
	int rc;

	rc = words[0] == '#' ? library_entity(ui->library, out, mem, strtoll(words + 1, NULL, 10), e)
			     : library_find_entities(ui->library, &found, mem, words, 3, e);
	free(words);
	if (rc < 0 || slice_starts(named, SLICE("#")))
		return rc;
	for (i = 0; i < found.n; i++) {
		if (found.at[i].id == but)
			continue;
		if (n++ == 0)
			*out = found.at[i];
		else if (!other)
			other = &found.at[i];
	}
	if (!n)
		return err_set(e, ERR_NOTFOUND, "nothing in the library is called so");
	if (other && (!called(out, named) || (but && called(other, named))))
		return err_set(e, ERR_INPUT, "several names hold these words; Tab lists them");
	return 0;
}

/* --- corrections ----------------------------------------------------------------------------- */

/* Its name in a prompt. */
static const char *
short_name(struct arena *mem, const char *name)
{
	struct str s = { 0 };
	const char *text;

	utf8_put_fit(&s, slice_of(name), NAME_CELLS);
	text = arena_dup(mem, str_cstr(&s), s.n);
	str_free(&s);
	return text;
}

static void
merge(struct ui *ui, const struct entity_target *t, struct slice named)
{
	struct arena mem = { 0 };
	struct entity_entry other;
	struct err e = { 0 };
	entity_edit edit = 0;
	int rc;

	if (!named.p && !t->similar) {
		ui_ask(ui, COMMAND_MERGE_ENTITY, SLICE(""), "merge into %s: ", short_name(&mem, t->name));
	} else if (named.n || !named.p) {
		rc = named.n ? ui_find_entity(ui, &other, &mem, named, t->id, &e)
			     : library_entity(ui->library, &other, &mem, t->similar, &e);
		if (rc == 0)
			rc = library_merge_entities(ui->library, &edit, t->id, other.id, &e);
		if (rc == 0 && strcmp(other.name, t->name) == 0)
			corrected(ui, rc, edit, &e, "Merged %s (%s) into it", t->name, entity_kind_name(other.kind));
		else
			corrected(ui, rc, edit, &e, "Merged %s into %s", rc < 0 ? "" : other.name, t->name);
	}
	arena_free(&mem);
}

/* What is chosen, or the name that was typed, becomes an entity of its own. */
static void
split(struct ui *ui, const struct entity_target *t, struct slice typed)
{
	char *form = typed.n ? mem_dup(typed.p, typed.n) : t->form ? mem_strdup(t->form) : NULL;
	struct err e = { 0 };
	entity_edit edit = 0;
	int64_t made;
	int rc;

	if (form) {
		rc = library_split_name(ui->library, &edit, &made, t->id, form, shown(ui), &e);
		corrected(ui, rc, edit, &e, "Split: “%s” is one of its own, and not %s", form, t->name);
	} else if (t->merged) {
		rc = library_unmerge_entity(ui->library, &edit, t->merged, &e);
		corrected(ui, rc, edit, &e, "Split: it is one of its own again, and not %s", t->name);
	} else if (t->article) {
		rc = library_split_article(ui->library, &edit, &made, t->id, t->article, &e);
		corrected(ui, rc, edit, &e, "Split: what the article calls %s is another one", t->name);
	} else {
		ui_say(ui, "Choose what to split off: a name, an article, or one that was merged");
	}
	free(form);
}

static void
rename_it(struct ui *ui, const struct entity_target *t, struct slice typed)
{
	struct err e = { 0 };
	entity_edit edit = 0;
	char *name;
	int rc;

	if (!typed.p) {
		ui_ask(ui, COMMAND_RENAME_ENTITY, slice_of(t->name), "rename to: ");
		return;
	}
	name = mem_dup(typed.p, typed.n);
	if (typed.n) {
		rc = library_rename_entity(ui->library, &edit, t->id, name, &e);
		corrected(ui, rc, edit, &e, "%s is called %s now", t->name, name);
	}
	free(name);
}

/* The kind that begins so; ENTITY_KINDS: none, or several. */
static enum entity_kind
kind_from(struct slice typed)
{
	enum entity_kind found = ENTITY_KINDS, kind;

	for (kind = 0; kind < ENTITY_KINDS; kind++) {
		if (!slice_starts_case(slice_of(entity_kind_name(kind)), typed))
			continue;
		if (found != ENTITY_KINDS)
			return ENTITY_KINDS;
		found = kind;
	}
	return found;
}

static void
set_kind(struct ui *ui, const struct entity_target *t, struct slice typed)
{
	static const char *const now[ENTITY_KINDS] = { "a person", "an organisation", "a place", "something else" };
	struct arena mem = { 0 };
	enum entity_kind kind;
	struct err e = { 0 };
	entity_edit edit = 0;
	int rc;

	if (!typed.p) {
		ui_ask(ui, COMMAND_KIND, SLICE(""), "%s is a: ", short_name(&mem, t->name));
	} else if (typed.n) {
		kind = kind_from(typed);
		rc = kind == ENTITY_KINDS ? err_set(&e, ERR_INPUT, "the kinds are person, organisation, place and misc")
					  : library_set_entity_kind(ui->library, &edit, t->id, kind, &e);
		corrected(ui, rc, edit, &e, "%s is %s now", t->name, rc < 0 ? "" : now[kind]);
	}
	arena_free(&mem);
}

static void
change_name(struct ui *ui, const struct entity_target *t, struct slice typed, bool add)
{
	struct arena mem = { 0 };
	struct err e = { 0 };
	entity_edit edit = 0;
	const char *name = typed.n ? arena_dup(&mem, typed.p, typed.n) : !typed.p && !add ? t->form : NULL;
	int rc;

	if (!typed.p && !name) {
		ui_ask(ui, add ? COMMAND_ADD_NAME : COMMAND_REMOVE_NAME, SLICE(""), add ? "add a name of %s: " : "no name of %s: ",
		    short_name(&mem, t->name));
	} else if (name && add) {
		rc = library_add_entity_name(ui->library, &edit, t->id, name, shown(ui), &e);
		corrected(ui, rc, edit, &e, "“%s” means %s from now on", name, t->name);
	} else if (name) {
		rc = library_remove_entity_name(ui->library, &edit, t->id, name, shown(ui), &e);
		corrected(ui, rc, edit, &e, "“%s” is no name of %s any more", name, t->name);
	}
	arena_free(&mem);
}

static void
reject(struct ui *ui, const struct entity_target *t)
{
	struct err e = { 0 };
	entity_edit edit = 0;
	int rc = library_reject_entity(ui->library, &edit, t->id, !t->rejected, &e);

	corrected(ui, rc, edit, &e, t->rejected ? "%s is an entity again" : "%s is no entity any more", t->name);
}

/* The list shows its articles. */
static void
only(struct ui *ui, const struct entity_target *t)
{
	char *name = mem_strdup(t->name), line[40];

	snprintf(line, sizeof(line), "limit entity:%lld", (long long)t->id);
	ui_close_pages(ui);
	ui_layout(ui);
	if (ui_command_line(ui, slice_of(line)) == 0)
		ui_say(ui, "The articles of %s; Esc shows all again", name);
	free(name);
}

bool
ui_entity_command(struct ui *ui, const struct entity_target *target, enum command_id id, struct slice arg)
{
	struct entity_target t = *target;
	struct arena mem = { 0 };
	struct slice typed = slice_trim(arg);

	switch (id) {
	case COMMAND_MERGE_ENTITY:
	case COMMAND_SPLIT_ENTITY:
	case COMMAND_RENAME_ENTITY:
	case COMMAND_KIND:
	case COMMAND_ADD_NAME:
	case COMMAND_REMOVE_NAME:
	case COMMAND_REJECT:
	case COMMAND_ONLY: break;
	default: return false;
	}
	if (!t.id && t.name) {
		ui_say(ui, "It is not looked up in the library yet; try again in a moment");
		return true;
	}
	if (!t.id) {
		ui_say(ui, "Choose a name first: in the side pane, or on a page of one");
		return true;
	}
	t.name = arena_str(&mem, t.name); /* a correction reads all anew */
	t.form = arena_str(&mem, t.form);
	switch (id) {
	case COMMAND_MERGE_ENTITY: merge(ui, &t, typed); break;
	case COMMAND_SPLIT_ENTITY: split(ui, &t, typed); break;
	case COMMAND_RENAME_ENTITY: rename_it(ui, &t, typed); break;
	case COMMAND_KIND: set_kind(ui, &t, typed); break;
	case COMMAND_ADD_NAME: change_name(ui, &t, typed, true); break;
	case COMMAND_REMOVE_NAME: change_name(ui, &t, typed, false); break;
	case COMMAND_REJECT: reject(ui, &t); break;
	default: only(ui, &t); break;
	}
	arena_free(&mem);
	return true;
}
