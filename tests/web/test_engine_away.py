"""A search engine that is away is told as that, with when to ask again, and the service goes on."""

from article_index.article import Article
from article_index.errors import EngineAwayError
from article_index.shelf import Shelf
from article_qa.library import Library
from article_web import create_app

SAID = "The search engine at http://192.0.2.1:19530 does not answer; try again in a while."


def test_an_engine_that_is_away():
    """503 with the problem and Retry-After; what needs no search is answered, and all is once the engine is back."""
    is_away = [True]

    def builder(corpus):
        if is_away[0]:
            raise EngineAwayError(SAID)
        from article_index.okapi import RankBM25

        return RankBM25(corpus)

    articles = [Article("a", "A", "The bridge opened in 1931."), Article("b", "B", "The river is deep.")]
    client = create_app(Library(Shelf(articles, builder))).test_client()
    refused = client.post("/api/v1/ask", json={"question": "When did the bridge open?"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert (refused.json["type"], refused.json["detail"]) == ("/problems/engine-away", SAID)
    one = client.post("/api/v1/ask", json={"question": "When did the bridge open?", "articles": ["a"]})
    assert one.json["citations"][0]["article"] == "a"
    is_away[0] = False
    assert client.get("/api/v1/ask?q=When did the bridge open?").json["citations"] == one.json["citations"]
