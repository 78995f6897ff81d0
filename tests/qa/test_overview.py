"""Promises of answers about whole articles where there are several."""

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library

MILL = "The mill of Harwick closed on Monday because its roof is broken. Nobody was hurt when it fell in."
PIER = "The pier of Saltmarsh opened again on Sunday after two years of repairs. Boats may moor there for nothing."


def library() -> Library:
    """Return a shelf of two articles."""
    return Library(Shelf([Article("mill", "Mill closes", MILL), Article("pier", "Pier opens", PIER)]))


def test_of_several_articles_each_is_told_in_a_sentence() -> None:
    """Asked what they are about, with no article spoken of, one sentence of each is cited, in the shelf's order."""
    answer = library().ask("What are these articles about?")
    assert answer.outcome == "answered"
    assert [(c.article, c.quote) for c in answer.citations] == [
        ("mill", "The mill of Harwick closed on Monday because its roof is broken."),
        ("pier", "The pier of Saltmarsh opened again on Sunday after two years of repairs."),
    ]
    assert [info.id for info in answer.articles] == ["mill", "pier"]


def test_more_articles_than_may_be_cited_are_not_told() -> None:
    """Where the limit has no room for each of them, none is picked at random."""
    assert library().ask("What are these articles about?", limit=1).outcome == "not_in_article"


def test_the_article_that_was_cited_last_is_meant() -> None:
    """After an answer of one article the digest is of that one alone."""
    turn = {"question": "Where may boats moor?", "answer": "", "citations": [{"article": "pier", "start": 0, "end": 9}]}
    answer = library().ask("tl;dr", [turn])
    assert {c.article for c in answer.citations} == {"pier"}


def test_this_points_at_the_article_whatever_was_asked_before() -> None:
    """'What is this about?' asks for the gist after other questions, too; 'it' may stand for what they were about."""
    story = Library.from_text(MILL, title="Mill closes")
    turn = {"question": "Why did the mill close?", "answer": ""}
    for text in ("What is this about?", "So what's this all about?"):
        answer = story.ask(text, [turn])
        assert (answer.outcome, answer.understood_as) == ("answered", text)
        assert answer.citations == story.ask(text).citations
