"""From JSON's own types back to the frozen values of an answer; unknown fields are passed over: some may be added.

Checks types, not truth: whether the article says what is cited is asked by ``checking``.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from article_qa.errors import AnswerError

Made = TypeVar("Made")


def restored(made: type[Made], sent: object, pointer: str = "") -> Made:
    """Return ``sent``, an object as JSON has it, as a ``made``; raises AnswerError for what does not fit.

    >>> from article_qa.answer import Place
    >>> restored(Place, {"article": "dam", "start": 0, "end": 9, "new": 1})
    Place(article='dam', start=0, end=9)
    """
    if not isinstance(sent, Mapping):
        raise AnswerError(pointer, "is no object")
    flat = getattr(made, "unflattened", None)  # a citation's JSON is flatter than the value
    told = flat(sent) if flat else sent
    given: dict[str, Any] = {}
    for name, (hint, needed) in _fields(made).items():  # type: ignore[arg-type]
        if name in told:
            where = pointer if flat and name not in sent else f"{pointer}/{name}"
            given[name] = _value(hint, told[name], where)
        elif needed:
            raise AnswerError(f"{pointer}/{name}", "is missing")
    return made(**given)


@cache
def _fields(made: type) -> Mapping[str, tuple[Any, bool]]:
    """Return the type of each field of a dataclass, and whether it has to be given."""
    hints = get_type_hints(made)
    return {
        one.name: (hints[one.name], one.default is MISSING and one.default_factory is MISSING)
        for one in fields(made)
        if one.init
    }


def _value(hint: Any, sent: object, pointer: str) -> Any:  # noqa: ANN401 - whatever the type says
    """Return ``sent`` as the type ``hint`` has it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if sent is None and type(None) in inner:
            return None
        (hint,) = (one for one in inner if one is not type(None))
        return _value(hint, sent, pointer)
    if origin is Literal:
        if sent not in inner:
            raise AnswerError(pointer, f"is not one of: {', '.join(map(str, inner))}")
        return sent
    if origin is tuple:
        if not isinstance(sent, list | tuple):
            raise AnswerError(pointer, "is no list")
        if inner[-1] is not Ellipsis and len(sent) != len(inner):
            raise AnswerError(pointer, f"has not {len(inner)} items")
        kinds = [inner[0]] * len(sent) if inner[-1] is Ellipsis else inner
        return tuple(_value(kind, one, f"{pointer}/{n}") for n, (kind, one) in enumerate(zip(kinds, sent, strict=True)))
    if is_dataclass(hint):
        return restored(hint, sent, pointer)  # type: ignore[arg-type]
    return _plain(hint, sent, pointer)


def _plain(hint: Any, sent: object, pointer: str) -> object:  # noqa: ANN401
    """Return ``sent`` where it is of JSON's own type ``hint``."""
    if hint is int and (type(sent) is not int or sent < 0):
        raise AnswerError(pointer, "is no whole number from 0")
    if hint is float and (not isinstance(sent, int | float) or isinstance(sent, bool)):
        raise AnswerError(pointer, "is no number")
    if hint is str and not isinstance(sent, str):
        raise AnswerError(pointer, "is no text")
    if hint is bool and not isinstance(sent, bool):
        raise AnswerError(pointer, "is neither true nor false")
    if get_origin(hint) is not None and not isinstance(sent, Mapping):
        raise AnswerError(pointer, "is no object")
    return sent
