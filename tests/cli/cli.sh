# shellcheck shell=sh
# For the tests of the command line: a folder of its own as HOME, and cases over one run of the program.
. "$srcdir/tests/tap.sh"
: "${IBID:?run by make check}"
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
HOME=$work
export HOME
cd "$work" || exit 1

# runs STATUS WORD...: run `ibid WORD...`; a case that passes when it ends so. Its output is in $work/out and $work/err.
runs()
{
	want=$1
	shift
	"$IBID" "$@" >"$work/out" 2>"$work/err" </dev/null
	ended "$want" "ibid $*" $?
}

# ended STATUS NAME STATUS-THAT-IT-WAS
ended()
{
	tap_empty "$2: exit $1" "$(test "$1" = "$3" || { echo "exit $3"; cat "$work/out" "$work/err"; })"
}

# is NAME WANTED GOT
is()
{
	tap_empty "$1" "$(test "$2" = "$3" || printf 'wanted: %s\ngot:    %s\n' "$2" "$3")"
}

# has FILE PATTERN: a line of out or err that grep -E finds
has()
{
	tap_empty "$1 says: $2" "$(grep -qE -e "$2" "$work/$1" || cat "$work/$1" - <<-END
		(nothing like it)
	END
	)"
}

silent()
{
	tap_empty "$1 is silent" "$(cat "$work/$1")"
}

# article FILE TITLE [TEXT]: write a page
article()
{
	cat >"$1" <<-END
		$2

		By Mara Quill, The Salt Review, August 02 2019

		The keeper of the lamp at Old Point has kept it burning for forty years, and nobody has asked him why he never lets it rest.

		${3:-He says that the lamp is older than the harbour, and that it was here before the ships came in from the east.}
	END
}

# articles FOLDER N: write so many pages
articles()
{
	mkdir -p "$1"
	awk -v folder="$1" -v n="$2" 'BEGIN {
		for (i = 1; i <= n; i++) {
			file = sprintf("%s/%05d.txt", folder, i)
			printf "Number %d of the lamps\n\nBy Mara Quill, The Salt Review, August 02 2019\n\n", i >file
			printf "The keeper of lamp %d at Old Point has kept it burning for %d years, and nobody asks.\n", i, i >file
			close(file)
		}
	}'
}

# listed WORD...: how many articles `ibid WORD... list` shows
listed()
{
	"$IBID" "$@" list 2>/dev/null | wc -l | tr -d ' '
}

# wait_for WHAT COMMAND...: until it succeeds, for a minute at most
wait_for()
{
	what=$1
	shift
	until_second=$(($(date +%s) + 60))
	until "$@"; do
		if test "$(date +%s)" -gt "$until_second"; then
			tap_empty "$what" "not within a minute"
			return 1
		fi
	done
}
