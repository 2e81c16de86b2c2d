#include "finder.h"

#include "ui/ui.h"

enum {
	FIND_BUDGET = 1 << 20,  /* bytes that an idle slice scans */
	FIND_AT_ONCE = 1 << 20, /* bytes that a jump to a hit may scan at once; then it goes on in idle slices */
};

bool
finder_clear(struct finder *f)
{
	bool any = f->find != NULL;

	if (f->view) {
		text_view_set_find(f->view, NULL);
		text_view_set_hit(f->view, (struct span){ 0 });
	}
	find_free(f->find);
	f->find = NULL;
	f->hit = (struct span){ 0 };
	f->seek.on = false;
	return any;
}

void
finder_attach(struct finder *f, struct ui *ui, struct text_view *view, struct slice text)
{
	finder_clear(f);
	f->ui = ui;
	f->view = view;
	f->text = text;
	f->typing = false;
}

static void
restart(struct finder *f, size_t from)
{
	finder_clear(f);
	if (!f->text.n || !f->query.n)
		return;
	f->find = find_new(f->text, str_slice(&f->query), from);
	text_view_set_find(f->view, f->find);
}

/* Go to the hit next to `at`; says what there is to say when `final`. */
static void
go(struct finder *f, size_t at, bool backward, bool final)
{
	struct span hit;
	bool wrapped = false;
	enum find_result r;

	f->seek.on = false;
	if (!f->find)
		return;
	r = backward ? find_prev(f->find, at, FIND_AT_ONCE, &hit, &wrapped)
		     : find_next(f->find, at, FIND_AT_ONCE, &hit, &wrapped);
	if (r == FIND_HIT) {
		f->hit = hit;
		text_view_set_hit(f->view, hit);
		text_view_goto(f->view, hit.beg, TEXT_KEEP);
		if (wrapped && final)
			ui_say(f->ui, "From the %s again: %zu of %zu", backward ? "bottom" : "top",
			    backward ? find_count(f->find) : 1, find_count(f->find));
	} else if (r == FIND_PENDING) {
		f->seek = (struct finder_seek){ true, backward, final, at, text_view_position(f->view) };
	} else if (final) {
		ui_say(f->ui, "\"%s\" does not stand here", f->query.p);
	}
}

/* Go on with a jump whose hit was not found at once, unless the reader has moved on. */
static void
seek(struct finder *f)
{
	struct finder_seek s = f->seek;

	f->seek.on = false;
	if (s.on && text_view_position(f->view) == s.position)
		go(f, s.at, s.backward, s.final);
}

static void
set_query(struct finder *f, struct slice query)
{
	str_clear(&f->query);
	str_put(&f->query, query);
}

static size_t
first_visible(const struct finder *f)
{
	size_t beg = 0, end = 0;

	return text_view_visible(f->view, &beg, &end) ? beg : 0;
}

void
finder_run(struct finder *f, enum command_id id, int count, struct slice query)
{
	bool final = count != 0;

	f->backward = id == COMMAND_FIND_BACKWARD;
	if (!f->typing)
		f->from = first_visible(f);
	f->typing = !final && query.n;
	if (final && !query.n) /* an empty line finds the last query again */
		query = str_slice(&f->query);
	else
		set_query(f, query);
	restart(f, f->from);
	if (!final)
		text_view_goto(f->view, f->from, TEXT_KEEP);
	go(f, f->from, f->backward, final);
}

void
finder_again(struct finder *f, bool opposite, int count)
{
	bool backward = f->backward != opposite;
	size_t beg = 0, end = 0, at;
	int i;

	if (!f->query.n) {
		ui_say(f->ui, "Nothing to find yet; / finds");
		return;
	}
	if (!f->find)
		restart(f, first_visible(f));
	for (i = 0; i < (count < 1 ? 1 : count); i++) {
		if (!text_view_visible(f->view, &beg, &end))
			return;
		/* From the current hit while it is in sight, else from the screen. */
		if (f->hit.end > f->hit.beg && f->hit.beg >= beg && f->hit.beg < end)
			at = backward ? f->hit.beg : f->hit.beg + 1;
		else
			at = backward ? end : beg;
		go(f, at, backward, true);
	}
}

bool
finder_idle(struct finder *f)
{
	bool more = f->find && !find_done(f->find) && !find_step(f->find, FIND_BUDGET);

	seek(f);
	return more || f->seek.on;
}

bool
finder_status(const struct finder *f, struct str *where, struct str *keys)
{
	size_t n, i;
	const char *more;

	if (!f->find || !f->query.n)
		return false;
	n = find_count(f->find);
	i = find_index(f->find, f->hit.beg);
	more = find_done(f->find) ? "" : "+";
	if (f->hit.end > f->hit.beg && i < n)
		str_printf(where, "\"%s\" %zu of %zu%s", f->query.p, i + 1, n, more);
	else
		str_printf(where, "\"%s\" %zu%s", f->query.p, n, more);
	str_puts(keys, "n next  N previous  Esc done");
	return true;
}

void
finder_free(struct finder *f)
{
	f->view = NULL; /* it may be gone */
	finder_clear(f);
	str_free(&f->query);
}
