"""Promises about shelves on disk that are not what was written, of another format, or somebody else's folder."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from article_index.article import Article
from article_index.errors import LoadError, StoreError
from article_index.shelf import Shelf
from article_index.store.checking import check
from article_index.store.kind import is_shelf
from article_index.store.lock import locked
from article_index.store.opening import open_store
from article_index.store.writing import add, index, remove

ARTICLES = [Article(f"a{n}", f"Title {n}", f"Cats number {n} sleep. Dogs bark.", lang="en") for n in range(9)]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf of two segments, of which something was removed."""
    folder = tmp_path / "shelf"
    index(ARTICLES[:5], folder)
    add(ARTICLES[5:], folder)
    remove(["a2"], folder)
    return folder


def test_every_file_is_checked(shelf: Path) -> None:
    """A bit that is flipped in any file of the shelf, or a file that is gone, is found and named."""
    assert check(shelf)[1] == []
    for path in sorted(shelf.rglob("*")):
        if path.is_dir() or path.name in {"article-qa.lock", "shelf.json"} or not path.stat().st_size:
            continue
        data = path.read_bytes()
        path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
        name = path.relative_to(shelf).as_posix()
        assert check(shelf)[1] == [f"{name} is missing or not the file that was written."]
        path.unlink()
        assert check(shelf)[1] == [f"{name} is missing or not the file that was written."]
        with pytest.raises(LoadError, match=r"is damaged \(.*\); index its texts again\.$"):
            open_store(shelf)
        path.write_bytes(data)
    assert check(shelf)[1] == []


def test_a_text_that_was_changed_is_not_shown(shelf: Path) -> None:
    """A text of the same length but other words is refused when it is read."""
    path = next((shelf / "segments").glob("*-1/texts.bin"))
    path.write_bytes(path.read_bytes().replace(b"number 1 sleep", b"number 1 sweep"))
    opened = open_store(shelf)
    assert opened.article("a0").article.text == ARTICLES[0].text
    with pytest.raises(LoadError, match="the text of a1 is not the one that was written"):
        opened.article("a1")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 3}, r"is of format 3, not 2; it needs a newer article-qa\.$"),
        ({"kind": "another"}, r"is not a shelf of article-qa\.$"),
        ({"articles": 99}, r"is damaged \(shelf\.json was changed\); index its texts again\.$"),
    ],
)
def test_a_wrong_manifest_is_refused(shelf: Path, change: dict[str, object], message: str) -> None:
    """A shelf of a newer format, of another kind, or whose manifest was changed is refused in one sentence."""
    told = json.loads((shelf / "shelf.json").read_text(encoding="utf-8"))
    (shelf / "shelf.json").write_text(json.dumps(told | change), encoding="utf-8")
    for use in (open_store, check, lambda folder: add([], folder), lambda folder: remove([], folder)):
        with pytest.raises(LoadError, match=message):
            use(shelf)


def test_a_newer_shelf_is_lost_only_when_it_is_replaced(shelf: Path) -> None:
    """Indexing over a shelf of a newer format that fails in the middle leaves every file of it."""

    def failing():
        yield Article("b", "", "B.")
        raise LoadError("No text.")

    told = json.loads((shelf / "shelf.json").read_text(encoding="utf-8"))
    (shelf / "shelf.json").write_text(json.dumps(told | {"version": 3}), encoding="utf-8")
    before = {path: path.read_bytes() for path in shelf.rglob("*") if path.is_file()}
    with pytest.raises(LoadError, match=r"No text\."):
        index(failing(), shelf)
    assert {path: path.read_bytes() for path in before} == before
    index(ARTICLES, shelf)
    assert check(shelf)[1] == []


def test_a_manifest_that_is_cut_off_is_refused_and_can_be_replaced(shelf: Path) -> None:
    """Half a manifest is no shelf; indexing again makes one, of what was swept nothing is left."""
    (shelf / "shelf.json").write_text("{", encoding="utf-8")
    assert not is_shelf(shelf)
    with pytest.raises(LoadError, match=r"shelf\.json is not JSON"):
        open_store(shelf)
    index(ARTICLES, shelf)
    assert check(shelf)[1] == []
    assert len(list((shelf / "segments").iterdir())) == 1


@pytest.mark.parametrize("name", ["notes.txt", "shelf.json"])
def test_a_folder_of_somebody_else_is_not_touched(tmp_path: Path, name: str) -> None:
    """A folder that is not empty and no shelf, even one with a shelf.json of its own, is refused."""
    (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(StoreError, match="not empty and not a shelf"):
        index(ARTICLES, tmp_path)
    with pytest.raises(LoadError):
        add(ARTICLES, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_place_for_a_shelf(tmp_path: Path) -> None:
    """A file in the way is refused and kept."""
    (tmp_path / "shelf").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="is not a folder"):
        index(ARTICLES, tmp_path / "shelf")
    assert (tmp_path / "shelf").read_text(encoding="utf-8") == "mine"


def test_a_strangers_file_in_a_shelf_is_kept(shelf: Path) -> None:
    """A file that somebody put into a shelf is not lost by writing the shelf again."""
    (shelf / "mine.txt").write_text("mine", encoding="utf-8")
    index(ARTICLES, shelf)
    assert (shelf / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_one_writer_at_a_time(shelf: Path, rooms_environment: dict[str, str]) -> None:
    """Who wants to write while somebody does is told so; readers are not kept out; a dead writer's lock is none."""
    with locked(shelf):
        for write in (lambda: add([], shelf), lambda: remove([], shelf), lambda: index([], shelf)):
            with pytest.raises(StoreError, match="is being written by another process; try again"):
                write()
        assert len(open_store(shelf).ids) == 8
        assert check(shelf)[1] == []
    code = "import os, pathlib, sys\nfrom article_index.store.lock import locked\n"
    code += "with locked(pathlib.Path(sys.argv[1])):\n os._exit(9)"
    died = subprocess.run([sys.executable, "-c", code, shelf], check=False, env=rooms_environment)
    assert died.returncode == 9
    remove(["a1"], shelf)
    assert len(open_store(shelf).ids) == 7


def test_a_shelf_of_the_first_format_is_read_and_can_be_replaced(tmp_path: Path) -> None:
    """A shelf of format 1 is still read; changing it says to index it again, which may be done in its place."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a1.txt").write_text(ARTICLES[1].text, encoding="utf-8")
    entry = {"id": "a1", "title": "Title 1", "lang": "en", "sha256": ARTICLES[1].sha256}
    told = {"kind": "article-qa shelf", "version": 1, "articles": [entry]}
    (tmp_path / "shelf.json").write_text(json.dumps(told), encoding="utf-8")
    old = Shelf.open([tmp_path])
    assert [split.article for split in old] == [ARTICLES[1]]
    with pytest.raises(LoadError, match=r"is of format 1, not 2; index its texts again\.$"):
        add([], tmp_path)
    index([split.article for split in old], tmp_path)
    assert [split.article for split in Shelf.open([tmp_path])] == [ARTICLES[1]]
    assert not (tmp_path / "articles").exists()
