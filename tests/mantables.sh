#!/bin/sh
# Print a table of the man page (mdoc) from the program's own tables.
# usage: mantables.sh TOP cli|reader|settings|styles
set -eu
top=$1

# Text as roff wants it.
roff='
function roff(s) {
	gsub(/\\"/, "\"", s); gsub(/\\\\/, "\\", s)
	gsub(/\\/, "\\e", s); gsub(/"/, "\\(dq", s); gsub(/\047/, "\\(aq", s); gsub(/`/, "\\(ga", s)
	gsub(/\^/, "\\(ha", s); gsub(/~/, "\\(ti", s); gsub(/-/, "\\-", s)
	return s
}
# The strings of a row, in s[1], s[2] ...
function strings(row, s,    n) {
	n = 0
	while (match(row, /"([^"\\]|\\.)*"/)) {
		s[++n] = substr(row, RSTART + 1, RLENGTH - 2)
		row = substr(row, RSTART + RLENGTH)
	}
	return n
}
function sentence(s) { print "\\&" roff(s) "." }
'

cli()
{
	awk "$roff"'
		function head(args,    i, n, w, out) {
			n = split(args, w, " ")
			for (i = 1; i <= n; i++)
				out = out " " (w[i] ~ /^\[/ ? "Op Ar " substr(w[i], 2, length(w[i]) - 2) : "Ar " w[i])
			gsub(/\.\.\./, " ...", out)
			return out
		}
		function options(command,    i) {
			for (i = 1; i <= noptions; i++)
				if (owner[i] == command) {
					print ".It " (letter[i] ? "Fl " letter[i] " , " : "") "Fl \\-" roff(name[i]) (arg[i] ? " Ar " arg[i] : "")
					sentence(help[i])
				}
		}
		/^COMMAND\(/ {
			split($0, f, /[(,]/); strings($0, s)
			id[++n] = f[2]; cname[n] = s[1]; cargs[n] = s[2]; chelp[n] = s[3]
		}
		/^OPTION\(/ {
			split($0, f, /[(,] */); k = strings($0, s)
			owner[++noptions] = f[2]; name[noptions] = s[1]; help[noptions] = s[k]; arg[noptions] = k > 2 ? s[2] : ""
			letter[noptions] = match($0, /\047.\047/) ? substr($0, RSTART + 1, 1) : ""
		}
		END {
			print ".Ss Options of all commands\n.Bl -tag -width Ds"
			options("ANY")
			print ".El\n.Ss Options of the reader\n.Bl -tag -width Ds"
			options("READER")
			print ".El"
			for (i = 1; i <= n; i++) {
				if (id[i] == "READER")
					continue
				print ".Ss ibid " cname[i] "\n.Nm Cm " cname[i] head(cargs[i]) "\n.Pp"
				sentence(chelp[i])
				print ".Bl -tag -width Ds"
				options(id[i])
				print ".El"
			}
		}' "$top/src/cli/commands.def" | awk '
			# an empty list is none
			/^\.Bl/ { held = $0; next }
			/^\.El/ && held != "" { held = ""; next }
			held != "" { print held; held = "" }
			{ print }'
}

reader()
{
	awk "$roff"'
		/^\/\* .* \*\/$/ {
			if (open) print ".El"
			print ".Ss " substr($0, 4, length($0) - 6) "\n.Bl -tag -width Ds"
			open = 1
		}
		/^X\(/ {
			strings($0, s); n = split($0, f, /, */)
			arg = $0; sub(/, "([^"\\]|\\.)*"\)$/, "", arg); sub(/.*, */, "", arg)
			row = ".It Ic " roff(s[1])
			if (arg != "NONE") row = row " Ar " tolower(arg)
			if (s[2] != "") row = row " Pq Li \"\\&" roff(s[2]) "\""
			print row
			sentence(s[3])
		}
		END { print ".El" }' "$top/ui/commands.def"
}

settings()
{
	echo '.Bl -tag -width Ds'
	awk "$roff"'
		/^[ \t]*X\([a-z_]+, "/ {
			strings($0, s); split($0, f, /, */)
			print ".It Va " roff(s[1]) (f[4] == 0 && f[5] == 1 ? " Pq " (f[3] ? "on" : "off") : " Pq " f[3])
			sentence(toupper(substr(s[2], 1, 1)) substr(s[2], 2))
		}' "$top/ui/settings.h"
	echo '.El'
}

styles()
{
	awk "$roff"'
		/^[ \t]*X\([A-Z_]+, "/ { strings($0, s); row[++n] = s[1] }
		END { for (i = 1; i <= n; i++) print ".Va " roff(row[i]) (i < n ? " ," : " .") }' "$top/ui/style.h"
}

"$2"
