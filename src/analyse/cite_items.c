#include "cite_attributions.h"

#include <string.h>

enum {
	RUN_MAX = 6,    /* words of an outlet */
	NAMES_BACK = 16 /* people and outlets of the paragraph in which a name is looked for */
};

unsigned
attribution_word(const struct attributor *x, size_t i)
{
	const struct ref_token *k = i < x->e.tokens.n ? &x->e.tokens.at[i] : NULL;

	return k && k->kind == TOKEN_IS_WORD ? cite_word(slice_sub(x->e.text, k->beg, k->end)) : 0;
}

static bool
is_capital(const struct ref_token *k)
{
	return k->kind == TOKEN_IS_WORD && k->shape != SHAPE_LOWER && k->shape != SHAPE_INITIAL;
}

static struct slice
without_possessive(struct slice s)
{
	if (s.n > 4 && memcmp(s.p + s.n - 4, "\xE2\x80\x99s", 4) == 0)
		s.n -= 4;
	else if (s.n > 2 && memcmp(s.p + s.n - 2, "'s", 2) == 0)
		s.n -= 2;
	return s;
}

struct slice
attribution_printed(const struct attributor *x, size_t first, size_t last)
{
	return without_possessive(slice_sub(x->e.text, x->e.tokens.at[first].beg, x->e.tokens.at[last].end));
}

bool
attribution_possessive(const struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];

	return attribution_printed(x, i, i).n < k->end - k->beg;
}

bool
attribution_is_head(const struct attributor *x, size_t i)
{
	static const char *const heads[] = { "Times", "Post", "News", "Herald", "Tribune", "Journal", "Gazette", "Chronicle",
		"Observer", "Mail", "Telegraph", "Zeitung", "Dispatch", "Courier", "Examiner", "Inquirer", "Sentinel", "Magazine",
		"Monitor", "Daily", "Weekly", "Newspaper", "Blog", "Radio", "Wire", "Mirror", "Reporter", "Advertiser", "Argus",
		"Ledger", "Bulletin", "Review", "Echo", "Mercury", "Quarterly", "Monthly", "Newsletter", "Express", "Globe",
		"Guardian", "Independent", "Digest", "Tageblatt", "Anzeiger", "Rundschau", "Nachrichten", "Kurier", "Diario",
		"Correo", "Heraldo", "Insider", "Television", "TV", "Podcast", "Broadcasting", "Enquirer", "Recorder", "Intelligencer" };
	struct slice s = attribution_printed(x, i, i);
	size_t k;

	for (k = 0; k < sizeof(heads) / sizeof(heads[0]); k++)
		if (slice_eq(s, slice_of(heads[k])))
			return true;
	return false;
}

bool
attribution_is(const struct attributor *x, size_t i, const char *word)
{
	return i < x->e.tokens.n && x->e.tokens.at[i].kind == TOKEN_IS_WORD &&
	       slice_eq_case(attribution_printed(x, i, i), slice_of(word));
}

bool
attribution_is_day(const struct attributor *x, size_t i)
{
	static const char *const days[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
	size_t k;

	for (k = 0; k < sizeof(days) / sizeof(days[0]); k++)
		if (attribution_is(x, i, days[k]))
			return true;
	return false;
}

static bool
is_the(const struct attributor *x, size_t i)
{
	return slice_eq_case(attribution_printed(x, i, i), SLICE("the"));
}

/* A common word is an outlet only behind "the", or where an outlet is expected. */
static bool
is_plain_word(const struct attributor *x, size_t i)
{
	static const char *const before[] = { "in", "of", "by", "from", "to", "reported" };
	const struct ref_token *k = &x->e.tokens.at[i];
	size_t n;

	if (!(k->classes & GAZ_ALIAS))
		return false;
	if (!i)
		return !attribution_is(x, i + 1, "reported");
	if (attribution_is(x, i + 1, "reported") || attribution_is(x, i + 1, "reports"))
		return false;
	if (i + 1 < x->e.tokens.n && x->e.tokens.at[i + 1].shape == SHAPE_LOWER && (attribution_word(x, i + 1) & CITE_WORK))
		return false;
	for (n = 0; n < sizeof(before) / sizeof(before[0]); n++)
		if (attribution_is(x, i - 1, before[n]))
			return false;
	if (x->e.tokens.at[i - 1].kind == TOKEN_IS_YEAR || (attribution_possessive(x, i - 1) &&
	    (attribution_is_day(x, i - 1) || attribution_is(x, i - 1, "week") || attribution_is(x, i - 1, "month"))))
		return false;
	if (i > 1 && attribution_is(x, i - 1, "for") && (attribution_word(x, i - 2) & (CITE_WORK | CITE_ROLE | CITE_MADE)))
		return false;
	if (i > 1 && attribution_is(x, i - 1, "on") &&
	    ((attribution_word(x, i - 2) & CITE_INVERTS) || attribution_is(x, i - 2, "posted")))
		return false;
	return !(attribution_word(x, i - 1) & (CITE_THE | CITE_TELLS | CITE_MEDIUM));
}

/* "the Times": the gazetteer has it with its article. */
static bool
is_known_behind_the(const struct attributor *x, size_t i)
{
	char folded[48];
	struct slice f = { folded, 0 };
	uint32_t key;

	if (!i || !is_the(x, i - 1))
		return false;
	f.n = gaz_fold(folded, sizeof(folded), attribution_printed(x, i, i));
	key = gaz_extend(gaz_extend(GAZ_START, SLICE("the")), f);
	return (gaz_classes(key) & (GAZ_OUTLET | GAZ_KNOWN)) == (GAZ_OUTLET | GAZ_KNOWN);
}

static size_t
phrase_end(const struct attributor *x, size_t i)
{
	while (i + 1 < x->e.tokens.n && x->e.tokens.at[i + 1].cover_at == 2)
		i++;
	return i;
}

/* The next word of a run of capitals: "Nurses’ Times" is one. SIZE_MAX: it ends here. */
static size_t
next_capital(const struct attributor *x, size_t i)
{
	size_t next = i + 1;

	if (attribution_possessive(x, i))
		return SIZE_MAX;
	if (next + 1 < x->e.tokens.n && x->e.tokens.at[next].mark == '"' && x->e.tokens.at[next].glued &&
	    x->e.text.p[x->e.tokens.at[i].end - 1] == 's' && !x->e.tokens.at[next].mate)
		next++;
	return next < x->e.tokens.n && is_capital(&x->e.tokens.at[next]) ? next : SIZE_MAX;
}

/* The last token of a run of capitals from i that ends in what newspapers are called, or begins as stations do. */
static size_t
head_end(const struct attributor *x, size_t i)
{
	static const char *const before[] = { "Radio", "Channel", "Télé", "TV" };
	size_t end = SIZE_MAX, j = i, n;
	bool starts = x->e.tokens.at[i].classes & GAZ_STOP;

	if (starts && !is_the(x, i))
		return SIZE_MAX;
	for (n = 0; n < RUN_MAX && (j = next_capital(x, j)) != SIZE_MAX; n++)
		if (attribution_is_head(x, j) && (n || !starts))
			end = j;
	for (n = 0; end == SIZE_MAX && n < sizeof(before) / sizeof(before[0]); n++)
		if (slice_eq(attribution_printed(x, i, i), slice_of(before[n])))
			end = next_capital(x, i);
	return end;
}

/* The last token of an outlet that begins at i; i itself may be "The". SIZE_MAX: none. */
static size_t
outlet_end(struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];
	size_t end = SIZE_MAX, j;

	if (!is_capital(k) && k->shape != SHAPE_HOST)
		return SIZE_MAX;
	if ((k->cover & GAZ_OUTLET) && k->cover_at == 1) {
		end = phrase_end(x, i);
		if ((end == i && is_plain_word(x, i)) || (end == i + 1 && x->e.tokens.at[end].shape == SHAPE_LOWER)) /* The engineer */
			end = SIZE_MAX;
	} else if (is_known_behind_the(x, i) && next_capital(x, i) == SIZE_MAX) {
		end = i;
	}
	for (j = i; x->containers.n && j < i + RUN_MAX && j < x->e.tokens.n; j++) {
		if (j > i && !is_capital(&x->e.tokens.at[j]) && !(x->e.tokens.at[j].classes & GAZ_STOP))
			break;
		if ((end == SIZE_MAX || j > end) && map_get(&x->containers, attribution_squash(x, attribution_printed(x, i, j))))
			end = j;
	}
	if (end == SIZE_MAX && k->shape == SHAPE_HOST)
		return i;
	j = head_end(x, i);
	if (j != SIZE_MAX && (end == SIZE_MAX || j > end))
		end = j;
	return end;
}

/* "the Courier", where the Halden Courier is known. */
static const struct slice *
full_name(struct attributor *x, size_t i)
{
	const uint64_t *found;

	if (!i || !is_the(x, i - 1) || !is_capital(&x->e.tokens.at[i]) ||
	    (i + 1 < x->e.tokens.n && is_capital(&x->e.tokens.at[i + 1]) && !attribution_possessive(x, i)))
		return NULL;
	found = map_get(&x->short_names, attribution_printed(x, i, i));
	return found ? &x->names.at[*found - 1] : NULL;
}

void
attribution_learn(struct attributor *x, struct slice name)
{
	size_t i, last = 0, words = 1;
	bool fresh;
	uint64_t *slot;

	name = slice_trim(name);
	for (i = 0; i < name.n; i++)
		if (name.p[i] == ' ' && i + 1 < name.n) {
			if (name.p[i + 1] >= 'a' && name.p[i + 1] <= 'z')
				return; /* Journal of Law: nobody calls it the Law */
			last = i + 1;
			words++;
		}
	if (words < 2)
		return;
	slot = map_put(&x->short_names, slice_sub(name, last, name.n), x->names.n + 1, &fresh);
	if (fresh) {
		vec_push(&x->names, name);
		return;
	}
	x->names.at[*slot - 1] = name;
}

/* The mention of a list of the article's that begins at token i; SIZE_MAX: none. */
static size_t
mention_end(const struct attributor *x, size_t *next, const struct span *spans, size_t n, size_t i)
{
	size_t beg = x->beg + x->e.tokens.at[i].beg, end;
	const struct span *s;

	while (*next < n && spans[*next].end <= beg)
		++*next;
	if (*next >= n)
		return SIZE_MAX;
	s = &spans[*next];
	if (s->beg > beg + (x->e.tokens.at[i].end - x->e.tokens.at[i].beg) - 1)
		return SIZE_MAX;
	for (end = i; end + 1 < x->e.tokens.n && x->beg + x->e.tokens.at[end + 1].beg < s->end; end++)
		;
	return end;
}

/* "Ellen March ... March reported" */
static bool
is_named_before(const struct attributor *x, size_t i)
{
	size_t n = x->items.n, least = n > NAMES_BACK ? n - NAMES_BACK : 0;

	while (n-- > least)
		if (!x->items.at[n].is_outlet && x->items.at[n].last > x->items.at[n].first &&
		    slice_eq(attribution_printed(x, x->items.at[n].last, x->items.at[n].last), attribution_printed(x, i, i)))
			return true;
	return false;
}

/* The family name of an author of the lists, which the finder of names did not take for one. */
static bool
is_author(struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];
	bool starts = !i || x->e.tokens.at[i - 1].kind == TOKEN_IS_MARK;

	if ((k->classes & GAZ_MONTH) && i + 1 < x->e.tokens.n && (x->e.tokens.at[i + 1].classes & GAZ_SAYS))
		return is_named_before(x, i) || map_get(&x->own_authors, attribution_squash(x, attribution_printed(x, i, i)));
	if (!x->authors.n || (k->classes & (GAZ_STOP | GAZ_SAYS | GAZ_MONTH)) || (starts && (k->classes & GAZ_ALIAS)))
		return false;
	return map_get(&x->authors, attribution_squash(x, attribution_printed(x, i, i))) != NULL;
}

static size_t
capitals_end(const struct attributor *x, size_t i)
{
	size_t next;

	while ((next = next_capital(x, i)) != SIZE_MAX && !(x->e.tokens.at[next].classes & GAZ_STOP))
		i = next;
	return i;
}

static bool
has_body_head(const struct attributor *x, size_t first, size_t last)
{
	if (first == last && (x->e.tokens.at[first].classes & GAZ_MONTH))
		return true;
	for (; first <= last; first++)
		if (x->e.tokens.at[first].classes & GAZ_BODY_HEAD)
			return true;
	return false;
}

/* The person of the mention found last: one of whom the article has more than a single word. */
static bool
is_named_in_full(const struct attributor *x)
{
	return x->people.at[x->next_person].kind;
}

static void
add_item(struct attributor *x, size_t first, size_t last, struct item t)
{
	t.first = first;
	t.last = last;
	if (!t.name.n)
		t.name = attribution_printed(x, first, last);
	vec_push(&x->items, t);
	x->begins.at[first] = (uint32_t)x->items.n;
	x->ends.at[last] = (uint32_t)x->items.n;
}

static bool
is_own(struct attributor *x, struct slice name)
{
	return x->f->a->publisher &&
	       slice_eq(attribution_squash(x, name), str_slice(&x->publisher));
}

/* An outlet by where it stands is one further on too, wherever that may be; a common word is not. */
static void
add_expected(struct attributor *x, size_t first, size_t last)
{
	add_item(x, first, last, (struct item){ .is_outlet = true });
	if (attribution_may_be_outlet(x, first, last) && (last > first || !(x->e.tokens.at[first].classes & GAZ_ALIAS)))
		map_put(&x->containers, attribution_squash(x, vec_last(&x->items).name), 0, NULL);
}

/* "Ellen March, of": a month behind a first name alone is the family's. */
static size_t
with_month(const struct attributor *x, size_t i, size_t person)
{
	const struct ref_token *k = &x->e.tokens.at[i];

	return person == i && (k->classes & GAZ_FIRST_NAME) && i + 2 < x->e.tokens.n && is_capital(k + 1) &&
	       (k[1].classes & GAZ_MONTH) && (k[2].kind == TOKEN_IS_MARK || k[2].shape == SHAPE_LOWER) ? i + 1 : person;
}

/* The item at token i; returns its last token, SIZE_MAX: none begins here. */
static size_t
item_at(struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];
	const struct slice *full;
	size_t end, person;
	bool place;

	if (k->shape == SHAPE_LOWER || k->kind != TOKEN_IS_WORD)
		return SIZE_MAX;
	person = is_capital(k) ? mention_end(x, &x->next_person, x->people.at, x->people.n, i) : SIZE_MAX;
	person = with_month(x, i, person);
	if ((full = full_name(x, i))) {
		add_item(x, i, i, (struct item){ .is_outlet = true, .name = *full, .is_self = is_own(x, *full) });
		return i;
	}
	if ((end = outlet_end(x, i)) != SIZE_MAX) {
		struct slice name = attribution_printed(x, i, end);

		add_item(x, i, end, (struct item){ .is_outlet = true, .is_self = is_own(x, name) });
		attribution_learn(x, name);
		return end;
	}
	if (!is_capital(k))
		return SIZE_MAX;
	place = mention_end(x, &x->next_place, x->places.at, x->places.n, i) != SIZE_MAX;
	end = capitals_end(x, i);
	if (person != SIZE_MAX && !attribution_is_medium(x, end) &&
	    (is_named_in_full(x) || place || is_author(x, i) || !attribution_may_be_outlet(x, i, end) ||
		!attribution_expects_outlet(x, i, end, false))) {
		add_item(x, i, person, (struct item){ 0 });
		return person;
	}
	if (!place && is_own(x, attribution_printed(x, i, end)))
		add_item(x, i, end, (struct item){ .is_outlet = true, .is_self = true });
	else if (!has_body_head(x, i, end) && attribution_expects_outlet(x, i, end, place))
		add_expected(x, i, end);
	else if ((k->cover & GAZ_BODY) && k->cover_at == 1)
		add_item(x, i, end = phrase_end(x, i), (struct item){ .is_outlet = true, .is_body = true });
	else if (!place && attribution_is_report(x, i, end))
		add_item(x, i, end, (struct item){ .is_outlet = true, .is_body = true });
	else if (is_author(x, i))
		add_item(x, i, end = i, (struct item){ 0 });
	else if ((k->classes & GAZ_FIRST_NAME) && !(k->classes & GAZ_STOP) && end > i && end <= i + 2)
		add_item(x, i, end, (struct item){ 0 });
	else
		return SIZE_MAX;
	if (vec_last(&x->items).is_outlet && !vec_last(&x->items).is_body)
		attribution_learn(x, vec_last(&x->items).name);
	return end;
}

void
attribution_items(struct attributor *x)
{
	size_t i, n = x->e.tokens.n, end;

	vec_clear(&x->items);
	vec_reserve(&x->begins, n + 1);
	vec_reserve(&x->ends, n + 1);
	x->begins.n = x->ends.n = n;
	if (n) {
		memset(x->begins.at, 0, n * sizeof(*x->begins.at));
		memset(x->ends.at, 0, n * sizeof(*x->ends.at));
	}
	for (i = 0; i < n; i++)
		if ((end = item_at(x, i)) != SIZE_MAX)
			i = end;
}
