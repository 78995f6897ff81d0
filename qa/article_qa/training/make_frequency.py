"""Writes frequency-en.txt: how common English words are, grouped by frequency, most common first.

It does not count anything itself: the figures are those of the PyPI package wordfreq, rounded.
Zipf is the base-10 logarithm of the occurrences per billion words: 7.7 is `the`, 3 a rare word; 0.1 steps.
The data is CC BY-SA 4.0 (wordfreq, Robyn Speer), so the written file is too.

    python make_frequency.py frequency-en.txt --words 25000
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from pathlib import Path

from wordfreq import top_n_list, zipf_frequency

WORD = re.compile(r"[a-z]+\Z")
HEADER = (
    "# Zipf frequencies of English words, from wordfreq (Robyn Speer), rounded to 0.1.",
    "# CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/ ; see https://github.com/rspeer/wordfreq",
    "# Each 'zipf' line opens the words of that frequency, which follow on one line, alphabetically.",
)


def grouped(count: int) -> dict[float, list[str]]:
    """Return the `count` most common plain words by their rounded Zipf frequency, most common group first.

    Words with a digit, an apostrophe or an accent are left out: a reader folds and splits before looking up.
    """
    groups: dict[float, list[str]] = {}
    for word in [w for w in top_n_list("en", 2 * count) if WORD.match(w)][:count]:
        groups.setdefault(round(zipf_frequency(word, "en"), 1), []).append(word)
    return dict(sorted(groups.items(), reverse=True))


def main() -> None:
    """Write the file and prints its size and sha256."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--words", type=int, default=25_000, help="how many words, most common first")
    options = parser.parse_args()
    lines = [*HEADER]
    for zipf, words in grouped(options.words).items():
        lines += [f"zipf {zipf:.1f}", " ".join(sorted(words))]
    data = ("\n".join(lines) + "\n").encode("ascii")
    options.out.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    sys.stdout.write(f"{options.out}: {len(data)} bytes, sha256 {digest}\n")


if __name__ == "__main__":
    main()
