"""Mirror of article_web/shell/ask.py and questions.py: formats, many questions at once, and where what goes."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest

from article_qa.library import Library
from article_web.shell.cli import main

QUESTION = "When did Russia negotiate a second ceasefire?"
QUOTE = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
OTHER = "What is the melting point of tungsten?"
STORY = "Mira Holt opened the Lantern theatre in Porto in 1987. It closed after a fire in 2003.\n"


@pytest.fixture
def asked(tmp_path):
    """Return a function that writes a file of questions and gives its name."""

    def write(text):
        path = tmp_path / "questions.txt"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_json_is_json(capsys):
    """--format json and --json print the same bytes."""
    assert main(["ask", QUESTION, "--format", "json"]) == 0
    one = capsys.readouterr().out
    assert main(["ask", QUESTION, "--json"]) == 0
    assert capsys.readouterr().out == one


def test_markdown_is_to_be_pasted(capsys, library):
    """The question, the short answer, the quote and its place; no link where the article has no address."""
    assert main(["ask", QUESTION, "--format", "markdown"]) == 0
    assert capsys.readouterr().out == (
        f"**{QUESTION}**\n\n**November 16th** [1]\n\n> [1] {QUOTE}\n>\n"
        "> — Armenia-Azerbaijan Relations Remain Uneasy, But Carefully Improving "
        "(armenia-azerbaijan, sentence 14, characters 2438–2521)\n\n*Clearly the answer (0.93).*\n"
    )


def test_csv_has_a_line_of_names(capsys):
    """One table, whose rows are the citations."""
    assert main(["ask", QUESTION, "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["quote"], row["start"], row["end"], row["short"]) == (QUOTE, "2438", "2521", "November 16th")


def test_many_questions_are_asked_in_their_order(capsys, asked, library):
    """As JSON, one object a line, each the very object of one question; blank lines are none."""
    path = asked(f"\ufeff{QUESTION}\n\n  {OTHER}  \r\nThanks!")
    assert main(["ask", "--questions", path, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    expected = [library.ask(one).to_dict() for one in (QUESTION, OTHER, "Thanks!")]
    assert ([json.loads(line) for line in out.splitlines()], err) == (expected, "")


def test_a_line_may_be_a_request(capsys, asked, library):
    """What the endpoint takes is taken: history, articles, limit; and documents instead of the article."""
    requests = [
        {"question": "And why?", "history": [{"question": QUESTION, "answer": QUOTE}]},
        {"question": "What did Armenia and Azerbaijan say about each other?", "limit": 1},
        {"question": QUESTION, "articles": ["armenia-azerbaijan"], "explain": True},
        {"question": "Who opened the Lantern theatre?", "documents": [{"id": "story", "text": STORY}]},
    ]
    path = asked("".join(json.dumps(one) + "\n" for one in requests))
    assert main(["ask", "--questions", path, "--json", "--limit", "2"]) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found == [library.ask(**({"limit": 2} | one)).to_dict() for one in requests]


def test_many_are_one_table(capsys, asked):
    """One line of names, and at least a row for each question."""
    assert main(["ask", "--questions", asked(f"{QUESTION}\n{OTHER}\n"), "--format", "csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(one["question"], one["outcome"]) for one in found] == [
        (QUESTION, "answered"), (OTHER, "not_in_article"),
    ]  # fmt: skip


def test_many_are_told_apart(capsys, asked):
    """As text each answer stands under its question, as Markdown a rule parts them."""
    path = asked(f"Thanks!\n{QUESTION}\n")
    assert main(["ask", "--questions", path]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"Question: Thanks!\n\nYou are welcome.\n\nQuestion: {QUESTION}\n\nShort answer: November 16th\n"
    )
    assert main(["ask", "--questions", path, "--format", "markdown"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        f"**Thanks!**\n\nYou are welcome.\n\n---\n\n**{QUESTION}**\n\n**November 16th** [1]\n\n> [1] "
    )


def test_what_cannot_be_asked_is_told_and_the_others_are_asked(capsys, asked):
    """On stderr, a line each, by its number; the exit code is 1 and stdout has the answers alone."""
    wrong = [
        "x" * 1_001,
        '{"question": 5}',
        '{"question": "a", "colour": 1}',
        '{"question":',
        '{"question": "a", "articles": ["nope"]}',
    ]
    text = "\n".join([*wrong, "Thanks!"]).encode() + b"\n\xff\n"
    assert main(["ask", "--questions", asked(text), "--json"]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["You are welcome."]
    assert err == (
        "article-qa: line 1: The question has more than 1,000 characters.\n"
        "article-qa: line 2: The question has to be a text.\n"
        "article-qa: line 3: The field colour is not known here.\n"
        "article-qa: line 4: The line cannot be read as JSON at column 13: Expecting value.\n"
        "article-qa: line 5: There is no article “nope” on this shelf.\n"
        "article-qa: line 7: The line is not UTF-8 at byte 0.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ask", "--format", "json"], 2, "either a QUESTION or --questions FILE"),
        (["ask", "Who?", "--questions", "x"], 2, "either a QUESTION or --questions FILE"),
        (["ask", "--questions", "-", "--on", "-"], 2, "cannot both come from stdin"),
        (["ask", "Who?", "--format", "xml"], 2, "'xml'"),
        (["ask", "Who?", "--format", "csv", "--explain"], 2, "--explain goes with --format text or json"),
        (["ask", "--questions", "missing.txt"], 1, "The questions cannot be read: missing.txt: No such file"),
        (["ask", "--questions", "."], 1, "The questions cannot be read: .: Is a directory"),
    ],
)
def test_what_does_not_fit_is_one_line(capsys, monkeypatch, tmp_path, arguments, code, says):
    """Nothing on stdout, one line on stderr, and the code that tells usage from failure."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("article-qa: ")
    assert err.count("\n") == 1
    assert says in err


def test_an_article_steers_no_terminal_in_any_format(capsys, tmp_path):
    """Escape sequences of an article are made visible in Markdown and CSV, too."""
    evil = tmp_path / "evil.txt"
    evil.write_text(
        "Mira Holt \x9b31m\x1b]0;x\x1b\\opened the Lantern theatre in Porto in 1987. " * 2, encoding="utf-8"
    )
    for form in ("markdown", "csv"):
        assert main(["ask", "Who opened the Lantern theatre?", "--on", str(evil), "--format", form]) == 0
        out = capsys.readouterr().out
        assert "Mira Holt" in out
        assert not {"\x1b", "\x9b"} & set(out)


def test_answers_come_as_questions_do(command_environment):
    """Through a pipe, an answer is there before the next question is sent."""
    process = subprocess.Popen(
        [sys.executable, "-m", "article_web", "ask", "--questions", "-", "--json"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=command_environment,
    )  # fmt: skip
    for question in (QUESTION, OTHER):
        process.stdin.write(f"{question}\n".encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == Library.open().ask(question).to_dict()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, b"", b"")


def test_a_closed_pipe_ends_many_quietly(command_environment, asked):
    """A reader that has seen enough is no error."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "article_web", "ask", "--questions", asked(f"{QUESTION}\n" * 3)],
        stdout=writing, stderr=subprocess.PIPE, env=command_environment, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
