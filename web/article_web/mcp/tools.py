"""The tools: each takes arguments that fit, calls one function of the library, and gives a JSON object.

Knows nothing of the protocol; how the tools are described stands in ``data/mcp.toml``.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel

from article_index import deadline
from article_index.article import Hit, SplitArticle
from article_index.version import __version__
from article_qa.answer import PLACES, ArticleInfo
from article_qa.asking.question import read_question, search_terms
from article_qa.checking.quotes import PLACES as PLACES_TOLD
from article_qa.checking.quotes import Found, Source, Status, find
from article_qa.library import Library
from article_qa.text.readings import Readings
from article_web.api import responses
from article_web.api.asking import ask_library, shelved_article
from article_web.api.fit import fit
from article_web.api.listing import Listing
from article_web.api.problem import Problem
from article_web.api.schema import AskRequest, ListRequest
from article_web.mcp.schema import (
    FoundPassage,
    ReadArguments,
    ReadResult,
    SearchArguments,
    SearchResult,
    VerifyArguments,
    VerifyResult,
)
from article_web.written.counted import counted

READ_CHARACTERS: Final = 20_000  # that are given at once
_LIKELY: Final = 3  # articles in which a quote that stands nowhere is looked for as it may be now
_SHARED: Final = {"offset_unit": "code_point", "version": __version__}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, what it takes and gives, what it does."""

    name: str
    takes: type[BaseModel]
    gives: type[BaseModel]
    do: Callable[["Toolbox", Any], Json]

    @property
    def title(self) -> str:
        """What people read."""
        return str(words()[self.name]["title"])

    @property
    def description(self) -> str:
        """What the agent's model reads."""
        return str(words()[self.name]["description"])


class Toolbox:
    """The tools over one library; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.listing = Listing(library.shelf)
        self._readings = Readings(library.shelf)

    def use(self, name: str, arguments: Mapping[str, Any]) -> Json:
        """Return what the tool ``name`` gives for ``arguments``, in which null stands for nothing.

        Raises KeyError for a tool that there is not, and Problem or another error of ours for what is refused.
        """
        tool = TOOLS[name]
        wanted = fit(tool.takes, {name: value for name, value in arguments.items() if value is not None})
        return tool.do(self, wanted)

    def article(self, article_id: str) -> SplitArticle:
        """Return the article ``article_id``; raises Problem."""
        return shelved_article(self.library, article_id)

    def ask(self, wanted: AskRequest) -> Json:
        """Return the answer, as the endpoint gives it."""
        return ask_library(self.library, wanted).to_dict()

    def search(self, wanted: SearchArguments) -> Json:
        """Return the passages that share words with the query."""
        articles = list(dict.fromkeys(wanted.articles)) or None
        for article_id in articles or ():
            self.article(article_id)
        languages = self._readings.languages(articles)
        terms = search_terms(read_question(wanted.query, lang) for lang in languages)
        hits = self.library.shelf.search(terms, wanted.limit, articles)
        passages = []
        for hit in hits:
            split = self.article(hit.article)
            found = split.passages[hit.passage]
            passages.append(
                FoundPassage(
                    start=found.start,
                    end=found.end,
                    article=hit.article,
                    passage=hit.passage,
                    first_sentence=found.first,
                    last_sentence=found.last,
                    text=split.article.text[found.start : found.end],
                    score=round(hit.score, PLACES),
                ).model_dump()
            )
        return {"passages": passages, "articles": [self._info(one) for one in _ids(hits)], **_SHARED}

    def read(self, wanted: ReadArguments) -> Json:
        """Return a part of an article."""
        split = self.article(wanted.article)
        text = split.article.text
        start, stop = _range(wanted, split)
        end = min(stop, start + READ_CHARACTERS)
        if end < stop:  # rather a whole sentence less than a part of one
            ends = [one.end for one in split.sentences if start < one.end <= end]
            end = ends[-1] if ends else end
        inside = [
            {"start": one.start, "end": one.end, "paragraph": one.paragraph, "heading": one.heading, "number": number}
            for number, one in enumerate(split.sentences)
            if one.start < end and one.end > start
        ]
        return {
            "article": self._info(wanted.article),
            "start": start,
            "end": end,
            "text": text[start:end],
            "sentences": inside,
            "next": end if end < stop else None,
            **_SHARED,
        }

    def list(self, wanted: ListRequest) -> Json:
        """Return a part of the list of articles, as the endpoint gives it."""
        part = self.listing.part(wanted.limit, wanted.after or "", wanted.find)
        return {"articles": [*part.articles], "next": part.next, "total": part.total}

    def verify(self, wanted: VerifyArguments) -> Json:
        """Return what became of a quote, in the article that is named or in all of them."""
        quote = wanted.quote
        if wanted.article is not None:
            found = find(Source(self.article(wanted.article)), quote, wanted.start, wanted.end)
            return _verified(quote, found.status, {wanted.article: found})
        standing: dict[str, Found] = {}
        for split in deadline.checked(self.library.shelf):
            if quote in split.article.text:
                standing[split.article.id] = find(Source(split), quote)
        places = sum(len(found.places) for found in standing.values())
        if places:
            return _verified(quote, "exact" if places == 1 else "ambiguous", standing)
        terms = search_terms(read_question(quote, lang) for lang in self._readings.languages())
        for article_id in _ids(self.library.shelf.search(terms, 10 * _LIKELY))[:_LIKELY]:
            found = find(Source(self.article(article_id)), quote)
            if found.status == "changed":
                return _verified(quote, "changed", {article_id: found})
        return _verified(quote, "gone", {})

    def _info(self, article_id: str) -> Json:
        return asdict(ArticleInfo.of(self.article(article_id).article))


TOOLS: Final = {
    one.name: one
    for one in (
        Tool("ask", AskRequest, responses.Answer, Toolbox.ask),
        Tool("search", SearchArguments, SearchResult, Toolbox.search),
        Tool("read_article", ReadArguments, ReadResult, Toolbox.read),
        Tool("list_articles", ListRequest, responses.ArticleList, Toolbox.list),
        Tool("verify_quote", VerifyArguments, VerifyResult, Toolbox.verify),
    )
}


@cache
def words() -> Mapping[str, Any]:
    """Return the texts for the agent's model."""
    return tomllib.loads(files("article_web").joinpath("data", "mcp.toml").read_text(encoding="utf-8"))


def _range(wanted: ReadArguments, split: SplitArticle) -> tuple[int, int]:
    """Return the characters that are wanted; raises Problem where the article has none of them."""
    sentences, length = split.sentences, len(split.article.text)
    if wanted.first_sentence is not None or wanted.last_sentence is not None:
        first = wanted.first_sentence or 0
        if first >= len(sentences):
            raise _beyond(f"The article has {counted(len(sentences), 'sentence')}, from 0; {first:,} is none of them.")
        last = len(sentences) - 1 if wanted.last_sentence is None else min(wanted.last_sentence, len(sentences) - 1)
        return sentences[first].start, sentences[last].end
    start = wanted.start or 0
    if start >= length:
        raise _beyond(f"The article has {counted(length, 'character')}, from 0; {start:,} is none of them.")
    return start, length if wanted.end is None else min(wanted.end, length)


def _verified(quote: str, status: Status, found: Mapping[str, Found]) -> Json:
    places = [{"start": at.start, "end": at.end, "article": name} for name, one in found.items() for at in one.places]
    now = next(({**asdict(one.now), "article": name} for name, one in found.items() if one.now), None)
    verbatim = bool(places)
    return {
        "verbatim": verbatim,
        "status": status,
        "quote": quote,
        "places": places[:PLACES_TOLD],
        "now": now,
        **_SHARED,
    }


def _ids(hits: Iterable[Hit]) -> list[str]:
    """Return the articles of ``hits``, each once, the best first."""
    return list(dict.fromkeys(hit.article for hit in hits))


def _beyond(said: str) -> Problem:
    return Problem("invalid-request", said)
