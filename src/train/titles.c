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
	"Why {N} {V} {N}", "{P}: {N} and {N}", "{H} {V} {N}, {V} {N}", "What {H} {V} about {N}",
	"The {N} of {N}: {A} {N} in {P}, {Y}–{Y}", "{N}, {N} and {N}", "“{N} of {N}”: the {A} {N}", "{#} {N} {V} in {P}",
	"{N} {V}, says {H}", "After {N}, {P} {V} {N}", "{A} {N}: a {N}", "{N} | {N}", "In {P}, {A} {N} {V} {N}",
	"Letter from {P}", "{H}, {N} of {N}, dies at {#}", "Report on {N} in {P} {Y}", "The {A} {N}", "{A} {N}",
	"{N} in {P}", "{N} and the {N}", "The {N} That {V} {P}", "Inside {O}’s {A} {N}", "{O} {V} {A} {N} to {P}",
	"{P} {V} {N} over {N}", "Did {H} {V} the {N}?", "Who {V} the {N} of {P}? A {A} {N}", "{G} the {N}", "{G} {N}: {N}, {N} and {N}",
	"{N} Figures", "{N} in Figures, {Y}", "Quarterly {N} Tables", "Annual Report {Y}", "{O} Annual Report {Y}", "Statement on {N}", "{A} {N} (with {N})",
	"{H}: ‘{N} {V} {N}’", "‘{A} {N}’: {H} on {N}", "{H} and the {N} of {A} {N}", "On {N}", "{N} v. {N}", "{H} v. {P}",
	"{O}: {A} {N} {V} {N}", "{X}: {N} {V} {N}", "{A} {N}. {A} {N}. {A} {N}.",
	"The {N}, the {N}, and the {N}", "Exclusive: {O} {V} {N}", "{N} of {D}", "{Y}: The {N} of {P}",
	"About Us", "{H}", "{O}", "{N}, explained", "Explainer: {N} and {N}", "Questions and answers on {N}", "Key {N} for {Y}", "{N} {N} {N}", "{A} {N} {N} and {A} {N} {N}",
	"{P} {V} {#} {N} after {N}", "{N}: {#}% of {N} {V} {N}, {V} {N}", "Everything you need to know about {N}",
	"‘I {V} the {N}’", "My {N} with {H}", "{H}’s {N}", "Will {P} {V} the {N}, or {V} {N}?", "Not a {N} but a {N}",
	"{N}-{N} {N} and the {P} {N}", "From {N} to {N}: the {N} of {O}", "{A} {N} Act {Y}", "The {A} {N} (Part {#})",
	"{N} – {N} – {O}", "{N} - {X}", "{P}, {P} {V} {N}, {N} {V}", "{N}!",
	"{P} {N} {V} {A} {N} as {N} {V}, {O} {V}", "A {N} of {N} and {N} at {O}, {Y}–{Y}",
	"{A} {N}, {A} {N}: {G} {N} in the {N} of {N}", "Guidance: {N} {N} for {N}", "{N} {#}/{#}",
	"{N} & {N}: {A} {N}",
	"{N} ({N}) {V} {N}", "{A} {N} ({A} {N}) and the {N}",
	"{N} | {O}", "{N}, by {N}", "{A}, {A}, {A}: {N} in {P}",
	"{A} {N} for {P}: An {N}, {Y}-{Y}", "{H}, {Y}–{Y}",
	"The {P} {N} Is Over. What {V} Now?", "‘{N}’ or ‘{N}’? {A} {N} in the {X}", "{#} {N} That {V} the {N} in {Y}", "Yes, {P} {V} {N}. No, {N} Is Not {A}.", "{P}’s “{A} {N}” {V}",
	"{N}: {N}; {N}; {N}", "{H}: A {N}, a {N} and a {N}", "{N} in the {N} of {N}. {N} and {N}, {Y}-{Y}", "The {X} and the {N}", "Transcript: {H} on {N}", "{O} {V} {N}, {H} {V}", "{N} {V}: {X} {N}",
	"Why I {V} the {X}", "The {A} {N} of {H}", "{H}’s {A} {N} in {P}", "{N} at {#}: {A} {N}", "{P}/{P}: {N}", "#{N}{N} and {A} {N}", "{A} {N}, Vol. {#}", "The {N} v the {N}: {H} {V} {P}",
	"{A} {N} ({P} {N})",
	"\"{A} {N}\": {N} {V}", "{X} {V} {N}",
	"Regulation (EU) {Y}/{#} of the {O} and of the {O} of {D} on {A} {N} and {N}", "Directive {Y}/{#}/EC of the {O} of {D} on {A} {N}", "{A} {N} ({N} and {N}) Act {Y}", "{N} {N} Regulations {Y}",
	"In {P}, a {N} {V}. Nobody, it seems, {V} it", "A {N} is a {N}, except when it is not", "“You are {A}”, they said. Then came the {N}", "The {N} that nobody wanted. Or is it, after all, a {N}?",
	"No, the {N} did not {V} that", "Why {P}, {P}, and {P} cannot agree. What comes next?", "{N}, {N}, and {N}: who {V} the {N}?", "Is this the end of the {N}, or the beginning?",
	"First the {N}, then the {N}. Now what?", "He {V} the {N}. She {V} the {N}. Who, then, {V} the {N}?", "{H}, the {A} {N}, and me", "They {V} {N}, and then they {V} {N}", "{P}, once {A}, now {A}, {V} again",
	"I was a {N} for {#} years. Here is what I {V}", "If {P} {V}, {P} {V}. But does it?", "Yes, {N}, but for whom?", "A {N}, a {N}, a {A} {N}", "{N} first, {N} later", "It was {A}, they {V}. It was not", "“{A}”, “{A}”, “{A}”: how {P} {V} {N}",
	"Not {A}, not {A}: the {N} of {P}", "{N} {V}. {N} {V}. The {N} of a {N}, and what it {V}", "To {V} or not to {V}, that is the {N}", "{H} {V} {N}, then {V} it, {N} {V}", "How the {N} {V}, who {V} it, and why {P} still {V}",
	"What {P} {V}, what it {V}, and what, if anything, {V} next", "The {N}? What {N}?", "“We {V} {N},” {V} {H}", "“{A} {N}”, {A} {N}: {N} in {P}", "At last, a {N}", "So, {H}, who {V} the {N}?",
	"{N} and {N} in {P}, {Y}-{#}", "{N} & {N}, {Y}–{#}", "{A} {N} (KPR): {A} {N}", "{N} ({A} {N})", "{P} {V} {N}; {N} {V}", "{A}-{N}-{N}.pdf", "{N}_{N}_{Y}.pdf", "{N}-of-the-{N}.docx", "{N} {V} {N} ({A} {N} and {N})", "A {A} {N} of {N} (The {N} {V} the {N})", "{N} with {N} (and {A} {N})", "{A} {N} {#}.{#}: {N} {V}",
	"National {N} {N} {Y}/{#}", "{O} {N} {N}: {A} {N} {Y}", "{P} {A} {N} {N}", "{N} {N} {V} {N} {N} to {P} {N}", "“{A} {N}”", "{O} {N} {N} {Y}", "Dr. {H} {V} {N}", "The U.S. {N} and {A} {N}", "{N} in St. {P}", NULL };

static const struct lexicon english = {
	"abbey|abuse|academy|accident|account|actor|admiral|advert|aid|air|airport|alarm|album|alliance|ambassador|anger|"
	"animal|anthem|apartment|archive|arms|army|arrest|art|artist|asylum|atlas|auction|audience|autumn|axe|baker|"
	"ballot|bank|bargain|barrier|battle|beach|beer|bees|bell|bench|bias|bill|biography|birds|birth|bishop|blackout|"
	"blockade|board|boats|body|bomb|bonus|border|borough|boss|boycott|bread|bribes|bridge|broadcast|budget|building|"
	"bus|business|butcher|cabinet|cable|camera|camp|campaign|canal|cancer|capital|car|card|career|cargo|cartel|case|"
	"cash|castle|cathedral|cattle|cause|cell|census|century|ceremony|champion|change|channel|charity|charter|"
	"chemicals|child|children|choice|choir|church|cinema|circus|citizens|city|claim|class|clergy|climate|clock|club|"
	"coal|coalition|coast|code|coffee|collapse|collection|college|colony|comedy|committee|commune|company|"
	"competition|complaint|computer|concert|conference|conscience|consent|constitution|contest|contract|control|"
	"copper|corruption|costs|cotton|council|count|coup|court|cousin|cows|crash|credit|crew|cricket|crime|crisis|"
	"critics|crops|crowd|crown|cruelty|cult|culture|currency|curse|dam|damage|dance|danger|data|daughter|dawn|day|"
	"deal|death|deaths|debate|debt|decade|deception|decision|defeat|defence|deficit|delay|democracy|demolition|"
	"deportation|depot|desert|deserters|design|detective|dialect|diary|dictator|diesel|diet|diplomacy|disaster|"
	"discovery|disease|disinformation|dispute|district|diversity|doctors|dogs|dollar|donor|doubts|draft|dreams|drone|"
	"drought|drugs|duchess|duty|dynasty|earth|earthquake|economy|editor|education|elders|election|electricity|elite|"
	"embassy|emergency|emissions|empire|encryption|energy|engine|enquiry|envoy|epidemic|equality|era|error|escape|"
	"essay|essays|estate|evacuation|evening|evidence|exam|excavation|exchange|exhibition|exile|expert|exports|"
	"extremism|factory|fair|faith|family|famine|farm|farmers|fascism|fashion|fate|fear|feast|fees|ferry|festival|"
	"feud|fever|fiction|field|film|finance|fire|fish|fishing|flag|fleet|flight|flood|flu|food|football|forest|"
	"forgery|fortress|fraud|freedom|freight|friendship|frontier|fruit|fuel|funeral|furniture|future|gallery|gambling|"
	"game|garden|gas|gender|general|generation|genius|genocide|geography|ghosts|girls|glacier|glass|god|gold|goods|"
	"gossip|government|grain|grammar|grandmother|grass|grave|grid|grief|group|growth|guards|guerrillas|guide|guilt|"
	"gulf|guns|hackers|handbook|handwriting|harbour|harvest|hatred|health|heart|heat|heritage|hero|highway|hijack|"
	"history|holiday|home|homes|homework|honey|honour|hope|horses|hospital|hostages|hotel|hour|house|housing|hunger|"
	"hunters|hurricane|ice|illness|image|immunity|imports|income|independence|inflation|influence|informer|"
	"inheritance|injury|ink|innocence|inquiry|insurance|insurgency|intelligence|internet|interview|introduction|"
	"invasion|inventor|investment|investors|iron|irrigation|island|ivory|jazz|jobs|joke|journalists|journey|judge|"
	"judges|jungle|jury|justice|kidnap|kidney|killer|king|kingdom|kitchen|knowledge|labour|lake|land|landlord|"
	"landmines|landscape|language|laughter|laundry|law|lawyers|lead|leader|leak|leather|lecture|legacy|legend|letter|"
	"letters|liberty|library|lies|life|light|literacy|loans|lobby|lobbyists|locusts|logic|loss|lottery|love|loyalty|"
	"luck|luxury|machine|machines|mafia|magic|mail|majority|malaria|malware|mandate|manifesto|manual|map|maps|market|"
	"marriage|martyrs|masks|massacre|mathematics|mayor|meat|medal|media|medicine|melody|memoir|memory|merchants|"
	"merger|method|methods|migrants|migration|military|milk|miners|minister|minority|miracle|mirror|missile|mission|"
	"mistake|mob|models|monarchy|money|monks|monopoly|monument|moon|morality|morning|mosque|mother|motor|mountain|"
	"murder|museum|music|mutiny|myth|names|nation|nationalism|nature|navy|neglect|neighbour|network|neutrality|news|"
	"night|noise|nomads|north|novel|nuns|nurses|oath|obituary|occupation|ocean|office|oil|opera|opinion|opium|"
	"opposition|optimism|oracle|orchard|order|orphans|outrage|owners|pact|pain|painter|palace|panic|paper|parade|"
	"paradise|parents|park|parliament|partition|partner|party|passport|past|patents|patience|patients|peace|peasants|"
	"pension|people|perfume|permit|petition|philosophy|phones|photograph|physics|piano|pilgrims|pilots|pipeline|"
	"pirates|plague|plan|plane|planet|plants|plastic|platform|players|plot|plumbing|poem|poet|poetry|poison|police|"
	"policy|politics|poll|pollution|poor|pope|population|port|portrait|post|potato|poverty|power|praise|prayer|"
	"prejudice|press|price|prices|pride|priest|prince|prison|prisoners|privacy|prize|process|profit|programme|"
	"promise|proof|propaganda|property|prophet|protest|protests|province|psychology|public|publisher|punishment|"
	"puzzle|quarantine|quarrel|queen|quest|queue|racism|radio|raid|rail|railway|rain|ransom|rationing|reactor|"
	"rebellion|rebels|recession|recipe|reconciliation|record|records|recovery|referendum|reform|refugees|regime|"
	"region|regulation|relatives|religion|remains|rent|repair|report|republic|rescue|research|reservoir|resistance|"
	"restaurant|results|retirement|return|revenge|review|revolt|revolution|reward|rhetoric|rice|rights|riot|risk|"
	"ritual|rival|river|road|robbery|robots|romance|roof|royalty|rubber|ruin|rule|rules|rumour|sabotage|sailors|"
	"salary|sale|salt|sanctions|sand|satellite|satire|scandal|school|schools|science|scientists|sculpture|sea|season|"
	"secret|secrets|sect|security|senate|servants|service|shadow|shame|shelter|shepherds|ship|shop|shortage|siege|"
	"silence|silk|silver|singer|sister|skills|skin|slavery|sleep|smoke|smuggling|snow|soap|society|software|soil|"
	"soldiers|solidarity|song|sorrow|soul|south|space|speech|speed|spies|sport|spring|squad|stadium|stage|standards|"
	"star|state|statistics|statue|steam|steel|stigma|stocks|storm|story|strategy|streets|strike|students|studio|"
	"study|subsidy|suburb|success|sugar|suicide|summer|summit|sun|superstition|surgery|surveillance|survey|survivors|"
	"suspect|swamp|symbol|system|talks|tanks|tapes|tariff|tax|taxes|tea|teachers|technology|telephone|television|"
	"temple|tenants|tension|terror|testimony|textbook|theatre|theft|theory|thieves|threat|tide|timber|time|tobacco|"
	"tomb|torture|tour|tourism|town|toxins|tractor|trade|tradition|tragedy|train|traitor|transport|treasure|treasury|"
	"treaty|trees|trial|tribe|tribute|troops|trust|truth|tunnel|turbine|turnout|twins|tyranny|union|university|"
	"uprising|uranium|users|vaccine|valley|vandals|veil|verdict|verse|veterans|victims|victory|village|violence|"
	"virtue|virus|visa|visitors|voice|volcano|volunteers|vote|voters|voyage|wages|walls|war|warfare|warning|waste|"
	"water|waves|wealth|weapons|weather|wedding|welfare|wheat|whisky|widow|wildlife|wind|wine|winter|wisdom|witches|"
	"witness|wolves|women|wood|wool|words|work|workers|workshop|world|worship|wounds|writers|year|yeast|youth|zealots",
	"abandoned|absent|academic|acid|active|African|aging|agrarian|American|ancient|angry|Arab|arctic|armed|"
	"artificial|Asian|Atlantic|authoritarian|autonomous|awkward|Baltic|banned|bare|bitter|black|blind|blue|bold|"
	"brave|brief|bright|British|broken|brutal|buried|burning|busy|calm|careful|Caribbean|cautious|cheap|Chinese|"
	"Christian|civil|civilian|classical|clean|clear|clever|closed|coastal|cold|collective|colonial|common|communist|"
	"complete|complex|compulsory|constitutional|corrupt|costly|crooked|cruel|cultural|curious|cyber|daily|damp|"
	"dangerous|dark|dead|deadly|deaf|dear|decent|deep|democratic|desperate|difficult|digital|diplomatic|dirty|"
	"distant|divided|domestic|double|drunken|dry|due|Dutch|dying|early|eastern|economic|elderly|elected|electric|"
	"empty|endless|English|environmental|equal|ethnic|European|everyday|evil|exact|exiled|expensive|experimental|"
	"expert|extraordinary|fair|faithful|fake|false|familiar|famous|far-right|fast|fatal|federal|female|final|"
	"financial|first|flat|floating|foreign|forgotten|formal|former|free|French|fresh|friendly|frozen|full|gentle|"
	"German|giant|global|golden|good|grand|grave|great|Greek|green|growing|guilty|half-finished|happy|hard|heavy|"
	"hidden|high|historic|historical|holy|honest|hostile|hot|huge|human|hungry|idle|illegal|imaginary|imperial|"
	"impossible|Indian|indigenous|industrial|innocent|international|invisible|Irish|Islamic|Italian|Japanese|Jewish|"
	"joint|just|juvenile|known|Korean|large|last|late|latest|Latin|leading|leaked|lean|left|left-wing|legal|liberal|"
	"light|little|local|lonely|long|lost|loud|low|loyal|lucky|mad|magnetic|male|marine|maritime|mass|mechanical|"
	"medical|medieval|mental|Mexican|military|minor|missing|modern|moral|municipal|mysterious|naked|narrow|national|"
	"nationwide|natural|naval|near|necessary|new|next|noble|noisy|nomadic|northern|nuclear|obscure|odd|official|"
	"offshore|old|online|open|oral|ordinary|organic|orthodox|other|outer|painful|pale|paper|parliamentary|partial|"
	"patient|peaceful|permanent|personal|plain|poisonous|polite|political|poor|popular|portable|post-war|powerful|"
	"practical|precious|present|presidential|primitive|private|professional|proper|proud|provincial|public|pure|"
	"quiet|racial|radical|random|rare|raw|ready|real|recent|red|regional|regular|religious|remote|rich|right|"
	"right-wing|rigid|rising|rival|Roman|rotten|rough|royal|rural|Russian|sacred|sad|safe|scarce|scientific|secret|"
	"senior|separate|serious|severe|shallow|sharp|short|sick|silent|simple|single|slow|small|smart|social|soft|solar|"
	"southern|Soviet|Spanish|special|stateless|steady|stolen|strange|strict|strong|sudden|surprising|Swiss|tall|"
	"technical|temporary|tender|thin|third|tidal|tiny|tired|toxic|traditional|tribal|tropical|true|Turkish|typical|"
	"ugly|unequal|unfinished|unknown|unlikely|unpaid|unwanted|upper|urban|urgent|useful|useless|vacant|vague|vast|"
	"verbal|vertical|vicious|violent|virtual|visible|vital|voluntary|vulnerable|warm|weak|wealthy|western|wet|white|"
	"whole|wicked|wide|wild|windy|wise|wooden|working|wounded|written|wrong|young",
	"abandons|accepts|admits|aided|allows|answers|approves|arrests|attacks|avoids|backs|banned|bans|beats|became|"
	"begins|bends|blames|blocked|blocks|boosted|borrowed|bought|breaks|brings|broadened|broke|built|buries|burned|"
	"buys|called|calls|cancels|carried|catches|caught|changed|changes|chooses|claims|climbs|closed|closes|collapsed|"
	"comes|condemns|confirms|considers|cost|counts|creates|crossed|crosses|curbs|cuts|dared|debates|defends|defies|"
	"delays|demands|denied|denies|deserves|destroys|dies|divides|doubled|doubts|drives|dropped|drops|drowned|earns|"
	"eased|eats|ended|ends|endures|enters|erased|escapes|expands|exposes|faces|failed|fails|falls|feared|fears|feeds|"
	"feels|fell|fights|filled|finds|fires|flees|flew|follows|forbids|forced|forgets|forgot|fought|found|freezes|"
	"fuels|gains|gave|gets|gives|goes|grew|grows|guards|halts|halved|hangs|hated|haunts|heals|hears|held|helped|"
	"helps|hides|hired|hits|holds|hopes|hunts|hurts|ignores|imposes|improves|inherits|insists|invented|invests|"
	"invites|joins|judged|jumps|keeps|kept|kills|knew|knows|lacks|lands|lasts|laughs|launches|leads|learned|leaves|"
	"left|lends|lets|lied|lifts|lives|looks|loses|lost|loved|lowers|made|makes|marches|masks|matters|means|measures|"
	"meets|melted|met|mourns|moved|moves|nears|needs|neglects|notes|obeyed|offers|opens|orders|outlives|overcomes|"
	"owes|owned|paid|painted|pardons|passes|pays|plans|pleads|pleases|pledges|plots|praises|prefers|presses|prevails|"
	"prints|probes|promises|proposed|protects|protested|proves|publishes|pushes|puts|quits|raced|raises|reaches|"
	"reads|rebels|rebuilt|recalls|recovers|refused|rejects|relaxes|remains|remembers|renews|repeats|replaced|rescues|"
	"resigns|resists|returns|reveals|revives|rewards|rises|robbed|ruined|rules|runs|sacks|sank|saved|saves|says|"
	"seeks|sees|seized|sells|sends|served|sets|settles|shakes|shapes|shared|sheds|shows|shrinks|shut|signs|sings|"
	"sinks|slows|slumps|sold|sparks|speaks|spends|spied|splits|spoke|spreads|stages|stalls|stands|starts|stays|"
	"steals|stood|stops|stored|struck|struggles|studies|sues|suffers|survives|suspends|swears|swings|takes|talks|"
	"taught|tells|tempts|tested|thanks|thinks|thrives|ties|tightens|took|tore|torments|traded|trains|travels|tried|"
	"trusts|turned|turns|unites|unveils|upholds|urges|used|vanished|visits|voted|votes|waits|walks|wants|warned|"
	"warns|watches|weighs|welcomed|wins|withdraws|won|wonders|works|worries|worsens|writes|wrote|yields",
	"abandoning|answering|arming|asking|banning|baptising|betting|blaming|breaking|bridging|building|burning|buying|"
	"changing|closing|counting|covering|crossing|curing|dating|defending|digging|dividing|doubting|dredging|drinking|"
	"eating|ending|facing|farming|feeding|fighting|financing|finding|fishing|fixing|forgetting|forging|forgiving|"
	"freezing|governing|growing|healing|hearing|heating|helping|hiding|hunting|imagining|importing|inventing|judging|"
	"keeping|killing|leaving|lending|living|locating|losing|making|mapping|marking|measuring|mending|mining|mourning|"
	"moving|naming|paying|policing|predicting|printing|protecting|punishing|reading|rebuilding|remembering|repairing|"
	"rescuing|rethinking|ruling|running|saving|seeing|selling|sharing|silencing|singing|smuggling|spying|stealing|"
	"storing|surviving|taming|taxing|teaching|telling|tracking|trading|translating|trusting|understanding|unmaking|"
	"voting|walking|watching|weighing|winning|working|writing",
	"Afghanistan|Africa|Alaska|Albania|Algeria|America|Angola|Argentina|Armenia|Asia|Athens|Australia|Austria|"
	"Baghdad|Bangladesh|Barcelona|Bavaria|Beijing|Beirut|Belarus|Belfast|Belgium|Berlin|Bolivia|Bosnia|Brazil|"
	"Britain|Brussels|Bulgaria|Burma|Cairo|California|Cambodia|Canada|Cape Town|Chad|Chicago|Chile|China|Colombia|"
	"Congo|Costa Rica|Crete|Crimea|Croatia|Cuba|Cyprus|Damascus|Delhi|Denmark|Dresden|Dublin|East Africa|East Timor|"
	"Eastern Europe|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|EU|Europe|Finland|Florida|France|Gaza|"
	"Geneva|Georgia|Germany|Ghana|Glasgow|Greece|Greenland|Guatemala|Haiti|Hamburg|Havana|Honduras|Hong Kong|Hungary|"
	"Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Istanbul|Italy|Ivory Coast|Jamaica|Japan|Jerusalem|Jordan|"
	"Kashmir|Kazakhstan|Kenya|Kosovo|Kuwait|Kyiv|Lagos|Laos|Latin America|Latvia|Lebanon|Libya|Lisbon|Lithuania|"
	"Liverpool|London|Los Angeles|Madrid|Malaysia|Mali|Malta|Manchester|Manila|Mexico|Middle East|Moldova|Mongolia|"
	"Montreal|Morocco|Moscow|Mozambique|Mumbai|Myanmar|Nairobi|Namibia|Naples|Nepal|New York|New Zealand|Nicaragua|"
	"Nigeria|North Africa|North Korea|Northern Ireland|Norway|Ohio|Oman|Oslo|Pakistan|Palestine|Panama|"
	"Papua New Guinea|Paraguay|Paris|Peru|Poland|Portugal|Prague|Qatar|Quebec|Romania|Rome|Russia|Rwanda|"
	"San Francisco|Saudi Arabia|Scotland|Senegal|Serbia|Siberia|Sicily|Sierra Leone|Silicon Valley|Singapore|"
	"Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Spain|Sri Lanka|Stockholm|Sudan|Sweden|"
	"Switzerland|Syria|Taiwan|Tanzania|Tehran|Texas|Thailand|Tibet|Tokyo|Toronto|Tunisia|Turkey|U.S.|Uganda|UK|"
	"Ukraine|Uruguay|US|Venezuela|Vienna|Vietnam|Wales|Warsaw|Washington|West Bank|Western Sahara|Yemen|Zambia|"
	"Zimbabwe",
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
	"Por que a {N} {V}?", "{H} {V} {N}",
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

static void
fill(struct str *out, const char *pattern, struct dice *d, const struct pools *p, enum language lang, struct arena *mem)
{
	for (; *pattern; pattern++)
		if (*pattern == '{') {
			put_symbol(out, pattern[1], d, p, lang, mem);
			pattern += 2;
		} else {
			str_putc(out, *pattern);
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
	const char *title;
	size_t n = 0;

	while (x->patterns[n])
		n++;
	fill(&out, x->patterns[dice_below(d, n)], d, p, lang, mem);
	if (dice_chance(d, 14)) { /* a subtitle, or a second sentence */
		bool ends = out.p[out.n - 1] == '?' || out.p[out.n - 1] == '!';

		str_puts(&out, ends ? " " : dice_chance(d, 55) ? ": " : dice_chance(d, 20) ? " – " : dice_chance(d, 60) ? ". " : ", ");
		fill(&out, x->patterns[dice_below(d, n)], d, p, lang, mem);
	}
	set_case(&out, lang == LANG_EN ? how : 1);
	title = arena_dup(mem, str_cstr(&out), out.n);
	str_free(&out);
	return title;
}

const char *
place_invent(struct arena *mem, struct dice *d)
{
	struct slice s = pick(english.places, d);

	return arena_dup(mem, s.p, s.n);
}

/* A magazine or site that is called by plain words. */
const char *
plain_name_invent(struct arena *mem, struct dice *d, const struct pools *p)
{
	static const char *const patterns[] = { "{A} {N}", "{A} {N}", "the {N}", "{N} & {N}", "{N} and {N}", "the {A} {N}", "{G} {N}",
		"{V} the {N}", "{N} {G}" };
	struct str out = { 0 };
	const char *text;

	fill(&out, patterns[dice_below(d, sizeof(patterns) / sizeof(patterns[0]))], d, p, LANG_EN, mem);
	set_case(&out, 0);
	text = arena_dup(mem, str_cstr(&out), out.n);
	str_free(&out);
	return text;
}

/* What a note says besides its works. */
const char *
sentence_invent(struct arena *mem, struct dice *d, const struct pools *p)
{
	static const char *const patterns[] = { "The {A} {N} of {P} {V} {#} {N}", "In {Y}, {O} {V} the {N}", "{H} later {V} the {N}",
		"The {N}, a {A} {N}, {V} ${#} million", "By {Y} the {N} of {P} {V} €{#} billion", "The {A} {N}, the {X}, {V} {#} {N}",
		"It is not clear who {V} the {N} in {P}", "{P} {V} the {N} on {D}, and {P} soon after", "{#}% of the {N} {V} {N}",
		"This {N} is disputed", "Most {N} {V} a {N}, but {O} {V} {#} of them", "{H}, who {V} the {N}, {V} it in {Y}",
		"Here “{N}” means any {A} {N} of the {N}", "The {N} in the table are {A}", "She {V} no {N}", "{O} {V} the {A} {N}",
		"These {N} do not include {P}", "See the {N} of {P} in chapter {#}", "The largest {N}, {P}’s, {V} £{#},000",
		"We {V} {#} {N} in {P} between {Y} and {Y}", "The author {V} for {O} until {Y}", "Until {D} it was {A}" };
	struct str out = { 0 };
	const char *text;

	fill(&out, patterns[dice_below(d, sizeof(patterns) / sizeof(patterns[0]))], d, p, LANG_EN, mem);
	text = arena_dup(mem, str_cstr(&out), out.n);
	str_free(&out);
	return text;
}
