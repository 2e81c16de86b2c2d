#include "language.h"

#include "config.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <textcat.h>

#include "base/utf8.h"

enum { SAMPLE = 1000, LETTERS_MIN = 40 };

/* One classifier a script: each compares with its own languages only. */
enum family { LATIN, CYRILLIC, ARABIC, DEVANAGARI, FAMILIES };

/* Files of fingerprints and the codes they stand for; fewer languages, less time. */
static const struct {
	const char *file, *code;
	enum family family;
} languages[] = {
	{ "en.lm", "en", LATIN }, { "de.lm", "de", LATIN }, { "fr.lm", "fr", LATIN },
	{ "es.lm", "es", LATIN }, { "it.lm", "it", LATIN }, { "pt.lm", "pt", LATIN },
	{ "nl.lm", "nl", LATIN }, { "sv.lm", "sv", LATIN }, { "da.lm", "da", LATIN },
	{ "nb.lm", "nb", LATIN }, { "fi.lm", "fi", LATIN }, { "pl.lm", "pl", LATIN },
	{ "cs.lm", "cs", LATIN }, { "sk.lm", "sk", LATIN }, { "hu.lm", "hu", LATIN },
	{ "ro.lm", "ro", LATIN }, { "hr.lm", "hr", LATIN }, { "sq.lm", "sq", LATIN },
	{ "tr.lm", "tr", LATIN }, { "ca.lm", "ca", LATIN }, { "et.lm", "et", LATIN },
	{ "lv.lm", "lv", LATIN }, { "lt.lm", "lt", LATIN }, { "sl.lm", "sl", LATIN },
	{ "id.lm", "id", LATIN }, { "vi.lm", "vi", LATIN }, { "la.lm", "la", LATIN },
	{ "is.lm", "is", LATIN }, { "ru.lm", "ru", CYRILLIC }, { "uk.lm", "uk", CYRILLIC },
	{ "bg.lm", "bg", CYRILLIC }, { "sr-Cyrl.lm", "sr", CYRILLIC }, { "mk.lm", "mk", CYRILLIC },
	{ "be.lm", "be", CYRILLIC }, { "ar.lm", "ar", ARABIC }, { "fa.lm", "fa", ARABIC },
	{ "ur.lm", "ur", ARABIC }, { "hi.lm", "hi", DEVANAGARI }, { "mr.lm", "mr", DEVANAGARI },
	{ "ne.lm", "ne", DEVANAGARI },
};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

/* Set once by load() and only read afterwards; textcat_ClassifyFull() does not write to them. */
static void *handles[FAMILIES];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* libexttextcat wants its list in a file: it gets one that has no name. */
static void *
load_family(enum family family)
{
	FILE *list = tmpfile();
	void *handle = NULL;
	char path[32];
	size_t i;

	if (!list)
		return NULL;
	for (i = 0; i < LANGUAGES; i++)
		if (languages[i].family == family)
			fprintf(list, "%s %s\n", languages[i].file, languages[i].code);
	if (fflush(list) == 0) {
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(list));
		handle = special_textcat_Init(path, TEXTCAT_DATADIR "/");
		if (handle)
			textcat_SetProperty(handle, TCPROP_UTF8AWARE, TC_TRUE);
	}
	fclose(list);
	return handle;
}

static void
load(void)
{
	enum family f;

	for (f = 0; f < FAMILIES; f++)
		handles[f] = load_family(f);
}

/* Letters of each script in the sample. */
static size_t
count_scripts(size_t n[SCRIPT_HANGUL + 1], struct slice s)
{
	size_t at = 0, all = 0;
	uint32_t cp;

	memset(n, 0, (SCRIPT_HANGUL + 1) * sizeof(*n));
	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (!utf8_is_alpha(cp))
			continue;
		n[utf8_script(cp)]++;
		all++;
	}
	return all;
}

/* Scripts in which only one common language is written. */
static const char *
by_script(const size_t n[SCRIPT_HANGUL + 1], size_t all)
{
	if (n[SCRIPT_KANA] * 10 > all)
		return "ja";
	if (n[SCRIPT_HAN] * 2 > all)
		return "zh";
	if (n[SCRIPT_HANGUL] * 2 > all)
		return "ko";
	if (n[SCRIPT_THAI] * 2 > all)
		return "th";
	if (n[SCRIPT_GREEK] * 2 > all)
		return "el";
	if (n[SCRIPT_HEBREW] * 2 > all)
		return "he";
	return NULL;
}

static enum family
family_of(const size_t n[SCRIPT_HANGUL + 1])
{
	size_t latin = n[SCRIPT_LATIN];

	return n[SCRIPT_CYRILLIC] > latin ? CYRILLIC
	    : n[SCRIPT_ARABIC] > latin	  ? ARABIC
	    : n[SCRIPT_DEVANAGARI] > latin ? DEVANAGARI
					   : LATIN;
}

static const char *
by_ngrams(struct slice s, enum family family)
{
	void *handle;
	candidate_t *c;
	const char *code = NULL;
	size_t i;
	int n;

	pthread_once(&once, load);
	handle = handles[family];
	if (!handle || !(c = textcat_GetClassifyFullOutput(handle)))
		return NULL;
	n = textcat_ClassifyFull(handle, s.p, s.n, c);
	for (i = 0; n > 0 && i < LANGUAGES; i++)
		if (languages[i].family == family && strncmp(c[0].name, languages[i].code, strlen(languages[i].code)) == 0)
			code = languages[i].code;
	textcat_ReleaseClassifyFullOutput(handle, c);
	return code;
}

const char *
language_of(struct slice text)
{
	size_t n[SCRIPT_HANGUL + 1], all;
	const char *code;

	if (text.n > SAMPLE) {
		size_t end = SAMPLE;

		while (((unsigned char)text.p[end] & 0xC0) == 0x80)
			end--;
		text.n = end;
	}
	all = count_scripts(n, text);
	if ((code = by_script(n, all)))
		return code;
	return all < LETTERS_MIN ? NULL : by_ngrams(text, family_of(n));
}
