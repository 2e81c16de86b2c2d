/* Extraction, rule by rule: small pages of different makes, hostile input, and laws for random pages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "doc_gen.h"
#include "import/furniture_words.h"
#include "import/labels.h"
#include "import/lines.h"
#include "import/speech.h"
#include "import_page.h"

/* A paragraph, so that what stands around it is head and foot. */
#define PROSE "The old bridge has been closed to carts since Monday, because it leans towards the inn and the inn does not mind."
#define MORE "The landlord said that custom has doubled, and that he would be sorry to see the bridge stand up straight again."

/* What stands around two paragraphs, and what is made of it. NULL: not looked at; "": none. */
static const struct {
	const char *page, *title, *author, *publisher, *date, *url, *text;
} heads[] = {
	{ "Home » News » Bridge closed\n\nBridge closed\n\nThe bridge, from the inn\n\n" PROSE "\n\nBy Ann Lowe\n\nYou may also like\n\nOther things\n",
	    "Bridge closed", "Ann Lowe", "", "", "", PROSE },
	{ "Bridge closed\nBy Ann Lowe\nThe Valley Post\nMay 3rd, 2014\nhttps://post.example/1\n\n" PROSE "\n", "Bridge closed", "Ann Lowe",
	    "The Valley Post", "2014-05-03", "https://post.example/1", PROSE },
	{ "Bridge closed\n\nBridge closed\n\nBridge closedAnn Lowe and Bo Reed, Valley Post, May 03 2014:… " PROSE " Bridge closed\n\n"
	  "Bridge closedThe inn at night\n\nBridge closed\n\n" PROSE "\n\n(End)\n\nBridge closed\n\nlink to the source\nhttps://post.example/2\n",
	    "Bridge closed", "Ann Lowe, Bo Reed", "Valley Post", "2014-05-03", "https://post.example/2", PROSE },
	{ "Bridge closed\n\nBridge closedAnn Lowe, May 2014: " PROSE "\n\nBridge closed\n\n" MORE "\n", "Bridge closed", "Ann Lowe", "",
	    "2014-05", "", PROSE "\n\n" MORE },
	{ "Skip to content\nNews\nSport\nLog in\n\nBridge closed\n\nVALE, May 3 (Lowland Press) - " PROSE
	  "\n\n(Reporting by Ann Lowe in Vale; editing by Bo Reed)\n\n© 2014 Lowland Press. All rights reserved.\n",
	    "Bridge closed", "Ann Lowe", "Lowland Press", "", "", "VALE, May 3 (Lowland Press) - " PROSE },
	{ "Explore Norfolk\nSubscribe\n\nBridge closed\n\n" PROSE "\n\n" MORE "\n", "Bridge closed", "", "Explore Norfolk", "", "",
	    PROSE "\n\n" MORE },
	{ "Visit Harbour\nSubscribe\n\nBridge closed\n\n" PROSE "\n\n" MORE "\n", "Bridge closed", "", "Visit Harbour", "", "",
	    PROSE "\n\n" MORE },
	{ "Discover the Ledger\nSubscribe\n\nBridge closed\n\n" PROSE "\n\n" MORE "\n", "Bridge closed", "", "", "", "",
	    PROSE "\n\n" MORE },
	{ "Join Our Ledger\nSubscribe\n\nBridge closed\n\n" PROSE "\n\n" MORE "\n", "Bridge closed", "", "", "", "",
	    PROSE "\n\n" MORE },
	{ "THE VALLEY POST\nA paper for valleys\nHome | About | Contact\n\nBridge closed\n\nAnn Lowe\nMay 3, 2014\n\n" PROSE "\n", "Bridge closed",
	    "Ann Lowe", "The Valley Post", "2014-05-03", "", PROSE },
	{ "Bridge closed\n\nBy Dr. Ann Lowe | Valley Post | 3 May 2014 | 4 min read\n\n" PROSE "\n\nAdvertisement\n\n" MORE
	  "\n\nShare on Facebook   Print\nThe Post has been read since 1911.\n",
	    "Bridge closed", "Ann Lowe", "Valley Post", "2014-05-03", "", PROSE "\n\n" MORE },
	{ "Brücke gesperrt\n\nVon Anna von der Lohe\n\nTalpost, 03.05.2014\n\n" PROSE "\n\nFoto: Bo Reed\n\n" MORE "\n\nKommentare (12)\nHans\nNein!\n",
	    "Brücke gesperrt", "Anna von der Lohe", "Talpost", "2014-05-03", "", PROSE "\n\n" MORE },
	{ "Home > Opinion > Ann Lowe > Bridge closed\n\nAnn Lowe\n\nFriday, 2nd of May 2014\n\n" PROSE "\n", "Bridge closed", "Ann Lowe", "",
	    "2014-05-02", "", PROSE },
	{ "Bridge closed\n\nIt leans. Nobody minds.\n\nWords by Ann Lowe\nPhotographs by Bo Reed\nMay 2014\n\n" PROSE "\n\n" MORE "\n",
	    "Bridge closed", "Ann Lowe", "", "2014-05", "", NULL },
	{ "Home » Bridge closed\n\nBridge closed\n\nBo Reed\n\n" PROSE "\n\nAnn Lowe – Society for Bridges\n\nTranslated by Cy Hart\n\nLeave a Comment\n",
	    "Bridge closed", "Ann Lowe", "", "", "", PROSE },
	{ "Home > La fontana\n\nLa fontana\n\ndi Ann Lowe\n\nLa Voce, 14 marzo 2017\n\n" PROSE "\n\nLeggi anche: Il ponte\n\n" MORE "\n", "La fontana",
	    "Ann Lowe", "La Voce", "2017-03-14", "", PROSE "\n\n" MORE },
	{ "Bridge closed\n\nMorning Vale, 3 May 2014\nBy Ann Lowe\n\n" PROSE "\n", "Bridge closed", "Ann Lowe", "Morning Vale", "2014-05-03", "",
	    PROSE },
	{ "Opinion\nIn praise of fog\nAnn Lowe\nAnn Lowe\n\nWed 3 Feb 2010\n\n" PROSE "\n\n@annlowe\n", "In praise of fog", "Ann Lowe", "",
	    "2010-02-03", "", PROSE },
	{ "From: Ann Lowe <ann@post.example>\nTo: all@post.example\nDate: Mon, 3 May 2014 10:00:00 +0200\nSubject: Bridge closed\n\nDear all,\n\n"
	  PROSE "\n", "Bridge closed", "Ann Lowe", "", "2014-05-03", "", "Dear all,\n\n" PROSE },
	{ "Home » Bridge closed\n\nBridge closed\n\n" PROSE "\n\nRead more: The inn\n\n" MORE "\n\nAnn Lowe, parish councillor\n\nReferences\n"
	  "[1] Lowe, Ann, Bridges, May 2014.\n\nTags: inns\n", "Bridge closed", "Ann Lowe", "", "", "", NULL },
	{ PROSE "\n", NULL, "", "", "", "", NULL },
	{ "Only a title\n", "Only a title", "", "", "", "", "Only a title" },
};

static void
check_word(size_t i, const char *what, const char *want, const char *got)
{
	if (!want)
		return;
	if (!got)
		got = "";
	if (!slice_eq_case(slice_of(want), slice_of(got)))
		fail_msg("case %zu: %s is '%s', not '%s'", i, what, got, want);
}

static void
reads_heads_and_feet(void **state)
{
	size_t i;
	char iso[DATE_ISO_MAX];

	(void)state;
	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		struct test_page t;
		const char *law;
		const struct article *a;

		if (test_page_read(&t, slice_of(heads[i].page), "dir/page.txt") < 0)
			fail_msg("case %zu: %s", i, t.e.msg);
		if ((law = test_page_broken_law(&t.page)))
			fail_msg("case %zu: broken: %s", i, law);
		assert_int_equal(t.page.narticles, 1);
		a = &t.page.articles[0];
		check_word(i, "title", heads[i].title, a->title);
		check_word(i, "author", heads[i].author, a->author);
		check_word(i, "publisher", heads[i].publisher, a->publisher);
		check_word(i, "date", heads[i].date, date_iso(iso, a->date));
		check_word(i, "url", heads[i].url, a->url);
		check_word(i, "text", heads[i].text, a->doc.text.p);
		test_page_free(&t);
	}
}

static void
tells_names_apart(void **state)
{
	static const struct {
		const char *byline, *family, *given, *literal;
	} cases[] = {
		{ "By Ann Lowe", "Lowe", "Ann", NULL },
		{ "By Dr. Ann M. Lowe", "Lowe", "Ann M.", NULL },
		{ "By Ludwig van Beek", "van Beek", "Ludwig", NULL },
		{ "By María Fernández de la Torre", "de la Torre", "María Fernández", NULL },
		{ "By Society for Endangered Towers", NULL, NULL, "Society for Endangered Towers" },
		{ "By Reuters", NULL, NULL, "Reuters" },
		{ "By Ann Lowe, Staff Writer", "Lowe", "Ann", NULL },
		{ "By Ann Lowe in Vale", "Lowe", "Ann", NULL },
	};
	size_t i;
	struct str page = { 0 };

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test_page t;
		const struct name *n;

		str_clear(&page);
		str_printf(&page, "Bridge closed\n\n%s\n\n" PROSE "\n", cases[i].byline);
		assert_int_equal(test_page_read(&t, str_slice(&page), "x"), 0);
		if (t.page.articles[0].nauthors != 1)
			fail_msg("%s: %zu authors", cases[i].byline, t.page.articles[0].nauthors);
		n = &t.page.articles[0].authors[0];
		check_word(i, "family", cases[i].family ? cases[i].family : "", n->family);
		check_word(i, "given", cases[i].given ? cases[i].given : "", n->given);
		check_word(i, "literal", cases[i].literal ? cases[i].literal : "", n->literal);
		test_page_free(&t);
	}
	str_free(&page);
}

static void
parts_reprints(void **state)
{
	static const char page[] = "First title here\n\nFirst title hereAnn Lowe, Valley Post, May 3 2014:… " PROSE
				   " First title here\n\nFirst title here\n\n" PROSE "\n\n(End)\n\nFirst title here\n\nLink to the source\n\n***\n\n"
				   "Also read:\nhttps://a.example/one\n\nAlso read:\nhttps://a.example/two\n\nSecond title\n\nSecond titleBo Reed, Hill "
				   "News, June 2014:… " MORE "\n\nSecond title\n\n" MORE "\n\nSecond title\n\nlink to the source\n";
	struct test_page t;
	const struct article *a;

	(void)state;
	assert_int_equal(test_page_read(&t, SLICE(page), "x"), 0);
	assert_null(test_page_broken_law(&t.page));
	assert_int_equal(t.page.narticles, 2);
	a = t.page.articles;
	assert_string_equal(a[0].doc.text.p, PROSE);
	assert_int_equal(a[0].nrelated, 2);
	assert_string_equal(a[0].related[1].url, "https://a.example/two");
	assert_string_equal(a[0].related[1].title, "Second title");
	assert_null(a[0].related[0].title);
	assert_string_equal(a[1].doc.text.p, MORE);
	assert_string_equal(a[1].url, "https://a.example/two");
	assert_string_equal(a[1].author, "Bo Reed");
	test_page_free(&t);
}

/* A text's own headings and short paragraphs stay, whatever words they share with furniture. */
static void
keeps_what_is_text(void **state)
{
	static const char *const kept[] = { "Privacy\n\n" MORE, "“No,” he said.\n\n" MORE, "References:\n[1] Lowe, Ann, Bridges, 2012.",
		"- one thing\n- another thing", "    col a      col b\n    1          2", "It stands.", "Advertise here, he said, and left." };
	size_t i;
	struct str page = { 0 };

	(void)state;
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		struct test_page t;
		const char *last = strrchr(kept[i], '\n');

		str_clear(&page);
		str_printf(&page, "Bridge closed\n\n" PROSE "\n\n" MORE "\n\n%s\n", kept[i]);
		assert_int_equal(test_page_read(&t, str_slice(&page), "x"), 0);
		assert_null(test_page_broken_law(&t.page));
		last = last ? last + 1 + strspn(last + 1, " ") : kept[i];
		if (!strstr(t.page.articles[0].doc.text.p, last))
			fail_msg("'%s' is not in the text: %s", kept[i], t.page.articles[0].doc.text.p);
		if (!strncmp(kept[i], "Privacy", 7) && !strstr(t.page.articles[0].doc.text.p, "Privacy"))
			fail_msg("a heading was lost");
		test_page_free(&t);
	}
	str_free(&page);
}

static void
deep_quotes_are_quotes(void **state)
{
	static const size_t depths[] = { 1, 6, 7, 32, 256, 300, 70000 };
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(depths) / sizeof(*depths); i++) {
		struct str page = { 0 };
		struct test_page t;
		const struct block *b;

		str_puts(&page, "Minutes\n\n" PROSE "\n\n");
		for (n = 0; n < depths[i]; n++)
			str_putc(&page, '>');
		str_puts(&page, " The heron was asked to leave.\n");
		assert_int_equal(test_page_read(&t, str_slice(&page), "x"), 0);
		b = &t.page.articles[0].doc.blocks[1];
		assert_int_equal(b->kind, BLOCK_QUOTE);
		assert_int_equal(b->level, depths[i] < 6 ? depths[i] : 6);
		test_page_free(&t);
		str_free(&page);
	}
}

static void
makes_blocks(void **state)
{
	static const char page[] = "Minutes\n\nThe committee met on Tuesday in the back room of the Swan, where the\nheron was, and "
				   "spoke of nothing else for the whole of the evening, as\nit will.\n\n1. The wall, of which nobody "
				   "spoke.\n2. The sign.\n\n> A quote.\n\n    a    b\n    c    d\n\n***\n\nThe boats go out\nthe boats come in\n"
				   "the tide is high\n\nA heading\n\n" PROSE "\n";
	static const uint8_t kinds[] = { BLOCK_PARAGRAPH, BLOCK_ITEM, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_PREFORMATTED, BLOCK_RULE,
		BLOCK_PREFORMATTED, BLOCK_HEADING, BLOCK_PARAGRAPH };
	struct test_page t;
	const struct doc *d;
	size_t i;

	(void)state;
	assert_int_equal(test_page_read(&t, SLICE(page), "x"), 0);
	assert_null(test_page_broken_law(&t.page));
	d = &t.page.articles[0].doc;
	assert_int_equal(d->nblocks, sizeof(kinds));
	for (i = 0; i < sizeof(kinds); i++)
		if (d->blocks[i].kind != kinds[i])
			fail_msg("block %zu is a %s", i, block_kind_name(d->blocks[i].kind));
	assert_non_null(strstr(d->text.p, "where the heron was"));
	assert_non_null(strstr(d->text.p, "a    b\nc    d"));
	test_page_free(&t);
}

static bool
is_known(void *ctx, uint64_t line)
{
	return line == *(const uint64_t *)ctx;
}

static void
learns_furniture(void **state)
{
	static const char page[] = "Bridge closed\n\n" PROSE "\n\n" MORE "\n\nThe paper of the valley, since 1911\n";
	struct page p, other;
	struct arena mem = { 0 };
	struct err e = { 0 };
	size_t i, k;
	uint64_t both = 0;

	(void)state;
	assert_int_equal(import_decode(&p, &mem, SLICE(page), "dir/a.txt", &e), 0);
	assert_int_equal(
	    import_decode(&other, &mem, SLICE("Another\n\n" PROSE "\n\nThe Paper of the Valley, since 1912\n"), "dir/b.txt", &e), 0);
	assert_string_equal(p.group, other.group);
	for (i = 0; i < p.ncandidates; i++)
		for (k = 0; k < other.ncandidates; k++)
			if (p.candidates[i] == other.candidates[k])
				both = p.candidates[i];
	assert_true(both);
	assert_int_equal(import_extract(&p, &mem, NULL, NULL, &e), 0);
	assert_non_null(strstr(p.articles[0].doc.text.p, "since 1911"));
	assert_int_equal(import_extract(&p, &mem, is_known, &both, &e), 0);
	assert_null(strstr(p.articles[0].doc.text.p, "since 1911"));
	assert_int_equal(p.lines[6].fate, FATE_LEARNED);
	arena_free(&mem);
}

static void
keeps_a_raw_page(void **state)
{
	static const char page[] = "Home » X\n\n  By A B\n***\n";
	struct page p;
	struct arena mem = { 0 };
	struct err e = { 0 };

	(void)state;
	assert_int_equal(import_decode(&p, &mem, SLICE(page), "x", &e), 0);
	import_raw(&p, &mem);
	assert_int_equal(p.narticles, 1);
	assert_string_equal(p.articles[0].doc.text.p, page);
	assert_int_equal(p.articles[0].doc.nblocks, 3);
	assert_int_equal(p.articles[0].doc.blocks[1].beg, 13);
	assert_null(test_page_broken_law(&p));
	arena_free(&mem);
}

static void
tells_languages(void **state)
{
	static const struct {
		const char *text, *code;
	} cases[] = {
		{ "The ministry said on Monday that the new road will be opened in the summer of next year.", "en" },
		{ "Das Ministerium teilte am Montag mit, dass die neue Straße im Sommer des nächsten Jahres eröffnet wird.", "de" },
		{ "Le ministère a annoncé lundi que la nouvelle route sera ouverte à l'été de l'année prochaine.", "fr" },
		{ "El ministerio dijo el lunes que la nueva carretera se abrirá en el verano del próximo año. Los vecinos no están de acuerdo con ello.", "es" },
		{ "Il ministero ha detto lunedì che la nuova strada sarà aperta nell'estate del prossimo anno.", "it" },
		{ "O ministério disse na segunda-feira que a nova estrada será aberta no verão do próximo ano.", "pt" },
		{ "Het ministerie zei maandag dat de nieuwe weg in de zomer van volgend jaar wordt geopend.", "nl" },
		{ "Министерство сообщило в понедельник, что новая дорога будет открыта летом и что она стоила больше.", "ru" },
		{ "昨日、東京都は新しい図書館の計画を発表した。", "ja" },
		{ "市政府昨天宣布了新图书馆的计划。", "zh" },
		{ "xyz qrs tuv", NULL },
		{ "1 2 3", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test_page t;

		assert_int_equal(test_page_read(&t, slice_of(cases[i].text), "x"), 0);
		check_word(i, "language", cases[i].code ? cases[i].code : "", t.page.articles[0].language);
		test_page_free(&t);
	}
}

static void
repeat(struct str *out, const char *s, size_t n)
{
	str_clear(out);
	while (n--)
		str_puts(out, s);
}

/* Each is some megabytes; work that grows with the square of that would not end within the test's time. */
static void
bears_hostile_pages(void **state)
{
	static const struct {
		const char *piece;
		size_t n;
	} cases[] = { { "word and more. ", 200000 }, { "a b\n", 300000 }, { PROSE "\n", 10000 }, { "\xCC\x81", 100000 },
		{ "Also read:\n", 50000 }, { "Same title here\n\n", 50000 }, { "Title words\n\nTitle wordsA B, C, 2019: x\n\n", 10000 },
		{ "By A B\n", 50000 }, { "> ", 200000 }, { "a | ", 100000 }, { "[", 500000 }, { "***\n", 100000 }, { "1 ", 300000 },
		{ "    code\n", 100000 }, { "https://a.example/b\n", 50000 }, { "References\n", 50000 }, { "\n", 1000000 },
		{ "March ", 200000 }, { "1      ", 200000 }, { "A B, ", 100000 }, { " » ", 100000 } };
	struct str s = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct test_page t;
		const char *law;

		repeat(&s, cases[i].piece, cases[i].n);
		str_puts(&s, "x");
		if (test_page_read(&t, str_slice(&s), "x") < 0)
			fail_msg("%s: %s", cases[i].piece, t.e.msg);
		if ((law = test_page_broken_law(&t.page)))
			fail_msg("%s: broken: %s", cases[i].piece, law);
		test_page_free(&t);
	}
	str_free(&s);
}

/* Headings that a list on top names, and those that it only seems to name, far below in a page of short lines. */
static void
finds_contents_far_below(void **state)
{
	enum { LIST = 5 }; /* the first line of it */
	static const char list[] = "Bridges of the vale\n\nBy Ann Lowe\nMay 3, 2014\n\n1. Old bridges\n2. New, Bridges\n3. Bridges of snow\n4. Fords\n\nBoats\nSwans\nHerons\n\n";
	static const char below[] = "OLD BRIDGES\n" PROSE "\n\nNew bridges\n" MORE "\n\n[3] Bridges of snow\n" PROSE "\n\nFords\nnone\n\n"
				    "Boats\n" MORE "\n\nSwans\nnone\n\nSwans\n" PROSE "\n\nHerons\n" MORE "\n";
	struct test_page t;
	struct str s = { 0 };
	size_t i;

	(void)state;
	str_puts(&s, list);
	for (i = 0; i < 20000; i++)
		str_printf(&s, "row %zu of %zu\n%s", i, i % 7, i % 50 ? "" : "\nBo Reed\n\nMay 3, 2014\n\n");
	str_puts(&s, below);
	assert_int_equal(test_page_read(&t, str_slice(&s), "x"), 0);
	assert_null(test_page_broken_law(&t.page));
	assert_int_equal(t.page.narticles, 1);
	assert_null(strstr(t.page.articles[0].doc.text.p, "1. Old"));
	assert_non_null(strstr(t.page.articles[0].doc.text.p, "4. Fords"));
	assert_int_equal(t.page.lines[LIST].fate, FATE_FURNITURE);
	for (i = LIST + 3; i < LIST + 8; i++) /* Fords and Swans stand above no paragraph where they stand first */
		assert_int_equal(t.page.lines[i].fate, t.page.lines[i].beg == t.page.lines[i].end ? FATE_BLANK : FATE_TEXT);
	test_page_free(&t);
	str_free(&s);
}

static void
tells_capitals(void **state)
{
	(void)state;
	assert_true(line_is_capitals(SLICE("LETTER FROM THE COAST, 2")));
	assert_true(line_is_capitals(SLICE("ПИСЬМО С БЕРЕГА")));
	assert_false(line_is_capitals(SLICE("ПИСЬМО с БЕРЕГА")));
	assert_false(line_is_capitals(SLICE("ÉCOLE À VIERZON é")));
	assert_false(line_is_capitals(SLICE("灯台"))); /* neither small nor capital */
	assert_false(line_is_capitals(SLICE("منارة")));
	assert_false(line_is_capitals(SLICE("1984")));
}

static size_t
times(const char *text, const char *line)
{
	size_t n = 0;

	while ((text = strstr(text, line)) != NULL) {
		text++;
		n++;
	}
	return n;
}

/* The list of contents goes as a whole, whether the headings have numbers or not, and each heading stays. */
static void
drops_lists_of_contents(void **state)
{
	static const char *const pages[] = {
		"Bridges\n\nFirst spans\nSecond spans\nThird spans\n\nFirst spans\n" PROSE "\n\nSecond spans\n" MORE
		"\n\nThird spans\n" PROSE "\n",
		"Bridges\n\n" PROSE "\n\nContents\n1 First spans\n2 Second spans\n2.1 Third spans\n\nFirst spans\n" MORE
		"\n\nSecond spans\n" PROSE "\n\nThird spans\n" MORE "\n",
		"Bridges\n\nContents\n1 First spans\n2 Second spans\n3 Third spans\n\n1 First spans\n\n" PROSE
		"\n\n2 Second spans\n\n" MORE "\n\n3 Third spans\n\n" PROSE "\n",
		"Bridges\n\n" PROSE "\n\nContents\n1 First spans\n2 Second spans\n10 Third spans\n1 First spans\n" MORE
		"\n\n2 Second spans\n" PROSE "\n\n10 Third spans\n" MORE "\n",
		"Bridges\n\n" PROSE "\n\nContents\n1. First spans\n2. Second spans\n3. Third spans\n\nFirst spans\n\n" MORE
		"\n\nSecond spans\n\n" PROSE "\n\nThird spans\n\n" MORE "\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct test_page t;
		const char *text;

		assert_int_equal(test_page_read(&t, slice_of(pages[i]), "x"), 0);
		assert_int_equal(t.page.narticles, 1);
		text = t.page.articles[0].doc.text.p;
		if (times(text, "First spans") != 1 || times(text, "Second spans") != 1 || times(text, "Third spans") != 1 ||
		    times(text, "Contents"))
			fail_msg("page %zu:\n%s", i, text);
		test_page_free(&t);
	}
}

/* What a text counts below a heading of that name is no list of contents. */
static void
keeps_what_is_counted(void **state)
{
	struct test_page t;

	(void)state;
	assert_int_equal(test_page_read(&t, SLICE("Bridges\n\n" PROSE "\n\nContents\n1. Two ropes\n2. A lamp\n3. Salt\n\n" MORE "\n"),
	    "x"), 0);
	assert_int_equal(times(t.page.articles[0].doc.text.p, "A lamp"), 1);
	test_page_free(&t);
}

/* Lines of pages in any order, and any text between them. */
static void
keeps_its_laws(void **state)
{
	static const char *const lines[] = { "Bridge closed", "Bridge closed", "Bridge closedThe inn", "By Ann Lowe", "May 3, 2014", PROSE,
		MORE, "***", "Also read:", "https://a.example/b", "Home » News » Bridge closed", "Leave a Comment", "Share on Facebook",
		"References:", "[1] Lowe, Ann, Bridges, 2012.", "(End)", "> quoted", "    indented   table", "Link to the source",
		"Bridge closedAnn Lowe, Valley Post, May 03 2014:… The old bridge has been closed", "Photo: Bo Reed", "- item", "",
		"", "", "# Heading", "Weather  News  Sport  Life", "© 2014 Lowland Press", "Second title", "Second titleBo Reed, 2015: x" };
	uint64_t seed = 42;
	struct str s = { 0 };
	int round;

	(void)state;
	for (round = 0; round < 4000; round++) {
		struct test_page t;
		uint32_t n = gen_next(&seed, 25) + 1;
		const char *law;

		str_clear(&s);
		while (n--) {
			if (gen_next(&seed, 12) == 0)
				gen_text(&s, &seed, gen_next(&seed, 60));
			else
				str_puts(&s, lines[gen_next(&seed, sizeof(lines) / sizeof(lines[0]))]);
			str_putc(&s, '\n');
		}
		if (test_page_read(&t, str_slice(&s), "x") == 0 &&
		    (law = test_page_broken_law(&t.page)))
			fail_msg("round %d: broken: %s, in\n%s", round, law, str_cstr(&s));
		test_page_free(&t);
	}
	str_free(&s);
}

static void
keeps_its_tables_sorted(void **state)
{
	(void)state;
	assert_true(labels_sorted());
	assert_true(furniture_words_sorted());
	assert_true(speech_sorted());
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_heads_and_feet),
		cmocka_unit_test(tells_names_apart),
		cmocka_unit_test(parts_reprints),
		cmocka_unit_test(keeps_what_is_text),
		cmocka_unit_test(makes_blocks),
		cmocka_unit_test(deep_quotes_are_quotes),
		cmocka_unit_test(learns_furniture),
		cmocka_unit_test(keeps_a_raw_page),
		cmocka_unit_test(tells_languages),
		cmocka_unit_test(bears_hostile_pages),
		cmocka_unit_test(finds_contents_far_below),
		cmocka_unit_test(tells_capitals),
		cmocka_unit_test(drops_lists_of_contents),
		cmocka_unit_test(keeps_what_is_counted),
		cmocka_unit_test(keeps_its_laws),
		cmocka_unit_test(keeps_its_tables_sorted),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}
