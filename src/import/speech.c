#include "speech.h"

#include <string.h>

#include "base/utf8.h"
#include "import/furniture_words.h"
#include "import/metadata.h"
#include "import/names.h"
#include "import/words.h"

enum {
	SPEECH_BYTES = 400,
	PLAIN_BYTES = 60,
	CREDIT_WORDS = 8, /* of a credit at a caption's end */
	BOX_LINES = 5,    /* of a box, with its first and last */
	BOX_WORDS = 25,   /* of a line in it */
	BOX_TITLED = 3,   /* lines below the title of a box */
	BOX_TITLE_WORDS = 6,
	PICTURE_LINES = 4,
	FOLLOW_WORDS = 12,
	LINK_WORDS = 20,  /* of a headline above "Read more" */
};

/* clang-format off */
/* A line with one of these words may be the site's; folded, sorted. */
static const char *const triggers[] = { "abonnements-newsletter", "abonnez-vous", "abonniere",
	"abonnieren", "account", "akismet", "app", "appeared", "assine", "boletin", "captcha", "coffee",
	"comment", "comments", "cookies", "e-mail", "email", "expressed", "facebook", "favor", "favour", "gift", "here", "hier", "inbox",
	"inscreva-se", "inscrivez-vous", "institutional", "iscriviti", "javascript", "letter", "links", "mailing", "member",
	"newsletter", "newsletters", "nieuwsbrief", "patreon", "patron", "podcast", "postfach", "print",
	"privacy", "reading", "recaptcha", "republish", "schrijf", "sign", "signing", "subscribe",
	"subscriber", "subscribers", "subscribing", "subscription", "suscribete", "telegram", "twitter",
	"unsubscribe", "whatsapp" };

/* What only sites say; folded. */
static const char *const sayings[] = { "in your inbox", "to your inbox", "into your inbox", "appeared first on", "appears in print", "appeared in print",
	"our weekly email", "our daily email", "our free email",
	"does not take institutional positions", "views expressed in this article", "views expressed here are",
	"views expressed are those of the author", "opinions expressed in this article", "opinions expressed here are",
	"print edition with the headline", "small favour to ask", "small favor to ask", "what you think about this article",
	"your own reading list",
	"buy me a coffee", "by signing up", "by subscribing", "by entering your email", "you can unsubscribe",
	"unsubscribe at any time", "unsubscribe anytime", "unsubscribe any time", "subscribe for free",
	"subscribe to receive", "consider subscribing", "consider becoming a", "becoming a paid subscriber",
	"become a paid subscriber", "free or paid subscriber", "feel free to share", "sign up for our", "sign up to our",
	"sign up for the newsletter", "sign up here", "sign up for free", "sign up now", "subscribe here", "subscribe now",
	"subscribe to our", "subscribe to the", "subscribe today", "click here to subscribe", "click here to sign",
	"click here to read", "click here to join", "click here for more", "join our mailing list", "our free newsletter",
	"our weekly newsletter", "our daily newsletter", "follow us on", "follow him on twitter", "follow her on twitter",
	"follow them on twitter", "like us on facebook", "join us on", "join our telegram", "join our whatsapp",
	"download our app", "download the app", "get our app", "protected by recaptcha", "enable javascript",
	"republish our", "republish this", "is for subscribers only", "already a subscriber", "have an account",
	"support us on patreon", "on patreon", "read our privacy", "our privacy policy", "privacy notice",
	"uses akismet", "uses cookies", "use cookies", "your email address", "newsletter abonnieren", "abonnieren sie",
	"abonniere unseren", "unseren newsletter", "unserem newsletter", "zum newsletter", "in ihr postfach",
	"in dein postfach", "notre newsletter", "a nos newsletters", "a notre newsletter", "inscrivez-vous a",
	"abonnez-vous a", "suscribete a", "suscribete aqui", "nuestro boletin", "nuestra newsletter", "a nuestro canal",
	"our live coverage has ended", "to unsubscribe from", "we may receive compensation", "we may earn a commission",
	"tax deductible gift", "tax-deductible gift", "nostra newsletter", "alla newsletter", "iscriviti al", "nossa newsletter", "inscreva-se n", "assine a nossa",
	"assine nossa", "no nosso canal", "onze nieuwsbrief", "voor de nieuwsbrief", "schrijf je in" };

/* What stands before the name in a credit. */
static const char *const credits[] = { "Photograph: ", "Photographs: ", "Photograph by ", "Photo: ", "Photos: ",
	"Photo by ", "Photo courtesy ", "Photo credit: ", "Photo Credit: ", "PHOTO: ", "Picture: ", "Pictures: ", "Pic: ",
	"Image: ", "Image credit: ", "Image courtesy ", "Illustration: ", "Illustration by ", "Credit: ", "Credit...",
	"Credit…", "Foto: ", "Fotos: ", "FOTO: ", "Bild: ", "Bilder: ", "Grafik: ", "Quelle: ", "Photo : ", "Crédit photo",
	"Crédits photo", "Crédit : ", "Crédits : ", "Crédit: ", "Crédits: ", "Imagen: ", "Fotografía: ", "Immagine: ",
	"Imagem: ", "Beeld: ", "Beeld ", "© ", "Getty Images", "(AP Photo", "AP Photo/" };
/* clang-format on */

static bool
has_trigger(struct slice line)
{
	struct slice word;
	uint32_t starts = 0; /* a bit for each letter that a trigger begins with */
	size_t i;

	for (i = 0; i < sizeof(triggers) / sizeof(triggers[0]); i++)
		starts |= 1u << (triggers[i][0] & 31);
	while (word_next(&word, &line)) {
		unsigned char first = (unsigned char)word.p[0];

		if (first < 0x80 && utf8_is_alpha(first) && !(starts >> (first & 31) & 1))
			continue;
		while (word.n && strchr(".!?:;)", word.p[word.n - 1]))
			word.n--;
		if (word.n > 2 && word_in(word, triggers, sizeof(triggers) / sizeof(triggers[0])))
			return true;
	}
	return false;
}

/* "Follow The Paper on Twitter, on Facebook and by mail": a name, then networks, and no more words than that. */
static bool
is_call_to_follow(struct slice line)
{
	static const char *const networks[] = { " on Facebook", " on Instagram", " on Mastodon", " on Telegram",
		" on Twitter", " on WhatsApp", " on X" };
	size_t i, at;

	if (!slice_starts(line, SLICE("Follow ")) || utf8_words(line) > FOLLOW_WORDS)
		return false;
	if ((at = slice_find(line, SLICE(" @"), 0)) != SIZE_MAX && name_plausible(slice_sub(line, strlen("Follow "), at)))
		return true; /* "Follow A B @handle" */
	for (i = 0; i < sizeof(networks) / sizeof(networks[0]); i++) {
		at = slice_find(line, slice_of(networks[i]), 0);
		if (at == SIZE_MAX || at <= strlen("Follow "))
			continue;
		at += strlen(networks[i]);
		if (at == line.n || strchr(",.", line.p[at]) || slice_starts(slice_sub(line, at, line.n), SLICE(" and on ")))
			return name_plausible(slice_sub(line, strlen("Follow "), slice_find(line, SLICE(" on "), 0)));
	}
	return false;
}

/* "… She covers the courts. Follow @handle": what stands below an article's author. */
static bool
ends_in_handle(struct slice line)
{
	size_t at = slice_find(line, SLICE(". Follow @"), 0);

	return at != SIZE_MAX && !memchr(line.p + at + strlen(". Follow @"), ' ', line.n - at - strlen(". Follow @"));
}

bool
speech_of_site(struct slice line)
{
	char folded[SPEECH_BYTES];
	size_t i;

	if (is_call_to_follow(line) || ends_in_handle(line))
		return true;
	if (line.n >= SPEECH_BYTES || slice_starts(line, SLICE("“")) || slice_starts(line, SLICE("«")) ||
	    strchr("\"'>", line.p[0]) || !has_trigger(line) || !words_fold(folded, sizeof(folded), line))
		return false;
	for (i = 0; i < sizeof(sayings) / sizeof(sayings[0]); i++)
		if (strstr(folded, sayings[i]))
			return true;
	return false;
}

/* "(A B/Agency)", "[A B/Agency]": a slash between two capitalised words, in brackets at the end. */
static bool
ends_in_agency(struct slice s)
{
	size_t open, slash;
	uint32_t a, b;

	if (s.n && s.p[s.n - 1] == '.')
		s.n--;
	if (s.n < 8 || (s.p[s.n - 1] != ')' && s.p[s.n - 1] != ']'))
		return false;
	for (open = s.n - 1; open > 0 && !strchr("([", s.p[open]); open--)
		;
	if (!open || utf8_words(slice_sub(s, open, s.n)) > CREDIT_WORDS)
		return false;
	slash = slice_find(slice_sub(s, 0, s.n - 1), SLICE("/"), open);
	if (slash == SIZE_MAX || slash + 2 >= s.n)
		return false;
	utf8_decode(s, open + 1, &a);
	utf8_decode(s, slash + 1, &b);
	return (utf8_is_upper(a) || slice_starts(slice_sub(s, open + 1, s.n), SLICE("foto ")) ||
		   slice_starts(slice_sub(s, open + 1, s.n), SLICE("photo "))) &&
	    utf8_is_upper(b) && slash - open > 3;
}

/* "(A B for The Paper)" */
static bool
ends_in_photographer(struct slice s)
{
	size_t open, at;

	if (s.n < 8 || s.p[s.n - 1] != ')')
		return false;
	for (open = s.n - 1; open > 0 && s.p[open] != '('; open--)
		;
	at = slice_find(s, SLICE(" for "), open);
	return open && at != SIZE_MAX && name_is_person(slice_sub(s, open + 1, at)) &&
	    name_is_publication(slice_sub(s, at + strlen(" for "), s.n - 1)) &&
	    name_plausible(slice_sub(s, at + strlen(" for "), s.n - 1));
}

/* "The tower by night. A B/AGENCY" in capitals. */
static bool
ends_in_capitals(struct slice s)
{
	size_t at = s.n, used;
	uint32_t cp;

	while (at > 1 && !(s.p[at - 1] == ' ' && strchr(".!?", s.p[at - 2])))
		at--;
	s = slice_sub(s, at, s.n);
	if (at <= 1 || s.n < 8 || !memchr(s.p, '/', s.n) || utf8_words(s) > CREDIT_WORDS)
		return false;
	for (at = 0; at < s.n; at += used) {
		used = utf8_decode(s, at, &cp);
		if (utf8_is_lower(cp))
			return false;
	}
	return true;
}

/* "Foto A B", "Beeld A B": a label without a colon, and a person. */
static bool
is_plain_credit(struct slice s)
{
	static const char *const words[] = { "beeld", "bild", "foto", "fotos", "photo", "photos" };
	struct slice first, rest = s;

	return s.n < PLAIN_BYTES && word_next(&first, &rest) && word_in(first, words, sizeof(words) / sizeof(words[0])) &&
	    name_is_person(slice_sub(rest, 0, slice_find(rest, SLICE("/"), 0)));
}

/* A credit's label inside the line, a short name behind it and nothing else. */
static bool
ends_in_credit(struct slice s)
{
	size_t i, at;
	struct slice rest;

	for (i = 0; i < sizeof(credits) / sizeof(credits[0]); i++) {
		at = slice_find(s, slice_of(credits[i]), 1);
		if (at == SIZE_MAX || !strchr(" .|([/", s.p[at - 1]))
			continue;
		rest = slice_sub(s, at + strlen(credits[i]), s.n);
		if (utf8_words(rest) <= CREDIT_WORDS && slice_find(rest, SLICE(". "), 0) == SIZE_MAX)
			return true;
	}
	return false;
}

bool
speech_is_caption(struct slice line)
{
	if (is_plain_credit(line) || ends_in_photographer(line))
		return true;
	/* the cheap signs that one of the others may be there */
	if (!memchr(line.p, ':', line.n) && !memchr(line.p, '/', line.n) && slice_find(line, SLICE("hoto"), 0) == SIZE_MAX &&
	    slice_find(line, SLICE("©"), 0) == SIZE_MAX && slice_find(line, SLICE("redit"), 0) == SIZE_MAX &&
	    slice_find(line, SLICE("Image"), 0) == SIZE_MAX && slice_find(line, SLICE("Beeld"), 0) == SIZE_MAX)
		return false;
	return ends_in_agency(line) || ends_in_credit(line) || ends_in_capitals(line);
}

/* --- boxes ---------------------------------------------------------------------------------------- */

static bool
is_about_newsletters(const struct line *l)
{
	static const char *const words[] = { "newsletter", "subscribe", "sign up", "inbox", "email", "e-mail", "abonn",
		"anmelden", "suscri", "boletin", "inscri", "iscriviti", "inscreva", "assine", "nieuwsbrief", "meld je",
		"schrijf je", "infolettre" };
	char folded[SPEECH_BYTES];
	size_t i;

	if (l->form != FORM_NOISE || !words_fold(folded, sizeof(folded), l->s))
		return false;
	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strstr(folded, words[i]))
			return true;
	return false;
}

static bool
may_be_in_box(const struct line *l)
{
	return (l->form == FORM_NONE || l->form == FORM_NOISE || l->form == FORM_MENU) && l->words <= BOX_WORDS;
}

/* The last line of the box that begins at i: the next such line, or the end of the group; i when it is no box. */
static size_t
box_end(const struct lines *lines, size_t i)
{
	size_t k, last = i, group = i;
	bool same = true;

	for (k = i + 1; k < lines->n && k < i + BOX_LINES && may_be_in_box(&lines->at[k]); k++) {
		same &= !lines->at[k].gap;
		if (same)
			group = k;
		if (is_about_newsletters(&lines->at[k]))
			last = k;
	}
	if (k < lines->n && !lines->at[k].gap && same) /* the group is longer: a text goes on */
		group = i;
	return last > group ? last : group;
}

/* A headline with "Read more" below it, both by themselves: another page's. */
static bool
is_link_box(const struct lines *lines, size_t beg, size_t end)
{
	static const char *const more[] = { "continuar leyendo", "continue reading", "lees meer", "lees verder",
		"leggi tutto", "leia mais", "lire la suite", "lire plus", "mehr lesen", "read more", "weiterlesen" };
	const struct line *l = &lines->at[beg];

	return end == beg + 2 && l->form == FORM_NONE && l->words <= LINK_WORDS && l->s.p[l->s.n - 1] != '.' &&
	    word_in(lines->at[beg + 1].s, more, sizeof(more) / sizeof(more[0]));
}

/* "Read also:" and headlines below it, all by themselves. */
static bool
is_also_box(const struct lines *lines, size_t beg, size_t end)
{
	size_t i;

	if (end < beg + 2 || lines->at[beg].form == FORM_NONE || lines->at[beg].s.p[lines->at[beg].s.n - 1] != ':' ||
	    (lines->at[beg].form != FORM_ALSO && lines->at[beg].form != FORM_NOISE && lines->at[beg].form != FORM_MORE))
		return false;
	for (i = beg + 1; i < end; i++)
		if (lines->at[i].form != FORM_NONE || lines->at[i].words > LINK_WORDS || line_is_prose(&lines->at[i]))
			return false;
	return true;
}

/* A few short lines between two of the site's: a player, a picture's place. */
static bool
is_button_box(const struct lines *lines, size_t beg, size_t end)
{
	size_t i;

	if (end - beg < 3 || end - beg > BOX_LINES || lines->at[beg].form != FORM_NOISE ||
	    (lines->at[end - 1].form != FORM_NOISE && lines->at[end - 1].form != FORM_MENU))
		return false;
	for (i = beg + 1; i < end; i++)
		if (!may_be_in_box(&lines->at[i]) || line_is_prose(&lines->at[i]) || meta_of_line(&lines->at[i]))
			return false;
	return true;
}

static bool
names_gallery(struct slice s)
{
	static const char *const words[] = { "bilderstrecke", "fotostrecke", "galeria", "galerie", "galería", "galleria",
		"gallery", "in pictures", "slideshow" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts_case(s, slice_of(words[i])))
			return true;
	return false;
}

/* "1/10 A queue": below the name of a gallery. */
static void
mark_gallery(struct lines *lines, size_t i)
{
	struct slice s = lines->at[i].s;
	size_t at = 0;

	while (at < s.n && ((s.p[at] >= '0' && s.p[at] <= '9') || (at > 0 && s.p[at] == '/')))
		at++;
	if (at <= 2 || at + 2 >= s.n || s.p[at] != ' ' || !memchr(s.p, '/', at) || lines->at[i].words > BOX_WORDS)
		return;
	if (names_gallery(lines->at[i - 1].s) && !line_is_prose(&lines->at[i - 1]))
		lines->at[i - 1].form = FORM_NOISE;
	if (lines->at[i - 1].form == FORM_NOISE || lines->at[i - 1].form == FORM_CREDIT)
		lines->at[i].form = FORM_CREDIT;
}

/* "[image] What is seen of it": how browsers for terminals show a picture. */
static bool
is_picture_group(const struct lines *lines, size_t beg, size_t end)
{
	static const char *const marks[] = { "![", "[bild] ", "[foto] ", "[image] ", "[img] ", "[photo] ", "[picture] " };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_starts_case(lines->at[beg].s, slice_of(marks[i])))
			return end - beg <= PICTURE_LINES;
	return false;
}

/* "Share this:" and its buttons as a list. */
static void
mark_buttons(struct lines *lines, size_t i)
{
	struct slice s = lines->at[i].s;

	if (lines->at[i - 1].form == FORM_NOISE && line_item_mark(s) &&
	    (furniture_phrase(s) == FORM_NOISE ||
		furniture_opening(slice_sub(s, line_item_mark(s), s.n)) == FORM_NOISE))
		lines->at[i].form = FORM_NOISE;
}

/* "4:10 PM · 2 May 2017" above "41 Retweets": when somebody said it. */
static void
mark_stamp(struct lines *lines, size_t i)
{
	const struct line *l = &lines->at[i];
	struct line *stamp = &lines->at[i - 1];

	if (l->form == FORM_NOISE && l->s.p[0] >= '0' && l->s.p[0] <= '9' && !stamp->gap && stamp->s.p[0] >= '0' &&
	    stamp->s.p[0] <= '9' && (meta_of_line(stamp) & META_DATE))
		stamp->form = FORM_NOISE;
}

/* "WE ARE NOT ALONE", a line or two, and "Become a member": an appeal. */
static bool
is_appeal(const struct lines *lines, size_t beg, size_t end)
{
	size_t i, k;

	if (end - beg < 3 || end - beg > BOX_LINES || lines->at[end - 1].form != FORM_NOISE || lines->at[beg].form != FORM_NONE)
		return false;
	for (i = beg; i < end; i++)
		if (lines->at[i].words > BOX_WORDS)
			return false;
	for (k = 0; k < lines->at[beg].s.n; k++)
		if (lines->at[beg].s.p[k] >= 'a' && lines->at[beg].s.p[k] <= 'z')
			return false;
	return true;
}

/* Boxes in the midst of a text: groups of lines below its first paragraph. */
static void
mark_groups(struct lines *lines)
{
	size_t i, k, beg = 0;
	bool text = false;

	for (i = 1; i <= lines->n; i++) {
		if (i < lines->n)
			mark_buttons(lines, i);
		if (i < lines->n && !lines->at[i].gap) {
			mark_gallery(lines, i);
			if (text)
				mark_stamp(lines, i);
			continue;
		}
		if (text && (is_link_box(lines, beg, i) || is_also_box(lines, beg, i) || is_button_box(lines, beg, i) || is_appeal(lines, beg, i)))
			for (k = beg; k < i; k++)
				lines->at[k].form = FORM_NOISE;
		if (beg < lines->n && is_picture_group(lines, beg, i))
			for (k = beg; k < i; k++)
				lines->at[k].form = FORM_CREDIT;
		text |= beg < lines->n && line_is_prose(&lines->at[beg]);
		beg = i;
	}
}

/* "The Weekly Post" above "… in your inbox", "Sign up" and a notice: the box's own title. */
static void
mark_box_title(struct lines *lines, size_t i)
{
	struct line *l = &lines->at[i];
	size_t k;

	for (k = i + 1; k < lines->n && k <= i + BOX_TITLED && lines->at[k].form == FORM_NOISE && !(lines->at[k].gap && !l->gap); k++)
		;
	if (k > i + BOX_TITLED && l->form == FORM_NONE && l->words <= BOX_TITLE_WORDS && !l->sentence && name_plausible(l->s) &&
	    line_is_prose(&lines->at[i - 1]) && speech_of_site(lines->at[i + 1].s) && is_about_newsletters(&lines->at[i + 1]))
		l->form = FORM_NOISE;
}

void
speech_mark_boxes(struct lines *lines)
{
	size_t i, k, end;

	mark_groups(lines);
	for (i = 1; i + 1 < lines->n; i++)
		mark_box_title(lines, i);
	for (i = 0; i < lines->n; i++) {
		if (!lines->at[i].gap || !is_about_newsletters(&lines->at[i]))
			continue;
		end = box_end(lines, i);
		for (k = i; k <= end; k++)
			lines->at[k].form = FORM_NOISE;
		i = end;
	}
}

bool
speech_sorted(void)
{
	return words_sorted(triggers, sizeof(triggers) / sizeof(triggers[0]));
}
