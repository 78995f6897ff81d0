"""The sentence below a line that asks the very question, as lists of frequent questions and interviews have them.

Looks only at lines that are nothing but a question and have the same words; what a heading merely names is weighed
with the rest of the evidence. Ranks what is below first, decides nothing.
"""

from dataclasses import replace
from typing import Final

import numpy as np

from article_qa.asking.question import read_question
from article_qa.text.reading import Reading
from article_qa.weighing.ranking import Ranked

AHEAD: Final = 0.01  # of score, so that no tie is left to the place in the article
FIRST_SAYS: Final = "definition"  # what a thing is, the first sentence below tells


def headed(ranked: Ranked) -> Ranked:
    """Return ``ranked`` with the best sentence below the line that asks its question in front; itself without one."""
    below = _below(ranked)
    if not below:
        return ranked
    first = below[0] if ranked.comparison.question.asks == FIRST_SAYS else min(below, key=ranked.order.index)
    scores = ranked.scores.copy()
    scores[first] = scores.max() + AHEAD
    return replace(ranked, scores=scores, order=[first, *(i for i in ranked.order if i != first)])


def _below(ranked: Ranked) -> list[int]:
    """Return the sentences of the paragraph below the line that asks the question; none where that is a heading."""
    question, reading = ranked.comparison.question, ranked.comparison.reading
    if not question.terms:
        return []
    for number in _questions(reading):
        if _terms(reading, number) == question.terms and _lead(reading, number) == question.lead:
            under = np.flatnonzero(reading.paragraph_of == reading.paragraph_of[number] + 1)
            return [] if reading.traits["heading"][under].any() else [int(i) for i in under]
    return []


def _questions(reading: Reading) -> list[int]:
    """Return the sentences that are questions and paragraphs of their own."""
    paragraphs, counts = np.unique(reading.paragraph_of, return_counts=True)
    alone = np.isin(reading.paragraph_of, paragraphs[counts == 1])
    return [int(i) for i in np.flatnonzero(alone & (reading.traits["question"] > 0))]


def _terms(reading: Reading, number: int) -> list[str]:
    return [t.term for t in reading.tokens[reading.first[number] : reading.first[number + 1]] if t and t.term]


def _lead(reading: Reading, number: int) -> str:
    return read_question(reading.split.sentences[number].span.of(reading.text), reading.lang).lead
