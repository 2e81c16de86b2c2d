#include "ref_find.h"

#include <string.h>

#include "base/utf8.h"

/* The labels of one work's tokens, read into a reference. */
struct reader {
	struct ref_finder *f;
	const struct ref_entry *e;
	size_t first, end; /* tokens: half-open */
	struct reference *r;
	VEC(struct name) names;
};

static unsigned
label(const struct reader *x, size_t i)
{
	return x->e->labels.at[i];
}

/* The last token of the chunk that begins at i. */
static size_t
chunk_end(const struct reader *x, size_t i)
{
	unsigned inside = label(x, i) + 1;

	while (i + 1 < x->end && label(x, i + 1) == inside)
		i++;
	return i;
}

static bool
is_mark(const struct ref_token *k, const char *marks)
{
	return k->kind == TOKEN_IS_MARK && strchr(marks, k->mark) != NULL;
}

/* Does the closing mark at `last` close something that opens behind `first`? */
static bool
closes_inside(const struct ref_entry *e, size_t first, size_t last)
{
	size_t i, n = 0;
	uint32_t cp, close;

	utf8_decode(e->text, e->tokens.at[last].beg, &close);
	for (i = first; i < last; i++) {
		if (e->tokens.at[i].mark != '"')
			continue;
		utf8_decode(e->text, e->tokens.at[i].beg, &cp);
		n = cp == close && cp != '"' && cp != '\'' ? 0 : n + 1;
	}
	return close == '"' || close == '\'' ? n % 2 : n > 0;
}

/* Without enclosing quotation marks and the citation's own commas and full stops. */
static const char *
chunk_text(const struct reader *x, size_t first, size_t last)
{
	const struct ref_entry *e = x->e;

	for (;;) {
		const struct ref_token *a = &e->tokens.at[first], *b = &e->tokens.at[last];

		if (first >= last)
			break;
		if (a->mark == '"' && (a->mate >= last || !a->mate || a->mate <= first))
			first++;
		else if (b->mark == '"' && !closes_inside(e, first, last))
			last--;
		else if (is_mark(b, ",;:.(-[<|/") && !(b->end - b->beg > 1 && b->mark == '.'))
			last--;
		else if (is_mark(b, ")]>") && !memchr(e->text.p + a->beg, b->mark == ')' ? '(' : b->mark == ']' ? '[' : '<', b->beg - a->beg))
			last--;
		else if (is_mark(a, ",;:.)-]|/"))
			first++;
		else
			break;
	}
	if (e->tokens.at[first].kind == TOKEN_IS_MARK && first == last)
		return NULL;
	return ref_printed(x->f, slice_sub(e->text, e->tokens.at[first].beg, e->tokens.at[last].end));
}

static void
take_date(struct reader *x, struct date d, unsigned kind)
{
	struct date *to = &x->r->date;

	if (kind == TOKEN_IS_DAY) {
		if (!to->month) {
			to->month = d.month;
			to->day = d.day;
		}
	} else if (!to->year) {
		to->year = d.year;
		if (d.month) {
			to->month = d.month;
			to->day = d.day;
		}
	} else if (to->year == d.year && !to->month) {
		*to = d;
	}
}

static void
take_name(struct reader *x, size_t first, size_t last, bool person)
{
	struct name n = { 0 };

	while (last > first && is_mark(&x->e->tokens.at[last], ",;:.&"))
		last--;
	while (first < last && is_mark(&x->e->tokens.at[first], ",;:.&"))
		first++;
	if (person)
		n = ref_name(x->f, x->e, first, last);
	else
		n.literal = chunk_text(x, first, last);
	if (n.family || n.literal)
		vec_push(&x->names, n);
}

static const char *
url_text(const struct reader *x, const struct ref_token *k)
{
	struct slice s = slice_sub(x->e->text, k->beg, k->end);
	char *out = arena_alloc(x->f->mem, s.n + 1);
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] > ' ')
			out[n++] = s.p[i];
	return out;
}

static void
take_url(struct reader *x, const struct ref_token *k)
{
	const char *s = url_text(x, k), *doi;

	if (k->kind == TOKEN_IS_DOI) {
		if (!x->r->doi)
			x->r->doi = s;
		return;
	}
	doi = strstr(s, "doi.org/10.");
	if (doi && !x->r->doi)
		x->r->doi = arena_str(x->f->mem, doi + strlen("doi.org/"));
	if (!x->r->url)
		x->r->url = s;
}

static size_t
take_chunk(struct reader *x, size_t i)
{
	struct reference *r = x->r;
	unsigned y = label(x, i);
	size_t last = chunk_end(x, i);

	if (y == LABEL_B_PERSON || y == LABEL_B_BODY)
		take_name(x, i, last, y == LABEL_B_PERSON);
	else if (y == LABEL_B_TITLE && !r->title)
		r->title = chunk_text(x, i, last);
	else if (y == LABEL_B_CONTAINER && !r->container)
		r->container = chunk_text(x, i, last);
	else if (y == LABEL_B_PUBLISHER && !r->publisher)
		r->publisher = chunk_text(x, i, last);
	return last;
}

/* A law bears its date in its title. */
static void
date_law(struct reader *x)
{
	static const char *const laws[] = { "Regulation", "Directive", "Decision", "Act", "Law", "Decree", "Resolution",
		"Council", "Commission", "Verordnung", "Richtlinie", "Gesetz", "Loi", "Ley", "Lei", "Legge" };
	size_t i, n;

	for (n = 0; n < sizeof(laws) / sizeof(laws[0]) && !slice_starts(slice_of(x->r->title), slice_of(laws[n])); n++)
		;
	if (n == sizeof(laws) / sizeof(laws[0]) || x->r->date.month)
		return;
	for (i = x->first; i < x->end; i++)
		if (label(x, i) == LABEL_I_TITLE && x->e->tokens.at[i].kind == TOKEN_IS_DATE &&
		    (!x->r->date.year || x->r->date.year == x->e->tokens.at[i].date.year)) {
			x->r->date = x->e->tokens.at[i].date;
			return;
		}
}

static void
read_work(struct reader *x)
{
	struct name *names;
	size_t i, last;

	for (i = x->first; i < x->end; i++) {
		const struct ref_token *k = &x->e->tokens.at[i];

		switch (label(x, i)) {
		case LABEL_DATE: take_date(x, k->date, k->kind); break;
		case LABEL_URL: take_url(x, k); break;
		case LABEL_PAGES:
			for (last = i; last + 1 < x->end && label(x, last + 1) == LABEL_PAGES; last++)
				;
			if (!x->r->pages)
				x->r->pages = chunk_text(x, i, last);
			i = last;
			break;
		case LABEL_B_PERSON:
		case LABEL_B_BODY:
		case LABEL_B_TITLE:
		case LABEL_B_CONTAINER:
		case LABEL_B_PUBLISHER: i = take_chunk(x, i); break;
		default: break;
		}
	}
	if (!x->r->date.year)
		x->r->date = (struct date){ 0 };
	date_law(x);
	names = arena_alloc(x->f->mem, x->names.n * sizeof(*names));
	if (x->names.n)
		memcpy(names, x->names.at, x->names.n * sizeof(*names));
	x->r->authors = names;
	x->r->nauthors = x->names.n;
	vec_clear(&x->names);
}

static bool
is_empty(const struct reference *r)
{
	return !r->nauthors && !r->title && !r->container && !r->publisher && !r->date.year && !r->url && !r->doi;
}

/* One work of the note, from its tokens. */
static void
add_work(struct reader *x, const struct note *n, bool whole)
{
	struct reference r = { .same_as = REFERENCE_NONE };
	const struct ref_entry *e = x->e;

	while (x->first < x->end && is_mark(&e->tokens.at[x->first], ",;.:"))
		x->first++;
	if (x->first >= x->end)
		return;
	r.beg = whole ? n->beg : n->beg + e->tokens.at[x->first].beg;
	r.end = whole ? n->end : n->beg + e->tokens.at[x->end - 1].end;
	if (n->label_beg < n->label_end)
		r.label = ref_printed(x->f, slice_sub(x->f->a->doc.text, n->label_beg, n->label_end));
	if (n->number)
		r.label = arena_printf(x->f->mem, "%u", (unsigned)n->number);
	r.text = ref_printed(x->f, slice_sub(x->f->a->doc.text, r.beg, r.end));
	if (whole || r.beg == n->beg + e->tokens.at[0].beg)
		r.beg = n->mark;
	x->r = &r;
	read_work(x);
	if (is_empty(&r))
		r.kind = REFERENCE_PROSE;
	vec_push(&x->f->refs, r);
}

/* The note without prose before its work: "The figures come from Harlan, Petra, The Quay". */
static struct note
without_lead(struct ref_finder *f, const struct note *n)
{
	struct note m = *n;
	size_t from;

	entry_cut(&f->entry, slice_sub(f->a->doc.text, n->beg, n->end));
	if ((from = entry_lead(&f->entry)) > 0) {
		m.beg += f->entry.tokens.at[from].beg;
		entry_cut(&f->entry, slice_sub(f->a->doc.text, m.beg, m.end));
	}
	return m;
}

void
ref_parse_note(struct ref_finder *f, uint32_t note, unsigned style)
{
	const struct note n = without_lead(f, &f->notes.notes.at[note]);
	struct ref_entry *e = &f->entry;
	struct reader x = { .f = f, .e = e };
	size_t i, works = 1;

	entry_segment(e);
	e->style = style;
	entry_label(e);
	entry_mend(e);
	for (i = 0; i < e->tokens.n; i++)
		works += e->labels.at[i] == LABEL_NEXT;
	f->first_of_note.at[note] = (uint32_t)f->refs.n;
	for (i = 0; i <= e->tokens.n; i++) {
		if (i < e->tokens.n && e->labels.at[i] != LABEL_NEXT)
			continue;
		x.end = i;
		add_work(&x, &n, works == 1);
		x.first = i + 1;
	}
	if (f->first_of_note.at[note] == f->refs.n)
		f->first_of_note.at[note] = REFERENCE_NONE;
	vec_free(&x.names);
}

unsigned
ref_style(struct ref_finder *f, const struct note_list *l)
{
	struct ref_style s = { 0 };
	struct slice text = f->a->doc.text;
	uint32_t k;

	for (k = l->first; k < l->last && s.entries < STYLE_ENTRIES; k++) {
		const struct note *n = &f->notes.notes.at[k];

		if (n->end - n->beg < 30) /* ibid. */
			continue;
		entry_cut(&f->entry, slice_sub(text, n->beg, n->end));
		style_add(&s, &f->entry);
	}
	return style_bits(&s);
}
