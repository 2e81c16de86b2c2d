/* Keys, command lines and the keymap. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/command.h"
#include "ui/key.h"
#include "ui/keymap.h"

static const unsigned contexts[] = { CONTEXT_LIST, CONTEXT_TEXT, CONTEXT_SIDE, CONTEXT_PAGE };
enum { CONTEXTS = sizeof(contexts) / sizeof(contexts[0]) };

static struct key_sequence
keys(const char *s)
{
	struct key_sequence q = { 0 };
	struct err e = { 0 };

	if (key_parse_sequence(&q, slice_of(s), &e) < 0)
		fail_msg("%s", e.msg);
	return q;
}

/* --- keys ------------------------------------------------------------------------------------ */

static void
expect_round_trip(uint32_t key)
{
	struct str written = { 0 };
	struct slice rest;
	uint32_t back = 0;

	key_put(&written, key, false);
	rest = str_slice(&written);
	if (!key_parse(&back, &rest) || rest.n || back != key)
		fail_msg("key %#x is written %s and read as %#x", key, written.p, back);
	str_free(&written);
}

static void
every_key_reads_as_it_is_written(void **state)
{
	static const uint32_t mods[] = { 0, K_ALT, K_SHIFT, K_ALT | K_SHIFT };
	uint32_t key;
	size_t m;

	(void)state;
	for (m = 0; m < 4; m++) {
		for (key = 1; key < 0x300; key++)
			if (key < 0x7F || key > 0x9F) /* no terminal sends these as keys */
				expect_round_trip(key | mods[m]);
		for (key = K_UP; key <= K_F12; key++)
			expect_round_trip(key | mods[m]);
		expect_round_trip(0x6E2F | mods[m]);
		expect_round_trip(0x1F600 | mods[m]);
	}
}

static void
keys_have_the_names_that_users_know(void **state)
{
	static const struct {
		const char *written, *shown;
		uint32_t key;
	} rows[] = {
		{ "j", "j", 'j' },
		{ "^D", "^D", 4 },
		{ "<PgDn>", "PgDn", K_PAGE_DOWN },
		{ "<F12>", "F12", K_F12 },
		{ "<A-x>", "Alt-x", 'x' | K_ALT },
		{ "<S-Tab>", "Shift-Tab", K_TAB | K_SHIFT },
		{ "<A-Left>", "Alt-Left", K_LEFT | K_ALT },
		{ "<lt>", "<", '<' },
		{ "<caret>", "^", '^' },
		{ "<Space>", "Space", ' ' },
		{ "<Enter>", "Enter", K_ENTER },
		{ "<Esc>", "Esc", K_ESC },
		{ ">", ">", '>' },
		{ "<A->>", "Alt->", '>' | K_ALT },
		{ "é", "é", 0xE9 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str s = { 0 };

		assert_int_equal(keys(rows[i].written).n, 1);
		assert_int_equal(keys(rows[i].written).keys[0], rows[i].key);
		key_put(&s, rows[i].key, false);
		assert_string_equal(s.p, rows[i].written);
		str_clear(&s);
		key_put(&s, rows[i].key, true);
		assert_string_equal(s.p, rows[i].shown);
		str_free(&s);
	}
	assert_int_equal(keys("<pgdn>").keys[0], K_PAGE_DOWN);
	assert_int_equal(keys("<M-x>").keys[0], 'x' | K_ALT);
	assert_int_equal(keys("^d").keys[0], 4);
	assert_int_equal(keys("^").keys[0], '^');
}

static void
sequences_are_read_whole_or_not(void **state)
{
	static const char *const bad[] = { "", "<", "<Nope>", "<PgDn", "a b", "<F0>", "<F13>", "<F1x>",
		"<F 1>", "<C-x>", "<A->", "<>", "abcde", "\xFF\xFE<", "<\xC3>", "^é", "a^1", "x\x01" };
	struct key_sequence q = keys("^W<lt>gé");
	struct str s = { 0 };
	size_t i;

	(void)state;
	assert_int_equal(q.n, 4);
	key_put_sequence(&s, &q, false);
	assert_string_equal(s.p, "^W<lt>gé");
	str_free(&s);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct err e = { 0 };

		if (key_parse_sequence(&q, slice_of(bad[i]), &e) == 0)
			fail_msg("\"%s\" is taken for keys", bad[i]);
		assert_int_equal(e.code, ERR_INPUT);
		assert_true(e.msg[0]);
	}
}

/* --- command lines --------------------------------------------------------------------------- */

static void
expect_command(const char *line, enum command_id id, const char *arg)
{
	struct command_line c;
	struct err e = { 0 };

	if (!command_parse(&c, slice_of(line), &e))
		fail_msg("\"%s\": %s", line, e.msg);
	assert_int_equal(c.id, id);
	assert_true(slice_eq(c.arg, slice_of(arg)));
	assert_int_equal(e.code, 0);
}

static void
expect_no_command(const char *line, const char *why)
{
	struct command_line c;
	struct err e = { 0 };

	assert_false(command_parse(&c, slice_of(line), &e));
	assert_int_equal(e.code, ERR_INPUT);
	if (!strstr(e.msg, why))
		fail_msg("\"%s\": \"%s\" does not say \"%s\"", line, e.msg, why);
	assert_false(command_parse(&c, slice_of(line), NULL));
}

static void
command_lines_are_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COMMAND_COUNT; i++) /* a whole name is never ambiguous: fold, find, ... */
		expect_command(commands[i].name, (enum command_id)i, "");
	expect_command(":quit", COMMAND_QUIT, "");
	expect_command(" \t: quit-a \n", COMMAND_QUIT_ALL, "");
	expect_command("set text-width  80 ", COMMAND_SET, "text-width  80");
	expect_command("limit\tauthor:x unread:", COMMAND_LIMIT, "author:x unread:");
	expect_command("lim x", COMMAND_LIMIT, "x");
	expect_command("im ~/a b", COMMAND_IMPORT, "~/a b");
	expect_command("find # no comment", COMMAND_FIND, "# no comment");
	for (i = 0; i < 5; i++)
		expect_command(((const char *const[]){ "", "  ", ":", "# quit", "\"quit" })[i],
		    COMMAND_COUNT, "");
}

static void
bad_command_lines_say_why(void **state)
{
	(void)state;
	expect_no_command("nonsense", "no command :nonsense");
	expect_no_command("quit!", "no command :quit!");
	expect_no_command("Quit", "no command");
	expect_no_command("f", "several");
	expect_no_command(":qui", "several");
	expect_no_command("quit now", ":quit takes nothing");
	expect_no_command("qu\xFFit", "no command");
}

static void
contexts_have_names(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < CONTEXTS; i++)
		assert_int_equal(context_from_name(slice_of(context_name(contexts[i]))), contexts[i]);
	assert_int_equal(context_from_name(SLICE("everywhere")), CONTEXT_ALL);
	assert_int_equal(context_from_name(SLICE("")), 0);
	assert_int_equal(context_from_name(SLICE("tex")), 0);
	assert_string_equal(context_name(CONTEXT_LIST | CONTEXT_TEXT), "");
}

static void
the_table_is_sound(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < COMMAND_COUNT; i++) {
		const struct command *c = &commands[i];

		assert_true(c->name && c->name[0] && c->help && c->help[0] && c->contexts);
		assert_true(c->name[strspn(c->name, "abcdefghijklmnopqrstuvwxyz-")] == '\0');
		assert_null(strchr(c->help, '\n'));
		for (k = 0; k < i; k++)
			assert_string_not_equal(c->name, commands[k].name);
	}
}

/* --- the keymap ------------------------------------------------------------------------------ */

static void
expect_bound(const struct keymap *m, unsigned context, const char *s, enum command_id command,
    const char *arg)
{
	struct key_sequence q = keys(s);
	const struct binding *b = NULL;

	if (keymap_find(m, context, &q, &b) != KEYMAP_FULL)
		fail_msg("%s is not bound in %s", s, context_name(context));
	if (b->command != command)
		fail_msg("%s is %s in %s", s, commands[b->command].name, context_name(context));
	if (arg)
		assert_string_equal(b->arg, arg);
	else
		assert_null(b->arg);
}

static void
expect_match(const struct keymap *m, unsigned context, const char *s, enum keymap_match want)
{
	struct key_sequence q = keys(s);
	const struct binding *b = NULL;

	assert_int_equal(keymap_find(m, context, &q, &b), want);
}

static int
bind(struct keymap *m, unsigned where, const char *s, const char *line, struct err *e)
{
	struct key_sequence q = keys(s);

	err_clear(e);
	return keymap_bind(m, where, &q, slice_of(line), e);
}

static int
unbind(struct keymap *m, unsigned where, const char *s, struct err *e)
{
	struct key_sequence q = keys(s);

	err_clear(e);
	return keymap_unbind(m, where, &q, e);
}

static void
every_default_key_runs_its_command(void **state)
{
	struct keymap m = { 0 };
	size_t i, k;

	(void)state;
	keymap_defaults(&m);
	for (i = 0; i < COMMAND_COUNT; i++) {
		char list[128], *save = NULL, *one;

		assert_true(strlen(commands[i].keys) < sizeof(list));
		strcpy(list, commands[i].keys);
		for (one = strtok_r(list, " ", &save); one; one = strtok_r(NULL, " ", &save))
			for (k = 0; k < CONTEXTS; k++)
				if (commands[i].contexts & contexts[k])
					expect_bound(&m, contexts[k], one, (enum command_id)i, NULL);
	}
	keymap_free(&m);
}

static bool
clash(const struct binding *a, const struct binding *b)
{
	size_t n = a->keys.n < b->keys.n ? a->keys.n : b->keys.n;

	return (a->contexts & b->contexts) &&
	       memcmp(a->keys.keys, b->keys.keys, n * sizeof(a->keys.keys[0])) == 0;
}

static void
no_default_key_begins_another(void **state)
{
	struct keymap m = { 0 };
	size_t i, k;

	(void)state;
	keymap_defaults(&m);
	for (i = 0; i < m.bindings.n; i++)
		for (k = 0; k < i; k++)
			if (clash(&m.bindings.at[i], &m.bindings.at[k]))
				fail_msg("%s and %s clash", commands[m.bindings.at[i].command].name,
				    commands[m.bindings.at[k].command].name);
	keymap_free(&m);
}

/* A count is typed before a command, so a digit can be no default key. */
static void
counts_stay_free(void **state)
{
	struct keymap m = { 0 };
	const struct binding *b;

	(void)state;
	keymap_defaults(&m);
	vec_each (b, &m.bindings)
		assert_false(b->keys.keys[0] >= '0' && b->keys.keys[0] <= '9');
	keymap_free(&m);
}

static void
the_latest_binding_wins_in_its_context(void **state)
{
	struct keymap m = { 0 };
	struct err e = { 0 };

	(void)state;
	keymap_defaults(&m);
	assert_int_equal(bind(&m, CONTEXT_TEXT, "j", "page-down", &e), 0);
	expect_bound(&m, CONTEXT_TEXT, "j", COMMAND_PAGE_DOWN, NULL);
	expect_bound(&m, CONTEXT_LIST, "j", COMMAND_DOWN, NULL);
	assert_int_equal(bind(&m, CONTEXT_ALL, "j", ":limit  author:x ", &e), 0);
	expect_bound(&m, CONTEXT_TEXT, "j", COMMAND_LIMIT, "author:x");
	expect_bound(&m, CONTEXT_PAGE, "j", COMMAND_LIMIT, "author:x");
	assert_int_equal(bind(&m, CONTEXT_ALL, "j", "down", &e), 0);
	expect_bound(&m, CONTEXT_SIDE, "j", COMMAND_DOWN, NULL);
	keymap_defaults(&m);
	expect_bound(&m, CONTEXT_TEXT, "j", COMMAND_DOWN, NULL);
	keymap_free(&m);
}

static void
unbind_frees_keys_in_a_context(void **state)
{
	struct keymap m = { 0 };
	struct err e = { 0 };

	(void)state;
	keymap_defaults(&m);
	assert_int_equal(unbind(&m, CONTEXT_TEXT, "j", &e), 0);
	expect_match(&m, CONTEXT_TEXT, "j", KEYMAP_NONE);
	expect_match(&m, CONTEXT_LIST, "j", KEYMAP_FULL);
	assert_int_equal(unbind(&m, CONTEXT_TEXT, "j", &e), -1);
	assert_string_equal(e.msg, "unbind: j is not bound");
	assert_int_equal(unbind(&m, CONTEXT_ALL, "j", &e), 0);
	expect_match(&m, CONTEXT_LIST, "j", KEYMAP_NONE);
	assert_int_equal(unbind(&m, CONTEXT_ALL, "j", &e), -1);
	keymap_free(&m);
}

static void
clashing_bindings_are_refused(void **state)
{
	struct keymap m = { 0 };
	struct err e = { 0 };
	size_t n;

	(void)state;
	keymap_defaults(&m);
	n = m.bindings.n;
	assert_int_equal(bind(&m, CONTEXT_ALL, "g", "down", &e), -1);
	assert_non_null(strstr(e.msg, "clash with gg (top)"));
	assert_non_null(strstr(e.msg, "unbind gg"));
	assert_int_equal(bind(&m, CONTEXT_TEXT, "jj", "down", &e), -1);
	assert_non_null(strstr(e.msg, "clash with j (down)"));
	assert_int_equal(bind(&m, CONTEXT_ALL, "&", "nonsense", &e), -1);
	assert_int_equal(bind(&m, CONTEXT_ALL, "&", "", &e), -1);
	assert_non_null(strstr(e.msg, "missing"));
	assert_int_equal(bind(&m, CONTEXT_ALL, "&", "quit now", &e), -1);
	assert_int_equal(m.bindings.n, n);
	expect_match(&m, CONTEXT_TEXT, "&", KEYMAP_NONE);

	assert_int_equal(unbind(&m, CONTEXT_TEXT, "j", &e), 0); /* as the message says */
	assert_int_equal(bind(&m, CONTEXT_TEXT, "jj", "down", &e), 0);
	expect_match(&m, CONTEXT_TEXT, "j", KEYMAP_PREFIX);
	expect_match(&m, CONTEXT_LIST, "j", KEYMAP_FULL);
	keymap_free(&m);
}

static void
prefixes_wait_for_more(void **state)
{
	struct keymap m = { 0 };

	(void)state;
	keymap_defaults(&m);
	expect_match(&m, CONTEXT_TEXT, "g", KEYMAP_PREFIX);
	expect_match(&m, CONTEXT_TEXT, "^W", KEYMAP_PREFIX);
	expect_match(&m, CONTEXT_TEXT, "gx", KEYMAP_NONE);
	expect_match(&m, CONTEXT_TEXT, "ggg", KEYMAP_NONE);
	expect_match(&m, CONTEXT_TEXT, "gr", KEYMAP_NONE); /* the list's */
	expect_match(&m, CONTEXT_LIST, "gr", KEYMAP_FULL);
	keymap_free(&m);
}

/* `bind x bind x sort title`: pressed, it frees the binding whose words it is reading. */
static void
a_key_may_bind_itself_anew(void **state)
{
	struct keymap m = { 0 };
	struct key_sequence x = keys("x");
	const struct binding *b;
	struct err e = { 0 };

	(void)state;
	assert_int_equal(bind(&m, CONTEXT_ALL, "x", "bind x sort title", &e), 0);
	assert_int_equal(keymap_find(&m, CONTEXT_TEXT, &x, &b), KEYMAP_FULL);
	assert_int_equal(keymap_bind(&m, CONTEXT_ALL, &x, slice_of(b->arg + strlen("x ")), &e), 0);
	assert_int_equal(keymap_find(&m, CONTEXT_TEXT, &x, &b), KEYMAP_FULL);
	assert_int_equal(b->command, COMMAND_SORT);
	assert_string_equal(b->arg, "title");
	keymap_free(&m);
}

static void
help_shows_the_keys_of_a_command(void **state)
{
	struct keymap m = { 0 };
	struct str s = { 0 };
	struct err e = { 0 };

	(void)state;
	keymap_defaults(&m);
	keymap_put_keys(&s, &m, CONTEXT_TEXT, COMMAND_PAGE_DOWN, 0);
	assert_string_equal(s.p, "Space, PgDn, ^F");
	str_clear(&s);
	keymap_put_keys(&s, &m, CONTEXT_TEXT, COMMAND_PAGE_DOWN, 2);
	assert_string_equal(s.p, "Space, PgDn");
	str_clear(&s);
	keymap_put_keys(&s, &m, CONTEXT_TEXT, COMMAND_NARROWER, 0);
	assert_string_equal(s.p, "<, ^W<");
	str_clear(&s);
	bind(&m, CONTEXT_ALL, "x", "sort date", &e); /* with an argument it is another command */
	keymap_put_keys(&s, &m, CONTEXT_ALL, COMMAND_SORT, 0);
	assert_string_equal(s.p, "S");
	str_free(&s);
	keymap_free(&m);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_reads_as_it_is_written),
		cmocka_unit_test(keys_have_the_names_that_users_know),
		cmocka_unit_test(sequences_are_read_whole_or_not),
		cmocka_unit_test(command_lines_are_read),
		cmocka_unit_test(bad_command_lines_say_why),
		cmocka_unit_test(contexts_have_names),
		cmocka_unit_test(the_table_is_sound),
		cmocka_unit_test(every_default_key_runs_its_command),
		cmocka_unit_test(no_default_key_begins_another),
		cmocka_unit_test(counts_stay_free),
		cmocka_unit_test(the_latest_binding_wins_in_its_context),
		cmocka_unit_test(unbind_frees_keys_in_a_context),
		cmocka_unit_test(clashing_bindings_are_refused),
		cmocka_unit_test(prefixes_wait_for_more),
		cmocka_unit_test(a_key_may_bind_itself_anew),
		cmocka_unit_test(help_shows_the_keys_of_a_command),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("ui input", tests, NULL, NULL);
}
