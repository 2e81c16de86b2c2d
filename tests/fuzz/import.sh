#!/bin/sh
# Every sample page, as it is and damaged, through the import: it must keep its laws and never crash.
exec "$builddir/fuzz_import" "$srcdir"/tests/data/pages/*.txt "$srcdir"/assets/tour/*.txt
