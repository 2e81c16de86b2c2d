#!/bin/sh
# Every sample page, as it is and damaged, through the finder of names: it must keep its laws and never crash.
exec "$builddir/fuzz_entities" "$srcdir"/tests/data/pages/*.txt "$srcdir"/assets/tour/*.txt
