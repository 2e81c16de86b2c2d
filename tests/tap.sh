# shellcheck shell=sh
# For shell tests that print TAP; read in with `. "$srcdir/tests/tap.sh"`.
# $srcdir is the top of the source tree, $builddir the top of the build, $IBID the program.
: "${srcdir:?run by make check}" "${builddir:?run by make check}"
tap_cases=0
LC_ALL=C.UTF-8
export LC_ALL

# tap_empty NAME FINDINGS: a case that passes when there are no findings.
tap_empty()
{
	tap_cases=$((tap_cases + 1))
	if test -z "$2"; then
		echo "ok $tap_cases - $1"
	else
		echo "not ok $tap_cases - $1"
		printf '%s\n' "$2" | sed 's/^/# /'
	fi
}

# tap_skip NAME WHY
tap_skip()
{
	tap_cases=$((tap_cases + 1))
	echo "ok $tap_cases - $1 # SKIP $2"
}

tap_done()
{
	echo "1..$tap_cases"
}
