"""Promises of the shelf."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from article_index.article import Article
from article_index.errors import LoadError, UnknownArticleError, UnknownEngineError
from article_index.shelf import Shelf
from article_index.words import analyzer

CATS = Article("cats", "Cats", "Cats sleep. They purr at night.\n\nA cat has whiskers.")
DOGS = Article("dogs", "Dogs", "Dogs bark at night. Dogs run.")


def test_opens_the_default_article() -> None:
    """Without a path the shelf holds the article that comes with the package."""
    shelf = Shelf.open()
    assert shelf.ids == ("armenia-azerbaijan",)
    assert len(shelf) == 1
    assert shelf.passages == len(shelf.article("armenia-azerbaijan").passages) == 14


def test_finds_the_ceasefire() -> None:
    """The best passage for a question on the second ceasefire tells of it."""
    shelf = Shelf.open()
    best = shelf.search(analyzer().terms("Who negotiated the second ceasefire?"), 1)[0]
    passage = shelf.article(best.article).passages[best.passage]
    text = shelf.article(best.article).article.text
    assert "Russia negotiated a second ceasefire" in text[passage.start : passage.end]


def test_opens_paths(tmp_path: Path) -> None:
    """Files and folders become articles by the names of the files."""
    (tmp_path / "b.txt").write_text("Dogs bark.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Cats sleep.", encoding="utf-8")
    shelf = Shelf.open([tmp_path / "b.txt", tmp_path])
    assert shelf.ids == ("a", "b", "b-2")
    assert [item.article.text for item in shelf] == ["Cats sleep.", "Dogs bark.", "Dogs bark."]


def test_search() -> None:
    """Hits name the article and the passage within it, best first."""
    shelf = Shelf([DOGS, CATS])
    assert [(hit.article, hit.passage) for hit in shelf.search(["whisker", "cat"], 9)] == [("cats", 1), ("cats", 0)]
    assert [hit.article for hit in shelf.search(["bark", "night"], 9)] == ["dogs", "cats"]
    assert shelf.search(["zebra"], 9) == []
    assert shelf.search(["night"], 1) == shelf.search(["night"], 9)[:1]


def test_search_named_articles() -> None:
    """Only the named articles are searched; an unknown name is an error, no name at all finds nothing."""
    shelf = Shelf([DOGS, CATS])
    assert [hit.article for hit in shelf.search(["night"], 9, ["dogs"])] == ["dogs"]
    assert [hit.passage for hit in shelf.search(["night"], 9, {"dogs"})] == [0]
    assert shelf.search(["night"], 9, []) == []
    with pytest.raises(UnknownArticleError, match="'fish'"):
        shelf.search(["night"], 9, ["dogs", "fish"])


def test_unknown_article() -> None:
    """An id that is not on the shelf is an error that carries it."""
    with pytest.raises(UnknownArticleError) as caught:
        Shelf([CATS]).article("fish")
    assert caught.value.article_id == "fish"


def test_refusals() -> None:
    """Two articles with one id, and an engine that there is not, are errors."""
    with pytest.raises(LoadError, match=r"^Two articles have the id 'cats'; "):
        Shelf([CATS, CATS])
    with pytest.raises(UnknownEngineError):
        Shelf([CATS], engine="magic")


def test_empty_shelf() -> None:
    """A shelf of nothing has nothing."""
    shelf = Shelf([])
    assert (len(shelf), shelf.ids, shelf.passages, shelf.search(["night"], 9), list(shelf)) == (0, (), 0, [], [])


def test_sha256() -> None:
    """The digest tells ids and texts, not the order they came in."""
    digest = Shelf([CATS, DOGS]).sha256
    assert digest == Shelf([DOGS, CATS]).sha256
    assert digest != Shelf([CATS]).sha256
    assert digest != Shelf([CATS, Article("dogs2", "Dogs", DOGS.text)]).sha256


def test_threads_share_a_shelf() -> None:
    """Searches from many threads on a fresh shelf all give the same hits."""
    shelf = Shelf([DOGS, CATS])
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: tuple(shelf.search(["night", "cat"], 9)), range(50)))
    assert set(found) == {tuple(Shelf([DOGS, CATS]).search(["night", "cat"], 9))}
