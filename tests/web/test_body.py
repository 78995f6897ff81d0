"""Mirror of article_web/api/body.py."""

import json

import pytest
from flask import Request
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder

from article_web.api.body import json_body, known, parse_json, query
from article_web.api.problem import Problem

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), inner)
    ),
    max_leaves=20,
)


def refused(call, *arguments):
    """Return the problem that ``call`` raises."""
    with pytest.raises(Problem) as caught:
        call(*arguments)
    return caught.value


def request_of(**builder):
    """Return a request as Flask sees it."""
    with_environ = EnvironBuilder(**builder)
    try:
        return Request(with_environ.get_environ())
    finally:
        with_environ.close()


@given(values, st.booleans(), st.booleans())
def test_what_json_says_is_read(value, escaped, marked):
    """Any JSON value is read as Python would, escaped or not, with a byte order mark or without."""
    raw = json.dumps(value, ensure_ascii=escaped).encode("utf-8-sig" if marked else "utf-8")
    assert parse_json(raw) == value


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "The body cannot be read as JSON at line 1, column 1: Expecting value."),
        (b'{"a": 1,}', "The body cannot be read as JSON at line 1, column 9: "),
        (b'{"a": 1} 2', "The body cannot be read as JSON at line 1, column 10: Extra data."),
        (b'{"a": NaN}', "NaN is not JSON."),
        (b'{"a": [-Infinity]}', "-Infinity is not JSON."),
        (b'{"a": 1, "b": 2, "a": 1}', "The name “a” stands twice in one object."),
        (b'[{"a": {"\\u0061": 1, "a": 1}}]', "The name “a” stands twice in one object."),
        (b'{"a": "\xff"}', "The body is not UTF-8 at byte 7."),
        ('{"a": 1}'.encode("utf-16"), "The body is not UTF-8 at byte 0."),
        (b"[" * 100_000, "The body's lists and objects are nested too deeply."),
        (b'{"a":' * 100_000, "The body's lists and objects are nested too deeply."),
        (b"9" * 5_000, "The body has a number that is too long to read."),
    ],
)
def test_what_is_not_json_is_malformed(raw, said):
    """Each way of not being JSON is a 400 with one sentence that says where or what."""
    problem = refused(parse_json, raw)
    assert (problem.kind.name, problem.status) == ("malformed-json", 400)
    assert problem.detail.startswith(said)


def test_a_name_that_is_no_unicode_does_not_fit():
    """A lone surrogate in a name is no malformed JSON, but no text either."""
    problem = refused(parse_json, b'{"\\ud800": 1}')
    assert (problem.kind.name, problem.status) == ("invalid-request", 422)


@pytest.mark.parametrize(
    "sent", ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON;charset=UTF8"]
)
def test_json_is_read_whatever_the_case_of_its_type(sent):
    """The media type has no case, and UTF-8 may be said."""
    assert json_body(request_of(method="POST", data=b"[1]", content_type=sent)) == [1]


@pytest.mark.parametrize(
    "sent", [None, "", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin-1"]
)
def test_other_types_are_refused(sent):
    """What a form of a foreign page can send is no JSON, so that it cannot ask."""
    problem = refused(json_body, request_of(method="POST", data=b"[1]", content_type=sent))
    assert (problem.status, problem.headers) == (415, {"Accept": "application/json"})


def test_a_compressed_body_is_refused():
    """Bytes that would have to be unpacked first are not read as text."""
    request = request_of(
        method="POST", data=b"[1]", content_type="application/json", headers={"Content-Encoding": "gzip"}
    )
    assert refused(json_body, request).status == 415


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("q=a+b%20c%2B", {"q": "a b c+"}),
        ("q=%F0%9F%95%8A", {"q": "🕊"}),
        ("q=", {"q": ""}),
        ("q", {"q": ""}),
        ("", {}),
        ("&&q=a&", {"q": "a"}),
        ("article=a&q=x&article=b", {"article": ["a", "b"], "q": "x"}),
        ("limit=7", {"limit": 7}),
        ("limit=-7", {"limit": -7}),
        ("limit=7.0", {"limit": "7.0"}),
        ("limit=%EF%BC%97", {"limit": "７"}),
        ("q=a;b=c", {"q": "a;b=c"}),
    ],
)
def test_parameters_are_read_to_the_character(address, read):
    """A query string gives decoded values, lists and integers only where they are asked for."""
    request = request_of(query_string=address)
    assert query(request, several=("article",), integers=("limit",)) == read


@pytest.mark.parametrize("address", ["q=a&q=b", "q=%FF", "q=%ED%A0%80", "%FF=a"])
def test_parameters_that_cannot_be_read_do_not_fit(address):
    """One value too many, and bytes that are no UTF-8, are refused rather than replaced."""
    assert refused(query, request_of(query_string=address)).status == 422


def test_unknown_parameters_are_named():
    """Each parameter that is not known is an error of its own."""
    problem = refused(known, ["q", "colour", "size"], ("q",))
    assert [error.pointer for error in problem.errors] == ["/colour", "/size"]


def test_an_object_of_too_many_names_is_refused_at_once():
    """Each of 100,000 unknown names would be an error to look at and to tell; they are counted instead."""
    raw = b"{" + b",".join(b'"n%d":1' % n for n in range(100_000)) + b"}"
    problem = refused(parse_json, raw)
    assert (problem.kind.name, problem.status) == ("invalid-request", 422)
    assert problem.detail == "An object of the body has 100,000 names; 1,000 are read."
