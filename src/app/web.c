#include "web.h"

#include <stdlib.h>

#include "app/library_private.h"
#include "db/quotes.h"
#include "db/sources.h"

/* Links to one node side by side, the first citation first. */
static int
by_node(const void *pa, const void *pb)
{
	const struct web_link *a = pa, *b = pb;

	if (a->node.article != b->node.article)
		return a->node.article < b->node.article ? -1 : 1;
	if (a->node.source != b->node.source)
		return a->node.source < b->node.source ? -1 : 1;
	if (a->how != b->how)
		return a->how < b->how ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->beg > b->beg) - (a->beg < b->beg);
}

static int
newest_first(const void *pa, const void *pb)
{
	const struct web_link *a = pa, *b = pb;
	long x = date_order(a->date), y = date_order(b->date);

	if (!a->date.year != !b->date.year)
		return a->date.year ? -1 : 1;
	if (x != y)
		return x > y ? -1 : 1;
	return (a->node.article < b->node.article) - (a->node.article > b->node.article);
}

static int
by_place(const void *pa, const void *pb)
{
	const struct web_link *a = pa, *b = pb;

	if (!a->node.article != !b->node.article)
		return a->node.article ? -1 : 1;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return by_node(pa, pb);
}

/* One link a node: of the citation its place here, of the passage, where there is one, the place there. */
static void
join(struct web_links *links)
{
	size_t i, n = 0;

	if (links->at.n)
		qsort(links->at.at, links->at.n, sizeof(*links->at.at), by_node);
	for (i = 0; i < links->at.n; i++) {
		const struct web_link *this = &links->at.at[i];
		struct web_link *last = n ? &links->at.at[n - 1] : NULL;

		if (!last || last->node.article != this->node.article || last->node.source != this->node.source) {
			links->at.at[n++] = *this;
			continue;
		}
		if (!(last->how & WEB_QUOTES) && (this->how & WEB_QUOTES)) {
			last->beg = this->beg;
			last->end = this->end;
		}
		last->how |= this->how;
	}
	links->at.n = n;
}

static void
add_citations(struct web_links *out, const struct cite_edges *edges, bool from)
{
	const struct cite_edge *c;

	vec_each(c, &edges->at)
		vec_push(&out->at, ((struct web_link){
				       .node = { c->article, c->article ? 0 : c->source },
				       .how = WEB_CITES,
				       .state = c->state,
				       .date = c->date,
				       .at = from ? c->at : 0,
				       .beg = from ? 0 : c->at,
				       .end = from ? 0 : c->at,
				   }));
	out->more |= edges->at.n == WEB_MOST;
}

static void
add_quotations(struct web_links *out, const struct quotations *all, enum quotation_origin origin)
{
	const struct quotation *q;

	vec_each(q, &all->at)
		if (q->origin == origin)
			vec_push(&out->at, ((struct web_link){
					       .node.article = q->article,
					       .how = WEB_QUOTES,
					       .state = SOURCE_PRESENT,
					       .date = q->date,
					       .at = origin == QUOTATION_FROM_OTHER ? q->beg : 0,
					       .beg = q->other_beg,
					       .end = q->other_end,
					   }));
}

static int
quotations(struct library *l, struct quotations *out, int64_t article, struct err *e)
{
	struct date date;
	bool deleted;

	if (!article)
		return 0;
	return quotes_article(l->db, &date, &deleted, article, e) < 0 ? -1 : library_quotations(l, out, article, date, e);
}

int
library_web(struct library *l, struct web *out, struct web_node centre, struct err *e)
{
	struct cite_edges from = { 0 }, to = { 0 };
	struct quotations q = { 0 };
	int64_t id = centre.article ? centre.article : centre.source;
	int rc = quotations(l, &q, centre.article, e);

	web_free(out);
	if (rc == 0)
		rc = cites_edges_to(l->db, &to, centre.article != 0, id, WEB_MOST, e);
	if (rc == 0 && centre.article)
		rc = cites_edges_from(l->db, &from, centre.article, WEB_MOST, e);
	if (rc == 0) {
		add_citations(&out->citing, &to, false);
		add_quotations(&out->citing, &q, QUOTATION_TO_OTHER);
		join(&out->citing);
		add_citations(&out->cited, &from, true);
		add_quotations(&out->cited, &q, QUOTATION_FROM_OTHER);
		join(&out->cited);
	}
	if (out->citing.at.n)
		qsort(out->citing.at.at, out->citing.at.n, sizeof(*out->citing.at.at), newest_first);
	if (out->cited.at.n)
		qsort(out->cited.at.at, out->cited.at.n, sizeof(*out->cited.at.at), by_place);
	vec_free(&from.at);
	vec_free(&to.at);
	vec_free(&q.at);
	return rc;
}

void
web_free(struct web *w)
{
	vec_free(&w->citing.at);
	vec_free(&w->cited.at);
	w->citing.more = w->cited.more = false;
}
