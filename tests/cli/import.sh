#!/bin/sh
# Importing files, folders and standard input; again, changed, and what cannot be read.
. "${srcdir:?run by make check}/tests/cli/cli.sh"
printf 'Café: a note on the kettle\r\n\r\nBy Mara Quill, The Salt Review, August 02 2019\r\n\r\nThe kettle is as old as the lamp, they say, and nobody knows which of the two was there before the other one.\r\n' |
	iconv -f UTF-8 -t UTF-16 >utf16.txt

mkdir -p pages/deep pages/.hidden
article pages/one.txt 'The first lamp'
article pages/deep/two.txt 'The second lamp' 'Nobody says how old this one is, and the council does not want to know before the next winter.'
article pages/.hidden/no.txt 'Not this one'
mv utf16.txt pages/three.txt
ln -s .. pages/deep/loop

runs 0 import pages
has out '^3 files: 3 added$'
silent err
is 'three articles' 3 "$(listed)"
runs 0 list title:cafe
has out 'Café: a note on the kettle$'
runs 0 import pages
has out '^3 files: 0 added, 3 unchanged$'
cd pages || exit 1
runs 0 import one.txt ./deep/../one.txt "$work/pages/one.txt"
has out '^3 files: 0 added, 3 unchanged$'
cd ..

# A changed page keeps its number and what the reader did with it.
before=$("$IBID" list --json title:first)
article pages/one.txt 'The first lamp' 'It has gone out, says the paper, and there is nobody left who could light it again this year.'
runs 0 import pages
has out '^3 files: 0 added, 1 updated, 2 unchanged$'
id=$(printf '%s\n' "$before" | sed 's/^{"id":\([0-9]*\),.*/\1/')
runs 0 show "$id"
has out 'gone out'
runs 0 list "older"
silent out

# What cannot be imported is said, one line each, and the rest comes in.
mkdir bad
article bad/good.txt 'A good page'
: >bad/empty.txt
head -c 3000 "$IBID" >bad/binary.txt
ln -s nowhere bad/dangling.txt
mkfifo bad/fifo
runs 1 import bad missing
has out '^6 files: 1 added; 5 files failed$'
is 'five lines' 5 "$(wc -l <err | tr -d ' ')"
for file in bad/empty.txt bad/binary.txt bad/dangling.txt bad/fifo missing; do
	has err "^ibid: $file: ."
done
is 'the good one is there' 1 "$(listed | grep -c 4)"
chmod 000 bad/good.txt
if test -r bad/good.txt; then
	tap_skip 'an unreadable file' 'root reads all files'
else
	runs 1 import bad/good.txt
	has err '^ibid: bad/good.txt: Permission denied$'
fi
printf 'Not UTF-8 \377\376 here\n\nBut for two bytes, this is a text like all others that have come in so far, and it is kept.\n' >odd.txt
runs 0 import odd.txt

# Standard input.
article piped 'A page from a pipe'
"$IBID" import - <piped >out 2>err
ended 0 'import -' $?
has out '^1 file: 1 added$'
"$IBID" import - <piped >out 2>err
has out '^1 file: 0 added, 1 unchanged$'

# A dry run shows and stores nothing, with and without a library.
article new.txt 'A new lamp'
"$IBID" list >before
runs 0 import --dry-run new.txt pages
has out '^2019-08-02 +[0-9]+ words  A new lamp \(Mara Quill, The Salt Review\)$'
has out '^4 files: 1 would be added, 3 unchanged$'
is 'nothing is stored' '' "$("$IBID" list | diff before -)"
runs 0 --library none.ibid import -n new.txt
has out '^1 file: 1 would be added$'
is 'no library is made' '' "$(ls none.ibid 2>/dev/null)"

# Deleted articles stay deleted.
runs 0 delete 1
is 'one less' "$(($(wc -l <before) - 1))" "$(listed)"
runs 0 import pages
has out '1 stays deleted'
runs 0 list deleted:
has out '^ *1 '
is 'only the deleted one' 1 "$(wc -l <out | tr -d ' ')"
runs 0 delete --restore 1
is 'none is deleted' '' "$("$IBID" list deleted:)"
is 'all again' '' "$("$IBID" list | diff before -)"
runs 1 delete 999
has err 'no article 999'
runs 0 import --jobs 1 pages
mkdir nothing
runs 0 import nothing
has out '^0 files: 0 added$'
tap_done
