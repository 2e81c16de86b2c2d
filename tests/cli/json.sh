#!/bin/sh
# The JSON Lines of list, show and analyse.
. "${srcdir:?run by make check}/tests/cli/cli.sh"
row='"id" "title" "author" "authors" "publisher" "date" "url" "origin" "language" "words" "read" "imported"'
more='"text" "blocks" "references" "citations" "quotes" "entities" "passages" "related" "claims"'

# keys: the names of the outermost object, in their order; strings are taken out first, so that none is mistaken
keys()
{
	awk '{
		depth = 0
		line = ""
		for (i = 1; i <= length($0); i++) {
			c = substr($0, i, 1)
			if (c == "\"") {
				begin = i
				for (i++; substr($0, i, 1) != "\""; i++)
					if (substr($0, i, 1) == "\\")
						i++
				if (depth == 1 && substr($0, i + 1, 1) == ":")
					line = line (line == "" ? "" : " ") substr($0, begin, i - begin + 1)
			} else if (c == "{" || c == "[")
				depth++
			else if (c == "}" || c == "]")
				depth--
		}
		print line
	}' "$@"
}

article plain.txt 'The lamp'
printf 'Héllo 😀 \302\233 \342\200\256 \033[31mred\n\nBy Mara Quill, The Salt Review, August 2019\n\nAn escape \033]52;c;eA==\007 and a CSI \302\2332J, a bidi \342\200\256override and 😀 then Mara Quill came to Old Point and stayed there for long.\n' >odd.txt
runs 0 import plain.txt odd.txt
runs 0 list --json
is 'the keys of list' "$row" "$(keys out | sort -u)"
is 'a line an article' 2 "$(wc -l <out | tr -d ' ')"
has out '"read":false,"imported":"20[0-9-]+T[0-9:]+Z"}$'
has out "\"origin\":\"$work/plain.txt\""
runs 0 show --json 1 2
is 'the keys of show' "$row $more" "$(keys out | sort -u)"
cp out shown
runs 0 analyse --json plain.txt odd.txt
is 'the keys of analyse' "$row $more" "$(keys out | sort -u)"
has out '^\{"id":null,'
has out '"imported":null'
unnumbered() { sed 's/.*"text":/"text":/; s/"id":[0-9]*,//g' "$1" | sort; }
is 'analyse finds what import found' "$(unnumbered shown)" "$(unnumbered out)"
tap_empty 'no control characters in JSON' "$(LC_ALL=C tr -d '\n' <shown | LC_ALL=C grep -c '[[:cntrl:]]' | grep -v '^0$')"
tap_empty 'no C1 controls and bidi overrides in JSON' "$(grep -E "$(printf '\302\233|\342\200\256')" shown)"
runs 0 analyse --raw --json plain.txt
has out '"text":"The lamp\\n\\nBy Mara Quill'
runs 0 analyse plain.txt
has out '^  publisher +The Salt Review$'
runs 1 analyse --json plain.txt missing.txt odd.txt
is 'the others are analysed' 2 "$(wc -l <out | tr -d ' ')"
has err '^ibid: missing.txt: '
"$IBID" analyse --raw --json - <plain.txt >out 2>err
ended 0 'analyse -' $?

if command -v python3 >/dev/null; then
	tap_empty 'it is JSON, and offsets count code points' "$(python3 - shown <<-'END' 2>&1
		import json, sys
		for line in open(sys.argv[1], encoding="utf-8"):
		    a = json.loads(line)
		    text = a["text"]
		    for b in a["blocks"]:
		        if text[b["start"]:b["end"]] != text[b["start"]:b["end"]].strip() or b["end"] > len(text):
		            print("block", b)
		    for e in a["entities"]:
		        forms = [e["name"], *e["aliases"]]
		        for start, end in e["mentions"]:
		            if text[start:end] not in forms:
		                print("mention", text[start:end], forms)
		    if "😀" in a["title"] and not a["entities"]:
		        print("no names behind the wide character")
	END
	)"
else
	tap_skip 'it is JSON, and offsets count code points' 'python3 is not there'
fi

# For readers: plain, and safe.
runs 0 show 1
has out '^The lamp$'
has out '^Mara Quill · The Salt Review · 2 Aug 2019$'
tap_empty 'lines of at most 72' "$(awk 'length($0) > 72' out)"
runs 0 show 2
tap_empty 'no control characters in show' "$(LC_ALL=C tr -d '\n' <out | LC_ALL=C grep -c '[[:cntrl:]]' | grep -v '^0$')"
tap_empty 'no C1 controls and bidi overrides in show' "$(grep -E "$(printf '\302\233|\342\200\256')" out)"
runs 0 show --original 1
has out '^By Mara Quill, The Salt Review, August 02 2019$'
runs 1 show 1 77
has out '^The lamp$'
has err '^ibid: there is no article 77$'
LC_ALL=C "$IBID" list >out 2>err
has out '^ *[0-9]+  2019-08-02  The Salt Review +The lamp$'
has out 'Héllo 😀'
"$IBID" list --sort title >a
"$IBID" list --sort title --reverse >b
is '--reverse turns the order round' "$(sed -n '1!G;h;$p' a)" "$(cat b)"
tap_done
