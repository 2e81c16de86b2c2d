#include "cite_words.h"

#include <string.h>

enum { WORD_BYTES = 16 };

#define SAYS CITE_SAYS
#define PRINTS CITE_PRINTS
#define HOLDS CITE_HOLDS
#define INVERTS CITE_INVERTS
#define MADE CITE_MADE
#define TELLS CITE_TELLS
#define QUOTES CITE_QUOTES
#define WORK CITE_WORK
#define TALK CITE_TALK
#define ROLE CITE_ROLE
#define MEDIUM CITE_MEDIUM
#define LINK CITE_LINK
#define THE CITE_THE
#define FILLER CITE_FILLER
#define WHO CITE_WHO
#define BE CITE_BE

/* In the order of their bytes. */
static const struct {
	const char *word;
	unsigned classes;
} words[] = {
	{ "a", THE }, { "accused", PRINTS | HOLDS }, { "accuses", PRINTS | HOLDS },
	{ "acknowledged", SAYS }, { "acknowledges", SAYS }, { "added", SAYS | INVERTS }, { "adds", SAYS | INVERTS },
	{ "admits", SAYS }, { "admitted", SAYS }, { "again", FILLER }, { "agency", MEDIUM }, { "agreed", HOLDS },
	{ "agrees", HOLDS }, { "aired", MADE }, { "alleged", SAYS }, { "alleges", SAYS }, { "already", FILLER },
	{ "also", FILLER }, { "always", FILLER }, { "an", THE }, { "analysed", HOLDS }, { "analyses", HOLDS | WORK },
	{ "analysis", WORK }, { "analyzed", HOLDS }, { "analyzes", HOLDS }, { "announced", SAYS | INVERTS | MADE },
	{ "announces", SAYS }, { "another", THE }, { "answered", MADE }, { "appear", MADE }, { "appeared", MADE },
	{ "appearing", MADE }, { "appears", MADE }, { "are", BE }, { "argue", SAYS | MADE },
	{ "argued", SAYS | INVERTS | MADE }, { "argues", SAYS | INVERTS | MADE }, { "arguing", SAYS }, { "article", WORK },
	{ "articles", WORK }, { "ask", SAYS }, { "asked", SAYS | PRINTS | INVERTS | MADE | TALK }, { "asking", SAYS },
	{ "asks", SAYS | PRINTS | INVERTS }, { "asserted", SAYS }, { "asserts", SAYS | HOLDS }, { "at", LINK },
	{ "attributed", HOLDS }, { "attributes", HOLDS }, { "be", BE }, { "been", BE }, { "being", BE }, { "believed", SAYS },
	{ "believes", SAYS }, { "blamed", PRINTS | HOLDS }, { "blames", PRINTS | HOLDS }, { "blog", MEDIUM },
	{ "blogger", ROLE }, { "blogpost", WORK }, { "book", WORK }, { "books", WORK }, { "both", FILLER },
	{ "breaks", PRINTS }, { "broadcast", PRINTS | MADE | WORK }, { "broadcaster", MEDIUM }, { "broadsheet", MEDIUM },
	{ "broke", PRINTS }, { "by", LINK }, { "calculated", HOLDS }, { "calculates", HOLDS }, { "call", SAYS },
	{ "called", SAYS }, { "calling", SAYS }, { "calls", SAYS }, { "carried", PRINTS | MADE }, { "carries", PRINTS },
	{ "carry", PRINTS }, { "cartoon", WORK }, { "challenged", HOLDS }, { "challenges", HOLDS }, { "characterised", HOLDS },
	{ "characterises", HOLDS }, { "cited", SAYS | MADE | QUOTES }, { "cites", SAYS | QUOTES }, { "citing", QUOTES },
	{ "claim", SAYS }, { "claimed", SAYS | INVERTS | MADE }, { "claims", SAYS | INVERTS | MADE }, { "clearly", FILLER },
	{ "coined", HOLDS }, { "column", WORK }, { "columnist", ROLE }, { "columnists", ROLE }, { "columns", WORK },
	{ "commentary", WORK }, { "commentator", ROLE }, { "commented", SAYS | INVERTS }, { "comments", SAYS | TALK },
	{ "commissioned", MADE }, { "compared", SAYS }, { "compares", SAYS }, { "complained", SAYS | INVERTS | MADE },
	{ "complaining", MADE }, { "complains", SAYS | INVERTS | MADE }, { "conclude", SAYS }, { "concluded", SAYS | INVERTS },
	{ "concludes", SAYS | INVERTS }, { "conducted", MADE }, { "confessed", SAYS }, { "confesses", SAYS },
	{ "confirmed", SAYS | MADE }, { "confirms", SAYS }, { "contended", SAYS }, { "contends", SAYS },
	{ "contributed", MADE }, { "contributor", ROLE }, { "conversation", TALK }, { "correctly", FILLER },
	{ "correspondent", ROLE }, { "correspondents", ROLE }, { "counted", PRINTS | HOLDS }, { "countered", SAYS },
	{ "counters", SAYS }, { "counts", PRINTS | HOLDS }, { "coverage", WORK }, { "credited", HOLDS }, { "credits", HOLDS },
	{ "critic", ROLE }, { "criticised", HOLDS }, { "criticises", HOLDS }, { "criticized", HOLDS }, { "criticizes", HOLDS },
	{ "critics", ROLE }, { "daily", MEDIUM }, { "das", THE }, { "declared", SAYS | INVERTS }, { "declares", SAYS },
	{ "defined", HOLDS }, { "defines", HOLDS }, { "demanded", PRINTS }, { "demands", PRINTS }, { "demonstrated", HOLDS },
	{ "demonstrates", HOLDS }, { "denied", MADE }, { "denies", MADE }, { "der", THE }, { "describe", SAYS },
	{ "described", SAYS | MADE }, { "describes", SAYS }, { "describing", SAYS }, { "detailed", SAYS }, { "details", SAYS },
	{ "devoted", PRINTS }, { "devotes", PRINTS }, { "die", THE }, { "disagreed", HOLDS }, { "disagrees", HOLDS },
	{ "disclosed", SAYS | MADE }, { "discloses", SAYS }, { "discovered", HOLDS }, { "discovers", HOLDS },
	{ "discussed", SAYS }, { "discusses", SAYS }, { "dismissed", HOLDS }, { "dismisses", HOLDS }, { "dispatch", WORK },
	{ "dispatches", WORK }, { "distinguished", HOLDS }, { "distinguishes", HOLDS }, { "documentaries", WORK },
	{ "documentary", WORK }, { "documented", SAYS | MADE }, { "documents", SAYS }, { "doubted", HOLDS },
	{ "doubts", HOLDS }, { "dubbed", PRINTS }, { "dubs", PRINTS }, { "earlier", FILLER }, { "editor-at-large", ROLE },
	{ "editorial", WORK }, { "editorials", WORK }, { "el", THE }, { "elsewhere", FILLER }, { "email", TALK },
	{ "emails", TALK }, { "emphasised", SAYS }, { "emphasises", SAYS }, { "emphasized", SAYS }, { "emphasizes", SAYS },
	{ "essay", WORK }, { "essays", WORK }, { "established", HOLDS }, { "establishes", HOLDS }, { "estimate", SAYS },
	{ "estimated", SAYS }, { "estimates", SAYS }, { "even", FILLER }, { "examine", HOLDS }, { "examined", HOLDS },
	{ "examines", HOLDS }, { "excerpted", MADE }, { "exclusive", WORK }, { "explain", SAYS },
	{ "explained", SAYS | INVERTS | MADE }, { "explains", SAYS | INVERTS }, { "explicitly", FILLER },
	{ "exposed", HOLDS | MADE }, { "exposes", HOLDS }, { "exposé", WORK }, { "feature", WORK },
	{ "featured", PRINTS | MADE }, { "features", PRINTS | WORK }, { "find", SAYS }, { "finds", SAYS }, { "first", FILLER },
	{ "followed", HOLDS }, { "follows", HOLDS }, { "for", LINK }, { "found", SAYS }, { "friday", FILLER },
	{ "from", LINK }, { "front-page", WORK }, { "further", FILLER }, { "gave", PRINTS }, { "gives", PRINTS },
	{ "goes", HOLDS }, { "had", FILLER }, { "hailed", PRINTS }, { "hails", PRINTS }, { "has", FILLER }, { "have", FILLER },
	{ "headline", MADE | WORK }, { "headlined", PRINTS | MADE }, { "held", HOLDS }, { "her", THE }, { "herself", FILLER },
	{ "himself", FILLER }, { "his", THE }, { "holds", HOLDS }, { "identified", HOLDS }, { "identifies", HOLDS },
	{ "il", THE }, { "illustrated", HOLDS }, { "illustrates", HOLDS }, { "in", LINK }, { "inquiry", WORK },
	{ "insisted", SAYS | INVERTS }, { "insists", SAYS | INVERTS }, { "instead", FILLER }, { "interpreted", HOLDS },
	{ "interprets", HOLDS }, { "interview", WORK | TALK }, { "interviewed", MADE | TALK }, { "interviews", WORK | TALK },
	{ "investigated", HOLDS | MADE }, { "investigates", HOLDS }, { "investigation", WORK }, { "investigations", WORK },
	{ "is", BE }, { "its", THE }, { "joked", SAYS }, { "jokes", SAYS }, { "journal", MEDIUM }, { "journalism", WORK },
	{ "journalist", ROLE }, { "journalists", ROLE }, { "just", FILLER }, { "knows", HOLDS }, { "la", THE },
	{ "lamented", SAYS }, { "laments", SAYS }, { "later", FILLER }, { "le", THE }, { "leader", WORK }, { "leads", PRINTS },
	{ "leaked", MADE }, { "led", PRINTS }, { "letter", WORK | TALK }, { "letters", WORK | TALK }, { "likened", HOLDS },
	{ "likens", HOLDS }, { "listed", PRINTS | HOLDS }, { "lists", PRINTS | HOLDS }, { "long", FILLER },
	{ "magazine", MEDIUM }, { "maintained", SAYS }, { "maintains", SAYS }, { "meanwhile", FILLER }, { "measured", HOLDS },
	{ "measures", HOLDS }, { "mentioned", SAYS }, { "mentions", SAYS }, { "message", TALK }, { "mocked", PRINTS },
	{ "mocks", PRINTS }, { "monday", FILLER }, { "my", THE }, { "newsletter", MEDIUM }, { "newspaper", MEDIUM },
	{ "note", SAYS }, { "noted", SAYS | INVERTS | MADE }, { "notes", SAYS | INVERTS }, { "noticed", MADE },
	{ "now", FILLER }, { "obituaries", WORK }, { "obituary", WORK }, { "observe", SAYS }, { "observed", SAYS | INVERTS },
	{ "observes", SAYS | INVERTS }, { "obtained", MADE }, { "of", LINK }, { "often", FILLER }, { "on", LINK },
	{ "once", FILLER }, { "one", THE }, { "only", FILLER }, { "op-ed", WORK }, { "op-eds", WORK },
	{ "opined", PRINTS }, { "our", THE }, { "out", MADE }, { "outlet", MEDIUM }, { "paper", WORK | MEDIUM },
	{ "papers", WORK }, { "periodical", MEDIUM }, { "photograph", WORK }, { "photographs", WORK },
	{ "picture", MADE | WORK }, { "pictures", WORK }, { "piece", WORK }, { "pieces", WORK }, { "podcast", WORK | MEDIUM },
	{ "pointed", SAYS }, { "points", SAYS }, { "poll", WORK }, { "polls", WORK }, { "portal", MEDIUM },
	{ "portrayed", HOLDS }, { "portrays", HOLDS }, { "post", WORK }, { "posted", MADE }, { "posts", WORK },
	{ "praised", PRINTS | HOLDS }, { "praises", PRINTS | HOLDS }, { "predicted", SAYS | INVERTS }, { "predicts", SAYS },
	{ "printed", PRINTS | MADE }, { "prints", PRINTS }, { "profile", WORK }, { "profiled", MADE }, { "profiles", WORK },
	{ "programme", WORK }, { "properly", FILLER }, { "proposed", SAYS }, { "proposes", SAYS }, { "proved", HOLDS },
	{ "proves", HOLDS }, { "publication", MEDIUM }, { "published", SAYS | MADE }, { "publishes", SAYS }, { "put", SAYS }, { "puts", SAYS | INVERTS },
	{ "questioned", SAYS }, { "questions", SAYS }, { "quoted", SAYS | MADE | QUOTES }, { "quotes", SAYS | QUOTES },
	{ "quoting", QUOTES }, { "ran", PRINTS | MADE }, { "rated", PRINTS }, { "rates", PRINTS }, { "rather", FILLER },
	{ "recalled", SAYS | MADE }, { "recalls", SAYS }, { "recently", FILLER }, { "reckoned", SAYS }, { "reckons", SAYS },
	{ "recounted", SAYS | MADE }, { "recounts", SAYS }, { "regrets", SAYS }, { "regretted", SAYS }, { "rejected", HOLDS },
	{ "rejects", HOLDS }, { "remarked", SAYS | INVERTS }, { "remarks", SAYS | INVERTS | TALK }, { "report", SAYS | WORK },
	{ "reportage", WORK }, { "reported", SAYS | INVERTS | MADE }, { "reportedly", FILLER }, { "reporter", ROLE },
	{ "reporters", ROLE }, { "reporting", SAYS | MADE | WORK }, { "reports", SAYS | INVERTS | WORK },
	{ "reprinted", MADE }, { "reveal", SAYS }, { "revealed", SAYS | INVERTS | MADE }, { "reveals", SAYS | INVERTS },
	{ "review", WORK }, { "reviewed", MADE }, { "reviews", WORK }, { "rightly", FILLER }, { "runs", PRINTS },
	{ "said", SAYS | INVERTS | MADE }, { "saturday", FILLER }, { "saw", PRINTS | HOLDS }, { "say", SAYS },
	{ "saying", SAYS | MADE }, { "says", SAYS | INVERTS | MADE }, { "seen", MADE }, { "sees", PRINTS | HOLDS },
	{ "serialised", MADE }, { "serialized", MADE }, { "series", WORK }, { "showed", SAYS }, { "shown", SAYS | MADE },
	{ "shows", SAYS }, { "simply", FILLER }, { "since", FILLER }, { "site", MEDIUM }, { "sometimes", FILLER },
	{ "speaking", MADE | TALK }, { "speaks", PRINTS }, { "speculated", SAYS }, { "speculates", SAYS }, { "splashed", PRINTS },
	{ "splashes", PRINTS }, { "spoke", PRINTS | MADE | TALK }, { "spoken", MADE | TALK }, { "state", SAYS },
	{ "stated", SAYS | INVERTS | MADE }, { "statement", TALK }, { "states", SAYS | INVERTS }, { "still", FILLER },
	{ "stories", WORK }, { "story", WORK }, { "stressed", SAYS }, { "stresses", SAYS }, { "studies", WORK },
	{ "study", WORK }, { "suggest", SAYS }, { "suggested", SAYS | INVERTS }, { "suggests", SAYS | INVERTS },
	{ "sums", HOLDS }, { "sunday", FILLER }, { "survey", WORK }, { "surveys", WORK }, { "syndicated", MADE },
	{ "tabloid", MEDIUM }, { "talked", MADE | TALK }, { "talking", MADE | TALK }, { "tell", TELLS }, { "telling", MADE | TELLS },
	{ "tells", SAYS | INVERTS | TELLS }, { "testimony", TALK }, { "that", THE }, { "the", THE }, { "their", THE },
	{ "themselves", FILLER }, { "then", FILLER }, { "therefore", FILLER }, { "thinks", SAYS }, { "this", THE },
	{ "thought", SAYS }, { "thundered", PRINTS }, { "thursday", FILLER }, { "thus", FILLER }, { "to", LINK },
	{ "today", FILLER }, { "told", SAYS | INVERTS | MADE | TELLS }, { "too", FILLER }, { "traced", HOLDS },
	{ "traces", HOLDS }, { "translated", MADE }, { "tuesday", FILLER }, { "uncovered", HOLDS | MADE },
	{ "uncovers", HOLDS }, { "urged", PRINTS }, { "urges", PRINTS }, { "via", QUOTES }, { "warn", SAYS },
	{ "warned", SAYS | INVERTS }, { "warns", SAYS | INVERTS }, { "was", BE }, { "website", MEDIUM },
	{ "wednesday", FILLER }, { "weekly", MEDIUM }, { "went", HOLDS }, { "were", BE }, { "which", WHO }, { "who", WHO },
	{ "whose", WHO }, { "with", LINK }, { "wondered", SAYS }, { "wonders", SAYS }, { "write", SAYS }, { "writer", ROLE },
	{ "writes", SAYS | INVERTS | MADE }, { "writing", SAYS | MADE }, { "written", SAYS | MADE },
	{ "wrote", SAYS | INVERTS | MADE }, { "yesterday", FILLER }
};

unsigned
cite_word(struct slice word)
{
	char low[WORD_BYTES + 1];
	size_t lo = 0, hi = sizeof(words) / sizeof(words[0]), i;

	if (!word.n || word.n > WORD_BYTES)
		return 0;
	for (i = 0; i < word.n; i++)
		low[i] = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] + 32) : word.p[i];
	low[word.n] = '\0';
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = strcmp(words[mid].word, low);

		if (!order)
			return words[mid].classes;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return 0;
}

bool
cite_words_sorted(void)
{
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if ((i && strcmp(words[i - 1].word, words[i].word) >= 0) ||
		    strlen(words[i].word) > WORD_BYTES)
			return false;
	return true;
}
