#!/bin/sh
# An import that is stopped or killed leaves whole articles, and goes on where it was.
# Its last page comes from a pipe that nobody writes to: so it stands still once it has stored what it has.
. "${srcdir:?run by make check}/tests/cli/cli.sh"
articles many 700
mkfifo pipe

some_stored()
{
	test "$(listed --library "$1")" -gt 0
}

more_than_before()
{
	test "$(listed --library any.ibid)" -gt "$1" || ! kill -0 $import 2>/dev/null
}

# begin LIBRARY: start such an import in the background, and wait until it has stored something
begin()
{
	"$IBID" --library "$1" import many - <pipe >out 2>err &
	import=$!
	exec 9>pipe
	wait_for "$1: something is stored" some_stored "$1"
}

begin cancel.ibid
kill -TERM $import
wait $import
ended 1 'an import that is stopped' $?
exec 9>&-
has out 'stopped: what was added is stored'
stored=$(listed --library cancel.ibid)
is 'it says how many are stored' "$stored" "$(sed -n 's/.*: \([0-9]*\) added.*/\1/p' out)"
runs 0 --library cancel.ibid import many
has out "^700 files: $((700 - stored)) added, $stored unchanged$"
is 'all are there' 700 "$(listed --library cancel.ibid)"

begin kill.ibid
kill -KILL $import
wait $import 2>/dev/null
exec 9>&-
stored=$(listed --library kill.ibid)
tap_empty 'some are stored, not all' "$(test "$stored" -gt 0 && test "$stored" -lt 700 || echo "$stored")"
runs 0 --library kill.ibid list --json lamp
is 'each that is listed is found by its text' "$stored" "$(wc -l <out | tr -d ' ')"
# shellcheck disable=SC2046
runs 0 --library kill.ibid show $("$IBID" --library kill.ibid list | awk '{ print $1 }')
is 'and is whole' "$stored" "$(grep -c '^The keeper of lamp' out)"
runs 0 --library kill.ibid import many
has out "^700 files: $((700 - stored)) added, $stored unchanged$"

# At any moment: killed again and again while it writes, until it gets through.
articles more 2000
moments=0
while test $moments -lt 12; do
	"$IBID" --library any.ibid import more >out 2>err &
	import=$!
	before=$(listed --library any.ibid)
	moments=$((moments + 1))
	wait_for 'it goes on' more_than_before "$before"
	kill -KILL $import 2>/dev/null
	wait $import 2>/dev/null
	test "$(listed --library any.ibid)" = 2000 && break
done 2>/dev/null
runs 0 --library any.ibid import more
is 'all came in, each once' 2000 "$(listed --library any.ibid)"
is 'and is found' 2000 "$("$IBID" --library any.ibid list lamp | wc -l | tr -d ' ')"
tap_done
