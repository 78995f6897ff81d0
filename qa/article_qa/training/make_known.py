"""Writes known-stems-en.txt: the stems of a spelling list's words, less those of words in frequency-en.txt.

    python -m article_qa.training.make_known american-english british-english known-stems-en.txt

The lists are SCOWL's (Kevin Atkinson), one word a line, as Debian's wamerican and wbritish install them. Names and
words with an apostrophe are left out. Knows nothing of how common a word is.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from article_index.words import analyzer
from article_qa.frequency import zipf

HEADER: Final = (
    "# Stems of English words that frequency-en.txt does not have, from SCOWL (Kevin Atkinson);",
    "# made by article_qa.training.make_known. Notice: notices/scowl.txt",
)
SHORTEST: Final = 4  # letters of a word that is taken: shorter ones are never repaired


def known_stems(words: Iterable[str]) -> list[str]:
    """Return the stems of those plain ``words`` that the frequency table lacks, sorted.

    >>> known_stems(["the", "aardvark", "aardvarks", "Aaron", "aard-vark's"])
    ['aardvark']
    """
    plain = {word for word in words if len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower()}
    return sorted({stem for word in plain if zipf(word) is None for stem in analyzer().terms(word)})


def main(arguments: Sequence[str]) -> None:
    """Write the last file named in ``arguments`` from the lists before it."""
    *lists, target = map(Path, arguments)
    words = [word for path in lists for word in path.read_text("utf-8").split()]
    Path(target).write_text("\n".join([*HEADER, *known_stems(words), ""]), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
