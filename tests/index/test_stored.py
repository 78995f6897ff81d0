"""Promises of the shelf on disk."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Article
from article_index.errors import LoadError, StoreError
from article_index.stored import is_shelf, read_shelf, write_shelf

ONE = Article(
    "one",
    "First",
    "A text\r\nwith ‘quotes’.",
    "https://example.org/1",
    "A. Author",
    "2021-12-01",
    "en",
    ("dams",),
    (0, 7),
)
TWO = Article("two", "", "Another.\n")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def test_a_shelf_gives_back_what_was_written(tmp_path: Path) -> None:
    """Every field and every character of the articles is read as it was written, in the same order."""
    write_shelf([TWO, ONE], tmp_path / "shelf")
    assert read_shelf(tmp_path / "shelf") == [TWO, ONE]
    assert (tmp_path / "shelf/articles/one.txt").read_bytes() == "A text\r\nwith ‘quotes’.".encode()


@given(TEXT)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever characters a text has, the shelf gives the same ones back."""
    out = tmp_path_factory.mktemp("any") / "shelf"
    write_shelf([Article("a", text, text)], out)
    assert read_shelf(out) == [Article("a", text, text)]


def test_a_written_shelf_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """Writing and replacing a shelf leave the folder around it as it was but for the shelf."""
    out = tmp_path / "deep" / "shelf"
    write_shelf([ONE, TWO], out)
    write_shelf([TWO], out)
    assert [path.name for path in out.parent.iterdir()] == ["shelf"]
    assert sorted(path.name for path in out.rglob("*")) == ["articles", "shelf.json", "two.txt"]


def test_an_empty_folder_may_become_a_shelf(tmp_path: Path) -> None:
    """An empty folder is written to."""
    (tmp_path / "there").mkdir()
    write_shelf([ONE], tmp_path / "there")
    assert read_shelf(tmp_path / "there") == [ONE]


@pytest.mark.parametrize("name", ["notes.txt", "shelf.json"])
def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path, name: str) -> None:
    """A folder that is not empty and no shelf, even one with a shelf.json of its own, is refused."""
    (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="not empty and not a shelf"):
        write_shelf([ONE], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_shelf_with_a_strangers_file_is_not_deleted(tmp_path: Path) -> None:
    """A file that somebody put into a shelf is not lost by writing the shelf again."""
    write_shelf([ONE], tmp_path / "shelf")
    (tmp_path / "shelf" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match=r"also holds 'mine\.txt'"):
        write_shelf([TWO], tmp_path / "shelf")
    assert read_shelf(tmp_path / "shelf") == [ONE]


def test_a_file_is_no_place_for_a_shelf(tmp_path: Path) -> None:
    """A file in the way is refused and kept."""
    (tmp_path / "shelf").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is not a folder"):
        write_shelf([ONE], tmp_path / "shelf")
    assert (tmp_path / "shelf").read_text(encoding="utf-8") == "mine"


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


def test_only_a_shelf_is_a_shelf(tmp_path: Path) -> None:
    """An empty folder, a missing one and one with a broken shelf.json are none."""
    assert not is_shelf(tmp_path)
    assert not is_shelf(tmp_path / "missing")
    (tmp_path / "shelf.json").write_text("[", encoding="utf-8")
    assert not is_shelf(tmp_path)
    with pytest.raises(LoadError, match="is not JSON"):
        read_shelf(tmp_path)
