#!/bin/sh
# Whom the articles name: entities, entity, merge, split, rename, reject, and lists that are limited by them.
. "${srcdir:?run by make check}/tests/cli/cli.sh"

# page FILE TITLE AUTHOR DATE TEXT
page()
{
	printf '%s\n\nBy %s\n%s\n\n%s\n' "$2" "$3" "$4" "$5" >"$1"
}
page one.txt 'Salt and the sea' 'Hanna Weir' 'May 4, 2019' \
	'Senator Marek Oldun met Harbour Minister Ilse Brandt in Karsholm on Monday. Oldun said that the National Salt Board (NSB) had failed. The NSB did not answer, and Brandt left early.'
page two.txt 'Chairman leaves board' 'Peter Lund' 'June 5, 2020' \
	'The National Salt Board has lost its chairman. Marek Oldun called for an inquiry in Karsholm, and Ilse Brandt heard him. Ilse Brandt will speak on Friday.'
page three.txt 'No answer from the board' 'Hanna Weir' 'July 6, 2020' \
	'Nobody at the NSB would talk to Ilse Brandt. The salt is sold in Karsholm, and Mr. Oldun has bought none of it since May.'

# in_json EXPRESSION: of the lines of out, as `x`
in_json()
{
	python3 - "$work/out" "$1" <<-'END'
		import json, sys
		x = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
		print(eval(sys.argv[2]))
	END
}

runs 0 import one.txt two.txt three.txt
runs 0 entities
has out '^ +[0-9]+  person        Ilse Brandt, in 3 articles'
runs 0 entities --kind place
is 'places alone' '' "$(grep -v '  place  ' out)"
runs 0 entities 1
has out '  organisation  National Salt Board, in 3 articles'
runs 1 entities 99
has err '^ibid: there is no article 99'
runs 2 entities one.txt
runs 2 entities --kind ship
has err 'the kinds are person, organisation, place and misc'

runs 0 entity 'ilse brandt'
has out '^Articles by year'
has out 'in 3 of 3|in 2 of 3'
runs 1 entity Nobodyhere
has err 'Nobodyhere: no article names it'
runs 1 entity 987654
has err 'there is no entity 987654'
runs 2 entity
runs 0 entity 'Hanna Weir'
has out '^Wrote'

runs 0 list 'entity:"Ilse Brandt"'
is 'limited by an entity' 3 "$(wc -l <out | tr -d ' ')"
runs 0 list 'salt -entity:"Marek Oldun"'
is 'and by its absence' 0 "$(grep -c 'Chairman' out)"
runs 2 list 'entity:'

runs 0 rename 'Ilse Brandt' 'Minister Brandt'
has out 'Minister Brandt, in 3 articles'
runs 0 import three.txt
runs 0 entity 'Minister Brandt'
runs 0 rename 'Minister Brandt' --add 'salt is sold'
runs 0 rename 'Minister Brandt' --kind misc
has out '^ +[0-9]+  misc '
runs 1 rename 'Minister Brandt' --kind ship
runs 2 rename 'Minister Brandt'

runs 0 merge 'Minister Brandt' 'Marek Oldun'
has out 'Minister Brandt, in 3 articles'
runs 1 merge 'Minister Brandt' 'Marek Oldun'
has err 'one already'
runs 0 entity 'Marek Oldun'
number=$(sed -n 's/.*Marek Oldun, \([0-9]*\), is one with it: merged by you.*/\1/p' out)
runs 0 split "$number"
has out 'Marek Oldun, in [23] articles'
runs 1 split "$number"
has err 'was not merged'
runs 0 split 'National Salt Board' NSB
has out 'NSB, in 2 articles'
runs 0 split 'Minister Brandt' --article 2
has out 'in 1 article'
runs 1 split 'Minister Brandt' --article 77
runs 2 split 'Minister Brandt'

runs 0 reject Karsholm
has out 'Karsholm, in [0-9]+ articles, rejected'
runs 0 entities
is 'a rejected one is not listed' '' "$(grep Karsholm out)"
page four.txt 'Rain in the harbour' 'Peter Lund' 'July 9, 2020' 'It rained in Karsholm until the salt was gone, says Ilse Brandt, and nobody has seen it since.'
runs 0 import four.txt
runs 0 entities 4
is 'nor found in what comes later' '' "$(grep Karsholm out)"
runs 0 reject --restore Karsholm
has out 'Karsholm, in [0-9]+ articles$'

if command -v python3 >/dev/null; then
	runs 0 entities --json
	is 'the keys of entities' "['articles', 'id', 'kind', 'mentions', 'name', 'rejected']" "$(in_json 'sorted(x[0])')"
	runs 0 entity --json 'Marek Oldun'
	is 'the keys of entity' \
		"['articles', 'cited', 'id', 'in', 'kind', 'mentions', 'merged', 'months', 'name', 'names', 'rejected', 'sentences', 'similar', 'with', 'wrote']" \
		"$(in_json 'sorted(x[0])')"
else
	tap_skip 'the JSON of entities' 'no python3'
fi
tap_done
