"""Reads question files: on each line a question on an article, or a whole document with its questions.

A question line: ``{"article", "id", "question", "history": [{"question", "answer"}], "type", "answerable",
"gold": [verbatim strings], "must": [[strings], …], "short": [strings], "outcome": [outcomes that are
right]}``. A document line: ``{"doc_id", "title", "text", "sentences": [{"start", "end"}], "questions":
[{"id", "question", "history", "answerable", "gold_sentences": [indexes], "answers": [strings],
"rewrite"}]}``. Asks nothing and scores nothing.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

from article_index.article import Span
from article_index.errors import ArticleQAError
from article_qa.history import Turn

_T = TypeVar("_T")
_NEEDS_ITS_ARTICLE: Final = (
    "summary",
    "offtopic",
    "meta",
    "opinion",
    "definition",
)  # kinds that ask any article


class QuestionFileError(ArticleQAError):
    """A question file cannot be read; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with what a right answer to it is; ``where`` says the file and the line it came from."""

    where: str
    id: str
    question: str
    answerable: bool
    history: tuple[Turn, ...] = ()
    type: str = "-"
    article: str | None = None  # the id of an article on the shelf …
    text: str | None = None  # … or a text of its own, asked as a document
    title: str = ""
    gold: tuple[str, ...] = ()  # verbatim strings; for a document the places are known instead:
    gold_spans: tuple[Span, ...] | None = None
    must: tuple[tuple[str, ...], ...] = ()
    short: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ("not_in_article",)  # that are right where it is not answerable
    rewrite: str | None = None
    foreign: bool = False


def read_questions(path: Path) -> list[Question]:
    """Return the questions of the file ``path`` in its order; blank lines are skipped.

    Raises QuestionFileError, naming file and line, for what cannot be read or does not fit.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QuestionFileError(f"Cannot read the question file {str(path)!r}: {reason}.") from error
    found = [
        question for number, line in enumerate(lines, 1) if line.strip() for question in _line(line, f"{path}:{number}")
    ]
    if not found:
        raise QuestionFileError(f"There are no questions in {str(path)!r}.")
    return found


def foreign(questions: Iterable[Question]) -> list[Question]:
    """Return the questions that stand alone, each put to the next article, which does not answer it."""
    questions = list(questions)
    ids = sorted({q.article for q in questions if q.article is not None})
    following = dict(zip(ids, ids[1:] + ids[:1], strict=True))
    return [
        replace(q, article=following[q.article], answerable=False, gold=(), must=(), foreign=True)
        for q in questions
        if len(ids) > 1 and q.article is not None and not q.history and q.type not in _NEEDS_ITS_ARTICLE
    ]


def _line(line: str, where: str) -> Iterator[Question]:
    try:
        read = json.loads(line)
    except ValueError as error:
        raise QuestionFileError(f"{where}: this line is not JSON ({error}).") from error
    if not isinstance(read, dict):
        raise QuestionFileError(f"{where}: this line is not a JSON object.")
    if "questions" in read:
        yield from _document(_Line(read, where))
    else:
        yield _on_article(_Line(read, where))


@dataclass(frozen=True, slots=True)
class _Line:
    """A JSON object whose fields are checked as they are taken."""

    fields: dict[str, Any]
    where: str

    def take(self, name: str, kind: type[_T], default: _T | None = None) -> _T:
        """Return the field ``name``, of type ``kind``; without ``default`` it has to be there."""
        value = self.fields.get(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            fault = "lacks" if name not in self.fields else f"needs a {kind.__name__} as"
            raise QuestionFileError(f"{self.where}: this line {fault} {name!r}.")
        return value

    def strings(self, name: str) -> tuple[str, ...]:
        """Return the field ``name``, a list of strings; () where it is missing."""
        return _strings(self.take(name, list, []), name, self.where)

    def parts(self, name: str) -> list["_Line"]:
        """Return the field ``name``, a list of objects; [] where it is missing."""
        listed: list[Any] = self.take(name, list, [])
        if not all(isinstance(part, dict) for part in listed):
            raise QuestionFileError(f"{self.where}: {name!r} is not a list of objects.")
        return [_Line(part, self.where) for part in listed]

    def turns(self) -> tuple[Turn, ...]:
        """Return the history."""
        return tuple(Turn(turn.take("question", str), turn.take("answer", str, "")) for turn in self.parts("history"))


def _strings(value: list[Any], name: str, where: str) -> tuple[str, ...]:
    if not all(isinstance(item, str) for item in value):
        raise QuestionFileError(f"{where}: {name!r} is not a list of strings.")
    return tuple(value)


def _on_article(line: _Line) -> Question:
    must: list[Any] = line.take("must", list, [])
    if not all(isinstance(group, list) for group in must):
        raise QuestionFileError(f"{line.where}: 'must' is not a list of lists.")
    return Question(
        where=line.where,
        id=line.take("id", str),
        question=line.take("question", str),
        answerable=line.take("answerable", bool),
        history=line.turns(),
        type=line.take("type", str, "-"),
        article=line.take("article", str),
        gold=line.strings("gold"),
        must=tuple(_strings(group, "must", line.where) for group in must),
        short=line.strings("short"),
        outcomes=line.strings("outcome") or ("not_in_article",),
        rewrite=line.take("rewrite", str, "") or None,
    )


def _document(line: _Line) -> Iterator[Question]:
    text = line.take("text", str)
    sentences = [Span(s.take("start", int), s.take("end", int)) for s in line.parts("sentences")]
    for part in line.parts("questions"):
        gold: list[Any] = part.take("gold_sentences", list, [])
        if not all(isinstance(i, int) and 0 <= i < len(sentences) for i in gold):
            raise QuestionFileError(f"{line.where}: 'gold_sentences' names a sentence that is not there.")
        yield Question(
            where=line.where,
            id=part.take("id", str),
            question=part.take("question", str),
            answerable=part.take("answerable", bool),
            history=part.turns(),
            type=part.take("type", str, "-"),
            text=text,
            title=line.take("title", str, ""),
            gold_spans=tuple(sentences[i] for i in gold),
            short=part.strings("answers"),
            rewrite=part.take("rewrite", str, "") or None,
        )
