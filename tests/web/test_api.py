"""Mirror of article_web/api/api.py and article_web/api/asking.py: the endpoints over the default article."""

import json
from hashlib import sha256

import pytest

QUESTION = "When was the second ceasefire signed?"
ARTICLE = "armenia-azerbaijan"


def post(client, **fields):
    """Return the response to a question sent as JSON."""
    return client.post("/api/v1/ask", json={"question": QUESTION, **fields})


def shelf_of(folder, texts):
    """Return a client of a service that answers from ``texts``, by the names of their files."""
    from article_qa.library import Library
    from article_web.app import create_app

    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return create_app(Library.open(folder)).test_client()


def test_an_answer_is_what_the_library_says(client, library):
    """The endpoint adds nothing to the library's object and leaves nothing out, in its order."""
    response = post(client)
    assert (response.status_code, response.mimetype) == (200, "application/json")
    expected = library.ask(QUESTION).to_dict()
    assert list(response.json.items()) == list(json.loads(json.dumps(expected)).items())


def test_every_quote_is_its_place(client):
    """Fetching the article, its hash and its slices agree with the answer."""
    answer = post(client).json
    whole = client.get(f"/api/v1/articles/{ARTICLE}").json
    assert sha256(whole["text"].encode()).hexdigest() == whole["sha256"] == answer["articles"][0]["sha256"]
    assert answer["citations"]
    for citation in answer["citations"]:
        start, end = citation["start"], citation["end"]
        assert whole["text"][start:end] == citation["quote"]
        sentence = whole["sentences"][citation["sentence"]]
        assert (sentence["start"], sentence["end"]) == (start, end)


def test_a_question_by_address_is_the_same_answer(client):
    """GET with question or q, article and limit gives the bytes that POST gives."""
    posted = post(client, articles=[ARTICLE], limit=3).data
    for name in ("question", "q"):
        parameters = {name: QUESTION, "article": [ARTICLE, ARTICLE], "limit": 3}
        assert client.get("/api/v1/ask", query_string=parameters).data == posted


def test_those_articles_are_asked_that_are_named(tmp_path):
    """One or several, in whatever order and by either method; without a name the whole shelf is asked."""
    said = "The mill was built in 1801."
    client = shelf_of(tmp_path, {name: f"{said} It is the {name} mill.\n" for name in "abc"})
    for named in (["a"], ["c", "a"], ["b", "c", "b"], []):
        sent = {"question": "When was the mill built?", **({"articles": named} if named else {})}
        posted = client.post("/api/v1/ask", json=sent)
        assert client.get("/api/v1/ask", query_string={"q": sent["question"], "article": named}).data == posted.data
        [cited] = posted.json["citations"]
        assert cited["quote"] == said
        assert {cited["article"], *(one["article"] for one in cited["also"])} == set(named or "abc")
        assert {one["id"] for one in posted.json["articles"]} == set(named or "abc")


def test_all_fields_are_handed_on(client, library):
    """History, documents, limit and explain reach the library as they were sent."""
    from article_qa.answer import Place
    from article_qa.documents import Document
    from article_qa.history import Turn

    text = "The bridge was opened in 1932. It spans the harbour.\n\nTrams crossed it until 1958."
    past = {
        "question": "What was opened?",
        "answer": "The bridge.",
        "citations": [{"article": "d", "start": 0, "end": 9}],
    }
    document = {"id": "d", "title": "Bridge", "text": text}
    sent = {"question": "And when?", "history": [past], "documents": [document], "limit": 2, "explain": True}
    turn = Turn("What was opened?", "The bridge.", (Place("d", 0, 9),))
    expected = library.ask(
        "And when?", [turn], documents=[Document(id="d", title="Bridge", text=text)], limit=2, explain=True
    ).to_dict()
    assert client.post("/api/v1/ask", json=sent).json == json.loads(json.dumps(expected))


def test_a_turn_may_cite_what_is_not_asked_now(client):
    """A history that cites the shelf, or an article that has gone, is no error where documents are asked instead."""
    document = {"id": "pier", "text": "The pier was opened in 1931 by Ida Moss. The pier was closed in 1950."}
    for article in (ARTICLE, "gone"):
        past = {"question": "When was the pier opened?", "citations": [{"article": article, "start": 0, "end": 9}]}
        sent = {"question": "And when was it closed?", "history": [past], "documents": [document]}
        response = client.post("/api/v1/ask", json=sent)
        assert (response.status_code, response.json["text"]) == (200, "The pier was closed in 1950.")


def test_the_same_request_gives_the_same_bytes(client):
    """Nothing of the clock or of chance is in a body; the time is in a header."""
    first, second = post(client), post(client)
    assert first.data == second.data
    assert first.headers["Server-Timing"].startswith("app;dur=")


@pytest.mark.parametrize("sent", [{"articles": ["nope"]}, {"articles": [ARTICLE, "nope"]}])
def test_an_unknown_article_in_the_body_does_not_fit(client, sent):
    """422, with a pointer to the id."""
    response = post(client, **sent)
    assert (response.status_code, response.json["type"]) == (422, "/problems/unknown-article")
    assert response.json["errors"][0]["pointer"] == f"/articles/{len(sent['articles']) - 1}"
    assert response.json["detail"] == "There is no article “nope” on this shelf."


@pytest.mark.parametrize(
    ("address", "status", "pointer"),
    [
        ("", 422, "/question"),
        ("q=", 400, "/question"),
        ("q=%20", 400, "/question"),
        ("q=a&question=b", 422, "/q"),
        ("q=a&q=b", 422, "/q"),
        ("q=a&colour=red", 422, "/colour"),
        ("q=a&articles=x", 422, "/articles"),
        ("q=a&history=x", 422, "/history"),
        ("q=a&limit=0", 422, "/limit"),
        ("q=a&limit=three", 422, "/limit"),
        ("q=a&limit=", 422, "/limit"),
        ("q=a&article=nope", 422, "/articles/0"),
        ("q=%FF", 422, "/q"),
    ],
)
def test_an_address_that_does_not_fit_is_refused(client, address, status, pointer):
    """A parameter that is unknown, given twice or out of range is an error, never ignored."""
    response = client.get("/api/v1/ask?" + address)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]


def test_a_post_has_no_parameters(client):
    """A limit in the address of a POST would be ignored, so it is refused."""
    response = client.post("/api/v1/ask?limit=3", json={"question": QUESTION})
    assert (response.status_code, response.json["errors"][0]["pointer"]) == (422, "/limit")


def test_a_body_that_is_too_large_is_refused(library):
    """413 says how many bytes are read."""
    from article_web.app import create_app
    from article_web.serving.settings import Settings

    client = create_app(library, Settings(max_body_bytes=1_024)).test_client()
    response = post(client, history=[{"question": "a", "answer": "b" * 1_024}])
    assert (response.status_code, response.json["type"]) == (413, "/problems/too-large")
    assert response.json["detail"] == "The body is longer than 1,024 bytes."


def test_the_largest_request_that_the_limits_allow_is_read(client):
    """A million characters, each escaped as twelve, are no too large body."""
    text = "The end. " + "🕊" * (1_000_000 - 9)
    response = client.post(
        "/api/v1/ask",
        data=json.dumps({"question": "Zebras?", "documents": [{"id": "d", "text": text}]}),
        content_type="application/json",
    )
    assert response.status_code == 200


def test_the_list_of_articles_is_read_in_parts(tmp_path):
    """Parts of any size, one after the other, are the whole shelf by id; an id that has gone is all right."""
    client = shelf_of(tmp_path, {name: f"Article {name}\n\nIt says {name}.\n" for name in "cabed"})
    for size in (1, 2, 4, 5, 100):
        found, after = [], {}
        while after is not None:
            part = client.get("/api/v1/articles", query_string={"limit": size, **after}).json
            found += [article["id"] for article in part["articles"]]
            after = {"after": part["next"]} if part["next"] else None
        assert found == ["a", "b", "c", "d", "e"]
    assert client.get("/api/v1/articles?after=bb&limit=1").json["articles"][0]["id"] == "c"
    assert client.get("/api/v1/articles?after=e").json == {"articles": [], "next": None, "total": 5}


def test_an_article_is_sent_whole(client, library):
    """Its fields, text, sentences and passages are the shelf's."""
    split = library.shelf.article(ARTICLE)
    whole = client.get(f"/api/v1/articles/{ARTICLE}").json
    assert whole["text"] == split.article.text
    assert whole["length"] == len(split.article.text)
    assert [(one["start"], one["end"]) for one in whole["sentences"]] == [one.span for one in split.sentences]
    assert [one["paragraph"] for one in whole["sentences"]] == [one.paragraph for one in split.sentences]
    assert whole["passages"] == [{"start": one.start, "end": one.end} for one in split.passages]


@pytest.mark.parametrize("path", [f"articles/{ARTICLE}", "articles", "openapi.json"])
def test_who_has_the_bytes_is_not_sent_them_again(client, path):
    """The ETag is strong; sent back it gives 304 without a body, another one does not."""
    first = client.get(f"/api/v1/{path}")
    tag = first.headers["ETag"]
    assert tag.startswith('"')
    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other = client.get(f"/api/v1/{path}", headers={"If-None-Match": '"other"'})
    assert (other.status_code, other.data) == (200, first.data)


@pytest.mark.parametrize("article", ["nope", "%FF", "ARMENIA-AZERBAIJAN", "x" * 5_000])
def test_an_unknown_article_in_the_path_is_not_found(client, article):
    """404, with a sentence of bearable length."""
    response = client.get(f"/api/v1/articles/{article}")
    assert (response.status_code, response.json["type"]) == (404, "/problems/unknown-article")
    assert len(response.json["detail"]) < 140


def test_health_counts_what_is_served(client, library):
    """Ready says the version and the sizes of the shelf, alive only that it answers."""
    from article_index.version import __version__

    ready = client.get("/api/v1/health").json
    assert ready == {
        "status": "ok",
        "version": __version__,
        "articles": 1,
        "passages": library.shelf.passages,
    }
    assert client.get("/api/v1/health/live").json == {"status": "ok"}


@pytest.mark.parametrize(
    "path", ["ask?q=Who", "articles", f"articles/{ARTICLE}", "health", "health/live", "openapi.json"]
)
def test_head_and_options_behave(client, path):
    """HEAD is GET without a body, OPTIONS names the methods."""
    got, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(got.data))
    allowed = set(client.options(f"/api/v1/{path}").headers["Allow"].split(", "))
    assert allowed == {"GET", "HEAD", "OPTIONS"} | ({"POST"} if path.startswith("ask") else set())
