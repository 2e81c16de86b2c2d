#!/bin/sh
# Who cites whom: refs, cites, cited-by, quotes, wanted, origin, independence, link, unlink,
# export.
. "${srcdir:?run by make check}/tests/cli/cli.sh"

passage='The keeper of the lamp at Old Point has kept it burning for forty years and nobody in the whole town has asked him why he never lets it rest'

# page FILE TITLE AUTHOR PUBLISHER DATE [REFERENCE]
page()
{
	{
		printf '%s\nBy %s\n%s\n%s\n\n' "$2" "$3" "$4" "$5"
		printf '%s, not even in the long summer. [1]\n\n' "$passage"
		printf 'He says that the lamp is older than the harbour of %s, and the council wrote it down with care.\n' "$3"
		test -z "${6-}" || printf '\nReferences:\n[1] %s\n' "$6"
	} >"$1"
}
lamp='Quill, Mara, Who Keeps the Lamp of Old Point & Its "Friends"?, The Salt Review, August 2nd, 2019.'
page citing.txt 'Forty Years at the Lamp' 'Anna Holt' 'Harbour Post' 'May 4th, 2020' "$lamp"
page other.txt 'Bells Over the Water' 'Peter Marsh' 'Salt Weekly' 'June 1st, 2021' "$lamp"
page reef.txt 'Reefs That No Map Has Shown' 'Elias Corvane' 'Harbour Post' 'March 5th, 2018'

# in_json EXPRESSION: of the lines of out, as `x`
in_json()
{
	python3 - "$work/out" "$1" <<-'END'
		import json, sys
		x = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
		print(eval(sys.argv[2]))
	END
}

runs 0 import citing.txt other.txt reef.txt
runs 0 wanted
has out '^ +[0-9]+  wanted, cited by 2  Quill, Mara, Who Keeps the Lamp of Old Point'
runs 0 wanted --json
is 'the wanted list' "[('wanted', 2, None, '2019-08-02')]" "$(in_json '[(s["state"], s["citers"], s["article"], s["date"]) for s in x]')"
source=$(in_json 'x[0]["source"]')
runs 0 refs 1
has out '^\[1\] source [0-9]+  Quill, Mara'
runs 0 refs 1 --json
is 'a reference' "[('1', $source, None, None)]" "$(in_json '[(r["label"], r["source"], r["article"], r["reason"]) for r in x]')"
runs 0 cites 2 --json
is 'what it cites' "[$source]" "$(in_json '[s["source"] for s in x]')"
runs 0 cites 2
has out 'wanted, cited by 2'

runs 0 link "$source" 3
has out 'article 3  Quill, Mara'
runs 0 cited-by 3 --json
is 'who cites it' '[(2, 1), (1, 1)]' "$(in_json '[(c["article"], c["times"]) for c in x]')"
"$IBID" show --json 1 >out
is 'where' '[1]' "$(python3 -c 'import json, sys; a = json.load(open("out")); c = json.loads(sys.argv[1]); print(a["text"][c:c + 3])' \
	"$("$IBID" cited-by 3 --json | sed -n '2s/.*"start":\([0-9]*\).*/\1/p')")"
runs 0 cited-by 3
has out '^ +1  2020-05-04  Forty Years at the Lamp, Anna Holt, Harbour Post$'
runs 0 refs 1 --json
is 'the reason' "[(3, 'user')]" "$(in_json '[(r["article"], r["reason"]) for r in x]')"
runs 0 wanted --json
silent out
page citing.txt 'Forty Years at the Lamp' 'Anna Holt' 'Harbour Post' 'May 5th, 2020' "$lamp"
runs 0 import citing.txt
runs 0 refs 1 --json
is 'the link survives a new import' '[3]' "$(in_json '[r["article"] for r in x]')"
runs 0 unlink "$source" --json
is 'it is wanted again' "[('wanted', None)]" "$(in_json '[(s["state"], s["article"]) for s in x]')"

runs 0 quotes 1 --json
is 'a passage in two others' '[2, 3]' "$(in_json 'sorted(q["article"] for q in x)')"
runs 0 quotes 1
has out '^ +3  2018-03-05   ?[0-9]+%  The keeper of the lamp'
runs 0 origin 1 0 100 --json
is 'the earliest first' '[3, 1, 2]' "$(in_json '[p["article"] for p in x]')"
is 'a root' 'None' "$(in_json 'x[0]["from"]')"
runs 0 origin 1 0 100
has out '^ +3  2018-03-05'

runs 0 independence 1 2 --json
is 'roots: the missing source, and the earliest with the passage' "[(None, $source, [1, 2]), (3, None, [1, 2])]" \
	"$(in_json 'sorted([(r["article"], r["source"], r["resting"]) for r in x[0]["roots"]], key=str, reverse=True)')"
is 'no cycles' '(2, [])' "$(in_json '(x[0]["articles"], x[0]["cycles"])')"
runs 0 independence
has out '^3 articles rest on 2 roots$'
has out '^ +2  source [0-9]+, wanted  Who Keeps the Lamp of Old Point'
has out '^ +3  article 3  Reefs That No Map Has Shown, 2018-03-05$'
runs 1 independence 99
has err 'there is no article 99'
runs 0 independence publisher:harbour --json
is 'those that a query lets through' 2 "$(in_json 'x[0]["articles"]')"
runs 0 independence 'no such words'
has out '^0 articles rest on 0 roots$'
has err 'no article matches'
runs 0 independence 1 2x
has err 'no article matches'
runs 2 independence words:x
has err 'the query, '

runs 1 refs 99
has err 'there is no article 99'
runs 1 cites 99
runs 1 cited-by 99
runs 1 quotes 99
runs 1 link 99 1
has err 'there is no source 99'
runs 1 link "$source" 99
has err 'there is no article 99'
runs 1 unlink 99
runs 1 origin 1 0 100000
has err 'ends before'
runs 2 refs
has err 'refs takes an article'
runs 2 refs x
runs 2 link 1
runs 2 wanted 1
runs 2 origin 1 7 7
runs 2 export
has err 'csl-json, bibtex and ris'
runs 2 export --format word
runs 2 export --format ris 'words:many'

# A source of which nothing but a number of its own is known is called by that.
page doi.txt 'Shallow Water' 'Jo Reed' 'Salt Weekly' 'July 2nd, 2021' 'doi:10.5555/lamp.1905'
runs 0 import doi.txt
runs 0 independence title:shallow
has out 'wanted  10\.5555/lamp\.1905'
runs 0 cites 4
has out 'wanted, cited by 1  10\.5555/lamp\.1905'

# What goes out is read by programs that were not written here.
page deep.txt 'Deep Water' 'Jo Reed' 'Salt Weekly' 'July 1st, 2021' 'Çelik, Élodie; and Hålm, Ü., 50% of {Braces} and $5_000, Harbour Post, 3 May 2017.'
runs 0 import deep.txt
runs 0 export --format csl-json
is 'CSL-JSON' "['Who Keeps the Lamp of Old Point & Its \"Friends\"?', [[2019, 8, 2]], 'Quill']" "$(python3 - <<-'END'
	import json
	lamp = [x for x in json.load(open("out")) if x.get("title", "").startswith("Who")]
	assert len(lamp) == 1
	x = lamp[0]
	print([x["title"], x["issued"]["date-parts"], x["author"][0]["family"]])
END
)"
citeproc=
for python in python3 /usr/bin/python3; do # Debian's packages are those of Debian's own
	test -n "$citeproc" || ! $python -c 'import citeproc.source.json' 2>/dev/null || citeproc=$python
done
if test -n "$citeproc"; then
	is 'citeproc reads CSL-JSON' "Who Keeps the Lamp of Old Point & Its \"Friends\"? | Quill | 2019-8-2" "$($citeproc -W error - 2>&1 <<-'END'
		import json
		from citeproc.source.json import CiteProcJSON
		with open("out") as f:
		    records = CiteProcJSON(json.load(f))
		for r in records.values():
		    if "title" in r and str(r["title"]).startswith("Who"):
		        d = r["issued"]
		        print(r["title"], "|", "; ".join(a.family for a in r["author"]), "|", f"{d.year}-{d.month}-{d.day}")
	END
	)"
else
	tap_skip 'citeproc reads CSL-JSON' 'citeproc-py is not there'
fi
runs 0 export --format csl-json title:nothing
is 'nothing is an empty list' '[]' "$(python3 -c 'import json; print(json.load(open("out")))')"
runs 0 export -f ris title:lamp
is 'RIS: a record a source' '1 1' "$(grep -c '^TY  - ' out) $(grep -c '^ER  - ' out)"
is 'RIS: nothing but fields' '' "$(tr -d '\r' <out | grep -vE '^([A-Z][A-Z0-9]  - .*)?$')"
if command -v bib2xml >/dev/null && command -v ris2xml >/dev/null; then
	# titles FILE: of the records that bibutils reads, in MODS
	titles()
	{
		python3 - "$1" <<-'END'
			import sys, xml.etree.ElementTree as et
			m = "{http://www.loc.gov/mods/v3}"
			for r in et.parse(sys.argv[1]).getroot():
			    t = r.find(m + "titleInfo")
			    # a straight quotation mark closes a quotation in TeX
			    print(": ".join(p.text for p in t).replace("\u201d", "\""), "|", "; ".join(sorted(p.text for p in r.findall(f"{m}name/{m}namePart[@type='family']"))))
		END
	}
	for format in bibtex ris; do
		"$IBID" export -f $format title:lamp >one.$format
		if test $format = bibtex; then bib2xml one.$format; else ris2xml one.$format; fi >one.xml 2>xml.err
		is "bibutils reads $format" 'Who Keeps the Lamp of Old Point & Its "Friends"? | Quill' "$(titles one.xml)"
	done
else
	tap_skip 'bibutils reads bibtex' 'bibutils is not there'
	tap_skip 'bibutils reads ris' 'bibutils is not there'
fi
runs 0 export -f bibtex
is 'BibTeX: braces are balanced' '0' "$(python3 -c 's = open("out").read(); print(s.count("{") - s.count("}"))')"
# What turns the writing about, or ends a line for some reader, goes no further.
page turned.txt 'Turned Water' 'Jo Reed' 'Salt Weekly' 'July 2nd, 2021' "$(printf 'Reed, Jo, The \342\200\256Tide\342\200\254 of \342\201\246Gorm\342\201\251, Harbour Post, 4 May 2017.')"
runs 0 import turned.txt
for format in csl-json bibtex ris; do
	runs 0 export -f $format 'title:"turned water"'
	has out 'The Tide of Gorm'
done
tap_done
