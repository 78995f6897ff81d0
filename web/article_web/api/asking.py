"""From a request that fits to the library's answer, and from the library's refusals to problems.

The only place of the web room that asks the library. Validates no shapes and serialises nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from article_index.article import SplitArticle
from article_index.errors import UnknownArticleError
from article_qa.answer import Answer, Place
from article_qa.documents import Document
from article_qa.errors import DocumentError, QuestionError
from article_qa.history import Turn
from article_qa.library import Library
from article_web.api.fit import misfit, unknown_article
from article_web.api.problem import FieldError
from article_web.api.schema import AskRequest, PastTurn, SentDocument, SuggestRequest
from article_web.serving.seen import note_answer


def ask_library(library: Library, request: AskRequest) -> Answer:
    """Return the answer to ``request``; raises Problem for an unknown article and whatever is refused."""
    with _refusals(library, request):
        answer = library.ask(
            request.question,
            _turns(request),
            articles=_articles(request),
            documents=_documents(request.documents) or None,
            published_after=request.published_after,
            published_before=request.published_before,
            tags=request.tags or None,
            limit=request.limit,
            explain=request.explain,
        )
    note_answer(request.question, answer, of_documents=bool(request.documents))
    return answer


def suggest_library(library: Library, request: SuggestRequest) -> list[str]:
    """Return the questions that are suggested for ``request``; raises Problem as ``ask_library``."""
    with _refusals(library, request):
        return library.suggest(
            _articles(request), _documents(request.documents) or None, _turns(request), request.count
        )


@contextmanager
def _refusals(library: Library, request: AskRequest | SuggestRequest) -> Iterator[None]:
    """Turn what the library refuses of ``request`` into problems."""
    for number, article_id in enumerate(request.articles):
        if article_id not in library.shelf.ids:
            raise unknown_article(article_id, f"/articles/{number}")
    try:
        yield
    except UnknownArticleError as unknown:
        raise unknown_article(unknown.article_id, "/articles") from None
    except QuestionError as refused:
        raise misfit([FieldError("/" + refused.field, str(refused))]) from None
    except DocumentError as refused:
        raise misfit([FieldError("/documents", str(refused))]) from None


def shelved_article(library: Library, article_id: str) -> SplitArticle:
    """Return the article ``article_id`` of the shelf; raises Problem where there is none."""
    try:
        return library.shelf.article(article_id)
    except UnknownArticleError:
        raise unknown_article(article_id) from None


def read_documents(library: Library, sent: Sequence[SentDocument]) -> list[SplitArticle]:
    """Return the documents ``sent``, read, in their order; raises Problem for what is refused."""
    try:
        return library.read(_documents(sent))
    except DocumentError as refused:
        raise misfit([FieldError("/documents", str(refused))]) from None


def _documents(sent: Sequence[SentDocument]) -> list[Document]:
    """Return what was sent as the library takes it."""
    return [Document(id=one.id, title=one.title, text=one.text) for one in sent]


def _articles(request: AskRequest | SuggestRequest) -> list[str] | None:
    return list(dict.fromkeys(request.articles)) or None


def _turns(request: AskRequest | SuggestRequest) -> list[Turn]:
    return [_turn(past) for past in request.history]


def _turn(past: PastTurn) -> Turn:
    """Return an earlier turn as the library takes it."""
    places = tuple(Place(cited.article, cited.start, cited.end) for cited in past.citations)
    return Turn(past.question, past.answer, places)
