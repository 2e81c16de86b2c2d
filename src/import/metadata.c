#include "metadata.h"

#include <string.h>

#include "base/utf8.h"
#include "import/byline.h"
#include "import/furniture_words.h"
#include "import/labels.h"
#include "import/lines.h"
#include "import/words.h"

enum {
	LINE_MAX = 300, /* no line of metadata is longer */
	PARTS_MAX = 8,
	LABEL_MAX = 40,
	PIECES_MAX = 8,
};

/* --- setters ------------------------------------------------------------------------------------ */

void
meta_free(struct meta *m)
{
	vec_free(&m->authors.names);
}

void
meta_set_authors(struct meta *m, struct slice names)
{
	if (m->authors.names.n)
		return;
	names_split(&m->authors, names);
	if (m->authors.names.n) /* as printed, titles and roles apart */
		m->author = (struct slice){ m->authors.names.at[0].p,
			(size_t)(vec_last(&m->authors.names).p + vec_last(&m->authors.names).n - m->authors.names.at[0].p) };
	if (m->authors.names.n > 1 && name_is_role(m->author)) /* a role in their midst: then the names are joined */
		m->author = (struct slice){ 0 };
}

void
meta_set_publisher(struct meta *m, struct slice publisher)
{
	if (slice_starts_case(publisher, SLICE("special to the ")))
		publisher = slice_sub(publisher, strlen("special to the "), publisher.n);
	if (!m->publisher.n)
		m->publisher = slice_trim(publisher);
}

static bool
takes_date(const struct meta *m, bool weak)
{
	return !m->date.year || (m->date_weak && !weak);
}

void
meta_set_date(struct meta *m, struct date d, bool weak)
{
	if (takes_date(m, weak)) {
		m->date = d;
		m->date_weak = weak;
	}
}

void
meta_set_url(struct meta *m, struct slice url)
{
	if (!m->url.n)
		m->url = url;
}

/* --- pieces of a line --------------------------------------------------------------------------- */

static struct slice
skip_marks(struct slice s)
{
	uint32_t cp;
	size_t used;

	while (s.n) {
		used = utf8_decode(s, 0, &cp);
		if (cp != ' ' && cp != '\t' && cp != ',' && cp != ':' && cp != '-' && cp != 0x2013 && cp != 0x2014 &&
		    cp != '.' && cp != '(' && cp != ')' && cp != '[' && cp != ']' && cp != 0xB7 && cp != 0x2022)
			break;
		s = slice_sub(s, used, s.n);
	}
	return s;
}

/* "in News" before a byline on the same line. */
static size_t
section_len(struct slice s)
{
	size_t by = slice_find(s, SLICE(" by "), 0);

	if (by == SIZE_MAX || !slice_starts_case(s, SLICE("in ")) || !name_plausible(slice_sub(s, 3, by)))
		return 0;
	return by;
}

/* "in News, Letters": the sections in which a blog put it, to the line's end. */
static size_t
sections_len(struct slice s)
{
	struct slice rest = slice_sub(s, strlen("in "), s.n), part;
	size_t comma;

	if (!slice_starts_case(s, SLICE("in ")))
		return 0;
	do {
		comma = slice_find(rest, SLICE(", "), 0);
		part = slice_sub(rest, 0, comma);
		rest = slice_sub(rest, comma == SIZE_MAX ? rest.n : comma + 2, rest.n);
		if (!name_plausible(part))
			return 0;
	} while (rest.n);
	return s.n;
}

/* A line, or a part of one, on its way through read_part(). */
struct reading {
	struct meta *m;
	struct slice s; /* what is left */
	unsigned told;
	bool weak, labelled;
};

/* Does a date follow, a time, another label, or "2 hours ago"? */
static bool
tells_when(struct slice s)
{
	struct date d;
	size_t n;

	s = skip_marks(s);
	return date_parse(&d, s) > 3 || label_time(s) || label_ago(s) || (label_at(s, &n) != LABEL_NONE && n + 1 < s.n);
}

static size_t
read_names(struct reading *r, struct slice rest)
{
	size_t n = byline_end(rest);
	unsigned got;

	if (byline_is_nobody(slice_sub(rest, 0, n))) {
		r->told |= META_OTHER;
		return n;
	}
	got = n ? byline_take(r->m, slice_sub(rest, 0, n)) : 0;

	if (!got)
		return 0;
	r->told |= got;
	return n + byline_behind(r->m, slice_sub(rest, n, rest.n));
}

/* "The Paper on", before a date: without the last word. */
static size_t
without_on(struct slice s, size_t n)
{
	static const char *const words[] = { " on", " am", " le", " el", " op", " il", " em" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_ends(slice_sub(s, 0, n), slice_of(words[i])))
			return n - strlen(words[i]);
	return n;
}

static size_t
read_publisher(struct reading *r, struct slice rest)
{
	size_t n = without_on(rest, byline_end(rest));

	if (!n || !name_plausible(slice_sub(rest, 0, n)))
		return 0;
	meta_set_publisher(r->m, slice_sub(rest, 0, n));
	r->told |= META_PUBLISHER;
	return n;
}

/* "Source: A Paper" */
static size_t
read_source(struct reading *r, struct slice rest)
{
	struct date d;
	size_t beg, end;

	if (line_is_url(rest))
		return 0;
	if (!date_find(&d, &beg, &end, rest, false))
		beg = rest.n;
	for (end = beg; end > 0 && strchr(" ,-(", rest.p[end - 1]); end--)
		;
	if (!name_plausible(slice_sub(rest, 0, end)))
		return 0;
	meta_set_publisher(r->m, slice_sub(rest, 0, end));
	r->told |= META_PUBLISHER;
	return beg;
}

/* A label and what it introduces; returns how far it was read, 0: this is none. */
static size_t
read_label(struct reading *r)
{
	size_t n, got = 0;
	enum label_kind kind = label_at(r->s, &n);
	struct slice rest = slice_trim(slice_sub(r->s, n, r->s.n));

	n = (size_t)(rest.p - r->s.p);
	if (line_is_doubled(rest))
		rest.n /= 2;
	switch (kind) {
	case LABEL_NONE:
		return 0;
	case LABEL_BY:
		got = read_names(r, rest);
		return got ? n + got : 0;
	case LABEL_PUBLISHER:
		got = read_publisher(r, rest);
		return got ? n + got : tells_when(rest) ? n : 0;
	case LABEL_CREDIT:
		if (rest.n > LABEL_MAX * 2 || !rest.n)
			return 0;
		r->told |= META_OTHER;
		return r->s.n;
	case LABEL_URL:
		r->labelled = true;
		return n + read_source(r, rest);
	case LABEL_DATE:
	case LABEL_UPDATE:
		if (!rest.n)
			r->told |= META_OTHER;
		else if (!tells_when(rest))
			return 0;
		r->labelled = true;
		r->weak = kind == LABEL_UPDATE;
		return n;
	}
	return 0;
}

/* "No. 31, 2 May 2019", "A Paper, 2 May 2019": what stands before a date. */
static size_t
read_before_date(struct reading *r)
{
	struct date d;
	size_t beg, end, n;
	unsigned got;

	if (r->told || r->labelled ||
	    !(date_find(&d, &beg, &end, r->s, false) || (byline_is_issue(r->s) && date_find(&d, &beg, &end, r->s, true))) ||
	    beg <= 1)
		return 0;
	if (byline_is_issue(r->s) && end == beg + 4) { /* "Volume 14, Autumn 2004": the year */
		meta_set_date(r->m, d, false);
		r->told |= META_DATE;
		return end;
	}
	for (n = beg; n > 1 && strchr(" ,-(", r->s.p[n - 1]); n--)
		;
	if (n > 2 && r->s.p[n - 1] == ')' && (end = slice_find(slice_sub(r->s, 0, n), SLICE(" ("), 0)) != SIZE_MAX)
		n = end; /* "The Paper (Town), " */
	got = byline_before_date(r->m, slice_sub(r->s, 0, n));
	r->told |= got;
	return got ? beg : 0;
}

/* The next piece; 0: it is not metadata. */
static size_t
read_piece(struct reading *r)
{
	struct date d;
	size_t n, beg, end;

	if (line_is_doubled(r->s)) /* said once more for those who cannot see */
		r->s.n /= 2;
	if ((n = date_parse(&d, r->s)) > (r->labelled ? 3u : 4u)) {
		if (takes_date(r->m, r->weak))
			r->m->date_text = slice_sub(r->s, 0, n);
		meta_set_date(r->m, d, r->weak);
		r->told |= META_DATE;
		return n;
	}
	if ((n = label_time(r->s)) &&
	    ((r->told & (META_AUTHOR | META_DATE)) || date_find(&d, &beg, &end, slice_sub(r->s, n, r->s.n), false)))
		return n;
	if (r->labelled && (n = label_ago(r->s))) {
		r->told |= META_OTHER;
		return n;
	}
	if ((n = read_label(r)))
		return n;
	if (line_is_url(r->s)) {
		meta_set_url(r->m, r->s);
		r->told |= META_URL;
		return r->s.n;
	}
	if ((r->told || r->labelled) && slice_starts(r->s, SLICE("and ")) &&
	    label_at(slice_sub(r->s, strlen("and "), r->s.n), &n) != LABEL_NONE)
		return strlen("and ");
	if (r->told && ((n = section_len(r->s)) || (n = label_aside(r->s))))
		return n;
	if ((r->told & META_DATE) && !(r->told & META_AUTHOR) && names_are_persons(r->s)) { /* "…, 14:05 — A B" */
		meta_set_authors(r->m, r->s);
		r->told |= META_AUTHOR;
		return r->s.n;
	}
	if ((r->told & META_DATE) && byline_is_issue(r->s)) /* "Spring 2014 (Vol. 9, No. 1)" */
		return r->s.n;
	if ((r->told & META_DATE) && ((n = sections_len(r->s)) || slice_eq_case(r->s, SLICE("issue")))) /* "May 2011 issue" */
		return n ? n : r->s.n;
	if ((r->told & META_DATE) && name_is_publication(r->s) && name_plausible(r->s)) { /* "…, The Paper" */
		meta_set_publisher(r->m, r->s);
		r->told |= META_PUBLISHER;
		return r->s.n;
	}
	return read_before_date(r);
}

/* Read one part of a line, piece by piece; 0: it is not metadata, or not only. */
static unsigned
read_part(struct meta *m, struct slice s)
{
	struct reading r = { .m = m, .s = s };
	int rounds = PIECES_MAX;
	size_t n;

	while ((r.s = skip_marks(r.s)).n && rounds--) {
		if (!(n = read_piece(&r)))
			return 0;
		r.s = slice_sub(r.s, n, r.s.n);
	}
	return r.s.n ? 0 : r.told;
}

/* "4 min read", "Opinion", "3 comments" beside a byline. */
static bool
is_aside(struct slice s)
{
	return !s.n || (s.p[0] >= '0' && s.p[0] <= '9') || utf8_words(s) == 0;
}

/* Each separator of parts holds one of these. */
static bool
may_hold_parts(struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		switch ((unsigned char)s.p[i]) {
		case '|': case '/': case '\t': case 0xC2: case 0xE2: return true;
		case ' ':
			if (i + 1 < s.n && s.p[i + 1] == ' ')
				return true;
			break;
		default: break;
		}
	return false;
}

static size_t
split_parts(struct slice out[PARTS_MAX], struct slice s)
{
	static const char *const seps[] = { " | ", "|", " • ", " · ", " ● ", " // ", " / ", "   ", "\t", "·" };
	size_t i, n = 0, at = 0, end, k = 0;

	for (i = 0; may_hold_parts(s) && i < sizeof(seps) / sizeof(seps[0]) && !k; i++)
		if (slice_find(s, slice_of(seps[i]), 0) != SIZE_MAX)
			k = i + 1;
	do {
		end = k ? slice_find(s, slice_of(seps[k - 1]), at) : SIZE_MAX;
		if (n == PARTS_MAX - 1)
			end = SIZE_MAX;
		out[n++] = slice_trim(slice_sub(s, at, end));
		at = end == SIZE_MAX ? s.n : end + strlen(seps[k - 1]);
	} while (end != SIZE_MAX);
	return n;
}

/* Parts between | that no rule knows: a name is the author's when nobody else is, else the paper's. */
static unsigned
take_unknown(struct meta *m, struct slice s, unsigned told)
{
	static const char *const genres[] = { "analysis", "comment", "commentary", "culture", "dispatches", "editorial",
		"feature", "features", "interview", "letters", "news", "news release", "opinion", "politics",
		"press release", "report", "sport", "statement", "world" };

	if (is_aside(s) || furniture_phrase(s) != FORM_NONE || memchr(s.p, '@', s.n) || !name_plausible(s) || byline_is_issue(s) || name_is_section(s) ||
	    word_in(s, genres, sizeof(genres) / sizeof(genres[0])))
		return META_OTHER;
	if (!(told & META_AUTHOR) && name_is_person(s)) {
		meta_set_authors(m, s);
		return META_AUTHOR;
	}
	/* one word beside a mere date is a section of the site */
	if (!(told & META_PUBLISHER) && ((told & META_AUTHOR) || name_is_publication(s) || memchr(s.p, ' ', s.n))) {
		meta_set_publisher(m, s);
		return META_PUBLISHER;
	}
	return META_OTHER;
}

static unsigned
read_line(struct meta *m, struct slice line)
{
	struct slice part[PARTS_MAX];
	unsigned told = 0, got[PARTS_MAX];
	size_t n, i;

	n = split_parts(part, line);
	if (n == 1)
		return read_part(m, line);
	for (i = 0; i < n; i++)
		told |= got[i] = read_part(m, part[i]);
	if (!(told & (META_AUTHOR | META_DATE)))
		return 0;
	for (i = 0; i < n; i++)
		if (!got[i])
			told |= take_unknown(m, part[i], told);
	return told;
}

/* What was only a guess becomes the publisher's name as soon as a byline names the author. */
static void
merge_authors(struct meta *m, struct meta *from)
{
	struct meta old = *m;

	if (!from->authors.names.n)
		return;
	if (old.authors.names.n && !(old.guessed && !from->guessed)) {
		if (from->guessed && !old.guessed)
			meta_set_publisher(m, from->author);
		return;
	}
	m->authors = from->authors;
	m->author = from->author;
	m->guessed = from->guessed;
	from->authors = old.authors; /* freed with it */
	if (old.guessed)
		meta_set_publisher(m, old.author);
}

unsigned
meta_read(struct meta *m, struct slice line)
{
	struct meta trial = { 0 };
	unsigned told;

	line = slice_trim(line);
	if (!line.n || line.n > LINE_MAX)
		return 0;
	told = read_line(&trial, line);
	if (told) {
		merge_authors(m, &trial);
		if (trial.publisher.n)
			meta_set_publisher(m, trial.publisher);
		if (trial.date.year && takes_date(m, trial.date_weak)) {
			m->date_text = trial.date_text;
			meta_set_date(m, trial.date, trial.date_weak);
		}
		if (trial.url.n)
			meta_set_url(m, trial.url);
	}
	meta_free(&trial);
	return told;
}

unsigned
meta_of_line(const struct line *l)
{
	if (!l->memo)
		return meta_probe(l->s);
	if (!*l->memo)
		*l->memo = (uint8_t)(META_ASKED | meta_probe(l->s));
	return *l->memo & ~(unsigned)META_ASKED;
}

unsigned
meta_probe(struct slice line)
{
	struct meta m = { 0 };
	unsigned told = meta_read(&m, line);

	meta_free(&m);
	return told;
}
