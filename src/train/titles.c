#include "train.h"

#include <string.h>

#include "base/utf8.h"

/*
 * Titles from patterns. A capital letter in braces is drawn from a list: {N} noun, {A} adjective, {V} verb, {G} -ing,
 * {P} place, {H} person, {O} organisation, {X} outlet, {Y} year, {#} number, {D} day and month with year.
 */
struct lexicon {
	const char *nouns, *adjectives, *verbs, *ings, *places;
	const char *const *patterns;
};

static const char *const en_patterns[] = { "{A} {N} {V} {N} in {P}", "How {O} {V} {N}", "How {N} {V} the {N} of {P}",
	"Why {N} {V} {N}", "Is the {N} {G} a {A} {N}?", "{P}: {N} and {N}", "{H} {V} {N}, {V} {N}", "What {H} {V} about {N}",
	"The {N} of {N}: {A} {N} in {P}, {Y}–{Y}", "{N}, {N} and {N}", "“{N} of {N}”: the {A} {N}", "{#} {N} {V} in {P}",
	"{N} {V}, says {H}", "After {N}, {P} {V} {N}", "{A} {N}: a {N}", "{N} | {N}", "In {P}, {A} {N} {V} {N}",
	"Letter from {P}", "{H}, {N} of {N}, dies at {#}", "Report on {N} in {P} {Y}", "The {A} {N}", "{A} {N}",
	"{N} in {P}", "{N} and the {N}", "The {N} That {V} {P}", "Inside {O}’s {A} {N}", "{O} {V} {A} {N} to {P}",
	"{P} {V} {N} over {N}", "Did {H} {V} the {N}?", "Who {V} the {N} of {P}? A {A} {N}", "{G} the {N}", "{G} {N}: {N}, {N} and {N}",
	"{N} Statistics", "Annual Report {Y}", "{O} Annual Report {Y}", "Statement on {N}", "{A} {N} (with {N})",
	"{H}: ‘{N} {V} {N}’", "‘{A} {N}’: {H} on {N}", "{H} and the {N} of {A} {N}", "On {N}", "{N} v. {N}", "{H} v. {P}",
	"{O}: {A} {N} {V} {N}", "{X}: {N} {V} {N}", "{P}’s {A} {N} {V} {N}. But {V} It {N}?", "{A} {N}. {A} {N}. {A} {N}.",
	"The {N}, the {N}, and the {N}", "Exclusive: {O} {V} {N}", "{N} of {D}", "{Y}: The {N} of {P}", "Frequently Asked Questions",
	"About Us", "{H}", "{O}", "{N} Explained", "Key {N} for {Y}", "{N} {N} {N}", "{A} {N} {N} and {A} {N} {N}",
	"US {V} {#} {N} after {N}", "UK {N}: {#}% of {N} {V} {N}, {V} {N}", "Everything you need to know about {N}",
	"‘I {V} the {N}’", "My {N} with {H}", "{H}’s {N}", "Will {P} {V} the {N}, or {V} {N}?", "Not a {N} but a {N}",
	"{N}-{N} {N} and the {P} {N}", "From {N} to {N}: the {N} of {O}", "{A} {N} Act {Y}", "The {A} {N} (Part {#})",
	"{N} – {N} – {O}", "{N} - {X}", "{N} @ {O}", "{P}, {P} {V} {N}, {N} {V}", "What Is the {P}-{P} {N}?", "{N}!",
	"{P} {N} {V} {A} {N} as {N} {V}, {O} {V}", "A {N} of {N} and {N} at {O}, {Y}–{Y}", "Brief {N} of the {O}",
	"{A} {N}, {A} {N}: {G} {N} in the {N} of {N}", "Guidance: {N} {N} for {N}", "{N} {#}/{#}", "SARS-{N}-2 and {N} {N}",
	"{N}, {N}-{N}, and {A} {N} {N}", "{N} & {N}: {A} {N}", "{O}’s {A} {N} & {N} {N}: The First {#} Years", "{H} Jr., {N} on {A} {N} Who {V} {N} in {A} {N}, Has {V}",
	"{N} {V} Own {N} {#} Times; What If {N} {V}?", "{N} ({N}) {V} {N}", "{A} {N} ({A} {N}) and the {N}", "{A} {N} {N} (VBE) in {P}", "{N} hack: {#} {A} {N} {V} by {N}",
	"{N} {V} nearly two-hundred thousand {N} {V} by {A} {N}", "Over {#},{#}00 {N} {V} in {O} {N}: {N}", "{N} - YouTube", "{N} | {O}", "{N}, by {N}", "{A}, {A}, {A}: {N} in {P}",
	"{H} ({N}) and {H} ({N})", "An Oral {N}", "{P} in {N}: {N} {V} {N} on {D}", "{A} {N} for {P}: An {N}, {Y}-{Y}", "{H}, {Y}–{Y}", "Memorial {N}: {H}, {Y}–{Y}",
	"The {P} {N} Is Over. What {V} Now?", "‘{N}’ or ‘{N}’? {A} {N} in the {X}", "{#} {N} That {V} the {N} in {Y}", "Yes, {P} {V} {N}. No, {N} Is Not {A}.", "{P}’s “{A} {N}” {V}",
	"{N}: {N}; {N}; {N}", "{H}: A {N}, a {N} and a {N}", "{N} in the {N} of {N}. {N} and {N}, {Y}-{Y}", "The {X} and the {N}", "Transcript: {H} on {N}", "{O} {V} {N}, {H} {V}", "{N} {V}: {X} {N}",
	"Why I {V} the {X}", "The {A} {N} of {H}", "{H}’s {A} {N} in {P}", "{N} at {#}: {A} {N}", "{P}/{P}: {N}", "#{N}{N} and {A} {N}", "{A} {N}, Vol. {#}", "The {N} v the {N}: {H} {V} {P}",
	"The {A} {N}: {A} {N} and the {N} in {P}, {Y}-{#}", "{A} {N} on the {N} {Y}-{Y}: {N}", "{N} {N} – A {A} {Y} {N} ({N} {N} {N} {N})", "{A} {N} ({P} {N})", "The {A}, the {A}, and the {A}: The {A} {N} about the {P} {N}",
	"{A}-by-{N}-{N}-{N}.pdf", "Exclusive | {P}’s {N} {V} {N}. It {V} a Lot of {N}", "\"{A} {N}\": {N} {V}", "{N} {V} {N}—in a {N}. The real {N} is why {N} {V} more than {N}", "Technical {N} TN{#}: {N} X v{#}.1", "{N} {N} {#}.{#} {N} {N}: the {X} review", "{X} {V} {N}",
	"Regulation (EU) {Y}/{#} of the {O} and of the {O} of {D} on a {A} {N} for {A} {N} ({A} {N} Act)", "Directive {Y}/{#}/EC of the {O} of {D} on {A} {N}", "{A} {N} ({N} and {N}) Act {Y}", "{N} {N} Regulations {Y}",
	"In {P}, a {N} {V}. Nobody, it seems, {V} it", "A {N} is a {N}, except when it is not", "“You are {A}”, they said. Then came the {N}", "The {N} that nobody wanted. Or is it, after all, a {N}?",
	"No, the {N} did not {V} that", "Why {P}, {P}, and {P} cannot agree. What comes next?", "{N}, {N}, and {N}: who {V} the {N}?", "Is this the end of the {N}, or the beginning?",
	"First the {N}, then the {N}. Now what?", "He {V} the {N}. She {V} the {N}. Who, then, {V} the {N}?", "{H}, the {A} {N}, and me", "They {V} {N}, and then they {V} {N}", "{P}, once {A}, now {A}, {V} again",
	"I was a {N} for {#} years. Here is what I {V}", "If {P} {V}, {P} {V}. But does it?", "Yes, {N}, but for whom?", "A {N}, a {N}, a {A} {N}", "{N} first, {N} later", "It was {A}, they {V}. It was not", "“{A}”, “{A}”, “{A}”: how {P} {V} {N}",
	"Not {A}, not {A}: the {N} of {P}", "{N} {V}. {N} {V}. The {N} of a {N}, and what it {V}", "To {V} or not to {V}, that is the {N}", "{H} {V} {N}, then {V} it, {N} {V}", "How the {N} {V}, who {V} it, and why {P} still {V}",
	"What {P} {V}, what it {V}, and what, if anything, {V} next", "The {N}? What {N}?", "“We {V} {N},” {V} {H}", "“{A} {N}”, {A} {N}: {N} in {P}", "At last, a {N}", "So, {H}, who {V} the {N}?",
	"National {N} {N} {Y}/{#}", "{O} {N} {N}: {A} {N} {Y}", "{P} {A} {N} {N}", "{N} {N} {V} {N} {N} to {P} {N}", "“{A} {N}”", "{O} {N} {N} {Y}", "Dr. {H} {V} {N}", "{N}: St. {P} and the U.S. {N}", NULL };

static const struct lexicon english = {
	"trade|war|policy|activist|articles|report|regime|crisis|history|election|threat|threats|support|attack|minister|government|protest|protests|border|refugees|court|judge|decisions|school|science|research|energy|prices|price|cap|forecast|climate|market|growth|families|workers|strike|union|company|data|breach|customers|network|program|server|code|software|engineers|pay|satellite|space|system|systems|weapons|missile|drone|army|police|prison|law|rights|freedom|press|journalists|media|outlets|propaganda|campaign|money|bank|tax|budget|debt|trade-off|plan|deal|talks|peace|treaty|alliance|opposition|group|cult|leader|president|king|church|faith|religion|culture|film|music|book|novel|poet|artist|museum|heritage|city|river|flood|storm|fire|drought|water|food|hunger|farm|farmers|harvest|wheat|oil|gas|coal|nuclear|power|plant|reactor|waste|safety|risk|disease|virus|vaccine|hospital|nurses|doctors|health|care|patients|death|deaths|life|women|men|children|youth|family|marriage|gender|race|slavery|empire|colony|revolution|coup|democracy|state|nation|people|migration|asylum|seekers|camp|housing|rent|homes|transport|rail|road|airport|flight|ship|port|fishing|sea|ocean|forest|wildlife|species|birds|memory|memorial|archive|secret|secrets|scandal|inquiry|evidence|witness|trial|verdict|sentence|crime|murder|violence|abuse|fraud|corruption|bribes|lobby|lobbyists|influence|trolls|accounts|fakes|disinformation|algorithm|bias|tool|recruiting|identity|agenda|privacy|surveillance|encryption|hackers|malware|phishing|password|users|platform|regulation|competition|monopoly|merger|startup|investors|stocks|inflation|recession|jobs|skills|education|university|students|teachers|exam|reform|vote|ballot|turnout|poll|senate|congress|parliament|speech|debate|letter|interview|story|truth|lies|myth|legacy|future|past|year|decade|century|day|night|morning|statistics|workload|methods|approach|framework|review|survey|analysis|introduction|handbook|guide|primer|chronology|memoir|biography|essay|essays",
	"new|old|secret|hidden|lost|great|global|local|national|international|foreign|political|social|economic|public|private|legal|illegal|military|civil|nuclear|digital|cyber|online|fake|real|false|true|big|small|long|short|high|low|rising|falling|growing|dying|broken|forgotten|silent|dangerous|deadly|safe|free|fair|open|closed|controversial|radical|right-wing|left-wing|anti-war|pro-government|far-right|state-backed|post-war|cold|hot|dark|bright|early|late|first|last|next|final|best|worst|young|rural|urban|human|natural|artificial|industrial|financial|medical|scientific|historical|modern|ancient|religious|ethnic|democratic|authoritarian|totalitarian|parliamentary|presidential|American|British|Iranian|Russian|Chinese|European|African|Asian|German|French|Albanian|large-scale|short-term|renewable|record|lower-income",
	"faces|wins|loses|cuts|raises|drops|hits|says|warns|claims|denies|admits|reveals|hides|shows|tells|finds|seeks|wants|needs|plans|backs|blocks|bans|allows|opens|closes|ends|begins|starts|stops|makes|breaks|builds|buys|sells|pays|owes|kills|saves|changes|shapes|drives|threatens|fuels|sparks|leads|follows|meets|rejects|accepts|approves|condemns|praises|blames|helps|hurts|moves|returns|leaves|joins|quits|rises|falls|grows|shrinks|works|fails|matters|died|lied|left|paid|spiked|affected|voted|used|built",
	"helping|making|breaking|building|losing|winning|fighting|killing|saving|changing|reading|writing|understanding|rethinking|measuring|mapping|tracking|financing|selling|hiding|spying|voting|protecting|predicting",
	"Iran|Albania|Iraq|Syria|Israel|Turkey|Russia|Ukraine|China|Taiwan|Japan|India|Pakistan|Germany|France|Britain|UK|US|U.S.|America|Europe|EU|Africa|Kenya|Nigeria|Egypt|Brazil|Mexico|Chile|Canada|Australia|London|Paris|Berlin|Washington|Moscow|Tehran|Tirana|Kyiv|Gaza|Beirut|Texas|California|Wisconsin|Scotland|Wales|Ireland|Poland|Hungary|Greece|Spain|Italy|Middle East|South China Sea|New York|Silicon Valley|West Bank|North Korea|South Africa|Latin America",
	en_patterns
};

static const char *const de_patterns[] = { "{A} {N} in {P}", "Wie {O} die {N} {V}", "Die {N} der {N}", "{N} und {N}",
	"{N}: {A} {N} für {P}", "Warum {P} die {N} {V}", "{H} {V} {N}", "Der Streit um die {N}", "Was {N} mit {N} zu tun hat",
	"{N} {Y}", "Das Ende der {N}?", "{H}: „{A} {N}“", "Zur {N} der {A} {N}", "Von der {N} zur {N}. Eine {N}", "{#} {N} in {P} {V}",
	NULL };
static const struct lexicon german = {
	"Regierung|Wahl|Krise|Politik|Geschichte|Gesellschaft|Wirtschaft|Partei|Polizei|Justiz|Freiheit|Sicherheit|Überwachung|Forschung|Wissenschaft|Bildung|Schule|Universität|Energie|Klima|Wende|Industrie|Arbeit|Löhne|Steuern|Banken|Presse|Medien|Zeitung|Kirche|Armee|Waffen|Flucht|Grenze|Asyl|Migration|Familie|Kinder|Gesundheit|Pflege|Impfung|Verkehr|Bahn|Stadt|Wohnung|Mieten|Landwirtschaft|Umwelt|Wasser|Bericht|Untersuchung|Analyse|Studie|Einführung|Handbuch|Beiträge",
	"neue|alte|deutsche|europäische|politische|soziale|digitale|geheime|öffentliche|letzte|erste|große|kleine|lange|gefährliche|moderne|demokratische|vergessene",
	"verändert|bedroht|fordert|verliert|gewinnt|kritisiert|verteidigt|plant|stoppt|rettet|sucht|findet|warnt|scheitert",
	"", "Deutschland|Berlin|Europa|Bayern|Österreich|Schweiz|Russland|Polen|Syrien|Türkei|USA|Iran|Wien|Hamburg", de_patterns
};

static const char *const fr_patterns[] = { "Les {N} de la {N}", "{P} : la {N} {A}", "{N} et {N} en {P}", "Comment {O} {V} la {N}",
	"La {N} {A} : une {N} de {N}", "{H} {V} la {N}", "Pourquoi la {N} {V}", "À {P}, la {N} {V}", "Histoire de la {N} {A}",
	"Qui a peur de la {N} ?", "{#} {N} à {P} en {Y}", "L’{N} de {H}", "De la {N} à la {N}", NULL };
static const struct lexicon french = {
	"politique|guerre|république|crise|liberté|police|justice|école|presse|santé|loi|réforme|grève|élection|campagne|mémoire|histoire|société|économie|dette|violence|frontière|migration|banlieue|ville|campagne|énergie|forêt|mer|télévision|radio|littérature|langue|pensée|science|recherche|enquête|étude|méthode|théorie|introduction|programmation|archive",
	"nouvelle|française|européenne|sociale|publique|secrète|mondiale|nucléaire|numérique|africaine|coloniale|politique|économique|démocratique|oubliée",
	"menace|change|inquiète|divise|résiste|perd|gagne|dénonce|défend|transforme", "",
	"France|Paris|Algérie|Mali|Afrique|Europe|Belgique|Suisse|Syrie|Iran|Liban|Marseille|Lyon", fr_patterns
};

static const char *const es_patterns[] = { "La {N} de la {N}", "{P}: la {N} {A}", "{N} y {N} en {P}", "Cómo {O} {V} la {N}",
	"Por qué la {N} {V}", "{H} {V} la {N}", "El gobierno de {P} {V} la {N}", "¿Quién {V} la {N}?", "{#} {N} en {P}",
	"Historia de la {N} {A}", "La {N}, la {N} y la {N}", "Informe sobre la {N} {Y}", NULL };
static const struct lexicon spanish = {
	"política|guerra|crisis|justicia|libertad|prensa|salud|ley|reforma|huelga|elección|campaña|memoria|historia|sociedad|economía|deuda|violencia|frontera|migración|ciudad|energía|tierra|educación|universidad|ciencia|investigación|cultura|lengua|policía|corrupción|democracia|dictadura|iglesia|familia|vivienda|pandemia|vacuna",
	"nueva|pública|secreta|mundial|social|política|económica|democrática|indígena|española|mexicana|olvidada|judicial",
	"amenaza|cambia|divide|pierde|gana|denuncia|defiende|transforma|reclama|niega", "",
	"España|México|Chile|Colombia|Argentina|Perú|Madrid|Cataluña|Cuba|Venezuela|Europa|Irán", es_patterns
};

static const char *const pt_patterns[] = { "A {N} da {N}", "{P}: a {N} {A}", "{N} e {N} no {P}", "Como a {O} {V} a {N}",
	"Por que a {N} {V}?", "{H} {V} {N}", "Governo {V} usar {N} para {N} de {N} como {N} e {N}", "Você sabe o que é a {N} {A}?",
	"{#} {N} em {P}", "História da {N} {A}", "Boletim da {N} {Y}", "{N} {A}: {N}, {N} e {N}", NULL };
static const struct lexicon portuguese = {
	"política|guerra|crise|justiça|liberdade|imprensa|saúde|lei|reforma|greve|eleição|campanha|memória|história|sociedade|economia|dívida|violência|fronteira|cidade|energia|terra|educação|universidade|ciência|pesquisa|cultura|língua|polícia|corrupção|democracia|ditadura|igreja|vacina|doenças|dengue|escola|alunos|vestibular|cotas|vigilância|comunidade",
	"nova|pública|secreta|mundial|social|política|econômica|democrática|indígena|brasileira|esquecida|judicial",
	"ameaça|muda|divide|perde|ganha|denuncia|defende|transforma|quer|nega", "",
	"Brasil|São Paulo|Rio de Janeiro|Portugal|Lisboa|Brasília|Amazônia|Angola|Bahia|Europa", pt_patterns
};

static const char *const it_patterns[] = { "La {N} della {N}", "{P}, la {N} {A}", "{N} e {N} in {P}", "Come {O} {V} la {N}",
	"Perché la {N} {V}", "{H} {V} la {N}", "Storia della {N} {A}", "{#} {N} a {P}", "La {N} che {V}", NULL };
static const struct lexicon italian = {
	"politica|guerra|crisi|giustizia|libertà|stampa|salute|legge|riforma|elezione|campagna|memoria|storia|società|economia|violenza|frontiera|città|energia|scuola|università|scienza|ricerca|cultura|lingua|polizia|corruzione|democrazia|chiesa|famiglia",
	"nuova|pubblica|segreta|mondiale|sociale|politica|economica|democratica|italiana|dimenticata",
	"minaccia|cambia|divide|perde|vince|denuncia|difende|trasforma", "", "Italia|Roma|Milano|Napoli|Sicilia|Europa|Libia|Torino",
	it_patterns
};

static const char *const nl_patterns[] = { "De {N} van de {N}", "{P}: de {A} {N}", "{N} en {N} in {P}", "Hoe {O} de {N} {V}",
	"Waarom de {N} {V}", "{H} {V} {N}", "{#} {N} in {P}", "Geschiedenis van de {A} {N}", NULL };
static const struct lexicon dutch = {
	"politiek|oorlog|crisis|vrijheid|pers|gezondheid|wet|verkiezing|campagne|geschiedenis|samenleving|economie|schuld|grens|stad|energie|school|universiteit|wetenschap|cultuur|taal|politie|democratie|kerk|woning|toeslagen|zorg|klimaat|stikstof",
	"nieuwe|oude|geheime|publieke|sociale|politieke|economische|vergeten|nederlandse|europese",
	"bedreigt|verandert|verliest|wint|verdedigt|zoekt|eist", "", "Nederland|Amsterdam|Rotterdam|België|Europa|Groningen|Utrecht",
	nl_patterns
};

static const struct lexicon *const lexicons[LANGUAGES] = { &english, &german, &french, &spanish, &portuguese, &italian, &dutch };

/* One of a|b|c. */
static struct slice
pick(const char *list, struct dice *d)
{
	size_t n = 1, k;
	const char *p;

	for (p = list; *p; p++)
		n += *p == '|';
	k = dice_below(d, n);
	for (p = list; k; p++)
		k -= *p == '|';
	return (struct slice){ p, strcspn(p, "|") };
}

static void
put_symbol(struct str *out, char symbol, struct dice *d, const struct pools *p, enum language lang, struct arena *mem)
{
	const struct lexicon *x = lexicons[lang];
	struct person who;

	switch (symbol) {
	case 'N':
		str_put(out, pick(x->nouns, d));
		if (lang == LANG_EN && dice_chance(d, 12)) { /* compounds */
			str_putc(out, ' ');
			str_put(out, pick(x->nouns, d));
		} else if (dice_chance(d, 4)) { /* names and words of no list */
			str_putc(out, ' ');
			str_puts(out, name_invent(mem, d));
		}
		break;
	case 'A': str_put(out, pick(x->adjectives, d)); break;
	case 'V': str_put(out, pick(x->verbs, d)); break;
	case 'G': str_put(out, pick(x->ings, d)); break;
	case 'P': str_put(out, pick(x->places, d)); break;
	case 'H':
		person_invent(&who, mem, d, p);
		if (dice_chance(d, 70))
			str_printf(out, "%s ", who.given);
		str_puts(out, who.family);
		break;
	case 'O': str_puts(out, body_invent(mem, d, p, lang)); break;
	case 'X': str_puts(out, outlet_invent(mem, d, p, lang)); break;
	case 'Y': str_printf(out, "%zu", 1900 + dice_below(d, 126)); break;
	case '#': str_printf(out, "%zu", 1 + dice_below(d, dice_chance(d, 80) ? 100 : 90000)); break;
	case 'D': str_printf(out, "%zu October %zu", 1 + dice_below(d, 28), 1950 + dice_below(d, 75)); break;
	default: break;
	}
}

static bool
is_small(struct slice w)
{
	static const char *const small[] = { "a", "an", "the", "of", "in", "on", "to", "and", "or", "for", "at", "as", "by",
		"with", "from", "but", "v.", "about", "over", "after", "need", "you" };
	size_t i;

	for (i = 0; i < sizeof(small) / sizeof(small[0]) - 3; i++)
		if (slice_eq(w, slice_of(small[i])))
			return true;
	return false;
}

/* Title case: a capital on each word but the small ones; sentence case: on the first alone; 2: all capitals. */
static void
set_case(struct str *s, unsigned how)
{
	size_t i, end;
	bool first = true;

	for (i = 0; i < s->n; i = end + 1) {
		end = i + strcspn(s->p + i, " ");
		if (s->p[i] >= 'a' && s->p[i] <= 'z' && (first || (how == 0 && !is_small((struct slice){ s->p + i, end - i }))))
			s->p[i] = (char)(s->p[i] - 32);
		if ((s->p[i] & 0x80) && end - i > 3 && s->p[i + 3] >= 'a' && s->p[i + 3] <= 'z' && (first || how == 0))
			s->p[i + 3] = (char)(s->p[i + 3] - 32);
		first = end > i && (s->p[end - 1] == '?' || (s->p[end - 1] == '.' && end - i > 3) || (s->p[end - 1] == ':' && how == 0));
		if (how == 2)
			for (; i < end; i++)
				if (s->p[i] >= 'a' && s->p[i] <= 'z')
					s->p[i] = (char)(s->p[i] - 32);
	}
}

const char *
title_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang, unsigned how)
{
	const struct lexicon *x = lexicons[lang];
	struct str out = { 0 };
	const char *pattern, *c;
	size_t n = 0;

	while (x->patterns[n])
		n++;
	pattern = x->patterns[dice_below(d, n)];
	for (c = pattern; *c; c++)
		if (*c == '{') {
			put_symbol(&out, c[1], d, p, lang, mem);
			c += 2;
		} else {
			str_putc(&out, *c);
		}
	if (dice_chance(d, 14)) { /* a subtitle, or a second sentence */
		bool ends = out.p[out.n - 1] == '?' || out.p[out.n - 1] == '!';

		str_puts(&out, ends ? " " : dice_chance(d, 55) ? ": " : dice_chance(d, 20) ? " – " : dice_chance(d, 60) ? ". " : ", ");
		pattern = x->patterns[dice_below(d, n)];
		for (c = pattern; *c; c++)
			if (*c == '{') {
				put_symbol(&out, c[1], d, p, lang, mem);
				c += 2;
			} else {
				str_putc(&out, *c);
			}
	}
	set_case(&out, lang == LANG_EN ? how : 1);
	pattern = arena_dup(mem, str_cstr(&out), out.n);
	str_free(&out);
	return pattern;
}
