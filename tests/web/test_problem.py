"""Mirror of article_web/api/problem.py."""

import pytest

from article_web.api.problem import FieldError, Problem, echo, kinds


def test_titles_and_statuses_are_stable():
    """What other programs may compare does not change with our wording."""
    assert {name: kind.status for name, kind in kinds().items()} == {
        "malformed-json": 400,
        "wrong-length": 400,
        "untrusted-host": 400,
        "bad-request": 400,
        "unsupported-parameter": 400,
        "unknown-model": 404,
        "unknown-article": 404,
        "not-found": 404,
        "method-not-allowed": 405,
        "not-acceptable": 406,
        "too-large": 413,
        "unsupported-media-type": 415,
        "invalid-request": 422,
        "no-token": 401,
        "page-closed": 403,
        "too-many-requests": 429,
        "internal-error": 500,
        "too-busy": 503,
        "too-slow": 503,
        "engine-away": 503,
    }
    assert len({kind.title for kind in kinds().values()}) == len(kinds())


def test_a_problem_is_the_object_of_rfc_9457():
    """Type, title, status, detail, and errors only where there are some, in this order."""
    plain = Problem("not-found", "Nothing here.")
    assert list(plain.to_dict()) == ["type", "title", "status", "detail"]
    full = Problem("unknown-article", "No.", status=422, errors=[FieldError("/articles/0", "None.")])
    assert full.to_dict() == {
        "type": "/problems/unknown-article",
        "title": "There is no such article",
        "status": 422,
        "detail": "No.",
        "errors": [{"pointer": "/articles/0", "detail": "None."}],
    }


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("a", "“a”"),
        ("a\nb\x1b[0m", "“a\\nb\\x1b[0m”"),
        ("é 🕊", "“é 🕊”"),
        ("x" * 80, "“" + "x" * 80 + "”"),
        ("x" * 81, "“" + "x" * 79 + "…”"),
        ("\u202e", "“\\u202e”"),
    ],
)
def test_what_was_sent_is_shown_short_and_harmless(sent, shown):
    """A problem repeats at most 80 characters of a client, none of them a control character."""
    assert echo(sent) == shown
