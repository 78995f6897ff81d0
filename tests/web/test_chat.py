"""Promises of the conversation in the terminal."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from article_qa.history import Turn
from article_qa.library import Library
from article_web.shell.cli import main
from article_web.shell.printed import printed
from article_web.shell.terminal import Terminal

FIRST, LEANING = "When did the war start?", "and when did it end?"


def say(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Make ``lines`` what is piped in."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_question_may_lean_on_the_one_before(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each question is asked with the turns before it, their answers and their places."""
    say(monkeypatch, FIRST, "", LEANING)
    assert main(["chat"]) == 0
    out = capsys.readouterr().out
    library = Library.open()
    first = library.ask(FIRST)
    second = library.ask(LEANING, [Turn.of(first)])
    assert out == "".join(f"{printed(answer, Terminal())}\n\n" for answer in (first, second))


def test_a_question_may_lean_on_one_long_before(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All turns before a question go with it, not the last alone."""
    say(monkeypatch, FIRST, "Thanks!", LEANING)
    assert main(["chat"]) == 0
    library, turns = Library.open(), []
    for question in (FIRST, "Thanks!"):
        turns.append(Turn.of(library.ask(question, turns)))
    leaning = library.ask(LEANING, turns)
    assert leaning.understood_as == "When did the war end?"
    assert capsys.readouterr().out.endswith(f"\n\nYou are welcome.\n\n{printed(leaning, Terminal())}\n\n")


def test_a_new_conversation_forgets(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """After /new the same words are asked as if they came first."""
    say(monkeypatch, FIRST, "/new", "Who was he?")
    assert main(["chat"]) == 0
    after_new = capsys.readouterr().out.split("A new conversation.\n\n")[1]
    say(monkeypatch, "Who was he?")
    assert main(["chat"]) == 0
    assert capsys.readouterr().out == after_new


def test_quit_ends_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing after /quit is asked."""
    say(monkeypatch, "/quit", FIRST)
    assert main(["chat"]) == 0
    assert capsys.readouterr().out == ""


def test_help_lists_what_can_be_typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """/help, and a command that there is not, show all there are."""
    say(monkeypatch, "/help", "/bogus")
    assert main(["chat"]) == 0
    out = capsys.readouterr().out
    assert out.count("/new ") == out.count("/quit ") == out.count("/help ") == 2


def test_a_question_that_cannot_be_asked_does_not_end_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is refused in one line, and the next is answered."""
    path = tmp_path / "story.txt"
    path.write_text("Mira Holt opened the Lantern theatre in Porto in 1987.\n", encoding="utf-8")
    say(monkeypatch, "x" * 1001, "Who opened the Lantern theatre?")
    assert main(["chat", "--on", str(path)]) == 0
    out, err = capsys.readouterr()
    assert err.startswith("article-qa: ")
    assert err.count("\n") == 1
    assert "[1] Mira Holt opened the Lantern theatre in Porto in 1987.\n" in out


def test_a_line_in_another_encoding_does_not_end_it(command_environment: dict[str, str]) -> None:
    """It is refused in one line that names the character, also where stdin is read strictly; the next counts."""
    done = subprocess.run(
        [sys.executable, "-m", "article_web", "chat"],
        input="Who was Andr\u00e9?\n".encode("latin-1") + b"hello\n",
        capture_output=True, timeout=120, check=False,
        env=command_environment | {"PYTHONIOENCODING": "utf-8:strict"},
    )  # fmt: skip
    said = (
        b"article-qa: The question is not valid Unicode: its character 13 is a byte that is not UTF-8, or half of a "
        b"surrogate pair.\n"
    )
    assert (done.returncode, done.stderr) == (0, said)
    assert done.stdout.startswith(b"Hello. ")


def test_a_turn_tells_of_the_places_cited() -> None:
    """The history of a later question holds the question, the answer's text and where it was cited from."""
    answer = Library.open().ask(FIRST)
    told = Turn.of(answer)
    assert (told.question, told.answer) == (FIRST, answer.text)
    assert [(p.article, p.start, p.end) for p in told.citations] == [
        (c.article, c.start, c.end) for c in answer.citations
    ]
    assert isinstance(told, Turn)
