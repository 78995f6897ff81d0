"""Words for a confidence: clearly, probably, possibly, each from its least confidence on; the bands are data.

Measures nothing: how often answers of a band are right is ``article_qa.evaluation.tables``'s to say.
"""

from dataclasses import dataclass
from functools import cache

from article_qa.knowledge.lexicon import data_table


@dataclass(frozen=True, slots=True)
class Band:
    """The confidences, 0 to 1, from ``least`` up to the next band's; ``line`` is what a reader is shown for them."""

    word: str
    least: float
    line: str


@cache
def bands() -> tuple[Band, ...]:
    """Return the bands, the surest first; the last begins at 0."""
    return tuple(Band(band["word"], band["least"], band["line"]) for band in data_table("certainty-en.toml")["bands"])


def band_of(confidence: float) -> Band:
    """Return the band of ``confidence``, 0 to 1.

    >>> band_of(0.7).word
    'probably'
    """
    return next(band for band in bands() if confidence >= band.least)
