#include "key.h"

#include <stdlib.h>

#include "base/utf8.h"

static const struct {
	const char *name;
	uint32_t key;
} names[] = {
	{ "Up", K_UP },
	{ "Down", K_DOWN },
	{ "Left", K_LEFT },
	{ "Right", K_RIGHT },
	{ "Home", K_HOME },
	{ "End", K_END },
	{ "PgUp", K_PAGE_UP },
	{ "PgDn", K_PAGE_DOWN },
	{ "Ins", K_INSERT },
	{ "Del", K_DELETE },
	{ "Backspace", K_BACKSPACE },
	{ "Enter", K_ENTER },
	{ "Tab", K_TAB },
	{ "Esc", K_ESC },
	{ "Space", ' ' },
	{ "lt", '<' },
	{ "caret", '^' },
};
enum { NAMES = sizeof(names) / sizeof(names[0]) };

static bool
parse_name(uint32_t *key, struct slice name)
{
	uint32_t mods = 0, cp;
	size_t i;

	for (; name.n > 2 && name.p[1] == '-'; name = slice_sub(name, 2, name.n)) {
		if (name.p[0] == 'A' || name.p[0] == 'M')
			mods |= K_ALT;
		else if (name.p[0] == 'S')
			mods |= K_SHIFT;
		else
			return false;
	}
	for (i = 0; i < NAMES; i++) {
		if (slice_eq_case(name, slice_of(names[i].name))) {
			*key = names[i].key | mods;
			return true;
		}
	}
	if (name.n >= 2 && (name.p[0] == 'F' || name.p[0] == 'f')) {
		unsigned n = 0;

		for (i = 1; i < name.n && i < 4; i++)
			n = name.p[i] >= '0' && name.p[i] <= '9' ? n * 10 + (unsigned)(name.p[i] - '0') : 1000;
		if (n >= 1 && n <= 12) {
			*key = ((uint32_t)K_F1 + n - 1) | mods;
			return true;
		}
	}
	if (name.n && utf8_decode(name, 0, &cp) == name.n && cp != UTF8_REPLACEMENT) {
		*key = cp | mods;
		return true;
	}
	return false;
}

bool
key_parse(uint32_t *key, struct slice *s)
{
	size_t used, end;

	if (!s->n)
		return false;
	if (s->p[0] == '<') {
		end = slice_find(*s, SLICE(">"), 1);
		if (end != SIZE_MAX && s->p[end - 1] == '-' && end + 1 < s->n && s->p[end + 1] == '>')
			end++; /* <A->> is > with Alt */
		if (end == SIZE_MAX || !parse_name(key, slice_sub(*s, 1, end)))
			return false;
		used = end + 1;
	} else if (s->p[0] == '^' && s->n > 1) {
		char c = s->p[1];

		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c < '@' || c > '_')
			return false;
		*key = (uint32_t)KEY_CTRL(c);
		used = 2;
	} else {
		used = utf8_decode(*s, 0, key);
		if (*key <= ' ')
			return false;
	}
	*s = slice_sub(*s, used, s->n);
	return true;
}

int
key_parse_sequence(struct key_sequence *out, struct slice s, struct err *e)
{
	struct slice rest = s;

	out->n = 0;
	if (!s.n)
		return err_set(e, ERR_INPUT, "a key is missing");
	while (rest.n) {
		if (out->n == KEY_SEQUENCE_MAX)
			return err_set(e, ERR_INPUT, "\"%.*s\": at most %d keys in a row", (int)s.n, s.p,
			    KEY_SEQUENCE_MAX);
		if (!key_parse(&out->keys[out->n], &rest))
			return err_set(e, ERR_INPUT, "\"%.*s\" is no key: write j, ^D, <PgDn>, <A-x>, ]c",
			    (int)s.n, s.p);
		out->n++;
	}
	return 0;
}

void
key_put(struct str *out, uint32_t key, bool plain)
{
	uint32_t bare = key & ~(uint32_t)(K_ALT | K_SHIFT);
	bool mods = key != bare;
	const char *name = NULL;
	size_t i;

	for (i = 0; i < NAMES && !name; i++)
		if (names[i].key == bare && !(plain && (bare == '<' || bare == '^')))
			name = names[i].name;
	if (!mods && !name && bare < ' ') {
		str_printf(out, "^%c", (int)bare + '@');
		return;
	}
	if (!plain && (mods || name || bare >= KEY_NAMED))
		str_putc(out, '<');
	if (key & K_ALT)
		str_puts(out, plain ? "Alt-" : "A-");
	if (key & K_SHIFT)
		str_puts(out, plain ? "Shift-" : "S-");
	if (name)
		str_puts(out, name);
	else if (bare >= K_F1 && bare <= K_F12)
		str_printf(out, "F%u", bare - K_F1 + 1);
	else
		str_putcp(out, bare);
	if (!plain && (mods || name || bare >= KEY_NAMED))
		str_putc(out, '>');
}

void
key_put_sequence(struct str *out, const struct key_sequence *q, bool plain)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		key_put(out, q->keys[i], plain);
}
