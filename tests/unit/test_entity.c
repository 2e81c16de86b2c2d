#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/cite_words.h"
#include "analyse/entity.h"
#include "analyse/tokens.h"
#include "analyse/names.h"
#include "analyse/ref_model.h"
#include "analyse/tag.h"
#include "analyse/words.h"
#include "base/utf8.h"

/* "person Elias Corvane = Corvane x3 | place Port Halden x1", the most frequent first */
static void
describe(struct str *out, struct slice text, const char *language)
{
	struct arena mem = { 0 };
	struct article a = { .language = language };
	struct doc_builder b = { 0 };
	struct slice rest = text, line;
	size_t i, k;

	while (slice_next_line(&line, &rest))
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, line);
	doc_builder_finish(&b, &a.doc, &mem);
	entity_find(&a, &mem);
	for (i = 0; i < a.nentities; i++) {
		const struct entity *e = &a.entities[i];

		str_printf(out, "%s%s %s", i ? " | " : "", entity_kind_name(e->kind), e->name);
		for (k = 0; k < e->naliases; k++)
			str_printf(out, " = %s", e->aliases[k].text);
		str_printf(out, " x%zu", e->nmentions);
	}
	arena_free(&mem);
}

static void
assert_found(const char *text, const char *expected)
{
	struct str got = { 0 };

	describe(&got, slice_of(text), NULL);
	assert_string_equal(str_cstr(&got), expected);
	str_free(&got);
}

static void
word_lists_are_sorted(void **state)
{
	static const struct {
		const struct word_list *list;
		unsigned class;
	} lists[] = {
		{ &word_stops, WORD_STOP },
		{ &word_titles, WORD_TITLE },
		{ &word_title_parts, WORD_TITLE_PART },
		{ &word_first_names, WORD_FIRST_NAME },
		{ &word_particles, WORD_PARTICLE },
		{ &word_owners, WORD_OWNER },
		{ &word_org_heads, WORD_ORG_HEAD },
		{ &word_known_orgs, WORD_KNOWN_ORG },
		{ &word_events, WORD_EVENT },
		{ &word_places, WORD_PLACE },
		{ &word_place_heads, WORD_PLACE_HEAD },
		{ &word_place_leads, WORD_PLACE_LEAD },
		{ &word_demonyms, WORD_DEMONYM },
		{ &word_says, WORD_SAYS },
		{ &word_in_words, WORD_IN },
		{ &word_abbreviations, WORD_ABBREVIATION },
		{ &word_joins, WORD_JOIN },
	};
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (k = 0; k < lists[i].list->n; k++) {
			const char *word = lists[i].list->words[k];
			struct str folded = { 0 };

			utf8_put_folded(&folded, slice_of(word), false);
			assert_string_equal(str_cstr(&folded), word);
			str_free(&folded);
			if (k && strcmp(lists[i].list->words[k - 1], word) >= 0)
				fail_msg("\"%s\" stands behind \"%s\"", word,
				    lists[i].list->words[k - 1]);
			if (!(word_classes(slice_of(word)) & lists[i].class))
				fail_msg("\"%s\" is not known as what its list holds", word);
		}
	assert_true(cite_words_sorted());
	assert_int_equal(word_classes(SLICE("zyzzyva")), 0);
	assert_int_equal(word_classes(SLICE("")), 0);
	assert_int_equal(word_classes(SLICE("iran\0")), 0);
	assert_int_equal(word_classes(SLICE("iranx")), 0);
	assert_int_equal(word_classes(SLICE("iranians")), WORD_DEMONYM);
}

/* What the compiled names say of a name of one word or several. */
static unsigned
classes_of(const char *name)
{
	struct doc d = { .text = slice_of(name) };
	struct tokens t;
	uint32_t key = GAZ_START;
	const struct token *k;

	tokens_build(&t, &d);
	vec_each(k, &t.at)
		if (token_is_word(k))
			key = gaz_extend(key, t.types.at[k->type].key);
	tokens_free(&t);
	return names_classes(key);
}

static void
names_of_the_world_are_known(void **state)
{
	(void)state;
	assert_true(classes_of("Norway") & NAME_COUNTRY);
	assert_true(classes_of("New Zealand") & NAME_COUNTRY);
	assert_true(classes_of("New") & NAME_BEGINS);
	assert_true(classes_of("Mumbai") & NAME_CITY_BIG);
	assert_true(classes_of("Norwegian") & NAME_PEOPLE);
	assert_true(classes_of("Elizabeth") & NAME_FIRST);
	assert_true(classes_of("harbour") == 0 || !(classes_of("harbour") & NAME_COUNTRY));
	assert_true(classes_of("minister") & NAME_COMMON);
	assert_true(classes_of("minister") >> NAME_SENSE);
	assert_int_equal(classes_of("Qxzvwk Tidewickian"), 0);
}

static void
labels_follow(void **state)
{
	(void)state;
	assert_true(tag_follows(TAGS, TAG_B));
	assert_true(tag_follows(TAG_B, TAG_L));
	assert_true(tag_follows(TAG_L, TAG_O));
	assert_true(tag_follows(TAG_U, TAGS));
	assert_false(tag_follows(TAGS, TAG_I));
	assert_false(tag_follows(TAG_B, TAG_O));
	assert_false(tag_follows(TAG_B, TAGS));
	assert_false(tag_follows(TAG_B, TAG_L + 4)); /* of another kind */
}

static void
people_are_found(void **state)
{
	(void)state;
	assert_found("Yesterday Mayor Casimir Oke spoke in parliament. Then Mr Oke left.", "person Casimir Oke = Oke x2");
	assert_found("\"We are late,\" said Prime Minister Jane Brandt.", "person Jane Brandt x1");
	assert_found("The president and the prime minister met.", "");
	assert_found("He met Jean-Paul O’Neill’s wife and Ludwig van der Berg.",
	    "person Jean-Paul O’Neill x1 | person Ludwig van der Berg x1");
}

static void
organisations_and_places_are_found(void **state)
{
	(void)state;
	assert_found("She works at the Ministry of Foreign Affairs in Oslo.",
	    "organisation Ministry of Foreign Affairs x1 | place Oslo x1");
	assert_found("They flew from New York to New Zealand and back.", "place New York x1 | place New Zealand x1");
	assert_found("Officials in Iran and Iraq met on Monday in March.", "place Iran x1 | place Iraq x1");
	assert_found("The Norwegian government signed the treaty.", "misc Norwegian x1");
}

static void
forms_are_grouped(void **state)
{
	(void)state;
	assert_found("The World Health Organization (WHO) said so on Monday. The WHO said no more.",
	    "organisation World Health Organization = WHO x3");
	assert_found("We met Ines B. Maral, the minister. Later Maral said that she was late, and Ines Maral left.",
	    "person Ines B. Maral = Maral = Ines Maral x3");
	assert_found("He lives in the United States. The U.S. and the US are one.", "place United States = U.S. = US x3");
}

static void
each_name_has_a_reason(void **state)
{
	static const struct alias expected = { "WLO", NAME_DEFINED };
	struct slice text = SLICE("The World Lamp Organization (WLO) said so. The WLO left.");
	struct arena mem = { 0 };
	struct article a = { .doc = { .text = text } };
	int why;

	(void)state;
	entity_find(&a, &mem);
	assert_int_equal(a.nentities, 1);
	assert_int_equal(a.entities[0].naliases, 1);
	assert_string_equal(a.entities[0].aliases[0].text, expected.text);
	assert_int_equal(a.entities[0].aliases[0].why, expected.why);
	for (why = 0; why < NAME_REASONS; why++)
		assert_true(*name_reason_word((enum name_reason)why) && *name_reason_text((enum name_reason)why));
	arena_free(&mem);
}

/* Two of one surname stay two; the surname alone is whom the text names more often. */
static void
namesakes_stay_apart(void **state)
{
	(void)state;
	assert_found("Senator Petra Keller met her husband Robert Keller in Berlin. Petra Keller said she was glad.",
	    "person Petra Keller x2 | person Robert Keller x1 | place Berlin x1");
}

/* In some outlets' names the article is printed with a capital: it belongs to the mention and not to the name. */
static void
a_capital_the_belongs_to_an_outlet(void **state)
{
	struct slice text = SLICE("She told The New York Times that she was late.");
	struct arena mem = { 0 };
	struct article a = { .doc = { .text = text } };

	(void)state;
	entity_find(&a, &mem);
	assert_int_equal(a.nentities, 1);
	assert_string_equal(a.entities[0].name, "New York Times");
	assert_int_equal(a.entities[0].mentions[0].beg, slice_find(text, SLICE("The New"), 0));
	arena_free(&mem);
}

static void
german_nouns_are_no_names(void **state)
{
	struct str got = { 0 };

	(void)state;
	describe(&got, SLICE("Der Mann sah den Hafen und das Schiff in Hamburg."), "de");
	assert_string_equal(str_cstr(&got), "place Hamburg x1");
	str_free(&got);
}

/* Stretches of other scripts are left alone. */
static void
other_scripts_are_left_alone(void **state)
{
	(void)state;
	assert_found("He wrote مرحبا بالعالم and 港口新闻 on the wall.", "");
}
/* Whatever the text: mentions lie on characters' edges, in order, apart, and point to their entity. */
static void
check_laws(struct slice text)
{
	struct arena mem = { 0 };
	struct block block = { 0, (uint32_t)text.n, BLOCK_PARAGRAPH, 0 };
	struct article a = { .doc = { .text = text, .blocks = &block, .nblocks = 1 } };
	unsigned char *taken = mem_zalloc(text.n + 1);
	size_t i, k, at;

	entity_find(&a, &mem);
	for (i = 0; i < a.nentities; i++) {
		const struct entity *e = &a.entities[i];

		assert_int_equal(e->id, i + 1);
		assert_true(e->nmentions > 0 && e->name && *e->name);
		assert_true(!i || a.entities[i - 1].nmentions >= e->nmentions);
		for (k = 0; k < e->naliases; k++) {
			assert_true(*e->aliases[k].text && strcmp(e->aliases[k].text, e->name) != 0);
			assert_true(!k || strcmp(e->aliases[k].text, e->aliases[k - 1].text) != 0);
			assert_in_range(e->aliases[k].why, NAME_SELF, NAME_TURNED);
		}
		for (k = 0; k < e->nmentions; k++) {
			const struct span *m = &e->mentions[k];

			assert_true(m->beg < m->end && m->end <= text.n);
			assert_int_equal(m->target, i);
			assert_int_equal(m->kind, SPAN_MENTION);
			assert_true(!k || e->mentions[k - 1].end <= m->beg);
			assert_true(((unsigned char)text.p[m->beg] & 0xC0) != 0x80);
			assert_true(m->end == text.n || ((unsigned char)text.p[m->end] & 0xC0) != 0x80);
			for (at = m->beg; at < m->end; at++)
				assert_int_equal(taken[at]++, 0);
		}
	}
	free(taken);
	arena_free(&mem);
}

static void
laws_hold_for_any_text(void **state)
{
	static const char *const parts[] = {
		"Elias", "Corvane", "President", "of", "the", "New", "York", "U.S.", "-", "al", "Bank", "and", "&",
		"Élise", "İstanbul", "’s", "'", ".", ",", "\n", "\n\n", " ", " ", " ", " ", "“", "\"", "(", ")", "WHO",
		"WLO", "12", "é", "\xCC\x81", "港", "مرحبا", "May", "The", "Times", "J.", "Kim", "un", "said", ":", "St.",
		"Keller", "Keller", "William", "Bill", "Mrs", "his son", "Jr.", "also known as", "Court", "Ministry", "Corvain",
		"Elias Corvane", "Petra Keller", "Robert Keller", "Keller, Petra", "World Lamp Organization", "Lamp", "Inc.", "K.",
	};
	uint64_t seed = 7;
	int round, n;

	(void)state;
	for (round = 0; round < 3000; round++) {
		struct str text = { 0 };

		for (n = 0; n < 40; n++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			str_puts(&text, parts[(seed >> 33) % (sizeof(parts) / sizeof(parts[0]))]);
			if (seed >> 62)
				str_putc(&text, ' ');
		}
		check_laws(str_slice(&text));
		str_free(&text);
	}
	check_laws(SLICE(""));
}

/* Long runs, long words, long lines: a second would already be far too slow for these sizes. */
static void
hostile_texts_end(void **state)
{
	static const char *const parts[] = { "A ", "Abc", "U.", "Bank of the ", "A-a", "X. ", "New ", "“A", "President " };
	size_t i, n;

	(void)state;
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct str text = { 0 };

		for (n = 0; n < 200000; n++)
			str_puts(&text, parts[i]);
		check_laws(str_slice(&text));
		str_free(&text);
	}
}

/* Headlines, capitals, none at all, a caption that runs into the text: the names stay. */
static void
broken_capitals_do_no_harm(void **state)
{
	(void)state;
	assert_found("Foreign Minister Arvid Lindqvist Meets Farida Rahmani in Geneva as Talks With Iran Resume\n",
	    "person Arvid Lindqvist x1 | person Farida Rahmani x1 | place Geneva x1 | place Iran x1");
	assert_found("POLICE IN NAIROBI ARREST SAMUEL OTIENO OVER BANK FRAUD\n"
		     "The Central Bank of Kenya said that Samuel Otieno had worked in Nairobi. Otieno denied it.\n",
	    "person SAMUEL OTIENO = Samuel Otieno = Otieno x3 | place NAIROBI = Nairobi x2 | organisation Central Bank of Kenya x1");
	assert_found("the minister said in london that angela merkel would meet emmanuel macron in paris today.\n",
	    "place london x1 | person angela merkel x1 | person emmanuel macron x1 | place paris x1");
	assert_found("Getty ImagesThe minister Farida Rahmani spoke in Geneva on Tuesday.\n",
	    "person Farida Rahmani x1 | place Geneva x1");
}

static void
wrapped_lines_go_on(void **state)
{
	struct tokens t;
	struct slice text = SLICE("It was a long line of words that ended with Elias\n"
				  "Corvane, whom nobody had seen in all these years.\nPort Halden");
	struct doc d = { .text = text };
	const struct token *k;
	size_t breaks = 0;

	(void)state;
	tokens_build(&t, &d);
	vec_each(k, &t.at)
		breaks += (k->flags & TOKEN_BREAK) != 0;
	assert_int_equal(breaks, 2);
	tokens_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(word_lists_are_sorted),
		cmocka_unit_test(names_of_the_world_are_known),
		cmocka_unit_test(labels_follow),
		cmocka_unit_test(people_are_found),
		cmocka_unit_test(organisations_and_places_are_found),
		cmocka_unit_test(forms_are_grouped),
		cmocka_unit_test(each_name_has_a_reason),
		cmocka_unit_test(namesakes_stay_apart),
		cmocka_unit_test(a_capital_the_belongs_to_an_outlet),
		cmocka_unit_test(german_nouns_are_no_names),
		cmocka_unit_test(other_scripts_are_left_alone),
		cmocka_unit_test(broken_capitals_do_no_harm),
		cmocka_unit_test(wrapped_lines_go_on),
		cmocka_unit_test(laws_hold_for_any_text),
		cmocka_unit_test(hostile_texts_end),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("entity", tests, NULL, NULL);
}
