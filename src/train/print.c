#include "train.h"

#include <stdio.h>
#include <string.h>

/* Which parts an entry has; a bit a letter. */
struct press {
	struct printed *out;
	const struct look_of_list *l;
	const struct work *w;
	struct dice *d;
	uint32_t has;
	bool messy; /* blanks and commas come and go */
	struct work other; /* editors and a book around a chapter */
};

static uint32_t
bit(char c)
{
	return c >= 'a' && c <= 'z' ? 1u << (c - 'a') : 0;
}

void
style_put(struct printed *out, struct slice text, unsigned label)
{
	uint32_t beg = (uint32_t)out->text.n;

	str_put(&out->text, text);
	if (label != LABEL_O && text.n)
		vec_push(&out->stretches, ((struct stretch){ .beg = beg, .end = (uint32_t)out->text.n, .label = (uint8_t)label }));
}

static void
put(struct press *p, const char *s)
{
	str_puts(&p->out->text, s);
}

static void
put_date(struct press *p, struct date d, char form, unsigned label)
{
	struct str s = { 0 };

	if (p->messy && dice_chance(p->d, 10))
		d.day = 0;
	date_print(&s, d, form, p->l->seed, p->l->lang);
	style_put(p->out, str_slice(&s), label);
	str_free(&s);
}

static void
put_initials(struct str *s, const char *given, const char *stop, const char *gap)
{
	const char *c;
	bool start = true;

	for (c = given; *c; c++) {
		if (start && ((*c >= 'A' && *c <= 'Z') || (*c & 0x80))) {
			if (c != given)
				str_puts(s, gap);
			str_add(s, c, *c & 0x80 ? 2 : 1);
			str_puts(s, stop);
		}
		start = *c == ' ' || *c == '-';
	}
}

static void
put_upper(struct str *s, const char *t)
{
	for (; *t; t++)
		str_putc(s, *t >= 'a' && *t <= 'z' ? (char)(*t - 32) : *t);
}

/* One person in a form; `first` of a list. */
static void
name_text(struct str *s, const struct person *who, char form, bool first)
{
	switch (form) {
	case 'i': /* Surname, Given and Given Surname */
		first ? str_printf(s, "%s, %s", who->family, who->given) : str_printf(s, "%s %s", who->given, who->family);
		break;
	case 'I': str_printf(s, "%s, %s", who->family, who->given); break;
	case 'j':
		str_printf(s, "%s, ", who->family);
		put_initials(s, who->given, ".", "");
		break;
	case 'J': /* Surname, A and B Surname */
		if (first)
			str_printf(s, "%s, ", who->family);
		put_initials(s, who->given, "", "");
		if (!first)
			str_printf(s, " %s", who->family);
		break;
	case 'h': /* Surname, A. B. */
		str_printf(s, "%s, ", who->family);
		put_initials(s, who->given, ".", " ");
		break;
	case 'v':
	case 'x':
		str_printf(s, "%s ", who->family);
		put_initials(s, who->given, "", "");
		break;
	case 'a':
		put_initials(s, who->given, ".", " ");
		str_printf(s, " %s", who->family);
		break;
	case 'u':
		put_upper(s, who->family);
		str_printf(s, ", %s", who->given);
		break;
	case 's': str_puts(s, who->family); break;
	case 'n':
	default: str_printf(s, "%s %s", who->given, who->family);
	}
}

/* Between two authors, before the last one, and how many are printed before "et al.". */
static void
put_authors(struct press *p, const struct work *w, char form)
{
	uint64_t seed = p->l->seed;
	const char *comma = form == 'u' || form == 'I' ? "; " : ", ", *last;
	size_t i, most = seed % 7 == 0 ? 1 : seed % 7 == 1 ? 2 : 6;
	struct str s = { 0 };

	if (w->body) {
		style_put(p->out, slice_of(w->body), LABEL_B_BODY);
		return;
	}
	last = form == 'h' ? (seed & 8 ? ", & " : seed & 16 ? " & " : " and ") : form == 'v' || form == 'u' || form == 'I' ? comma :
	       w->nauthors > 2 && (seed & 8) ? ", and " : seed & 32 ? " and " : seed & 64 ? " & " : seed & 128 ? ", " : " and ";
	if (p->l->lang == LANG_DE && form == 'n')
		last = seed & 8 ? " und " : ", ";
	if (p->l->lang == LANG_FR && form == 'n')
		last = seed & 8 ? " et " : ", ";
	for (i = 0; i < w->nauthors && i < most; i++) {
		if (i)
			put(p, i + 1 == w->nauthors ? last : comma);
		str_clear(&s);
		name_text(&s, &w->authors[i], form, i == 0);
		if (w->nauthors == 1 && form == 'n' && (seed & 0x300) == 0x300 && dice_chance(p->d, 30))
			put(p, dice_chance(p->d, 50) ? "Dr. " : "Prof. ");
		style_put(p->out, str_slice(&s), LABEL_B_PERSON);
	}
	if (i < w->nauthors)
		put(p, form == 'i' && i == 1 ? ", et al." : " et al.");
	if (p->out->text.n && p->out->text.p[p->out->text.n - 1] == '.') /* no second full stop */
		p->has |= 1u << 31;
	str_free(&s);
}

static const char *const quotes[][2] = { { "“", "”" }, { "“", "”" }, { "\"", "\"" }, { "‘", "’" }, { "'", "'" }, { "«", "»" },
	{ "« ", " »" }, { "„", "“" }, { "“ ", " ”" } };

static bool
ends_in_mark(const char *s)
{
	size_t n = strlen(s);

	return n && (s[n - 1] == '?' || s[n - 1] == '!');
}

static void
put_quoted(struct press *p, const char *title, char inside)
{
	const char *const *q = quotes[p->l->quotes];
	uint32_t beg = (uint32_t)p->out->text.n;
	bool american = p->l->quotes < 3;

	put(p, q[0]);
	put(p, title);
	if (inside && american && !(ends_in_mark(title) && (inside == '.' || (p->l->seed & 1024))))
		str_putc(&p->out->text, inside);
	put(p, q[1]);
	vec_push(&p->out->stretches, ((struct stretch){ .beg = beg, .end = (uint32_t)p->out->text.n, .label = LABEL_B_TITLE }));
	if (inside && !american)
		str_putc(&p->out->text, inside);
	if (inside == '.' || inside == ',')
		p->has |= 1u << 31;
}

/* As law reviews print it. */
static void
put_capitals(struct press *p, const char *s)
{
	struct str out = { 0 };

	put_upper(&out, s);
	style_put(p->out, str_slice(&out), LABEL_B_CONTAINER);
	str_free(&out);
}

static void
put_field(struct press *p, const char *name, size_t n)
{
	const struct work *w = p->w;

	switch (name[0]) {
	case 'T': style_put(p->out, slice_of(n > 1 ? p->other.title : w->title), n > 1 ? LABEL_B_CONTAINER : LABEL_B_TITLE); break;
	case 'Q': put_quoted(p, w->title, n > 1 ? name[1] : '\0'); break;
	case 'C': style_put(p->out, slice_of(w->container), LABEL_B_CONTAINER); break;
	case 'c': put_capitals(p, w->container); break;
	case 'P': style_put(p->out, slice_of(w->publisher), LABEL_B_PUBLISHER); break;
	case 'B': /* an outlet by its first word */
		style_put(p->out, w->body ? slice_of(w->body) : slice_sub(slice_of(w->container), 0, strcspn(w->container, " ")), LABEL_B_BODY);
		break;
	case 'S': style_put(p->out, slice_of(p->other.publisher), LABEL_B_CONTAINER); break;
	case 'L': put(p, w->place); break;
	case 'U': style_put(p->out, slice_of(w->url), LABEL_URL); break;
	case 'O': style_put(p->out, slice_of(w->doi), LABEL_URL); break;
	case 'H': put(p, w->host); break;
	case 'G': style_put(p->out, slice_of(w->pages), LABEL_PAGES); break;
	case 'V': put(p, w->volume); break;
	case 'N': put(p, w->issue); break;
	case 'D': put_date(p, w->date, name[1], LABEL_DATE); break;
	case 'X': put_date(p, w->accessed, name[1], LABEL_ACCESSED); break;
	case 'A':
		if (n > 2) { /* editors */
			put(p, p->other.authors[0].given);
			put(p, " ");
			put(p, p->other.authors[0].family);
		} else {
			put_authors(p, w, name[1]);
		}
		break;
	default: break;
	}
}

static const char *print(struct press *p, const char *t, char end, bool silent);

/* %{one|other}: the list's choice, by its seed and place in the template. */
static const char *
print_choice(struct press *p, const char *t, bool silent)
{
	const char *c = t;
	size_t n = 1, depth = 0, k;

	for (; *c && (depth || *c != '}'); c++) {
		depth += *c == '{';
		depth -= *c == '}';
		n += *c == '|' && !depth && c[-1] != '\\';
	}
	k = (p->l->seed >> 12 ^ (uint64_t)strlen(t) * 0x9E3779B97F4A7C15u >> 40) % n;
	for (n = 0; n < k;) {
		t = print(p, t, '|', true);
		n++;
	}
	t = print(p, t, '|', silent);
	while (t[-1] == '|') /* print() stopped at the choice's end or a bar */
		t = print(p, t, '|', true);
	return t;
}

static const char *
print_group(struct press *p, const char *t, bool silent)
{
	bool is_not = *t == '!', holds;

	t += is_not;
	if (*t == '?' || !((*t >= 'a' && *t <= 'z') && t[1] != ']' && strchr("acdugxplveh", *t))) {
		if (*t != '?') { /* a bracket that is printed */
			if (!silent)
				str_putc(&p->out->text, '[');
			t = print(p, t, ']', silent);
			if (!silent)
				str_putc(&p->out->text, ']');
			return t;
		}
		holds = dice_chance(p->d, 35);
	} else {
		holds = ((p->has & bit(*t)) != 0) != is_not;
	}
	return print(p, t + 1, ']', silent || !holds);
}

static void
put_literal(struct press *p, char c)
{
	struct str *s = &p->out->text;

	if (!p->messy || !dice_chance(p->d, 6)) {
		str_putc(s, c);
	} else if (c == ',' || c == '.') {
		if (dice_chance(p->d, 40))
			str_putc(s, ' ');
		if (dice_chance(p->d, 70))
			str_putc(s, dice_chance(p->d, 70) ? c : c == ',' ? '.' : ',');
	} else if (c == ' ' && s->n && s->p[s->n - 1] == ',') {
		return; /* no blank behind the comma */
	} else {
		str_putc(s, c);
		if (c == ' ')
			str_putc(s, c);
	}
}

/* Print up to `end`; '|' also ends at the brace of its choice. Returns what follows. */
static const char *
print(struct press *p, const char *t, char end, bool silent)
{
	while (*t && *t != end && !(end == '|' && *t == '}')) {
		if (*t == '\\') {
			if (!silent)
				str_putc(&p->out->text, t[1]);
			t += 2;
		} else if (*t == '%' && t[1] == '{') {
			t = print_choice(p, t + 2, silent);
		} else if (*t == '[') {
			t = print_group(p, t + 1, silent);
		} else if (*t == '{') {
			size_t n = strcspn(t + 1, "}");

			if (!silent)
				put_field(p, t + 1, n);
			t += n + 2;
			if (t[-n - 1] == 'A' && !silent && !(p->has & bit('a'))) /* nobody: nor the mark behind it */
				t += strspn(t, " ,.:;");
			if (!silent && *t == '.' && p->out->text.n && p->out->text.p[p->out->text.n - 1] == '.')
				t++;
			if (!silent && (*t == '.' || *t == ',') && p->out->text.n && (p->out->text.p[p->out->text.n - 1] == '?') &&
			    (*t == '.' || dice_chance(p->d, 30)))
				t++;
		} else {
			if (!silent)
				put_literal(p, *t);
			t++;
		}
	}
	return *t ? t + 1 : t;
}

void
look_invent(struct look_of_list *l, struct dice *d)
{
	static const unsigned char of_language[LANGUAGES][4] = { { 0, 1, 2, 3 }, { 7, 7, 2, 5 }, { 6, 5, 6, 2 }, { 5, 0, 2, 5 },
		{ 0, 2, 0, 2 }, { 5, 0, 2, 0 }, { 3, 4, 2, 0 } };
	size_t all = 0, i, at;

	for (i = 0; i < nstyles; i++)
		all += styles[i].weight;
	at = dice_below(d, all);
	for (i = 0; at >= styles[i].weight; i++)
		at -= styles[i].weight;
	l->style = &styles[i];
	l->lang = styles[i].lang;
	l->seed = dice_next(d);
	l->quotes = dice_chance(d, 85) ? of_language[l->lang][dice_below(d, 4)] : (unsigned)dice_below(d, 9);
}

static const char *
template_of(const struct look_of_list *l, enum work_kind kind)
{
	const char *t = kind == WORK_WEB ? l->style->web : kind == WORK_BOOK ? l->style->book : kind == WORK_REPORT ? l->style->report : NULL;

	if (!t && kind == WORK_REPORT)
		t = l->style->book;
	return t ? t : l->style->article;
}

static void
prefix(struct press *p)
{
	static const char *const words[] = { "See ", "See also ", "Cf. ", "Quoted in ", "See, e.g., ", "Cited in ", "See for example ",
		"As reported in ", "Siehe ", "Vgl. ", "Voir " };

	if (p->l->seed % 5 == 0 && dice_chance(p->d, 25))
		put(p, words[dice_below(p->d, sizeof(words) / sizeof(words[0]))]);
}

/* A remark in front of the work that it rests on. */
static void
remark(struct press *p, struct arena *mem, const struct pools *pools)
{
	static const char *const words[] = { "On this point see ", "This figure is from ", "For background, see: ", "As cited in ",
		"Compare the account in ", "First told in " };
	static const char *const ends[] = { "; ", "; ", "; see ", ". See ", ". ", ": ", "; cf. ", " (", ". Quoted in " };

	if (dice_chance(p->d, 1))
		put(p, words[dice_below(p->d, sizeof(words) / sizeof(words[0]))]);
	if (!dice_chance(p->d, 3))
		return;
	put(p, sentence_invent(mem, p->d, pools));
	put(p, ends[dice_below(p->d, sizeof(ends) / sizeof(ends[0]))]);
}

/* What stands behind a work: remarks, and the furniture of links. */
static void
suffix(struct press *p, struct arena *mem, const struct pools *pools)
{
	static const char *const words[] = { " Emphasis added.", " (emphasis added)", " [paywall]", " (in German)", " (subscription required)",
		" See also the annex.", " (quoting a ministry report).", " Translation by the author.", " (PDF)", " [archived]",
		" The original interview was in Farsi.", " Video.", " Read more", " Read more »", " (link)", " [link]", " » more", " →",
		" Accessed on the same day.", " more…", " Full text >>" };

	if (dice_chance(p->d, 5))
		put(p, words[dice_below(p->d, sizeof(words) / sizeof(words[0]))]);
	if (!dice_chance(p->d, 2))
		return;
	put(p, " ");
	put(p, sentence_invent(mem, p->d, pools));
	put(p, ".");
}

void
work_print(struct printed *out, struct arena *mem, const struct look_of_list *l, const struct work *w, struct dice *d,
    const struct pools *pools)
{
	struct work copy = *w;
	struct press p = { .out = out, .l = l, .w = &copy, .d = d, .messy = l->seed >> 40 & 1 && l->seed >> 41 & 1 };
	size_t i;

	if (w->nauthors || w->body)
		p.has |= bit('a');
	p.has |= dice_chance(d, 94) ? bit('c') : 0;
	p.has |= dice_chance(d, 92) ? bit('d') : 0;
	p.has |= l->seed & 1 ? (dice_chance(d, 90) ? bit('u') : 0) : dice_chance(d, 12) ? bit('u') : 0;
	p.has |= l->seed & 2 ? bit('x') : 0;
	p.has |= dice_chance(d, 40) ? bit('g') : 0;
	p.has |= dice_chance(d, 30) ? bit('p') : 0;
	p.has |= dice_chance(d, 70) ? bit('l') : 0;
	p.has |= dice_chance(d, 35) ? bit('v') : 0;
	p.has |= dice_chance(d, 15) ? bit('e') : 0;
	p.has |= l->seed & 4 ? bit('h') : 0;
	/* an outlet in the author's place, among authors: it is one, and no container */
	if (l->style == &styles[0] && dice_chance(d, 9)) {
		copy.nauthors = 0;
		copy.body = w->container;
		p.has &= ~bit('c');
		p.has |= bit('a');
	}
	if (copy.body && copy.container && strstr(copy.container, copy.body) && dice_chance(d, 60))
		p.has &= ~bit('c');
	p.other = *w;
	for (i = 0; i < 1; i++)
		p.other.title = w->container, p.other.publisher = w->publisher;
	if (!p.other.nauthors)
		p.other.authors[0] = (struct person){ "John", "Miller" };
	prefix(&p);
	remark(&p, mem, pools);
	print(&p, template_of(l, w->kind), '\0', false);
	suffix(&p, mem, pools);
	if (out->text.n > 1 && out->text.p[out->text.n - 1] == '.' && dice_chance(d, 15)) {
		struct stretch *s = out->stretches.n ? &vec_last(&out->stretches) : NULL;

		out->text.n--;
		if (s && s->end > out->text.n)
			s->end = (uint32_t)out->text.n;
	}
}

void
short_print(struct printed *out, const struct look_of_list *l, const struct work *w, struct dice *d)
{
	static const char *const templates[] = { "{As}, {Q,} {G}.", "{As}, {T}, {G}.", "{As}, {T}, p. {G}.", "{As}, {Q}, {G}.",
		"{As}, op. cit., p. {G}.", "{As}, op. cit.", "{As} ({Dy}), p. {G}.", "{As}, {G}.", "Ibid., {G}.", "Ibid.", "ibid",
		"Ibid, p. {G}.", "{As}, Op cit, p{G}", "{AJ}, Op cit, p{G}", "{As} ({Dy}) Op cit, p{G}", "{B} ({Dy}) op. cit., p{G}", "ibid, p{G}", "ibid, pp{G}", "{AJ}, {T}, p{G}",
		"Ibid., p. {G}; see also note {N} above.", "See note {N} above.", "{As} (n {N}) {G}.",
		"{As}, supra note {N}, at {G}.", "{Q,} {G}.", "{T}, {G}.", "idem", "Op. cit.", "{As} et al., {T}, {G}." };
	struct press p = { .out = out, .l = l, .w = w, .d = d };
	uint64_t seed = l->seed;
	struct look_of_list mine = *l;

	mine.seed = seed | 0x20;
	p.l = &mine;
	if (!w->nauthors && !w->body) {
		print(&p, "Ibid., {G}.", '\0', false);
		return;
	}
	print(&p, templates[dice_below(d, sizeof(templates) / sizeof(templates[0]))], '\0', false);
}

void
prose_print(struct printed *out, struct arena *mem, struct dice *d, const struct pools *pools, const struct work *w)
{
	static const char *const templates[] = {
		"A shorter version was printed in {C}, no. {N} ({Dn}), {G}.", "The tables are taken from {C} {V} ({Dy}).",
		"This account follows {An}, {T} ({L}: {P}, {Dy}), {G}.", "For a different view, see {An}, {Q,} {C}, {Dm}.",
		"Author’s interview with a former official, {L}.", "All translations are my own unless stated otherwise.",
		"The names of all witnesses have been changed to protect them.", "I am grateful to John Miller for this point.",
		"An earlier version of this article appeared in {C} on {Dm}.", "Email to the author, {L}.",
		"The maps were first published in {C} no. {N} ({Dn}): {G}.", "Interview with {An}, {Dm}.",
		"The figures were first reported by {C} ({Dd})." };
	struct look_of_list l = { .style = &styles[0], .seed = dice_next(d), .lang = LANG_EN };
	struct press p = { .out = out, .l = &l, .w = w, .d = d };
	size_t i = dice_below(d, sizeof(templates) / sizeof(templates[0]));

	if (dice_chance(d, 50)) {
		style_put(out, slice_of(sentence_invent(mem, d, pools)), LABEL_O);
		return put(&p, ".");
	}
	if (!w->nauthors && (i == 2 || i == 3 || i == 11))
		i = 0;
	print(&p, templates[i], '\0', false);
}
