"""Promises of answers over HTTP as Web Annotations: for who asks for them, and the same by every method."""

import pytest

from article_web.app import create_app

QUESTION = "When did Russia negotiate a second ceasefire?"
WANTED = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


@pytest.mark.parametrize("limit", [1, 10])
@pytest.mark.parametrize("question", [QUESTION, "What is the melting point of tungsten?", "Thank you!"])
def test_every_surface_gives_the_same_annotations(client, library, question, limit):
    """Both methods of the endpoint send what the Python call gives, with the media type that the model names."""
    expected = library.ask(question, limit=limit).to_annotations()
    headers = {"Accept": WANTED}
    posted = client.post("/api/v1/ask", json={"question": question, "limit": limit}, headers=headers)
    got = client.get("/api/v1/ask", query_string={"q": question, "limit": limit}, headers=headers)
    assert posted.json == got.json == expected
    assert posted.data == got.data
    assert posted.content_type == got.content_type == WANTED
    assert "Accept" in got.headers["Vary"]


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("application/json, application/ld+json", "application/json"),
        ("application/ld+json", WANTED),
        ("application/ld+json, */*", WANTED),
        ("application/ld+json, application/json;q=0.9", WANTED),
        ("application/ld+json;q=0.5, application/json", "application/json"),
        ("application/ld+json;q=0.5, */*", "application/json"),
        (f"text/html, {WANTED};q=0.2", WANTED),
        ('application/ld+json; profile="https://www.w3.org/ns/activitystreams", */*;q=0.1', "application/json"),
    ],
)
def test_the_accept_header_says_which_form(client, accept, content_type):
    """Annotations are sent to who names them and wants nothing more; our own object in every doubt."""
    response = client.get("/api/v1/ask", query_string={"q": QUESTION}, headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.content_type) == (200, content_type)


@pytest.mark.parametrize(
    "accept", ["text/html", "application/ld+json;q=0", 'application/ld+json; profile="https://example.org/other"']
)
def test_what_we_do_not_send_is_not_acceptable(client, accept):
    """Who accepts neither form is told what there is, as a problem."""
    response = client.post("/api/v1/ask", json={"question": QUESTION}, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (406, "application/problem+json")
    assert "application/json and application/ld+json" in response.json["detail"]


def test_other_endpoints_have_one_form(client):
    """An article is no annotation: JSON-LD alone is refused there."""
    assert client.get("/api/v1/articles", headers={"Accept": WANTED}).status_code == 406


def test_the_forms_have_tags_of_their_own(library):
    """Neither form is given, or said to be unchanged, for the other's tag; each for its own."""
    client = create_app(library).test_client()
    asked = {"query_string": {"q": QUESTION}}
    own = client.get("/api/v1/ask", **asked)
    linked = client.get("/api/v1/ask", headers={"Accept": WANTED}, **asked)
    assert own.headers["ETag"] != linked.headers["ETag"]
    for accept, tag, status in (
        (WANTED, linked, 304),
        (WANTED, own, 200),
        ("application/json", own, 304),
        ("application/json", linked, 200),
    ):
        headers = {"Accept": accept, "If-None-Match": tag.headers["ETag"]}
        assert client.get("/api/v1/ask", headers=headers, **asked).status_code == status


def test_a_bad_question_is_the_same_problem(client):
    """Errors are problem details, whichever form was wanted."""
    response = client.post("/api/v1/ask", json={"question": ""}, headers={"Accept": WANTED})
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_they_are_compressed_as_all_text_is(client):
    """Who reads gzip gets it."""
    headers = {"Accept": WANTED, "Accept-Encoding": "gzip"}
    assert client.get("/api/v1/ask", query_string={"q": QUESTION}, headers=headers).content_encoding == "gzip"
