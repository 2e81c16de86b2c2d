#include "byline.h"

#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum { BEHIND_WORDS = 6 }; /* of a place or an address behind names */

static bool
may_be_inside(const char *stop)
{
	return strcmp(stop, " in ") == 0 || strcmp(stop, " at ") == 0 || strcmp(stop, " for ") == 0 || strcmp(stop, " FOR ") == 0 ||
	    strcmp(stop, " IN ") == 0 || strcmp(stop, " on ") == 0;
}

/* Where a word begins that is a mail address or a handle; s.n when there is none. */
static size_t
address_at(struct slice s)
{
	const char *sign = memchr(s.p, '@', s.n);
	size_t at = sign ? (size_t)(sign - s.p) : s.n;

	while (at > 0 && at < s.n && s.p[at - 1] != ' ')
		at--;
	return at;
}

/* Where the names after a "By" end: before " on ", " in ", a date, a role in brackets. */
size_t
byline_end(struct slice s)
{
	static const char *const stops[] = { " on ", " in ", " for ", " FOR ", " IN ", " at ", " from ", " (", " <", " – ", " — ", " - ", " published",
		" posted", ", photo", ", picture", ", illustration", ", video", " Photograph", " PHOTOGRAPH", " updated", " Published", " Posted", " Updated", " Last ", " | " };
	struct date d;
	size_t i, at, beg, end, best = s.n;

	if (date_find(&d, &beg, &end, s, false))
		best = beg;
	if ((at = address_at(s)) < best)
		best = at;
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		at = slice_find(s, slice_of(stops[i]), 0);
		/* "Society for X" goes on where "A B for X" has ended */
		if (at != SIZE_MAX && at < best && (!may_be_inside(stops[i]) || names_are_persons(slice_sub(s, 0, at)) ||
						       byline_is_nobody(slice_sub(s, 0, at))))
			best = at;
	}
	while (best > 0 && strchr(" ,;:\t", s.p[best - 1]))
		best--;
	return best;
}

bool
byline_is_nobody(struct slice s)
{
	static const char *const words[] = { "admin", "administrator", "editor", "editorial", "moderator", "webmaster" };

	return word_in(s, words, sizeof(words) / sizeof(words[0]));
}

/* Each name of a list must look like one. */
static bool
plausible_list(struct slice s)
{
	struct name_list list = { 0 };
	size_t i;
	bool ok;

	names_split(&list, s);
	ok = list.names.n > 0;
	for (i = 0; ok && i < list.names.n; i++)
		ok = name_plausible(list.names.at[i]);
	vec_free(&list.names);
	return ok;
}

/* "A B and C D, The Paper", "A B, Plain Speaker of the North", parted at this comma. */
static bool
take_paper(struct meta *m, struct slice s, size_t comma)
{
	struct slice names = slice_sub(s, 0, comma), paper = slice_trim(slice_sub(s, comma + 1, s.n));

	if (name_is_role(paper) || !names_are_persons(names) ||
	    !(name_is_publication(paper) || (name_is_person(names) && name_may_be_paper(paper))))
		return false;
	meta_set_authors(m, names);
	meta_set_publisher(m, paper);
	return true;
}

/* Names, then perhaps a publisher: "A B, The Paper". */
unsigned
byline_take(struct meta *m, struct slice s)
{
	size_t comma = slice_find(s, SLICE(", "), 0);

	if (!plausible_list(s))
		return 0;
	if (comma != SIZE_MAX && comma > 0) {
		struct slice after = slice_trim(slice_sub(s, comma + 1, s.n));

		if (take_paper(m, s, comma))
			return META_AUTHOR | META_PUBLISHER;
		if (slice_starts_case(after, SLICE("special to "))) {
			after = slice_sub(after, strlen("special to "), after.n);
			meta_set_publisher(m, slice_starts_case(after, SLICE("the ")) ? slice_sub(after, 4, after.n) : after);
		}
		if (after.n && !memchr(after.p, ' ', after.n) && name_is_person(slice_sub(s, 0, comma)))
			s = slice_sub(s, 0, comma); /* a town, an agency: no person has one name among others with two */
	}
	meta_set_authors(m, s);
	return META_AUTHOR;
}

/* "No. 31", "Vol. 3" */
bool
byline_is_issue(struct slice s)
{
	static const char *const words[] = { "heft", "issue", "no.", "nr.", "núm.", "vol" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts_case(s, slice_of(words[i])))
			return true;
	return slice_find(s, SLICE(" No. "), 0) != SIZE_MAX; /* "Working Paper No. 12" */
}

/* What stands before a date on its line: "No. 31", a paper, a name, both. */
unsigned
byline_before_date(struct meta *m, struct slice s)
{
	size_t comma = slice_find(s, SLICE(", "), 0);
	struct slice first = slice_sub(s, 0, comma);

	if (!s.n)
		return META_OTHER;
	if (byline_is_issue(s) || name_is_section(s))
		return META_OTHER;
	if (!plausible_list(s))
		return 0;
	if (comma != SIZE_MAX && name_is_person(first)) {
		meta_set_authors(m, first);
		meta_set_publisher(m, slice_sub(s, comma + 2, s.n));
		return META_AUTHOR | META_PUBLISHER;
	}
	if (name_is_person(s)) {
		m->guessed = m->authors.names.n == 0;
		meta_set_authors(m, s);
		return META_AUTHOR;
	}
	meta_set_publisher(m, s);
	return META_PUBLISHER;
}

/* "Vale and C D in Marsh", behind "A B in ": who was in the other town. */
static void
take_second(struct meta *m, struct slice s)
{
	size_t and, in;
	struct slice name;

	while ((and = slice_find(s, SLICE(" and "), 0)) != SIZE_MAX) {
		s = slice_sub(s, and + strlen(" and "), s.n);
		in = slice_find(s, SLICE(" in "), 0);
		name = slice_sub(s, 0, in);
		if (in == SIZE_MAX || !m->authors.names.n || !name_is_person(name))
			continue;
		vec_push(&m->authors.names, name);
		m->author = (struct slice){ 0 }; /* towns stand between them: the names are joined */
	}
}

/* "in Vale", "for The Post", up to a date, behind names. Returns its length; 0: something else follows. */
size_t
byline_behind(struct meta *m, struct slice s)
{
	struct slice what, rest = s;
	struct date d;
	size_t beg, end;

	if (slice_starts(slice_trim(s), SLICE("<")) && s.p[s.n - 1] == '>') /* an address in a mail's head */
		return s.n;
	if (s.n && memchr(s.p, '@', s.n) && utf8_words(s) <= BEHIND_WORDS)
		return s.n;
	what = slice_trim(s);
	if (what.n > 2 && what.p[0] == '(' && what.p[what.n - 1] == ')' && utf8_words(what) <= BEHIND_WORDS)
		return s.n; /* "(Town, special correspondent)" */
	if (slice_starts(what, SLICE("—")) || slice_starts(what, SLICE("–"))) /* "— Town" */
		return name_plausible(slice_sub(what, 3, what.n)) ? s.n : 0;
	if (!word_next(&what, &rest) || !(slice_eq_case(what, SLICE("in")) || slice_eq_case(what, SLICE("from")) ||
					    slice_eq_case(what, SLICE("for"))))
		return 0;
	if (!date_find(&d, &beg, &end, rest, false))
		beg = rest.n;
	while (beg > 0 && strchr(" ,-", rest.p[beg - 1]))
		beg--;
	if (!name_plausible(slice_sub(rest, 0, beg)))
		return 0;
	if (slice_eq_case(what, SLICE("for")))
		meta_set_publisher(m, slice_sub(rest, 0, beg));
	else
		take_second(m, slice_sub(rest, 0, beg));
	return s.n - rest.n + beg;
}
