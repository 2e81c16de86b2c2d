#include "standfirst.h"

#include "head.h"
#include "import/labels.h"
#include "import/words.h"

enum {
	STANDFIRST_MAX = 45,  /* words */
	DATE_BELOW = 3,       /* lines between a standfirst and a date */
	STANDFIRST_LOOK = 8,  /* lines below it that hold the byline and the text's start */
};

bool
standfirst_is_day(struct slice s)
{
	size_t n;
	enum label_kind kind = label_at(s, &n);

	return (kind == LABEL_DATE || kind == LABEL_UPDATE) && (meta_probe(s) & META_DATE);
}

bool
standfirst_is_note(const struct section *x, size_t i)
{
	struct slice name, rest;
	size_t at;

	if (i < x->beg + 2 || i + 1 >= x->end || head_line(x, i)->words > STANDFIRST_MAX || words_same(head_line(x, i - 1)->s, x->title))
		return false;
	name = head_line(x, i - 1)->s;
	if (meta_byline(name).n)
		name = meta_byline(name);
	if (!name_is_person(name) || !(at = words_prefix(head_line(x, i)->s, name)))
		return false;
	rest = slice_sub(head_line(x, i)->s, at, SIZE_MAX);
	return slice_starts(rest, SLICE(" is ")) || slice_starts(rest, SLICE(" was ")) || slice_starts(rest, SLICE(" writes "));
}

bool
standfirst_is(const struct section *x, size_t i)
{
	size_t j, byline = 0;
	bool dated = false;

	if (head_line(x, i)->words > STANDFIRST_MAX || head_line(x, i)->form != FORM_NONE || head_line(x, i)->run)
		return false;
	if (i > x->beg && i + 2 < x->end && meta_byline(head_line(x, i - 1)->s).n &&
	    meta_of_line(head_line(x, i + 1)) == META_DATE)
		return true; /* between the byline and the day */
	for (j = i + 1; j < head_min(i + 1 + STANDFIRST_LOOK, x->end); j++) {
		const struct line *l = head_line(x, j);

		if (head_prose(l) && !meta_of_line(l))
			return byline > 0;
		dated |= byline && (meta_of_line(l) & META_DATE);
		if (j <= i + DATE_BELOW && head_line(x, i)->gap && standfirst_is_day(l->s))
			byline = j;
		if (j <= i + 2 && (meta_byline(l->s).n || (meta_names(l->s).n && j == i + 1)))
			byline = j;
		else if (!meta_of_line(l) && !byline && !(l->gap && j == i + 1))
			return false;
	}
	return dated;
}
