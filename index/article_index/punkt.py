"""NLTK's Punkt, trained on the very text that it splits: it tells abbreviations that no list has.

Asked for an opinion on a single stop, which ``ends`` weighs. Training is most of the cost of splitting, so it
happens when somebody first asks; on input that Punkt is slow on, and far into a huge text, there is no
opinion.
"""

import re
from functools import cache
from typing import Any, Final

from article_index.stops import Stop
from article_index.wordlist import words

_LEARN: Final = 100_000  # characters of a text that are learnt from: 0.2 s
_PIECE: Final = 4_000  # characters read at once
_PIECES: Final = 25  # pieces read of one text
_DENSE: Final = 8  # characters for each stop at least, in what is prose
_RUNS: Final = re.compile(r"([^\w\s])\1{3,}+|\S{80,}+")  # rulers, hashes: nothing to learn
_STOPS: Final = re.compile(r"[.!?]")


class Punkt:
    """Punkt's opinion on the stops of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokenizer: Any = None
        self._starts: dict[int, set[int]] = {}  # start of a piece -> starts of sentences in it

    def ends(self, stop: Stop, paragraph: int) -> bool:
        """Return whether Punkt ends a sentence at ``stop``, of the paragraph that starts at ``paragraph``."""
        begin = stop.start - (stop.start - paragraph) % _PIECE
        if begin not in self._starts:
            self._starts[begin] = self._read(begin) if len(self._starts) < _PIECES else set()
        return any(at in self._starts[begin] for at in range(stop.end, stop.next + 1))

    def _read(self, begin: int) -> set[int]:
        """Return where Punkt starts sentences in the piece of text at ``begin``."""
        piece = self._text[begin : begin + _PIECE]
        if len(_STOPS.findall(piece)) * _DENSE > len(piece):
            return set()
        if self._tokenizer is None:
            self._tokenizer = _trained(self._text[:_LEARN])
        return {begin + at for at, _ in self._tokenizer.span_tokenize(piece)}


def _trained(text: str) -> Any:  # noqa: ANN401 - nltk has no types
    """Return a tokenizer with the abbreviations of our list and those that ``text`` itself shows."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer  # noqa: PLC0415 - 0.7 s

    trainer = PunktTrainer(lang_vars=_language())
    trainer.train(_RUNS.sub(" ", text), finalize=True)
    params = trainer.get_params()
    params.abbrev_types.update(_listed())
    return PunktSentenceTokenizer(params, lang_vars=_language())


@cache
def _language() -> Any:  # noqa: ANN401 - nltk has no types
    """Return Punkt's patterns, which would be compiled anew for each text."""
    from nltk.tokenize.punkt import PunktLanguageVars  # noqa: PLC0415 - as above

    return PunktLanguageVars()


@cache
def _listed() -> frozenset[str]:
    """Return our abbreviations as Punkt wants them: small letters, without the last stop."""
    return frozenset(word.lower() for word in words("abbreviations"))
