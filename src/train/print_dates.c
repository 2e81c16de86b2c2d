#include "train.h"

#include <string.h>

static const char *const month_names[LANGUAGES][12] = {
	{ "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" },
	{ "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember" },
	{ "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre" },
	{ "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre" },
	{ "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro" },
	{ "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre" },
	{ "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december" }
};
static const char *const short_names[12] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec" };

static const char *
ordinal(int day)
{
	if (day / 10 == 1)
		return "th";
	return day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
}

static void
put_day_first(struct str *s, struct date d, enum language lang, const char *month, bool ordinals)
{
	if (d.day && lang == LANG_DE)
		str_printf(s, "%d. ", d.day);
	else if (d.day && (lang == LANG_ES || lang == LANG_PT))
		str_printf(s, "%d de ", d.day);
	else if (d.day && lang == LANG_FR && d.day == 1)
		str_puts(s, "1er ");
	else if (d.day)
		str_printf(s, "%d%s ", d.day, ordinals ? ordinal(d.day) : "");
	str_puts(s, month);
	str_puts(s, lang == LANG_ES || lang == LANG_PT ? " de" : "");
}

static void
date_text(struct str *s, struct date d, char form, enum language lang)
{
	const char *month = month_names[lang][d.month - 1], *brief = short_names[d.month - 1];
	char low[8];

	switch (form) {
	case 'y': str_printf(s, "%d", d.year); break;
	case 'n': str_printf(s, "%s %d", month, d.year); break;
	case 'M':
		d.day ? str_printf(s, "%s %d%s, %d", month, d.day, ordinal(d.day), d.year) : str_printf(s, "%s %d", month, d.year);
		break;
	case 'm':
		d.day ? str_printf(s, "%s %d, %d", month, d.day, d.year) : str_printf(s, "%s %d", month, d.year);
		break;
	case 'p': d.day ? str_printf(s, "%d, %s %d", d.year, month, d.day) : str_printf(s, "%d", d.year); break;
	case 'r': d.day ? str_printf(s, "%s %d", month, d.day) : str_puts(s, month); break;
	case 'q':
		if (!d.day)
			d.day = 12;
		put_day_first(s, d, LANG_EN, month, false);
		break;
	case 'b': /* abbreviated, as MLA does */
		if (d.day)
			str_printf(s, "%d ", d.day);
		str_printf(s, "%s%s %d", brief, strlen(month) > 4 && lang == LANG_EN ? "." : "", d.year);
		break;
	case 's':
		d.day ? str_printf(s, "%02d.%02d.%d", d.day, d.month, d.year) : str_printf(s, "%d", d.year);
		break;
	case 'i': str_printf(s, "%d-%02d-%02d", d.year, d.month, d.day ? d.day : 1); break;
	case 'h': str_printf(s, "%d-%s-%d", d.day ? d.day : 3, brief, d.year); break;
	case 't': /* as ABNT has it: 9 mai. 2011 */
		memcpy(low, month, 3);
		low[3] = '\0';
		if (low[2] & 0x80)
			strcpy(low, "mar");
		str_printf(s, "%d %s. %d", d.day ? d.day : 7, low, d.year);
		break;
	case 'k': /* Feb 3, 2012 */
	case 'K':
		str_printf(s, "%s%s %d, %d", brief, form == 'K' && d.month != 5 ? "." : "", d.day ? d.day : 1, d.year);
		break;
	case 'e': str_printf(s, "%d %s %d", d.day ? d.day : 1, brief, d.year); break;
	case 'f': str_printf(s, "%d/%02d/%02d", d.year, d.month, d.day ? d.day : 1); break;
	case 'w': str_printf(s, "Friday, %s %d, %d", month, d.day ? d.day : 1, d.year); break;
	case 'W': str_printf(s, "Tuesday %d %s %d", d.day ? d.day : 1, month, d.year); break;
	case 'D':
	default:
		put_day_first(s, d, lang, month, form == 'D');
		str_printf(s, " %d", d.year);
	}
}

/* Lists differ in how they print the same form of a date. */
static char
form_of_list(char form, uint64_t seed, enum language lang)
{
	unsigned other = (unsigned)(seed >> 33 & 15);

	if (lang == LANG_EN && form == 'm')
		return other == 0 ? 'k' : other == 1 ? 'K' : other == 2 ? 'w' : other == 3 ? 'M' : other == 4 ? 'd' : 'm';
	if (lang == LANG_EN && form == 'd')
		return other == 0 ? 'e' : other == 1 ? 'D' : other == 2 ? 'W' : other == 3 ? 'm' : other == 4 ? 'b' : other == 5 ? 'i' : other == 6 ? 'f' : 'd';
	return form;
}

void
date_print(struct str *s, struct date d, char form, uint64_t seed, enum language lang)
{
	date_text(s, d, form_of_list(form, seed, lang), lang);
}
