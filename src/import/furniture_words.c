#include "furniture_words.h"

#include <stdlib.h>
#include <string.h>

#include "import/words.h"

/*
 * Phrases of the web's furniture, folded as words_fold() folds, sorted by bytes. They must be true of sites in general:
 * no name of a site, no text of a page. The rows are in files of their own.
 */
struct phrase {
	const char *text;
	enum line_form form;
};

#define A(text) { text, FORM_ALSO }
#define C(text) { text, FORM_COMMENTS }
#define E(text) { text, FORM_END }
#define F(text) { text, FORM_FOOT }
#define K(text) { text, FORM_CONTACT }
#define M(text) { text, FORM_MORE }
#define N(text) { text, FORM_NOISE }
#define O(text) { text, FORM_ORIGIN }
#define P(text) { text, FORM_CREDIT }
#define R(text) { text, FORM_REFS }
#define T(text) { text, FORM_TAGS }
#define X(text) { text, FORM_NOTES }
static const struct phrase phrases[] = {
#include "import/furniture_phrases_a.def"
#include "import/furniture_phrases_e.def"
#include "import/furniture_phrases_n.def"
};

/* What furniture begins with; the line may go on. */
static const struct phrase openings[] = {
#include "import/furniture_openings.def"
};
#undef A
#undef C
#undef E
#undef F
#undef K
#undef M
#undef N
#undef O
#undef P
#undef R
#undef T
#undef X

enum { PHRASE_MAX = 64, OPENING_MAX = 200, NOPENINGS = sizeof(openings) / sizeof(openings[0]) };

/* clang-format off */
static const char *const homes[] = { "accueil", "etusivu", "forside", "front page", "frontpage", "hem", "home",
	"home page", "home pagina", "homepage", "index", "inicio", "main", "main page",
	"pagina principal", "principal", "sie sind hier", "start", "startseite", "strona glowna",
	"vous etes ici", "you are here", "главная", "головна" };
static const char *const sharing[] = { "afdrukken", "artikel", "compartilhar", "compartir",
	"condividi", "copy", "delen", "drucken", "e-mail", "email", "facebook", "follow", "imprimer",
	"imprimir", "like", "linkedin", "mail", "partager", "pinterest", "print", "reply", "save", "share",
	"stampa", "subscribe", "teilen", "tweet", "twitter", "unsubscribe", "whatsapp" };
static const char *const sections[] = {
	"actualite", "actualites", "africa", "americas", "archive", "archives", "art", "arte", "arts",
	"asia", "audio", "auto", "autos", "blogs", "books", "breaking news", "business", "celebrity",
	"ciencia", "cine", "cinema", "classifieds", "columnists", "comics", "commentary", "commodities",
	"community", "cooking", "cronaca", "crossword", "cultura", "culture", "deportes", "design",
	"e-edition", "e-paper", "economia", "economie", "economy", "education", "energy", "entertainment",
	"environment", "epaper", "esteri", "europe", "events", "fashion", "feuilleton", "film", "food",
	"games", "gesellschaft", "gossip", "health", "ideas", "idees", "immigration", "in brief",
	"international", "interviews", "investigations", "jobs", "kultur", "latest", "latest news",
	"letters", "life", "lifestyle", "living", "local", "local news", "magazine", "markets", "media",
	"meinung", "military", "monde", "money", "motoring", "movies", "mundo", "music", "musik",
	"nation", "national", "nature", "news", "newsletters", "newspaper", "newspapers", "obituaries",
	"opinie", "opinion", "opinions", "photo", "photography", "photos", "podcast", "podcasts",
	"politica", "politics", "politiek", "politik", "politique", "puzzles", "radio", "real estate",
	"recipes", "regional", "regionales", "religion", "reviews", "royals", "sante", "science",
	"sciences", "security", "shopping", "showbiz", "soccer", "sociedad", "societa", "societe",
	"sport", "sports", "sportul", "style", "sustainability", "tech", "technology", "television",
	"theater", "theatre", "top news", "top stories", "travel", "tv", "u.k", "u.s", "uk", "umwelt",
	"us", "us news", "video", "videos", "weather", "wetter", "wirtschaft", "wissen", "wissenschaft",
	"women", "world", "world news", "видео", "главная", "культура", "мир",
	"мнения", "наука", "новости", "общество", "политика",
	"происшествия", "спорт", "фото", "экономика" };
/* clang-format on */

static int
compare_phrases(const void *key, const void *entry)
{
	return strcmp(key, ((const struct phrase *)entry)->text);
}

enum line_form
furniture_phrase(struct slice line)
{
	char folded[PHRASE_MAX];
	const struct phrase *p;

	if (!words_fold(folded, sizeof(folded), line))
		return FORM_NONE;
	p = bsearch(folded, phrases, sizeof(phrases) / sizeof(phrases[0]), sizeof(phrases[0]), compare_phrases);
	return p ? p->form : FORM_NONE;
}

/* The first opening that begins with this byte, or with a greater one. */
static size_t
first_opening(char c)
{
	size_t lo = 0, hi = NOPENINGS;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if ((unsigned char)openings[mid].text[0] < (unsigned char)c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

enum line_form
furniture_opening(struct slice line)
{
	char folded[OPENING_MAX];
	size_t i;

	if (!words_fold(folded, sizeof(folded), line))
		return FORM_NONE;
	for (i = first_opening(folded[0]); i < NOPENINGS && openings[i].text[0] == folded[0]; i++)
		if (strncmp(folded, openings[i].text, strlen(openings[i].text)) == 0)
			return openings[i].form;
	return FORM_NONE;
}

/* Is every entry greater than the one before it? */
static bool
phrases_sorted(const struct phrase *list, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (strcmp(list[i - 1].text, list[i].text) >= 0)
			return false;
	return true;
}

bool
furniture_words_sorted(void)
{
	return phrases_sorted(phrases, sizeof(phrases) / sizeof(phrases[0])) && phrases_sorted(openings, NOPENINGS) &&
	    words_sorted(sections, sizeof(sections) / sizeof(sections[0])) && words_sorted(homes, sizeof(homes) / sizeof(homes[0])) &&
	    words_sorted(sharing, sizeof(sharing) / sizeof(sharing[0]));
}

bool
furniture_is_sharing(struct slice line)
{
	struct slice first;

	return word_next(&first, &line) && word_in(first, sharing, sizeof(sharing) / sizeof(sharing[0]));
}

bool
furniture_is_section(struct slice word)
{
	return word_in(word, sections, sizeof(sections) / sizeof(sections[0]));
}

bool
furniture_is_home(struct slice word)
{
	return word_in(word, homes, sizeof(homes) / sizeof(homes[0]));
}
