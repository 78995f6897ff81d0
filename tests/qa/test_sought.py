"""Promises of what is told of the words that were looked for."""

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library

MILL = "The old mill burnt down in 1931. Nobody was hurt. The owner wept."


def looked_for(question, library=None):
    """Return (word, whether it was found) of each word that was looked for."""
    answer = (library or Library.from_text(MILL)).ask(question)
    assert [answer.understood_as[one.start : one.end] for one in answer.looked_for] == [
        one.text for one in answer.looked_for
    ]
    return [(one.text, one.found) for one in answer.looked_for]


def test_a_refusal_tells_which_words_the_article_lacks():
    """Every word that is no stop word, as it was typed; another form of a word is found."""
    assert looked_for("Who insured the owners of Harwick mill?") == [
        ("insured", False), ("owners", True), ("Harwick", False), ("mill", True),
    ]  # fmt: skip


def test_a_word_with_a_hyphen_is_looked_for_whole():
    """Where its parts were found alike; else each is told by itself."""
    assert looked_for("Who designed the mill-owner gate of Bad-Harwick?")[1:] == [
        ("mill-owner", True), ("gate", False), ("Bad-Harwick", False),
    ]  # fmt: skip
    assert looked_for("Who insured the mill-race?") == [("insured", False), ("mill", True), ("race", False)]


def test_where_nothing_met_nothing_was_found():
    """A question of words that the article does not have at all."""
    assert looked_for("zebra quagga?") == [("zebra", False), ("quagga", False)]


def test_an_answer_looks_for_nothing_more():
    """Answered questions and small talk have no such list."""
    assert looked_for("When did the old mill burn down?") == []
    assert looked_for("hello") == []


def test_a_word_of_an_article_that_was_not_weighed_is_found():
    """Of many articles only the best are weighed, but a word that any of them has is not told to be missing."""
    shelf = Shelf(
        [Article(f"mill-{i}", "", "The old mill burnt down.") for i in range(12)] + [Article("sea", "", "Kelp grows.")]
    )
    assert looked_for("Why was the kelp of the old mill never insured by Lloyds in Paris?", Library(shelf))[:3] == [
        ("kelp", True), ("old", True), ("mill", True),
    ]  # fmt: skip


def test_the_explanation_tells_which_word_met_which():
    """Of each sentence weighed: the number of the question's word, and the place of the article's word that met it."""
    answer = Library.from_text(MILL).ask("When did the old mill burn down?", explain=True)
    told = answer.explanation
    assert [one.text for one in told["words"]] == ["old", "mill", "burn"]
    first = next(one for one in told["sentences"] if one["sentence"] == 0)
    assert [(one["word"], MILL[one["start"] : one["end"]]) for one in first["met"]] == [
        (0, "old"), (1, "mill"), (2, "burnt"),
    ]  # fmt: skip
    assert abs(sum(first["groups"].values()) - first["score"]) < 1e-3
    assert [one["text"] for one in told["passages"]] == [MILL[one["start"] : one["end"]] for one in told["passages"]]
