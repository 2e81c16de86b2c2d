/* What a file's bytes are: which encoding of text, no text at all, or data and no prose. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "import/data.h"
#include "import_page.h"

#define BYTES(s) { s, sizeof(s) - 1 }

#define PROSE "The old bridge has been closed to carts since Monday, because it leans towards the inn and the inn does not mind."
#define MORE "The landlord said that custom has doubled, and that he would be sorry to see the bridge stand up straight again."

static const struct {
	struct slice bytes;
	const char *encoding, *text;
	size_t bad;
} decoded[] = {
	{ BYTES("plain\n"), "UTF-8", "plain\n", 0 },
	{ BYTES("\xEF\xBB\xBFwith BOM"), "UTF-8", "with BOM", 0 },
	{ BYTES("a\r\nb\rc\fd"), "UTF-8", "a\nb\nc\nd", 0 },
	{ BYTES("a\xC2\xA0"
	      "b\xE2\x80\xAF"
	      "c"),
	    "UTF-8", "a b c", 0 },
	{ BYTES("Cafe\xCC\x81"), "UTF-8", "Caf\xC3\xA9", 0 },
	{ BYTES("soft\xC2\xADly"), "UTF-8", "softly", 0 },
	{ BYTES("It\xC2\x92s"), "UTF-8", "It’s", 0 },
	{ BYTES("\x93quoted\x94 \x96 caf\xE9"), "WINDOWS-1252", "“quoted” – café", 0 },
	{ BYTES("\xFF\xFEH\0i\0 \0\x19\x20"), "UTF-16LE", "Hi ’", 0 },
	{ BYTES("\xFE\xFF\0H\0i"), "UTF-16BE", "Hi", 0 },
	{ BYTES("H\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d\0"), "UTF-16LE", "Hello world", 0 },
	{ BYTES("\0H\0e\0l\0l\0o\0 \0w\0o\0r\0l\0d"), "UTF-16BE", "Hello world", 0 },
	{ BYTES("\xFF\xFE\0\0H\0\0\0i\0\0\0"), "UTF-32LE", "Hi", 0 },
	{ BYTES("Gr\xC3\xBC\xC3\x9F"
	      "e caf\xC3\xA9 na\xC3\xAFve \xFF!"),
	    "UTF-8", "Grüße café naïve \xEF\xBF\xBD!", 1 },
	{ BYTES("one NUL\0 in a text that is long enough to be no binary data at all, as one sees"), "UTF-8",
	    "one NUL\xEF\xBF\xBD in a text that is long enough to be no binary data at all, as one sees", 1 },
};

static void
decodes(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(decoded) / sizeof(decoded[0]); i++) {
		struct page p;
		struct arena mem = { 0 };
		struct err e = { 0 };

		if (import_decode(&p, &mem, decoded[i].bytes, "a/b.txt", &e) < 0)
			fail_msg("case %zu (%s): %s", i, decoded[i].text, e.msg);
		if (strcmp(p.text.p, decoded[i].text) != 0 || strcmp(p.encoding, decoded[i].encoding) != 0 ||
		    p.bad_bytes != decoded[i].bad)
			fail_msg("case %zu: '%s' as %s, %zu bad", i, p.text.p, p.encoding, p.bad_bytes);
		arena_free(&mem);
	}
}

static void
refuses_what_is_no_text(void **state)
{
	static const struct {
		struct slice bytes;
		const char *says;
	} cases[] = {
		{ BYTES(""), "is empty" },
		{ BYTES(" \n\t\r\n"), "is empty: it holds white space only" },
		{ BYTES("\xEF\xBB\xBF"), "is empty: it holds white space only" },
		{ BYTES("%PDF-1.7 and so on"), "is a PDF document, not text" },
		{ BYTES("PK\003\004 and so on"), "is a ZIP archive or office document, not text" },
		{ BYTES("\1\2\3\4\5\6\7\0\0\1\2\3\4\5abc"), "is binary data, not text" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct page p;
		struct arena mem = { 0 };
		struct err e = { 0 };

		assert_int_equal(import_decode(&p, &mem, cases[i].bytes, "x", &e), -1);
		assert_int_equal(e.code, ERR_INPUT);
		assert_string_equal(e.msg, cases[i].says);
		arena_free(&mem);
	}
}

static const struct {
	const char *text, *what; /* what: NULL for prose */
} kinds[] = {
	{ "{\"title\": \"A\", \"tags\": [\"b\", 3, null]}\n", "JSON data" },
	{ "{\"a\": 1}\n{\"a\": 2}\n", "JSON data" },
	{ "[Image: a cat on a bollard]\n\n" PROSE, NULL },
	{ "[1] Hobart, Lena: The Tub and the Town.", NULL },
	{ "<!DOCTYPE html>\n<html><body><p>" PROSE "</p></body></html>", "HTML markup" },
	{ "<?xml version=\"1.0\"?>\n<rss><channel/></rss>", "XML markup" },
	{ "<div><p>A <b>word</b> or two.</p></div>", "markup" },
	{ "<i>Note:</i> " PROSE " " MORE, NULL },
	{ "name,place,year\nA,B,2001\n\"C, D\",E,2002\nF,G,2003\n", "a table of values" },
	{ "name;place;year\nA;B;2001\nC;D;2002\n", "a table of values" },
	{ "Bread, salt, and water,\nfire, ash, and snow,\nhill, well, and daughter,\nall, all below\n", NULL },
	{ "[core]\nname = x\n; a remark\n[user]\nemail=y@z\nage=3\n", "settings" },
	{ "[Verse]\nThe tide came in\n[Chorus]\nand in, and in\n", NULL },
	{ "#include <stdio.h>\n\nint\nmain(void)\n{\n\tputs(\"a\");\n\treturn 0;\n}\n", "source code" },
	{ "#!/bin/sh\necho a\n", "source code" },
	{ "import os\n\ndef f(x):\n    if x == 1:\n        return os.path(x)\n    self.y = 2\n", "source code" },
	{ PROSE "\n\n\tputs(\"a\");\n\treturn 0;\n\n" MORE, NULL },
	{ "I return, I return;\nlet me in, let me in;\nthe lamp shall burn;\nthe night is thin;\nthe year shall turn;\n", NULL },
	{ "# Notes\n# More notes\n#tag #other\n", NULL },
};

static void
tells_data_from_prose(void **state)
{
	struct test_page t;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *what = data_kind(slice_of(kinds[i].text));

		if ((what != NULL) != (kinds[i].what != NULL) || (what && strcmp(what, kinds[i].what) != 0))
			fail_msg("'%s' is %s", kinds[i].text, what ? what : "prose");
	}
	assert_int_equal(test_page_read(&t, slice_of(kinds[0].text), "/tmp/a.txt"), -1);
	assert_string_equal(t.e.msg, "is JSON data, not an article");
	test_page_free(&t);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(decodes),
		cmocka_unit_test(refuses_what_is_no_text),
		cmocka_unit_test(tells_data_from_prose),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
