#include "ref_entry.h"

#include <string.h>

/* What is known of entries beside the model: a second look at its labels, and prose before a work. */

enum {
	OUTLET_WORDS = 4, /* of an outlet that nobody knows */
	TITLE_WORDS = 5,  /* of the title before it, at least */
	LEAD_WORDS = 2,   /* small ones, before which prose is none */
	LEAD_MAX = 12
};

static bool
is_mark(const struct ref_entry *e, size_t i, char mark)
{
	return i < e->tokens.n && e->tokens.at[i].kind == TOKEN_IS_MARK && e->tokens.at[i].mark == mark;
}

static bool
is_lower(const struct ref_entry *e, size_t i)
{
	return i < e->tokens.n && e->tokens.at[i].kind == TOKEN_IS_WORD && e->tokens.at[i].shape == SHAPE_LOWER;
}

static bool
is_capital(const struct ref_entry *e, size_t i)
{
	return i < e->tokens.n && e->tokens.at[i].kind == TOKEN_IS_WORD && e->tokens.at[i].shape != SHAPE_LOWER;
}

/* The last token of the chunk of a title or container that begins at i. */
static size_t
chunk_end(const struct ref_entry *e, size_t i)
{
	unsigned inside = e->labels.at[i] + 1u;

	while (i + 1 < e->tokens.n && e->labels.at[i + 1] == inside)
		i++;
	return i;
}

static void
relabel(struct ref_entry *e, size_t first, size_t last, unsigned begin)
{
	size_t i;

	e->labels.at[first] = (uint8_t)begin;
	for (i = first + 1; i <= last; i++)
		e->labels.at[i] = (uint8_t)(begin + 1);
}

/*
 * In a list whose entries end in an outlet and a date, one that seems to end in a title and a date has an outlet too that
 * nobody knows: a few words with capitals behind the title's last comma.
 */
static void
part_outlet(struct ref_entry *e)
{
	size_t date = e->tokens.n, i, comma, end;

	for (i = 0; i < e->tokens.n; i++)
		if (e->labels.at[i] == LABEL_B_CONTAINER || e->labels.at[i] == LABEL_URL || e->tokens.at[i].mark == '"')
			return;
	while (date > 0 && e->labels.at[date - 1] != LABEL_DATE)
		date--;
	if (!style_has_outlets(e->style) || date < 3 || !is_mark(e, date - 2, ',') ||
	    e->labels.at[date - 3] != LABEL_I_TITLE)
		return;
	end = date - 3;
	for (comma = end; comma > 0 && e->tokens.at[comma].kind == TOKEN_IS_WORD && e->tokens.at[comma].shape != SHAPE_LOWER; comma--)
		;
	if (!is_mark(e, comma, ',') || end - comma > OUTLET_WORDS || comma < TITLE_WORDS ||
	    e->labels.at[comma - TITLE_WORDS] != LABEL_I_TITLE)
		return;
	e->labels.at[comma] = LABEL_O;
	e->labels.at[comma + 1] = LABEL_B_CONTAINER;
	for (i = comma + 2; i <= end; i++)
		e->labels.at[i] = LABEL_I_CONTAINER;
}

/* “We Will Return”. In Eide, Lars: a title in quotation marks ends with them. */
static void
end_quoted_title(struct ref_entry *e, size_t first, size_t last)
{
	size_t mate = e->tokens.at[first].mate, i;

	if (!mate || mate + 2 > last || !(is_mark(e, mate + 1, '.') || is_mark(e, mate + 1, ',')))
		return;
	for (i = mate + 1; i <= last; i++)
		e->labels.at[i] = LABEL_O;
}

/* "Selling the Quay, One Man at a Time": two titles with a comma between are one, but for quoted ones. */
static size_t
join_titles(struct ref_entry *e, size_t first, size_t last)
{
	while (last + 2 < e->tokens.n && !e->tokens.at[first].mate && is_mark(e, last + 1, ',') &&
	       e->labels.at[last + 2] == LABEL_B_TITLE && !e->tokens.at[last + 2].mate) {
		size_t end = chunk_end(e, last + 2);

		for (; last < end; last++)
			e->labels.at[last + 1] = LABEL_I_TITLE;
	}
	return last;
}

/* Of two containers in a row that end the entry before its date, the first belongs to the title or is it. */
static void
part_containers(struct ref_entry *e, size_t title, size_t title_end, size_t first)
{
	size_t last = chunk_end(e, first), next = last + 2, end, i;
	bool known = (e->tokens.at[first].cover & GAZ_OUTLET) && e->tokens.at[first].cover_at == 1;

	if (!is_mark(e, last + 1, ',') || next >= e->tokens.n || e->labels.at[next] != LABEL_B_CONTAINER || known ||
	    (e->tokens.at[last].classes & GAZ_OUTLET_HEAD))
		return;
	end = chunk_end(e, next);
	if (!is_mark(e, end + 1, ',') || end + 2 >= e->tokens.n || e->labels.at[end + 2] != LABEL_DATE)
		return;
	if (title == SIZE_MAX) {
		relabel(e, first, last, LABEL_B_TITLE);
	} else if (title_end + 2 == first && is_mark(e, title_end + 1, ',') && !e->tokens.at[title].mate) {
		for (i = title_end + 1; i <= last; i++)
			e->labels.at[i] = LABEL_I_TITLE;
	}
}

/* “We Will Return”. In Eide, Lars (ed.). Voices: the second title is the book. */
static bool
is_book(const struct ref_entry *e, size_t title, size_t end, size_t i)
{
	if (title == SIZE_MAX || !e->tokens.at[title].mate || e->tokens.at[i].mate)
		return false;
	for (; end < i; end++)
		if (e->tokens.at[end].kind == TOKEN_IS_WORD &&
		    slice_eq_case(slice_sub(e->text, e->tokens.at[end].beg, e->tokens.at[end].end), SLICE("in")))
			return true;
	return false;
}

void
entry_mend(struct ref_entry *e)
{
	size_t i, title = SIZE_MAX, end = SIZE_MAX;

	part_outlet(e);
	for (i = 0; i < e->tokens.n; i++) {
		switch (e->labels.at[i]) {
		case LABEL_NEXT: title = end = SIZE_MAX; break;
		case LABEL_B_TITLE:
			if (is_book(e, title, end, i)) {
				relabel(e, i, chunk_end(e, i), LABEL_B_CONTAINER);
				break;
			}
			title = i;
			end = join_titles(e, i, chunk_end(e, i));
			end_quoted_title(e, i, end);
			i = end;
			end = e->tokens.at[title].mate && e->tokens.at[title].mate < end ? e->tokens.at[title].mate : end;
			break;
		case LABEL_B_CONTAINER:
			part_containers(e, title, end, i);
			break;
		default: break;
		}
	}
}

/* "Harlan, Petra," or "Petra Harlan," */
static bool
is_name(const struct ref_entry *e, size_t i)
{
	bool inverted = is_capital(e, i) && is_mark(e, i + 1, ',') && is_capital(e, i + 2) && is_mark(e, i + 3, ',') &&
			((e->tokens.at[i + 2].classes & GAZ_FIRST_NAME) || e->tokens.at[i + 2].shape == SHAPE_INITIAL);

	return inverted || (is_capital(e, i) && (e->tokens.at[i].classes & GAZ_FIRST_NAME) && is_capital(e, i + 1) &&
			       is_mark(e, i + 2, ',') && is_mark(e, i + 3, '"'));
}

size_t
entry_lead(const struct ref_entry *e)
{
	size_t i, small = 0;

	for (i = 1; i < e->tokens.n && i < LEAD_MAX; i++) {
		if (is_lower(e, i))
			small++;
		else if (!(is_mark(e, i, ',') || is_mark(e, i, ':')))
			break;
	}
	return small >= LEAD_WORDS && i < e->tokens.n && is_lower(e, i - 1) && is_name(e, i) ? i : 0;
}
