#include "names.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum { NAME_WORDS_MAX = 8, PERSON_WORDS_MAX = 5, NAME_BYTES_MAX = 120 };

/* Small words inside names of people (their family name begins there) and of organisations. Sorted. */
static const char *const particles[] = {
	"aan", "af", "al", "al-", "av", "ben", "bin", "d'", "da", "dal", "de", "del", "della",
	"den", "der", "di", "do", "dos", "du", "e", "el", "het", "ibn", "la", "le", "op", "ten",
	"ter", "van", "vom", "von", "y", "zu", "zum", "zur"
};
static const char *const connectors[] = {
	"&", "and", "at", "contre", "des", "et", "for", "fur", "gegen", "in", "of", "on", "per",
	"por", "pour", "the", "to", "und", "voor", "with"
};

static const char *const organisation_words[] = {
	"academy", "action", "agency", "alliance", "amnesty", "archive", "asociacion", "assembly",
	"association", "associazione", "authority", "bank", "board", "bund", "bureau", "campaign",
	"center", "centre", "church", "circle", "club", "coalition", "collective", "college",
	"commission", "committee", "community", "company", "confederation", "congress",
	"cooperative", "corporation", "council", "department", "desk", "editorial", "editors",
	"embassy", "families", "federacion", "federation", "forum", "foundation", "friends",
	"front", "fund", "group", "gruppe", "guild", "inc", "initiative", "institut", "institute",
	"instituto", "international", "keepers", "league", "ltd", "ministry", "mission",
	"movement", "museum", "network", "netzwerk", "office", "organisation", "organization",
	"partners", "party", "police", "press", "project", "redaction", "redaktion", "research",
	"school", "secretariat", "service", "societe", "society", "staff", "stiftung", "studio",
	"syndicate", "team", "trust", "union", "university", "verband", "verein", "victims",
	"volunteers", "watch", "workers"
};

static const char *const publication_words[] = {
	"abendblatt", "advertiser", "affairs", "agency", "allgemeine", "almanac", "anzeiger",
	"argus", "beacon", "blatt", "blog", "bote", "broadcasting", "bulletin", "channel",
	"chronicle", "correo", "corriere", "courier", "daily", "diario", "digest", "dispatch",
	"echo", "edition", "enquirer", "examiner", "express", "free press", "gazette", "gazzetta",
	"giornale", "globe", "guardian", "herald", "independent", "inquirer", "intelligencer",
	"journal", "kurier", "ledger", "letter", "letters", "magazin", "magazine", "mail",
	"mercury", "messenger", "mirror", "monatsblatt", "monitor", "monthly", "morning",
	"nachrichten", "news", "newsletter", "newspaper", "newswire", "notes", "observateur",
	"observer", "online", "papers", "periodico", "picayune", "pioneer", "post", "presse",
	"punch", "quarterly", "radio", "record", "recorder", "register", "report", "reporter",
	"review", "revista", "revue", "rundschau", "sentinel", "spectator", "standard", "star",
	"statesman", "sun", "tageblatt", "tageszeitung", "telegraph", "television", "times",
	"transcript", "tribune", "tv", "voice", "weekly", "wire", "world", "yearbook",
	"zeitschrift", "zeitung"
};

static const char *const role_words[] = {
	"author", "columnist", "contributor", "correspondent", "editor", "freelance", "guest",
	"journalist", "korrespondent", "photographer", "redakteur", "redakteurin", "reporter",
	"staff", "writer"
};

/* What stands before such a word. */
static const char *const role_kinds[] = {
	"arts", "associate", "business", "chief", "city", "contributing", "crime", "culture", "defence",
	"deputy", "diplomatic", "economics", "education", "energy", "environment", "europe", "features",
	"foreign", "guest", "health", "home", "legal", "local", "managing", "media", "news", "political",
	"politics", "science", "security", "senior", "social", "special", "sports", "staff", "technology",
	"transport", "travel", "world"
};

/* What somebody is, as it stands behind a name: "Chair of the Board". */
static const char *const offices[] = {
	"adviser", "advisor", "chair", "chairman", "chairwoman", "chief", "co-founder", "curator", "director",
	"doctor", "fellow", "founder", "head", "historian", "judge", "lawyer", "lecturer", "manager", "mayor",
	"member", "minister", "officer", "president", "professor", "secretary", "senator", "speaker",
	"spokesman", "spokesperson", "spokeswoman", "student", "teacher"
};

/* Before "News" they make a section's name. */
static const char *const sections[] = {
	"breaking", "business", "commodities", "company", "crime", "culture", "deals", "domestic", "economic",
	"economy", "education", "election", "energy", "entertainment", "environment", "financial", "foreign",
	"health", "industry", "international", "latest", "lifestyle", "local", "market", "markets", "money",
	"national", "oddly", "political", "politics", "regional", "science", "sport", "sports", "tech",
	"technology", "top", "travel", "u.k.", "u.s.", "uk", "us", "world"
};

static const char *const titles[] = {
	"captain", "dame", "dr", "dra", "frau", "herr", "lady", "lord", "miss", "mme", "mr", "mrs",
	"ms", "prof", "professor", "rev", "sir"
};

static bool
has_word(struct slice s, const char *const *list, size_t n)
{
	struct slice w;

	while (word_next(&w, &s))
		if (word_in(w, list, n))
			return true;
	return false;
}

#define HAS_WORD(s, list) has_word(s, list, sizeof(list) / sizeof(list[0]))
#define IN(w, list) word_in(w, list, sizeof(list) / sizeof(list[0]))

static bool
is_host(struct slice s)
{
	size_t i, dots = 0;

	for (i = 0; i < s.n; i++) {
		if (s.p[i] == ' ')
			return false;
		dots += s.p[i] == '.' && i > 0 && i + 2 < s.n && s.p[i + 1] >= 'a';
	}
	return dots > 0;
}

/* A capital, a digit, an opening mark before a capital, or a letter of a script without case. */
static bool
starts_high(struct slice w)
{
	size_t at = 0;
	uint32_t cp = 0;

	while (at < w.n) {
		at += utf8_decode(w, at, &cp);
		if (utf8_is_alnum(cp))
			break;
	}
	return utf8_is_alnum(cp) && !utf8_is_lower(cp);
}

bool
name_plausible(struct slice s)
{
	struct slice w, rest = s = slice_trim(s);
	size_t words = 0;
	bool high = false;

	if (!s.n || s.n > NAME_BYTES_MAX || strchr("([{\"*#>", s.p[0]) || memchr(s.p, '(', s.n) || memchr(s.p, ';', s.n) ||
	    slice_find(s, SLICE("“"), 0) != SIZE_MAX || memchr(s.p, '"', s.n) || memchr(s.p, '?', s.n) || memchr(s.p, ':', s.n))
		return false;
	if (is_host(s))
		return true;
	while (word_next(&w, &rest)) {
		high = starts_high(w);
		if (++words > NAME_WORDS_MAX || (words == 1 && !high && !IN(w, particles)))
			return false;
		if (!high && !IN(w, particles) && !IN(w, connectors) && !slice_starts(w, SLICE("al-")) &&
		    !slice_starts(w, SLICE("d'")) && !slice_starts(w, SLICE("d’")))
			return false;
	}
	/* A full stop ends a sentence unless it ends an initial or "Jr." */
	return words && high && (s.p[s.n - 1] != '.' || s.n < 4 || memchr(s.p + s.n - 4, ' ', 3));
}

bool
name_is_organisation(struct slice s)
{
	return HAS_WORD(s, organisation_words) || slice_starts_case(s, SLICE("the ")) || HAS_WORD(s, connectors);
}

bool
name_is_publication(struct slice s)
{
	static const char *const articles[] = { "das", "der", "die", "el", "het", "il", "la", "las", "le", "les", "los",
		"the" };
	struct slice first, rest = s;

	return HAS_WORD(s, publication_words) || is_host(s) || (word_next(&first, &rest) && rest.n && IN(first, articles));
}

bool
name_is_role(struct slice s)
{
	return HAS_WORD(s, role_words) || slice_starts_case(s, SLICE("special to "));
}

bool
name_is_section(struct slice s)
{
	struct slice first, last, rest = s;

	return word_next(&first, &rest) && IN(first, sections) && word_next(&last, &rest) && !slice_trim(rest).n &&
	    (slice_eq_case(last, SLICE("news")) || slice_eq_case(last, SLICE("report")));
}

bool
name_may_be_paper(struct slice s)
{
	static const char *const inside[] = { "of" };
	static const char *const lists[] = { "&", "and", "et", "und", "with" };

	return name_plausible(s) && HAS_WORD(s, inside) && !HAS_WORD(s, lists) && !memchr(s.p, ',', s.n) &&
	    !name_is_role(s) && !HAS_WORD(s, organisation_words) && !HAS_WORD(s, offices);
}

bool
name_is_person(struct slice s)
{
	struct slice w, rest;
	size_t words = 0;

	rest = s = name_strip_title(s);
	if (!name_plausible(s) || name_is_organisation(s) || name_is_publication(s) || memchr(s.p, ',', s.n))
		return false;
	while (word_next(&w, &rest)) {
		if (w.p[0] >= '0' && w.p[0] <= '9')
			return false;
		if (words == 1 && w.n > 2 && rest.n && (slice_starts(s, SLICE("A ")) || slice_starts(s, SLICE("An "))))
			return false; /* an article */
		words++;
	}
	return words >= 2 && words <= PERSON_WORDS_MAX;
}

struct slice
name_strip_title(struct slice s)
{
	struct slice w, rest = s = slice_trim(s);

	while (word_next(&w, &rest) && rest.n) {
		struct slice bare = w;

		if (bare.n && bare.p[bare.n - 1] == '.')
			bare.n--;
		if (!IN(bare, titles))
			break;
		s = slice_trim(rest);
	}
	return s;
}

/* Where the next separator of a list begins, and its length. */
static size_t
separator(struct slice s, size_t from, size_t *len)
{
	static const char *const seps[] = { ", and ", ", ", "; ", " and ", " und ", " et ", " & ", " y ",
		" e ", " en ", " with ", " / ", "," };
	size_t i, at, best = s.n;

	*len = 0;
	for (i = 0; i < sizeof(seps) / sizeof(seps[0]); i++) {
		at = slice_find(s, slice_of(seps[i]), from);
		if (at != SIZE_MAX && at < best) {
			best = at;
			*len = strlen(seps[i]);
		}
	}
	return best;
}

/* An "and" inside one organisation ("Office of Trade and Industry") does not part two names. */
static bool
one_organisation(struct slice s)
{
	static const char *const inside[] = { "for", "of" };

	return memchr(s.p, ',', s.n) == NULL && HAS_WORD(s, inside);
}

/* "A B Political Editor": the role off the end, so long as two words are left. */
static struct slice
strip_role(struct slice s)
{
	struct slice word, rest = s, cut = s;
	size_t words = 0;

	while (word_next(&word, &rest))
		if (++words > 2 && (IN(word, role_words) || IN(word, role_kinds))) {
			cut = slice_trim(slice_sub(s, 0, (size_t)(word.p - s.p)));
			break;
		}
	while (rest.n && word_next(&word, &rest))
		;
	return words > 2 && word.n && IN(word, role_words) ? cut : s;
}

void
names_split(struct name_list *out, struct slice s)
{
	size_t at = 0, len, end;
	struct slice name;

	s = slice_sub(s, 0, NAME_BYTES_MAX * 4);
	do {
		end = one_organisation(s) ? (len = 0, s.n) : separator(s, at, &len);
		name = strip_role(name_strip_title(slice_sub(s, at, end)));
		if (name.n && (!name_is_role(name) || !out->names.n))
			vec_push(&out->names, name);
		at = end + len;
	} while (len);
}

bool
names_are_persons(struct slice s)
{
	struct name_list list = { 0 };
	size_t i;
	bool ok;

	names_split(&list, s);
	ok = list.names.n > 0;
	for (i = 0; ok && i < list.names.n; i++)
		ok = name_is_person(list.names.at[i]);
	vec_free(&list.names);
	return ok;
}

static bool
is_suffix(struct slice w)
{
	static const char *const suffixes[] = { "ii", "iii", "iv", "jr", "jr.", "sr", "sr." };

	return IN(w, suffixes);
}

/* Where the family name begins: at the first particle that is not the first word, else at the last word. */
static size_t
family_at(struct slice s)
{
	struct slice w, rest = s;
	size_t last = 0;

	while (word_next(&w, &rest)) {
		size_t at = (size_t)(w.p - s.p);

		if (at > 0 && !starts_high(w) && IN(w, particles))
			return at;
		if (is_suffix(w)) /* "King Jr." stays together */
			return last;
		last = at;
	}
	return last;
}

struct name
name_parse(struct arena *mem, struct slice s)
{
	size_t at, comma;
	struct name n = { 0 };

	s = name_strip_title(s);
	comma = slice_find(s, SLICE(", "), 0);
	at = family_at(s);
	if (comma != SIZE_MAX) {
		struct slice given = slice_trim(slice_sub(s, comma + 1, s.n));

		n.family = arena_dup(mem, s.p, comma);
		n.given = arena_dup(mem, given.p, given.n);
	} else if (!name_is_person(s) || at == 0) {
		n.literal = arena_dup(mem, s.p, s.n);
	} else {
		struct slice given = slice_trim(slice_sub(s, 0, at));

		n.given = arena_dup(mem, given.p, given.n);
		n.family = arena_dup(mem, s.p + at, s.n - at);
	}
	return n;
}
