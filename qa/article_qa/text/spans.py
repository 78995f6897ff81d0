"""The typed spans of a whole article as arrays, so that a question is held against all of them at once.

Only numbers: which kind a span is of is read off by ``mentions``, whether it answers is judged by the evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from article_index.article import Sentence, Token
from article_qa.text.mentions import Mention

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Spans:
    """The mentions that hold a token that is read, in the order of the text, one entry an array each."""

    mentions: tuple[Mention, ...]
    sentence: Ints  # mention -> its sentence
    low: Ints  # mention -> the position of its first token
    high: Ints  # mention -> the position behind its last
    key_of: Ints  # position -> number of its key; 0 where no token stands
    keys: dict[str, int]  # stem, or the word itself where it has none -> its number
    stemmed: Mask  # position -> whether the token has a stem

    @classmethod
    def of(
        cls,
        rows: Sequence[Sequence[Mention]],
        tokens: Sequence[Token | None],
        first: Ints,
        sentences: Sequence[Sentence],
    ) -> "Spans":
        """Return the arrays of ``rows``, the mentions of each sentence, over the tokens of all ``sentences``."""
        # Doubled, so that the opening of a sentence comes before a token that starts it.
        opens = iter(sentences)
        places = np.array([2 * next(opens).start - 1 if t is None else 2 * t.start for t in tokens], dtype=np.int64)
        every = [(number, m) for number, row in enumerate(rows) for m in row]
        bounds = np.array([(2 * m.start, 2 * m.end) for _, m in every], dtype=np.int64).reshape(-1, 2)
        sentence = np.array([number for number, _ in every], dtype=np.int32)
        found = (np.searchsorted(places, bounds[:, side]) for side in (0, 1))
        low, high = (np.asarray(np.minimum(at, first[sentence + 1]), dtype=np.int32) for at in found)
        kept = np.flatnonzero(low < high)
        keys: dict[str, int] = {"": 0}
        key_of = [0 if t is None else keys.setdefault(t.term or t.word, len(keys)) for t in tokens]
        return cls(
            tuple(every[i][1] for i in kept), sentence[kept], low[kept], high[kept],
            np.array(key_of, dtype=np.int32), keys,
            np.array([t is not None and bool(t.term) for t in tokens], dtype=bool),
        )  # fmt: skip

    @cached_property
    def of_kind(self) -> dict[str, Ints]:
        """Kind -> the mentions that are of it, in order."""
        kinds = np.array([m.kind for m in self.mentions])
        return {kind: np.flatnonzero(kinds == kind).astype(np.int32) for kind in dict.fromkeys(kinds.tolist())}

    def new(self, known: Sequence[Token]) -> Mask:
        """Tell for each mention whether it says more than ``known``: a stem, or a lone word, that is not there."""
        asked = {self.keys.get(t.term or t.word, 0) for t in known}
        seen = [self._holding[key] for key in asked if key in self._holding]
        old = np.bincount(np.concatenate(seen), minlength=len(self.mentions)) if seen else 0
        return np.asarray(old < self._telling)

    @cached_property
    def _telling(self) -> Ints:
        """Mention -> how many of its words tell: those with a stem, or a lone one."""
        return np.array([len(row) for row in self._keys], dtype=np.int32)

    @cached_property
    def _holding(self) -> dict[int, npt.NDArray[np.intp]]:
        """Key -> the mentions that it tells something in, each as often as it stands there."""
        found: dict[int, list[int]] = {}
        for mention, row in enumerate(self._keys):
            for key in row:
                found.setdefault(key, []).append(mention)
        return {key: np.array(mentions, dtype=np.intp) for key, mentions in found.items()}

    @cached_property
    def _keys(self) -> list[list[int]]:
        """Mention -> the keys of the words that tell something."""
        places = [range(*span) for span in zip(self.low.tolist(), self.high.tolist(), strict=True)]
        return [[int(self.key_of[p]) for p in row if len(row) == 1 or self.stemmed[p]] for row in places]
