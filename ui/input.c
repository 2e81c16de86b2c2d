/* From keys and the mouse to commands. */
#include "ui.h"

#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/utf8.h"

enum { COUNT_MAX = 9999999 };

static void
forget_pending(struct ui *ui)
{
	ui->pending.n = 0;
	ui->count = -1;
	ui->wants_key = COMMAND_COUNT;
}

/* The pane that a command belongs to: the focused one when it takes it, else the first that does. */
static struct pane *
pane_for(struct ui *ui, enum command_id id)
{
	unsigned contexts = commands[id].contexts;
	struct pane *p = ui_focused(ui);

	if (p->ops->context & contexts)
		return p;
	if (contexts & CONTEXT_TEXT)
		return ui->panes[PANE_TEXT];
	if (contexts & CONTEXT_LIST)
		return ui->panes[PANE_LIST];
	return ui->panes[PANE_SIDE];
}

void
ui_command(struct ui *ui, enum command_id id, int count, struct slice arg)
{
	struct pane *p = pane_for(ui, id);

	assert(id < COMMAND_COUNT);
	if (p->ops->command(p, id, count, arg))
		return;
	if (ui_action(ui, id, count, arg))
		return;
	ui_say(ui, ":%s has nothing to do here", commands[id].name);
}

/* Commands whose argument may be missing are asked for it. */
static bool
needs_argument(enum command_id id)
{
	switch (commands[id].arg) {
	case COMMAND_ARG_TEXT:
	case COMMAND_ARG_QUERY:
	case COMMAND_ARG_SORT:
	case COMMAND_ARG_SHELL:
	case COMMAND_ARG_PATH:
	case COMMAND_ARG_SETTING:
	case COMMAND_ARG_BINDING:
	case COMMAND_ARG_STYLE:
	case COMMAND_ARG_THEME:
	case COMMAND_ARG_PANE:
	case COMMAND_ARG_FIELD:
	case COMMAND_ARG_SOURCE:
		return true;
	default:
		return false;
	}
}

void
ui_ask(struct ui *ui, enum command_id id, struct slice text, const char *fmt, ...)
{
	const struct completion completion = { ui, ui_complete };
	char label[PROMPT_LABEL];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(label, sizeof(label), fmt, ap);
	va_end(ap);
	prompt_open(&ui->prompt, id, label, text);
	/* Where there are few words to choose from, they are shown at once. */
	if (commands[id].arg == COMMAND_ARG_SORT || commands[id].arg == COMMAND_ARG_THEME ||
	    commands[id].arg == COMMAND_ARG_PANE || commands[id].arg == COMMAND_ARG_KIND)
		prompt_key(&ui->prompt, K_TAB, &completion);
}

/* Open the prompt for a command's argument. */
static void
prompt_for(struct ui *ui, enum command_id id)
{
	if (id == COMMAND_COMMAND)
		ui_ask(ui, id, SLICE(""), ":");
	else if (id == COMMAND_FIND || id == COMMAND_FILTER)
		ui_ask(ui, id, SLICE(""), "/");
	else
		ui_ask(ui, id, SLICE(""), "%s: ", commands[id].name);
}

static void
run(struct ui *ui, enum command_id id, int count, struct slice arg)
{
	if (id == COMMAND_COMMAND || (needs_argument(id) && !arg.p)) {
		prompt_for(ui, id);
	} else if (commands[id].arg == COMMAND_ARG_KEY && !arg.n) {
		ui->wants_key = id;
		ui->count = count;
	} else {
		ui_command(ui, id, count, arg);
	}
}

int
ui_command_line(struct ui *ui, struct slice line)
{
	struct command_line c;
	struct err e = { 0 };

	if (!command_parse(&c, line, &e)) {
		ui_fail(ui, &e);
		return -1;
	}
	str_clear(&ui->message);
	ui->message_is_error = false;
	if (c.id != COMMAND_COUNT)
		run(ui, c.id, -1, c.arg.n ? c.arg : (struct slice){ 0 });
	return ui->message_is_error ? -1 : 0;
}

static void
prompt_key_pressed(struct ui *ui, uint32_t key)
{
	const struct completion completion = { ui, ui_complete };
	struct prompt *p = &ui->prompt;
	struct pane *shows = p->command == COMMAND_FILTER ? ui->panes[PANE_SIDE] : ui->page ? ui->page : ui->panes[PANE_TEXT];
	bool at_once = p->command == COMMAND_FIND || p->command == COMMAND_FIND_BACKWARD || p->command == COMMAND_FILTER;
	struct str line = { 0 };

	switch (prompt_key(p, key, &completion)) {
	case PROMPT_MORE:
		break;
	case PROMPT_CHANGED:
		if (at_once) /* shown as it is typed; count 0 says that it is not final */
			shows->ops->command(shows, p->command, 0, str_slice(&p->text));
		break;
	case PROMPT_CANCELLED:
		if (at_once)
			shows->ops->command(shows, p->command, 0, SLICE(""));
		break;
	case PROMPT_DONE:
		/* The command may open the prompt again. */
		str_put(&line, str_slice(&p->text));
		if (p->command == COMMAND_COMMAND)
			ui_command_line(ui, str_slice(&line));
		else
			ui_command(ui, p->command, -1, slice_of(str_cstr(&line)));
		str_free(&line);
		break;
	}
}

static void
wanted_key_pressed(struct ui *ui, uint32_t key)
{
	enum command_id id = ui->wants_key;
	int count = ui->count;
	char utf8[UTF8_MAX];

	forget_pending(ui);
	if (key > ' ' && key < KEY_NAMED)
		ui_command(ui, id, count, (struct slice){ utf8, utf8_encode(utf8, key) });
	else if (key != K_ESC)
		ui_say(ui, ":%s takes a letter", commands[id].name);
}

static void
unbound(struct ui *ui)
{
	struct str keys = { 0 };

	key_put_sequence(&keys, &ui->pending, true);
	ui_say(ui, "%s does nothing here; ? shows the keys", keys.p);
	str_free(&keys);
}

static void
key_pressed(struct ui *ui, uint32_t key)
{
	const struct binding *b = NULL;
	int count;

	if (!ui->pending.n && ((key >= '1' && key <= '9') || (key == '0' && ui->count > 0))) {
		int digit = (int)key - '0';

		ui->count = ui->count < 0 ? digit : ui->count * 10 + digit;
		if (ui->count > COUNT_MAX)
			ui->count = COUNT_MAX;
		return;
	}
	if ((ui->pending.n || ui->count >= 0) && key == K_ESC) {
		forget_pending(ui);
		return;
	}
	ui->pending.keys[ui->pending.n++] = key;
	switch (keymap_find(&ui->keymap, ui_focused(ui)->ops->context, &ui->pending, &b)) {
	case KEYMAP_PREFIX:
		if (ui->pending.n < KEY_SEQUENCE_MAX)
			return;
		/* fall through */
	case KEYMAP_NONE:
		unbound(ui);
		forget_pending(ui);
		return;
	case KEYMAP_FULL:
		count = ui->count;
		forget_pending(ui);
		run(ui, b->command, count, slice_of(b->arg));
		return;
	}
}

static bool
paste_key(struct ui *ui, uint32_t key)
{
	if (key == K_PASTE_BEGIN) {
		ui->pasting = true;
		str_clear(&ui->paste);
		return true;
	}
	if (!ui->pasting)
		return false;
	if (key == K_PASTE_END) {
		ui->pasting = false;
		if (ui->prompt.open)
			prompt_insert(&ui->prompt, str_slice(&ui->paste));
		else
			ui_say(ui, "pasted text is no command; open a prompt with : or / first");
	} else if (key < KEY_NAMED && ui->paste.n < 65536) {
		str_putcp(&ui->paste, key == '\r' ? '\n' : key);
	}
	return true;
}

void
ui_key(struct ui *ui, uint32_t key)
{
	if (paste_key(ui, key))
		return;
	ui_elapse(ui, INT_MAX); /* a key ends what would end by itself */
	str_clear(&ui->message);
	ui->message_is_error = false;
	if (ui->prompt.open)
		prompt_key_pressed(ui, key);
	else if (ui->wants_key != COMMAND_COUNT)
		wanted_key_pressed(ui, key);
	else
		key_pressed(ui, key);
}

static bool
inside(struct rect r, int row, int col)
{
	return row >= r.row && row < r.row + r.rows && col >= r.col && col < r.col + r.cols;
}

static void
drag_border(struct ui *ui, int col)
{
	if (ui->dragging == PANE_LIST)
		ui->settings.list_width = col + 1;
	else
		ui->settings.side_width = ui->grid.cols - col;
	if (ui->settings.list_width < 10)
		ui->settings.list_width = 10;
	if (ui->settings.side_width < 10)
		ui->settings.side_width = 10;
	ui_layout(ui);
}

static bool
mouse_on_border(struct ui *ui, const struct mouse *m)
{
	int id;

	if (m->kind == MOUSE_RELEASE || m->kind == MOUSE_PRESS)
		ui->dragging = -1;
	if (m->kind == MOUSE_PRESS && m->row < ui->grid.rows - 1) {
		for (id = PANE_LIST; id < PANES; id++)
			if (ui->layout.border[id] == m->col)
				ui->dragging = id;
	}
	if (m->kind == MOUSE_DRAG && ui->dragging >= 0)
		drag_border(ui, m->col);
	return ui->dragging >= 0;
}

static struct pane *
pane_under(struct ui *ui, const struct mouse *m)
{
	int id;

	if (ui->page)
		return inside(ui->page->rect, m->row, m->col) ? ui->page : NULL;
	if (inside(ui->panes[ui->wish.focus]->rect, m->row, m->col))
		return ui->panes[ui->wish.focus]; /* it may lie over the text */
	for (id = 0; id < PANES; id++)
		if (inside(ui->panes[id]->rect, m->row, m->col))
			return ui->panes[id];
	return NULL;
}

void
ui_mouse(struct ui *ui, const struct mouse *m)
{
	struct pane *p;
	int id;

	if (!ui->settings.mouse || ui->prompt.open)
		return;
	ui_elapse(ui, INT_MAX);
	str_clear(&ui->message);
	if (!ui->page && mouse_on_border(ui, m))
		return;
	p = pane_under(ui, m);
	if (!p)
		return;
	for (id = 0; id < PANES && m->kind == MOUSE_PRESS; id++)
		if (p == ui->panes[id] && ui->wish.focus != (enum pane_id)id)
			ui_focus(ui, (enum pane_id)id);
	if (p->ops->mouse)
		p->ops->mouse(p, m);
}
