"""Mirror of article_web/serving/budget.py: a question ends in time whatever the text."""

import pytest

from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.settings import Settings

LONG = '"No," said Ann. The second bridge was built in 1954. ' * 18_000


@pytest.mark.parametrize(
    ("address", "body"),
    [("ask", {"question": "When was the bridge built?"}), ("suggestions", {}), ("read", {})],
)
def test_a_text_that_takes_too_long_is_one_clear_problem(address, body):
    """Beyond the budget: 503, and the same process answers what is not too long at once."""
    app = create_app(Library.from_text("The bridge was built in 1954."), Settings(time_budget=0.05))
    client = app.test_client()
    documents = [{"id": "long", "text": LONG}]
    refused = client.post(f"/api/v1/{address}", json=body | {"documents": documents})
    assert refused.status_code == 503
    assert refused.json == {
        "type": "/problems/too-slow",
        "title": "The question takes too long",
        "status": 503,
        "detail": "The text or the question takes longer to read than a question may take here.",
    }
    assert client.get("/api/v1/health").status_code == 200


def test_what_all_answers_share_is_no_part_of_the_budget():
    """A service that was just started loads its tables before the clock of the first question starts."""
    library = Library.from_text("The bridge was built in 1954.")
    client = create_app(library, Settings(time_budget=0.01)).test_client()
    body = {"question": "When was the bridge built?", "documents": [{"id": "long", "text": LONG}]}
    assert client.post("/api/v1/ask", json=body).status_code == 503
    assert library.warm


@pytest.mark.parametrize("address", ["/", "/api/v1/health", "/api/v1/articles", "/api/v1/openapi.json"])
def test_what_answers_nothing_does_not_wait(address):
    """Of a service that was just started, the page and the state come before the tables are loaded."""
    library = Library.from_text("The bridge was built in 1954.")
    assert create_app(library).test_client().get(address).status_code == 200
    assert not library.warm
