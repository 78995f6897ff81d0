"""Promises of the command that measures."""

import json
from pathlib import Path

import pytest

from article_web.cli import main

STORY = "The Lantern\n\nMira Holt opened the Lantern theatre in Porto in 1987. It closed after a fire in 2003.\n"
OPENED = "Mira Holt opened the Lantern theatre in Porto in 1987."
LINES = [
    {"article": "story", "id": "s1", "question": "Who opened the Lantern theatre?", "type": "who",
     "answerable": True, "gold": [OPENED]},
    {"article": "story", "id": "s2", "question": "Who opened the Lantern theatre?", "type": "wrong",
     "answerable": True, "gold": ["It closed after a fire in 2003."]},
    {"article": "story", "id": "s3", "question": "What is the melting point of tungsten?", "type": "none",
     "answerable": False, "gold": []},
]  # fmt: skip
DOCUMENT = {
    "doc_id": "d", "title": "", "text": OPENED, "sentences": [{"start": 0, "end": len(OPENED)}],
    "questions": [
        {"id": "d1", "question": "Who opened the Lantern theatre?", "answerable": True, "gold_sentences": [0]}
    ],
}  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, str]:
    """Write a file of questions on an article, a file of documents, and the article."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "ours.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in LINES), encoding="utf-8")
    (tmp_path / "public.jsonl").write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return str(tmp_path / "ours.jsonl"), str(tmp_path / "public.jsonl"), str(tmp_path / "story.txt")


def test_figures_of_files_on_articles_and_on_documents(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str]
) -> None:
    """Each file has its row, then their mean and the total; one of our questions cannot come out right."""
    ours, public, story = files
    assert main(["eval", ours, public, "--on", story, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert list(rows) == ["ours.jsonl", "public.jsonl", "MEAN", "ALL"]
    assert (rows["ours.jsonl"]["n"], rows["ours.jsonl"]["right"], rows["ours.jsonl"]["first"]) == (
        3,
        0.6667,
        0.5,
    )
    assert rows["ours.jsonl"]["declined"] == 1.0
    assert (rows["public.jsonl"]["right"], rows["ALL"]["right"]) == (1.0, 0.75)


def test_types_and_misses(capsys: pytest.CaptureFixture[str], files: tuple[str, str, str]) -> None:
    """Types have their own lines on stdout; what did not come out right is named on stderr."""
    ours, _, story = files
    assert main(["eval", ours, "--on", story, "--types", "--misses"]) == 0
    out, err = capsys.readouterr()
    assert [line.split("  ")[0].strip() for line in out.splitlines()] == [
        "ours.jsonl", "type none", "type who", "type wrong"
    ]  # fmt: skip
    assert err == f"  s2 [wrong] 'Who opened the Lantern theatre?' -> answered: '{OPENED}'\n"


def test_an_article_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str], files: tuple[str, str, str]) -> None:
    """A question on an article that no path gave says its line and what to do."""
    assert main(["eval", files[0]]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"article-qa: {files[0]}:1: there is no article 'story' here; name its file with --on.\n",
    )


def test_a_question_that_cannot_be_asked_fails(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """It is counted, and the exit code says so; the others are measured."""
    asked = tmp_path / "long.jsonl"
    asked.write_text(json.dumps(LINES[2] | {"question": "x" * 1001}), encoding="utf-8")
    assert main(["eval", str(asked), "--on", files[2], "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["long.jsonl"]["failed"] == 1
