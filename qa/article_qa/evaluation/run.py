"""Asks a library the questions of a file and marks each answer.

Reads no file and prints nothing; the library is asked in process, as any caller asks it.
"""

import random
from collections.abc import Iterator, Sequence

from article_index.errors import ArticleQAError
from article_qa.answer import Answer
from article_qa.documents import Document
from article_qa.evaluation.marks import Mark, gold_spans, mark
from article_qa.evaluation.questions import Question, QuestionFileError
from article_qa.library import Library

DOCUMENT_ID = "doc"


def sample(questions: Sequence[Question], size: int) -> list[Question]:
    """Return ``size`` of ``questions``, always the same; all of them where there are no more, or for 0."""
    if not 0 < size < len(questions):
        return list(questions)
    return random.Random(0).sample(list(questions), size)  # noqa: S311 - a reproducible choice, no secret


def run(library: Library, questions: Sequence[Question]) -> Iterator[tuple[Question, Answer | ArticleQAError, Mark]]:
    """Yield each question with its answer, or the error it was refused with, and its mark.

    Raises QuestionFileError for a question on an article that is not on the shelf, or whose gold its text
    lacks.
    """
    for question in questions:
        text = _text(library, question)
        if question.rewrite is None:
            gold_spans(question, text)
        try:
            answer = _ask(library, question)
        except ArticleQAError as error:
            yield question, error, Mark(question.id, question.type, question.foreign, failed=True)
        else:
            yield question, answer, mark(question, answer, text)


def _text(library: Library, question: Question) -> str:
    if question.text is not None:
        return question.text
    article = question.article or ""
    if article not in library.shelf.ids:
        raise QuestionFileError(f"{question.where}: there is no article {article!r} here; name its file with --on.")
    return library.shelf.article(article).article.text


def _ask(library: Library, question: Question) -> Answer:
    if question.text is None:
        return library.ask(question.question, question.history, articles=[question.article or ""])
    document = Document(DOCUMENT_ID, title=question.title, text=question.text)
    return library.ask(question.question, question.history, documents=[document])
