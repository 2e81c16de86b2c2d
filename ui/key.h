#ifndef IBID_UI_KEY_H
#define IBID_UI_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

/*
 * A key is a Unicode code point (controls too: ^D is 4) or one of the named keys, with ALT or SHIFT added.
 * Written: characters stand for themselves, ^X for control keys, <Name> for named ones, <A-x> with Alt,
 * <S-Tab> with Shift, <lt> and <caret> for < and ^.
 */
enum {
	KEY_NAMED = 0x110000, /* above Unicode */
	K_UP = KEY_NAMED,
	K_DOWN,
	K_LEFT,
	K_RIGHT,
	K_HOME,
	K_END,
	K_PAGE_UP,
	K_PAGE_DOWN,
	K_INSERT,
	K_DELETE,
	K_BACKSPACE,
	K_F1,
	K_F12 = K_F1 + 11,
	K_PASTE_BEGIN, /* bracketed paste; never bound */
	K_PASTE_END,
	K_ENTER = '\r',
	K_TAB = '\t',
	K_ESC = 0x1B,
	K_ALT = 1 << 24,
	K_SHIFT = 1 << 25,
	KEY_SEQUENCE_MAX = 4,
};

#define KEY_CTRL(letter) ((letter) & 0x1F)

struct key_sequence {
	uint32_t keys[KEY_SEQUENCE_MAX];
	size_t n;
};

/* Read one key off the front of s. false when s is empty or no key is written there. */
bool key_parse(uint32_t *key, struct slice *s);
/* ERR_INPUT for an unknown name, an empty or an overlong sequence. */
int key_parse_sequence(struct key_sequence *out, struct slice s, struct err *e);
/* Append as it is written for binding, or, plain, as help shows it: Enter, PgDn, ^D, ]c. */
void key_put(struct str *out, uint32_t key, bool plain);
void key_put_sequence(struct str *out, const struct key_sequence *q, bool plain);

#endif
