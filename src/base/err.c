#include "err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void
cut_at_character(char *msg, size_t n)
{
	size_t at = n;

	while (at > 0 && ((unsigned char)msg[at - 1] & 0xC0) == 0x80)
		at--;
	if (at > 0 && ((unsigned char)msg[at - 1] & 0x80))
		at--;
	msg[at] = '\0';
}

int
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	if (e && e->code == ERR_NONE) {
		e->code = code;
		va_start(ap, fmt);
		if (vsnprintf(e->msg, sizeof(e->msg), fmt, ap) >= (int)sizeof(e->msg))
			cut_at_character(e->msg, sizeof(e->msg) - 1);
		va_end(ap);
	}
	return -1;
}

void
err_clear(struct err *e)
{
	e->code = ERR_NONE;
	e->msg[0] = '\0';
}
