#include "settings.h"

#include <stdlib.h>

static const struct setting {
	const char *name, *help;
	size_t offset;
	int value, least, most;
} rows[] = {
#define SETTING_ROW(field, name_, value_, least_, most_, help_)                                    \
	{ .name = name_, .help = help_, .offset = offsetof(struct settings, field), .value = value_,   \
	  .least = least_, .most = most_ },
	SETTINGS(SETTING_ROW)
#undef SETTING_ROW
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

static int *
field(struct settings *s, const struct setting *row)
{
	return (int *)((char *)s + row->offset);
}

static bool
is_switch(const struct setting *row)
{
	return row->least == 0 && row->most == 1;
}

static const struct setting *
find(struct slice name)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		if (slice_eq(name, slice_of(rows[i].name)))
			return &rows[i];
	return NULL;
}

bool
settings_is_switch(struct slice name)
{
	const struct setting *row = find(name);

	return row && is_switch(row);
}

void
settings_defaults(struct settings *s)
{
	size_t i;

	for (i = 0; i < ROWS; i++)
		*field(s, &rows[i]) = rows[i].value;
}

const char *
settings_name(size_t i)
{
	return i < ROWS ? rows[i].name : NULL;
}

const char *
settings_help(size_t i)
{
	return rows[i].help;
}

void
settings_put_value(struct str *out, const struct settings *s, size_t i)
{
	int value = *(const int *)((const char *)s + rows[i].offset);

	if (is_switch(&rows[i]))
		str_puts(out, value ? "on" : "off");
	else
		str_printf(out, "%d", value);
}

static bool
parse_value(int *value, const struct setting *row, struct slice s)
{
	char number[8] = "";
	long parsed;
	size_t i;

	if (is_switch(row) && (slice_eq(s, SLICE("on")) || slice_eq(s, SLICE("off")))) {
		*value = s.n == 2;
		return true;
	}
	if (!s.n || s.n >= sizeof(number))
		return false;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		number[i] = s.p[i];
	}
	parsed = strtol(number, NULL, 10);
	if (parsed < row->least || parsed > row->most)
		return false;
	*value = (int)parsed;
	return true;
}

int
settings_set(struct settings *s, struct slice line, struct str *shown, struct err *e)
{
	const struct setting *row;
	struct slice name, value;
	size_t n = 0;

	line = slice_trim(line);
	while (n < line.n && line.p[n] != ' ' && line.p[n] != '\t' && line.p[n] != '=')
		n++;
	name = slice_sub(line, 0, n);
	value = slice_trim(slice_sub(line, n, line.n));
	if (value.n && value.p[0] == '=')
		value = slice_trim(slice_sub(value, 1, value.n));
	row = find(name);
	if (!row)
		return err_set(e, ERR_INPUT, "set: no setting \"%.*s\" (Tab lists them)", (int)name.n, name.p);
	if (!value.n) {
		str_printf(shown, "%s ", row->name);
		settings_put_value(shown, s, (size_t)(row - rows));
		return 0;
	}
	if (parse_value(field(s, row), row, value))
		return 0;
	if (is_switch(row))
		return err_set(e, ERR_INPUT, "set: %s is on or off", row->name);
	return err_set(e, ERR_INPUT, "set: %s is a number from %d to %d", row->name, row->least, row->most);
}
