#!/usr/bin/env python3
"""Score the resolving of sources against a corpus of mkcorpus.py, and measure what it costs.

usage: sources.py IBID CORPUS [--library FILE] [--articles N] [-v] [--min NAME=VALUE ...]

CORPUS holds txt/ and truth.jsonl. Without --library (one that holds the corpus already), the corpus is imported into a
new one. Every reference of the truth is looked up by its number: precision is how many of the articles given are right,
recall how many of the works that are in the library were found. One work, one source: how many pairs of references to one
missing work (the same words) share a source.
"""
import argparse, json, os, subprocess, sys, tempfile, time


def run(cmd):
    p = subprocess.run(cmd, capture_output=True, text=True)
    if p.returncode:
        sys.exit(f"{' '.join(cmd[:6])}: exit {p.returncode}: {p.stderr.strip()}")
    return p.stdout


class Scores:
    def __init__(self):
        self.ok, self.all = {}, {}

    def add(self, what, good):
        self.ok[what] = self.ok.get(what, 0) + bool(good)
        self.all[what] = self.all.get(what, 0) + 1


def score(base, truth, verbose):
    s, source_of = Scores(), {}
    listed = [json.loads(x) for x in run(base + ["list", "--json"]).splitlines()]
    number = {os.path.basename(a["origin"]): a["id"] for a in listed}
    ids = [number[os.path.basename(t["file"])] for t in truth]
    back = {id: i for i, id in enumerate(ids)}
    for at in range(0, len(ids), 500):
        for line, t in zip(run(base + ["show", "--json", *map(str, ids[at:at + 500])]).splitlines(), truth[at:at + 500]):
            got = {r["label"]: r for r in json.loads(line)["references"] if r["label"]}
            for k in t["references"]:
                r = got.get(str(k["n"]))
                s.add("parsed", r)
                article = back.get(r["article"]) if r and r["article"] else None
                want = k["target_id"] if k["target_id"] is not None and k["target_id"] < len(truth) else None
                if want is not None:
                    s.add("recall", article == want)
                if article is not None:
                    s.add("precision", article == want)
                if verbose and article != want:
                    print(f"{t['id']} [{k['n']}]: {article} for {want}: {r and r['text']!r} / {r and (r['title'], r['reason'])}")
                if want is not None and r and r["source"]:
                    first = source_of.setdefault(want, r["source"])
                    s.add("one work, one source", first == r["source"])
    return s


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ibid"), ap.add_argument("corpus")
    ap.add_argument("--library")
    ap.add_argument("--articles", type=int, default=0)
    ap.add_argument("--min", action="append", default=[])
    ap.add_argument("-v", action="store_true")
    o = ap.parse_args()
    with open(os.path.join(o.corpus, "truth.jsonl"), encoding="utf-8") as f:
        truth = [json.loads(x) for x in f]
    truth = truth[:o.articles] if o.articles else truth
    with tempfile.TemporaryDirectory() as d:
        library = o.library or os.path.join(d, "sources.ibid")
        base = [os.path.abspath(o.ibid), "--library", library]
        if not o.library or not os.path.exists(library):
            t0 = time.time()
            run(base + ["import", *sorted({os.path.join(o.corpus, "txt", os.path.dirname(t["file"])) for t in truth})])
            print(f"import {(time.time() - t0) / len(truth) * 1e3:.3f} ms an article, with all there is to it")
        s = score(base, truth, o.v)
    for what in sorted(s.all):
        print(f"{what:26} {s.ok[what] / s.all[what]:.4f}  ({s.ok[what]}/{s.all[what]})")
    bad = 0
    for m in o.min:
        what, value = m.rsplit("=", 1)
        if s.ok.get(what, 0) / max(1, s.all.get(what, 0)) < float(value):
            bad = 1
            print(f"below: {what} < {value}")
    sys.exit(bad)


main()
