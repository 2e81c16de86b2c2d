#include "replay.h"

#include <stdio.h>
#include <stdlib.h>

#include "doc_gen.h"

/* One small damage: a byte changed, a piece cut out, moved or said twice. */
static void
damage(struct str *s, uint64_t *seed)
{
	size_t at = gen_next(seed, (uint32_t)s->n), len = gen_next(seed, 80);
	struct str copy = { 0 };

	if (at + len > s->n)
		len = s->n - at;
	switch (gen_next(seed, 4)) {
	case 0:
		s->p[at] = (char)gen_next(seed, 256);
		return;
	case 1: /* cut */
		str_add(&copy, s->p, at);
		str_add(&copy, s->p + at + len, s->n - at - len);
		break;
	case 2: /* twice */
		str_add(&copy, s->p, at + len);
		str_add(&copy, s->p + at, s->n - at);
		break;
	default: /* break or join a line */
		str_put(&copy, (struct slice){ s->p, s->n });
		copy.p[at] = copy.p[at] == '\n' ? ' ' : '\n';
	}
	str_free(s);
	*s = copy;
}

static bool
replay(const char *path, int rounds, uint64_t *seed)
{
	FILE *f = fopen(path, "rb");
	struct str s = { 0 };
	char buf[8192];
	size_t n;

	if (!f)
		return false;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&s, buf, n);
	fclose(f);
	do {
		LLVMFuzzerTestOneInput((const uint8_t *)str_cstr(&s), s.n);
		if (s.n)
			damage(&s, seed);
	} while (rounds-- > 0 && s.n < 1 << 20);
	str_free(&s);
	return true;
}

int
main(int argc, char **argv)
{
	const char *rounds = getenv("FUZZ_ROUNDS");
	uint64_t seed = 7;
	int i;

	printf("1..%d\n", argc - 1);
	for (i = 1; i < argc; i++)
		printf("%s %d - %s\n", replay(argv[i], rounds ? atoi(rounds) : 20, &seed) ? "ok" : "not ok", i, argv[i]);
	return 0;
}
