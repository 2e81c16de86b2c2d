#include "entity_parts.h"

#include <stdlib.h>
#include <string.h>

/* What the world knows of names, and no text has to say. Lists are sorted by their bytes. */

/*
 * Forms of address from many countries which the tagger leaves in a name; those of word_titles are
 * off before. What is as often a first name or surname stays out.
 */
static const char *const honorifics[] = {
	"adml", "alhaja", "alhaji", "amb", "archdeacon", "archduchess", "archimandrite",
	"ayatullah", "catholicos", "cdr", "cllr", "cmdr", "datin", "dato", "datuk", "det",
	"dipl", "dowager", "efendi", "effendi", "frau", "fraulein", "freiherr", "gospodin",
	"gospodja", "grafin", "hadji", "haj", "haji", "hajja", "hajji", "havildar", "hoca",
	"hodja", "hojjatoleslam", "infanta", "insp", "jonkheer", "kyai", "ltg", "mademoiselle",
	"maitre", "mallam", "marchioness", "maulana", "maulvi", "mawlana", "meneer", "mevrouw",
	"mijnheer", "mlle", "mufti", "mwalimu", "mzee", "otunba", "phra", "prebendary",
	"protopope", "puan", "rebbe", "rinpoche", "sayadaw", "sayyed", "sayyid", "seyed",
	"seyyed", "sgm", "shri", "shrimati", "smt", "spc", "subedar", "syed", "tengku",
	"tovarishch", "tuan", "tunku", "ustad", "ustadh", "ustaz", "ven", "viscount",
	"viscountess",
};

/*
 * Bodies with several names that have no word in common, as names are compared: one word, the last
 * in the singular. A name that several countries have for a body of theirs stays out.
 */
static const struct known_body {
	const char *name, *same;
} bodies[] = {
	{ "afd", "alternativeforgermany" },
	{ "alternativeforgermany", "alternativeforgermany" },
	{ "alternativefurdeutschland", "alternativeforgermany" },
	{ "ansarallah", "houthis" },
	{ "cern", "europeanorganisationfornuclearresearch" },
	{ "chinesenationalistparty", "kuomintang" },
	{ "comintern", "communistinternational" },
	{ "committeeforstatesecurity", "committeeforstatesecurity" },
	{ "communistinternational", "communistinternational" },
	{ "communistpartyofkampuchea", "communistpartyofkampuchea" },
	{ "daesh", "islamicstate" },
	{ "doctorswithoutborder", "doctorswithoutborder" },
	{ "europeanorganisationfornuclearresearch", "europeanorganisationfornuclearresearch" },
	{ "ezln", "zapatistaarmyofnationalliberation" },
	{ "farc", "revolutionaryarmedforcesofcolombia" },
	{ "federalexpress", "federalexpress" },
	{ "fedex", "federalexpress" },
	{ "frelimo", "mozambiqueliberationfront" },
	{ "g20", "groupof20" },
	{ "g7", "groupofseven" },
	{ "g77", "groupof77" },
	{ "g8", "groupofeight" },
	{ "groupof20", "groupof20" },
	{ "groupof77", "groupof77" },
	{ "groupofeight", "groupofeight" },
	{ "groupofseven", "groupofseven" },
	{ "groupofseventyseven", "groupof77" },
	{ "groupoftwenty", "groupof20" },
	{ "guomindang", "kuomintang" },
	{ "hamas", "islamicresistancemovement" },
	{ "holysee", "holysee" },
	{ "houthi", "houthis" },
	{ "houthis", "houthis" },
	{ "idf", "israeldefenceforce" },
	{ "internationalcriminalpoliceorganisation", "internationalcriminalpoliceorganisation" },
	{ "interpol", "internationalcriminalpoliceorganisation" },
	{ "irgc", "islamicrevolutionaryguardcorp" },
	{ "isil", "islamicstate" },
	{ "isis", "islamicstate" },
	{ "islamicresistancemovement", "islamicresistancemovement" },
	{ "islamicrevolutionaryguardcorp", "islamicrevolutionaryguardcorp" },
	{ "islamicstate", "islamicstate" },
	{ "islamicstateofiraqlevant", "islamicstate" },
	{ "islamicstateofiraqsyria", "islamicstate" },
	{ "israeldefenceforce", "israeldefenceforce" },
	{ "kgb", "committeeforstatesecurity" },
	{ "khmerrouge", "communistpartyofkampuchea" },
	{ "kmt", "kuomintang" },
	{ "kuomintang", "kuomintang" },
	{ "kurdistanworkersparty", "kurdistanworkersparty" },
	{ "liberationtigersoftamileelam", "liberationtigersoftamileelam" },
	{ "ltte", "liberationtigersoftamileelam" },
	{ "medecinssansfrontiere", "doctorswithoutborder" },
	{ "mozambicannationalresistance", "mozambicannationalresistance" },
	{ "mozambiqueliberationfront", "mozambiqueliberationfront" },
	{ "msf", "doctorswithoutborder" },
	{ "pemex", "petroleosmexicano" },
	{ "petroleosmexicano", "petroleosmexicano" },
	{ "pkk", "kurdistanworkersparty" },
	{ "renamo", "mozambicannationalresistance" },
	{ "revolutionaryarmedforcesofcolombia", "revolutionaryarmedforcesofcolombia" },
	{ "revolutionaryguard", "islamicrevolutionaryguardcorp" },
	{ "senderoluminoso", "shiningpath" },
	{ "shabak", "shabak" },
	{ "shinbet", "shabak" },
	{ "shiningpath", "shiningpath" },
	{ "tamiltiger", "liberationtigersoftamileelam" },
	{ "tsahal", "israeldefenceforce" },
	{ "tzahal", "israeldefenceforce" },
	{ "vatican", "holysee" },
	{ "volkswagen", "volkswagen" },
	{ "vw", "volkswagen" },
	{ "zapatistaarmyofnationalliberation", "zapatistaarmyofnationalliberation" },
};

enum {
	HONORIFICS = sizeof(honorifics) / sizeof(honorifics[0]),
	BODIES = sizeof(bodies) / sizeof(bodies[0])
};

static int
order(struct slice a, const char *b)
{
	size_t n = strlen(b);
	int d = memcmp(a.p, b, a.n < n ? a.n : n);

	return d ? d : a.n < n ? -1 : a.n > n;
}

static int
by_word(const void *key, const void *item)
{
	return order(*(const struct slice *)key, *(const char *const *)item);
}

static int
by_name(const void *key, const void *item)
{
	return order(*(const struct slice *)key, ((const struct known_body *)item)->name);
}

bool
entity_is_honorific(struct slice word)
{
	return word.n && bsearch(&word, honorifics, HONORIFICS, sizeof(*honorifics), by_word) != NULL;
}

struct slice
entity_known_body(struct slice key)
{
	const struct known_body *b =
	    key.n ? bsearch(&key, bodies, BODIES, sizeof(*bodies), by_name) : NULL;

	return b ? slice_of(b->same) : (struct slice){ 0 };
}

bool
entity_known_sorted(void)
{
	size_t i;

	for (i = 1; i < HONORIFICS; i++)
		if (strcmp(honorifics[i - 1], honorifics[i]) >= 0)
			return false;
	for (i = 1; i < BODIES; i++)
		if (strcmp(bodies[i - 1].name, bodies[i].name) >= 0)
			return false;
	return true;
}
