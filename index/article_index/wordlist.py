"""The words of a list that comes with the package, ``data/NAME.txt``.

A list holds one entry a line (or several, parted by white space); ``#`` opens a comment, ``[section]`` a
section. Knows nothing of what a list is for.
"""

from functools import cache
from importlib.resources import files


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """Return the entries of ``data/NAME.txt`` by section; those before the first section are under ``""``.

    >>> "what" in sections("stopwords-en")[""]
    True
    """
    found: dict[str, set[str]] = {}
    section = ""
    for line in (files("article_index") / "data" / f"{name}.txt").read_text("utf-8").splitlines():
        entry = line.split("#", 1)[0].strip()
        if entry.startswith("[") and entry.endswith("]"):
            section = entry[1:-1]
        elif entry:
            found.setdefault(section, set()).update(entry.split())
    return {name: frozenset(words) for name, words in found.items()}


def words(name: str) -> frozenset[str]:
    """Return every entry of ``data/NAME.txt``, whatever its section."""
    return frozenset().union(*sections(name).values())
