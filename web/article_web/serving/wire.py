"""Where our promises reach below the application: waitress's own refusals, and addresses as people type them.

Only two small pieces of waitress's reading and refusing are replaced; everything else of HTTP stays its own.
"""

import re
from http import HTTPStatus
from time import monotonic
from typing import Any, Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask

from article_web.api.problem import MEDIA_TYPE, Problem, echo
from article_web.api.reply import JSON, encode
from article_web.completions.failing import error_object, is_ours
from article_web.serving.defence import HEADERS
from article_web.serving.seen import HEADER as REQUEST_ID
from article_web.serving.seen import see_refused

RETRY: Final = {"Retry-After": "1"}
_ENDLESS: Final = re.compile(rb"^content-length:[^\r\n]{100}", re.IGNORECASE | re.MULTILINE)
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Reads a request whose address has characters in raw UTF-8, as ``curl '…?q=café'`` sends it."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the request line and the headers; raises waitress's ParsingError."""
        line, end, headers = header_plus.partition(b"\r\n")
        if _ENDLESS.search(headers):  # Python reads no number of thousands of digits, and waitress would let it fall
            raise ParsingError("Content-Length is invalid")
        super().parse_header(_NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + headers)


class Task(WSGITask):  # type: ignore[misc]  # waitress has no types
    """Answers one request; where the server is ending, the connection's last."""

    wrote_header: bool = False

    def build_response_header(self) -> bytes:
        """Return the head of the response."""
        if self.channel.server.ending:
            self.set_close_on_finish()
        head: bytes = super().build_response_header()
        return head

    def write(self, data: bytes) -> None:
        """Write ``data``; all of a response at once goes out with its head: sending costs as much as a plain answer."""
        if self.wrote_header or not self.complete or not data:
            super().write(data)
            return
        head = self.build_response_header()
        self.wrote_header = True
        if self.has_body and self.content_length == len(data):
            self.content_bytes_written = len(data)
            self.channel.write_soon(head + data)
        else:
            self.channel.write_soon(head)
            super().write(data)


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Answers what is no HTTP, or too large to be read at all, with the same object as all else."""

    def execute(self) -> None:
        """Write the response and end the connection."""
        error = self.request.error
        problem = refusal(error.code, error.body)
        to_chat = is_ours(getattr(self.request, "path", ""))
        body = encode(error_object(problem) if to_chat else problem.to_dict())
        given = see_refused(
            self.channel.server.served,
            problem,
            asked=getattr(self.request, "command", ""),
            sent=self.request.headers.get("X_REQUEST_ID", ""),
            client=str(self.channel.addr[0]),
            size=len(body),
        )
        self.status = f"{problem.status} {HTTPStatus(problem.status).phrase}"
        self.response_headers += [
            ("Content-Type", JSON if to_chat else MEDIA_TYPE),
            ("Cache-Control", "no-store"),
            *HEADERS.items(),
            *problem.headers.items(),
            (REQUEST_ID, given),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that reads and refuses in our words, and knows since when it waits for its client."""

    parser_class = Parser
    task_class = Task
    error_task_class = ProblemTask

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - waitress's own
        self.since = monotonic()  # when it came, or its last request was answered
        self.began: float | None = None  # when the request that is coming in began
        self._sending = False
        super().__init__(*arguments, **named)

    @property
    def is_waiting(self) -> bool:
        """Whether it is for the client to send: nothing is asked that is not answered and sent."""
        return not self.requests and not self.total_outbufs_len

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in flight, not even the beginning of a request."""
        return self.is_waiting and self.request is None

    def writable(self) -> bool:
        """Return whether the server's loop has something to do here, besides reading.

        While a thread sends, it has not: it would look again and again until that thread, which others keep from
        going on, has said what was sent. Whoever sends wakes the loop afterwards where something is left to send.
        """
        return not self._sending and bool(super().writable())

    def _flush_some(self, do_close: bool = True) -> bool:
        self._sending = True
        try:
            sent: bool = super()._flush_some(do_close)
        finally:
            self._sending = False
        return sent

    def received(self, data: bytes) -> bool:
        """Take what came in."""
        read: bool = super().received(data)
        if self.request is None:
            self.began = None
        elif self.began is None:
            self.began = monotonic()
        return read

    def service(self) -> None:
        """Answer one request."""
        super().service()
        self.since = monotonic()


def refusal(status: int, said: str) -> Problem:
    """Return the problem for a refusal of waitress with its ``status`` (400 to 599) and words."""
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Problem("too-large", "The body is longer than is read at all.")
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return Problem("too-busy", "As many requests wait already as may; ask again soon.", headers=RETRY)
    if status == HTTPStatus.NOT_IMPLEMENTED:
        return Problem("bad-request", "The body comes in a transfer coding that is not read.", status=status)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Problem("internal-error", "Something went wrong inside the service.", status=status)
    return Problem("bad-request", f"The request cannot be read: {echo(said)}.", status=status)
