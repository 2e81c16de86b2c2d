#ifndef IBID_ANALYSE_NAMES_H
#define IBID_ANALYSE_NAMES_H

#include <stdint.h>

/*
 * assets/names.gaz: names of the world as src/train/make_names.c compiled them. It is read where it lies; it holds no
 * names but 16 bits of each one's hash, so that one unknown word in some ten thousands is taken for a known one.
 * Layout, all numbers little-endian:
 *	"IBN1", u32 slots, u32 sets
 *	sets: u32 classes each
 *	slots: u16 of the key (0: free), u16 its set; open addressing from names_slot()
 */
enum name_class {
	NAME_FIRST = 1 << 0,
	NAME_SURNAME = 1 << 1,
	NAME_ANY = 1 << 2, /* of a person, first or last */
	NAME_PERSON = 1 << 3, /* a whole name */
	NAME_PEOPLE = 1 << 4, /* a nationality, language or creed */
	NAME_COUNTRY = 1 << 5,
	NAME_REGION = 1 << 6,
	NAME_CITY_BIG = 1 << 7,
	NAME_CITY = 1 << 8,
	NAME_TOWN = 1 << 9,
	NAME_PLACE = 1 << 10,
	NAME_AIRPORT = 1 << 11,
	NAME_ORGANISATION = 1 << 12,
	NAME_BRAND = 1 << 13,
	NAME_UNIVERSITY = 1 << 14,
	NAME_TEAM = 1 << 15,
	NAME_EVENT = 1 << 16,
	NAME_COMMON = 1 << 17, /* a word of the language */
	NAME_BEGINS = 1 << 18, /* longer names begin so */
	NAME_CLASSES = 19,
	NAME_SENSE = 19, /* from this bit on: the field of a common word's sense in WordNet, and one */
	NAME_ALL = (1 << NAME_CLASSES) - 1
};

enum { NAMES_HEAD = 12, NAME_WORDS_MAX = 6 };

/* The key: of folded tokens, by gaz_extend(). 0: not known. */
unsigned names_classes(uint32_t key);
/* Have memory bring what names_classes() will read of the key: the names are in no cache, and many can come at once. */
void names_fetch(uint32_t key);

static inline uint32_t
names_mark(uint32_t key)
{
	key ^= key >> 16;
	key *= 0x85EBCA6Bu;
	key = key >> 16 ^ (key & 0xFFFF);
	return key ? key : 1;
}

static inline uint32_t
names_slot(uint32_t key, uint32_t slots)
{
	return (uint32_t)((uint64_t)(key * 0x9E3779B1u) * slots >> 32);
}

#endif
