"""From what a client sent to a request that fits, or to a problem that names every field that does not.

Parses no bytes (that is ``body``) and answers nothing.
"""

from collections.abc import Sequence
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from article_qa import limits
from article_web.api.problem import ECHO, FieldError, Problem, echo, field_sentences
from article_web.api.schema import SentDocument

_LENGTHS: Final = frozenset({"string_too_short", "string_too_long", "too_short", "too_long", "blank"})
# Errors of a whole object that are about one of its fields.
_FIELD_OF: Final = {
    "articles_with_documents": "documents",
    "end_before_start": "end",
    "half_a_place": "end",
    "answer_or_citations": "answer",
}
_ERRORS_SHOWN: Final = 20

Model = TypeVar("Model", bound=BaseModel)


def fit(model: type[Model], sent: object) -> Model:
    """Return ``sent`` as a ``model``.

    Raises Problem: ``wrong-length`` where lengths are all that does not fit, else ``invalid-request``; ``too-large``
    where its documents are longer than is read.
    """
    try:
        fitting = model.model_validate(sent)
    except ValidationError as wrong:
        found = wrong.errors(include_url=False, include_input=False)
    else:
        _check_length(getattr(fitting, "documents", ()))
        return fitting
    errors = [FieldError(_pointer(error), _sentence(error)) for error in found[:_ERRORS_SHOWN]]
    only_lengths = all(error["type"] in _LENGTHS for error in found)
    raise misfit(errors, "wrong-length" if only_lengths else "invalid-request", more=len(found) - len(errors))


def misfit(errors: Sequence[FieldError], name: str = "invalid-request", *, more: int = 0) -> Problem:
    """Return the problem ``name`` with these ``errors``; ``more`` is how many others there were."""
    said = in_full(errors[0])
    rest = len(errors) - 1 + more
    if rest:
        said += f" And {rest} more {'error' if rest == 1 else 'errors'}."
    return Problem(name, said, errors=errors)


def field_error(pointer: str, code: str) -> FieldError:
    """Return the error ``code`` of the data file at ``pointer``."""
    return FieldError(pointer, field_sentences()[code])


def unknown_article(article_id: str, pointer: str | None = None) -> Problem:
    """Return the problem of an id that is not on the shelf: 404; 422 where the field ``pointer`` names it."""
    detail = f"There is no article {echo(article_id)} on this shelf."
    if pointer is None:
        return Problem("unknown-article", detail)
    return Problem("unknown-article", detail, status=422, errors=[field_error(pointer, "unknown_article")])


def in_full(error: FieldError) -> str:
    """Return the sentence of ``error`` with its field named: it is read without the pointer beside it."""
    path = error.pointer.lstrip("/")
    subject = {"": "The body", "question": "The question", "q": "The question"}.get(path, f"The field {path}")
    return subject + error.detail.removeprefix("This") if error.detail.startswith("This ") else error.detail


def _check_length(documents: Sequence[SentDocument]) -> None:
    """Raise Problem ``too-large`` where the documents are longer than is read."""
    characters = sum(len(document.text) for document in documents)
    most = limits.DOCUMENT_CHARACTERS
    if characters > most:
        raise Problem(
            "too-large",
            f"The documents have {characters:,} characters together; {most:,} are read.",
            errors=[field_error("/documents", "documents_too_long")],
        )


def _pointer(error: ErrorDetails) -> str:
    """Return the JSON pointer (RFC 6901) to where ``error`` is."""
    parts: list[Any] = [*error["loc"]]
    if error["type"] in _FIELD_OF:
        parts.append(_FIELD_OF[error["type"]])
    return "".join("/" + _escaped(str(part)) for part in parts)


def _escaped(part: str) -> str:
    """Return a name as it stands in a pointer; cut, since clients choose names."""
    short = part if len(part) <= ECHO else part[: ECHO - 1] + "…"
    return short.replace("~", "~0").replace("/", "~1")


def _sentence(error: ErrorDetails) -> str:
    """Return our sentence for ``error``; pydantic's own where the data file has none."""
    sentence = field_sentences().get(error["type"])
    if sentence is None:
        return error["msg"]
    told = error.get("ctx", {}).items()
    figures = {name: f"{value:,}" if isinstance(value, int) else value for name, value in told}
    return sentence.format(**figures)
