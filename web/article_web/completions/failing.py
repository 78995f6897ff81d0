"""A problem as the clients of OpenAI's API read it: ``{"error": {"message", "type", "param", "code"}}``.

Decides neither what is a problem nor its status.
"""

import re
from http import HTTPStatus
from typing import Any, Final

from flask import Response

from article_web.api.problem import Problem
from article_web.api.reply import JSON, encode

ADDRESS: Final = "/v1"
_CODES: Final = {  # where OpenAI has a code of its own, clients know it
    "no-token": "invalid_api_key",
    "unknown-model": "model_not_found",
    "too-many-requests": "rate_limit_exceeded",
}
_TYPES: Final = {
    HTTPStatus.FORBIDDEN: "permission_error",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limit_error",
}
_KIND: Final = re.compile(r"/\(\w+\)")  # of a content, see ``schema``


def is_ours(path: str) -> bool:
    """Tell whether a failure at ``path`` is told in OpenAI's way."""
    return path == ADDRESS or path.startswith(ADDRESS + "/")


def error_object(problem: Problem) -> dict[str, Any]:
    """Return ``problem`` as OpenAI's object; ``param`` is the first field at fault."""
    server = problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    kind = _TYPES.get(HTTPStatus(problem.status), "server_error" if server else "invalid_request_error")
    name = problem.kind.name
    pointer = _KIND.sub("", problem.errors[0].pointer) if problem.errors else ""
    param = _param(pointer)
    message = _KIND.sub("", problem.detail)
    if pointer:
        message = message.replace(f"The field {pointer[1:]}", f"The field {param}")
    code = _CODES.get(name) or name.replace("-", "_")
    return {"error": {"message": message, "type": kind, "param": param or None, "code": code}}


def error_reply(problem: Problem) -> Response:
    """Return ``problem`` as a response."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(encode(error_object(problem)), status=problem.status, mimetype=JSON, headers=headers)


def _param(pointer: str) -> str:
    """Return a JSON pointer as OpenAI writes it: ``messages[0].content``."""
    parts = pointer.lstrip("/").split("/")
    return "".join(f"[{part}]" if part.isdigit() else f".{part}" for part in parts).lstrip(".")
