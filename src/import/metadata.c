#include "metadata.h"

#include <string.h>

#include "base/utf8.h"
#include "import/lines.h"
#include "import/words.h"

enum {
	LINE_MAX = 300, /* no line of metadata is longer */
	PARTS_MAX = 8,
	LABEL_MAX = 40,
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
}

void
meta_set_publisher(struct meta *m, struct slice publisher)
{
	if (!m->publisher.n)
		m->publisher = slice_trim(publisher);
}

void
meta_set_date(struct meta *m, struct date d, bool weak)
{
	if (!m->date.year || (m->date_weak && !weak)) {
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

static const struct label {
	const char *text;
	enum { LABEL_BY, LABEL_DATE, LABEL_UPDATE, LABEL_URL, LABEL_PUBLISHER, LABEL_CREDIT } kind;
} labels[] = {
	/* the longer before the shorter that it begins with; a blank at the end wants one in the line */
	{ "written by ", LABEL_BY }, { "words by ", LABEL_BY }, { "interview by ", LABEL_BY },
	{ "interviewed by ", LABEL_BY }, { "story by ", LABEL_BY }, { "text by ", LABEL_BY },
	{ "review by ", LABEL_BY }, { "reviewed by ", LABEL_BY }, { "report by ", LABEL_BY },
	{ "reported by ", LABEL_BY }, { "reporting by ", LABEL_BY }, { "analysis by ", LABEL_BY },
	{ "opinion by ", LABEL_BY }, { "comment by ", LABEL_BY }, { "essay by ", LABEL_BY }, { "posted by ", LABEL_BY },
	{ "published by ", LABEL_BY }, { "contributed by ", LABEL_BY }, { "from our correspondent ", LABEL_BY },
	{ "authors:", LABEL_BY }, { "author:", LABEL_BY }, { "autor:", LABEL_BY }, { "autorin:", LABEL_BY },
	{ "auteur:", LABEL_BY }, { "autore:", LABEL_BY }, { "auteur :", LABEL_BY }, { "byline:", LABEL_BY },
	{ "from: ", LABEL_BY }, { "to: ", LABEL_CREDIT }, { "cc: ", LABEL_CREDIT }, { "reply-to: ", LABEL_CREDIT },
	{ "by:", LABEL_BY }, { "by :", LABEL_BY }, { "by ", LABEL_BY }, { "interview: ", LABEL_BY }, { "von ", LABEL_BY },
	{ "par ", LABEL_BY }, { "por ", LABEL_BY }, { "di ", LABEL_BY }, { "door ", LABEL_BY }, { "publicado por ", LABEL_BY },
	{ "last updated", LABEL_UPDATE }, { "last modified", LABEL_UPDATE }, { "updated", LABEL_UPDATE },
	{ "modified", LABEL_UPDATE }, { "aktualisiert", LABEL_UPDATE }, { "zuletzt aktualisiert", LABEL_UPDATE },
	{ "mis a jour", LABEL_UPDATE }, { "mis à jour", LABEL_UPDATE }, { "actualizado", LABEL_UPDATE },
	{ "aggiornato", LABEL_UPDATE }, { "atualizado", LABEL_UPDATE }, { "bijgewerkt", LABEL_UPDATE },
	{ "stand:", LABEL_UPDATE }, { "retrieved", LABEL_UPDATE }, { "accessed", LABEL_UPDATE },
	{ "published in ", LABEL_PUBLISHER }, { "first published in ", LABEL_PUBLISHER },
	{ "originally published in ", LABEL_PUBLISHER }, { "publisher:", LABEL_PUBLISHER },
	{ "publication:", LABEL_PUBLISHER }, { "published on", LABEL_DATE }, { "first published", LABEL_DATE },
	{ "originally published", LABEL_DATE }, { "published at", LABEL_DATE }, { "published", LABEL_DATE },
	{ "publication date", LABEL_DATE }, { "posted on", LABEL_DATE }, { "posted at", LABEL_DATE }, { "posted", LABEL_DATE },
	{ "date:", LABEL_DATE }, { "date :", LABEL_DATE }, { "dated", LABEL_DATE }, { "datum:", LABEL_DATE },
	{ "fecha:", LABEL_DATE }, { "data:", LABEL_DATE }, { "issued", LABEL_DATE }, { "released", LABEL_DATE },
	{ "release date", LABEL_DATE }, { "created", LABEL_DATE }, { "erstellt am", LABEL_DATE },
	{ "veröffentlicht am", LABEL_DATE }, { "veröffentlicht", LABEL_DATE }, { "erschienen am", LABEL_DATE },
	{ "publié le", LABEL_DATE }, { "publie le", LABEL_DATE }, { "publié", LABEL_DATE }, { "paru le", LABEL_DATE },
	{ "publicado el", LABEL_DATE }, { "publicado em", LABEL_DATE }, { "publicado", LABEL_DATE },
	{ "pubblicato il", LABEL_DATE }, { "pubblicato", LABEL_DATE }, { "gepubliceerd op", LABEL_DATE },
	{ "gepubliceerd", LABEL_DATE }, { "on ", LABEL_DATE }, { "am ", LABEL_DATE }, { "le ", LABEL_DATE },
	{ "source url:", LABEL_URL }, { "source:", LABEL_URL }, { "source :", LABEL_URL }, { "quelle:", LABEL_URL },
	{ "fuente:", LABEL_URL }, { "fonte:", LABEL_URL }, { "bron:", LABEL_URL }, { "url:", LABEL_URL },
	{ "link:", LABEL_URL }, { "permalink:", LABEL_URL }, { "original:", LABEL_URL }, { "via:", LABEL_URL },
	{ "original url:", LABEL_URL }, { "read the original:", LABEL_URL }, { "available at:", LABEL_URL },
	{ "translated by ", LABEL_CREDIT }, { "translation by ", LABEL_CREDIT }, { "translation: ", LABEL_CREDIT },
	{ "edited by ", LABEL_CREDIT }, { "editing by ", LABEL_CREDIT }, { "illustrated by ", LABEL_CREDIT },
	{ "illustrations by ", LABEL_CREDIT }, { "photographs by ", LABEL_CREDIT }, { "photos by ", LABEL_CREDIT },
	{ "übersetzt von ", LABEL_CREDIT }, { "aus dem ", LABEL_CREDIT }, { "übersetzung: ", LABEL_CREDIT },
	{ "traduit par ", LABEL_CREDIT }, { "traduction : ", LABEL_CREDIT }, { "traduit de ", LABEL_CREDIT },
	{ "traducido por ", LABEL_CREDIT }, { "traduccion: ", LABEL_CREDIT }, { "traduzione di ", LABEL_CREDIT },
	{ "traduzido por ", LABEL_CREDIT }, { "vertaald door ", LABEL_CREDIT },
};

/* The label at the front of s, and its length. */
static const struct label *
label_at(struct slice s, size_t *len)
{
	size_t i;

	char first = s.n && s.p[0] >= 'A' && s.p[0] <= 'Z' ? (char)(s.p[0] + 32) : s.n ? s.p[0] : '\0';

	for (i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (labels[i].text[0] == first && slice_starts_case(s, slice_of(labels[i].text))) {
			*len = strlen(labels[i].text);
			return &labels[i];
		}
	return NULL;
}

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

/* 09:12 CET, at 9:14 am, 17.40 Uhr, 12:00 GMT+2: its length, 0: no time. */
static size_t
time_len(struct slice s)
{
	static const char *const words[] = { "a.m", "am", "bst", "cest", "cet", "est", "edt", "et", "gmt", "h", "hrs",
		"ist", "p.m", "pm", "pst", "pdt", "uhr", "utc" };
	static const char *const before[] = { "alle ore ", "alle ", "a las ", "às ", "à ", "at ", "kl. ", "om ", "ore ",
		"um " };
	size_t at = 0, digits, i;
	struct slice word, rest;

	for (i = 0; i < sizeof(before) / sizeof(before[0]) && !at; i++)
		if (slice_starts_case(s, slice_of(before[i])))
			at = strlen(before[i]);
	for (digits = 0; at < s.n && s.p[at] >= '0' && s.p[at] <= '9' && digits < 3; at++)
		digits++;
	if (!digits || digits > 2 || at + 1 >= s.n || !strchr(":.h", s.p[at]) || s.p[at + 1] < '0' || s.p[at + 1] > '9')
		return 0;
	while (at < s.n && strchr("0123456789:.", s.p[at]))
		at++;
	for (;;) {
		rest = slice_sub(s, at, s.n);
		if (!word_next(&word, &rest))
			break;
		if (word.p[0] != '+' && word.p[0] != '-' && word.p[0] != '(' && (word.p[0] < 'A' || word.p[0] > 'z'))
			break;
		while (word.n && strchr(".,:;+-()0123456789", word.p[word.n - 1]))
			word.n--;
		if (!word.n) { /* +0200 */
			at = (size_t)(rest.p - s.p);
			continue;
		}
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (slice_eq_case(word, slice_of(words[i])))
				break;
		if (i == sizeof(words) / sizeof(words[0]))
			break;
		at = (size_t)(rest.p - s.p);
	}
	return at;
}

static bool
may_be_inside(const char *stop)
{
	return strcmp(stop, " in ") == 0 || strcmp(stop, " for ") == 0 || strcmp(stop, " on ") == 0;
}

/* Where the names after a "By" end: before " on ", " in ", a date, a role in brackets. */
static size_t
names_end(struct slice s)
{
	static const char *const stops[] = { " on ", " in ", " for ", " from ", " (", " <", " – ", " — ", " - ", " published",
		" posted", " updated", " | " };
	struct date d;
	size_t i, at, beg, end, best = s.n;

	if (date_find(&d, &beg, &end, s, false))
		best = beg;
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		at = slice_find(s, slice_of(stops[i]), 0);
		/* "Society for X" goes on where "A B for X" has ended */
		if (at != SIZE_MAX && at < best && (!may_be_inside(stops[i]) || names_are_persons(slice_sub(s, 0, at))))
			best = at;
	}
	while (best > 0 && strchr(" ,;:\t", s.p[best - 1]))
		best--;
	return best;
}

/* Each name of a list must look like one. */
static bool
plausible_list(struct slice s)
{
	struct name_list list = { 0 };
	size_t i;
	bool ok;

	names_split(&list, s);
	ok = list.names.n > 0;
	for (i = 0; ok && i < list.names.n; i++)
		ok = name_plausible(list.names.at[i]);
	vec_free(&list.names);
	return ok;
}

/* Names, then perhaps a publisher: "A B, The Paper". */
static unsigned
take_names(struct meta *m, struct slice s)
{
	size_t comma = slice_find(s, SLICE(", "), 0);

	if (!plausible_list(s))
		return 0;
	if (comma != SIZE_MAX && comma > 0) {
		struct slice after = slice_trim(slice_sub(s, comma + 1, s.n));

		if (name_is_publication(after) && !name_is_role(after) && name_is_person(slice_sub(s, 0, comma))) {
			meta_set_authors(m, slice_sub(s, 0, comma));
			meta_set_publisher(m, after);
			return META_AUTHOR | META_PUBLISHER;
		}
	}
	meta_set_authors(m, s);
	return META_AUTHOR;
}

/* What stands before a date on its line: "No. 31", a paper, a name, both. */
static unsigned
take_before_date(struct meta *m, struct slice s)
{
	size_t comma = slice_find(s, SLICE(", "), 0);
	struct slice first = slice_sub(s, 0, comma);

	if (!s.n)
		return META_OTHER;
	if (slice_starts_case(s, SLICE("no. ")) || slice_starts_case(s, SLICE("nr. ")) ||
	    slice_starts_case(s, SLICE("vol")) || slice_starts_case(s, SLICE("issue ")))
		return META_OTHER;
	if (!plausible_list(s))
		return 0;
	if (comma != SIZE_MAX && name_is_person(first)) {
		meta_set_authors(m, first);
		meta_set_publisher(m, slice_sub(s, comma + 2, s.n));
		return META_AUTHOR | META_PUBLISHER;
	}
	if (name_is_person(s)) {
		m->guessed = m->authors.names.n == 0;
		meta_set_authors(m, s);
		return META_AUTHOR;
	}
	meta_set_publisher(m, s);
	return META_PUBLISHER;
}

/* "in Vale", "for The Post", up to a date, behind names. Returns its length; 0: something else follows. */
static size_t
take_behind_names(struct meta *m, struct slice s)
{
	struct slice what, rest = s;
	struct date d;
	size_t beg, end;

	if (slice_starts(slice_trim(s), SLICE("<")) && s.p[s.n - 1] == '>') /* an address in a mail's head */
		return s.n;
	if (!word_next(&what, &rest) || !(slice_eq_case(what, SLICE("in")) || slice_eq_case(what, SLICE("from")) ||
					    slice_eq_case(what, SLICE("for"))))
		return 0;
	if (!date_find(&d, &beg, &end, rest, false))
		beg = rest.n;
	while (beg > 0 && strchr(" ,-", rest.p[beg - 1]))
		beg--;
	if (!name_plausible(slice_sub(rest, 0, beg)))
		return 0;
	if (slice_eq_case(what, SLICE("for")))
		meta_set_publisher(m, slice_sub(rest, 0, beg));
	return s.n - rest.n + beg;
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

/* Read one part of a line, label by label; 0: it is not metadata, or not only. */
static unsigned
read_part(struct meta *m, struct slice s)
{
	unsigned told = 0, got;
	bool weak = false, any_label = false;
	struct date d;
	size_t n, beg, end;
	const struct label *label;
	int rounds = 6;

	while ((s = skip_marks(s)).n && rounds--) {
		if ((n = date_parse(&d, s)) > (any_label ? 3u : 4u)) {
			meta_set_date(m, d, weak);
			told |= META_DATE;
		} else if ((told & META_DATE) && (n = time_len(s))) {
			;
		} else if ((label = label_at(s, &n))) {
			any_label = true;
			weak = label->kind == LABEL_UPDATE;
			s = slice_trim(slice_sub(s, n, s.n));
			n = 0;
			if (label->kind == LABEL_BY) {
				n = names_end(s);
				if (!n || !(got = take_names(m, slice_sub(s, 0, n))))
					return 0;
				told |= got;
				n += take_behind_names(m, slice_sub(s, n, s.n));
			} else if (label->kind == LABEL_PUBLISHER) {
				n = names_end(s);
				if (!n || !name_plausible(slice_sub(s, 0, n)))
					return 0;
				meta_set_publisher(m, slice_sub(s, 0, n));
				told |= META_PUBLISHER;
			} else if (label->kind == LABEL_CREDIT) {
				if (s.n > LABEL_MAX * 2 || !s.n)
					return 0;
				return told | META_OTHER;
			} else if (label->kind == LABEL_URL && !line_is_url(s)) {
				if (!name_plausible(s) || date_find(&d, &beg, &end, s, false))
					continue;
				meta_set_publisher(m, s);
				return told | META_PUBLISHER;
			}
		} else if (line_is_url(s)) {
			meta_set_url(m, s);
			return told | META_URL;
		} else if (told && (n = section_len(s))) {
			;
		} else if (!told && !any_label && date_find(&d, &beg, &end, s, false) && beg > 1) {
			n = beg;
			while (n > 1 && strchr(" ,-(", s.p[n - 1]))
				n--;
			if (!(got = take_before_date(m, slice_sub(s, 0, n))))
				return 0;
			told |= got;
			n = beg;
		} else {
			return 0;
		}
		s = slice_sub(s, n, s.n);
	}
	return s.n ? 0 : told;
}

/* "4 min read", "Opinion", "3 comments" beside a byline. */
static bool
is_aside(struct slice s)
{
	return !s.n || (s.p[0] >= '0' && s.p[0] <= '9') || utf8_words(s) == 0;
}

static size_t
split_parts(struct slice out[PARTS_MAX], struct slice s)
{
	static const char *const seps[] = { " | ", "|", " • ", " · ", " ● ", " // ", "   " };
	size_t i, n = 0, at = 0, end, k = 0;

	for (i = 0; i < sizeof(seps) / sizeof(seps[0]) && !k; i++)
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
	if (is_aside(s) || !name_plausible(s))
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
		if (trial.date.year)
			meta_set_date(m, trial.date, trial.date_weak);
		if (trial.url.n)
			meta_set_url(m, trial.url);
	}
	meta_free(&trial);
	return told;
}

unsigned
meta_probe(struct slice line)
{
	struct meta m = { 0 };
	unsigned told = meta_read(&m, line);

	meta_free(&m);
	return told;
}
