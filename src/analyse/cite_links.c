#include "ref_find.h"

#include <string.h>

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '@' ||
	       c == '.' || c == '_';
}

static uint32_t
reference_of_url(struct ref_finder *f, struct map *known, size_t beg, size_t end)
{
	const char *url = ref_printed(f, slice_sub(f->a->doc.text, beg, end));
	bool fresh;
	uint64_t *slot = map_put(known, slice_of(url), f->refs.n, &fresh);

	if (fresh)
		vec_push(&f->refs, ((struct reference){ .kind = REFERENCE_LINK, .same_as = REFERENCE_NONE, .url = url,
				       .text = url, .beg = (uint32_t)beg, .end = (uint32_t)end }));
	return (uint32_t)*slot;
}

/* URLs in the text that are no entry's: each is a reference of its own, once. */
void
cite_links(struct ref_finder *f)
{
	struct slice s = f->a->doc.text;
	struct map known = { 0 };
	size_t at = 0, end, colon, i;

	for (i = 0; i < f->refs.n; i++)
		if (f->refs.at[i].url)
			map_put(&known, slice_of(f->refs.at[i].url), i, NULL);
	while ((colon = slice_find(s, SLICE("://"), at)) != SIZE_MAX) {
		size_t beg = colon;

		while (beg > at && colon - beg < 5 && is_word_byte(s.p[beg - 1]) && s.p[beg - 1] != '/')
			beg--;
		at = colon + 3;
		if (ref_in_list(f, colon, &end)) {
			at = end > at ? end : at;
			continue;
		}
		if (!(end = url_end(s, beg)))
			continue;
		vec_push(&f->citations, ((struct citation){ .beg = (uint32_t)beg, .end = (uint32_t)end,
					    .kind = CITATION_LINK, .reference = reference_of_url(f, &known, beg, end) }));
		at = end;
	}
	map_free(&known);
}
