#!/usr/bin/env python3
"""Score the tracing of quotations against a corpus of mkcorpus.py, and measure what it costs.

usage: quotes.py IBID CORPUS [--library FILE] [--articles N] [-v] [--min NAME=VALUE ...]

CORPUS holds txt/ and truth.jsonl. Without --library (one that holds the corpus already), the corpus is imported into a
new one. A planted quotation is found when the article has a quote of its source that begins and ends within two words of
it on both sides. A reported quote is right when it was planted, or when both sides were planted from one passage.
"""
import argparse, json, os, re, sqlite3, subprocess, sys, tempfile, time

ENDS = 2  # words


def run(cmd):
    p = subprocess.run(cmd, capture_output=True, text=True)
    if p.returncode:
        sys.exit(f"{' '.join(cmd[:6])}: exit {p.returncode}: {p.stderr.strip()}")
    return p.stdout


def overlap(a, b):
    """Half of the shorter one."""
    n = min(a[1], b[1]) - max(a[0], b[0])
    return n * 2 >= min(a[1] - a[0], b[1] - b[0]) and n > 0


def words_between(text, a, b):
    return len(re.findall(r"\w+", text[min(a, b):max(a, b)]))


class Corpus:
    def __init__(self, root, n):
        self.truth = []
        with open(os.path.join(root, "truth.jsonl"), encoding="utf-8") as f:
            for line in f:
                if n and len(self.truth) >= n:
                    break
                self.truth.append(json.loads(line))
        self.root = root

    def text(self, i):
        with open(os.path.join(self.root, "txt", self.truth[i]["file"]), encoding="utf-8", newline="") as f:
            return f.read()


def load(base, corpus):
    """What the scoring needs of each article, by its number in the corpus."""
    listed = [json.loads(x) for x in run(base + ["list", "--json"]).splitlines()]
    number = {os.path.basename(a["origin"]): a["id"] for a in listed}
    ids = [number[os.path.basename(t["file"])] for t in corpus.truth]
    back = {id: i for i, id in enumerate(ids)}
    articles = []
    for at in range(0, len(ids), 500):
        for line in run(base + ["show", "--json", *map(str, ids[at:at + 500])]).splitlines():
            a = json.loads(line)
            articles.append({"text": a["text"], "quotes": [(back[q["article"]], (q["start"], q["end"]),
                             (q["article_start"], q["article_end"]), q["similarity"]) for q in a["quotes"]]})
    return articles


def place(corpus, articles, i, span, cache={}):
    """A span of the file as one of the article's text."""
    if i not in cache:
        cache[i] = corpus.text(i)
    piece = cache[i][span[0]:span[1]]
    guess = span[0] - corpus.truth[i]["body"][0]
    text = articles[i]["text"]
    if text[guess:guess + len(piece)] == piece:
        return guess, guess + len(piece)
    at = text.find(piece)
    return (at, at + len(piece)) if at >= 0 else None


class Scores:
    def __init__(self):
        self.ok, self.all = {}, {}

    def add(self, what, good):
        self.ok[what] = self.ok.get(what, 0) + bool(good)
        self.all[what] = self.all.get(what, 0) + 1


def score(corpus, articles, verbose):
    s = Scores()
    planted = [[] for _ in articles]  # article -> (its span, source, the source's span)
    for i, t in enumerate(corpus.truth):
        for q in t["quotes"]:
            here, there = place(corpus, articles, i, q["dst"]), place(corpus, articles, q["source_id"], q["src"])
            if not here or not there:
                s.add("in the text", False)
                continue
            s.add("in the text", True)
            planted[i].append((here, q["source_id"], there))
            kind = "word for word" if q["kind"] in ("exact", "case") else "altered"
            near = [x for x in articles[i]["quotes"] if x[0] == q["source_id"] and overlap(x[1], here) and overlap(x[2], there)]
            s.add("recall " + kind, near)
            if kind == "altered":
                s.add("recall altered: " + q["kind"], near)
            if not near:
                if verbose:
                    print(f"missed {q['kind']} {i}<-{q['source_id']}: {articles[i]['text'][slice(*here)]!r} / "
                          f"{articles[q['source_id']]['text'][slice(*there)]!r}")
                continue
            text, other = articles[i]["text"], articles[q["source_id"]]["text"]
            ends = [words_between(text, x[1][k], here[k]) for x in near[:1] for k in (0, 1)] + \
                [words_between(other, x[2][k], there[k]) for x in near[:1] for k in (0, 1)]
            s.add("ends within two words", max(ends) <= ENDS)
            s.add("ends exact", max(ends) == 0)
            if verbose and max(ends) > ENDS:
                print(f"ends {ends} {q['kind']} {i}<-{q['source_id']}: {text[slice(*near[0][1])]!r} for {text[slice(*here)]!r}"
                      f" / {other[slice(*near[0][2])]!r} for {other[slice(*there)]!r}")
    for i, a in enumerate(articles):
        for k, here, there, similarity in a["quotes"]:
            if k > i:
                continue  # told by the other one
            mine = [(p[1], p[2]) for p in planted[i] if overlap(p[0], here)]
            his = [(p[1], p[2]) for p in planted[k] if overlap(p[0], there)]
            right = any(m[0] == k and overlap(m[1], there) for m in mine) or \
                any(h[0] == i and overlap(h[1], here) for h in his) or \
                any(m[0] == h[0] and overlap(m[1], h[1]) for m in mine for h in his)
            s.add("precision", right)
            if verbose and not right:
                print(f"wrong {i}<->{k} {similarity:.2f}: {a['text'][slice(*here)]!r} / {articles[k]['text'][slice(*there)]!r}")
    return s


def cost(library, texts):
    """Sizes of the index in the library, as pages of its tables."""
    db = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        sizes = dict(db.execute("SELECT name, sum(pgsize) FROM dbstat GROUP BY name"))
    except sqlite3.OperationalError as e:
        print(f"index size: not known ({e})")
        return
    index = sum(v for k, v in sizes.items() if k.startswith(("print_", "slot", "dead_slot", "sqlite_autoindex_slot")))
    rows = sum(v for k, v in sizes.items() if k.startswith("quotation"))
    print(f"index {index / 1e6:.1f} MB, {index / texts:.3f} of the texts; quotations {rows / 1e6:.1f} MB")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("ibid"), ap.add_argument("corpus")
    ap.add_argument("--library")
    ap.add_argument("--articles", type=int, default=0)
    ap.add_argument("--min", action="append", default=[])
    ap.add_argument("-v", action="store_true")
    o = ap.parse_args()
    corpus = Corpus(o.corpus, o.articles)
    with tempfile.TemporaryDirectory() as d:
        library = o.library or os.path.join(d, "quotes.ibid")
        base = [os.path.abspath(o.ibid), "--library", library]
        if not o.library:
            folders = sorted({os.path.join(o.corpus, "txt", os.path.dirname(t["file"])) for t in corpus.truth})
            t0 = time.time()
            run(base + ["import", *folders])
            print(f"import {(time.time() - t0) / len(corpus.truth) * 1e3:.3f} ms an article, with all there is to it")
        articles = load(base, corpus)
        cost(library, sum(len(a["text"].encode()) for a in articles))
        s = score(corpus, articles, o.v)
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
