#ifndef IBID_IMPORT_SPEECH_H
#define IBID_IMPORT_SPEECH_H

#include <stdbool.h>

#include "import/lines.h"

/* Whole sentences that are no text: the site speaks to its reader; a picture's caption with its credit. */

/* "Subscribe for free to receive new posts", "Get it in your inbox", "The post A appeared first on B." */
bool speech_of_site(struct slice line);
/* "The engine on its way home. Photograph: A B", "A street in Town [A B/Agency]" */
bool speech_is_caption(struct slice line);
/* Boxes for a newsletter: what stands between two such lines, or below the first of them, gets FORM_NOISE. */
void speech_mark_boxes(struct lines *lines);
/* For a test: are the tables in order? */
bool speech_sorted(void);

#endif
