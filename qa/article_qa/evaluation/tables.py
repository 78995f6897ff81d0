"""The tables of a run: precision at coverage, reliability, and what the words for confidence are worth.

Adds marks up and rounds to 4 places; draws and prints nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from article_qa.answer import PLACES
from article_qa.certainty import Band, band_of, bands
from article_qa.evaluation.calibration import Bin, Pair, reliability
from article_qa.evaluation.figures import rounded
from article_qa.evaluation.marks import Mark
from article_qa.evaluation.risk import COVERAGES, Surest, precision_at


@dataclass(frozen=True, slots=True)
class Worth:
    """What one word for confidence is worth: of the ``n`` answers it stands under, ``right`` is the share."""

    word: str
    least: float
    n: int
    share: float | None  # of all answered questions; None where none was answered
    right: float | None  # whose first citation is gold; None where the word was not used


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of one run."""

    coverage: tuple[Surest, ...]
    reliability: tuple[Bin, ...]
    words: tuple[Worth, ...]


def pairs(marks: Iterable[Mark]) -> list[Pair]:
    """Return whether each first quote was gold with how sure it was, of the marks that have a confidence."""
    return [(mark.hit, mark.confidence) for mark in marks if mark.confidence is not None]


def tables(marks: Sequence[Mark]) -> Tables:
    """Return the tables over ``marks``: the first two over whatever has a confidence, the words over what was answered.

    A question that the article does not answer is never right there, so that declining it rightly shows as low
    confidence, not as precision.
    """
    sure = pairs(marks)
    at = [found for coverage in COVERAGES if (found := precision_at(sure, coverage))]
    answered = [mark for mark in marks if mark.outcome == "answered"]
    return Tables(
        tuple(Surest(row.coverage, round(row.precision, PLACES), row.confidence) for row in at),
        tuple(Bin(b.low, b.high, b.n, rounded(b.confidence), rounded(b.right)) for b in reliability(sure)),
        tuple(_worth(band, answered) for band in bands()),
    )


def _worth(band: Band, answered: Sequence[Mark]) -> Worth:
    under = [mark for mark in answered if mark.confidence is not None and band_of(mark.confidence) == band]
    share = len(under) / len(answered) if answered else None
    right = sum(mark.hit for mark in under) / len(under) if under else None
    return Worth(band.word, band.least, len(under), rounded(share), rounded(right))
