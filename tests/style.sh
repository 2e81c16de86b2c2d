#!/bin/sh
# What can be checked of the form that HACKING.md asks for.
set -u
. "${srcdir:?run by make check}/tests/tap.sh"
cd "$srcdir" || exit 1

FILE_LINES=600
FUNCTION_LINES=70

sources()
{
	find src ui tests assets -type f \( -name '*.c' -o -name '*.h' -o -name '*.sh' -o -name '*.def' \) "$@"
}

tap_empty "files have at most $FILE_LINES lines" "$(sources -exec wc -l {} + |
	awk -v most=$FILE_LINES '$1 > most && $2 != "total" { print $2 ": " $1 }')"

tap_empty "functions have at most $FUNCTION_LINES lines" "$(sources -name '*.c' -exec awk -v most=$FUNCTION_LINES '
	FNR == 1 { name = "" }
	/^[a-z_][a-z0-9_]*\(/ { name = $0; sub(/\(.*/, "", name); begin = FNR }
	/^}/ && name != "" {
		if (FNR - begin + 1 > most)
			print FILENAME ":" begin ": " name ": " FNR - begin + 1
		name = ""
	}' {} +)"

tap_empty 'the return type stands on its own line' "$(sources -name '*.[ch]' -exec awk '
	/^[a-z][a-z0-9_ *]* \**[a-z_][a-z0-9_]*\(.*[^;,]$/ && !/^(typedef|return|else|struct [a-z_]+ [a-z_]+ =)/ { line = $0; next }
	line != "" && /^\{/ { print FILENAME ":" FNR - 1 ": " line }
	{ line = "" }' {} +)"

tap_empty 'no blanks at the end of a line' "$({ sources; find . -maxdepth 1 -type f \( -name '*.md' -o -name '*.ac' -o -name '*.am' -o -name quickstart \)
	find src ui tests assets -name '*.mk' -o -name '*.sql' -o -name '*.1'; } | xargs -d '\n' grep -nE '[[:blank:]]+$')"

tap_empty 'headers are guarded, each by its own name' "$(sources -name '*.h' | while IFS= read -r header; do
	name=$(basename "$header" .h | tr 'a-z-' 'A-Z_')
	awk -v name="_${name}_H" -v header="$header" '
		/^#ifndef IBID_/ && !guard { guard = $2 }
		/^#define/ && $2 == guard { found = 1 }
		END {
			if (!found || substr(guard, length(guard) - length(name) + 1) != name)
				print header ": no guard that ends with " name
			else
				print guard >"/dev/stderr"
		}' "$header"
done 2>"$builddir/style.$$"; sort "$builddir/style.$$" | uniq -d; rm -f "$builddir/style.$$")"

tap_empty 'structs have no typedef' "$(sources -name '*.[ch]' -exec grep -nE '^typedef (struct|enum|union)' {} +)"

tap_empty 'tests wait for a state and never sleep' "$(find tests -type f \( -name '*.c' -o -name '*.sh' -o -name '*.py' \) \
	-exec grep -nE '(^|[^a-z_"])(u|nano)?s[l]eep(\(|  *[0-9$])' {} /dev/null \;)"

tap_done
