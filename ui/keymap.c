#include "keymap.h"

#include <assert.h>

static bool
same(const struct key_sequence *a, const struct key_sequence *b)
{
	return a->n == b->n && memcmp(a->keys, b->keys, a->n * sizeof(a->keys[0])) == 0;
}

static bool
begins(const struct key_sequence *whole, const struct key_sequence *part)
{
	return part->n < whole->n && memcmp(whole->keys, part->keys, part->n * sizeof(part->keys[0])) == 0;
}

void
keymap_free(struct keymap *m)
{
	struct binding *b;

	vec_each(b, &m->bindings)
		free(b->arg);
	vec_free(&m->bindings);
}

/* Take the contexts away from what is bound to these very keys; true when there was such a binding. */
static bool
release(struct keymap *m, unsigned contexts, const struct key_sequence *keys)
{
	bool any = false;
	size_t i;

	for (i = m->bindings.n; i-- > 0;) {
		struct binding *b = &m->bindings.at[i];

		if (!same(&b->keys, keys) || !(b->contexts & contexts))
			continue;
		any = true;
		b->contexts &= ~contexts;
		if (!b->contexts) {
			free(b->arg);
			vec_remove(&m->bindings, i);
		}
	}
	return any;
}

void
keymap_defaults(struct keymap *m)
{
	size_t i;

	keymap_free(m);
	for (i = 0; i < COMMAND_COUNT; i++) {
		struct slice rest = slice_of(commands[i].keys);

		while (rest.n) {
			size_t blank = slice_find(rest, SLICE(" "), 0);
			struct slice one = slice_sub(rest, 0, blank);
			struct binding b = { .contexts = commands[i].contexts, .command = (enum command_id)i };
			int rc = key_parse_sequence(&b.keys, one, NULL);

			assert(rc == 0);
			if (rc == 0) {
				release(m, b.contexts, &b.keys); /* a later row has the last word in its contexts */
				vec_push(&m->bindings, b);
			}
			rest = slice_sub(rest, one.n + 1, rest.n);
		}
	}
}

int
keymap_bind(struct keymap *m, unsigned contexts, const struct key_sequence *keys, struct slice line, struct err *e)
{
	struct command_line parsed;
	const struct binding *b;
	char *arg;

	if (!command_parse(&parsed, line, e))
		return -1;
	if (parsed.id == COMMAND_COUNT)
		return err_set(e, ERR_INPUT, "bind: a command is missing behind the keys");
	vec_each(b, &m->bindings) {
		struct str name = { 0 };
		int rc;

		if (!(b->contexts & contexts) || !(begins(&b->keys, keys) || begins(keys, &b->keys)))
			continue;
		key_put_sequence(&name, &b->keys, false);
		rc = err_set(e, ERR_INPUT, "bind: these keys clash with %s (%s); `unbind %s` frees it", name.p,
		    commands[b->command].name, name.p);
		str_free(&name);
		return rc;
	}
	arg = parsed.arg.n ? mem_dup(parsed.arg.p, parsed.arg.n) : NULL;
	release(m, contexts, keys); /* line may be a part of what it frees: a key that binds itself anew */
	vec_push(&m->bindings,
	    (struct binding){ .keys = *keys, .contexts = contexts, .command = parsed.id, .arg = arg });
	return 0;
}

int
keymap_unbind(struct keymap *m, unsigned contexts, const struct key_sequence *keys, struct err *e)
{
	struct str name = { 0 };
	int rc = 0;

	if (!release(m, contexts, keys)) {
		key_put_sequence(&name, keys, false);
		rc = err_set(e, ERR_INPUT, "unbind: %s is not bound", name.p);
		str_free(&name);
	}
	return rc;
}

enum keymap_match
keymap_find(const struct keymap *m, unsigned context, const struct key_sequence *keys, const struct binding **out)
{
	enum keymap_match match = KEYMAP_NONE;
	const struct binding *b;

	vec_each(b, &m->bindings) {
		if (!(b->contexts & context))
			continue;
		if (same(&b->keys, keys)) {
			*out = b;
			return KEYMAP_FULL;
		}
		if (begins(&b->keys, keys))
			match = KEYMAP_PREFIX;
	}
	return match;
}

void
keymap_put_keys(struct str *out, const struct keymap *m, unsigned contexts, enum command_id command, size_t most)
{
	const struct binding *b;
	size_t n = 0;

	vec_each(b, &m->bindings) {
		if (b->command != command || !(b->contexts & contexts) || b->arg || (most && n == most))
			continue;
		if (n++)
			str_puts(out, ", ");
		key_put_sequence(out, &b->keys, true);
	}
}
