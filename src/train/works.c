#include "train.h"

#include <stdio.h>
#include <string.h>

static const char *
one_of(const char *const *list, size_t n, struct dice *d)
{
	return list[dice_below(d, n)];
}
#define ONE_OF(list, d) one_of((list), sizeof(list) / sizeof((list)[0]), (d))

char *
name_invent(struct arena *mem, struct dice *d)
{
	static const char *const starts[] = { "b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "j", "k", "kr", "l", "m",
		"n", "p", "q", "r", "s", "sh", "st", "t", "th", "tr", "v", "w", "y", "z", "al", "el", "o", "a", "e", "i", "u" };
	static const char *const middles[] = { "a", "e", "i", "o", "u", "ai", "ei", "ou", "oo", "ee", "ia", "á", "é", "ö", "ü" };
	static const char *const ends[] = { "n", "r", "l", "s", "m", "t", "k", "d", "ng", "rd", "ll", "ck", "sen", "son", "man",
		"ton", "ski", "vic", "ić", "ova", "ez", "ini", "elli", "ard", "berg", "stein", "er", "i", "o", "a", "y", "" };
	size_t n = 1 + dice_below(d, 2), i;
	struct str s = { 0 };
	char *out;

	for (i = 0; i <= n; i++) {
		str_puts(&s, ONE_OF(starts, d));
		str_puts(&s, ONE_OF(middles, d));
		if (i < n && dice_chance(d, 30))
			str_puts(&s, "r");
	}
	str_puts(&s, ONE_OF(ends, d));
	if (s.p[0] >= 'a' && s.p[0] <= 'z')
		s.p[0] = (char)(s.p[0] - 32);
	out = arena_dup(mem, s.p, s.n);
	str_free(&s);
	return out;
}

void
person_invent(struct person *to, struct arena *mem, struct dice *d, const struct pools *p)
{
	static const char *const particles[] = { "van", "von", "de", "van der", "bin", "al-", "di", "Mc", "O’", "De ", "Le " };
	const char *part;

	to->given = dice_chance(d, 80) ? words_pick(&p->first_names, d) : name_invent(mem, d);
	to->family = dice_chance(d, 50) ? words_pick(&p->surnames, d) : name_invent(mem, d);
	if (dice_chance(d, 15))
		to->given = arena_printf(mem, "%s %c.", to->given, (int)('A' + dice_below(d, 26)));
	else if (dice_chance(d, 5))
		to->given = arena_printf(mem, "%c. %s", (int)('A' + dice_below(d, 26)), to->given);
	else if (dice_chance(d, 6))
		to->given = arena_printf(mem, "%s %s", to->given, words_pick(&p->first_names, d));
	else if (dice_chance(d, 4))
		to->given = arena_printf(mem, "%s-%s", to->given, words_pick(&p->first_names, d));
	if (dice_chance(d, 3)) {
		to->family = arena_printf(mem, "%s%s %s", to->family, dice_chance(d, 40) ? "," : "", dice_chance(d, 80) ? "Jr." : "III");
	} else if (dice_chance(d, 8)) {
		part = ONE_OF(particles, d);
		to->family = arena_printf(mem, strlen(part) > 2 && part[strlen(part) - 1] != '-' && part[0] >= 'a' ? "%s %s" : "%s%s",
		    part, to->family);
		if (strncmp(to->family, "van", 3) != 0 && strchr("vdb", to->family[0]) && !strchr(to->family, ' '))
			to->family = words_pick(&p->surnames, d);
	} else if (dice_chance(d, 5)) {
		to->family = arena_printf(mem, "%s%s%s", to->family, dice_chance(d, 60) ? "-" : " ", words_pick(&p->surnames, d));
	}
}

static const char *const topics[] = { "Agrarian", "Applied", "Atmospheric", "Civic", "Climate", "Clinical", "Coastal", "Comparative",
	"Computer", "Constitutional", "Criminal", "Cultural", "Defence", "Democratic", "Development", "Digital", "Economic", "Energy",
	"Environmental", "Fiscal", "Foreign", "Global", "Health", "Historical", "Housing", "Human Rights", "Industrial", "Labour",
	"Legal", "Marine", "Media", "Medical", "Migration", "Military", "Modern", "Monetary", "Nuclear", "Peace", "Political",
	"Population", "Public", "Regional", "Rural", "Security", "Social", "Strategic", "Trade", "Transport", "Urban" };
static const char *const fields[] = { "Accounting", "Affairs", "Anthropology", "Archaeology", "Biology", "Botany", "Chemistry",
	"Economics", "Education", "Engineering", "Ethics", "Geography", "History", "Justice", "Law", "Linguistics", "Management",
	"Medicine", "Philosophy", "Physics", "Planning", "Policy", "Psychology", "Research", "Review", "Science", "Sociology",
	"Statistics", "Studies", "Surveying", "Technology", "Theory" };

/* Names of programmes, series, prizes, blogs, parts of an organisation's site. */
static const char *
long_tail(struct arena *mem, struct dice *d, const struct pools *p)
{
	static const char *const parts[] = { "Archive", "Archives", "Atlas", "Blog", "Briefings", "Bulletin", "Collection",
		"Conference", "Correspondence", "Data Portal", "Debates", "Dialogues", "Diaries", "Elections", "Exhibition", "Factbook",
		"Festival", "Forum", "Handbook", "Hearings", "Helpdesk", "Inquiry", "Institute Blog", "Interviews", "Lectures", "Library",
		"Magazine", "Medal", "Minutes", "Museum", "Newsletter", "Notes", "Observatory", "Panel", "Papers", "Podcast", "Prize",
		"Proceedings", "Project", "Records Office", "Register", "Reports", "Research", "Review", "Seminar", "Series", "Society",
		"Statistics", "Survey", "Symposium", "Toolkit", "Trust", "Tribunal", "Working Papers", "Yearbook", "website" };
	struct person who;

	switch (dice_below(d, 7)) {
	case 0:
		person_invent(&who, mem, d, p);
		return arena_printf(mem, "%s %s %s", who.given, who.family, ONE_OF(parts, d));
	case 1: return arena_printf(mem, "%c.%c. %s %s", (int)('A' + dice_below(d, 26)), (int)('A' + dice_below(d, 26)),
	    words_pick(&p->surnames, d), ONE_OF(parts, d));
	case 2: return arena_printf(mem, "%s at %s", ONE_OF(fields, d), name_invent(mem, d));
	case 3: return arena_printf(mem, "%s %s", words_pick(&p->bodies, d), ONE_OF(parts, d));
	case 4: return arena_printf(mem, "%s%c %s", name_invent(mem, d), (int)('A' + dice_below(d, 26)), ONE_OF(parts, d));
	case 5: return arena_printf(mem, "%s & %s", ONE_OF(topics, d), ONE_OF(fields, d));
	default: return arena_printf(mem, "%s %s", name_invent(mem, d), ONE_OF(parts, d));
	}
}

const char *
outlet_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang)
{
	static const char *const heads[] = { "Times", "Post", "News", "Herald", "Tribune", "Journal", "Gazette", "Chronicle",
		"Observer", "Mail", "Telegraph", "Express", "Star", "Mirror", "Review", "Magazine", "Today", "Weekly", "Daily",
		"Report", "Reporter", "Courier", "Examiner", "Insider", "Monitor", "Wire", "Watch", "Blog", "Online", "Radio", "TV",
		"Press", "Quarterly", "Bulletin", "Update", "Live", "Digest", "Project", "Voice", "Argus", "Echo" };
	static const char *const foreign[LANGUAGES][5] = { { "Daily", "Sunday", "Evening", "The", "Morning" },
		{ "Neue Zeitung", "Tageblatt", "Anzeiger", "Rundschau", "Nachrichten" },
		{ "Le Journal", "La Gazette", "Le Courrier", "La Revue", "La Dépêche" },
		{ "El Diario", "El Heraldo", "La Voz", "El Correo", "La Gaceta" },
		{ "O Diário", "Jornal", "Correio", "Gazeta", "Revista" }, { "Il Giorno", "La Gazzetta", "Il Corriere", "La Voce", "Rivista" },
		{ "Dagblad", "De Courant", "Het Nieuws", "Krant", "Tijdschrift" } };
	static const char *const tlds[] = { "org", "com", "net", "co.uk", "de", "fr", "info", "eu", "news", "org.uk", "com.br" };
	const char *a, *b;

	if (dice_chance(d, 50))
		return words_pick(&p->outlets, d);
	if (dice_chance(d, 18))
		return long_tail(mem, d, p);
	if (lang != LANG_EN && dice_chance(d, 50)) {
		a = foreign[lang][dice_below(d, 5)];
		return arena_printf(mem, "%s %s", a, dice_chance(d, 60) ? words_pick(&p->places, d) : name_invent(mem, d));
	}
	switch (dice_below(d, 20)) {
	case 17:
	case 18:
	case 19: return plain_name_invent(mem, d, p);
	case 15: /* letters behind a name */
		a = dice_chance(d, 50) ? words_pick(&p->places, d) : dice_chance(d, 50) ? ONE_OF(topics, d) : name_invent(mem, d);
		return arena_printf(mem, "%s %c%c", a, (int)('A' + dice_below(d, 26)), (int)('A' + dice_below(d, 26)));
	case 16: /* a numbered series */
		return arena_printf(mem, "%c%c-%zu %s %s", (int)('A' + dice_below(d, 26)), (int)('A' + dice_below(d, 26)), 1 + dice_below(d, 90),
		    ONE_OF(topics, d), ONE_OF(fields, d));
	case 0:
	case 1:
	case 2: return arena_printf(mem, "%s %s", words_pick(&p->places, d), ONE_OF(heads, d));
	case 3: return arena_printf(mem, "%s %s", foreign[0][dice_below(d, 5)], ONE_OF(heads, d));
	case 4: return arena_printf(mem, "The %s %s", name_invent(mem, d), ONE_OF(heads, d));
	case 5: return arena_printf(mem, "%s %s", name_invent(mem, d), ONE_OF(heads, d));
	case 6: return arena_printf(mem, "Journal of %s %s", ONE_OF(topics, d), ONE_OF(fields, d));
	case 7: return arena_printf(mem, "%s %s %s", ONE_OF(topics, d), ONE_OF(fields, d), ONE_OF(heads, d));
	case 8: return arena_printf(mem, "%s %s", ONE_OF(topics, d), ONE_OF(heads, d));
	case 9: /* a host */
		a = name_invent(mem, d);
		b = ONE_OF(tlds, d);
		return arena_printf(mem, "%s%c%s.%s", dice_chance(d, 20) ? "www." : "", a[0] | 0x20, a + 1, b);
	case 10: return name_invent(mem, d);
	case 11: return arena_printf(mem, "%s%s", name_invent(mem, d), ONE_OF(heads, d));
	case 12: return arena_printf(mem, "%s and %s", ONE_OF(topics, d), ONE_OF(fields, d));
	case 13: return arena_printf(mem, "%s %s", ONE_OF(topics, d), ONE_OF(fields, d));
	default: return arena_printf(mem, "The %s %s", words_pick(&p->places, d), ONE_OF(heads, d));
	}
}

const char *
body_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang)
{
	static const char *const patterns[] = { "Ministry of %s %s", "Institute for %s %s", "Center for %s %s", "Centre for %s %s",
		"Department of %s %s", "%s %s Institute", "%s %s Foundation", "Council on %s %s", "%s %s Association",
		"National %s %s Agency", "Office of %s %s", "%s %s Network", "Society for %s %s", "%s %s Commission",
		"International %s %s Organization", "Committee on %s %s", "%s %s Bureau", "Bureau of %s %s", "%s %s Lab",
		"Royal College of %s %s", "European %s %s Agency", "%s %s Group", "Campaign for %s %s", "%s %s Forum",
		"Commissioner for %s %s", "%s %s Ombudsman", "Inspector of %s %s", "%s %s Board", "Delegate for %s %s" };
	static const char *const german[] = { "Bundesamt für %s", "Institut für %s", "Stiftung %s", "Ministerium für %s", "Verein %s" };
	const char *one;
	size_t n, i;
	char acronym[6];

	if (dice_chance(d, 45))
		return words_pick(&p->bodies, d);
	if (dice_chance(d, 12)) {
		static const char *const who[] = { "Staff", "Editorial Board", "Editors", "Newsroom", "Correspondent", "Reporters", "Team" };

		return arena_printf(mem, "%s %s", dice_chance(d, 60) ? words_pick(&p->outlets, d) : name_invent(mem, d), ONE_OF(who, d));
	}
	if (dice_chance(d, 6))
		return name_invent(mem, d);
	if (dice_chance(d, 6))
		return arena_printf(mem, "%s and %s %s", ONE_OF(topics, d), ONE_OF(topics, d), ONE_OF(fields, d));
	if (dice_chance(d, 4))
		return place_invent(mem, d);
	if (lang == LANG_DE && dice_chance(d, 50))
		return arena_printf(mem, ONE_OF(german, d), name_invent(mem, d));
	switch (dice_below(d, 6)) {
	case 0: /* an acronym */
		for (i = 0, n = 2 + dice_below(d, 4); i < n; i++)
			acronym[i] = (char)('A' + dice_below(d, 26));
		acronym[n] = '\0';
		return arena_str(mem, acronym);
	case 1: return arena_printf(mem, "University of %s", words_pick(&p->places, d));
	case 2: return arena_printf(mem, "%s University", dice_chance(d, 50) ? name_invent(mem, d) : words_pick(&p->places, d));
	case 3:
		one = dice_chance(d, 50) ? name_invent(mem, d) : words_pick(&p->places, d);
		return arena_printf(mem, "%s %s", one, dice_chance(d, 50) ? "Foundation" : dice_chance(d, 50) ? "City Council" : "Staff");
	default: return arena_printf(mem, ONE_OF(patterns, d), ONE_OF(topics, d), ONE_OF(fields, d));
	}
}

const char *
publisher_invent(struct arena *mem, struct dice *d, const struct pools *p)
{
	static const char *const heads[] = { "Press", "Books", "Publishing", "Publishers", "Verlag", "University Press",
		"Publications", "& Sons", "Éditions", "House", "& Co.", "Society", "Printers" };

	if (dice_chance(d, 60))
		return words_pick(&p->publishers, d);
	return arena_printf(mem, "%s %s", dice_chance(d, 50) ? name_invent(mem, d) : words_pick(&p->surnames, d), ONE_OF(heads, d));
}

static const char *
slug(struct arena *mem, struct dice *d, const char *title)
{
	struct str s = { 0 };
	const char *c, *out;
	char sep = dice_chance(d, 80) ? '-' : '_';

	for (c = title; *c && s.n < 60; c++)
		if ((*c | 0x20) >= 'a' && (*c | 0x20) <= 'z')
			str_putc(&s, (char)(*c | 0x20));
		else if (*c == ' ' && s.n && s.p[s.n - 1] != sep)
			str_putc(&s, sep);
	out = arena_dup(mem, str_cstr(&s), s.n);
	str_free(&s);
	return out;
}

static void
invent_url(struct work *w, struct arena *mem, struct dice *d)
{
	static const char *const schemes[] = { "https://", "https://www.", "http://www.", "http://", "https://", "www." };
	static const char *const tails[] = { "", "/", ".html", ".pdf", "?id=77421", ".htm", "/#top", "-a12345678.html" };
	static const char *const folders[] = { "news", "world", "article", "2019/05/12", "en/posts", "politics", "blog", "pub/files",
		"Pages", "economy/asia/article/2214096", "story", "2021/03" };
	char *host = arena_str(mem, name_invent(mem, d)), *c;

	for (c = host; *c; c++)
		*c = (*c & 0x80) ? 'x' : (char)(*c | 0x20);
	w->host = arena_printf(mem, "%s.%s", host, dice_chance(d, 60) ? "com" : dice_chance(d, 50) ? "org" : "co.uk");
	w->url = arena_printf(mem, "%s%s/%s/%s%s", ONE_OF(schemes, d), w->host, ONE_OF(folders, d), slug(mem, d, w->title),
	    ONE_OF(tails, d));
	w->doi = arena_printf(mem, "10.%zu/%s.%zu", 1000 + dice_below(d, 8999), host, dice_below(d, 100000));
}

static struct date
date_invent(struct dice *d, bool recent)
{
	struct date x = { .year = (short)(recent || dice_chance(d, 80) ? 2000 + dice_below(d, 27) : 1900 + dice_below(d, 100)),
		.month = (short)(1 + dice_below(d, 12)), .day = (short)(1 + dice_below(d, 28)) };

	return x;
}

void
work_invent(struct work *w, struct arena *mem, struct dice *d, const struct pools *p, enum language lang, unsigned how)
{
	static const unsigned char kinds[] = { WORK_ARTICLE, WORK_ARTICLE, WORK_ARTICLE, WORK_ARTICLE, WORK_ARTICLE, WORK_WEB,
		WORK_WEB, WORK_WEB, WORK_BOOK, WORK_REPORT };
	size_t i;

	*w = (struct work){ .kind = kinds[dice_below(d, sizeof(kinds))] };
	w->title = title_invent(mem, d, p, lang, how);
	if (dice_chance(d, w->kind == WORK_WEB ? 45 : 78)) {
		w->nauthors = 1 + (dice_chance(d, 28) ? 1 + (dice_chance(d, 40) ? 1 + dice_below(d, 3) : 0) : 0);
		for (i = 0; i < w->nauthors; i++)
			person_invent(&w->authors[i], mem, d, p);
	} else if (dice_chance(d, w->kind == WORK_WEB || w->kind == WORK_REPORT ? 60 : 25)) {
		w->body = body_invent(mem, d, p, lang);
	}
	w->container = dice_chance(d, w->kind == WORK_WEB && !w->body ? 30 : 4) ? body_invent(mem, d, p, lang) :
										  outlet_invent(mem, d, p, lang);
	if (w->body && dice_chance(d, 12))
		w->container = w->body; /* the organisation's own site */
	w->publisher = dice_chance(d, w->kind == WORK_REPORT ? 75 : 10) ? body_invent(mem, d, p, lang) : publisher_invent(mem, d, p);
	if (w->body && dice_chance(d, 30))
		w->publisher = w->body;
	w->place = words_pick(&p->places, d);
	w->date = date_invent(d, w->kind == WORK_WEB);
	w->accessed = date_invent(d, true);
	if (dice_chance(d, 12))
		w->date.day = 0;
	invent_url(w, mem, d);
	i = 1 + dice_below(d, 400);
	w->pages = dice_chance(d, 50) ? arena_printf(mem, "%zu", i) :
					arena_printf(mem, "%zu%s%zu", i, dice_chance(d, 60) ? "–" : "-", i + 1 + dice_below(d, 30));
	w->volume = arena_printf(mem, "%zu", 1 + dice_below(d, 120));
	w->issue = arena_printf(mem, "%zu", 1 + dice_below(d, 24));
}
