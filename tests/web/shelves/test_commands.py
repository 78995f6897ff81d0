"""Promises of the commands that change a shelf on disk."""

import io
import json
from pathlib import Path

import pytest

from article_web.shell.cli import main
from article_web.shelves.progress import Progress


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two texts, which is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lantern.txt").write_text("Mira Holt opened the Lantern theatre in Porto.\n", encoding="utf-8")
    (tmp_path / "mill.txt").write_text("The mill by the river was built in 1931.\n", encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Return the exit code of a command and what it wrote."""
    code = main(words)
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_shelf_from_beginning_to_end(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Index, add, list, replace, remove and check say what they did, and answers come from what is there then."""
    assert run(capsys, "index", "lantern.txt", "--out", "shelf") == (0, "Wrote 1 article to shelf.\n", "")
    assert run(capsys, "add", "shelf", "mill.txt") == (0, "Added 1 article; shelf holds 2.\n", "")
    assert run(capsys, "add", "shelf", "mill.txt")[0::2] == (
        1, "article-qa: The shelf 'shelf' has an article 'mill' already; replace it.\n"
    )  # fmt: skip
    assert run(capsys, "list", "shelf") == (0, "lantern\tlantern\nmill\tmill\n", "")
    (texts / "mill.txt").write_text("The mill by the river was built in 1932.\n", encoding="utf-8")
    (texts / "dam.txt").write_text("The dam was built in 1940.\n", encoding="utf-8")
    said = "Added 1 article and replaced 1 article; shelf holds 3.\n"
    assert run(capsys, "replace", "shelf", "mill.txt", "dam.txt") == (0, said, "")
    code, out, _ = run(capsys, "ask", "When was the mill built?", "--on", "shelf", "--json")
    assert (code, json.loads(out)["short"][0]["text"]) == (0, "1932")
    assert run(capsys, "remove", "shelf", "mill", "lantern") == (0, "Removed 2 articles; shelf holds 1.\n", "")
    assert run(capsys, "remove", "shelf", "mill")[0::2] == (
        1, "article-qa: There is no article 'mill' on this shelf.\n"
    )  # fmt: skip
    code, out, err = run(capsys, "check", "shelf")
    assert (code, out.split(",")[0], err) == (0, "shelf is whole: 1 article", "")
    code, out, _ = run(capsys, "list", "shelf", "--json")
    assert (json.loads(out)["id"], json.loads(out)["lang"]) == ("dam", "en")


def test_check_names_what_is_wrong(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A changed file is named on stderr, and the exit code is 1."""
    main(["index", "lantern.txt", "--out", "shelf"])
    capsys.readouterr()
    (texts / "shelf/segments/1-1/texts.bin").write_bytes(b"x")
    said = "article-qa: segments/1-1/texts.bin is missing or not the file that was written.\n"
    assert run(capsys, "check", "shelf") == (1, "", said)
    code, out, err = run(capsys, "ask", "Who?", "--on", "shelf")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "The shelf 'shelf' is damaged" in err


def test_ids_come_from_a_pipe(texts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """``remove DIR -`` reads ids from standard input."""
    main(["index", "lantern.txt", "mill.txt", "--out", "shelf"])
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO("mill\n\n"))
    assert run(capsys, "remove", "shelf", "-") == (0, "Removed 1 article; shelf holds 1.\n", "")


def test_a_folder_that_is_no_shelf_is_left_alone(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Commands on a folder that is no shelf fail in one line and write nothing there."""
    before = sorted(texts.rglob("*"))
    for words in (["add", ".", "mill.txt"], ["remove", ".", "mill"], ["list", "."], ["check", "."], ["check", "gone"]):
        said = f"article-qa: There is no shelf at '{words[1]}'; check the path.\n"
        assert run(capsys, *words) == (1, "", said)
    assert sorted(texts.rglob("*")) == before


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


def test_progress_is_shown_on_a_terminal_only() -> None:
    """On a terminal stands one line, wiped in the end; elsewhere nothing."""
    for stream, shown in ((Screen(), True), (io.StringIO(), False)):
        with Progress(stream, "Indexing") as progress:
            progress.step()
        assert stream.getvalue().endswith("\r\x1b[K") is shown
        assert ("Indexing: 1 article, " in stream.getvalue()) is shown
    half = Progress(Screen(), "Checking", 2)
    half.step()
    assert half.line(0.5) == "Checking: [############............]  50%, 1 of 2 articles, 2 a second"
