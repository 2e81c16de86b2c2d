#ifndef IBID_UI_KEYMAP_H
#define IBID_UI_KEYMAP_H

#include "base/err.h"
#include "base/vec.h"
#include "ui/command.h"
#include "ui/key.h"

/* Which keys run which command line, context by context. The latest binding of a key wins. */
struct binding {
	struct key_sequence keys;
	unsigned contexts;
	enum command_id command;
	char *arg; /* what follows the command's name, or NULL; owned */
};
struct keymap {
	VEC(struct binding) bindings;
};

void keymap_defaults(struct keymap *m); /* forgets all others */
void keymap_free(struct keymap *m);
/* `line` is a command line. ERR_INPUT when it is none, or when the keys begin a longer sequence or continue a shorter one. */
int keymap_bind(struct keymap *m, unsigned contexts, const struct key_sequence *keys, struct slice line, struct err *e);
int keymap_unbind(struct keymap *m, unsigned contexts, const struct key_sequence *keys, struct err *e);

enum keymap_match { KEYMAP_NONE, KEYMAP_PREFIX, KEYMAP_FULL };
enum keymap_match keymap_find(const struct keymap *m, unsigned context, const struct key_sequence *keys,
    const struct binding **out);
/* Append the keys of a command in a context as help shows them: "j, Down". `most` bounds how many (0: all). */
void keymap_put_keys(struct str *out, const struct keymap *m, unsigned contexts, enum command_id command, size_t most);

#endif
