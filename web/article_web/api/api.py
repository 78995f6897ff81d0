"""The JSON endpoints: each parses a request, calls one function of the library and serialises what it gives.

A blueprint without an address of its own. Holds no state but the library it is made with.
"""

from dataclasses import asdict
from typing import Any, Final

from flask import Blueprint, Response, request

from article_index.article import SplitArticle
from article_index.version import __version__
from article_qa.answer import ArticleInfo
from article_qa.library import Library
from article_web.annotating.forms import form_of
from article_web.api.asking import read_documents, shelved_article, suggest_library
from article_web.api.body import json_body, known, query
from article_web.api.fit import field_error, fit, misfit
from article_web.api.listing import Listing
from article_web.api.openapi import document
from article_web.api.reply import json_reply, require_json, tagged_reply
from article_web.api.schema import AskRequest, ListRequest, ReadRequest, SuggestRequest
from article_web.checking.endpoint import verified
from article_web.serving.kept import Answers

_ASKING: Final = ("api.ask", "api.ask_by_address")


def api(library: Library, answers: Answers) -> Blueprint:
    """Return the endpoints over ``library`` and its ``answers``, to be registered at such an address as ``/api/v1``."""
    blueprint = Blueprint("api", __name__)
    blueprint.before_request(_acceptable)
    listing = Listing(library.shelf)

    @blueprint.post("/ask")
    def ask() -> Response:
        known(query(request), ())  # a parameter that nobody reads would be a question misunderstood
        return answers.reply(fit(AskRequest, json_body(request)), form_of(request))

    @blueprint.get("/ask")
    def ask_by_address() -> Response:
        parameters = query(request, several=("article", "tag"), integers=("limit",))
        return answers.tagged_reply(fit(AskRequest, _asked(parameters)), request, form_of(request))

    @blueprint.post("/read")
    def read() -> Response:
        known(query(request), ())
        sent = fit(ReadRequest, json_body(request)).documents
        return json_reply({"articles": [_whole(one) for one in read_documents(library, sent)]})

    @blueprint.post("/verify")
    def verify() -> Response:
        known(query(request), ())
        return json_reply(verified(library, json_body(request)))

    @blueprint.post("/suggestions")
    def suggest() -> Response:
        known(query(request), ())
        return json_reply(_suggested(library, fit(SuggestRequest, json_body(request))))

    @blueprint.get("/suggestions")
    def suggest_by_address() -> Response:
        parameters = query(request, several=("article",), integers=("count",))
        return json_reply(_suggested(library, fit(SuggestRequest, _fields(parameters, ("article", "count")))))

    @blueprint.get("/articles")
    def articles() -> Response:
        wanted = fit(ListRequest, query(request, integers=("limit",)))
        return tagged_reply(asdict(listing.part(wanted.limit, wanted.after or "", wanted.find)), request)

    @blueprint.get("/articles/<article_id>")
    def article(article_id: str) -> Response:
        return tagged_reply(_whole(shelved_article(library, article_id)), request)

    @blueprint.get("/health")
    def health() -> Response:
        shelf = library.shelf
        counts = {"articles": len(shelf), "passages": shelf.passages}
        return json_reply({"status": "ok", "version": __version__, **counts})

    @blueprint.get("/health/live")
    def live() -> Response:
        return json_reply({"status": "ok"})

    @blueprint.get("/openapi.json")
    def openapi() -> Response:
        return tagged_reply(document(request.script_root), request)

    return blueprint


def _acceptable() -> None:
    """Return where the client accepts what the endpoint sends; raises Problem else."""
    if request.endpoint in _ASKING:
        form_of(request)
    else:
        require_json(request)


def _asked(parameters: dict[str, Any]) -> dict[str, Any]:
    """Return the request that an address stands for; raises Problem for a parameter that is not its own."""
    if "question" in parameters and "q" in parameters:
        raise misfit([field_error("/q", "question_twice")])
    return _fields(parameters, ("question", "q", "article", "limit", "published_after", "published_before", "tag"))


def _fields(parameters: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return ``parameters`` by the names of the body's fields; raises Problem for one that is not among ``names``."""
    known(parameters, names)
    fields = {"q": "question", "article": "articles", "tag": "tags"}
    return {fields.get(name, name): value for name, value in parameters.items()}


def _suggested(library: Library, wanted: SuggestRequest) -> dict[str, Any]:
    """Return the questions that are suggested."""
    return {"questions": suggest_library(library, wanted), "version": __version__}


def _whole(split: SplitArticle) -> dict[str, Any]:
    """Return an article with its text and the places of its sentences and passages."""
    return {
        **asdict(ArticleInfo.of(split.article)),
        "text": split.article.text,
        "sentences": [
            {"start": one.start, "end": one.end, "paragraph": one.paragraph, "heading": one.heading}
            for one in split.sentences
        ],
        "passages": [{"start": one.start, "end": one.end} for one in split.passages],
        "offset_unit": "code_point",
        "version": __version__,
    }
