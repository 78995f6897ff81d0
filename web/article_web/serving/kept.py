"""Answers kept for equal requests: as bytes, the least recently asked forgotten first, none by a setting.

The same articles, request and version give the same bytes, so that their digest is known before the answer is: it is
the answer's ETag, and who has the answer already is told so without its being worked out again.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from flask import Request, Response

from article_index.remembered import Remembered
from article_index.version import __version__
from article_qa.answer import Answer
from article_qa.library import Library
from article_web.annotating.forms import OWN, Form
from article_web.api.asking import ask_library
from article_web.api.reply import encode
from article_web.api.schema import AskRequest
from article_web.serving.seen import note_answer

_WEIGHT: Final = 4  # bytes that are held for a byte of an answer: its bytes, and the answer with its articles


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and how it is sent."""

    answer: Answer
    body: bytes


class AnswerCache:
    """Answers by the digest of what they answer, up to ``most`` bytes together; safe to share between threads."""

    def __init__(self, most: int) -> None:
        self._most, self._kept = most, Remembered[str, Kept](weight=most)

    def get(self, digest: str) -> Kept | None:
        """Return what is kept under ``digest``."""
        return self._kept.get(digest)

    def keep(self, digest: str, kept: Kept) -> None:
        """Keep an answer under ``digest``, unless it is larger than all may be together."""
        weight = _WEIGHT * len(kept.body)
        if weight <= self._most:
            self._kept.keep(digest, kept, weight)


class Answers:
    """The replies of ``library``, each worked out or kept."""

    def __init__(self, library: Library, most: int) -> None:
        self._library, self._cache = library, AnswerCache(most)
        self._shelf, self._keeps = library.shelf.digest, most > 0

    def answer(self, asked: AskRequest) -> Answer:
        """Return the answer to ``asked``; raises Problem."""
        return self._kept(asked, self._digest(asked, OWN) if self._keeps else "", OWN).answer

    def reply(self, asked: AskRequest, form: Form = OWN) -> Response:
        """Return the answer to ``asked`` as a response that nobody stores; raises Problem."""
        body = self._kept(asked, self._digest(asked, form) if self._keeps else "", form).body
        return Response(body, content_type=form.content_type, headers={"Cache-Control": "no-store"})

    def tagged_reply(self, asked: AskRequest, request: Request, form: Form = OWN) -> Response:
        """Return the answer to ``asked`` with its ETag, or 304 where the client has it; raises Problem."""
        digest = self._digest(asked, form)
        headers = {"Cache-Control": "private, no-cache", "Vary": "Accept"}
        response = Response(content_type=form.content_type, headers=headers)
        response.set_etag(digest)
        has = request.if_none_match
        if has.star_tag or not has.contains_weak(digest):  # "*" says nothing of whether this request can be answered
            response.set_data(self._kept(asked, digest, form).body)
        response.make_conditional(request)
        return response

    def _kept(self, asked: AskRequest, digest: str, form: Form) -> Kept:
        kept = self._cache.get(digest)
        if kept is None:
            answer = ask_library(self._library, asked)
            kept = Kept(answer, encode(form.made(answer)))
            self._cache.keep(digest, kept)
        else:
            note_answer(asked.question, kept.answer, of_documents=bool(asked.documents))
        return kept

    def _digest(self, asked: AskRequest, form: Form) -> str:
        """Return what stands for the answer: of the version, the articles and the request, all of it."""
        said = json.dumps([__version__, self._shelf, self._library.page, form.content_type, asked.model_dump()])
        return sha256(said.encode()).hexdigest()[:32]
