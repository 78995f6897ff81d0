"""Promises of questions that name what the whole article is about."""

from article_qa.library import Library

TEXT = """Vargen Bay

Vargen Bay is a port of about 86,000 people on the north coast of the island. It is known for its blue stairways.

History

The town was founded by Genoese traders in 1342 and was for long the chief salt market of the sea.

Safety

Vargen Bay is a safe town, but pickpockets work the Saturday market. Vargen Bay has a hospital."""


def test_the_name_of_what_all_is_about_is_asked_for_of_no_sentence() -> None:
    """A sentence that calls the place 'the town' answers when it is named as it does where the question says 'it'."""
    library = Library.from_text(TEXT)
    founded = "The town was founded by Genoese traders in 1342 and was for long the chief salt market of the sea."
    for question in ("When was it founded?", "when was Vargen Bay founded"):
        answer = library.ask(question)
        assert [c.quote for c in answer.citations] == [founded]
        assert answer.short[0].text == "1342"


def test_what_is_not_said_of_it_is_not_answered() -> None:
    """The name counting for nothing makes no answer of what is said of something else, or of the name alone."""
    library = Library.from_text(TEXT)
    assert library.ask("Who is the mayor of Vargen Bay?").outcome == "not_in_article"
    assert library.ask("How old is the mayor of Vargen Bay?").outcome == "not_in_article"
