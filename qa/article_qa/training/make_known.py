"""Writes known-words-en.txt: the words of spelling lists that frequency-en.txt does not have.

    python -m article_qa.training.make_known american-english british-english known-words-en.txt

The lists are SCOWL's (Kevin Atkinson), one word a line, as Debian's wamerican and wbritish install them. Names and
words with an apostrophe are left out. Knows nothing of how common a word is.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from article_qa.knowledge.frequency import zipf

HEADER: Final = (
    "# English words that frequency-en.txt does not have, from SCOWL (Kevin Atkinson);",
    "# made by article_qa.training.make_known. Notice: notices/scowl.txt",
)
SHORTEST: Final = 4  # letters of a word that is taken: shorter ones are never repaired


def known_words(words: Iterable[str]) -> list[str]:
    """Return those plain ``words`` that the frequency table lacks, sorted.

    >>> known_words(["the", "aardvarks", "aardvark", "Aaron", "aard-vark's", "gnu"])
    ['aardvark', 'aardvarks']
    """
    plain = {word for word in words if len(word) >= SHORTEST and word.isascii() and word.isalpha() and word.islower()}
    return sorted(word for word in plain if zipf(word) is None)


def main(arguments: Sequence[str]) -> None:
    """Write the last file named in ``arguments`` from the lists before it."""
    *lists, target = map(Path, arguments)
    words = [word for path in lists for word in path.read_text("utf-8").split()]
    Path(target).write_text("\n".join([*HEADER, *known_words(words), ""]), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
