"""The endpoints that clients of OpenAI's chat completions call: each parses, asks the one library and serialises.

A blueprint without an address of its own. A stream is worked out before its first byte is sent, so that what fails
fails with a status.
"""

from hashlib import sha256
from secrets import token_hex
from time import time
from typing import Any
from urllib.parse import urljoin

from flask import Blueprint, Response, request

from article_index.version import __version__
from article_qa.answer import Answer, Quotation
from article_qa.library import Library
from article_web.api.body import json_body
from article_web.api.fit import fit, misfit
from article_web.api.problem import FieldError, Problem
from article_web.api.reply import json_reply, tagged_reply
from article_web.api.schema import AskRequest
from article_web.completions.completion import Completion, words
from article_web.completions.conversation import Asked, conversation
from article_web.completions.models import Models
from article_web.completions.schema import ChatRequest
from article_web.completions.unsupported import refuse_unsupported
from article_web.serving.kept import Answers
from article_web.written.markdown import link_of


def completions(library: Library, answers: Answers) -> Blueprint:
    """Return the endpoints over ``library``, whose ``answers`` are worked out or kept."""
    blueprint = Blueprint("completions", __name__)
    models = Models(library.shelf)
    fingerprint = "fp_" + sha256(f"{__version__} {library.shelf.digest}".encode()).hexdigest()[:12]

    @blueprint.post("/chat/completions")
    def complete() -> Response:
        sent = json_body(request)
        wanted = fit(ChatRequest, sent)
        if isinstance(sent, dict):
            refuse_unsupported(sent)
        article = models.article(wanted.model)
        asked = conversation(wanted.messages, library.shelf.ids)
        answer = _answer(answers, asked, [article] if article else None)
        told = [asked.question, *(str(turn.get(name, "")) for turn in asked.history for name in ("question", "answer"))]
        completion = Completion(
            answer,
            lambda quotation: _address(answer, quotation, request.url_root),
            id=f"chatcmpl-{token_hex(12)}",
            created=int(time()),
            model=wanted.model,
            fingerprint=fingerprint,
            prompt_words=sum(map(words, told)),
        )
        if not wanted.stream:
            return json_reply(completion.whole())
        usage = bool(wanted.stream_options and wanted.stream_options.include_usage)
        body = b"".join(completion.events(usage=usage))
        return Response(body, content_type="text/event-stream; charset=utf-8", headers={"Cache-Control": "no-store"})

    @blueprint.get("/models")
    def listed() -> Response:
        return tagged_reply(models.listed(), request)

    @blueprint.get("/models/<path:model>")
    def one(model: str) -> Response:
        return tagged_reply(models.one(model), request)

    return blueprint


def _answer(answers: Answers, asked: Asked, articles: list[str] | None) -> Answer:
    """Return the answer; raises Problem with the message at fault in the place of the question."""
    body: dict[str, Any] = {"question": asked.question, "history": asked.history}
    try:
        return answers.answer(fit(AskRequest, body | ({"articles": articles} if articles else {})))
    except Problem as problem:
        if not any(one.pointer == "/question" for one in problem.errors):
            raise
        raise misfit([FieldError(f"/messages/{asked.message}/content", problem.detail)]) from None


def _address(answer: Answer, quotation: Quotation, root: str) -> str:
    """Return where a reader finds ``quotation``: its article's own address, or our page at that sentence."""
    return link_of(answer, quotation) or urljoin(root, f"?article={quotation.article}#c{quotation.start}")
