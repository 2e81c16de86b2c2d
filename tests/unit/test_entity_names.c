#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/entity.h"
#include "analyse/entity_parts.h"
#include "analyse/nicknames.h"

/* Which names are one: "Joanne Rowell = Rowell (shorter) x2 | Oslo x1", those that are named most
 * first. */
static void
describe(struct str *out, struct slice text)
{
	struct arena mem = { 0 };
	struct article a = { 0 };
	struct doc_builder b = { 0 };
	struct slice rest = text, line;
	size_t i, k;

	while (slice_next_line(&line, &rest))
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, line);
	doc_builder_finish(&b, &a.doc, &mem);
	entity_find(&a, &mem);
	for (i = 0; i < a.nentities; i++) {
		const struct entity *e = &a.entities[i];

		str_printf(out, "%s%s", i ? " | " : "", e->name);
		for (k = 0; k < e->naliases; k++)
			str_printf(out, " = %s (%s)", e->aliases[k].text, name_reason_word(e->aliases[k].why));
		str_printf(out, " x%zu", e->nmentions);
	}
	arena_free(&mem);
}

static void
assert_names(const char *text, const char *expected)
{
	struct str got = { 0 };

	describe(&got, slice_of(text));
	assert_string_equal(str_cstr(&got), expected);
	str_free(&got);
}

static void
titles_are_off(void **state)
{
	(void)state;
	assert_names("Dr. Mara Quill spoke. President Quill left, and Rep. Quill said that Sir "
		     "Mara Quill was late.",
	    "Mara Quill = Quill (shorter) x4");
	assert_names("Ayatollah Karim Dastan spoke. Gen. Dastan left with Sheikh Dastan.",
	    "Karim Dastan = Dastan (shorter) x3");
	assert_names("Sayyid Karim Dastan spoke to Karim Dastan.", "Karim Dastan x2");
}

static void
initials_and_middle_names_fit(void **state)
{
	(void)state;
	assert_names("Joanne Rowell wrote on Monday. J. K. Rowell and her husband met J.K. Rowell, "
		     "said Rowell.",
	    "Joanne Rowell = J. K. Rowell (initials) = J.K. Rowell (initials) = Rowell (shorter) "
	    "x4");
	assert_names("Tovik Ostravel spoke; Tovik O. left.", "Tovik Ostravel = Tovik O. (initials) x2");
	assert_names("Ilse Tarnow-Belhadi was late. Text and pictures: I. T.-B.",
	    "Ilse Tarnow-Belhadi = I. T.-B. (initials) x2");
	/* A middle name that is another one, or another's. */
	assert_names("George H. W. Marsh met George W. Marsh.",
	    "George H. W. Marsh x1 | George W. Marsh x1");
	assert_names(
	    "Jonas Marsh met Judith Marsh in Oslo.", "Jonas Marsh x1 | Judith Marsh x1 | Oslo x1");
}

static void
nicknames_are_known(void **state)
{
	(void)state;
	assert_true(nicknames_sorted());
	assert_true(nickname_of(SLICE("bill"), SLICE("william")));
	assert_true(nickname_of(SLICE("elizabeth"), SLICE("liz")));
	assert_true(nickname_of(SLICE("liz"), SLICE("betty"))); /* both Elizabeth */
	assert_false(nickname_of(SLICE("bill"), SLICE("robert")));
	assert_false(nickname_of(SLICE(""), SLICE("robert")));
	assert_names("William Keller met Michael Oram. Bill Keller was late; Mike Oram was not.",
	    "William Keller = Bill Keller (nickname) x2 | Michael Oram = Mike Oram (nickname) x2");
	assert_names("Elizabeth Quarm was late, Liz said.", "Elizabeth Quarm = Liz (nickname) x2");
	assert_names("Paul Marsten met Paula Marsten in Oslo.",
	    "Paul Marsten x1 | Paula Marsten x1 | Oslo x1");
	assert_names("Daniel Marsten met Daniela Marsten in Oslo.",
	    "Daniel Marsten x1 | Daniela Marsten x1 | Oslo x1");
}

static void
marks_make_no_difference(void **state)
{
	(void)state;
	assert_names("Patrick O’Harlan said that Patrick O'Harlan was late.",
	    "Patrick O’Harlan = Patrick O'Harlan (same) x2");
	assert_names("Karim al-Sayid met Karim Alsayid and al Sayid.",
	    "Karim al-Sayid = Karim Alsayid (same) = al Sayid (shorter) x3");
	assert_names(
	    "Łukasz Øst met Lukasz Ost in Oslo.", "Łukasz Øst = Lukasz Ost (same) x2 | Oslo x1");
}

static void
parts_of_surnames_are_enough(void **state)
{
	(void)state;
	assert_names("Sofia Brackwell-Sundermoor spoke. Brackwell said that Sundermoor was late.",
	    "Sofia Brackwell-Sundermoor = Brackwell (shorter) = Sundermoor (shorter) x3");
	assert_names("Ricardo Rosales Nevado spoke. Rosales left.",
	    "Ricardo Rosales Nevado = Rosales (shorter) x2");
	assert_names("Abu Hamza al-Jazari spoke. Abu Hamza left.",
	    "Abu Hamza al-Jazari = Abu Hamza (shorter) x2");
	/* The end of a name may be the father's. */
	assert_names("Uday Sarkan Tikran met his father, Sarkan Tikran.",
	    "Uday Sarkan Tikran x1 | Sarkan Tikran x1");
}

static void
lists_turn_names(void **state)
{
	(void)state;
	assert_names("[3] Corvane, Elias, The Quay, 2003.\nElias Corvane was late. Corvane left.",
	    "Elias Corvane = Corvane, Elias (turned) = Corvane (shorter) x3 | Quay x1");
}

/* Whom a surname alone means. */
static void
the_nearest_bears_the_surname(void **state)
{
	(void)state;
	assert_names("Senator Anna Brandt spoke in Oslo. Brandt was late. Then Judge Robert Brandt "
		     "spoke. Brandt was late too.",
	    "Anna Brandt = Brandt (shorter) x2 | Robert Brandt = Brandt (shorter) x2 | Oslo x1");
	assert_names("Senator Anna Brandt met Judge Robert Brandt. Then Senator Brandt left.",
	    "Anna Brandt = Brandt (shorter) x2 | Robert Brandt x1");
	assert_names("Petra Keller met her husband Robert Keller in Berlin. Mr Keller was late. "
		     "Keller laughed.",
	    "Petra Keller = Keller (shorter) x2 | Robert Keller = Keller (shorter) x2 | Berlin x1");
	assert_names("Robert Keller was late, said his sister, Ines Keller. Mrs Keller laughed.",
	    "Ines Keller = Keller (shorter) x2 | Robert Keller x1");
	assert_names("Lord Robert Keller was late. Mrs Keller laughed.", "Robert Keller x1 | Keller x1");
}

static void
sounds_are_compared(void **state)
{
	(void)state;
	assert_names("Muammar Gadhafi spoke. Qaddafi left on Monday, said Muammar Kadafi.",
	    "Muammar Gadhafi = Qaddafi (spelling) = Muammar Kadafi (spelling) x3");
	assert_names("Mohammed Husseini met Mara Quill. Muhammad Hussaini left.",
	    "Mohammed Husseini = Muhammad Hussaini (spelling) x2 | Mara Quill x1");
	assert_names("Maria Hansen met Maria Hanson in Oslo.",
	    "Maria Hansen x1 | Maria Hanson x1 | Oslo x1");
	assert_names("John Smith met John Smyth in Oslo.", "John Smith x1 | John Smyth x1 | Oslo x1");
	assert_names("Mario Taverno met Maria Taverno in Oslo.",
	    "Mario Taverno x1 | Maria Taverno x1 | Oslo x1");
}

static void
acronyms_fit(void **state)
{
	(void)state;
	assert_names("The National Lamp Council met on Monday. The NLC said so. The N.L.C. is late.",
	    "National Lamp Council = NLC (acronym) = N.L.C. (acronym) x3");
	assert_names("The African Ferry Bank (AfFB) met officials.",
	    "African Ferry Bank = AfFB (defined) x2");
	assert_names("The Free Harbour Organization (the FHO/ FH/ Cult of Quill) met officials, "
		     "and the FHO said so.",
	    "Free Harbour Organization = FHO (defined) = Cult of Quill (defined) x4");
	assert_names("The Lamp Guild of Sallis (LGS/ LGSA) met the ministers. LGS left.",
	    "Lamp Guild of Sallis = LGS (defined) = LGSA (defined) x4");
	assert_names("The WLO (World Lamp Organization) met officials.",
	    "World Lamp Organization = WLO (defined) x2");
	assert_names("The World Lamp Organization met officials of the UNHCR.",
	    "World Lamp Organization x1 | UNHCR x1");
}

static void
the_text_says_who_is_called_what(void **state)
{
	(void)state;
	assert_names("Elias Corvane, better known as Jack Tarrow, met officials.",
	    "Elias Corvane = Jack Tarrow (called) x2");
	assert_names("Elias Corvane called Jack Tarrow on Monday.", "Elias Corvane x1 | Jack Tarrow x1");
	assert_names("Elias Corvane is known, and Jack Tarrow is known as a liar.",
	    "Elias Corvane x1 | Jack Tarrow x1");
}

static void
bodies_have_short_names(void **state)
{
	(void)state;
	assert_names("The US State Department met officials. The State Department said so.",
	    "US State Department = State Department (shorter) x2");
	assert_names("The United States Department of Salt met the US Department of Salt.",
	    "United States Department of Salt = US Department of Salt (shorter) x2");
	assert_names("The Committee on Foreign Affairs met. The Foreign Affairs Committee left.",
	    "Committee on Foreign Affairs = Foreign Affairs Committee (same) x2");
	assert_names("The Supreme Court met. The Court said so. Then the Harbour Court met, and "
		     "the Court left.",
	    "Supreme Court = Court (shorter) x2 | Harbour Court = Court (shorter) x2");
	assert_names("The Indian Railways said so. Indian Railway was late.",
	    "Indian Railways = Indian Railway (same) x2");
	/* A name in front of another, and words that make another of it. */
	assert_names("Ikea met Ikea Norway. The Army met the Army Map Office.",
	    "Ikea x1 | Ikea Norway x1 | Army x1 | Army Map Office x1");
	assert_names("The Iranian Foreign Ministry met the Iraqi Foreign Ministry.",
	    "Iranian Foreign Ministry x1 | Iraqi Foreign Ministry x1");
	assert_names("The Democratic Party met the New Democratic Party in Oslo.",
	    "Democratic Party x1 | New Democratic Party x1 | Oslo x1");
}

/* A name that the world gives to one body; not one that each country has for its own. */
static void
the_world_knows_bodies(void **state)
{
	(void)state;
	assert_true(entity_known_sorted());
	assert_names("Interpol met the International Criminal Police Organization.",
	    "International Criminal Police Organization = Interpol (known) x2");
	assert_names("MI5 met the Security Service of Ukraine. The Security Service said so.",
	    "Security Service of Ukraine = Security Service (shorter) x2 | MI5 x1");
	assert_names("Scotland Yard met the Metropolitan Police in Tokyo.",
	    "Scotland Yard x1 | Metropolitan Police x1 | Tokyo x1");
}

static void
places_have_other_names(void **state)
{
	(void)state;
	assert_names("He lives in the United States, in the U.S., in the US and in America, and "
		     "not in Mexico.",
	    "United States = U.S. (known) = US (known) = America (known) x4 | Mexico x1");
	assert_names(
	    "She lives in Britain, the UK and Scotland.", "Britain = UK (known) x2 | Scotland x1");
	assert_names("They met in Guinea and in Guyana, in Niger and Nigeria, Austria and Australia.",
	    "Guinea x1 | Guyana x1 | Niger x1 | Nigeria x1 | Austria x1 | Australia x1");
	assert_names("They met in Brazil and in Brasilia.", "Brazil x1 | Brasilia x1");
	assert_names("They met in Mexico and in Mexico City.", "Mexico x1 | Mexico City x1");
}

static void
numbers_tell_names_apart(void **state)
{
	(void)state;
	assert_names("She works for Channel 4, and not for Channel 5 or Channel 6, he said.",
	    "Channel 4 x1 | Channel 5 x1 | Channel 6 x1");
}

/* The text's full names say of what kind a word is. */
static void
a_word_has_the_kind_of_its_full_name(void **state)
{
	(void)state;
	assert_names("Garcia met Paloma Garcia in Paris.", "Paloma Garcia = Garcia (shorter) x2 | Paris x1");
	assert_names("Ishtaria Holdings said on Monday that it was late. Shares of Ishtaria fell.",
	    "Ishtaria Holdings = Ishtaria (shorter) x2");
	assert_names("Franz Dahlemer was born in Dahlemer, in Berlin.",
	    "Franz Dahlemer x1 | Dahlemer x1 | Berlin x1");
}

/* Thousands of people of one surname, of short names for all, of chains: linear, whatever the text.
 */
static void
crowds_are_grouped_in_time(void **state)
{
	struct str text = { 0 };
	struct arena mem = { 0 };
	struct article a = { 0 };
	int i;

	(void)state;
	for (i = 0; i < 100000; i++)
		str_printf(&text,
		    "Mr. %c%c%c%c Keller met %c%c%c%c %c. Brandt, said Keller of the %c%c%c "
		    "Court. ",
		    'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, 'a' + i / 17576 % 26,
		    'A' + i / 26 % 26, 'a' + i % 26, 'a' + i / 17576 % 26, 'a' + i / 676 % 26,
		    'A' + i % 26, 'A' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26);
	a.doc.text = str_slice(&text);
	entity_find(&a, &mem);
	assert_true(a.nentities > 1000);
	arena_free(&mem);
	str_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_off),
		cmocka_unit_test(initials_and_middle_names_fit),
		cmocka_unit_test(nicknames_are_known),
		cmocka_unit_test(marks_make_no_difference),
		cmocka_unit_test(parts_of_surnames_are_enough),
		cmocka_unit_test(lists_turn_names),
		cmocka_unit_test(the_nearest_bears_the_surname),
		cmocka_unit_test(sounds_are_compared),
		cmocka_unit_test(acronyms_fit),
		cmocka_unit_test(the_text_says_who_is_called_what),
		cmocka_unit_test(bodies_have_short_names),
		cmocka_unit_test(the_world_knows_bodies),
		cmocka_unit_test(places_have_other_names),
		cmocka_unit_test(numbers_tell_names_apart),
		cmocka_unit_test(a_word_has_the_kind_of_its_full_name),
		cmocka_unit_test(crowds_are_grouped_in_time),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("entity_names", tests, NULL, NULL);
}
