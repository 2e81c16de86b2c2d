#include "sentence.h"

#include "analyse/words.h"
#include "base/utf8.h"

enum { ABBREVIATION_MAX = 8 /* bytes */ };

static bool
closes(uint32_t cp)
{
	return cp == '"' || cp == '\'' || cp == ')' || cp == ']' || cp == 0x201D || cp == 0x2019 || cp == 0xBB;
}

static bool
is_abbreviation(struct slice s, size_t stop)
{
	size_t beg = stop;
	struct str folded = { 0 };
	bool is;

	while (beg > 0 && stop - beg < ABBREVIATION_MAX && s.p[beg - 1] != ' ' && s.p[beg - 1] != '\n' && s.p[beg - 1] != '(')
		beg--;
	if (stop - beg == 1) /* an initial */
		return s.p[beg] >= 'A' && s.p[beg] <= 'Z';
	utf8_put_folded(&folded, slice_sub(s, beg, stop), false);
	is = word_classes(str_slice(&folded)) & (WORD_ABBREVIATION | WORD_TITLE);
	str_free(&folded);
	return is;
}

/* Does a sentence end with the mark at `at`? Where the next one begins, 0: no. */
static size_t
ends_at(struct slice s, size_t at)
{
	size_t i = at + 1, used;
	uint32_t cp;

	if ((s.p[at] != '.' && s.p[at] != '!' && s.p[at] != '?') || (s.p[at] == '.' && is_abbreviation(s, at)))
		return 0;
	for (; i < s.n; i += used) {
		used = utf8_decode(s, i, &cp);
		if (!closes(cp))
			break;
	}
	if (i >= s.n || (s.p[i] != ' ' && s.p[i] != '\n'))
		return 0;
	while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\n'))
		i++;
	if (i >= s.n)
		return 0;
	utf8_decode(s, i, &cp);
	return utf8_is_lower(cp) ? 0 : i;
}

struct slice
sentence_around(struct slice s, size_t beg, size_t end)
{
	size_t from = 0, to = s.n, i, next;

	for (i = 0; i < beg; i++)
		if ((next = ends_at(s, i)) && next <= beg)
			from = next;
	for (i = end; i < s.n; i++)
		if ((next = ends_at(s, i))) {
			to = next;
			break;
		}
	return slice_trim(slice_sub(s, from, to));
}
