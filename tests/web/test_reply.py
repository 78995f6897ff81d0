"""Mirror of article_web/api/reply.py."""

import pytest
from flask import Request
from werkzeug.test import EnvironBuilder

from article_web.api.problem import Problem
from article_web.api.reply import accepts, encode, require_json, tagged_reply


def request_with(**headers):
    """Return a request with these headers."""
    builder = EnvironBuilder(headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        return Request(builder.get_environ())
    finally:
        builder.close()


def test_json_is_utf8_in_the_order_of_the_fields():
    """Characters are not escaped, fields are not sorted, one line is sent."""
    assert encode({"b": "naïve “quote” 🕊", "a": [1, None]}) == '{"b":"naïve “quote” 🕊","a":[1,null]}\n'.encode()


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("", 1.0),
        ("*/*", 1.0),
        ("application/*;q=0.5", 0.5),
        ("application/json", 1.0),
        ("application/json; charset=utf-8", 1.0),
        ("Application/JSON", 1.0),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 0.8),
        ("text/html", 0.0),
        ("application/json;q=0, */*", 0.0),
        ("*/*;q=0.1, application/json;q=0.9, application/*;q=0.5", 0.9),
        ("application/problem+json", 0.0),
        ("nonsense", 0.0),
    ],
)
def test_the_most_specific_range_decides(header, wanted):
    """How much JSON is wanted is what the range says that fits it best, without its parameters."""
    assert accepts(request_with(Accept=header), "application/json") == wanted


def test_who_leaves_out_json_is_refused():
    """406 names what was accepted and what there is."""
    with pytest.raises(Problem) as caught:
        require_json(request_with(Accept="text/html"))
    assert caught.value.detail == "The request accepts “text/html”; here is only application/json."


def test_the_tag_is_of_the_bytes():
    """The same object has the same strong tag, another one has another; who has the tag gets 304."""
    first, same, other = (tagged_reply({"a": n}, request_with()) for n in (1, 1, 2))
    tag, weak = first.get_etag()
    assert not weak
    assert same.get_etag() == (tag, False) != other.get_etag()
    again = tagged_reply({"a": 1}, request_with(If_None_Match=f'"x", "{tag}"'))
    assert again.status_code == 304
    assert tagged_reply({"a": 2}, request_with(If_None_Match=f'"{tag}"')).status_code == 200
