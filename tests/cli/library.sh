#!/bin/sh
# Where the library lies, what is none, and two programs at once.
. "${srcdir:?run by make check}/tests/cli/cli.sh"

runs 1 list
has err '^ibid: .*/\.local/share/ibid/library\.ibid: there is no library yet'
article one.txt 'The first lamp'
runs 0 import one.txt
is 'the default place' 1 "$(find .local/share/ibid/library.ibid | wc -l | tr -d ' ')"
XDG_DATA_HOME=$work/data "$IBID" import one.txt >out 2>err
is 'XDG_DATA_HOME' 1 "$(find data/ibid/library.ibid | wc -l | tr -d ' ')"
IBID_LIBRARY=$work/mine.ibid "$IBID" import one.txt >out 2>err
is 'IBID_LIBRARY' 1 "$(find mine.ibid | wc -l | tr -d ' ')"
runs 0 import --library named.ibid one.txt
runs 0 --library named.ibid list
has out 'The first lamp$'

runs 1 --library one.txt list
has err '^ibid: one\.txt: not a library of ibid$'
runs 1 --library one.txt import one.txt
is 'the text is as it was' 'The first lamp' "$(head -n 1 one.txt)"
runs 1 --library . list
name=$(printf '%0250d' 0)
runs 1 --library "$name$name$name" list
has err '^ibid: 00.*…0*: .*too long'
deep=$name
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
	deep=$deep/$name
done
runs 1 --library "$deep" list
has err '^ibid: 00.*…0*: .*'
runs 1 --library no/such/folder.ibid import one.txt
has err 'No such file or directory'

articles many 300
runs 0 --library broken.ibid import many
cp broken.ibid cut.ibid
size=$(wc -c <broken.ibid)
dd if=/dev/zero of=broken.ibid bs=4096 seek=2 count=$((size / 4096 - 3)) conv=notrunc 2>dd.err
runs 1 --library broken.ibid list
has err '^ibid: broken\.ibid: .*damaged'
dd if=cut.ibid of=short.ibid bs=4096 count=5 2>dd.err
runs 1 --library short.ibid list lamps
has err '^ibid: short\.ibid: '

# A disk that is full: nothing is half there, and there is nothing to mend when it has room again.
(
	ulimit -f 300
	"$IBID" --library full.ibid import many >out 2>err
)
ended 1 'a full disk' $?
has err '^ibid: full\.ibid: '
is 'what is reported is what is stored' "$(sed -n 's/.*: \([0-9]*\) added.*/\1/p' out)" "$(listed --library full.ibid)"
runs 0 --library full.ibid import many
is 'all are there' 300 "$(listed --library full.ibid)"

# A library that may only be read, in a folder that may only be read.
mkdir shelf
cp cut.ibid shelf/kept.ibid
chmod a-w shelf/kept.ibid shelf
if test -w shelf; then
	tap_skip 'a library that may only be read' 'root writes to all files'
else
	runs 0 --library shelf/kept.ibid list
	is 'it can be listed' 300 "$(wc -l <out | tr -d ' ')"
	runs 1 --library shelf/kept.ibid delete 1
	has err 'may not be written'
	runs 1 --library shelf/new.ibid import one.txt
fi
chmod u+w shelf

# Two imports at once, of the same and of other pages.
articles other 600
"$IBID" --library two.ibid import many other >first 2>&1 &
first=$!
"$IBID" --library two.ibid import other many >second 2>&1
second=$?
wait $first
is 'the first of two imports' 0 $?
is 'the second of two imports' 0 $second
is 'each page is there once' 900 "$(listed --library two.ibid)"
tap_empty 'nothing was said' "$(grep -v '^900 files: ' first second)"
runs 0 --library two.ibid import many other
has out '^900 files: 0 added, 900 unchanged$'

runs 0 tour
is 'the tour lists its articles' "$("$IBID" --library .local/share/ibid/tour.ibid list | wc -l)" "$(wc -l <out)"
cp out tour1
runs 0 tour
is 'the tour twice is the tour' '' "$(diff out tour1)"
runs 0 tour --library here.ibid
runs 0 --library here.ibid list
has out 'Start here'
tap_done
