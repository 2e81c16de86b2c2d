#!/bin/sh
# The manual says what the program has, and the other pages link to what is there.
# UPDATE_DOCS=1 writes the tables of the man page anew; read the difference before it is committed.
set -u
. "${srcdir:?run by make check}/tests/tap.sh"
page=$srcdir/assets/ibid.1

# The lines of the page between `.\" table NAME` and `.\" end`.
in_page()
{
	awk -v name="$1" '
		$0 == ".\\\" end" { on = 0 }
		on { print }
		$0 == ".\\\" table " name { on = 1 }' "$page"
}

in_program()
{
	sh "$srcdir/tests/mantables.sh" "$srcdir" "$1"
}

update()
{
	in_program "$1" >"$builddir/table.$$"
	awk -v name="$1" -v table="$builddir/table.$$" '
		$0 == ".\\\" end" { on = 0 }
		!on { print }
		$0 == ".\\\" table " name { on = 1; while ((getline line <table) > 0) print line }' "$page" >"$builddir/page.$$" &&
		cat "$builddir/page.$$" >"$page"
	rm -f "$builddir/table.$$" "$builddir/page.$$"
}

# Lines that only one of the two has.
difference()
{
	in_page "$1" >"$builddir/page.$$"
	in_program "$1" | diff "$builddir/page.$$" - | grep '^[<>]' |
		sed -e 's/^</only in the man page:/' -e 's/^>/only in the program:/'
	rm -f "$builddir/page.$$"
}

for table in cli reader settings styles; do
	test -z "${UPDATE_DOCS-}" || update "$table"
	tap_empty "the man page has the table: $table" "$(difference "$table")"
done

# A row that mantables.sh does not understand would be missed on both sides.
tap_empty 'every row of the tables is in the man page' "$(
	rows=$(grep -c '^X(' "$srcdir/ui/commands.def")
	lines=$(in_page reader | grep -c '^\.It Ic')
	test "$rows" = "$lines" || echo "commands.def: $rows rows, $lines in the page"
	rows=$(grep -c '^OPTION(' "$srcdir/src/cli/commands.def")
	lines=$(in_page cli | grep -c '^\.It ')
	test "$rows" = "$lines" || echo "cli/commands.def: $rows options, $lines in the page"
	rows=$(grep -c '^	X(' "$srcdir/ui/settings.h")
	lines=$(in_page settings | grep -c '^\.It ')
	test "$rows" = "$lines" || echo "settings.h: $rows rows, $lines in the page")"

tap_empty 'the help and the man page name the same commands' "$(
	"${IBID:?}" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p' | sort >"$builddir/help.$$"
	in_page cli | sed -n 's/^\.Nm Cm \([a-z-]*\).*/\1/p' | sort | diff "$builddir/help.$$" - | grep '^[<>]'
	rm -f "$builddir/help.$$")"

if command -v mandoc >/dev/null; then
	tap_empty 'mandoc finds no fault in the man page' "$(mandoc -T lint -W warning "$page" 2>&1)"
else
	tap_skip 'mandoc finds no fault in the man page' 'mandoc is not there'
fi

# [text](target) of the pages: files of the project.
tap_empty 'links of README and HACKING lead to files' "$(cd "$srcdir" &&
	grep -oE '\]\([^)#]+' README.md HACKING.md | sed 's/](//' | while IFS=: read -r from to; do
		case $to in
		http*:* | mailto:*) ;;
		*) test -e "$to" || echo "$from: $to" ;;
		esac
	done)"

# `path/to/file` too.
tap_empty 'paths that README and HACKING name are there' "$(cd "$srcdir" &&
	grep -oE '`(src|ui|tests|assets|\.ci)/[A-Za-z0-9_./-]*`' README.md HACKING.md | tr -d '`' | sort -u |
	while IFS=: read -r from to; do
		test -e "$to" || echo "$from: $to"
	done)"

tap_done
