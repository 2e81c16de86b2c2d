#include "reference.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/ref_find.h"
#include "base/utf8.h"

const char *
ref_printed(struct ref_finder *f, struct slice s)
{
	char *out;
	size_t i, n = 0;

	if (!s.n)
		return NULL;
	out = arena_alloc(f->mem, s.n + 1);
	for (i = 0; i < s.n; i++) {
		char c = (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i];

		if (c != ' ' || (n && out[n - 1] != ' '))
			out[n++] = c;
	}
	while (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	if (!n)
		return NULL;
	return out;
}

void
ref_fold(struct str *out, struct slice s)
{
	size_t at, used, i, n, beg = out->n;
	uint32_t cp, folded[UTF8_FOLD_MAX];
	bool gap = false;

	for (at = 0; at < s.n; at += used) {
		used = utf8_decode(s, at, &cp);
		if (cp == '\'' || cp == 0x2019 || utf8_is_mark(cp))
			continue;
		if (!utf8_is_alnum(cp)) {
			gap = true;
			continue;
		}
		if (gap && out->n > beg)
			str_putc(out, ' ');
		gap = false;
		if (cp < 0x80) {
			str_putc(out, utf8_fold_ascii((char)cp, false));
			continue;
		}
		n = utf8_fold(cp, false, folded);
		for (i = 0; i < n; i++)
			str_putcp(out, folded[i]);
	}
}

bool
ref_in_list(const struct ref_finder *f, size_t at, size_t *end)
{
	size_t lo = 0, hi = f->notes.lists.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const struct note_list *l = &f->notes.lists.at[mid];

		*end = l->end;
		if (at < l->beg)
			hi = mid;
		else if (at >= l->end)
			lo = mid + 1;
		else
			return true;
	}
	return false;
}

/* Drop what a list without numbers holds beside works. */
static void
drop_prose(struct ref_finder *f, uint32_t note)
{
	uint32_t first = f->first_of_note.at[note];

	if (first == REFERENCE_NONE || f->notes.notes.at[note].number ||
	    f->notes.notes.at[note].label_beg < f->notes.notes.at[note].label_end)
		return;
	if (f->refs.n == first + 1 && f->refs.at[first].kind == REFERENCE_PROSE) {
		f->refs.n--;
		f->first_of_note.at[note] = REFERENCE_NONE;
	}
}

static void
parse_lists(struct ref_finder *f)
{
	size_t i;
	uint32_t k;

	vec_reserve(&f->first_of_note, f->notes.notes.n + 1);
	f->first_of_note.n = f->notes.notes.n;
	for (i = 0; i < f->notes.lists.n; i++) {
		const struct note_list *l = &f->notes.lists.at[i];
		unsigned style = ref_style(f, l);

		for (k = l->first; k < l->last; k++) {
			ref_parse_note(f, k, style);
			drop_prose(f, k);
		}
	}
}

static void
add_related(struct ref_finder *f)
{
	size_t i;

	for (i = 0; i < f->a->nrelated; i++)
		vec_push(&f->refs, ((struct reference){ .kind = REFERENCE_RELATED, .same_as = REFERENCE_NONE,
				       .url = f->a->related[i].url, .title = f->a->related[i].title,
				       .text = f->a->related[i].title ? f->a->related[i].title : f->a->related[i].url }));
}

static int
by_place(const void *pa, const void *pb)
{
	const struct citation *a = pa, *b = pb;

	if (a->beg != b->beg)
		return a->beg < b->beg ? -1 : 1;
	if (a->end != b->end)
		return a->end > b->end ? -1 : 1;
	return (a->reference > b->reference) - (a->reference < b->reference);
}

static void
hand_over(struct ref_finder *f)
{
	struct reference *refs = arena_alloc(f->mem, (f->refs.n + 1) * sizeof(*refs));
	struct citation *citations = arena_alloc(f->mem, (f->citations.n + 1) * sizeof(*citations));

	if (f->refs.n)
		memcpy(refs, f->refs.at, f->refs.n * sizeof(*refs));
	if (f->citations.n) {
		qsort(f->citations.at, f->citations.n, sizeof(*f->citations.at), by_place);
		memcpy(citations, f->citations.at, f->citations.n * sizeof(*citations));
	}
	f->a->references = refs;
	f->a->nreferences = f->refs.n;
	f->a->citations = citations;
	f->a->ncitations = f->citations.n;
}

void
reference_find(struct article *a, struct arena *mem)
{
	struct ref_finder f = { .a = a, .mem = mem };

	notes_find(&f.notes, &a->doc);
	parse_lists(&f);
	ref_resolve(&f);
	add_related(&f);
	cite_markers(&f);
	cite_years(&f);
	cite_links(&f);
	cite_attributions(&f);
	hand_over(&f);
	notes_free(&f.notes);
	entry_free(&f.entry);
	vec_free(&f.refs);
	vec_free(&f.first_of_note);
	vec_free(&f.citations);
	str_free(&f.scratch);
}
