"""Writes ``data/relations-en.txt``: ``python -m article_qa.training.relations``.

Stems the hand-made lists of ``data/sources`` once, so that answering need not: forms of one word ('went' and 'go',
'death' and 'die'), places with their adjectives and seats of government ('Russia', 'Russian', 'Kremlin'), and groups of
words that news and readers use for each other. Needs a checkout; nothing of it runs when answering.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from article_index.words import analyzer
from article_qa.knowledge.gazetteer import places
from article_qa.knowledge.lexicon import data_lines, data_section

FORM: Final = 0.95  # strength of an irregular form or derivation
FAMILY: Final = 0.85  # of two words of one root
DEMONYM: Final = 0.9  # of a place for its adjective
SEAT: Final = 0.6  # of a place for its capital or seat of government
SYNONYM: Final = 0.7  # of two words of a group
HYPERNYM: Final = 0.6  # of a word for one of its kinds


def relations() -> dict[str, dict[str, float]]:
    """Return stem -> stem -> strength."""
    table: dict[str, dict[str, float]] = {}

    def link(left: Iterable[str], right: Iterable[str], strength: float) -> None:
        lefts, rights = _stems(left), _stems(right)
        for a in lefts:
            row = table.setdefault(a, {})
            for b in rights:
                if a != b:
                    row[b] = max(row.get(b, 0.0), strength)

    for line in data_section("sources/irregular.txt", "forms"):
        form, lemmas = line.split("|")
        link([form], lemmas.split(","), FORM)
        link(lemmas.split(","), [form], FORM)
    for line in data_section("sources/irregular.txt", "families"):
        link(line.split(","), line.split(","), FAMILY)
    for place in places():
        names, seats = place.names, place.capitals + place.seats
        link(names, place.demonyms, DEMONYM)
        link(place.demonyms, names, DEMONYM)
        link(place.demonyms, place.demonyms, DEMONYM)
        link(names + place.demonyms, seats, SEAT)
        link(seats, names + place.demonyms, SEAT)
    for line in data_lines("sources/synonyms.txt"):
        above, arrow, below = (part.strip() for part in line.partition(">"))
        wide, narrow = above.split(","), below.split(",") if arrow else []
        link(wide, wide, SYNONYM)
        link(wide, narrow, HYPERNYM)
        link(narrow, wide, HYPERNYM)
    return table


def _stems(words: Iterable[str]) -> list[str]:
    """Return the stems of the single words among ``words``; phrases are left out."""
    found = (analyzer().terms(word) for word in words)
    return [terms[0] for terms in found if len(terms) == 1]


def main() -> None:
    """Write the file beside its sources."""
    lines = [
        "# stem, then the stems it may stand for, by strength in hundredths; made by article_qa.training.relations"
    ]
    for stem, row in sorted((stem, row) for stem, row in relations().items() if row):
        strengths = sorted(set(row.values()), reverse=True)
        cells = [f"{100 * x:.0f} " + " ".join(sorted(s for s in row if row[s] == x)) for x in strengths]
        lines.append("\t".join([stem, *cells]))
    Path(__file__).parent.with_name("data").joinpath("relations-en.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
