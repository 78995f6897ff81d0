"""Texts of one's own, read: ``POST /api/v1/read`` promises what asking the same documents then cites."""

import json
from hashlib import sha256

import pytest

TEXT = "Ein Café 🕊 am Hafen\r\n\r\nThe bridge 🐼 was opened in 1937. It spans the harbour.\r\n\r\nTrams crossed it.\n"


def read(client, *documents):
    """Return the response to texts sent to be read."""
    return client.post("/api/v1/read", json={"documents": list(documents)})


def test_a_text_is_read_as_it_was_sent(client):
    """No character of it changes, line ends included, and its sentences are slices of it by code points."""
    response = read(client, {"id": "own", "title": "Bridge", "text": TEXT})
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    [article] = response.json["articles"]
    assert (article["id"], article["title"], article["text"], article["length"]) == ("own", "Bridge", TEXT, len(TEXT))
    assert [TEXT[one["start"] : one["end"]] for one in article["sentences"]] == [
        "Ein Café 🕊 am Hafen", "The bridge 🐼 was opened in 1937.", "It spans the harbour.", "Trams crossed it.",
    ]  # fmt: skip
    assert [one["paragraph"] for one in article["sentences"]] == [0, 1, 1, 2]


@pytest.mark.parametrize("escaped", [True, False])
def test_nothing_that_is_invisible_is_mended(client, escaped):
    """A byte order mark, parted accents, odd spaces and line ends stay, and offsets count them all."""
    quote = "Zoe\u0308 Keller 🕊 built\u00a0the dam\u2060 in\u20091931."
    text = f"\ufeffCafe\u0301\ufb01n.\r\n\r\n{quote}\u2028\rIt\x00 holds \u200d.\n\n"
    sent = {"question": "Who built the dam?", "documents": [{"id": "own", "text": text}]}
    body = json.dumps(sent, ensure_ascii=escaped).encode()
    answer = client.post("/api/v1/ask", data=body, content_type="application/json").json
    [cited] = answer["citations"]
    assert (cited["quote"], cited["start"], cited["end"]) == (quote, 13, 13 + len(quote))
    assert (cited["prefix"], cited["suffix"]) == (
        "\ufeffCafe\u0301\ufb01n.\r\n\r\n",
        "\u2028\rIt\x00 holds \u200d.\n\n",
    )
    assert (answer["articles"][0]["sha256"], answer["articles"][0]["length"]) == (
        sha256(text.encode()).hexdigest(), len(text),
    )  # fmt: skip
    body = json.dumps({"documents": sent["documents"]}, ensure_ascii=escaped).encode()
    [article] = client.post("/api/v1/read", data=body, content_type="application/json").json["articles"]
    assert article["text"] == text


def test_what_is_cited_stands_where_it_was_read(client):
    """An answer from the same document names one of the sentences that were read."""
    document = {"id": "own", "text": TEXT}
    [article] = read(client, document).json["articles"]
    sent = {"question": "When was the bridge opened?", "documents": [document]}
    answer = client.post("/api/v1/ask", json=sent).json
    [citation] = answer["citations"]
    sentence = article["sentences"][citation["sentence"]]
    assert (sentence["start"], sentence["end"]) == (citation["start"], citation["end"])
    assert answer["articles"] == [{key: article[key] for key in answer["articles"][0]}]


def test_a_served_article_is_read_the_same(client, library):
    """Sent as a document, the text of an article has the sentences and passages that the article has."""
    whole = client.get("/api/v1/articles/armenia-azerbaijan").json
    [article] = read(client, {"id": "armenia-azerbaijan", "text": whole["text"]}).json["articles"]
    assert article == whole


def test_documents_come_in_the_order_in_which_they_were_sent(client):
    """Not in the order of their ids; one without a title is titled by its own headline, where it has one."""
    sent = [{"id": "b", "text": "A headline\n\nIt rains."}, {"id": "a", "text": "It snows."}, {"id": "c", "text": ""}]
    articles = read(client, *sent).json["articles"]
    assert [(one["id"], one["title"], len(one["sentences"])) for one in articles] == [
        ("b", "A headline", 2), ("a", "", 1), ("c", "", 0),
    ]  # fmt: skip


def spelt_out(client, path, sent):
    """Return the response to ``sent`` as JSON in ASCII, which can say what is no Unicode."""
    return client.post(path, data=json.dumps(sent), content_type="application/json")


@pytest.mark.parametrize(
    ("sent", "status", "pointer"),
    [
        ({}, 422, "/documents"),
        ({"documents": []}, 400, "/documents"),
        ({"documents": [{"id": f"d{n}", "text": "a"} for n in range(21)]}, 400, "/documents"),
        ({"documents": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]}, 422, "/documents"),
        ({"documents": [{"id": "A", "text": "x"}]}, 422, "/documents/0/id"),
        ({"documents": [{"id": "a"}]}, 422, "/documents/0/text"),
        ({"documents": [{"id": "a", "text": "x"}], "question": "Who?"}, 422, "/question"),
        ({"documents": [{"id": "a", "text": "x" * 1_000_001}]}, 413, "/documents"),
        ({"documents": [{"id": "a", "text": "A cat \ud83d sleeps."}]}, 422, "/documents/0/text"),
    ],
)
def test_what_asking_refuses_is_refused_here(client, sent, status, pointer):
    """The same limits and the same problems as for the documents of a question."""
    response = spelt_out(client, "/api/v1/read", sent)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]
    if "question" not in sent:
        asked = spelt_out(client, "/api/v1/ask", {"question": "Who?", **sent}) if sent else None
        assert asked is None or asked.json == response.json


def test_a_million_characters_are_read(client):
    """The longest text that may be asked may be read."""
    text = "The end 🕊 " * 100_000
    [article] = read(client, {"id": "a", "text": text}).json["articles"]
    assert (article["length"], article["text"]) == (1_000_000, text)
