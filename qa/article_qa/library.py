"""The door of the package: opens articles, checks what is asked, and calls the one answering function."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from article_index.article import SplitArticle
from article_index.engine import DEFAULT, Builder
from article_index.loading.paths import Skipped
from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_qa.answer import Answer, Place
from article_qa.answering import answer, suggested
from article_qa.documents import KEPT_CHARACTERS, Document, DocumentCache
from article_qa.errors import DocumentError, QuestionError
from article_qa.history import Turn
from article_qa.limits import (
    ANSWER_CHARACTERS,
    ARTICLES_SUGGESTING,
    CITATIONS,
    HISTORY_READ,
    HISTORY_TURNS,
    QUESTION_CHARACTERS,
    SUGGESTIONS,
    SUGGESTIONS_MOST,
)
from article_qa.linking.links import with_links
from article_qa.scope import Scope
from article_qa.text.readings import Readings


class Library:
    """Articles that can be asked; safe to share between threads.

    >>> answer = Library.open().ask("When was the second ceasefire?")
    >>> answer.citations[0].quote
    'Russia negotiated a second ceasefire on November 16th to prevent further flare-ups.'
    """

    def __init__(self, shelf: Shelf, documents_kept: int = KEPT_CHARACTERS, page: str = "") -> None:
        self.page = page  # the address of a page that shows an article as ``?article=ID``; "" where there is none
        self._readings = Readings(shelf)
        self._documents = DocumentCache(characters=documents_kept)
        self.warm = False  # whether an answer was worked out, so that all is loaded that the first one waits for

    @classmethod
    def open(
        cls,
        *paths: str | Path,
        documents_kept: int = KEPT_CHARACTERS,
        page: str = "",
        skipped: Skipped | None = None,
        engine: str | Builder = DEFAULT,
    ) -> "Library":
        """Return the library of the articles behind ``paths``; without a path, of the article that comes with us.

        A path is a file, a folder, a built shelf, or "-" for standard input. ``documents_kept`` bounds the
        characters of documents that are remembered for the next question, 0 for none. Quotes of articles that have no
        address of their own link to ``page``, where it is given: it shows an article as ``?article=ID``, as the page
        of the service does. Raises LoadError for what cannot be read; where ``skipped`` is given, it is told of each
        file that cannot, and the others are opened. ``engine`` names the engine that finds passages, or builds it.
        """
        return cls(Shelf.open(paths, engine, skipped), documents_kept, page)

    @classmethod
    def from_text(cls, text: str, id: str = "article", title: str = "") -> "Library":  # noqa: A002 - the contract's word
        """Return the library of one text, kept as it is."""
        return cls(Shelf([article_from_text(text, id, title)]))

    @property
    def shelf(self) -> Shelf:
        """The articles themselves."""
        return self._readings.shelf

    def ask(
        self,
        question: str,
        history: Sequence[Turn | Mapping[str, Any]] = (),
        *,
        articles: Sequence[str] | None = None,
        documents: Sequence[Document | Mapping[str, str]] | None = None,
        published_after: str | None = None,
        published_before: str | None = None,
        tags: Sequence[str] | None = None,
        limit: int = CITATIONS,
        explain: bool = False,
    ) -> Answer:
        """Return the answer to ``question`` (1 to 1,000 characters) after the turns of ``history``, oldest first.

        Asks the named ``articles`` (default: all), or the ``documents`` instead. Of the articles it asks those
        published from ``published_after`` to ``published_before`` (2020, 2020-11 or 2020-11-16, both included), and
        those with one of ``tags``, in whatever case. ``limit``, 1 to 10, is a ceiling of
        citations. Raises QuestionError, DocumentError or UnknownArticleError.
        """
        check_question(question, limit)
        turns = _turns(history)[-HISTORY_READ:]
        scope = Scope.of(published_after, published_before, tags)
        if scope and documents is not None:
            raise QuestionError("Documents have no dates and no tags; leave out what asks for some.", "documents")
        readings = self._asked(articles, documents)
        if scope:
            named = None if articles is None else frozenset(articles)
            articles = [name for name in readings.within(scope) if named is None or name in named]
        found = answer(question, turns, readings, articles, limit, explain=explain)
        self.warm = True
        return with_links(found, self.shelf, self.page) if self.page and documents is None else found

    def suggest(
        self,
        articles: Sequence[str] | None = None,
        documents: Sequence[Document | Mapping[str, str]] | None = None,
        history: Sequence[Turn | Mapping[str, Any]] = (),
        count: int = SUGGESTIONS,
    ) -> list[str]:
        """Return up to ``count`` (1 to 10) questions that the text answers, for a reader who does not know what to ask.

        Made from the named ``articles`` (default: all), or the ``documents`` instead; after the turns of ``history``
        such as go on from the last of them. None where no question is answered surely, and of texts that are not
        English. Raises QuestionError, DocumentError or UnknownArticleError.
        """
        if not 1 <= count <= SUGGESTIONS_MOST:
            raise QuestionError(f"The count is {count}; choose 1 to {SUGGESTIONS_MOST}.", "count")
        turns = _turns(history)[-HISTORY_READ:]
        readings = self._asked(articles, documents)
        scope = _lately_cited(readings.ids(articles), turns)
        share = -(-count // max(1, min(len(scope), ARTICLES_SUGGESTING)))  # each gives as many, so that all are shown
        found: dict[str, None] = {}
        for article_id in scope[:ARTICLES_SUGGESTING]:
            wanted = count - len(found) if turns else min(share, count - len(found))
            if wanted:
                found |= dict.fromkeys(suggested(readings, article_id, turns, wanted))
        return list(found)

    def _asked(
        self, articles: Sequence[str] | None, documents: Sequence[Document | Mapping[str, str]] | None
    ) -> Readings:
        """Return the readings of what is asked: our own, or those of the documents; raises as ``ask`` does."""
        readings = self._readings
        if documents is not None:
            if articles is not None:
                raise QuestionError("Ask either articles or documents, not both.", "documents")
            readings = self._read(documents)
        for name in articles or ():
            readings.shelf.article(name)  # unknown ones are an error even where small talk asks none of them
        return readings

    def read(self, documents: Sequence[Document | Mapping[str, str]]) -> list[SplitArticle]:
        """Return ``documents`` split as they are when they are asked, in their order; raises DocumentError."""
        shelf = self._read(documents).shelf
        return [shelf.article(d.id if isinstance(d, Document) else d["id"]) for d in documents]

    def _read(self, documents: Sequence[Document | Mapping[str, str]]) -> Readings:
        return self._documents.readings([d if isinstance(d, Document) else _document(d) for d in documents])


def _lately_cited(scope: Sequence[str], turns: Sequence[Turn]) -> list[str]:
    """Return as many ids of ``scope`` as questions are made from, those that the last turns cite first."""
    cited = dict.fromkeys(place.article for turn in reversed(turns) for place in turn.citations)
    first = dict.fromkeys([name for name in cited if name in scope])
    return list(first | dict.fromkeys(scope[: ARTICLES_SUGGESTING + len(first)]))


def check_question(question: str, limit: int = CITATIONS) -> None:
    """Raise QuestionError unless ``question`` and ``limit`` may be asked."""
    if not question.strip():
        raise QuestionError("The question is empty; type one.")
    if len(question) > QUESTION_CHARACTERS:
        raise QuestionError(f"The question has {len(question):,} characters; at most {QUESTION_CHARACTERS:,} are read.")
    try:
        question.encode()
    except UnicodeEncodeError as wrong:
        raise QuestionError(
            f"The question is not valid Unicode: its character {wrong.start + 1} is a byte that is not UTF-8, or half "
            "of a surrogate pair."
        ) from None
    if not 1 <= limit <= CITATIONS:
        raise QuestionError(f"The limit is {limit}; choose 1 to {CITATIONS}.", "limit")


def _turns(history: Sequence[Turn | Mapping[str, Any]]) -> list[Turn]:
    if len(history) > HISTORY_TURNS:
        raise QuestionError(f"The history has {len(history)} turns; at most {HISTORY_TURNS} are accepted.", "history")
    turns = [turn if isinstance(turn, Turn) else _turn(turn) for turn in history]
    if any(len(turn.answer) > ANSWER_CHARACTERS for turn in turns):
        raise QuestionError(f"An answer in the history has more than {ANSWER_CHARACTERS:,} characters.", "history")
    try:
        for turn in turns:
            turn.question.encode()
            turn.answer.encode()
    except UnicodeEncodeError:
        raise QuestionError("The history is not valid Unicode: it holds half of a surrogate pair.", "history") from None
    return turns


def _turn(turn: Mapping[str, Any]) -> Turn:
    try:
        places = tuple(Place(c["article"], c["start"], c["end"]) for c in turn.get("citations") or ())
        return Turn(turn["question"], turn.get("answer") or "", places)
    except KeyError as lacking:
        said = "A turn of the history has a question, and each of its citations an article, a start and an end"
        raise QuestionError(f"{said}; {lacking} is not there.", "history") from None


def _document(sent: Mapping[str, str]) -> Document:
    try:
        return Document(**sent)
    except TypeError:
        raise DocumentError("A document has an id and a text, may have a title, and has nothing else.") from None
