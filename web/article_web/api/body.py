"""From a request's bytes to the JSON value, or the parameters, that they say; what they mean is not asked.

Stricter than Python's own reader: a name twice in an object, NaN, Infinity and no Unicode are refused.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final, NoReturn
from urllib.parse import unquote_to_bytes

from flask import Request

from article_web.api.fit import field_error, misfit
from article_web.api.problem import Problem, echo
from article_web.api.reply import JSON

_NAMES: Final = 1_000  # of one object; the widest that we send ourselves, of evidence, has some 120
_INTEGER: Final = re.compile(r"-?[0-9]{1,15}")


def json_body(request: Request) -> object:
    """Return the JSON value that the body of ``request`` says.

    Raises Problem: ``unsupported-media-type``, ``malformed-json``, ``invalid-request`` (no Unicode).
    """
    sent = request.headers.get("Content-Type")
    if sent != JSON and not _is_json(request):  # nearly all send just that
        raise Problem(
            "unsupported-media-type",
            f"The body is sent as {echo(sent)}; it has to be application/json in UTF-8."
            if sent
            else "The request has no Content-Type; it has to be application/json.",
            headers={"Accept": "application/json"},
        )
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Problem("unsupported-media-type", "The body is compressed; send it as it is.")
    return parse_json(request.get_data(cache=False))


def _is_json(request: Request) -> bool:
    charset = request.mimetype_params.get("charset", "utf-8").lower()
    return request.mimetype == JSON and charset in {"utf-8", "utf8"}


def parse_json(raw: bytes) -> object:
    """Return the JSON value in ``raw`` (UTF-8, a byte order mark is skipped); raises Problem as json_body."""
    try:
        text = raw.decode("utf-8-sig")
        return _JSON.decode(text)
    except UnicodeDecodeError as wrong:
        raise Problem("malformed-json", f"The body is not UTF-8 at byte {wrong.start}.") from None
    except json.JSONDecodeError as wrong:
        place = f"line {wrong.lineno}, column {wrong.colno}"
        raise Problem("malformed-json", f"The body cannot be read as JSON at {place}: {wrong.msg}.") from None
    except RecursionError:
        raise Problem("malformed-json", "The body's lists and objects are nested too deeply.") from None
    except ValueError:  # Python refuses integers of thousands of digits
        raise Problem("malformed-json", "The body has a number that is too long to read.") from None


def query(request: Request, *, several: Iterable[str] = (), integers: Iterable[str] = ()) -> dict[str, Any]:
    """Return the parameters of the request's address by name: those in ``several`` as lists, others as texts.

    One in ``integers`` becomes an int where it is written as one; what else it may be is for the schema.
    Raises Problem ``invalid-request`` for a parameter that stands twice or is not UTF-8.
    """
    found: dict[str, Any] = {}
    for name, value in _pairs(request.environ.get("QUERY_STRING", "").encode("latin-1")):
        if name in several:
            found.setdefault(name, []).append(value)
        elif name in found:
            raise misfit([field_error("/" + name, "parameter_twice")])
        else:
            found[name] = int(value) if name in integers and _INTEGER.fullmatch(value) else value
    return found


def known(parameters: Iterable[str], names: Sequence[str]) -> None:
    """Return where all ``parameters`` are among ``names``; raises Problem ``invalid-request`` else."""
    unknown = [field_error("/" + name, "extra_forbidden") for name in parameters if name not in names]
    if unknown:
        raise misfit(unknown)


def _pairs(raw: bytes) -> Sequence[tuple[str, str]]:
    """Return the decoded names and values of a query string, in its order; without ``=`` a value is empty."""
    pairs = []
    for part in raw.split(b"&"):
        if part:
            name, _, value = part.partition(b"=")
            readable = _decoded(name, "")
            pairs.append((readable, _decoded(value, readable)))
    return pairs


def _decoded(raw: bytes, name: str) -> str:
    """Return what a percent-encoded part of an address says; raises Problem where it is not UTF-8."""
    try:
        return unquote_to_bytes(raw.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        raise misfit([field_error("/" + name, "string_unicode")]) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return one JSON object; raises Problem for a name that stands twice in it, or is not Unicode."""
    if len(pairs) > _NAMES:  # each unknown one would be an error to tell
        raise Problem("invalid-request", f"An object of the body has {len(pairs):,} names; {_NAMES:,} are read.")
    built = dict(pairs)
    if len(built) < len(pairs):
        twice = Counter(name for name, _ in pairs).most_common(1)[0][0]
        raise Problem("malformed-json", f"The name {echo(twice)} stands twice in one object.")
    for name in built:
        try:
            name.encode()
        except UnicodeEncodeError:
            raise misfit([field_error("", "name_unicode")]) from None
    return built


def _refuse_constant(constant: str) -> NoReturn:
    """Refuse NaN, Infinity and -Infinity, which Python would read."""
    raise Problem("malformed-json", f"{constant} is not JSON.")


_JSON: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_refuse_constant)
