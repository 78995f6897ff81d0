"""Promises of the endpoint and the page about suggested questions."""

import html
import re

from article_qa.history import Turn

ASKED = "When was the second ceasefire signed?"


def links(page, name):
    """Return the addresses and the words of the questions in the page's list ``name``."""
    part = re.search(rf'<nav id="{name}".*?</nav>', page, re.DOTALL)[0]
    return [(html.unescape(a), html.unescape(q)) for a, q in re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', part)]


def test_both_methods_suggest_what_the_library_does(client, library):
    """GET and POST give the library's questions for an article and a count."""
    expected = library.suggest(["armenia-azerbaijan"], count=2)
    got = client.get("/api/v1/suggestions?article=armenia-azerbaijan&count=2").json
    posted = client.post("/api/v1/suggestions", json={"articles": ["armenia-azerbaijan"], "count": 2}).json
    assert got == posted
    assert (got["questions"], len(expected)) == (expected, 2)


def test_a_conversation_and_documents_may_be_sent(client, library):
    """POST takes the turns before and texts of the reader's own."""
    sent = [{"id": "mill", "title": "", "text": "The old mill closed in 1931 because the river froze."}]
    answer = client.post("/api/v1/suggestions", json={"documents": sent})
    assert answer.json["questions"] == ["Why did the old mill close?"]
    history = [{"question": "Why did the old mill close?", "answer": ""}]
    again = client.post("/api/v1/suggestions", json={"documents": sent, "history": history})
    assert again.json["questions"] == []


def test_what_does_not_fit_is_a_problem(client):
    """An unknown article, a count out of range and an unknown field are refused as they are when asking."""
    assert client.get("/api/v1/suggestions?article=none").status_code == 422
    assert client.get("/api/v1/suggestions?count=11").status_code == 422
    assert client.get("/api/v1/suggestions?q=x").status_code == 422
    both = {"articles": ["armenia-azerbaijan"], "documents": [{"id": "d", "text": "A."}]}
    assert client.post("/api/v1/suggestions", json=both).status_code == 422


def test_the_page_links_questions_to_start_with(client, library):
    """Without script each is a link to its answer; the page of a service that is just starting waits for none."""
    assert library.ask("Who?")
    found = links(client.get("/").get_data(as_text=True), "starters")
    assert [question for _, question in found] == library.suggest(["armenia-azerbaijan"])
    assert len(found) > 1
    for address, question in found:
        assert html.escape(question, quote=False).replace("’", "’") in html.unescape(client.get(address).text)


def test_the_page_links_questions_to_go_on_with(client, library):
    """Below an answer stand those that go on from it, and none to start with."""
    page = client.get("/", query_string={"q": ASKED}).get_data(as_text=True)
    history = [Turn.of(library.ask(ASKED))]
    asked = [question for _, question in links(page, "next")]
    assert asked == library.suggest(["armenia-azerbaijan"], history=history, count=3)
    assert links(page, "starters") == []
