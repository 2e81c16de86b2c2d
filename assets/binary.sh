#!/bin/sh
# Write a C file that holds a large file as it is, for the assembler to read: a C array would take the compiler minutes.
# usage: binary.sh NAME FILE >NAME.c    defines NAME_assets[] and NAME_nassets (assets/asset.h)
set -eu
name=$1
file=$2
cat <<END
#include "assets/asset.h"

__asm__(".section .rodata\n.balign 64\n.globl ${name}_bytes\n${name}_bytes:\n"
	".incbin \"$file\"\n.byte 0\n.text\n");
extern const char ${name}_bytes[];
const struct asset ${name}_assets[] = { { "${file##*/}", ${name}_bytes, $(wc -c <"$file") } };
const size_t ${name}_nassets = 1;
END
