#include "nicknames.h"

#include <string.h>

/* English first names and what their bearers are called; sorted by the first column. Each short
 * form stands with all its names. */
static const struct {
	const char *nick, *full;
} nicknames[] = {
	{ "abby", "abigail" }, { "abe", "abraham" }, { "al", "alan" }, { "al", "albert" },
	{ "al", "alfred" }, { "alex", "alexander" }, { "alex", "alexandra" }, { "alf", "alfred" },
	{ "alfie", "alfred" }, { "ally", "alison" }, { "andy", "andrew" }, { "angie", "angela" },
	{ "annie", "anne" }, { "archie", "archibald" }, { "art", "arthur" }, { "artie", "arthur" },
	{ "barb", "barbara" }, { "barney", "bernard" }, { "bart", "bartholomew" },
	{ "becky", "rebecca" }, { "ben", "benjamin" }, { "benny", "benjamin" },
	{ "bernie", "bernard" }, { "bert", "albert" }, { "bert", "herbert" }, { "bert", "robert" },
	{ "bertie", "albert" }, { "bess", "elizabeth" }, { "beth", "elizabeth" },
	{ "betsy", "elizabeth" }, { "betty", "elizabeth" }, { "bill", "william" },
	{ "billy", "william" }, { "bob", "robert" }, { "bobby", "robert" }, { "brad", "bradley" },
	{ "cal", "calvin" }, { "catherine", "katherine" }, { "cathy", "catherine" },
	{ "cathy", "kathleen" }, { "charlie", "charles" }, { "charlie", "charlotte" },
	{ "chas", "charles" }, { "chris", "christian" }, { "chris", "christina" },
	{ "chris", "christine" }, { "chris", "christopher" }, { "chrissy", "christine" },
	{ "chuck", "charles" }, { "cindy", "cynthia" }, { "clem", "clement" },
	{ "cliff", "clifford" }, { "clint", "clinton" }, { "connie", "constance" },
	{ "dan", "daniel" }, { "danny", "daniel" }, { "dave", "david" }, { "davy", "david" },
	{ "deb", "deborah" }, { "debbie", "deborah" }, { "des", "desmond" }, { "di", "diana" },
	{ "dick", "richard" }, { "dickie", "richard" }, { "dolly", "dorothy" },
	{ "don", "donald" }, { "donnie", "donald" }, { "dot", "dorothy" }, { "doug", "douglas" },
	{ "ed", "edgar" }, { "ed", "edmund" }, { "ed", "edward" }, { "ed", "edwin" },
	{ "eddie", "edgar" }, { "eddie", "edward" }, { "ellie", "eleanor" }, { "ernie", "ernest" },
	{ "flo", "florence" }, { "fran", "frances" }, { "frank", "francis" },
	{ "frank", "franklin" }, { "frankie", "francis" }, { "fred", "alfred" },
	{ "fred", "frederick" }, { "freddie", "frederick" }, { "freddy", "frederick" },
	{ "gabby", "gabrielle" }, { "gabe", "gabriel" }, { "gene", "eugene" },
	{ "geoff", "geoffrey" }, { "gerry", "gerald" }, { "gerry", "gerard" },
	{ "ginny", "virginia" }, { "greg", "gregory" }, { "gus", "augustus" }, { "hal", "harold" },
	{ "hal", "henry" }, { "hank", "henry" }, { "harry", "harold" }, { "harry", "henry" },
	{ "hattie", "harriet" }, { "herb", "herbert" }, { "ike", "isaac" }, { "jack", "john" },
	{ "jackie", "jacqueline" }, { "jake", "jacob" }, { "jamie", "james" },
	{ "jeff", "geoffrey" }, { "jeff", "jeffrey" }, { "jen", "jennifer" },
	{ "jenny", "jennifer" }, { "jerry", "gerald" }, { "jerry", "jerome" },
	{ "jess", "jessica" }, { "jessie", "jessica" }, { "jim", "james" }, { "jimmy", "james" },
	{ "jo", "joanna" }, { "jo", "joanne" }, { "jo", "josephine" }, { "joe", "joseph" },
	{ "joey", "joseph" }, { "johnny", "john" }, { "jon", "john" }, { "jon", "jonathan" },
	{ "josh", "joshua" }, { "judy", "judith" }, { "kate", "catherine" },
	{ "kate", "katharine" }, { "kate", "katherine" }, { "katharine", "katherine" },
	{ "kathy", "catherine" }, { "kathy", "katherine" }, { "kathy", "kathleen" },
	{ "katie", "catherine" }, { "katie", "katherine" }, { "ken", "kenneth" },
	{ "kenny", "kenneth" }, { "kim", "kimberly" }, { "kit", "christopher" },
	{ "kitty", "catherine" }, { "kitty", "katherine" }, { "larry", "lawrence" },
	{ "len", "leonard" }, { "lenny", "leonard" }, { "les", "leslie" }, { "lew", "lewis" },
	{ "libby", "elizabeth" }, { "lil", "lillian" }, { "liz", "elizabeth" },
	{ "lizzie", "elizabeth" }, { "lou", "louis" }, { "lou", "louise" }, { "mac", "malcolm" },
	{ "maddie", "madeleine" }, { "madge", "margaret" }, { "maggie", "margaret" },
	{ "mandy", "amanda" }, { "manny", "emmanuel" }, { "marge", "margaret" },
	{ "marty", "martin" }, { "marv", "marvin" }, { "mat", "matthew" }, { "matt", "matthew" },
	{ "max", "maximilian" }, { "max", "maxwell" }, { "meg", "margaret" }, { "mel", "melanie" },
	{ "mel", "melvin" }, { "mick", "michael" }, { "mickey", "michael" }, { "mike", "michael" },
	{ "mikey", "michael" }, { "millie", "mildred" }, { "mitch", "mitchell" },
	{ "mo", "mohammed" }, { "moe", "maurice" }, { "mort", "mortimer" }, { "nate", "nathan" },
	{ "nate", "nathaniel" }, { "ned", "edward" }, { "nell", "eleanor" }, { "nell", "helen" },
	{ "nellie", "helen" }, { "nick", "nicholas" }, { "nicky", "nicholas" },
	{ "nicky", "nicola" }, { "norm", "norman" }, { "ollie", "oliver" }, { "pam", "pamela" },
	{ "pat", "patricia" }, { "pat", "patrick" }, { "patsy", "patricia" },
	{ "patti", "patricia" }, { "patty", "patricia" }, { "peg", "margaret" },
	{ "peggy", "margaret" }, { "penny", "penelope" }, { "pete", "peter" },
	{ "phil", "philip" }, { "phil", "phillip" }, { "randy", "randolph" }, { "ray", "raymond" },
	{ "reg", "reginald" }, { "reggie", "reginald" }, { "rich", "richard" },
	{ "rick", "richard" }, { "ricky", "richard" }, { "rob", "robert" }, { "robbie", "robert" },
	{ "rod", "rodney" }, { "rog", "roger" }, { "ron", "ronald" }, { "ronnie", "ronald" },
	{ "ronnie", "veronica" }, { "rosie", "rose" }, { "roz", "rosalind" },
	{ "russ", "russell" }, { "sam", "samantha" }, { "sam", "samuel" }, { "sammy", "samuel" },
	{ "sandy", "alexander" }, { "sandy", "sandra" }, { "sara", "sarah" },
	{ "shelly", "michelle" }, { "sid", "sidney" }, { "sid", "sydney" }, { "stan", "stanley" },
	{ "steph", "stephanie" }, { "steve", "stephen" }, { "steve", "steven" },
	{ "steven", "stephen" }, { "stu", "stuart" }, { "sue", "susan" }, { "sue", "suzanne" },
	{ "susie", "susan" }, { "tammy", "tamara" }, { "ted", "edward" }, { "ted", "theodore" },
	{ "teddy", "edward" }, { "teddy", "theodore" }, { "terry", "terence" },
	{ "terry", "theresa" }, { "tess", "theresa" }, { "theo", "theodore" },
	{ "tim", "timothy" }, { "timmy", "timothy" }, { "toby", "tobias" }, { "tom", "thomas" },
	{ "tommy", "thomas" }, { "toni", "antonia" }, { "tony", "anthony" }, { "tony", "antony" },
	{ "trish", "patricia" }, { "val", "valerie" }, { "vic", "victor" },
	{ "vicki", "victoria" }, { "vicky", "victoria" }, { "vince", "vincent" },
	{ "viv", "vivian" }, { "wally", "walter" }, { "walt", "walter" }, { "wes", "wesley" },
	{ "will", "william" }, { "willie", "william" }, { "winnie", "winifred" },
	{ "zac", "zachary" }, { "zach", "zachary" }, { "zack", "zachary" },
};
enum { NICKNAMES = sizeof(nicknames) / sizeof(nicknames[0]) };

static int
compare(struct slice a, const char *nick)
{
	size_t n = strlen(nick), least = a.n < n ? a.n : n;
	int d = memcmp(a.p, nick, least);

	return d ? d : a.n < n ? -1 : a.n > n;
}

/* The first row of a short form, or of what would stand behind it. */
static size_t
find(struct slice nick)
{
	size_t low = 0, high = NICKNAMES;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (compare(nick, nicknames[mid].nick) > 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

struct slice
nickname_full(struct slice nickname, size_t *at)
{
	size_t row = *at ? *at : nickname.n ? find(nickname) : NICKNAMES;

	if (row == NICKNAMES || compare(nickname, nicknames[row].nick) != 0)
		return (struct slice){ 0 };
	*at = row + 1;
	return slice_of(nicknames[row].full);
}

static bool
is_short_for(struct slice nick, struct slice full)
{
	struct slice s;
	size_t at = 0;

	while ((s = nickname_full(nick, &at)).p)
		if (slice_eq(s, full))
			return true;
	return false;
}

bool
nickname_of(struct slice a, struct slice b)
{
	struct slice s;
	size_t at = 0;

	if (is_short_for(a, b) || is_short_for(b, a))
		return true;
	while ((s = nickname_full(a, &at)).p)
		if (is_short_for(b, s))
			return true;
	return false;
}

bool
nicknames_sorted(void)
{
	size_t i;
	int d;

	for (i = 1; i < NICKNAMES; i++) {
		d = strcmp(nicknames[i - 1].nick, nicknames[i].nick);
		if (d > 0 || (d == 0 && strcmp(nicknames[i - 1].full, nicknames[i].full) >= 0))
			return false;
	}
	return true;
}
