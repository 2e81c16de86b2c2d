#include "scroll.h"

bool
scroll_is_jump(enum command_id id)
{
	return id == COMMAND_TOP || id == COMMAND_BOTTOM || id == COMMAND_PERCENT;
}

/* With a count, top and bottom go to that line. */
static void
go_to_line(struct text_view *v, int count)
{
	text_view_top(v);
	if (count > 1)
		text_view_scroll(v, count - 1);
}

bool
scroll_command(struct text_view *v, size_t bytes, enum command_id id, int count)
{
	int n = count < 1 ? 1 : count, percent = count < 0 ? 0 : count > 100 ? 100 : count;

	switch (id) {
	case COMMAND_DOWN: text_view_scroll(v, n); return true;
	case COMMAND_UP: text_view_scroll(v, -n); return true;
	case COMMAND_PAGE_DOWN: text_view_page(v, n); return true;
	case COMMAND_PAGE_UP: text_view_page(v, -n); return true;
	case COMMAND_HALF_DOWN: text_view_half(v, n); return true;
	case COMMAND_HALF_UP: text_view_half(v, -n); return true;
	case COMMAND_PERCENT: text_view_goto(v, bytes * (size_t)percent / 100, TEXT_TOP); return true;
	case COMMAND_TOP: go_to_line(v, count); return true;
	case COMMAND_BOTTOM:
		if (count < 0)
			text_view_bottom(v);
		else
			go_to_line(v, count);
		return true;
	default: return false;
	}
}
