"""An answer as OpenAI's chat completion, whole or as the events of a stream.

The message is the answer in Markdown; its ``annotations`` are the citations, and ``article_qa`` is the very object
that ``POST /api/v1/ask`` gives. Works out nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from article_qa.answer import Answer, Quotation
from article_web.api.reply import encode
from article_web.written.markdown import Link, markdown, title_of

VENDOR: Final = "article_qa"  # the name of what is ours in OpenAI's objects
DONE: Final = b"data: [DONE]\n\n"
_PIECES: Final = re.compile(r".+?(?:\n\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Completion:
    """An answer and what a completion says of itself; ``created`` in seconds since 1970."""

    answer: Answer
    link: Link
    id: str
    created: int
    model: str
    fingerprint: str
    prompt_words: int

    def whole(self) -> dict[str, Any]:
        """Return the object of a reply that is not streamed."""
        content, extra = self._said()
        message = {"role": "assistant", "content": content, "refusal": None, **extra}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head("chat.completion"), "choices": [choice], "usage": self._usage(content)}

    def events(self, *, usage: bool) -> Iterator[bytes]:
        """Yield the server-sent events of a stream: role, paragraphs, citations, end, and with ``usage`` that."""
        content, extra = self._said()
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": "", "refusal": None}]
        deltas += [{"content": piece} for piece in _PIECES.findall(content)]
        deltas.append(extra)
        ends = [None] * len(deltas) + ["stop"]
        head = self._head("chat.completion.chunk")
        unused = {"usage": None} if usage else {}
        for delta, end in zip([*deltas, {}], ends, strict=True):
            choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": end}
            yield _event({**head, "choices": [choice], **unused})
        if usage:
            yield _event({**head, "choices": [], "usage": self._usage(content)})
        yield DONE

    def _said(self) -> tuple[str, dict[str, Any]]:
        """Return the content of the message, and what is beside it."""
        written = markdown(self.answer, self.link)
        notes = [
            {
                "type": "url_citation",
                "url_citation": {
                    "start_index": start,
                    "end_index": end,
                    "title": title_of(self.answer, citation.quotation),
                    "url": self.link(citation.quotation) or "",
                },
                VENDOR: {"number": citation.number, **_place(citation.quotation)},
            }
            for (start, end), citation in zip(written.quotes, self.answer.citations, strict=True)
        ]
        return written.text, {"annotations": notes, VENDOR: self.answer.to_dict()}

    def _head(self, kind: str) -> dict[str, Any]:
        return {
            "id": self.id,
            "object": kind,
            "created": self.created,
            "model": self.model,
            "system_fingerprint": self.fingerprint,
            "service_tier": None,
        }

    def _usage(self, content: str) -> dict[str, int]:
        """Return what was read and written, in words: there are no tokens here."""
        written = words(content)
        return {
            "prompt_tokens": self.prompt_words,
            "completion_tokens": written,
            "total_tokens": self.prompt_words + written,
        }


def words(text: str) -> int:
    """Return how many runs of characters without white space ``text`` has."""
    return len(text.split())


def _place(quotation: Quotation) -> dict[str, Any]:
    return {"article": quotation.article, "start": quotation.start, "end": quotation.end}


def _event(value: dict[str, Any]) -> bytes:
    """Return ``value`` as one server-sent event."""
    return b"data: " + encode(value) + b"\n"
