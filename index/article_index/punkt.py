"""NLTK's Punkt, trained on the very text that it splits, and kept from input that it is slow on.

Knows no abbreviation but those it is given or finds itself. It is asked for an opinion on single stops; ``ends`` decides.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from article_index.wordlist import words

_LEARN: Final = 100_000  # characters of a text that are learnt from: 0.2 s
_PIECE: Final = 4_000  # characters read at once
_DENSE: Final = 6  # characters a stop at least in what is prose
_RUNS: Final = re.compile(r"([^\w\s])\1{3,}+|\S{80,}+")  # rulers, hashes: nothing to learn
_STOPS: Final = re.compile(r"[.!?]")


def starts(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the places where Punkt begins a sentence within each of ``spans``, whose own start is always one."""
    tokenizer = _trained(text)
    found: set[int] = set()
    for start, end in spans:
        for begin in range(start, end, _PIECE):
            piece = text[begin : min(end, begin + _PIECE)]
            if len(_STOPS.findall(piece)) * _DENSE > len(piece):
                continue
            found.update(begin + at for at, _ in tokenizer.span_tokenize(piece))
    return found


def _trained(text: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return a tokenizer with the abbreviations of our list and those that the text itself shows."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer  # noqa: PLC0415 - 0.7 s

    trainer = PunktTrainer()
    trainer.train(_RUNS.sub(" ", text[:_LEARN]), finalize=True)
    params = trainer.get_params()
    params.abbrev_types.update(_listed())
    return PunktSentenceTokenizer(params)


@cache
def _listed() -> frozenset[str]:
    """Return our abbreviations as Punkt wants them: small letters, without the last stop."""
    return frozenset(word.lower() for word in words("abbreviations"))
