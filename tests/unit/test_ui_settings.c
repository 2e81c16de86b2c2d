/* `set` and `color` lines. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ui/settings.h"
#include "ui/theme.h"

/* --- settings -------------------------------------------------------------------------------- */

static int
set(struct settings *s, const char *line, struct str *shown, struct err *e)
{
	str_clear(shown);
	err_clear(e);
	return settings_set(s, slice_of(line), shown, e);
}

static void
defaults_lie_in_their_ranges(void **state)
{
	struct settings s;

	(void)state;
	settings_defaults(&s);
#define CHECK(field, name, value, least, most, help)                                               \
	assert_int_equal(s.field, value);                                                          \
	assert_in_range((uintmax_t)s.field, least, most);
	SETTINGS(CHECK)
#undef CHECK
}

static void
every_setting_takes_its_range_and_no_more(void **state)
{
	struct settings s;
	struct str shown = { 0 };
	struct err e = { 0 };
	char line[64];

	(void)state;
	settings_defaults(&s);
#define CHECK(field, name, value, least, most, help)                                               \
	snprintf(line, sizeof(line), "%s %d", name, least);                                        \
	assert_int_equal(set(&s, line, &shown, &e), 0);                                            \
	assert_int_equal(s.field, least);                                                          \
	snprintf(line, sizeof(line), "%s=%d", name, most);                                         \
	assert_int_equal(set(&s, line, &shown, &e), 0);                                            \
	assert_int_equal(s.field, most);                                                           \
	snprintf(line, sizeof(line), "%s %d", name, (least) - 1);                                  \
	assert_int_equal(set(&s, line, &shown, &e), -1);                                           \
	snprintf(line, sizeof(line), "%s %d", name, (most) + 1);                                   \
	assert_int_equal(set(&s, line, &shown, &e), -1);                                           \
	assert_non_null(strstr(e.msg, name));                                                      \
	assert_int_equal(s.field, most);
	SETTINGS(CHECK)
#undef CHECK
	str_free(&shown);
}

static void
a_shown_setting_can_be_set_again(void **state)
{
	struct settings s, fresh;
	struct str shown = { 0 }, again = { 0 };
	struct err e = { 0 };
	size_t i;

	(void)state;
	settings_defaults(&s);
	s.mouse = 0;
	s.text_width = 66;
	for (i = 0; settings_name(i); i++) {
		settings_defaults(&fresh);
		assert_true(settings_help(i)[0]);
		assert_int_equal(set(&s, settings_name(i), &shown, &e), 0);
		assert_true(slice_starts(str_slice(&shown), slice_of(settings_name(i))));
		assert_int_equal(set(&fresh, shown.p, &again, &e), 0);
		assert_int_equal(again.n, 0);
		assert_int_equal(set(&fresh, settings_name(i), &again, &e), 0);
		assert_string_equal(again.p, shown.p);
	}
	assert_null(settings_name(i + 1000));
	str_free(&shown);
	str_free(&again);
}

static void
forms_of_a_line(void **state)
{
	static const char *const good[] = { "text-width 60", "  text-width\t60 ", "text-width=60",
		"text-width = 60", "text-width =60", "text-width 060" };
	static const char *const bad[] = { "", "=", "text_width 60", "text-widt 60", "text-width -1",
		"text-width 60 70", "text-width 60x", "text-width 99999999999999999999", "text-width on",
		"text-width == 60", "text-width +60", "mouse yes", "mouse 2", "mouse ON", "nonsense 1" };
	struct settings s;
	struct str shown = { 0 };
	struct err e = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		settings_defaults(&s);
		assert_int_equal(set(&s, good[i], &shown, &e), 0);
		assert_int_equal(s.text_width, 60);
	}
	settings_defaults(&s);
	assert_int_equal(set(&s, "mouse off", &shown, &e), 0);
	assert_int_equal(s.mouse, 0);
	assert_int_equal(set(&s, "mouse=on", &shown, &e), 0);
	assert_int_equal(s.mouse, 1);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct settings before = s;

		if (set(&s, bad[i], &shown, &e) == 0)
			fail_msg("\"%s\" is taken", bad[i]);
		assert_int_equal(e.code, ERR_INPUT);
		assert_true(slice_starts(slice_of(e.msg), SLICE("set: ")));
		assert_memory_equal(&before, &s, sizeof(s));
		assert_int_equal(shown.n, 0);
	}
	str_free(&shown);
}

/* --- themes ---------------------------------------------------------------------------------- */

static void
expect_look(const char *line, enum style style, int foreground, int background, unsigned attrs)
{
	struct theme t;
	struct err e = { 0 };

	theme_load(&t, SLICE("dark"));
	if (theme_color(&t, slice_of(line), &e) < 0)
		fail_msg("%s", e.msg);
	assert_int_equal(t.look[style].foreground, foreground);
	assert_int_equal(t.look[style].background, background);
	assert_int_equal(t.look[style].attrs, attrs);
}

static void
color_lines_are_read(void **state)
{
	(void)state;
	expect_look("normal default", STYLE_NORMAL, -1, -1, 0);
	expect_look("  quote\tred ", STYLE_QUOTE, 1, -1, 0);
	expect_look("hit-current 0 255 bold underline", STYLE_HIT_CURRENT, 0, 255,
	    ATTR_BOLD | ATTR_UNDERLINE);
	expect_look("status bright-black white", STYLE_STATUS, 8, 7, 0);
	expect_look("person bright-white default dim italic reverse", STYLE_PERSON, 15, -1,
	    ATTR_DIM | ATTR_ITALIC | ATTR_REVERSE);
	expect_look("dim bold 12 bold 13", STYLE_DIM, 12, 13, ATTR_BOLD);
}

static void
bad_color_lines_change_nothing(void **state)
{
	static const char *const bad[] = { "", "  ", "nonsense red", "Normal red", "normal 256",
		"normal -1", "normal 1234", "normal crimson", "normal bright-", "normal bright-7",
		"normal 1 2 3", "normal red,blue", "normal bold-ish", "normal 0x10" };
	struct theme t, before;
	size_t i;

	(void)state;
	memset(&before, 0, sizeof(before));
	theme_load(&before, SLICE("light"));
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct err e = { 0 };

		t = before;
		if (theme_color(&t, slice_of(bad[i]), &e) == 0)
			fail_msg("\"%s\" is taken", bad[i]);
		assert_int_equal(e.code, ERR_INPUT);
		assert_true(slice_starts(slice_of(e.msg), SLICE("color: ")));
		assert_memory_equal(&t, &before, sizeof(t));
	}
}

static void
themes_are_whole(void **state)
{
	struct theme t;
	size_t i, k;

	(void)state;
	for (i = 0; theme_name(i); i++) {
		assert_true(theme_load(&t, slice_of(theme_name(i))));
		for (k = 0; k < STYLE_COUNT; k++) {
			assert_in_range(t.look[k].foreground + 1, 0, 256);
			assert_in_range(t.look[k].background + 1, 0, 256);
		}
	}
	assert_int_equal(i, 3);
	assert_false(theme_load(&t, SLICE("")));
	assert_false(theme_load(&t, SLICE("darkish")));
}

static bool
same_look(const struct look *a, const struct look *b)
{
	return a->foreground == b->foreground && a->background == b->background &&
	       a->attrs == b->attrs;
}

/* What must be told apart is told apart in every theme, and in mono by attributes alone. */
static void
meanings_look_different(void **state)
{
	static const enum style apart[][2] = {
		{ STYLE_SELECTED, STYLE_NORMAL },
		{ STYLE_SELECTED, STYLE_SELECTED_UNFOCUSED },
		{ STYLE_SELECTED_UNFOCUSED, STYLE_NORMAL },
		{ STYLE_UNREAD, STYLE_NORMAL },
		{ STYLE_TITLE, STYLE_TITLE_FOCUSED },
		{ STYLE_HIT, STYLE_NORMAL },
		{ STYLE_HIT, STYLE_HIT_CURRENT },
		{ STYLE_CURSOR, STYLE_NORMAL },
		{ STYLE_CITATION, STYLE_NORMAL },
		{ STYLE_PERSON, STYLE_ORGANISATION },
		{ STYLE_ORGANISATION, STYLE_PLACE },
		{ STYLE_PERSON, STYLE_PLACE },
		{ STYLE_STATUS, STYLE_NORMAL },
		{ STYLE_ERROR, STYLE_MESSAGE },
		{ STYLE_REMOVED, STYLE_NORMAL },
	};
	struct theme t;
	size_t i, k;

	(void)state;
	for (i = 0; theme_name(i); i++) {
		theme_load(&t, slice_of(theme_name(i)));
		for (k = 0; k < sizeof(apart) / sizeof(apart[0]); k++)
			if (same_look(&t.look[apart[k][0]], &t.look[apart[k][1]]))
				fail_msg("%s: %s looks as %s", theme_name(i),
				    style_name(apart[k][0]), style_name(apart[k][1]));
	}
	theme_load(&t, SLICE("mono"));
	for (k = 0; k < STYLE_COUNT; k++)
		assert_true(t.look[k].foreground == THEME_DEFAULT &&
			    t.look[k].background == THEME_DEFAULT);
}

static void
styles_have_their_own_names_and_letters(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < STYLE_COUNT; i++) {
		for (k = 0; k < i; k++) {
			assert_string_not_equal(style_name((enum style)i), style_name((enum style)k));
			assert_true(style_letter((enum style)i) != style_letter((enum style)k));
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults_lie_in_their_ranges),
		cmocka_unit_test(every_setting_takes_its_range_and_no_more),
		cmocka_unit_test(a_shown_setting_can_be_set_again),
		cmocka_unit_test(forms_of_a_line),
		cmocka_unit_test(color_lines_are_read),
		cmocka_unit_test(bad_color_lines_change_nothing),
		cmocka_unit_test(themes_are_whole),
		cmocka_unit_test(meanings_look_different),
		cmocka_unit_test(styles_have_their_own_names_and_letters),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("ui settings", tests, NULL, NULL);
}
