"""What a pronoun may stand for, and how well it suits which pronoun. Weighs nothing that was spoken of."""

from dataclasses import dataclass
from typing import Final

from article_qa.conversing.grammar import words

FITS: Final = {
    # kind of referent -> how well a singular one suits: him or her, it, them, there
    "person": (1.0, 0.0, 0.1, 0.0),
    "place": (0.0, 0.35, 0.2, 1.0),
    "organisation": (0.0, 0.9, 0.65, 0.5),
    "name": (0.35, 0.7, 0.2, 0.2),
    "topic": (1.0, 0.5, 0.8, 0.1),
    "thing": (0.0, 1.0, 0.0, 0.2),
    "people": (0.0, 0.0, 1.0, 0.0),
    "demonym": (0.0, 0.0, 0.0, 0.0),
}
SEVERAL: Final = 0.5  # how well what is one suits 'how many of them'
THEY_ALONE: Final = 0.4  # how well one person of unknown gender suits 'they': 'the patient', 'that person'
UNNAMED: Final = 0.5  # how well such a one suits 'he' or 'she'
COLUMN: Final = {"m": 0, "f": 0, "n": 1, "": 2, "place": 3, "many": 2}


@dataclass(frozen=True, slots=True)
class Referent:
    """Something spoken of: its text as it may be put into a question, and what tells which pronoun may mean it."""

    text: str
    key: str  # folded last word: the same key is the same referent
    kind: str
    many: bool
    gender: str
    named: bool  # by a name of its own
    where: bool  # stood behind a preposition of place
    weight: float


def fit(gender: str, r: Referent) -> float:
    """Return how well ``r`` suits a pronoun of ``gender`` ('m', 'f', 'n', '' for they, 'place' for there), 0 to 1."""
    suits = FITS.get(r.kind, FITS["thing"])[COLUMN[gender]]
    if gender in {"m", "f"}:
        if r.many or (r.gender and r.gender != gender):
            return 0.0
        if r.gender == gender and r.kind in {"person", "name"}:
            return 1.0
        if r.kind == "name" and r.text.casefold().startswith("the "):
            return 0.0
        return suits * (0.8 if r.named else UNNAMED)
    if gender == "n":
        return (
            0.0
            if r.many and r.kind != "organisation" and not r.named
            else suits * (0.3 if r.gender in {"m", "f"} else 1.0)
        )
    if gender == "place":
        return max(suits, 0.6) if r.where and r.kind in {"thing", "organisation", "name"} else suits
    if gender == "many":
        return 1.0 if r.many else SEVERAL * suits
    if r.kind == "person" and not r.named and not r.gender:
        return THEY_ALONE
    if r.many:
        return 0.35 if r.kind == "thing" else 1.0
    return suits * (0.4 if r.gender in {"m", "f"} and r.kind != "person" else 1.0)


def key_of(name: str, kind: str) -> str:
    """Return what tells a referent from others: the whole name of a person, the last word of other names."""
    low = name.casefold()
    return low if kind == "person" else low.split()[-1]


def gender_of(word: str) -> str:
    """Return the gender that a common noun or title tells, or ''."""
    return "f" if word in words("female") else "m" if word in words("male") else ""
