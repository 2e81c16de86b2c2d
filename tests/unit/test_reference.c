#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "analyse/entity.h"
#include "analyse/ref_entry.h"
#include "analyse/ref_notes.h"
#include "analyse/reference.h"
#include "db/pack.h"
#include "doc_gen.h"
#include "ref_laws.h"

struct found {
	struct arena mem;
	struct article a;
};

static void
find(struct found *f, struct slice text)
{
	*f = (struct found){ 0 };
	gen_one(&f->a.doc, &f->mem, BLOCK_PREFORMATTED, text);
	entity_find(&f->a, &f->mem);
	reference_find(&f->a, &f->mem);
	if (ref_broken_law(&f->a))
		fail_msg("%s in: %s", ref_broken_law(&f->a), str_cstr(&(struct str){ (char *)f->a.doc.text.p, f->a.doc.text.n, 1 }));
}

static void
put(struct str *out, const char *field)
{
	str_puts(out, field ? field : "-");
}

/* "Family+Given; Body | title | container | date | url" */
static void
describe(struct str *out, const struct reference *r)
{
	char date[DATE_ISO_MAX];
	size_t i;

	for (i = 0; i < r->nauthors; i++) {
		const struct name *n = &r->authors[i];

		str_printf(out, "%s%s", i ? "; " : "", n->literal ? n->literal : n->family);
		if (n->given)
			str_printf(out, "+%s", n->given);
	}
	str_puts(out, r->nauthors ? " | " : "- | ");
	put(out, r->title);
	str_puts(out, " | ");
	put(out, r->container);
	str_puts(out, " | ");
	put(out, r->date.year ? date_iso(date, r->date) : NULL);
	str_puts(out, " | ");
	put(out, r->url);
}

/* Invented works in the styles that real pages print. */
static const struct {
	const char *entry, *fields;
} entries[] = {
	{ "Harlan, Petra, The Quay That Nobody Wanted. Or Is It, After All, a Harbour?, The Halden Courier, March 4th, 2018.",
	    "Harlan+Petra | The Quay That Nobody Wanted. Or Is It, After All, a Harbour? | The Halden Courier | 2018-03-04 | -" },
	{ "Petra Harlan, “Who Owns the Quay?,” The Halden Courier, March 4, 2018, https://haldencourier.example/quay.",
	    "Harlan+Petra | Who Owns the Quay? | The Halden Courier | 2018-03-04 | https://haldencourier.example/quay" },
	{ "Petra Harlan and Joseph Brandt, The Quay: A History (London: Verso, 2011), 45–46.",
	    "Harlan+Petra; Brandt+Joseph | The Quay: A History | - | 2011 | -" },
	{ "Harlan, P., & Brandt, J. (2016, May 12). Dredging and the public purse. Journal of Port Studies, 12(3), 44-61.",
	    "Harlan+P.; Brandt+J. | Dredging and the public purse | Journal of Port Studies | 2016-05-12 | -" },
	{ "Harlan, P. (2016) ‘Dredging and the public purse’, The Guardian, 12 May. Available at: https://example.org/d/1 (Accessed: 3 June 2017).",
	    "Harlan+P. | Dredging and the public purse | The Guardian | 2016-05-12 | https://example.org/d/1" },
	{ "Harlan, Petra. “Dredging and the Public Purse.” Reuters, 12 May 2016, www.reuters.com/world/dredging-the-purse/.",
	    "Harlan+Petra | Dredging and the Public Purse | Reuters | 2016-05-12 | www.reuters.com/world/dredging-the-purse/" },
	{ "Harlan P, Brandt J. Dredging and the public purse. Lancet. 2016;12(3):44-61.",
	    "Harlan+P; Brandt+J | Dredging and the public purse | Lancet | 2016 | -" },
	{ "Harlan, Petra (12 May 2016). \"Dredging and the public purse\". The Independent. Archived from the original on 3 June 2017. Retrieved 4 July 2018.",
	    "Harlan+Petra | Dredging and the public purse | The Independent | 2016-05-12 | -" },
	{ "P. Harlan, \"Dredging and the public purse,\" Chicago Tribune, 7-May-2016 [Online]. Available: https://example.org/d/1. [Accessed: 3-Jun-2017]",
	    "Harlan+P. | Dredging and the public purse | Chicago Tribune | 2016-05-07 | https://example.org/d/1" },
	{ "“Annual Traffic Figures,” Halden Port Authority, accessed June 8, 2019, https://example.org/traffic.",
	    "- | Annual Traffic Figures | Halden Port Authority | - | https://example.org/traffic" },
	{ "Amnesty International, Ships Without Crews, 14 January 2015.", "Amnesty International | Ships Without Crews | - | 2015-01-14 | -" },
	{ "Petra Harlan, Reuters, 12 May 2016", "Harlan+Petra | - | Reuters | 2016-05-12 | -" },
	{ "Financial Times, “Dredger sinks off Halden,” 2 May 2016. ft.com", "- | Dredger sinks off Halden | Financial Times | 2016-05-02 | -" },
	{ "HARLAN, Petra. Diário de Notícias, 9 mai. 2011", "HARLAN+Petra | - | Diário de Notícias | 2011-05-09 | -" },
	{ "Harlan, Petra: Der Hafen und die Stadt. In: Die Zeit, 12.05.2016, S. 14.",
	    "Harlan+Petra | Der Hafen und die Stadt | Die Zeit | 2016-05-12 | -" },
	{ "Petra Harlan, « Le port et la ville », Le Monde, 12 mai 2016 (consulté le 3 juin 2017)",
	    "Harlan+Petra | Le port et la ville | Le Monde | 2016-05-12 | -" },
	{ "https://example.org/posts/20417", "- | - | - | - | https://example.org/posts/20417" },
	{ "https://example.org/a-very-long-address-\nthat-was-broken/on-a-line", "- | - | - | - | https://example.org/a-very-long-address-that-was-broken/on-a-line" },
};

static void
entries_are_parsed(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(entries) / sizeof(entries[0]); i++) {
		struct str text = { 0 }, got = { 0 };
		struct found f;

		str_printf(&text, "The port is old [1].\n\nNotes\n\n[1] %s\n", entries[i].entry);
		find(&f, str_slice(&text));
		assert_int_equal(f.a.nreferences, 1);
		describe(&got, &f.a.references[0]);
		assert_string_equal(str_cstr(&got), entries[i].fields);
		assert_string_equal(f.a.references[0].label, "1");
		str_free(&text);
		str_free(&got);
		arena_free(&f.mem);
	}
}

/* Lists as they are printed: how many entries there are, and the text of the last one. */
static const struct {
	const char *text;
	size_t n;
	const char *last;
} lists[] = {
	{ "Body.\n\nReferences:\n[1] First, 2001.\n[2] Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nQuellen\n\n1. First, 2001.\n2. Second, which goes\non here, 2002.", 2, "Second, which goes on here, 2002." },
	{ "Body.\n\nFußnoten:\n(1) First, 2001.\n(2) Second, 2002.\n\nAbout the author", 2, "Second, 2002." },
	{ "Body.\n\nNotes et références\n1) First, 2001.\n2) Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nENDNOTES\n¹ First, 2001.\n² Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nSources\n\n- First, 2001.\n- Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nFuentes:\n* First, 2001.\n** Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nWorks Cited\n\nFirst, 2001.\n\nSecond, 2002.", 2, "Second, 2002." },
	{ "Body [1] and [2].\n\n[1] First, 2001.\n[2] Second, 2002.", 2, "Second, 2002." },
	{ "Body.\n\nReferences\n1. ^ a b First, 2001.\n2. ^ Second, 2002.", 2, "Second, 2002." },
	{ "Notes\n[1] First.\n\nMore prose that is no note at all and goes on for a while, as prose does.", 1, "First." },
	{ "To cook it:\n\n1. Wash your hands\n2. Boil the water\n3. Serve", 0, NULL },
	{ "The lease is right.* It is long, and this is what it says.\n\n* Harlan, The Quay, 2001.\n\nTags: quays", 1, "Harlan, The Quay, 2001." },
	{ "The lease is right.\n\n* Bread since 2001\n\n* Milk since 2004", 0, NULL },
	{ "He left.1 Nobody asked.2\n\n1\n\nFirst, 2001.\n\n2\n\nSecond, 2002.", 2, "Second, 2002." },
	{ "He left.1 Nobody asked.2\n\n1 First, 2001.\n2 Second, 2002.", 2, "Second, 2002." },
	{ "The tables of 2001 and 2002 follow.\n\n1\n\nBread, 2001.\n\n2\n\nMilk, 2002.", 0, NULL },
	{ "Body.\n\nNotes\n\n1.\nFirst, 2001.\n\n2.\n\nSecond, 2002.", 2, "Second, 2002." },
	{ "No list at all.", 0, NULL },
};

/* Where the others of a list end in an outlet and a date, an outlet that nobody knows is one too. */
static void
lists_show_where_outlets_stand(void **state)
{
	struct found f;

	(void)state;
	find(&f, SLICE("Body.\n\nNotes\n\n[1] Harlan, Petra, The Quay That Nobody Wanted, The Guardian, June 9th, 2018.\n"
		       "[2] Brandt, Joseph, Minister openly blames the dredgers for Harbour Ruin, Sober Remarks, May 2nd, 2018.\n"
		       "[3] Lund, Eva, Mole behind letters to the dockers, board says, Politico, May 1st, 2018.\n"));
	assert_int_equal(f.a.nreferences, 3);
	assert_string_equal(f.a.references[1].container, "Sober Remarks");
	assert_string_equal(f.a.references[1].title, "Minister openly blames the dredgers for Harbour Ruin");
	assert_string_equal(f.a.references[2].title, "Mole behind letters to the dockers, board says");
	arena_free(&f.mem);
}

static void
lists_are_found(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct arena mem = { 0 };
		struct doc d;
		struct notes n;

		gen_one(&d, &mem, BLOCK_PREFORMATTED, slice_of(lists[i].text));
		notes_find(&n, &d);
		if (n.notes.n != lists[i].n)
			fail_msg("%s: %zu notes", lists[i].text, n.notes.n);
		if (lists[i].last) {
			char *last = arena_dup(&mem, d.text.p + vec_last(&n.notes).beg, vec_last(&n.notes).end - vec_last(&n.notes).beg), *c;

			for (c = last; *c; c++)
				*c = *c == '\n' ? ' ' : *c;
			assert_string_equal(last, lists[i].last);
		}
		notes_free(&n);
		arena_free(&mem);
	}
}

/* What each entry stands for: its number, 0 for itself. */
static const struct {
	const char *notes[6];
	unsigned same[6];
} same[] = {
	{ { "Petra Harlan, “The Quay,” Reuters, March 4, 2018.", "Ibid.", "ibid., p. 4", "Idem." }, { 0, 1, 1, 1 } },
	{ { "Petra Harlan, The Quay (London: Verso, 2011), 45.", "Joseph Brandt, “The Mole,” Reuters, March 5, 2018.",
	      "Harlan, The Quay, 46.", "Brandt, op. cit., 3.", "See note 1.", "ibid" }, { 0, 0, 1, 2, 1, 1 } },
	{ { "Harlan, Petra, The Quay That Was, The Guardian, March 4th, 2018.", "Brandt, Joseph, The Mole, Reuters, May 1st, 2018.",
	      "Harlan, Petra, The Quay That Was, The Guardian, March 4th, 2018." }, { 0, 0, 1 } },
	{ { "Petra Harlan: Der Hafen. In: Die Zeit, 12.05.2016.", "Ebd., S. 3.", "https://example.org/x/1", "https://example.org/x/1" },
	    { 0, 1, 0, 3 } },
	{ { "Petra Harlan, “The Quay,” Reuters, March 4, 2018.", "Petra Harlan, “The Mole,” Reuters, June 9, 2018." }, { 0, 0 } },
	{ { "Harlan, Petra (2001). The Quay. London: Verso.", "Harlan, Petra (2004). The Mole. London: Verso.", "Harlan 2001, p. 44.",
	      "Harlan 2004, pp. 4–6", "Harlan 1999." }, { 0, 0, 1, 2, 0 } },
};

static void
repeated_entries_are_known(void **state)
{
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		struct str text = { 0 };
		struct found f;

		str_puts(&text, "Body.\n\nNotes\n\n");
		for (k = 0; k < 6 && same[i].notes[k]; k++)
			str_printf(&text, "[%zu] %s\n", k + 1, same[i].notes[k]);
		find(&f, str_slice(&text));
		assert_int_equal(f.a.nreferences, k);
		while (k--)
			if (f.a.references[k].same_as + 1 != same[i].same[k])
				fail_msg("%s stands for %u", same[i].notes[k], f.a.references[k].same_as + 1);
		str_free(&text);
		arena_free(&f.mem);
	}
}

/* Citations as "kind:text>label or container", in the order of the text. */
static const struct {
	const char *text, *citations;
} cited[] = {
	{ "One [1]. Two [2–3], three [1, 3] and [1][2]; none [9], none [see].", "marker:[1]>1 marker:2–3>2 marker:2–3>3 marker:1>1 marker:3>3 marker:[1]>1 marker:[2]>2" },
	{ "One¹ and two²,³ but five km² of it.", "marker:¹>1 marker:²>2 marker:³>3" },
	{ "One (1) and two (2).", "marker:(1)>1 marker:(2)>2" },
	{ "It was said.1 Then, “quoted.”2 In 2019 there were 3.5 of 12.", "marker:1>1 marker:2>2" },
	{ "See https://example.org/a/b, and again https://example.org/a/b.",
	    "link:https://example.org/a/b>https://example.org/a/b link:https://example.org/a/b>https://example.org/a/b" },
	{ "Petra Harlan of the Halden Courier writes that it sank.", "attribution:Petra Harlan of the Halden Courier writes>1" },
	{ "It sank, reported the Guardian. He said so.", "attribution:reported the Guardian>Guardian" },
	{ "Joseph Brandt told the Washington Post that it sank.", "attribution:Joseph Brandt told the Washington Post>Washington Post" },
	{ "According to a Reuters report it sank.", "attribution:According to a Reuters>Reuters" },
	{ "In an article in Le Monde, Anna Weber argues that it sank.", "attribution:an article in Le Monde, Anna Weber>Le Monde" },
	{ "It sank, wrote Anna Weber in the Oster Post. The Post has pictures of it.",
	    "attribution:wrote Anna Weber in the Oster Post>Oster Post attribution:The Post has pictures>Oster Post" },
	{ "A Guardian investigation, first cited by the BBC, found that it sank.",
	    "attribution:A Guardian investigation>Guardian attribution:cited by the BBC>BBC" },
	{ "Lindqvist measured it and found a leak. [2] The mole leaks.", "attribution:Lindqvist measured>2 marker:[2]>2" },
	{ "It appeared in the Oster Post of 4 May 1961, he told the Sunday Lantern.", "attribution:appeared in the Oster Post>Oster Post" },
	{ "Asked by the BBC, Anna Weber said no. She has a Twitter account. “It sank,” Weber said.", "attribution:Asked by the BBC>BBC" },
	{ "As first reported by Politico, it sank.", "attribution:reported by Politico>Politico" },
	{ "The Guardian was founded in Manchester, and Reuters moved to Canary Wharf.", "" },
	{ "He worked for the Guardian. The editor of the Guardian was asleep. Anna Weber told a friend.", "" },
	{ "The captain said it sank. “It sank,” he said, and she reported it.", "" },
	{ "The mayor told reporters that it sank. Anna Weber said so too.", "" },
};

static void
put_citation(struct str *out, const struct article *a, const struct citation *c)
{
	const struct reference *r = &a->references[c->reference];

	str_printf(out, "%s%s:", out->n ? " " : "", citation_kind_name(c->kind));
	str_put(out, slice_sub(a->doc.text, c->beg, c->end));
	str_printf(out, ">%s", r->label ? r->label : r->container ? r->container : r->url ? r->url : "?");
}

static void
citations_are_found(void **state)
{
	static const char notes[] = "\n\nNotes\n\n[1] Petra Harlan, “The Quay,” The Halden Courier, March 4, 2018.\n"
				    "[2] Otto Lindqvist, “The Mole,” Bloomberg, March 5, 2018.\n[3] Ibid.\n";
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(cited) / sizeof(cited[0]); i++) {
		struct str text = { 0 }, got = { 0 };
		struct found f;

		str_printf(&text, "%s%s", cited[i].text, notes);
		find(&f, str_slice(&text));
		for (k = 0; k < f.a.ncitations; k++)
			put_citation(&got, &f.a, &f.a.citations[k]);
		assert_string_equal(str_cstr(&got), cited[i].citations);
		str_free(&text);
		str_free(&got);
		arena_free(&f.mem);
	}
}

static void
laws_hold_on_random_texts(void **state)
{
	static const char *const pieces[] = { "[1]", "[2–4]", "\n[1] ", "\n1. ", "\nNotes\n", "“", "”", "\"", "ibid", " told the Guardian",
		"https://a.b/c-", "2019", "12 May", ", ", ". ", "Harlan, Petra", "(", ")", "¹", "*", "op. cit.", "; ", "see note 2", "—" };
	uint64_t seed = 11;
	int round;

	(void)state;
	for (round = 0; round < 300; round++) {
		struct str text = { 0 };
		size_t n = gen_next(&seed, 200);
		struct found f;

		while (n--) {
			if (gen_next(&seed, 3) == 0)
				gen_text(&text, &seed, gen_next(&seed, 12));
			str_puts(&text, pieces[gen_next(&seed, sizeof(pieces) / sizeof(pieces[0]))]);
		}
		find(&f, str_slice(&text));
		str_free(&text);
		arena_free(&f.mem);
	}
}

/* As the library stores them: the same again, and nothing worse than a refusal when the bytes are cut. */
static void
packing_keeps_all(void **state)
{
	struct str refs = { 0 }, citations = { 0 }, before = { 0 }, after = { 0 };
	struct found f;
	struct article b;
	size_t n, i;

	(void)state;
	find(&f, SLICE("Petra Harlan of the Halden Courier writes [1] of it [2].\n\nNotes\n[1] Petra Harlan, “The Quay,” The Halden "
		       "Courier, March 4, 2018, 3.\n[2] Ibid.\n"));
	pack_references(&refs, &f.a);
	pack_citations(&citations, &f.a);
	b = (struct article){ .doc = f.a.doc };
	assert_true(unpack_references(&b, str_slice(&refs), &f.mem) && unpack_citations(&b, str_slice(&citations), &f.mem));
	assert_int_equal(b.nreferences, f.a.nreferences);
	assert_int_equal(b.ncitations, 3);
	for (i = 0; i < b.nreferences; i++) {
		describe(&before, &f.a.references[i]);
		describe(&after, &b.references[i]);
		assert_int_equal(b.references[i].same_as, f.a.references[i].same_as);
		assert_int_equal(b.references[i].end, f.a.references[i].end);
	}
	assert_string_equal(str_cstr(&before), str_cstr(&after));
	for (n = 0; n < refs.n; n++)
		assert_false(unpack_references(&b, (struct slice){ refs.p, n }, &f.mem));
	b.nreferences = 0;
	assert_false(unpack_citations(&b, str_slice(&citations), &f.mem));
	str_free(&refs);
	str_free(&citations);
	str_free(&before);
	str_free(&after);
	arena_free(&f.mem);
}

static double
seconds(const char *piece, size_t bytes)
{
	struct str text = { 0 };
	struct found f = { 0 };
	struct timespec a, b;

	str_puts(&text, "Body [1].\n\nNotes\n\n[1] ");
	while (text.n < bytes)
		str_puts(&text, piece);
	gen_one(&f.a.doc, &f.mem, BLOCK_PREFORMATTED, str_slice(&text));
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	reference_find(&f.a, &f.mem);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	assert_null(ref_broken_law(&f.a));
	arena_free(&f.mem);
	str_free(&text);
	return (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
}

/* Eight times the text may take twenty times as long, never sixty-four times. */
static void
hostile_texts_take_linear_time(void **state)
{
	static const char *const hostile[] = { "[1] ", "“", "\"", "(", "[", "1-", "https://", "\n[2] x", "\n1. ", "\nibid", "*", "\n* ", "¹",
		"told the Times ", "Harlan, P. ", "A.", "; ", "\nNotes\n[1] Harlan, The Quay, 2001.", "Notes\n", "x/", "2019", "May ", "-",
		"the ", "’", "\nHarlan, The Quay, 3.", "op. cit. ", "10.1", "\n^ ", "article in the ", "who said " };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
		double small = seconds(hostile[i], 32 << 10), large = seconds(hostile[i], 256 << 10);

		if (large > 0.1 && large > small * 20)
			fail_msg("%s: %.3f s, then %.3f s", hostile[i], small, large);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_are_parsed),
		cmocka_unit_test(lists_are_found),
		cmocka_unit_test(lists_show_where_outlets_stand),
		cmocka_unit_test(repeated_entries_are_known),
		cmocka_unit_test(citations_are_found),
		cmocka_unit_test(packing_keeps_all),
		cmocka_unit_test(laws_hold_on_random_texts),
		cmocka_unit_test(hostile_texts_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
