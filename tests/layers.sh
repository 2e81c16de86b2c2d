#!/bin/sh
# Who may include whom, and who may keep state: the arrows of HACKING.md, checked.
set -u
. "${srcdir:?run by make check}/tests/tap.sh"
cd "$srcdir" || exit 1

# FILE: INCLUDED, for each #include of the C files of a folder (of their headers and tables too).
includes()
{
	grep -HoE '^[[:blank:]]*#[[:blank:]]*include[[:blank:]]*[<"][^>"]+' -r --include='*.[ch]' --include='*.def' "$@" |
		sed 's/:[^<"]*[<"]/: /'
}

# layer FOLDER MAY...: what the folder includes of the project stands in one of the folders named, or beside it.
layer()
{
	folder=$1
	shift
	allowed="$(basename "$folder")/"
	for may; do
		allowed="$allowed|$may/"
	done
	tap_empty "$folder includes only: $*" "$(includes "$folder" |
		grep -E ': (base|model|import|analyse|db|app|cli|train|ui|src|tests|assets)/' | grep -vE ": ($allowed)")"
}

# only PATTERN NAME FILE-PATTERN: nothing else includes these headers.
only()
{
	tap_empty "$2 only in $3" "$(includes src ui | grep -E ": ($1)\$" | grep -vE "^$3:")"
}

layer src/base
layer src/model base
layer src/import base model
layer src/analyse base model assets
layer src/train base model import analyse db app assets
layer src/db base model assets
layer src/app base model import analyse db assets
layer src/cli base model import analyse app assets
layer ui base model import analyse app assets

# The one door to each library.
only 'sqlite3\.h' '<sqlite3.h>' 'src/db/[^:]*'
only 'n?curses(w)?(/n?curses)?\.h|term(info|cap)?\.h' '<curses.h>' 'ui/term\.c'
only 'uni(str|case|ctype|conv|gbrk|lbrk|name|norm|stdio|types|wbrk|width)\.h' 'libunistring' 'src/base/utf8\.c'

# The objects' own word on writable variables. Names with a dot are statics of a function.
writable()
{
	find "$builddir/src" "$builddir/ui" "$builddir/assets" -name '*.o' ! -path "$builddir/ui/term.o" ! -path "$builddir/src/train/*" |
		while IFS= read -r object; do
			objdump -t "$object" | awk -v object="${object#"$builddir"/}" '
				$0 ~ / O (\.data|\.bss|\.tbss|\.tdata|\*COM\*)[ \t.]/ && $0 !~ / \.data\.rel\.ro/ &&
				$NF !~ /^(__odr_asan|__asan|\.L|_\.)/ { print object ": " $NF }'
		done
}

# Signal handlers cannot be passed anything: theirs are named signal_...
state='no state at file scope outside ui/term.c, but for signal_...'
if command -v objdump >/dev/null; then
	tap_empty "$state" "$(writable | grep -vE ': signal_[a-z_]*$')"
else
	tap_skip "$state" 'objdump is not there'
fi
tap_done
