#include "language.h"

#include "config.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <textcat.h>

#include "base/utf8.h"

enum { SAMPLE = 1500, LETTERS_MIN = 40 };

/* Files of fingerprints and the codes they stand for; fewer languages, less time. */
static const struct {
	const char *file, *code;
} languages[] = {
	{ "en.lm", "en" }, { "de.lm", "de" }, { "fr.lm", "fr" }, { "es.lm", "es" }, { "it.lm", "it" },
	{ "pt.lm", "pt" }, { "nl.lm", "nl" }, { "sv.lm", "sv" }, { "da.lm", "da" }, { "nb.lm", "nb" },
	{ "fi.lm", "fi" }, { "pl.lm", "pl" }, { "cs.lm", "cs" }, { "sk.lm", "sk" }, { "hu.lm", "hu" },
	{ "ro.lm", "ro" }, { "hr.lm", "hr" }, { "sq.lm", "sq" }, { "tr.lm", "tr" }, { "ca.lm", "ca" },
	{ "et.lm", "et" }, { "lv.lm", "lv" }, { "lt.lm", "lt" }, { "sl.lm", "sl" }, { "id.lm", "id" },
	{ "vi.lm", "vi" }, { "la.lm", "la" }, { "is.lm", "is" }, { "ru.lm", "ru" }, { "uk.lm", "uk" },
	{ "bg.lm", "bg" }, { "sr-Cyrl.lm", "sr" }, { "mk.lm", "mk" }, { "be.lm", "be" }, { "ar.lm", "ar" },
	{ "fa.lm", "fa" }, { "ur.lm", "ur" }, { "hi.lm", "hi" }, { "mr.lm", "mr" }, { "ne.lm", "ne" },
};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

/* Set once by load() and only read afterwards; textcat_ClassifyFull() does not write to it. */
static void *handle;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* libexttextcat wants its list in a file: it gets one that has no name. */
static void
load(void)
{
	FILE *list = tmpfile();
	char path[32];
	size_t i;

	if (!list)
		return;
	for (i = 0; i < LANGUAGES; i++)
		fprintf(list, "%s %s\n", languages[i].file, languages[i].code);
	if (fflush(list) == 0) {
		snprintf(path, sizeof(path), "/dev/fd/%d", fileno(list));
		handle = special_textcat_Init(path, TEXTCAT_DATADIR "/");
		if (handle)
			textcat_SetProperty(handle, TCPROP_UTF8AWARE, TC_TRUE);
	}
	fclose(list);
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

static const char *
by_ngrams(struct slice s)
{
	candidate_t *c;
	const char *code = NULL;
	size_t i;
	int n;

	pthread_once(&once, load);
	if (!handle || !(c = textcat_GetClassifyFullOutput(handle)))
		return NULL;
	n = textcat_ClassifyFull(handle, s.p, s.n, c);
	for (i = 0; n > 0 && i < LANGUAGES; i++)
		if (strncmp(c[0].name, languages[i].code, strlen(languages[i].code)) == 0)
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
	return all < LETTERS_MIN ? NULL : by_ngrams(text);
}
