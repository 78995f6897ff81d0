"""Promises of the readings of a shelf."""

from threading import Thread

import pytest

from article_index.article import Article
from article_index.errors import UnknownArticleError
from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_qa.text.readings import Readings


def shelf(*ids: str) -> Shelf:
    """Return a shelf of one-sentence articles."""
    return Shelf([article_from_text(f"The dam {name} holds.", name) for name in ids])


def test_an_article_is_read_once():
    """Asked again, the same reading is given."""
    readings = Readings(shelf("a", "b"))
    assert readings.of("a") is readings.of("a")
    assert readings.of("a").text == "The dam a holds."
    assert readings.of("b").text == "The dam b holds."


def test_the_least_recently_asked_is_forgotten():
    """Beyond the bound the article that was asked longest ago is read anew."""
    readings = Readings(shelf("a", "b", "c"), kept=2)
    a, b = readings.of("a"), readings.of("b")
    assert readings.of("a") is a
    readings.of("c")
    assert readings.of("a") is a
    assert readings.of("b") is not b


def test_256_articles_are_held():
    """So many as README says: the first is still there behind 255 others, and no more behind 256."""
    names = [f"d{n}" for n in range(257)]
    readings = Readings(shelf(*names))
    first = readings.of("d0")
    for name in names[1:256]:
        readings.of(name)
    assert readings.of("d0") is first
    for name in names[1:]:
        readings.of(name)
    assert readings.of("d0") is not first


def test_an_unknown_article():
    """An id that is not on the shelf is named in the error, and nothing is remembered of it."""
    readings = Readings(shelf("a"))
    with pytest.raises(UnknownArticleError, match="'z'"):
        readings.of("z")
    with pytest.raises(UnknownArticleError, match="'z'"):
        readings.of("z")


def test_many_threads_read():
    """Threads that ask at once are given the articles that they asked for."""
    names = [f"d{n}" for n in range(6)]
    readings, wrong = Readings(shelf(*names), kept=2), []

    def read(offset):
        for turn in range(30):
            name = names[(offset + turn) % 6]
            if readings.of(name).text != f"The dam {name} holds.":
                wrong.append(name)

    threads = [Thread(target=read, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_title_beside_the_text_has_words_of_the_article() -> None:
    """A name that stands in the title alone is a word of the article: no question's spelling of it is changed."""
    readings = Readings(Shelf([Article("it", "Zorvex closes", "The plant shuts down in May.")]))
    wording = readings.wording(["it"])
    assert wording is not None
    assert "zorvex" in wording
