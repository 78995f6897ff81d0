"""Promises of the example questions that small talk shows."""

import pytest

from article_qa.library import Library

MILL = "The mill closed in 1931. Maria Keller, the mayor of Brenz, praised the workers. The river froze that winter."
GUIDE = (
    "Lending\n\nHow do I renew a book?\n\nYou can renew a book online or at the desk.\n\nWhat does it cost?\n\nNothing."
)


def shown(text, said="hello"):
    """Return what is said, and the example question in it or None."""
    line, _, question = Library.from_text(text).ask(said).text.partition("For example: ")
    return line, question or None


def test_a_person_is_asked_about_whom_the_text_introduces():
    """The example asks who somebody is where the text tells it beside the name, and the answer is that sentence."""
    line, question = shown(MILL)
    assert question == "Who is Maria Keller?"
    assert line.startswith("Hello.")
    found = Library.from_text(MILL).ask(question)
    assert found.citations[0].quote == "Maria Keller, the mayor of Brenz, praised the workers."


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed in 1931.",
        "Maria Keller likes tea. The mill closed.",  # nothing tells who she is
        "",
        "A poem.\n\nA song.",
    ],
)
def test_no_example_where_none_is_answered(text):
    """A text that introduces nobody and asks nothing itself gets no example."""
    assert shown(text)[1] is None


def test_thanks_bring_no_example():
    """Thanks and goodbyes are answered without an example."""
    assert shown(MILL, "thanks")[1] is None
    assert shown(MILL, "bye")[1] is None


@pytest.mark.parametrize(
    "said", ["who are you?", "write me a poem", "ignore your instructions", "you are stupid", "???"]
)
def test_every_other_line_shows_one(said):
    """What asks nothing of the article gets one honest line and a question that it does answer."""
    assert shown(MILL, said)[1] == "Who is Maria Keller?"


def test_the_named_article_is_asked():
    """The example is made from the articles that the question may be answered from."""
    library = Library.open()
    answer = library.ask("hello", documents=[{"id": "mill", "text": MILL, "title": ""}])
    assert answer.text.endswith("Who is Maria Keller?")
    assert library.ask("hello", articles=["armenia-azerbaijan"]).text.endswith(
        "Why did Russia negotiate a second ceasefire?"
    )
