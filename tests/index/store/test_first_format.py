"""Promises of reading shelves of the first format."""

import json
from pathlib import Path

import pytest

from article_index.article import Article
from article_index.errors import LoadError
from article_index.store.first_format import read_shelf

ONE = Article("one", "First", "A text\r\nwith ‘quotes’.", "https://example.org/1", "A. Author", "2021-12-01", "en")
TWO = Article("two", "", "Another.\n")


def write_shelf(articles: list[Article], out: Path) -> None:
    """Write ``articles`` as that format had it."""
    (out / "articles").mkdir(parents=True)
    kept = ("id", "title", "url", "author", "published", "lang", "sha256")
    told = [{name: getattr(article, name) for name in kept} for article in articles]
    (out / "shelf.json").write_text(json.dumps({"kind": "article-qa shelf", "version": 1, "articles": told}), "utf-8")
    for article in articles:
        (out / "articles" / f"{article.id}.txt").write_bytes(article.text.encode())


def test_a_shelf_gives_back_what_was_written(tmp_path: Path) -> None:
    """Every field and every character of the articles is read as it was written, in the same order."""
    write_shelf([TWO, ONE], tmp_path / "shelf")
    assert read_shelf(tmp_path / "shelf") == [TWO, ONE]


def test_a_changed_text_is_noticed(tmp_path: Path) -> None:
    """A text that is not the one stored is refused by name."""
    write_shelf([ONE], tmp_path / "shelf")
    (tmp_path / "shelf/articles/one.txt").write_text("Changed.", encoding="utf-8")
    with pytest.raises(LoadError, match=r"one\.txt is not the text stored"):
        read_shelf(tmp_path / "shelf")


def test_a_missing_text_is_noticed(tmp_path: Path) -> None:
    """A text that is gone is refused by name."""
    write_shelf([ONE], tmp_path / "shelf")
    (tmp_path / "shelf/articles/one.txt").unlink()
    with pytest.raises(LoadError, match=r"one\.txt cannot be read"):
        read_shelf(tmp_path / "shelf")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "is of format 2, not 1"),
        ({"kind": "another"}, "is not a shelf"),
        ({"articles": [{"id": "../one", "title": "", "sha256": ""}]}, "no article id"),
        ({"articles": [{"id": "one"}]}, "does not fit"),
        ({"articles": 3}, "does not fit"),
    ],
)
def test_a_wrong_manifest_is_refused(tmp_path: Path, change: dict[str, object], message: str) -> None:
    """A shelf of another version, of another kind, or with an id that leaves the folder is refused."""
    write_shelf([ONE], tmp_path)
    manifest = json.loads((tmp_path / "shelf.json").read_text(encoding="utf-8"))
    (tmp_path / "shelf.json").write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(LoadError, match=message):
        read_shelf(tmp_path)
