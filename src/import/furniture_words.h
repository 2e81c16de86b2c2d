#ifndef IBID_IMPORT_FURNITURE_WORDS_H
#define IBID_IMPORT_FURNITURE_WORDS_H

#include "import/lines.h"

/* The form of a whole line that is one of the phrases that sites use; FORM_NONE when it is none. */
enum line_form furniture_phrase(struct slice line);
/* The form of a line that begins with such a phrase. */
enum line_form furniture_opening(struct slice line);
/* Does it begin as buttons below a text do: Share, Print, Teilen? */
bool furniture_is_sharing(struct slice line);
/* Is this the name of a start page: Home, Startseite, Accueil? */
bool furniture_is_home(struct slice word);

/* Is this the name of a section that many sites have: News, Kultur, Société? */
bool furniture_is_section(struct slice word);

/* For a test: are the tables in order? */
bool furniture_words_sorted(void);

#endif
