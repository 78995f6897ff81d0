"""What the turns before a question tell: answers to a follow-up stand near the last one and are seldom the same again.

Nothing without a history. What was said in the turns is no evidence, only where their answers stand.
"""

import numpy as np

from article_qa.evidence.registry import column, feature
from article_qa.text.reading import Floats
from article_qa.weighing.comparison import Comparison


def _last(c: Comparison) -> frozenset[int]:
    """Return the sentences that the last turn cited, if the question leans on it."""
    return c.cited[-1] if c.conversation.leans and c.cited else frozenset()


def _marked(c: Comparison, sentences: frozenset[int]) -> Floats:
    out = np.zeros(c.reading.size, dtype=np.float32)
    out[list(sentences)] = 1
    return out


def _behind(c: Comparison) -> Floats:
    """Return how many sentences each stands behind the last one cited; negative before it."""
    return np.arange(c.reading.size, dtype=np.float32) - max(_last(c))


@feature
def cited_before(c: Comparison) -> Floats:
    """1 for a sentence that a turn before has cited: it is seldom wanted again."""
    return _marked(c, frozenset().union(*c.cited)) if c.cited else column(0, c.reading.size)


@feature
def cited_last(c: Comparison) -> Floats:
    """1 for a sentence that the last turn cited, where the question leans on it."""
    return _marked(c, _last(c)) if _last(c) else column(0, c.reading.size)


@feature
def right_behind_last(c: Comparison) -> Floats:
    """1 for the sentence right behind the last one cited, where the question leans on it."""
    return column(_behind(c) == 1 if _last(c) else 0, c.reading.size)


@feature
def behind_last(c: Comparison) -> Floats:
    """1 for all sentences behind the last one cited, where the question leans on it."""
    return column(_behind(c) > 0 if _last(c) else 0, c.reading.size)


@feature
def near_last(c: Comparison) -> Floats:
    """How near the last one cited a sentence stands, where the question leans on it: 1, falling to 1/e in ten."""
    return column(np.exp(-np.abs(_behind(c)) / 10) if _last(c) else 0, c.reading.size)


@feature
def in_last_paragraph(c: Comparison) -> Floats:
    """1 in the paragraph of the last one cited, where the question leans on it."""
    if not _last(c):
        return column(0, c.reading.size)
    return column(c.reading.paragraph_of == c.reading.paragraph_of[max(_last(c))], c.reading.size)


@feature
def typed_covered(c: Comparison) -> Floats:
    """Share covered of the words that were typed, of a question that was completed: borrowed words count for less."""
    if not c.conversation.leans:
        return column(0, c.reading.size)
    typed = np.array([t.term in c.conversation.typed for t in c.tokens], dtype=bool)
    return c.share(c.meaning, typed)
