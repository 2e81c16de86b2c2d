#!/bin/sh
# Every sample page, as it is and damaged, through the finder of references: it must keep its laws and never crash.
exec "$builddir/fuzz_references" "$srcdir"/tests/data/pages/*.txt "$srcdir"/assets/tour/*.txt
