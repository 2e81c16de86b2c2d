#include "words.h"

/* Words that are never a name or its first word: function words, adverbs that open sentences, days, months, furniture. */
static const char *const stops[] = {
	"a", "about", "above", "abstract", "according", "across", "actually", "additionally",
	"advertisement", "after", "afterwards", "again", "against", "ago", "ahead", "aids",
	"albeit", "all", "allah", "almost", "alone", "along", "alongside", "already", "also",
	"alternatively", "although", "altogether", "always", "am", "amid", "among", "amongst", "an",
	"analysis", "and", "another", "any", "anybody", "anyone", "anything", "anyway", "apart",
	"apparently", "appendix", "apr", "april", "are", "arguably", "around", "as", "aside",
	"asked", "at", "aug", "august", "autumn", "away", "back", "based", "because", "been",
	"before", "beforehand", "behind", "being", "below", "beneath", "beside", "besides", "best",
	"better", "between", "beyond", "bibliography", "both", "breaking", "briefly", "bst", "but",
	"by", "can", "can't", "cannot", "caption", "certainly", "cet", "chapter", "christmas",
	"clearly", "close", "come", "comment", "comments", "concerning", "conclusion",
	"consequently", "considering", "contents", "contrary", "copyright", "coronavirus", "could",
	"covid", "credit", "critics", "currently", "dear", "dec", "december", "despite", "did",
	"didn't", "dna", "do", "does", "doesn't", "doing", "don't", "done", "down", "due", "during",
	"each", "earlier", "early", "easter", "editor's", "editorial", "eds", "edt", "either",
	"else", "elsewhere", "email", "enough", "especially", "essay", "essays", "est", "etc",
	"even", "eventually", "ever", "every", "everybody", "everyone", "everything", "everywhere",
	"evidently", "exactly", "except", "exclusive", "experts", "fall", "faq", "feb", "february",
	"few", "fig", "figure", "finally", "first", "firstly", "five", "following", "for",
	"formerly", "fortunately", "four", "fri", "friday", "from", "further", "furthermore", "gdp",
	"generally", "given", "gmt", "go", "god", "good", "government", "governments", "had",
	"half", "happy", "has", "have", "having", "he", "he's", "hello", "hence", "her", "here",
	"hers", "herself", "hi", "him", "himself", "his", "historically", "hiv", "how", "however",
	"http", "https", "hundreds", "i", "i'd", "i'll", "i'm", "i've", "ibid", "ideally", "if",
	"image", "immediately", "in", "incidentally", "including", "indeed", "initially", "inside",
	"instead", "interestingly", "internet", "into", "introduction", "ironically", "is", "isn't",
	"ist", "it", "it's", "its", "itself", "jan", "january", "jesus", "jul", "july", "jun",
	"june", "just", "last", "lastly", "late", "lately", "later", "least", "leave", "left",
	"less", "lest", "let", "let's", "like", "likewise", "little", "locals", "long", "looking",
	"lord", "lots", "made", "mainly", "make", "many", "mar", "march", "may", "maybe", "me",
	"meanwhile", "might", "mine", "mon", "monday", "more", "moreover", "most", "mostly",
	"mother", "much", "must", "my", "myself", "namely", "naturally", "near", "nearby", "nearly",
	"needless", "neither", "never", "nevertheless", "new", "newsletter", "next", "nine", "no",
	"nobody", "none", "nonetheless", "nor", "nos", "not", "notably", "note", "notes", "nothing",
	"notwithstanding", "nov", "november", "now", "nowadays", "nowhere", "observers",
	"obviously", "occasionally", "oct", "october", "of", "off", "officials", "often", "oh",
	"ok", "on", "once", "one", "ones", "only", "onto", "opinion", "opponents", "or",
	"originally", "other", "others", "otherwise", "ought", "our", "ours", "ourselves", "out",
	"outside", "over", "overall", "own", "page", "part", "particularly", "pdf", "pdt", "people",
	"per", "perhaps", "photo", "please", "plus", "pm", "possibly", "posted", "pp", "presumably",
	"previously", "print", "probably", "provided", "pst", "published", "quite", "ramadan",
	"rather", "read", "really", "recently", "references", "regarding", "regardless",
	"regrettably", "related", "reply", "reportedly", "reports", "researchers", "residents",
	"right", "sadly", "said", "same", "sat", "saturday", "scientists", "second", "secondly",
	"section", "see", "seemingly", "sep", "sept", "september", "seven", "several", "shall",
	"share", "she", "she's", "shortly", "should", "similarly", "simply", "since", "six",
	"slightly", "so", "some", "somebody", "somehow", "someone", "something", "sometimes",
	"somewhat", "somewhere", "soon", "source", "sources", "speaking", "specifically", "spring",
	"still", "strangely", "subscribe", "subsequently", "such", "suddenly", "summary", "summer",
	"sun", "sunday", "supporters", "supposedly", "surely", "table", "ten", "than", "thank",
	"thanks", "that", "that's", "the", "their", "theirs", "them", "themselves", "then", "there",
	"there's", "thereafter", "thereby", "therefore", "these", "they", "they're", "thirdly",
	"this", "those", "though", "thousands", "three", "through", "throughout", "thu", "thur",
	"thurs", "thursday", "thus", "to", "today", "together", "tomorrow", "tonight", "too",
	"toward", "towards", "traditionally", "tue", "tues", "tuesday", "tv", "tweet", "two",
	"typically", "ultimately", "under", "undoubtedly", "unfortunately", "unless", "unlike",
	"until", "up", "updated", "upon", "url", "usb", "usually", "utc", "various", "very", "via",
	"video", "vol", "vs", "was", "wasn't", "we", "we'll", "we're", "we've", "web", "wed",
	"wednesday", "well", "were", "what", "what's", "whatever", "when", "whenever", "where",
	"whereas", "wherever", "whether", "which", "whichever", "while", "who", "whoever", "whom",
	"whose", "why", "will", "winter", "with", "within", "without", "witnesses", "won't",
	"would", "www", "yes", "yesterday", "yet", "you", "you're", "you've", "your", "yours",
	"yourself", "yourselves",
};
const struct word_list word_stops = WORD_LIST(stops);

/* What people do, in the past tense or the present: the word before or after is a speaker. */
static const char *const says[] = {
	"acknowledged", "added", "admitted", "announced", "answered", "argued", "asked", "believed",
	"believes", "claimed", "claims", "commented", "complained", "conceded", "concluded",
	"confirmed", "continued", "declared", "declined", "defended", "denied", "described", "died",
	"disagreed", "emphasised", "emphasized", "explained", "expressed", "felt", "grew", "hoped",
	"insisted", "joked", "knew", "lamented", "laughed", "learned", "married", "mentioned",
	"noted", "objected", "observed", "pleaded", "pledged", "pointed", "praised", "promised",
	"recalled", "recounted", "remarked", "remembered", "replied", "resigned", "responded",
	"retired", "revealed", "said", "says", "shouted", "smiled", "spoke", "stated", "stressed",
	"suggested", "testified", "thinks", "thought", "told", "tweeted", "urged", "vowed",
	"warned", "wept", "wondered", "writes", "wrote",
};
const struct word_list word_says = WORD_LIST(says);

/* Words before a place. */
static const char *const in_words[] = {
	"across", "around", "at", "central", "downtown", "eastern", "from", "in", "inside", "into",
	"leaving", "near", "northern", "outside", "southern", "throughout", "to", "toward",
	"towards", "visited", "visiting", "western",
};
const struct word_list word_in_words = WORD_LIST(in_words);

/* A full stop behind these ends no sentence. */
static const char *const abbreviations[] = {
	"adm", "approx", "apr", "aug", "brig", "ca", "capt", "cf", "co", "col", "corp", "cpl",
	"dec", "dep", "dept", "dr", "ed", "eds", "etc", "feb", "fr", "ft", "gen", "gov", "hon",
	"inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj", "mar", "mr", "mrs", "ms",
	"msgr", "mt", "no", "nov", "oct", "pp", "pres", "prof", "pvt", "rep", "rev", "sec", "sen",
	"sep", "sept", "sgt", "sr", "st", "supt", "vol", "vs",
};
const struct word_list word_abbreviations = WORD_LIST(abbreviations);

/* Small words inside the name of an organisation or a thing. */
static const char *const joins[] = {
	"&", "against", "and", "da", "de", "della", "des", "di", "do", "du", "et", "for", "fur",
	"in", "of", "on", "pour", "the", "to", "und", "y",
};
const struct word_list word_joins = WORD_LIST(joins);
