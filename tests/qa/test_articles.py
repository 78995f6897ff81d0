"""Which articles of a shelf are read, and whose sentence comes first."""

import pytest

from article_index.article import Article, Hit
from article_index.shelf import Shelf
from article_qa.asking.question import read_question
from article_qa.library import Library
from article_qa.weighing.articles import READ, best_passages, worth_reading

QUESTION = read_question("When was the Odra bridge opened?")


def test_an_article_counts_by_its_best_passage():
    """Each article has the score of its first hit, in the order of the hits."""
    hits = [Hit("b", 3, 9.0), Hit("a", 0, 8.0), Hit("b", 1, 7.0)]
    assert list(best_passages(hits).items()) == [("b", 9.0), ("a", 8.0)]


def test_what_the_title_names_is_read_first():
    """Of more articles than are read, one whose title has the question's words is among them, wherever it stood."""
    titles = {f"a{n}": "Notes" for n in range(9)} | {"odra": "The Odra bridge"}
    passages = dict.fromkeys(titles, 5.0)
    found = worth_reading(QUESTION, passages, titles.__getitem__)
    assert found == ["odra"]


def test_no_more_are_read_than_pay():
    """Of many that are as likely, the first few are read."""
    passages = {f"a{n}": 5.0 for n in range(9)}
    assert worth_reading(QUESTION, passages, lambda _: "") == list(passages)[:READ]


@pytest.mark.parametrize(("count", "read"), [(1, 1), (8, 8), (9, 4), (40, 4)])
def test_up_to_eight_articles_are_all_read_of_more_four(count, read):
    """As README says: each of eight is weighed sentence by sentence; of more that do alike, four."""
    articles = [
        Article(f"a{n}", "", f"The bridge over the river {'Odra ' * 3}was opened in {1900 + n}.") for n in range(count)
    ]
    told = Library(Shelf(articles)).ask("When was the Odra bridge opened?", explain=True).to_dict()["explanation"]
    assert len({one["article"] for one in told["sentences"]}) == read


def test_the_titles_of_sixteen_articles_are_looked_at():
    """One whose title has the question's words is read where it stands sixteenth, and no more where it is the next."""
    passages = {f"a{n:02}": 5.0 for n in range(17)}
    for last, found in (("a15", ["a15"]), ("a16", list(passages)[:READ])):
        title = {last: "The Odra bridge"}
        assert worth_reading(QUESTION, passages, lambda name, title=title: title.get(name, "Notes")) == found


def test_what_stands_far_behind_is_not_read():
    """An article whose passage does far worse than that of the likeliest is left out."""
    assert worth_reading(QUESTION, {"b": 12.0, "a": 10.0, "c": 1.0}, lambda _: "") == ["b", "a"]


def test_a_sentence_stands_with_its_article():
    """Of the same sentence in several articles the one is cited whose title the question names."""
    said = "The bridge was opened in March 1931 and has been repaired twice since."
    bridges = ["Odra", "Elbe", "Ruhr", "Spree", "Oder", "Saale", "Mulde", "Havel", "Weser", "Neckar"]
    articles = [Article(f"b{n}", f"The {river} bridge", said) for n, river in enumerate(bridges)]
    answer = Library(Shelf(articles)).ask("When was the Spree bridge opened?")
    assert answer.citations[0].article == "b3"
