#include "labels.h"

#include <string.h>

#include "import/words.h"

struct label {
	const char *text;
	enum label_kind kind;
};

/* clang-format off */
/* Sorted by bytes, ASCII in lower case. A blank at the end wants one in the line; else no letter may follow. */
static const struct label labels[] = {
	{ "a column by ", LABEL_BY }, { "a cura di ", LABEL_BY }, { "a feature by ", LABEL_BY },
	{ "a letter by ", LABEL_BY }, { "a report by ", LABEL_BY }, { "a review by ", LABEL_BY },
	{ "a story by ", LABEL_BY }, { "aan: ", LABEL_CREDIT }, { "accessed", LABEL_UPDATE },
	{ "actualizada", LABEL_UPDATE }, { "actualizado", LABEL_UPDATE }, { "added", LABEL_DATE },
	{ "additional reporting by ", LABEL_CREDIT }, { "adresse:", LABEL_URL },
	{ "aggiornata", LABEL_UPDATE }, { "aggiornato", LABEL_UPDATE }, { "aired", LABEL_DATE },
	{ "aktualisiert", LABEL_UPDATE }, { "aktualizacja", LABEL_UPDATE }, { "am ", LABEL_DATE },
	{ "amended", LABEL_UPDATE }, { "an article by ", LABEL_BY }, { "an essay by ", LABEL_BY },
	{ "an interview by ", LABEL_BY }, { "an opinion by ", LABEL_BY }, { "an: ", LABEL_CREDIT },
	{ "analyse von ", LABEL_BY }, { "analysis by ", LABEL_BY }, { "analysis: ", LABEL_BY },
	{ "art by ", LABEL_CREDIT }, { "article de ", LABEL_BY }, { "article url:", LABEL_URL },
	{ "articolo di ", LABEL_BY }, { "artigo de ", LABEL_BY }, { "artículo de ", LABEL_BY },
	{ "as told to ", LABEL_BY }, { "attachments: ", LABEL_CREDIT },
	{ "atualizada", LABEL_UPDATE }, { "atualizado", LABEL_UPDATE },
	{ "audio by ", LABEL_CREDIT }, { "aufgezeichnet von ", LABEL_BY },
	{ "aus dem ", LABEL_CREDIT }, { "aus dem englischen von ", LABEL_CREDIT },
	{ "auteur ", LABEL_BY }, { "auteur :", LABEL_BY }, { "auteur:", LABEL_BY },
	{ "auteurs :", LABEL_BY }, { "auteurs:", LABEL_BY }, { "author ", LABEL_BY },
	{ "author:", LABEL_BY }, { "authors:", LABEL_BY }, { "automne ", LABEL_DATE },
	{ "autor ", LABEL_BY }, { "autor:", LABEL_BY }, { "autor: ", LABEL_BY },
	{ "autora:", LABEL_BY }, { "autore:", LABEL_BY }, { "autoren:", LABEL_BY },
	{ "autores:", LABEL_BY }, { "autori:", LABEL_BY }, { "autorin ", LABEL_BY },
	{ "autorin:", LABEL_BY }, { "autumn ", LABEL_DATE }, { "autunno ", LABEL_DATE },
	{ "available at:", LABEL_URL }, { "bcc: ", LABEL_CREDIT },
	{ "bearbeitet von ", LABEL_CREDIT }, { "beitrag von ", LABEL_BY },
	{ "bijgewerkt", LABEL_UPDATE }, { "broadcast on", LABEL_DATE }, { "bron:", LABEL_URL },
	{ "by ", LABEL_BY }, { "by :", LABEL_BY }, { "by:", LABEL_BY }, { "byline:", LABEL_BY },
	{ "canonical:", LABEL_URL }, { "categories: ", LABEL_CREDIT },
	{ "category: ", LABEL_CREDIT }, { "cc: ", LABEL_CREDIT }, { "chronique de ", LABEL_BY },
	{ "column by ", LABEL_BY }, { "column van ", LABEL_BY }, { "column: ", LABEL_BY },
	{ "comment by ", LABEL_BY }, { "content-type: ", LABEL_CREDIT },
	{ "contributed by ", LABEL_BY }, { "created", LABEL_DATE }, { "créé le", LABEL_DATE },
	{ "crónica de ", LABEL_BY }, { "crônica de ", LABEL_BY },
	{ "dal nostro corrispondente ", LABEL_BY }, { "dal nostro inviato ", LABEL_BY },
	{ "dalla nostra inviata ", LABEL_BY }, { "data de publicação", LABEL_DATE },
	{ "data di pubblicazione", LABEL_DATE }, { "data pubblicazione", LABEL_DATE },
	{ "data:", LABEL_DATE }, { "date", LABEL_DATE }, { "date :", LABEL_DATE },
	{ "date created", LABEL_DATE }, { "date de publication", LABEL_DATE },
	{ "date published", LABEL_DATE }, { "date:", LABEL_DATE }, { "dated", LABEL_DATE },
	{ "datum", LABEL_DATE }, { "datum:", LABEL_DATE }, { "del ", LABEL_DATE },
	{ "derniere mise a jour", LABEL_UPDATE }, { "dernière mise à jour", LABEL_UPDATE },
	{ "dernière modification", LABEL_UPDATE }, { "design by ", LABEL_CREDIT },
	{ "di ", LABEL_BY }, { "di: ", LABEL_BY }, { "door ", LABEL_BY },
	{ "edición de ", LABEL_CREDIT }, { "editado por ", LABEL_CREDIT },
	{ "edited", LABEL_UPDATE }, { "edited by ", LABEL_CREDIT }, { "editing by ", LABEL_CREDIT },
	{ "edition : ", LABEL_CREDIT }, { "een artikel van ", LABEL_BY },
	{ "een interview van ", LABEL_BY }, { "een reportage van ", LABEL_BY },
	{ "effective", LABEL_DATE }, { "ein beitrag von ", LABEL_BY },
	{ "ein bericht von ", LABEL_BY }, { "ein essay von ", LABEL_BY },
	{ "ein gastbeitrag von ", LABEL_BY }, { "ein interview von ", LABEL_BY },
	{ "ein kommentar von ", LABEL_BY }, { "ein portrait von ", LABEL_BY },
	{ "ein porträt von ", LABEL_BY }, { "ein text von ", LABEL_BY },
	{ "eine analyse von ", LABEL_BY }, { "eine glosse von ", LABEL_BY },
	{ "eine kolumne von ", LABEL_BY }, { "eine recherche von ", LABEL_BY },
	{ "eine reportage von ", LABEL_BY }, { "eine rezension von ", LABEL_BY },
	{ "eingestellt", LABEL_DATE }, { "eingestellt von ", LABEL_BY }, { "el ", LABEL_DATE },
	{ "em ", LABEL_DATE }, { "enlace:", LABEL_URL }, { "enquête de ", LABEL_BY },
	{ "entretien par ", LABEL_BY }, { "enviado el: ", LABEL_DATE }, { "enviado: ", LABEL_DATE },
	{ "envoyé : ", LABEL_DATE }, { "erschienen", LABEL_DATE }, { "erschienen am", LABEL_DATE },
	{ "erschienen in ", LABEL_PUBLISHER }, { "erstellt", LABEL_DATE },
	{ "erstellt am", LABEL_DATE }, { "erstellt von ", LABEL_BY }, { "escrito por ", LABEL_BY },
	{ "essay by ", LABEL_BY }, { "estate ", LABEL_DATE }, { "fact checked by ", LABEL_CREDIT },
	{ "fact-checked by ", LABEL_CREDIT }, { "fall ", LABEL_DATE }, { "fecha", LABEL_DATE },
	{ "fecha de publicacion", LABEL_DATE }, { "fecha de publicación", LABEL_DATE },
	{ "fecha:", LABEL_DATE }, { "filed", LABEL_DATE }, { "filed under ", LABEL_CREDIT },
	{ "filmed by ", LABEL_CREDIT }, { "first appeared in ", LABEL_PUBLISHER },
	{ "first posted", LABEL_DATE }, { "first published", LABEL_DATE },
	{ "first published in ", LABEL_PUBLISHER }, { "fonte:", LABEL_URL },
	{ "fotografie: ", LABEL_CREDIT }, { "fotos von ", LABEL_CREDIT },
	{ "from our correspondent ", LABEL_BY }, { "from: ", LABEL_BY }, { "frühjahr ", LABEL_DATE },
	{ "frühling ", LABEL_DATE }, { "fuente:", LABEL_URL }, { "full text:", LABEL_URL },
	{ "gastbeitrag von ", LABEL_BY }, { "geplaatst", LABEL_DATE },
	{ "geplaatst door ", LABEL_BY }, { "gepost door ", LABEL_BY }, { "gepostet", LABEL_DATE },
	{ "gepostet von ", LABEL_BY }, { "gepubliceerd", LABEL_DATE },
	{ "gepubliceerd door ", LABEL_BY }, { "gepubliceerd op", LABEL_DATE },
	{ "geschreven door ", LABEL_BY }, { "geschrieben von ", LABEL_BY },
	{ "gesendet: ", LABEL_DATE }, { "gewijzigd", LABEL_UPDATE }, { "geändert", LABEL_UPDATE },
	{ "giornale:", LABEL_PUBLISHER }, { "graphics by ", LABEL_CREDIT },
	{ "guest essay by ", LABEL_BY }, { "guest post by ", LABEL_BY },
	{ "herausgeber:", LABEL_PUBLISHER }, { "herbst ", LABEL_DATE }, { "herfst ", LABEL_DATE },
	{ "herkunft:", LABEL_PUBLISHER }, { "hiver ", LABEL_DATE }, { "il ", LABEL_DATE },
	{ "illustrated by ", LABEL_CREDIT }, { "illustration by ", LABEL_CREDIT },
	{ "illustrations by ", LABEL_CREDIT }, { "in-reply-to: ", LABEL_CREDIT },
	{ "inserito", LABEL_DATE }, { "interview by ", LABEL_BY }, { "interview door ", LABEL_BY },
	{ "interview von ", LABEL_BY }, { "interview: ", LABEL_BY }, { "interviewed by ", LABEL_BY },
	{ "interviews by ", LABEL_BY }, { "intervista di ", LABEL_BY }, { "inverno ", LABEL_DATE },
	{ "investigation by ", LABEL_BY }, { "inviato: ", LABEL_DATE }, { "invierno ", LABEL_DATE },
	{ "issued", LABEL_DATE }, { "jornal:", LABEL_PUBLISHER }, { "journal :", LABEL_PUBLISHER },
	{ "journal:", LABEL_PUBLISHER }, { "kolumne von ", LABEL_BY },
	{ "kommentar von ", LABEL_BY }, { "kopie: ", LABEL_CREDIT }, { "krant:", LABEL_PUBLISHER },
	{ "laatst bijgewerkt", LABEL_UPDATE }, { "laatst gewijzigd", LABEL_UPDATE },
	{ "laatste update", LABEL_UPDATE }, { "last changed", LABEL_UPDATE },
	{ "last edited", LABEL_UPDATE }, { "last modified", LABEL_UPDATE },
	{ "last modified on", LABEL_UPDATE }, { "last reviewed", LABEL_UPDATE },
	{ "last update", LABEL_UPDATE }, { "last updated", LABEL_UPDATE },
	{ "last updated on", LABEL_UPDATE }, { "le ", LABEL_DATE }, { "lente ", LABEL_DATE },
	{ "letzte aktualisierung", LABEL_UPDATE }, { "letzte änderung", LABEL_UPDATE },
	{ "lien :", LABEL_URL }, { "lien:", LABEL_URL }, { "link to original article:", LABEL_URL },
	{ "link to source:", LABEL_URL }, { "link to the original article:", LABEL_URL },
	{ "link to the source:", LABEL_URL }, { "link:", LABEL_URL },
	{ "lire l'original :", LABEL_URL }, { "list-id: ", LABEL_CREDIT },
	{ "magazine:", LABEL_PUBLISHER }, { "medically reviewed by ", LABEL_CREDIT },
	{ "message-id: ", LABEL_CREDIT }, { "mime-version: ", LABEL_CREDIT },
	{ "mis a jour", LABEL_UPDATE }, { "mis en ligne", LABEL_DATE },
	{ "mis à jour", LABEL_UPDATE }, { "mise à jour", LABEL_UPDATE },
	{ "mitarbeit: ", LABEL_CREDIT }, { "modificado", LABEL_UPDATE },
	{ "modified", LABEL_UPDATE }, { "modifié", LABEL_UPDATE }, { "najaar ", LABEL_DATE },
	{ "narrated by ", LABEL_CREDIT }, { "newsgroups: ", LABEL_CREDIT },
	{ "newspaper:", LABEL_PUBLISHER }, { "on ", LABEL_DATE }, { "online seit", LABEL_DATE },
	{ "op ", LABEL_DATE }, { "opdateret", LABEL_UPDATE }, { "opinion by ", LABEL_BY },
	{ "oppdatert", LABEL_UPDATE }, { "opprettet", LABEL_DATE }, { "opublikowano", LABEL_DATE },
	{ "organization: ", LABEL_CREDIT }, { "origin:", LABEL_URL },
	{ "original article:", LABEL_URL }, { "original link:", LABEL_URL },
	{ "original source:", LABEL_URL }, { "original url:", LABEL_URL },
	{ "original:", LABEL_URL }, { "originally appeared in ", LABEL_PUBLISHER },
	{ "originally published", LABEL_DATE }, { "originally published in ", LABEL_PUBLISHER },
	{ "otoño ", LABEL_DATE }, { "outlet:", LABEL_PUBLISHER }, { "par ", LABEL_BY },
	{ "par : ", LABEL_BY }, { "par notre correspondant ", LABEL_BY },
	{ "par notre correspondante ", LABEL_BY }, { "para: ", LABEL_CREDIT },
	{ "paru le", LABEL_DATE }, { "periódico:", LABEL_PUBLISHER }, { "permalink ", LABEL_URL },
	{ "permalink:", LABEL_URL }, { "photo by ", LABEL_CREDIT },
	{ "photographer: ", LABEL_CREDIT }, { "photographs by ", LABEL_CREDIT },
	{ "photographs: ", LABEL_CREDIT }, { "photography by ", LABEL_CREDIT },
	{ "photos by ", LABEL_CREDIT }, { "pictures by ", LABEL_CREDIT }, { "por ", LABEL_BY },
	{ "por: ", LABEL_BY }, { "postato", LABEL_DATE }, { "postato da ", LABEL_BY },
	{ "posted", LABEL_DATE }, { "posted at", LABEL_DATE }, { "posted by ", LABEL_BY },
	{ "posted in ", LABEL_CREDIT }, { "posted on", LABEL_DATE }, { "posté", LABEL_DATE },
	{ "posté par ", LABEL_BY }, { "premiered", LABEL_DATE }, { "primavera ", LABEL_DATE },
	{ "printemps ", LABEL_DATE }, { "produced by ", LABEL_CREDIT }, { "profile by ", LABEL_BY },
	{ "propos recueillis par ", LABEL_BY }, { "protokoll von ", LABEL_BY },
	{ "pub date", LABEL_DATE }, { "pubblicata", LABEL_DATE }, { "pubblicato", LABEL_DATE },
	{ "pubblicato da ", LABEL_BY }, { "pubblicato il", LABEL_DATE }, { "publicada", LABEL_DATE },
	{ "publicada por ", LABEL_BY }, { "publicado", LABEL_DATE }, { "publicado el", LABEL_DATE },
	{ "publicado em", LABEL_DATE }, { "publicado por ", LABEL_BY },
	{ "publication date", LABEL_DATE }, { "publication:", LABEL_PUBLISHER },
	{ "publicerad", LABEL_DATE }, { "publicerat", LABEL_DATE }, { "publiceret", LABEL_DATE },
	{ "publie le", LABEL_DATE }, { "publisert", LABEL_DATE }, { "publish date", LABEL_DATE },
	{ "published", LABEL_DATE }, { "published at", LABEL_DATE }, { "published by ", LABEL_BY },
	{ "published date", LABEL_DATE }, { "published in ", LABEL_PUBLISHER },
	{ "published on", LABEL_DATE }, { "published online", LABEL_DATE },
	{ "publisher:", LABEL_PUBLISHER }, { "publiziert", LABEL_DATE }, { "publié", LABEL_DATE },
	{ "publié le", LABEL_DATE }, { "publié par ", LABEL_BY }, { "quelle :", LABEL_URL },
	{ "quelle:", LABEL_URL }, { "read the original:", LABEL_URL },
	{ "recherche: ", LABEL_CREDIT }, { "redaktion: ", LABEL_CREDIT },
	{ "release date", LABEL_DATE }, { "release date:", LABEL_DATE }, { "released", LABEL_DATE },
	{ "reply-to: ", LABEL_CREDIT }, { "report by ", LABEL_BY }, { "reportage de ", LABEL_BY },
	{ "reportage di ", LABEL_BY }, { "reportagem de ", LABEL_BY }, { "reportagem: ", LABEL_BY },
	{ "reportaje de ", LABEL_BY }, { "reported by ", LABEL_BY }, { "reporting by ", LABEL_BY },
	{ "research by ", LABEL_CREDIT }, { "retrieved", LABEL_UPDATE }, { "review by ", LABEL_BY },
	{ "reviewed by ", LABEL_BY }, { "reviewed by: ", LABEL_CREDIT },
	{ "rezension von ", LABEL_BY }, { "rédigé le", LABEL_DATE }, { "scritto", LABEL_DATE },
	{ "scritto da ", LABEL_BY }, { "sent: ", LABEL_DATE }, { "skrevet af ", LABEL_BY },
	{ "skrevet av ", LABEL_BY }, { "skriven av ", LABEL_BY }, { "sommer ", LABEL_DATE },
	{ "source :", LABEL_URL }, { "source article:", LABEL_URL }, { "source link:", LABEL_URL },
	{ "source url:", LABEL_URL }, { "source:", LABEL_URL }, { "special report by ", LABEL_BY },
	{ "spring ", LABEL_DATE }, { "stand ", LABEL_UPDATE }, { "stand:", LABEL_UPDATE },
	{ "story by ", LABEL_BY }, { "story: ", LABEL_BY }, { "submitted", LABEL_DATE },
	{ "submitted by ", LABEL_BY }, { "summer ", LABEL_DATE }, { "tekst av ", LABEL_BY },
	{ "tekst: ", LABEL_BY }, { "testo di ", LABEL_BY }, { "testo: ", LABEL_BY },
	{ "text av ", LABEL_BY }, { "text by ", LABEL_BY }, { "text:", LABEL_BY },
	{ "text: ", LABEL_BY }, { "texte : ", LABEL_BY }, { "texte: ", LABEL_BY },
	{ "texto de ", LABEL_BY }, { "texto por ", LABEL_BY }, { "texto: ", LABEL_BY },
	{ "this article appeared in ", LABEL_PUBLISHER },
	{ "this article first appeared in ", LABEL_PUBLISHER },
	{ "this article originally appeared in ", LABEL_PUBLISHER },
	{ "this article was published on", LABEL_DATE },
	{ "this story originally appeared in ", LABEL_PUBLISHER }, { "to: ", LABEL_CREDIT },
	{ "traduccion: ", LABEL_CREDIT }, { "traducción de ", LABEL_CREDIT },
	{ "traducción: ", LABEL_CREDIT }, { "traducido del ", LABEL_CREDIT },
	{ "traducido por ", LABEL_CREDIT }, { "traduction : ", LABEL_CREDIT },
	{ "traduction: ", LABEL_CREDIT }, { "traduit de ", LABEL_CREDIT },
	{ "traduit par ", LABEL_CREDIT }, { "traduzido por ", LABEL_CREDIT },
	{ "traduzione di ", LABEL_CREDIT }, { "traduzione: ", LABEL_CREDIT },
	{ "tradução de ", LABEL_CREDIT }, { "tradução: ", LABEL_CREDIT },
	{ "translated by ", LABEL_CREDIT }, { "translated from ", LABEL_CREDIT },
	{ "translation by ", LABEL_CREDIT }, { "translation: ", LABEL_CREDIT },
	{ "tribune de ", LABEL_BY }, { "ultima actualizacion", LABEL_UPDATE },
	{ "ultima atualizacao", LABEL_UPDATE }, { "ultima modifica", LABEL_UPDATE },
	{ "ultimo aggiornamento", LABEL_UPDATE }, { "uma reportagem de ", LABEL_BY },
	{ "un article de ", LABEL_BY }, { "un articolo di ", LABEL_BY },
	{ "un artículo de ", LABEL_BY }, { "un entretien de ", LABEL_BY },
	{ "un portrait de ", LABEL_BY }, { "un reportage de ", LABEL_BY },
	{ "un reportage di ", LABEL_BY }, { "un reportaje de ", LABEL_BY },
	{ "un texte de ", LABEL_BY }, { "una crónica de ", LABEL_BY },
	{ "una entrevista de ", LABEL_BY }, { "une chronique de ", LABEL_BY },
	{ "une enquête de ", LABEL_BY }, { "une tribune de ", LABEL_BY }, { "update", LABEL_UPDATE },
	{ "update:", LABEL_UPDATE }, { "updated", LABEL_UPDATE }, { "uploaded", LABEL_DATE },
	{ "uppdaterad", LABEL_UPDATE }, { "uppdaterat", LABEL_UPDATE }, { "url:", LABEL_URL },
	{ "user-agent: ", LABEL_CREDIT }, { "van: ", LABEL_BY }, { "verano ", LABEL_DATE },
	{ "verfasst von ", LABEL_BY }, { "verschenen", LABEL_DATE },
	{ "vertaald door ", LABEL_CREDIT }, { "vertaling: ", LABEL_CREDIT },
	{ "verzonden: ", LABEL_DATE }, { "veröffentlicht", LABEL_DATE },
	{ "veröffentlicht am", LABEL_DATE }, { "veröffentlicht von ", LABEL_BY },
	{ "via:", LABEL_URL }, { "video by ", LABEL_CREDIT }, { "video: ", LABEL_CREDIT },
	{ "views: ", LABEL_CREDIT }, { "vom ", LABEL_DATE }, { "von ", LABEL_BY },
	{ "von unserem korrespondenten ", LABEL_BY }, { "von unserer korrespondentin ", LABEL_BY },
	{ "von: ", LABEL_BY }, { "voorjaar ", LABEL_DATE }, { "web address:", LABEL_URL },
	{ "weblink:", LABEL_URL }, { "winter ", LABEL_DATE },
	{ "with additional reporting by ", LABEL_CREDIT }, { "with reporting by ", LABEL_CREDIT },
	{ "words by ", LABEL_BY }, { "words: ", LABEL_BY }, { "written by ", LABEL_BY },
	{ "written on", LABEL_DATE }, { "x-mailer: ", LABEL_CREDIT },
	{ "zeitung:", LABEL_PUBLISHER }, { "zomer ", LABEL_DATE },
	{ "zuerst erschienen in ", LABEL_PUBLISHER }, { "zuletzt aktualisiert", LABEL_UPDATE },
	{ "zuletzt geändert", LABEL_UPDATE }, { "Écrit par ", LABEL_BY },
	{ "Éditeur :", LABEL_PUBLISHER }, { "Été ", LABEL_DATE },
	{ "Última actualización", LABEL_UPDATE }, { "Última atualização", LABEL_UPDATE },
	{ "écrit le", LABEL_DATE }, { "écrit par ", LABEL_BY }, { "éditeur :", LABEL_PUBLISHER },
	{ "édité par ", LABEL_CREDIT }, { "été ", LABEL_DATE },
	{ "última actualización", LABEL_UPDATE }, { "última atualização", LABEL_UPDATE },
	{ "übersetzt von ", LABEL_CREDIT }, { "übersetzung von ", LABEL_CREDIT },
	{ "übersetzung: ", LABEL_CREDIT }, { "Автор:", LABEL_BY }, { "Авторы:", LABEL_BY },
	{ "Источник:", LABEL_URL }, { "Обновлено", LABEL_UPDATE }, { "Опубликовано", LABEL_DATE },
	{ "Текст:", LABEL_BY },
};

static const char *const zones[] = { "a.m", "aedt", "aest", "am", "bst", "cat", "cdt", "cest", "cet", "cst", "ct", "eat",
	"edt", "eest", "eet", "est", "et", "gmt", "h", "heures", "horas", "hrs", "hs", "ist", "jst", "mdt", "mesz", "mez",
	"msk", "mst", "mt", "nzdt", "nzst", "ore", "p.m", "pdt", "pkt", "pm", "pst", "pt", "sast", "uhr", "utc", "uur", "wat",
	"wib" };
static const char *const counted[] = { "comentarios", "comment", "commentaires", "commenti", "comments",
	"kommentare", "likes", "min", "mins", "minute", "minuten", "minutes", "minuti", "minutos", "reacties", "shares",
	"views" };
/* clang-format on */

enum { AGO_MAX = 40 };

static bool
is_number(struct slice s)
{
	return s.n && s.p[0] >= '0' && s.p[0] <= '9';
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool
is_letter(char c)
{
	return (lower(c) >= 'a' && lower(c) <= 'z') || (unsigned char)c >= 0xC3;
}

/* The first label that begins with this byte, or with a greater one. */
static size_t
lower_bound(unsigned char first)
{
	size_t lo = 0, hi = sizeof(labels) / sizeof(labels[0]);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if ((unsigned char)labels[mid].text[0] < first)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

enum label_kind
label_at(struct slice s, size_t *len)
{
	enum label_kind best = LABEL_NONE;
	char first = s.n ? lower(s.p[0]) : '\0';
	size_t i, n;

	*len = 0;
	for (i = lower_bound((unsigned char)first); i < sizeof(labels) / sizeof(labels[0]) && labels[i].text[0] == first; i++) {
		n = strlen(labels[i].text);
		if (n <= *len || !slice_starts_case(s, slice_of(labels[i].text)))
			continue;
		if (is_letter(labels[i].text[n - 1]) && n < s.n && is_letter(s.p[n]))
			continue;
		*len = n;
		best = labels[i].kind;
	}
	return best;
}

static bool
is_zone(struct slice word)
{
	return word_in(word, zones, sizeof(zones) / sizeof(zones[0]));
}

/* am, Uhr, GMT+2, (CET), +0200 from `at`: where they end. */
static size_t
zones_end(struct slice s, size_t at)
{
	struct slice word, rest;

	for (;;) {
		rest = slice_sub(s, at, s.n);
		if (!word_next(&word, &rest) || !(strchr("+-(", word.p[0]) || is_letter(word.p[0])))
			return at;
		while (word.n && strchr("(+-", word.p[0]))
			word = slice_sub(word, 1, word.n);
		while (word.n && strchr(".,:;+-()0123456789", word.p[word.n - 1]))
			word.n--;
		if (word.n && !is_zone(word))
			return at;
		at = (size_t)(rest.p - s.p);
	}
}

size_t
label_time(struct slice s)
{
	static const char *const before[] = { "a las ", "alle ore ", "alle ", "at ", "às ", "à ", "kl. ", "om ", "ore ",
		"um " };
	size_t at = 0, i, from, end;
	bool minutes;

	for (i = 0; i < sizeof(before) / sizeof(before[0]) && !at; i++)
		if (slice_starts_case(s, slice_of(before[i])))
			at = strlen(before[i]);
	for (from = at; at < s.n && s.p[at] >= '0' && s.p[at] <= '9' && at < from + 3; at++)
		;
	if (at == from || at > from + 2)
		return 0;
	minutes = at + 1 < s.n && strchr(":.h", s.p[at]) && s.p[at + 1] >= '0' && s.p[at + 1] <= '9';
	while (minutes && at < s.n && strchr("0123456789:.h", s.p[at]))
		at++;
	if (!minutes && at < s.n && s.p[at] == 'h' && (at + 1 == s.n || !is_letter(s.p[at + 1])))
		return at + 1;
	for (i = at; i < s.n && is_letter(s.p[i]); i++) /* 9am, 10:42pm */
		;
	if (i > at && is_zone(slice_sub(s, at, i)))
		at = i, minutes = true;
	end = zones_end(s, at);
	return minutes || end > at ? end : 0;
}

/* "2 hours ago", "vor 3 Stunden", "il y a 2 jours" */
size_t
label_ago(struct slice s)
{
	static const char *const before[] = { "ha ", "hace ", "há ", "il y a ", "vor " };
	static const char *const after[] = { " ago", " fa", " geleden" };
	size_t i;

	if (!s.n || s.n > AGO_MAX)
		return 0;
	for (i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (slice_starts_case(s, slice_of(before[i])) && is_number(slice_sub(s, strlen(before[i]), s.n)))
			return s.n;
	for (i = 0; is_number(s) && i < sizeof(after) / sizeof(after[0]); i++)
		if (s.n > strlen(after[i]) &&
		    slice_eq_case(slice_sub(s, s.n - strlen(after[i]), s.n), slice_of(after[i])))
			return s.n;
	return 0;
}

/* "4 min read", "12 Kommentare", "Lesezeit: 3 Min." to the end of the line */
size_t
label_aside(struct slice s)
{
	static const char *const fronts[] = { "+ show all updates", "leestijd", "lesedauer", "lesezeit", "reading time", "read time", "see all updates", "show all updates",
		"temps de lecture", "tempo di lettura", "tiempo de lectura", "tempo de leitura" };
	struct slice word, rest;
	size_t i, all = s.n;

	if (!s.n || s.n > AGO_MAX)
		return 0;
	if (slice_starts_case(s, SLICE("with "))) /* "with 3 comments" */
		s = slice_sub(s, strlen("with "), s.n);
	rest = s;
	for (i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++)
		if (slice_starts_case(s, slice_of(fronts[i])))
			return all;
	if (is_number(s) && word_next(&word, &rest) && word_next(&word, &rest) &&
	    word_in(word, counted, sizeof(counted) / sizeof(counted[0])))
		return all;
	return 0;
}

bool
labels_sorted(void)
{
	size_t i;

	for (i = 1; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strcmp(labels[i - 1].text, labels[i].text) >= 0)
			return false;
	return words_sorted(zones, sizeof(zones) / sizeof(zones[0])) &&
	    words_sorted(counted, sizeof(counted) / sizeof(counted[0]));
}
