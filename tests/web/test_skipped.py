"""Promises of files that cannot be read while others are: told of on stderr, and the exit code of each command."""

import io
import json
import sys
from pathlib import Path

import pytest
from madefiles import pdf

from article_qa.library import Library
from article_web.serving.reopening import Source
from article_web.serving.settings import Settings
from article_web.shell.cli import main

QUESTION = "Who opened the Lantern theatre?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a folder with an article of two pages, and two files that are none."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.pdf").write_bytes(pdf("It rained in Porto.", "Mira Holt opened the Lantern theatre in Porto in 1987."))
    (texts / "b.pdf").write_bytes(b"<html>404</html>")
    (texts / "\x1b[1mc.txt").write_bytes(b"\x00")
    return texts


@pytest.fixture
def told(folder: Path) -> str:
    """Return what is told of the two; what could steer a terminal is shown as a sign."""
    return (
        f"article-qa: {folder}/␛[1mc.txt is not plain text; give a text file in UTF-8. Goes on without it."
        f"\narticle-qa: {folder}/b.pdf is not a PDF, whatever its name says. Goes on without it.\n"
    )


def test_index_writes_the_rest_and_ends_with_1(folder: Path, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The shelf holds what could be read, pages included, and a script learns that it is not all."""
    out = folder.parent / "shelf"
    assert main(["index", str(folder), "--out", str(out)]) == 1
    seen = capsys.readouterr()
    assert (seen.out, seen.err) == (f"Wrote 1 article to {out}.\n", told)
    assert main(["ask", QUESTION, "--on", str(out), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["article"], one["page"]) for one in answer["citations"]] == [("a", 2)]


def test_ask_answers_from_the_rest_and_ends_with_1(folder: Path, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The answer is printed, with the page; stderr and the exit code tell that something is missing."""
    assert main(["ask", QUESTION, "--on", str(folder)]) == 1
    seen = capsys.readouterr()
    assert seen.err == told
    assert "Mira Holt" in seen.out
    assert "page 2" in seen.out


def test_one_file_alone_is_an_error(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no other there is nothing to go on with."""
    assert main(["ask", QUESTION, "--on", str(folder / "b.pdf")]) == 1
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err == f"article-qa: {folder}/b.pdf is not a PDF, whatever its name says.\n"


def test_chat_and_the_service_go_on(
    folder: Path, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A conversation and a service start with what there is."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["chat", "--on", str(folder)]) == 0
    assert capsys.readouterr().err == told
    assert Source([str(folder)], Settings()).open().shelf.ids == ("a",)
    assert capsys.readouterr().err == told


def test_verify_ends_with_1(folder: Path, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is exact is said to be, and the exit code tells that not all articles could be looked at."""
    answer = folder.parent / "answer.json"
    answer.write_text(json.dumps(Library.open(folder / "a.pdf").ask(QUESTION).to_dict()), encoding="utf-8")
    assert main(["verify", str(answer), str(folder / "a.pdf")]) == 0
    assert capsys.readouterr().err == ""
    assert main(["verify", str(answer), str(folder)]) == 1
    seen = capsys.readouterr()
    assert seen.err == told
    assert seen.out.splitlines()[-1].endswith("all exact.")


def test_measuring_takes_all_or_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures of fewer articles than were named would mislead."""
    asked = folder.parent / "q.jsonl"
    line = {"article": "a", "id": "1", "question": QUESTION, "answerable": False, "gold": []}
    asked.write_text(json.dumps(line), encoding="utf-8")
    assert main(["eval", str(asked), "--on", str(folder)]) == 1
    assert "is not plain text" in capsys.readouterr().err
