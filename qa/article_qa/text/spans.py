"""The typed spans of a whole article as arrays, so that a question is held against all of them at once.

Only numbers: which kind a span is of is read off by ``mentions``, whether it answers is judged by the evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from article_index.article import Sentence, Token
from article_qa.arrays import Ints
from article_qa.text.mentions import Mention


@dataclass(frozen=True, eq=False)
class Spans:
    """The mentions that hold a token that is read, in the order of the text, one entry an array each."""

    mentions: tuple[Mention, ...]
    sentence: Ints  # mention -> its sentence
    low: Ints  # mention -> the position of its first token
    high: Ints  # mention -> the position behind its last
    telling: tuple[frozenset[str], ...]  # mention -> the keys by which it says something; see ``telling``

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
        low, high = low[kept], high[kept]
        said = (telling(tokens[a:b]) for a, b in zip(low.tolist(), high.tolist(), strict=True))
        return cls(tuple(every[i][1] for i in kept), sentence[kept], low, high, tuple(said))

    @cached_property
    def of_kind(self) -> dict[str, Ints]:
        """Kind -> the mentions that are of it, in order."""
        kinds = np.array([m.kind for m in self.mentions])
        return {kind: np.flatnonzero(kinds == kind).astype(np.int32) for kind in dict.fromkeys(kinds.tolist())}


def telling(tokens: Sequence[Token | None]) -> frozenset[str]:
    """Return the keys by which a span of ``tokens`` says something: their stems, or the word itself of a lone one."""
    if len(tokens) == 1:
        return frozenset(t.term or t.word for t in tokens if t)
    return frozenset(t.term for t in tokens if t and t.term)
