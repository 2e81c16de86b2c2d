#include "pack_parts.h"

#include "model/varint.h"

static void
put_reference(struct str *out, const struct reference *r)
{
	varint_put(out, r->kind);
	varint_put(out, r->beg);
	varint_put(out, r->end - r->beg);
	varint_put(out, r->same_as == REFERENCE_NONE ? 0 : (uint64_t)r->same_as + 1);
	varint_put(out, (uint64_t)r->date.year << 9 | (uint64_t)r->date.month << 5 | (uint64_t)r->date.day);
	pack_put_names(out, r->authors, r->nauthors);
	pack_put_string(out, r->label);
	pack_put_string(out, r->text);
	pack_put_string(out, r->title);
	pack_put_string(out, r->container);
	pack_put_string(out, r->publisher);
	pack_put_string(out, r->pages);
	pack_put_string(out, r->url);
	pack_put_string(out, r->doi);
}

void
pack_references(struct str *out, const struct article *a)
{
	size_t i;

	varint_put(out, a->nreferences);
	for (i = 0; i < a->nreferences; i++)
		put_reference(out, &a->references[i]);
}

static bool
get_numbers(struct reference *r, size_t n, size_t text, struct slice *in)
{
	uint64_t kind, beg, length, same, date;

	if (!varint_get(&kind, in) || kind > REFERENCE_ATTRIBUTION || !varint_get(&beg, in) || !varint_get(&length, in) ||
	    beg > text || length > text - beg || !varint_get(&same, in) || same > n || !varint_get(&date, in) ||
	    date >> 9 > 2999)
		return false;
	r->kind = (enum reference_kind)kind;
	r->beg = (uint32_t)beg;
	r->end = (uint32_t)(beg + length);
	r->same_as = same ? (uint32_t)same - 1 : REFERENCE_NONE;
	r->date = (struct date){ .year = (short)(date >> 9), .month = (short)(date >> 5 & 15), .day = (short)(date & 31) };
	return date == 0 || date_valid(r->date);
}

static bool
get_reference(struct reference *r, size_t n, size_t text, struct slice *in, struct arena *mem)
{
	return get_numbers(r, n, text, in) && pack_get_names(&r->authors, &r->nauthors, in, mem) &&
	       pack_get_string(&r->label, in, mem) && pack_get_string(&r->text, in, mem) &&
	       pack_get_string(&r->title, in, mem) && pack_get_string(&r->container, in, mem) &&
	       pack_get_string(&r->publisher, in, mem) && pack_get_string(&r->pages, in, mem) &&
	       pack_get_string(&r->url, in, mem) && pack_get_string(&r->doi, in, mem);
}

bool
unpack_references(struct article *a, struct slice in, struct arena *mem)
{
	struct reference *refs;
	size_t i, n;

	if (!in.p) /* imported before there were any */
		return true;
	if (!pack_get_count(&n, &in))
		return false;
	refs = arena_alloc(mem, n * sizeof(*refs));
	for (i = 0; i < n; i++)
		if (!get_reference(&refs[i], n, a->doc.text.n, &in, mem))
			return false;
	a->references = refs;
	a->nreferences = n;
	return true;
}

void
pack_citations(struct str *out, const struct article *a)
{
	uint32_t last = 0;
	size_t i;

	varint_put(out, a->ncitations);
	for (i = 0; i < a->ncitations; i++) {
		const struct citation *c = &a->citations[i];

		varint_put(out, c->beg - last);
		varint_put(out, c->end - c->beg);
		varint_put(out, c->kind);
		varint_put(out, c->reference);
		last = c->beg;
	}
}

bool
unpack_citations(struct article *a, struct slice in, struct arena *mem)
{
	struct citation *citations;
	uint64_t gap, length, last = 0, kind, reference;
	size_t i, n;

	if (!in.p)
		return true;
	if (!pack_get_count(&n, &in))
		return false;
	citations = arena_alloc(mem, n * sizeof(*citations));
	for (i = 0; i < n; i++) {
		if (!varint_get(&gap, &in) || !varint_get(&length, &in) || gap > a->doc.text.n || length > a->doc.text.n ||
		    last + gap + length > a->doc.text.n || !varint_get(&kind, &in) || kind > CITATION_LINK ||
		    !varint_get(&reference, &in) || reference >= a->nreferences)
			return false;
		last += gap;
		citations[i] = (struct citation){ .beg = (uint32_t)last, .end = (uint32_t)(last + length),
			.kind = (enum citation_kind)kind, .reference = (uint32_t)reference };
	}
	a->citations = citations;
	a->ncitations = n;
	return true;
}
