#ifndef IBID_ANALYSE_SOUND_H
#define IBID_ANALYSE_SOUND_H

#include "base/str.h"

/*
 * Append how folded words sound where they were written in another script: consonants alone, those that transliterations
 * exchange made equal, doubled ones once. Mujahedin, Mojahedin and Mujahideen are mjdn. `apart`: blanks stay.
 */
void sound_put(struct str *out, struct slice words, bool apart);

#endif
