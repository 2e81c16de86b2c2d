#!/bin/sh
# Write a C file that holds files as they are, byte for byte.
# usage: embed.sh NAME FILE... >NAME.c    defines NAME_assets[] and NAME_nassets (assets/asset.h)
set -eu
LC_ALL=C
export LC_ALL
set_name=$1
shift

echo '#include "assets/asset.h"'
i=0
for file; do
	echo "static const char file_$i[] = {"
	# As characters: a char array takes no unsigned 200 without a warning.
	od -An -v -to1 "$file" | sed -e "s/ *\\([0-7][0-7][0-7]\\)/'\\\\\\1',/g"
	echo "'\\0'};"
	i=$((i + 1))
done
echo "const struct asset ${set_name}_assets[] = {"
i=0
for file; do
	echo "	{ \"${file##*/}\", file_$i, sizeof(file_$i) - 1 },"
	i=$((i + 1))
done
echo '};'
echo "const size_t ${set_name}_nassets = $i;"
