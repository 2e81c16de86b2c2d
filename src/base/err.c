#include "err.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { HEAD = 80 /* bytes of a message that stay before what is left out of it */ };

static const char left_out[] = "…";

static bool
inside_character(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* What a user needs is at the ends, the reason at the last; a path or another text that is too long stands between. */
static void
leave_out_middle(char *msg, size_t room, const char *whole, size_t n)
{
	size_t head = HEAD, tail = n - (room - 1 - HEAD - (sizeof(left_out) - 1));

	while (head > 0 && inside_character(whole[head]))
		head--;
	while (tail < n && inside_character(whole[tail]))
		tail++;
	snprintf(msg, room, "%.*s%s%s", (int)head, whole, left_out, whole + tail);
}

int
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	if (!e || e->code != ERR_NONE)
		return -1;
	e->code = code;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(e->msg, sizeof(e->msg), fmt, ap);
	if (n >= (int)sizeof(e->msg)) {
		char *whole = mem_alloc((size_t)n + 1);

		vsnprintf(whole, (size_t)n + 1, fmt, again);
		leave_out_middle(e->msg, sizeof(e->msg), whole, (size_t)n);
		free(whole);
	}
	va_end(again);
	va_end(ap);
	return -1;
}

void
err_clear(struct err *e)
{
	e->code = ERR_NONE;
	e->msg[0] = '\0';
}
