#!/bin/sh
# The commands' words: help, version, errors and exit statuses.
. "${srcdir:?run by make check}/tests/cli/cli.sh"

runs 0 --version
has out '^ibid [0-9]+\.[0-9]+'
runs 0 version
has out '^ibid [0-9]+\.[0-9]+'
runs 0 --help
has out '^Usage: ibid'
silent err
for command in list show import delete analyse tour help version; do
	runs 0 "$command" --help
	has out "^Usage: ibid $command"
	runs 0 help "$command"
	runs 0 "$command" --version
	has out '^ibid '
	runs 2 "$command" --no-such-option
	has err '^ibid: .*no-such-option'
done
too_wide()
{
	for command in '' $("$IBID" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z][a-z-]*\) .*/\1/p'); do
		"$IBID" $command --help | awk -v of="$command" 'length > 80 { print of ": " $0 }'
	done
}
tap_empty 'help fits in 80 columns' "$(too_wide)"
runs 0 help --man
has out '^\.SS ibid import'
runs 0 help --completion bash
tap_empty 'bash reads its completion' "$(command -v bash >/dev/null && bash -n out 2>&1)"
# completes WORDS WANTED: what bash offers behind `ibid WORDS`, the last of which is being typed
completes()
{
	is "completes: ibid $1" "$2" "$(bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ibid
		echo "${COMPREPLY[*]}"' bash "$work/bash" ibid $1 "${3-}")"
}
if command -v bash >/dev/null; then
	mv out bash
	completes 'list --sort' 'date title publisher length added'
	completes 'list -s' 'publisher' p
	completes 'list --sort =' 'title' t
	completes 'export --format' 'csl-json bibtex ris'
	completes 'help --completion' 'bash fish zsh'
	completes 'help' 'list link' li
	completes 'list' '--sort' --so
	completes 'show' '' 1
	completes '' 'wanted' wa
fi
runs 0 help --completion fish
has out "from list' -s s -l sort -x -a 'date title publisher length added' -d"
runs 2 help --completion csh

runs 2 lst
has err '^ibid: there is no command lst; did you mean list\?$'
runs 2 frobnicate
has err '^ibid: there is no command frobnicate$'
silent out
runs 2 show
runs 2 show one
has err '^ibid: one: '
runs 2 show -- -1
runs 2 show --json --original 1
runs 2 delete
runs 2 import
runs 2 import --jobs 0 .
runs 2 analyse
runs 2 tour here
runs 2 list --sort size
has err 'title, publisher'
runs 2 list date:soon
has err '^ibid: the query, column 6: '
runs 2 list 'lamp "open'
runs 2 --article x
tap_empty 'words of others cannot reach the terminal' \
	"$("$IBID" "$(printf 'a\033]0;b\007')" 2>&1 | LC_ALL=C tr -d '\n' | LC_ALL=C grep '[[:cntrl:]]')"
# As of `ibid import *` in a folder with such a name.
tap_empty 'nor can those of options' \
	"$("$IBID" import "$(printf -- '--a\033]0;b\007')" 2>&1 | LC_ALL=C tr -d '\n' | LC_ALL=C grep '[[:cntrl:]]')"
runs 2 import --jobs
has err '^ibid: option --jobs: something is missing'
runs 2 list --json=x
has err '^ibid: option --json takes nothing'
runs 2 list -%
has err '^ibid: there is no option -%$'

if test -w /dev/full; then
	"$IBID" --help >/dev/full 2>err
	is 'a full disk: exit 1' 1 $?
	has err '^ibid: standard output: '
fi
tap_done
