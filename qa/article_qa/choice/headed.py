"""The sentence below a line that asks the very question, as lists of frequent questions and interviews have them.

Looks only at lines that are nothing but a question; what a heading merely names is weighed with the rest of the
evidence. Ranks what is below first, and says whether the line asks the very question.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from article_qa.asking.question import read_question
from article_qa.text.reading import Reading
from article_qa.weighing.ranking import Ranked

AHEAD: Final = 0.01  # of score, so that no tie is left to the place in the article
CUT_SHORT: Final = 4  # words from which on a question may be the first words of a longer line
SURE: Final = 0.8  # at least, that what stands below the very question answers it
FIRST_SAYS: Final = "definition"  # what a thing is, the first sentence below tells


def headed(ranked: Ranked) -> Ranked:
    """Return ``ranked`` with the best sentence below the line that asks its question in front; itself without one.

    A question line that ranks first of itself gives way to what is below it, too: it asks, it answers nothing.
    """
    lines = _questions(ranked.comparison.reading)
    asked = _asking(ranked, lines)
    below = (
        _below(ranked, asked if asked is not None else ranked.first)
        if asked is not None or ranked.first in lines
        else []
    )
    if not below:
        return ranked
    definition = asked is not None and ranked.comparison.question.asks == FIRST_SAYS
    first = below[0] if definition else min(below, key=ranked.order.index)
    scores = ranked.scores.copy()
    scores[first] = scores.max() + AHEAD
    order = [first, *(i for i in ranked.order if i != first)]
    return replace(ranked, scores=scores, order=order, asked=asked is not None)


def _below(ranked: Ranked, line: int) -> list[int]:
    """Return the sentences of the paragraph below ``line``; none where that is a heading or a question itself."""
    reading = ranked.comparison.reading
    under = np.flatnonzero(reading.paragraph_of == reading.paragraph_of[line] + 1)
    if reading.traits["heading"][under].any() or (len(under) == 1 and reading.traits["question"][under].any()):
        return []
    return [int(i) for i in under]


def _asking(ranked: Ranked, lines: list[int]) -> int | None:
    """Return the line that asks the question, in its words or going on behind them; None where no line or many do."""
    question, reading = ranked.comparison.question, ranked.comparison.reading
    if not question.terms:
        return None
    same = [n for n in lines if _terms(reading, n) == question.terms and _lead(reading, n) == question.lead]
    words = [t.word for t in question.tokens]
    longer = [n for n in lines if _words(reading, n)[: len(words)] == words] if len(words) >= CUT_SHORT else []
    return same[0] if same else longer[0] if len(longer) == 1 else None


def _questions(reading: Reading) -> list[int]:
    """Return the sentences that are questions and paragraphs of their own."""
    paragraphs, counts = np.unique(reading.paragraph_of, return_counts=True)
    alone = np.isin(reading.paragraph_of, paragraphs[counts == 1])
    return [int(i) for i in np.flatnonzero(alone & (reading.traits["question"] > 0))]


def _words(reading: Reading, number: int) -> list[str]:
    return [t.word for t in reading.tokens[reading.first[number] : reading.first[number + 1]] if t]


def _terms(reading: Reading, number: int) -> list[str]:
    return [t.term for t in reading.tokens[reading.first[number] : reading.first[number + 1]] if t and t.term]


def _lead(reading: Reading, number: int) -> str:
    return read_question(reading.split.sentences[number].span.of(reading.text), reading.lang).lead
