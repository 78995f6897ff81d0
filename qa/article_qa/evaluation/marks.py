"""Marks one answer against what was expected of it.

Pure: neither asks nor adds up. A figure that a question does not bear on is None in its mark.
"""

from dataclasses import dataclass

from article_index.article import Span
from article_qa.answer import PLACES, Answer
from article_qa.evaluation.overlap import is_gold, places, token_f1
from article_qa.evaluation.questions import Question, QuestionFileError


@dataclass(frozen=True, slots=True)
class Mark:
    """What one answer is worth, figure by figure; the names are those of the printed figures."""

    id: str
    type: str
    foreign_question: bool = False
    failed: bool = False
    right: bool | None = None
    first: bool | None = None
    top3: bool | None = None
    precision: float | None = None
    complete: bool | None = None
    declined: bool | None = None
    over: bool | None = None
    short: float | None = None
    rewrite: float | None = None
    foreign: bool | None = None
    confidence: float | None = None
    answerable: bool | None = None  # of those with a confidence
    outcome: str | None = None  # of those with a confidence
    broken: bool = False  # the answer says what the contract forbids

    @property
    def hit(self) -> bool:
        """Whether the first quote shown is gold; where the article does not say, it never is."""
        return bool(self.first)


def mark(question: Question, answer: Answer, text: str) -> Mark:
    """Return the mark of ``answer`` to ``question``, which was asked of the article ``text``.

    A question with a human rewrite is marked for its understanding alone. Raises QuestionFileError where the
    gold of an answerable question is not in the text.
    """
    if question.rewrite is not None:
        return Mark(question.id, question.type, rewrite=token_f1(answer.understood_as, question.rewrite))
    if question.foreign:
        return Mark(question.id, question.type, foreign_question=True, foreign=answer.outcome != "answered")
    if question.answerable:
        return _answerable(question, answer, text)
    return Mark(
        question.id,
        question.type,
        declined=answer.outcome != "answered",
        right=answer.outcome in question.outcomes,
        confidence=_confidence(answer),
        answerable=False if answer.confidence is not None else None,
        outcome=answer.outcome if answer.confidence is not None else None,
    )


def gold_spans(question: Question, text: str) -> tuple[Span, ...]:
    """Return where the gold of ``question`` stands in ``text``; QuestionFileError where it is missing."""
    found = question.gold_spans if question.gold_spans is not None else places(text, question.gold)
    if question.answerable and not found:
        raise QuestionFileError(f"{question.where}: the gold of {question.id!r} is not in its article.")
    return found


def _answerable(question: Question, answer: Answer, text: str) -> Mark:
    gold = gold_spans(question, text)
    answered = answer.outcome == "answered"
    cited = [(c.quotation.start, c.quotation.end) for c in answer.citations]
    shown = cited or [(q.start, q.end) for q in answer.nearest]
    first = bool(shown) and is_gold(*shown[0], gold)
    precision = sum(is_gold(*place, gold) for place in cited) / len(cited) if cited else 0.0
    return Mark(
        question.id,
        question.type,
        right=answered and first,
        first=first,
        top3=any(is_gold(*place, gold) for place in shown[:3]),
        precision=precision if answered else None,
        complete=answered and _complete(question, cited, text) if question.must else None,
        over=not answered,
        short=_short(question, answer) if question.short else None,
        confidence=_confidence(answer),
        answerable=True if answer.confidence is not None else None,
        outcome=answer.outcome if answer.confidence is not None else None,
    )


def _confidence(answer: Answer) -> float | None:
    """Return the confidence as it is told, rounded; measured finer it would be another."""
    return None if answer.confidence is None else round(answer.confidence, PLACES)


def _complete(question: Question, cited: list[tuple[int, int]], text: str) -> bool:
    """Return whether every group that must be cited is."""
    groups = [places(text, group) for group in question.must]
    return all(any(is_gold(*place, group) for place in cited) for group in groups)


def _short(question: Question, answer: Answer) -> float:
    if answer.outcome != "answered" or not answer.short:
        return 0.0
    return max(token_f1(answer.short[0].text, gold) for gold in question.short)
