#ifndef IBID_BASE_ERR_H
#define IBID_BASE_ERR_H

/*
 * Errors a user can act on: what happened, where, what to do.
 * A function that can fail returns 0 or a negative number and fills its struct err.
 */

enum err_code {
	ERR_NONE = 0,
	ERR_INPUT,    /* what was read cannot be used */
	ERR_IO,       /* the system refused to read or write */
	ERR_DB,       /* the library refused */
	ERR_NOTFOUND, /* what was named is not there */
	ERR_CANCEL,   /* the user stopped it */
	ERR_BUSY,     /* another program writes to the library: try again */
};

struct err {
	int code; /* enum err_code */
	char msg[256];
};

/*
 * Set e, unless it holds an error already (the first one wins); e may be NULL.
 * Of a message that is too long the middle is left out: its end tells the reason. Returns -1, so that a caller can return it.
 */
int err_set(struct err *e, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

void err_clear(struct err *e);

#endif
