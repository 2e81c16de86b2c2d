#include "gen.h"

#include <math.h>


enum {
	WORDS = 20000,
	PUBLISHERS = 60,
	PARAGRAPH = 600, /* bytes, about */
};

struct gen {
	uint64_t seed;
	struct str *out;
};

/* xorshift64* */
static uint32_t
below(struct gen *g, uint32_t n)
{
	g->seed ^= g->seed >> 12;
	g->seed ^= g->seed << 25;
	g->seed ^= g->seed >> 27;
	return (uint32_t)((g->seed * 0x2545F4914F6CDD1Du) >> 33) % n;
}

static struct gen
gen_of(struct str *out, uint64_t n, uint64_t purpose)
{
	struct gen g = { .seed = (n + 1) * 0x9E3779B97F4A7C15u ^ purpose << 56, .out = out };

	below(&g, 2);
	below(&g, 2);
	return g;
}

/* --- words and names ------------------------------------------------------------------------- */

static const char *const frequent[] = {
	"the", "of", "and", "to", "in", "a", "that", "is", "was", "it", "for", "on", "with", "as", "by", "at", "from",
	"his", "be", "this", "had", "not", "are", "but", "have", "they", "which", "one", "were", "who", "all", "their",
	"has", "there", "been", "will", "would", "more", "if", "no", "when", "so", "what", "up", "its", "about", "into",
	"than", "them", "can", "only", "other", "time", "new", "some", "could", "these", "two", "may", "then", "do",
	"first", "any", "like", "over", "such", "our", "even", "most", "after", "also", "many", "before", "must",
	"through", "years", "where", "much", "way", "well", "down", "should", "because", "each", "just", "those",
	"people", "how", "too", "little", "state", "good", "very", "make", "world", "still", "see", "own", "work",
	"long", "here", "between", "both", "under", "never", "same", "another", "know", "while", "last", "might",
};
enum { FREQUENT = sizeof(frequent) / sizeof(frequent[0]) };

/* The same syllables for the same number. */
static void
put_syllables(struct str *out, uint32_t number, int syllables)
{
	static const char *const begin[] = { "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m",
		"n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w" };
	static const char *const middle[] = { "a", "e", "i", "o", "u", "ea", "ou", "ai" };
	static const char *const end[] = { "n", "r", "l", "t", "st", "nd", "m", "ss", "ck", "rd", "" };
	uint32_t x = number;

	while (syllables-- > 0) {
		x = x * 2654435761u + 40503u;
		str_puts(out, begin[(x >> 8) % 25]);
		str_puts(out, middle[(x >> 16) % 8]);
		str_puts(out, end[(x >> 24) % (syllables ? 4 : 11)]);
	}
}

static void
put_word(struct gen *g)
{
	/* An even logarithm of the rank makes a word as often as its rank is small. */
	uint32_t rank = (uint32_t)exp(below(g, 1 << 20) / (double)(1 << 20) * log(WORDS)) - 1;

	if (rank < FREQUENT)
		str_puts(g->out, frequent[rank]);
	else
		put_syllables(g->out, rank, rank < 400 ? 1 : rank < 6000 ? 2 : 3);
}

static void
capital(struct str *s, size_t at)
{
	if (at < s->n && s->p[at] >= 'a' && s->p[at] <= 'z')
		s->p[at] = (char)(s->p[at] - 'a' + 'A');
}

static void
put_name(struct str *out, uint32_t number, int syllables)
{
	size_t at = out->n;

	put_syllables(out, number, syllables);
	capital(out, at);
}

static const char *const given[] = { "Anna", "Thomas", "Maria", "Peter", "Helen", "David", "Ines", "Robert", "Clara", "Martin",
	"Julia", "Samuel", "Laura", "Victor", "Emma", "George" };
enum { GIVEN = sizeof(given) / sizeof(given[0]) };
static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December" };

/* gap: between the names; a comma puts the family's first. */
static void
put_author(struct str *out, uint32_t number, char gap)
{
	const char *first = number == UINT32_MAX ? "Ines" : given[number % GIVEN];

	if (gap == ' ')
		str_printf(out, "%s ", first);
	if (number == UINT32_MAX)
		str_puts(out, GEN_AUTHOR);
	else
		put_name(out, 50000 + number, 2);
	if (gap == ',')
		str_printf(out, ", %s", first);
}

static void
put_entity(struct gen *g)
{
	static const char *const kinds[] = { "Institute", "Foundation", "Council", "University", "Ministry", "Agency" };

	switch (below(g, 3)) {
	case 0:
		put_author(g->out, below(g, 3000), ' ');
		break;
	case 1:
		str_puts(g->out, "the ");
		put_name(g->out, 70000 + below(g, 300), 2);
		str_putc(g->out, ' ');
		str_puts(g->out, kinds[below(g, 6)]);
		break;
	default:
		put_name(g->out, 80000 + below(g, 500), 2);
		break;
	}
}

static void
put_publisher(struct str *out, uint32_t number)
{
	static const char *const kinds[] = { "Ledger", "Review", "Wire", "Post", "Observer", "Quarterly" };

	put_name(out, 90000 + number, 2);
	str_putc(out, ' ');
	str_puts(out, kinds[number % 6]);
}

/* --- texts ----------------------------------------------------------------------------------- */

static void
put_words(struct gen *g, uint32_t n)
{
	size_t at = g->out->n;
	uint32_t i;

	for (i = 0; i < n; i++) {
		if (i)
			str_puts(g->out, below(g, 12) ? " " : ", ");
		if (i > 1 && below(g, 24) == 0)
			put_entity(g);
		else
			put_word(g);
	}
	capital(g->out, at);
}

static void
put_sentence(struct gen *g)
{
	put_words(g, 6 + below(g, 18));
	str_putc(g->out, '.');
}

static void
put_body(struct gen *g, uint64_t n, size_t bytes, const char *gap)
{
	size_t begin = g->out->n, paragraph = begin;

	str_puts(g->out, GEN_BEGIN " begins it. ");
	while (g->out->n - begin < bytes) {
		put_sentence(g);
		if (g->out->n - paragraph > PARAGRAPH / 2 + below(g, PARAGRAPH)) {
			str_puts(g->out, gap);
			paragraph = g->out->n;
		} else {
			str_putc(g->out, ' ');
		}
	}
	if (n % 2)
		str_puts(g->out, "All of them met in the " GEN_COMMON " once more. ");
	if (n % GEN_RARE_EVERY == GEN_RARE_EVERY / 2 || bytes > 100000)
		str_puts(g->out, "Nobody wished to " GEN_RARE " there.");
	str_putc(g->out, '\n');
}

struct head {
	size_t title, title_end; /* bytes of out */
	uint32_t author;         /* number of the person; UINT32_MAX: the one that is looked for */
	uint32_t publisher, month, day, year;
};

static struct head
put_head(struct gen *g, uint64_t n)
{
	struct gen choice = gen_of(g->out, n, 1);
	struct head h = { .title = g->out->n, .author = n % GEN_AUTHORS ? 5000 + (uint32_t)(n % 4000) : UINT32_MAX };
	uint32_t words = 4 + below(g, 6);

	while (words-- > 0) {
		put_word(g);
		if (words)
			str_putc(g->out, ' ');
	}
	capital(g->out, h.title);
	h.title_end = g->out->n;
	h.publisher = below(&choice, PUBLISHERS);
	h.month = below(g, 12);
	h.day = 1 + below(g, 28);
	h.year = 2000 + below(g, 25);
	str_puts(g->out, "\nBy ");
	put_author(g->out, h.author, ' ');
	str_puts(g->out, ", ");
	put_publisher(g->out, h.publisher);
	str_printf(g->out, ", %s %02u %u\n\n", months[h.month], h.day, h.year);
	return h;
}

/* An earlier article: every second time one of the few that everybody cites. */
static uint64_t
earlier(struct gen *g, uint64_t n)
{
	return 1 + below(g, (uint32_t)(below(g, 2) ? n - 1 : 1 + (n - 1) / GEN_CITED_OF));
}

/* A sentence of the article in quotation marks; every second one with a word put in. */
static void
put_quotation(struct gen *g, uint64_t of)
{
	struct str text = { 0 };
	struct gen other = gen_of(&text, of, 0);
	size_t at, i;

	put_head(&other, of);
	at = text.n;
	put_words(&other, GEN_QUOTED_WORDS);
	str_puts(g->out, "\xe2\x80\x9c");
	i = at + (text.n - at) / 2;
	while (i < text.n && text.p[i] != ' ')
		i++;
	str_put(g->out, (struct slice){ text.p + at, i - at });
	if (below(g, 2))
		str_puts(g->out, " indeed");
	str_put(g->out, (struct slice){ text.p + i, text.n - i });
	str_puts(g->out, "\xe2\x80\x9d");
	str_free(&text);
}

static void
put_reference(struct gen *g, uint64_t of)
{
	struct str text = { 0 };
	struct gen other = gen_of(&text, of, 0);
	struct head h = put_head(&other, of);

	put_author(g->out, h.author, ',');
	str_puts(g->out, ", ");
	str_put(g->out, (struct slice){ text.p + h.title, h.title_end - h.title });
	str_puts(g->out, ", ");
	put_publisher(g->out, h.publisher);
	str_printf(g->out, ", %s %u, %u.\n", months[h.month], h.day, h.year);
	str_free(&text);
}

/* A paragraph that quotes, and the list of what it cites. */
static void
put_sources(struct gen *g, uint64_t n)
{
	uint64_t cited[GEN_REFERENCES];
	uint32_t i, count = 1 + below(g, GEN_REFERENCES);

	for (i = 0; i < count; i++)
		cited[i] = earlier(g, n);
	str_putc(g->out, '\n');
	for (i = 0; i < count; i++) {
		put_words(g, 12);
		if (i == 0) {
			str_puts(g->out, " wrote: ");
			put_quotation(g, cited[0]);
		}
		str_printf(g->out, " [%u]. ", i + 1);
	}
	str_puts(g->out, "\n\nReferences\n\n");
	for (i = 0; i < count; i++) {
		str_printf(g->out, "[%u] ", i + 1);
		put_reference(g, cited[i]);
	}
}

void
gen_article(struct str *out, uint64_t n, size_t bytes)
{
	struct gen g = gen_of(out, n, 0);

	put_head(&g, n);
	put_words(&g, GEN_QUOTED_WORDS);
	str_puts(out, ". ");
	put_body(&g, n, bytes, "\n\n");
	if (n > 1 && n % GEN_CITING == 0)
		put_sources(&g, n);
}

void
gen_one_line(struct str *out, uint64_t n, size_t bytes)
{
	struct gen g = gen_of(out, n, 0);

	put_head(&g, n);
	put_body(&g, n, bytes, " ");
}

void
gen_path(struct str *out, uint64_t n)
{
	struct gen choice = gen_of(out, n, 1);
	size_t at = out->n, i;

	put_publisher(out, below(&choice, PUBLISHERS));
	for (i = at; i < out->n; i++)
		if (out->p[i] == ' ')
			out->p[i] = '-';
	str_printf(out, "/%06llu.txt", (unsigned long long)n);
}
