"""The forms in which an answer is sent: our own object, or W3C Web Annotations for who would rather have those.

Which one is for the Accept header to say. What an answer says is the same in each.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from flask import Request
from werkzeug.http import parse_options_header

from article_qa.annotating.annotations import CONTEXT, MEDIA_TYPE, annotations
from article_qa.answer import Answer
from article_web.api.problem import Problem, echo
from article_web.api.reply import JSON, accepts

LINKED: Final = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Form:
    """A media type, and how an answer is made into its JSON."""

    content_type: str
    made: Callable[[Answer], dict[str, Any]]


OWN: Final = Form(JSON, Answer.to_dict)
ANNOTATIONS: Final = Form(MEDIA_TYPE, annotations)


def form_of(request: Request) -> Form:
    """Return the form that the client wants most, our own in doubt; raises Problem where it accepts neither."""
    own = accepts(request, JSON)
    named = [quality for one, quality in request.accept_mimetypes if _type(one) == JSON]
    linked = max((quality for one, quality in request.accept_mimetypes if _is_annotations(one)), default=0.0)
    if linked > 0 and linked >= own and linked > max(named, default=0.0):
        return ANNOTATIONS
    if own == 0:
        accepted = request.headers.get("Accept", "")
        raise Problem("not-acceptable", f"The request accepts {echo(accepted)}; here are {JSON} and {LINKED}.")
    return OWN


def _type(accepted: str) -> str:
    return parse_options_header(accepted)[0].lower()


def _is_annotations(accepted: str) -> bool:
    """Tell whether a range of the Accept header is JSON-LD, and of no other profile than that of annotations."""
    media_type, parameters = parse_options_header(accepted)
    return media_type.lower() == LINKED and CONTEXT in parameters.get("profile", CONTEXT).split()
