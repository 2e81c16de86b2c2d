/* Quotations of the open article that are not found where they are said to be from: looked for while nobody types. */
#include "app/claims.h"

#include "ui/ui.h"

void
ui_forget_claims(struct ui *ui)
{
	claims_free(&ui->claims);
	ui->claims_state = CLAIMS_UNKNOWN;
}

static void
tell(struct ui *ui)
{
	bool any = ui->claims.missing.n || ui->article->nclaims;

	claims_end(&ui->claims, ui->article, &ui->article_mem);
	ui->claims_state = CLAIMS_TOLD;
	if (!any)
		return;
	text_pane_take_claims(ui->panes[PANE_TEXT]);
	side_pane_take_claims(ui->panes[PANE_SIDE]);
}

bool
ui_check_claims(struct ui *ui)
{
	struct err e = { 0 };
	bool more = true;

	if (!ui->article || ui->claims_state == CLAIMS_TOLD)
		return false;
	if (ui->claims_state == CLAIMS_UNKNOWN) {
		claims_begin(&ui->claims, ui->article);
		ui->claims_state = CLAIMS_BEGUN;
		return true;
	}
	if (claims_step(&ui->claims, ui->library, ui->article, &ui->article_mem, &more, &e) < 0) {
		str_printf(&ui->log, "%s\n", e.msg);
		more = false; /* what was found so far */
	}
	if (!more)
		tell(ui);
	return more;
}
