#include <langinfo.h>
#include <locale.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/cli.h"
#include "ui/ui.h"

/* All text is UTF-8. Where the locale is another one, characters still have to be measured (wcwidth). */
static void
choose_locale(void)
{
	setlocale(LC_ALL, "");
	if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
	setlocale(LC_NUMERIC, "C");
}

/* A long text that is closed goes back to the system; left alone, glibc keeps such blocks once the first was freed. */
static void
give_memory_back(void)
{
#ifdef __GLIBC__
	mallopt(M_MMAP_THRESHOLD, 4 << 20);
#endif
}

static int
run_reader(const struct cli_reader *r, struct err *e)
{
	struct ui_options o = {
		.library = r->library,
		.config = r->config,
		.no_config = r->no_config,
		.no_mouse = r->no_mouse,
		.article = r->article,
		.command = r->command,
	};

	give_memory_back();
	return ui_run(&o, e);
}

int
main(int argc, char **argv)
{
	choose_locale();
	return cli_main(argc, argv, run_reader);
}
