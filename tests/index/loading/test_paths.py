"""Promises of paths: files, folders and standard input become articles, and what cannot be read is passed over."""

import io
import os
import sys
from pathlib import Path

import pytest
from madefiles import PAGE, docx, pdf

from article_index.errors import LoadError
from article_index.loading.paths import iterate_paths, load_paths


def test_load_paths(tmp_path: Path) -> None:
    """A folder gives every text under it, sorted; equal names get numbers; the title is the first line or the name."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "One.txt").write_text("Title\n\nText one.\n", encoding="utf-8")
    (tmp_path / "deep" / "er" / "one.txt").write_text("Text two, alone.\n", encoding="utf-8")
    (tmp_path / "deep" / "photo.png").write_bytes(b"\x89PNG\x00")
    single = tmp_path / "deep" / "er" / "one.txt"
    articles = load_paths([tmp_path, str(single)])
    assert [(a.id, a.title, a.text) for a in articles] == [
        ("one", "Title", "Title\n\nText one.\n"),
        ("one-2", "one", "Text two, alone.\n"),
        ("one-3", "one", "Text two, alone.\n"),
    ]


def test_numbers_do_not_collide(tmp_path: Path) -> None:
    """A number that makes an id unique is not one that another file has in its name."""
    for name in ("a-2.txt", "a.txt", "sub/a.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    ids = [article.id for article in load_paths([tmp_path])]
    assert ids == ["a-2", "a", "a-3"]


def test_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` is the text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"It rained.\r\n")))
    assert [(a.id, a.text) for a in load_paths(["-"])] == [("stdin", "It rained.\n")]


def test_missing_paths(tmp_path: Path) -> None:
    """A path that is not there, and a folder without a text, are errors that name it."""
    with pytest.raises(LoadError, match=r"^There is no file .*gone\.txt; "):
        load_paths([tmp_path / "gone.txt"])
    with pytest.raises(LoadError, match=r"^There is no article under "):
        load_paths([tmp_path])


def test_every_format_of_a_folder_is_read(tmp_path: Path) -> None:
    """Names tell formats, in capitals, too; hidden files, the locks of Word and other formats are left alone."""
    for name in ("notes.md", "sub/.git/a.txt", ".hidden.txt", "~$letter.docx", "code.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# Head\n\nIt *rained*.", encoding="utf-8")
    (tmp_path / "Report.PDF").write_bytes(pdf("It snowed."))
    (tmp_path / "letter.docx").write_bytes(docx("It hailed."))
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    read = {article.id: article.text.split("\n")[0] for article in load_paths([tmp_path])}
    assert read == {"report": "It snowed.", "letter": "It hailed.", "notes": "Head", "page": "The Lantern"}


def test_what_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    """Each file that cannot be read is told of by its name and with the reason; all others are there."""
    (tmp_path / "a.pdf").write_bytes(b"<html>404</html>")
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x00\x01")
    (tmp_path / "d.md").write_text("It snowed.", encoding="utf-8")
    told: list[LoadError] = []
    assert [article.id for article in load_paths([tmp_path], told.append)] == ["b", "d"]
    assert [str(wrong) for wrong in told] == [
        f"{tmp_path}/a.pdf is not a PDF, whatever its name says.",
        f"{tmp_path}/c.txt is not plain text; give a text file in UTF-8.",
    ]


def test_without_ears_the_first_failure_ends_it(tmp_path: Path) -> None:
    """Where nobody is told of failures, none is passed over."""
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_text("It rained.", encoding="utf-8")
    with pytest.raises(LoadError, match=r"a\.txt is not plain text"):
        load_paths([tmp_path])


def test_where_nothing_can_be_read_that_is_an_error(tmp_path: Path) -> None:
    """One file alone that cannot be read is an error with its reason; of several each is told of, and one says so."""
    told: list[LoadError] = []
    (tmp_path / "a.txt").write_bytes(b"\x00")
    with pytest.raises(LoadError, match=r"a\.txt is not plain text"):
        load_paths([tmp_path / "a.txt"], told.append)
    assert told == []
    (tmp_path / "b.txt").write_bytes(b"\x00")
    with pytest.raises(LoadError, match=r"^None of the 2 files can be read\.$"):
        load_paths([tmp_path], told.append)
    assert [str(wrong).split()[0] for wrong in told] == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]


def test_a_missing_path_is_never_passed_over(tmp_path: Path) -> None:
    """A path that is not there is a mistake of who names it."""
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    told: list[LoadError] = []
    with pytest.raises(LoadError, match=r"^There is no file .*gone\.pdf; "):
        load_paths([tmp_path / "a.txt", tmp_path / "gone.pdf"], told.append)


def test_no_link_leads_out_of_a_folder(tmp_path: Path) -> None:
    """A link within the folder is read; one that leads out of it is not, until it is named itself."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("It is secret.", encoding="utf-8")
    (folder / "a.txt").write_text("It rained.", encoding="utf-8")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    (folder / "c.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "loop").symlink_to(folder)
    told: list[LoadError] = []
    assert [article.id for article in load_paths([folder], told.append)] == ["a", "b"]
    assert [str(wrong) for wrong in told] == [
        f"{folder}/c.txt is a link that leads out of the folder; name the file that it leads to."
    ]
    assert [article.text for article in load_paths([folder / "c.txt"])] == ["It is secret."]


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe in a folder, which nobody writes to, is left alone."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    assert [article.id for article in load_paths([tmp_path])] == ["a"]


@pytest.mark.parametrize(
    ("data", "text", "pages"),
    [(pdf("It snowed."), "It snowed.\n", (0,)), (b"<p>One</p>", "<p>One</p>", ())],
    ids=["pdf", "text"],
)
def test_standard_input_is_what_it_starts_as(
    monkeypatch: pytest.MonkeyPatch, data: bytes, text: str, pages: tuple[int, ...]
) -> None:
    """Without a name the first bytes tell the format; what has none of their marks is plain text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [(a.id, a.text, a.pages) for a in load_paths(["-"])] == [("stdin", text, pages)]


def test_a_text_keeps_what_looks_like_marks(tmp_path: Path) -> None:
    """A .txt and a file without a suffix that is known are read to the character, front matter and tags included."""
    text = "---\ntitle: A\n---\n**It** <b>rained</b>.\n"
    for name in ("a.txt", "b.rst", "c"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [a.text for a in load_paths([tmp_path / name for name in ("a.txt", "b.rst", "c")])] == [text] * 3


def test_articles_come_one_by_one(tmp_path: Path) -> None:
    """The first article is there before the second file is looked at."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("It rained.", encoding="utf-8")
    articles = iterate_paths([tmp_path])
    assert next(articles).id == "a"
    (tmp_path / "b.txt").write_text("It snowed.", encoding="utf-8")
    assert next(articles).text == "It snowed."
