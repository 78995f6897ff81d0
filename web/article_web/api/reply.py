"""Responses of the API: JSON in UTF-8, the same bytes for the same object, if the client accepts that.

Decides no status and no content.
"""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from flask import Request, Response

from article_web.api.problem import MEDIA_TYPE, Problem, echo

JSON: Final = "application/json"
_JSON: Final = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def encode(value: Mapping[str, Any]) -> bytes:
    """Return ``value`` as JSON: fields in their own order, characters as they are, one line."""
    return _JSON.encode(value).encode() + b"\n"


def json_reply(value: Mapping[str, Any]) -> Response:
    """Return a response that nobody stores: it answers this request."""
    return Response(encode(value), mimetype=JSON, headers={"Cache-Control": "no-store"})


def tagged_reply(value: Mapping[str, Any], request: Request) -> Response:
    """Return a response with a strong ETag of its bytes; 304 without a body where the client has them."""
    body = encode(value)
    response = Response(body, mimetype=JSON, headers={"Cache-Control": "no-cache"})
    response.set_etag(sha256(body).hexdigest()[:32])
    response.make_conditional(request)
    return response


def problem_reply(problem: Problem, root: str = "") -> Response:
    """Return ``problem`` as application/problem+json, explained below ``root``, where the service is."""
    headers = {"Cache-Control": "no-store", **problem.headers}
    return Response(encode(problem.to_dict(root)), status=problem.status, mimetype=MEDIA_TYPE, headers=headers)


def require_json(request: Request) -> None:
    """Return where the client accepts JSON; raises Problem ``not-acceptable`` else."""
    accepted = request.headers.get("Accept")
    if accepted is not None and accepts(request, JSON) == 0:
        raise Problem("not-acceptable", f"The request accepts {echo(accepted)}; here is only {JSON}.")


def accepts(request: Request, media_type: str) -> float:
    """Return how much the Accept header wants ``media_type``, 0 to 1, by its most specific range (RFC 9110).

    Parameters such as ``charset`` are not compared. Without a header everything is wanted: 1.
    """
    if not request.headers.get("Accept", "").strip():
        return 1.0
    wanted = {"*/*": 0, media_type.partition("/")[0] + "/*": 1, media_type: 2}  # range -> how specific it is
    best = (-1, 0.0)
    for accepted, quality in request.accept_mimetypes:
        specificity = wanted.get(accepted.partition(";")[0].strip().lower(), -1)
        if specificity >= 0:
            best = max(best, (specificity, quality))
    return best[1]
