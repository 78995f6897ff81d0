"""Promises of the command line: what it prints, where, and with which exit code."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from article_index.loading.text import default_article
from article_qa.library import Library
from article_web.shell.cli import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]
QUESTION = "Who brokered the November 2020 ceasefire?"
STORY = "The Lantern\n\nMira Holt opened the Lantern theatre in Porto in 1987. It closed after a fire in 2003.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Write a small article of our own."""
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_help_is_there_without_anything_heavy(command_environment: dict[str, str]) -> None:
    """Showing the help imports neither the server nor the engine nor their libraries."""
    script = (
        "import sys, article_web.shell.cli as c; code = c.main(['--help']);"
        "heavy = {'flask', 'numpy', 'nltk', 'pydantic', 'waitress', 'rank_bm25', 'article_qa.library'};"
        "sys.exit(code or sorted(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], env=command_environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_thread_inside_numpy_does_not_abort_the_end(command_environment: dict[str, str]) -> None:
    """What warms the engine beside a service that is told to end must not turn its exit code into SIGABRT's."""
    script = (
        "import sys, threading, time, numpy, article_web.shell.cli as c\n"
        "words = numpy.arange(2000).astype(str).astype(numpy.dtypes.StringDType())\n"
        "def work():\n    while True: numpy.unique(words)\n"
        "threading.Thread(target=work, daemon=True).start(); time.sleep(0.1)\n"
        "sys.argv = ['article-qa', '--version']; c.run()"
    )
    for _ in range(6):  # about every third ends in an abort where the interpreter meets the thread
        done = subprocess.run([sys.executable, "-c", script], env=command_environment, capture_output=True, check=False)
        assert (done.returncode, done.stdout[:11], done.stderr) == (0, b"article-qa ", b"")


def test_ask_prints_the_quote_as_the_article_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    """Into a pipe each quote stands unwrapped on a line of its own, with the place it is at."""
    assert main(["ask", QUESTION]) == 0
    out = capsys.readouterr().out
    quote = next(line for line in out.splitlines() if line.startswith("[1] "))[4:]
    text = default_article().text
    start = text.index(quote)
    assert f"armenia-azerbaijan, sentence 1, characters {start}–{start + len(quote)}" in out
    assert "Russian-brokered ceasefire" in quote
    assert "\x1b" not in out


def test_ask_json_is_the_object_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    """--json prints what Library.ask gives, with the limit and the explanation asked for."""
    assert main(["ask", QUESTION, "--json", "--limit", "2", "--explain"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got == Library.open().ask(QUESTION, limit=2, explain=True).to_dict()
    assert "explanation" in got


def test_ask_answers_from_the_paths_named(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    """--on may be repeated, and names what is asked instead of the article that comes with us."""
    other = story.with_name("other.txt")
    other.write_text("Rain fell in Turin all week.\n", encoding="utf-8")
    for paths in ((other, story), (story, other)):
        on = [word for path in paths for word in ("--on", str(path))]
        assert main(["ask", "Who opened the Lantern theatre?", *on, "--json"]) == 0
        [cited] = json.loads(capsys.readouterr().out)["citations"]
        assert (cited["article"], cited["quote"]) == ("story", "Mira Holt opened the Lantern theatre in Porto in 1987.")


def test_ask_reads_an_article_from_stdin(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """--on - is the text on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main(["ask", "Who opened the Lantern theatre?", "--on", "-"]) == 0
    assert (
        "[1] Mira Holt opened the Lantern theatre in Porto in 1987.\n    stdin, sentence 1," in capsys.readouterr().out
    )


def test_index_and_eval_read_an_article_from_stdin(command: Run, tmp_path: Path) -> None:
    """- is the text on standard input for them as for ask, as an article called stdin."""
    line = {"article": "stdin", "id": "1", "question": "Who opened the Lantern theatre?", "answerable": True}
    gold = ["Mira Holt opened the Lantern theatre in Porto in 1987."]
    (tmp_path / "q.jsonl").write_text(json.dumps(line | {"gold": gold}), encoding="utf-8")
    assert command("index", "-", "--out", "shelf", stdin=STORY).stdout == "Wrote 1 article to shelf.\n"
    for on, text in (("shelf", ""), ("-", STORY)):
        done = command("eval", "q.jsonl", "--on", on, "--json", stdin=text)
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["q.jsonl"]["right"] == 1.0


def test_nothing_of_an_answer_hangs_on_the_order_of_hashes(command: Run, tmp_path: Path) -> None:
    """Processes that hash strings differently print the same bytes of a shelf, the explanation included."""
    for name in ("Porto", "Lyon", "Turin", "Ghent", "Basel", "Graz", "Split", "Bergen", "Oulu", "Vigo"):
        (tmp_path / f"{name}.txt").write_text(f"{STORY}\nThe mayor of {name} wept.\n", encoding="utf-8")
    asked = ("ask", "Who opened the Lantern theatre?", "--on", str(tmp_path), "--json", "--explain")
    first, second = (command(*asked, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == 0
    assert first.stdout == second.stdout


def test_what_the_article_does_not_say_is_done(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    """A question that the article does not answer ends with exit code 0 and cites nothing."""
    assert main(["ask", "What is the melting point of tungsten?", "--on", str(story)]) == 0
    out, err = capsys.readouterr()
    assert "[1]" not in out
    assert out.strip()
    assert err == ""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name a command"),
        (["bogus"], "'bogus'"),
        (["ask"], "QUESTION"),
        (["ask", "Who?", "--limit", "0"], "'0' is not a number from 1 to 10"),
        (["ask", "Who?", "--limit", "two"], "'two' is not a number from 1 to 10"),
        (["ask", "Who?", "--bogus"], "--bogus (see 'article-qa ask --help')"),
        (
            ["ask", "Who", "opened it?"],
            "a question of several words in quotation marks (see 'article-qa ask --help')",
        ),
        (["--bogus"], "--bogus (see 'article-qa --help')"),
        (["serve", "--port", "65536"], "--port is 65,536; it may be 0 to 65,535."),
        (["index", "story.txt"], "--out"),
        (["eval"], "FILE"),
        (["eval", "x.jsonl", "--sample", "0"], "'0' is not a number from 1"),
        (["chat", "--on", "-"], "name a file"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    """What does not fit is said in one line on stderr, and nothing is printed."""
    assert main(arguments) == 2
    _one_line(capsys, says)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ask", "Who?", "--on", "missing.txt"], "missing.txt"),
        (["ask", " "], "question"),
        (["ask", "x" * 1001], "1,000"),
        (["ask", "Who \udcff?"], "not valid Unicode"),
        (["ask", "Who?", "--on", "."], "no article under ."),
        (["serve", "."], "no article under ."),
        (["serve", "missing.txt"], "missing.txt"),
        (["chat", "--on", "missing.txt"], "missing.txt"),
        (["index", "missing.txt", "--out", "shelf"], "missing.txt"),
        (["eval", "missing.jsonl"], "missing.jsonl"),
    ],
)
def test_a_failure_is_one_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    says: str,
) -> None:
    """What cannot be read or asked is said in one line on stderr, without a traceback."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 1
    _one_line(capsys, says)


def test_an_unexpected_error_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, story: Path
) -> None:
    """A bug is called one, in one line that says how to see more; asked for, the traceback is there."""
    monkeypatch.setattr(sys, "stdin", None)  # nothing reads it here but for --on -, and None has no buffer
    monkeypatch.delenv("ARTICLE_QA_DEBUG", raising=False)
    assert main(["ask", "Who?", "--on", "-"]) == 1
    _one_line(capsys, "This is a bug (AttributeError")
    monkeypatch.setenv("ARTICLE_QA_DEBUG", "1")
    with pytest.raises(AttributeError):
        main(["ask", "Who?", "--on", "-"])


def test_an_article_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Escape sequences in an article reach neither the text nor the JSON raw, and the JSON means the same."""
    evil = tmp_path / "evil.txt"
    evil.write_text(
        "Mira Holt \x9b31m\x1b]0;x\x1b\\opened the Lantern theatre in Porto in 1987. " * 2, encoding="utf-8"
    )
    for arguments in ([], ["--json"]):
        assert main(["ask", "Who opened the Lantern theatre?", "--on", str(evil), *arguments]) == 0
        out = capsys.readouterr().out
        assert "Mira Holt" in out
        assert not {"\x1b", "\x9b"} & set(out)
    assert "\x9b31m\x1b" in json.loads(out)["citations"][0]["quote"]


@pytest.mark.parametrize("command", ["--help", "ask", "chat", "index", "eval"])
def test_a_closed_pipe_is_no_error(command_environment: dict[str, str], tmp_path: Path, command: str) -> None:
    """When the reader of the output is gone the command ends quietly, with exit code 0."""
    line = {"article": "armenia-azerbaijan", "id": "1", "question": QUESTION, "answerable": False, "gold": []}
    (tmp_path / "q.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    more = {"ask": [QUESTION], "index": ["a.txt", "--out", "shelf"], "eval": ["q.jsonl"]}.get(command, [])
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "article_web", command, *more],
        input=f"{QUESTION}\n".encode(),
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=command_environment,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(command_environment: dict[str, str]) -> None:
    """Output that cannot be written is a failure, said in one line."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "article_web", "--version"],
            stdout=full, stderr=subprocess.PIPE, env=command_environment, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, b"article-qa: No space left on device.\n")


def test_ctrl_c_ends_quietly(command_environment: dict[str, str]) -> None:
    """SIGINT ends a conversation with exit code 130 and not a word."""
    chat = subprocess.Popen(
        [sys.executable, "-u", "-m", "article_web", "chat"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=command_environment,
    )  # fmt: skip
    assert chat.stdin is not None
    assert chat.stdout is not None
    chat.stdin.write(b"/help\n")
    chat.stdin.flush()
    assert chat.stdout.readline()  # it is listening now
    chat.send_signal(signal.SIGINT)
    _, err = chat.communicate(timeout=60)
    assert (chat.returncode, err) == (130, b"")


def test_an_output_without_the_letters_gets_escapes(command: Run) -> None:
    """Where the output's encoding lacks a character, JSON escapes it and text replaces it; neither fails."""
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = command("ask", QUESTION, "--json", **ascii_only)
    assert json.loads(done.stdout) == Library.open().ask(QUESTION).to_dict()
    assert command("ask", QUESTION, **ascii_only).returncode == 0


def test_index_builds_a_shelf_that_answers_alike(
    capsys: pytest.CaptureFixture[str], story: Path, tmp_path: Path
) -> None:
    """A built shelf gives byte for byte the answer that its texts give."""
    out = tmp_path / "shelf"
    assert main(["index", str(story), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"Wrote 1 article to {out}.\n"
    answers = []
    for path in (story, out):
        assert main(["ask", "When did it close?", "--on", str(path), "--json"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1]


def _one_line(capsys: pytest.CaptureFixture[str], says: str) -> None:
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("article-qa: ")
    assert err.count("\n") == 1
    assert says in err
