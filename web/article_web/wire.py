"""Where our promises reach below the application: waitress's own refusals, and addresses as people type them.

Only two small pieces of waitress's reading and refusing are replaced; everything else of HTTP stays its own.
"""

import re
from http import HTTPStatus
from typing import Final

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask

from article_web.defence import HEADERS
from article_web.problem import MEDIA_TYPE, Problem, echo
from article_web.reply import encode

_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]")


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Reads a request whose address has characters in raw UTF-8, as ``curl '…?q=café'`` sends it."""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the request line and the headers; raises waitress's ParsingError."""
        line, end, headers = header_plus.partition(b"\r\n")
        super().parse_header(_NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + headers)


class ProblemTask(ErrorTask):  # type: ignore[misc]  # waitress has no types
    """Answers what is no HTTP, or too large to be read at all, with the same problem object as all else."""

    def execute(self) -> None:
        """Write the response and end the connection."""
        error = self.request.error
        problem = refusal(error.code, error.body)
        body = encode(problem.to_dict())
        self.status = f"{problem.status} {HTTPStatus(problem.status).phrase}"
        self.response_headers += [
            ("Content-Type", MEDIA_TYPE),
            ("Cache-Control", "no-store"),
            *HEADERS.items(),
        ]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that reads and refuses in our words."""

    parser_class = Parser
    error_task_class = ProblemTask


def refusal(status: int, said: str) -> Problem:
    """Return the problem for a refusal of waitress with its ``status`` (400 to 599) and words."""
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Problem("too-large", "The body is longer than is read at all.")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Problem("internal-error", "Something went wrong inside the service.", status=status)
    return Problem("bad-request", f"The request cannot be read: {echo(said)}.", status=status)
