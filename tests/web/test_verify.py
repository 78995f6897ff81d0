"""Promises of checking answers over HTTP and in the shell: the library's own verification, and clear refusals."""

import io
import json
import sys
from pathlib import Path

import pytest

from article_qa.answer import Answer
from article_web.app import create_app
from article_web.serving.settings import Settings
from article_web.shell.cli import main

QUESTION = "When did Russia negotiate a second ceasefire?"
STORY = "Mira Holt opened the Lantern theatre in Porto in 1987.\n"


def posted(client, **sent):
    """Return the response to a request to check."""
    return client.post("/api/v1/verify", json=sent)


@pytest.mark.parametrize("question", [QUESTION, "What is the melting point of tungsten?", "Hello!"])
def test_every_surface_gives_the_same_verification(client, library, capsys, tmp_path: Path, question):
    """The endpoint, the command and the Python call give one object, and a true answer is verified."""
    answer = client.post("/api/v1/ask", json={"question": question}).json
    expected = Answer.from_dict(answer).verify(library).to_dict()
    assert expected["verified"]
    response = posted(client, answer=answer)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    file = tmp_path / "answer.json"
    file.write_text(json.dumps(answer), encoding="utf-8")
    assert main(["verify", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == response.json == expected


def test_documents_are_what_it_is_held_against(client):
    """An answer from a document is checked against documents; the shelf is not asked then."""
    document = {"id": "story", "text": STORY}
    answer = client.post("/api/v1/ask", json={"question": "Who opened the theatre?", "documents": [document]}).json
    assert posted(client, answer=answer, documents=[document]).json["verified"]
    changed = {"id": "story", "text": f"So it was. {STORY.replace('1987', '1988')}"}
    found = posted(client, answer=answer, documents=[changed]).json
    assert found["checks"][0]["status"] == "changed"
    assert found["checks"][0]["now"] == {"text": changed["text"][11:].strip(), "start": 11, "end": 65}
    assert found["articles"][0]["same"] is False
    assert {one["status"] for one in posted(client, answer=answer).json["checks"]} == {"gone", "exact"}


def test_citations_alone_are_enough(client):
    """Who has but a quote learns where it stands; code points are counted, not bytes."""
    cited = {"article": "d", "quote": "A panda."}
    found = posted(client, citations=[cited], documents=[{"id": "d", "text": "🐼🐼 Look! A panda."}]).json
    assert found["checks"] == [
        {"part": "/citations/0", "status": "exact", "article": "d", "text": "A panda.", "start": None, "end": None,
         "places": [{"start": 9, "end": 17}], "now": None}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "status", "pointer"),
    [
        ({}, 422, "/answer"),
        ({"answer": {"citations": []}, "citations": []}, 422, "/answer"),
        ({"answer": {}}, 422, "/answer/citations"),
        ({"answer": []}, 422, "/answer"),
        ({"citations": []}, 400, "/citations"),
        ({"citations": [{"article": "d", "quote": "a"}] * 101}, 400, "/citations"),
        ({"citations": [{"article": "d", "quote": "a", "start": 3}]}, 422, "/citations/0/end"),
        ({"citations": [{"article": "d", "quote": "a", "start": -3, "end": 0}]}, 422, "/citations/0/start"),
        ({"citations": [{"article": "d", "quote": "a"}], "colour": 1}, 422, "/colour"),
        ({"answer": {"citations": []}, "documents": [{"id": "Ä", "text": "a"}]}, 422, "/documents/0/id"),
    ],
)
def test_what_does_not_fit_is_a_problem(client, sent, status, pointer):
    """Each misfit is named by its pointer, in problem details."""
    response = posted(client, **sent)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json")
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]


def test_half_a_character_is_no_quote(client):
    """Half of a surrogate pair in a quote is refused as it is in a question."""
    body = '{"citations": [{"article": "d", "quote": "\\ud800"}]}'
    response = client.post("/api/v1/verify", data=body, content_type="application/json")
    assert (response.status_code, response.json["errors"][0]["pointer"]) == (422, "/citations/0/quote")


def test_too_many_characters_and_too_much_time_are_refused(library, client):
    """Documents have the bounds that they have for a question, and so has the time that they take."""
    cited = {"article": "d", "quote": "Nothing like it was said."}
    assert posted(client, citations=[cited], documents=[{"id": "d", "text": "a" * 1_000_001}]).status_code == 413
    hurried = create_app(library, Settings(time_budget=0.01)).test_client()
    long = {"id": "d", "text": "It was said like nothing else. " * 20_000}
    response = posted(hurried, citations=[cited], documents=[long])
    assert (response.status_code, response.json["type"]) == (503, "/problems/too-slow")
    often = cited | {"also": [{"article": "d", "start": 0, "end": 5}] * 1000}
    response = posted(hurried, citations=[often] * 100, documents=[{"id": "d", "text": "b" * 200_000}])
    assert (response.status_code, response.json["type"]) == (503, "/problems/too-slow")


def test_a_token_is_asked_for(library, tmp_path: Path):
    """Where the API is closed, so is this."""
    tokens = tmp_path / "tokens"
    tokens.write_text(f"ann {'0' * 64}\n", encoding="utf-8")
    closed = create_app(library, Settings(tokens=tokens)).test_client()
    assert posted(closed, citations=[{"article": "d", "quote": "a"}]).status_code == 401


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a folder to be in, with a story and an answer from it."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    assert main(["ask", "Who opened the Lantern theatre?", "--on", "story.txt", "--json"]) == 0
    Path("answer.json").write_text(capsys.readouterr().out, encoding="utf-8")
    return tmp_path


def test_the_exit_code_says_whether_all_is_exact(answered, capsys):
    """0 for an answer that stands, 1 for one that does not, with what became of each part."""
    assert main(["verify", "answer.json", "story.txt"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Verified: 3 parts, all exact."
    Path("story.txt").write_text(f"Then. {STORY}{STORY}\x1b[2J", encoding="utf-8")
    assert main(["verify", "answer.json", "story.txt"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "ambiguous  citation 1: Mira Holt opened the Lantern theatre in Porto in 1987.",
        "           stands at 6–60, 61–115",
        "ambiguous  short 1: Mira Holt",
        "           stands at 6–15, 61–70",
        "exact      text: Mira Holt opened the Lantern theatre in Porto in 1987.",
        "The text of story has changed since the answer.",
        "Not verified: 1 of 3 parts exact.",
    ]


def test_an_answer_comes_through_a_pipe(answered, capsys, monkeypatch):
    """``-`` is the answer on standard input; a renamed article is known by its hash and called what it is called."""
    Path("story.txt").rename("tale.txt")
    Path("other.txt").write_text("Rain fell.", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(Path("answer.json").read_bytes())))
    assert main(["verify", "-", "other.txt", "tale.txt"]) == 0
    assert "The article story is here called tale." in capsys.readouterr().out
    assert main(["verify", "answer.json"]) == 1
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "The text of story, here armenia-azerbaijan, has changed since the answer.",
        "Not verified: 1 of 3 parts exact.",
    ]


@pytest.mark.parametrize(
    ("arguments", "content", "code", "says"),
    [
        (["verify"], "", 2, "ANSWER"),
        (["verify", "-", "-"], "", 2, "not both"),
        (["verify", "missing.json"], "", 1, "missing.json cannot be read (No such file or directory)."),
        (["verify", "wrong.json"], "so", 1, "This is no answer of article-qa: it is no JSON."),
        (["verify", "wrong.json"], "[" * 100_000, 1, "it is no JSON."),
        (["verify", "wrong.json"], "[]", 1, "it is no object."),
        (["verify", "wrong.json"], "{}", 1, "its field citations is missing."),
        (["verify", "wrong.json"], '{"citations": [3]}', 1, "its field citations/0 is no object."),
        (["verify", "answer.json", "missing.txt"], "", 1, "missing.txt"),
    ],
)
def test_what_cannot_be_checked_is_one_line(answered, capsys, arguments, content, code, says):
    """Wrong usage is 2, what cannot be read 1, each with one line on stderr and nothing on stdout."""
    Path("wrong.json").write_text(content, encoding="utf-8")
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert says in err
