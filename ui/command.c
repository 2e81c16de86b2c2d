#include "command.h"

#include <string.h>

const struct command commands[COMMAND_COUNT] = {
#define X(id, name_, contexts_, keys_, arg_, help_)                                                \
	[COMMAND_##id] = { .name = name_, .keys = keys_, .help = help_, .contexts = contexts_,     \
			   .arg = COMMAND_ARG_##arg_ },
#include "ui/commands.def"
#undef X
};

static const struct {
	const char *name;
	unsigned context;
} contexts[] = {
	{ "list", CONTEXT_LIST },
	{ "text", CONTEXT_TEXT },
	{ "side", CONTEXT_SIDE },
	{ "page", CONTEXT_PAGE },
	{ "source", CONTEXT_SOURCE },
	{ "web", CONTEXT_WEB },
	{ "entity", CONTEXT_ENTITY },
	{ "everywhere", CONTEXT_ALL },
};
enum { CONTEXTS = sizeof(contexts) / sizeof(contexts[0]) };

unsigned
context_from_name(struct slice name)
{
	size_t i;

	for (i = 0; i < CONTEXTS; i++)
		if (slice_eq(name, slice_of(contexts[i].name)))
			return contexts[i].context;
	return 0;
}

const char *
context_name(unsigned context)
{
	size_t i;

	for (i = 0; i < CONTEXTS; i++)
		if (contexts[i].context == context)
			return contexts[i].name;
	return "";
}

static bool
find_command(enum command_id *id, struct slice name, struct err *e)
{
	size_t i, hits = 0;
	enum command_id hit = COMMAND_COUNT;

	for (i = 0; i < COMMAND_COUNT; i++) {
		struct slice full = slice_of(commands[i].name);

		if (slice_eq(full, name)) {
			*id = (enum command_id)i;
			return true;
		}
		if (slice_starts(full, name)) {
			hit = (enum command_id)i;
			hits++;
		}
	}
	*id = hit;
	if (hits == 1)
		return true;
	if (hits > 1)
		err_set(e, ERR_INPUT, ":%.*s could be several commands; type more of it (Tab completes)",
		    (int)name.n, name.p);
	else
		err_set(e, ERR_INPUT, "no command :%.*s; ? lists them", (int)name.n, name.p);
	return false;
}

bool
command_parse(struct command_line *out, struct slice line, struct err *e)
{
	size_t n = 0;

	*out = (struct command_line){ .id = COMMAND_COUNT };
	line = slice_trim(line);
	if (line.n && line.p[0] == ':')
		line = slice_trim(slice_sub(line, 1, line.n));
	if (!line.n || line.p[0] == '#' || line.p[0] == '"')
		return true;
	while (n < line.n && line.p[n] != ' ' && line.p[n] != '\t')
		n++;
	out->arg = slice_trim(slice_sub(line, n, line.n));
	if (!find_command(&out->id, slice_sub(line, 0, n), e))
		return false;
	if (out->arg.n && commands[out->id].arg == COMMAND_ARG_NONE)
		return err_set(e, ERR_INPUT, ":%s takes nothing behind it", commands[out->id].name) == 0;
	return true;
}
