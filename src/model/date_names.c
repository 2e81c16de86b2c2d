#include "date_names.h"

#include <stdlib.h>
#include <string.h>

/*
 * Sorted for bsearch; folded (see utf8_fold): English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Polish, Scandinavian languages, Russian, Ukrainian.
 */
static const struct date_name names[] = {
	{ "abr", 4 }, { "abril", 4 }, { "ago", 8 }, { "agosto", 8 }, { "aout", 8 }, { "apr", 4 },
	{ "april", 4 }, { "aprile", 4 }, { "aug", 8 }, { "august", 8 }, { "augustus", 8 },
	{ "avr", 4 }, { "avril", 4 }, { "czerwca", 6 }, { "dec", 12 }, { "december", 12 },
	{ "decembre", 12 }, { "desember", 12 }, { "dez", 12 }, { "dezember", 12 }, { "dezembro", 12 },
	{ "di", 0 }, { "dic", 12 }, { "dicembre", 12 }, { "diciembre", 12 }, { "dienstag", 0 },
	{ "dimanche", 0 }, { "dinsdag", 0 }, { "do", 0 }, { "domenica", 0 }, { "domingo", 0 },
	{ "donderdag", 0 }, { "donnerstag", 0 }, { "ene", 1 }, { "enero", 1 }, { "feb", 2 },
	{ "febbraio", 2 }, { "febr", 2 }, { "febrero", 2 }, { "februar", 2 }, { "februari", 2 },
	{ "february", 2 }, { "fev", 2 }, { "fevereiro", 2 }, { "fevr", 2 }, { "fevrier", 2 },
	{ "fr", 0 }, { "fredag", 0 }, { "freitag", 0 }, { "fri", 0 }, { "friday", 0 }, { "gen", 1 },
	{ "gennaio", 1 }, { "giovedi", 0 }, { "giu", 6 }, { "giugno", 6 }, { "grudnia", 12 },
	{ "jan", 1 }, { "janeiro", 1 }, { "janner", 1 }, { "januar", 1 }, { "januari", 1 },
	{ "january", 1 }, { "janv", 1 }, { "janvier", 1 }, { "jeudi", 0 }, { "jueves", 0 },
	{ "juil", 7 }, { "juill", 7 }, { "juillet", 7 }, { "juin", 6 }, { "jul", 7 }, { "julho", 7 },
	{ "juli", 7 }, { "julio", 7 }, { "july", 7 }, { "jun", 6 }, { "june", 6 }, { "junho", 6 },
	{ "juni", 6 }, { "junio", 6 }, { "kwietnia", 4 }, { "lipca", 7 }, { "listopada", 11 },
	{ "lordag", 0 }, { "lug", 7 }, { "luglio", 7 }, { "lundi", 0 }, { "lunedi", 0 },
	{ "lunes", 0 }, { "lutego", 2 }, { "maandag", 0 }, { "maart", 3 }, { "mag", 5 },
	{ "maggio", 5 }, { "mai", 5 }, { "maio", 5 }, { "maj", 5 }, { "maja", 5 }, { "mandag", 0 },
	{ "mar", 3 }, { "marca", 3 }, { "march", 3 }, { "marco", 3 }, { "mardi", 0 }, { "mars", 3 },
	{ "martedi", 0 }, { "martes", 0 }, { "marts", 3 }, { "marz", 3 }, { "marzo", 3 },
	{ "may", 5 }, { "mayo", 5 }, { "mei", 5 }, { "mercoledi", 0 }, { "mercredi", 0 }, { "mi", 0 },
	{ "miercoles", 0 }, { "mittwoch", 0 }, { "mo", 0 }, { "mon", 0 }, { "monday", 0 },
	{ "montag", 0 }, { "mrt", 3 }, { "mrz", 3 }, { "nov", 11 }, { "november", 11 },
	{ "novembre", 11 }, { "novembro", 11 }, { "noviembre", 11 }, { "oct", 10 }, { "october", 10 },
	{ "octobre", 10 }, { "octubre", 10 }, { "okt", 10 }, { "oktober", 10 }, { "onsdag", 0 },
	{ "ott", 10 }, { "ottobre", 10 }, { "out", 10 }, { "outubro", 10 }, { "pazdziernika", 10 },
	{ "quarta-feira", 0 }, { "quinta-feira", 0 }, { "sa", 0 }, { "sabado", 0 }, { "sabato", 0 },
	{ "samedi", 0 }, { "samstag", 0 }, { "sat", 0 }, { "saturday", 0 }, { "segunda-feira", 0 },
	{ "sep", 9 }, { "sept", 9 }, { "september", 9 }, { "septembre", 9 }, { "septiembre", 9 },
	{ "set", 9 }, { "setembro", 9 }, { "setiembre", 9 }, { "settembre", 9 }, { "sexta-feira", 0 },
	{ "sierpnia", 8 }, { "so", 0 }, { "sondag", 0 }, { "sonnabend", 0 }, { "sonntag", 0 },
	{ "stycznia", 1 }, { "sun", 0 }, { "sunday", 0 }, { "terca-feira", 0 }, { "thu", 0 },
	{ "thur", 0 }, { "thurs", 0 }, { "thursday", 0 }, { "tirsdag", 0 }, { "tisdag", 0 },
	{ "torsdag", 0 }, { "tue", 0 }, { "tues", 0 }, { "tuesday", 0 }, { "vendredi", 0 },
	{ "venerdi", 0 }, { "viernes", 0 }, { "vrijdag", 0 }, { "wed", 0 }, { "wednesday", 0 },
	{ "woensdag", 0 }, { "wrzesnia", 9 }, { "zaterdag", 0 }, { "zondag", 0 },
	{ "авг", 8 }, { "август", 8 }, { "августа", 8 }, { "апр", 4 }, { "апрель", 4 }, { "апреля", 4 },
	{ "березня", 3 }, { "вересня", 9 }, { "воскресенье", 0 }, { "вторник", 0 }, { "грудня", 12 },
	{ "дек", 12 }, { "декабрь", 12 }, { "декабря", 12 }, { "жовтня", 10 }, { "июль", 7 },
	{ "июля", 7 }, { "июнь", 6 }, { "июня", 6 }, { "квітня", 4 }, { "липня", 7 },
	{ "листопада", 11 }, { "лютого", 2 }, { "маи", 5 }, { "мар", 3 }, { "март", 3 }, { "марта", 3 },
	{ "мая", 5 }, { "ноя", 11 }, { "нояб", 11 }, { "ноябрь", 11 }, { "ноября", 11 }, { "окт", 10 },
	{ "октябрь", 10 }, { "октября", 10 }, { "понедельник", 0 }, { "пятница", 0 }, { "сен", 9 },
	{ "сент", 9 }, { "сентябрь", 9 }, { "сентября", 9 }, { "серпня", 8 }, { "среда", 0 },
	{ "суббота", 0 }, { "січня", 1 }, { "травня", 5 }, { "фев", 2 }, { "февраль", 2 },
	{ "февраля", 2 }, { "червня", 6 }, { "четверг", 0 }, { "янв", 1 }, { "январь", 1 },
	{ "января", 1 },
};

static int
compare_names(const void *key, const void *entry)
{
	return strcmp(key, ((const struct date_name *)entry)->name);
}

const struct date_name *
date_name_find(const char *folded)
{
	return bsearch(folded, names, sizeof(names) / sizeof(names[0]), sizeof(names[0]), compare_names);
}
