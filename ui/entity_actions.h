#ifndef IBID_UI_ENTITY_ACTIONS_H
#define IBID_UI_ENTITY_ACTIONS_H

#include "app/entities.h"
#include "ui/command.h"

/* Corrections of entities, from the side pane and from the page of an entity. */
struct pane;
struct ui;

/* What a command is about: an entity, and what of it is chosen; absent parts are 0 or NULL. */
struct entity_target {
	int64_t id; /* 0: none, the command says so */
	const char *name;
	enum entity_kind kind;
	bool rejected;
	const char *form; /* one of its names */
	int64_t merged;   /* an entity that was merged into it */
	int64_t similar;  /* another one, that could be the same */
	int64_t article;  /* one that names it */
};

/* Do a command about an entity, or ask for its argument; it says what was done. false: it is no such command. */
bool ui_entity_command(struct ui *ui, const struct entity_target *t, enum command_id id, struct slice arg);
/* Make a correction again, or take it back. */
int ui_redo_entity(struct ui *ui, entity_edit edit, bool redo, struct err *e);
/* The entity that is named by "#NUMBER ...", by its name, or by words that no other one's name holds; -1 with e set. Of several
 * of that name the first one, but none when it is for something that is done to `but` (not 0), which is passed over. */
int ui_find_entity(struct ui *ui, struct entity_entry *out, struct arena *mem, struct slice named, int64_t but, struct err *e);
int64_t ui_chosen_entity(const struct ui *ui); /* of the page over the panes, else of the side pane; 0: none */
int64_t entity_page_entity(const struct pane *p); /* 0: it is no page of an entity */

#endif
