#include <locale.h>
#include <stdio.h>

#include "ui/ui.h"

int
main(int argc, char **argv)
{
	struct err e = { 0 };

	setlocale(LC_ALL, "");
	(void)argc, (void)argv;
	if (ui_run(&(struct ui_options){ 0 }, &e) < 0) {
		fprintf(stderr, "ibid: %s\n", e.msg);
		return 1;
	}
	return 0;
}
