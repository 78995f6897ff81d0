"""The sentence below a line that asks the very question, as lists of frequent questions and interviews have them.

Looks at lines that are nothing but a question, and at a turn of a talk that ends in one of the kind asked; what a
heading merely names is weighed with the rest of the evidence. Ranks what is below first, and says whether the line asks
the very question. Where nothing is below, as under a textbook's questions, what only asks the same again ranks last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from article_qa.asking.question import read_question
from article_qa.text.reading import Reading
from article_qa.voices.speech import speeches
from article_qa.weighing.ranking import AHEAD, Ranked

CUT_SHORT: Final = 4  # words from which on a question may be the first words of a longer line
PLAIN: Final = frozenset({"thing", "yes_no", "list"})  # kinds of question that tell too little of what is asked
SURE: Final = 0.8  # at least, that what stands below the very question answers it
FIRST_SAYS: Final = frozenset({"definition", "manner", "reason"})  # what, how or why, the first sentence below tells


@dataclass(frozen=True, slots=True)
class AskingLine:
    """The folded words of a line that is nothing but a question, their stems without stop words, its first word."""

    words: list[str]
    terms: list[str]
    lead: str


def headed(ranked: Ranked) -> Ranked:
    """Return ``ranked`` with the best sentence below the line that asks its question in front; itself without one.

    A question line that ranks first of itself gives way to what is below it, too: it asks, it answers nothing.
    """
    lines = ranked.comparison.reading.once(_asking_lines)
    asked = _asking(ranked, lines)
    line = asked if asked is not None else ranked.first if ranked.first in lines else _ending(ranked)
    below = _below(ranked, line) if line is not None else []
    if not below:
        return _unrepeated(ranked)
    at_once = asked is not None and ranked.comparison.question.asks in FIRST_SAYS
    first = below[0] if at_once else min(below, key=ranked.order.index)
    return ranked.led_by(first, asked=asked is not None)


def _unrepeated(ranked: Ranked) -> Ranked:
    """Return ``ranked`` with the questions behind that have just its question's words, where one of them is first."""
    reading, terms = ranked.comparison.reading, set(ranked.comparison.question.terms)
    if not terms or not reading.traits["question"][ranked.first] or _terms(reading, ranked.first) != terms:
        return ranked
    asking = [int(i) for i in np.flatnonzero(reading.traits["question"]) if _terms(reading, int(i)) == terms]
    order = [*(i for i in ranked.order if i not in asking), *asking]
    scores = ranked.scores.copy()
    scores[asking] = scores.min() - AHEAD
    return replace(ranked, scores=scores, order=order)


def _terms(reading: Reading, number: int) -> set[str]:
    """Return the stems of a sentence, but for the number of a listed question."""
    tokens = reading.tokens[reading.first[number] : reading.first[number + 1]]
    return {t.term for t in tokens if t and t.term and not t.word.isdigit()}


def _ending(ranked: Ranked) -> int | None:
    """Return the question of the asked kind that ends the turn of a talk of which the best sentence is part."""
    reading, asks = ranked.comparison.reading, ranked.comparison.question.asks
    last = int(np.flatnonzero(reading.paragraph_of == reading.paragraph_of[ranked.first])[-1])
    if asks in PLAIN or last == ranked.first or last + 1 >= reading.size or not reading.traits["question"][last]:
        return None
    here, there = (reading.once(speeches)[i].voice for i in (last, last + 1))
    if here is None or there is None or here.text == there.text:
        return None
    return (
        last if read_question(reading.split.sentences[last].span.of(reading.text), reading.lang).asks == asks else None
    )


def _below(ranked: Ranked, line: int) -> list[int]:
    """Return the sentences of the paragraph below ``line``; none where that is a heading or a question itself."""
    reading = ranked.comparison.reading
    under = np.flatnonzero(reading.paragraph_of == reading.paragraph_of[line] + 1)
    if reading.traits["heading"][under].any() or (len(under) == 1 and reading.traits["question"][under].any()):
        return []
    return [int(i) for i in under]


def _asking(ranked: Ranked, lines: Mapping[int, AskingLine]) -> int | None:
    """Return the line that asks the question, in its words or going on behind them; None where no line or many do."""
    question = ranked.comparison.question
    if not lines or not question.terms:
        return None
    same = [n for n, line in lines.items() if line.terms == question.terms and line.lead == question.lead]
    words = [t.word for t in question.tokens]
    longer = [n for n, line in lines.items() if line.words[: len(words)] == words] if len(words) >= CUT_SHORT else []
    return same[0] if same else longer[0] if len(longer) == 1 else None


def _asking_lines(reading: Reading) -> dict[int, AskingLine]:
    """Return the sentences that are questions and paragraphs of their own, by their numbers."""
    paragraphs, counts = np.unique(reading.paragraph_of, return_counts=True)
    alone = np.isin(reading.paragraph_of, paragraphs[counts == 1])
    return {int(i): _line(reading, int(i)) for i in np.flatnonzero(alone & (reading.traits["question"] > 0))}


def _line(reading: Reading, number: int) -> AskingLine:
    tokens = [t for t in reading.tokens[reading.first[number] : reading.first[number + 1]] if t]
    lead = read_question(reading.split.sentences[number].span.of(reading.text), reading.lang).lead
    return AskingLine([t.word for t in tokens], [t.term for t in tokens if t.term], lead)
