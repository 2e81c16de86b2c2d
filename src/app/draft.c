#include "draft.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analyse/entity.h"
#include "analyse/reference.h"
#include "app/original.h"
#include "base/clock.h"

enum {
	READ_BYTES = 256 * 1024,
	POLL_MS = 100, /* how long a cancelled import may still wait for its input */
};

static int
fail(struct draft *d, const char *what)
{
	return err_set(&d->err, ERR_IO, "%s", what);
}

/* Wait until there is something to read; false when the import was cancelled. */
static bool
wait_input(struct draft *d, int fd)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	while (!atomic_load(d->cancel))
		if (poll(&p, 1, POLL_MS) != 0)
			return true;
	return false;
}

static int
read_all(struct draft *d, struct str *out, int fd)
{
	char *buf = mem_alloc(READ_BYTES);
	ssize_t got;
	int rc = -1;

	for (;;) {
		if (!wait_input(d, fd)) {
			err_set(&d->err, ERR_CANCEL, "cancelled");
			break;
		}
		got = read(fd, buf, READ_BYTES);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			fail(d, strerror(errno));
			break;
		}
		if (got == 0) {
			rc = 0;
			break;
		}
		str_add(out, buf, (size_t)got);
		if (out->n > TEXT_MAX) {
			fail(d, "is too long");
			break;
		}
	}
	free(buf);
	return rc;
}

static int
read_file(struct draft *d, struct str *out)
{
	int fd = open(d->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), rc = -1;
	struct stat st;

	if (fd < 0)
		return fail(d, strerror(errno));
	if (fstat(fd, &st) < 0)
		fail(d, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		fail(d, "is no regular file");
	else if (st.st_size > TEXT_MAX)
		fail(d, "is too long");
	else
		rc = read_all(d, out, fd);
	close(fd);
	return rc;
}

static int
read_bytes(struct draft *d, struct slice *bytes, struct str *scratch)
{
	if (d->source == DRAFT_KEPT)
		return original_unpack(bytes, d->given, &d->mem, &d->err);
	if (d->source == DRAFT_BYTES) {
		*bytes = d->given;
		return 0;
	}
	if ((d->source == DRAFT_STDIN ? read_all(d, scratch, STDIN_FILENO) : read_file(d, scratch)) < 0)
		return -1;
	*bytes = (struct slice){ str_cstr(scratch), scratch->n };
	return 0;
}

/* Fill d->document; false: the library holds the same bytes. */
static bool
take_bytes(struct draft *d, struct slice bytes)
{
	uint64_t hash = slice_hash(bytes);

	if (d->source == DRAFT_STDIN) /* what is piped in has no name of its own */
		d->origin = arena_printf(&d->mem, "stdin:%016llx", (unsigned long long)hash);
	if (d->source != DRAFT_KEPT && d->document.id && d->document.hash == hash && d->document.size == bytes.n)
		return false;
	d->document.hash = hash;
	d->document.size = bytes.n;
	d->document.origin = d->origin;
	return true;
}

int
draft_read(struct slice *bytes, struct arena *mem, const char *path, struct err *e)
{
	atomic_bool cancel = false;
	struct draft d = { .path = path, .cancel = &cancel };
	struct str scratch = { 0 };
	int rc;

	d.source = strcmp(path, "-") == 0 ? DRAFT_STDIN : DRAFT_FILE;
	rc = d.source == DRAFT_STDIN ? read_all(&d, &scratch, STDIN_FILENO) : read_file(&d, &scratch);
	if (rc < 0)
		err_set(e, (enum err_code)d.err.code, "%s", d.err.msg);
	else
		*bytes = (struct slice){ arena_dup(mem, str_cstr(&scratch), scratch.n), scratch.n };
	str_free(&scratch);
	return rc;
}

int
draft_kept(struct draft *out, struct db *db, int64_t document, struct err *e)
{
	*out = (struct draft){ .source = DRAFT_KEPT };
	if (document_load(db, &out->document, &out->mem, document, e) < 0)
		return -1;
	out->path = out->origin = out->document.origin;
	out->given = out->document.original;
	out->size = out->document.size;
	return 0;
}

void
draft_decode(void *draft)
{
	struct draft *d = draft;
	struct str scratch = { 0 };
	struct slice bytes;

	d->fate = DRAFT_FAILED;
	if (atomic_load(d->cancel))
		d->fate = DRAFT_CANCELLED;
	else if (read_bytes(d, &bytes, &scratch) < 0)
		d->fate = d->err.code == ERR_CANCEL ? DRAFT_CANCELLED : DRAFT_FAILED;
	else if (!take_bytes(d, bytes))
		d->fate = DRAFT_UNCHANGED;
	else if (import_decode(&d->page, &d->mem, bytes, d->origin, &d->err) == 0) {
		if (d->source != DRAFT_KEPT)
			d->document.original = original_pack(bytes, &d->mem);
		d->document.encoding = d->page.encoding;
		d->document.bad_bytes = d->page.bad_bytes;
		d->fate = DRAFT_READY;
	}
	str_free(&scratch);
}

void
draft_extract(void *draft)
{
	struct draft *d = draft;
	size_t i;

	if (d->fate != DRAFT_READY)
		return;
	if (atomic_load(d->cancel))
		d->fate = DRAFT_CANCELLED;
	else if (import_extract(&d->page, &d->mem, furniture_has, d->learned, &d->err) < 0)
		d->fate = DRAFT_FAILED;
	else
		for (i = 0; i < d->page.narticles; i++) {
			double begin;

			entity_find(&d->page.articles[i], &d->mem);
			begin = clock_cpu();
			reference_find(&d->page.articles[i], &d->mem);
			d->finding += clock_cpu() - begin;
		}
}

void
batch_free(struct batch *b)
{
	struct draft *d;
	struct draft_site *s;

	if (!b)
		return;
	vec_each(d, &b->drafts)
		arena_free(&d->mem);
	vec_each(s, &b->sites)
		vec_free(&s->learned.hashes);
	vec_free(&b->drafts);
	vec_free(&b->sites);
	free(b);
}
