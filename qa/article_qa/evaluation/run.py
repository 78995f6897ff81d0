"""Asks a library the questions of a file and marks each answer.

Reads no file and prints nothing; the library is asked in process, as any caller asks it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from article_index.article import Span
from article_index.errors import ArticleQAError
from article_qa.answer import Answer
from article_qa.documents import Document
from article_qa.evaluation.faults import faults
from article_qa.evaluation.marks import Mark, gold_spans, mark
from article_qa.evaluation.questions import Question, QuestionFileError
from article_qa.library import Library

DOCUMENT_ID = "doc"


@dataclass(frozen=True, slots=True)
class Marked:
    """The mark of one answer and what the answer said: its outcome and first quote, or why it was refused."""

    mark: Mark
    outcome: str  # "" where the question could not be asked
    said: str
    faults: tuple[str, ...] = ()


def sample(questions: Sequence[Question], size: int) -> list[Question]:
    """Return ``size`` of ``questions``, always the same; all of them where there are no more, or for 0."""
    if not 0 < size < len(questions):
        return list(questions)
    return random.Random(0).sample(list(questions), size)  # noqa: S311 - a reproducible choice, no secret


def run(library: Library, questions: Sequence[Question]) -> Iterator[Marked]:
    """Yield what each question's answer is worth, in their order.

    Raises QuestionFileError for a question on an article that is not on the shelf, or whose gold its text
    lacks.
    """
    for question in questions:
        text, sentences = _article(library, question)
        if question.rewrite is None:
            gold_spans(question, text)
        try:
            answer = _ask(library, question)
        except ArticleQAError as error:
            yield Marked(Mark(question.id, question.type, question.foreign, failed=True), "", str(error))
            continue
        found = faults(answer, question.article or DOCUMENT_ID, text, sentences)
        worth = replace(mark(question, answer, text), broken=bool(found))
        yield Marked(worth, answer.outcome, _said(answer), tuple(found))


def _article(library: Library, question: Question) -> tuple[str, frozenset[Span] | None]:
    """Return the text that ``question`` is asked of and, of an article on the shelf, the places of its sentences."""
    if question.text is not None:
        return question.text, None
    article = question.article or ""
    if article not in library.shelf.ids:
        raise QuestionFileError(f"{question.where}: there is no article {article!r} here; name its file with --on.")
    split = library.shelf.article(article)
    return split.article.text, frozenset(sentence.span for sentence in split.sentences)


def _ask(library: Library, question: Question) -> Answer:
    if question.text is None:
        return library.ask(question.question, question.history, articles=[question.article or ""])
    document = Document(DOCUMENT_ID, title=question.title, text=question.text)
    return library.ask(question.question, question.history, documents=[document])


def _said(answer: Answer) -> str:
    """Return the first sentence shown, or the service's own."""
    return next((q.quote for q in [*(c.quotation for c in answer.citations), *answer.nearest]), answer.text)
