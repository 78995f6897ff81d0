"""Mirror of article_web/serving/wire.py; what it does on a real connection is in test_serve."""

import pytest

from article_web.serving.wire import refusal


@pytest.mark.parametrize(
    ("status", "said", "name", "detail"),
    [
        (400, "Start line\x00", "bad-request", "The request cannot be read: “Start line\\x00”."),
        (431, "exceeds max_header", "bad-request", "The request cannot be read: “exceeds max_header”."),
        (413, "exceeds max_body", "too-large", "The body is longer than is read at all."),
        (503, "", "too-busy", "As many requests wait already as may; ask again soon."),
        (500, "a traceback", "internal-error", "Something went wrong inside the service."),
        (501, "a coding", "bad-request", "The body comes in a transfer coding that is not read."),
    ],
)
def test_a_refusal_of_the_server_is_a_problem(status, said, name, detail):
    """Its status is kept, what is internal is not shown."""
    problem = refusal(status, said)
    assert (problem.kind.name, problem.status, problem.detail) == (name, status, detail)
