"""Promises of the command that measures."""

import json
from pathlib import Path

import pytest

from article_web.shell.cli import main

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


def test_questions_of_several_paths(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """Each question is asked of its own article, from whichever --on it comes; a line a file, in their order."""
    _, _, story = files
    (tmp_path / "mill.txt").write_text("The mill was built by Tom Reed in 1887. It grinds rye.\n", encoding="utf-8")
    mill = LINES[0] | {
        "article": "mill",
        "question": "Who built the mill?",
        "gold": ["The mill was built by Tom Reed in 1887."],
    }
    for name, lines in (("one", [LINES[0], mill]), ("two", [mill])):
        (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    asked = [str(tmp_path / "one.jsonl"), str(tmp_path / "two.jsonl")]
    assert main(["eval", *asked, "--on", story, "--on", str(tmp_path / "mill.txt"), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {name: (row["n"], row["right"]) for name, row in rows.items() if ".jsonl" in name} == {
        "one.jsonl": (2, 1.0), "two.jsonl": (1, 1.0),
    }  # fmt: skip


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


def test_the_forms_of_the_output(capsys: pytest.CaptureFixture[str], files: tuple[str, str, str]) -> None:
    """--json is --format json; tables are there where they are asked for; Markdown begins with the figures."""
    ours, _, story = files
    printed = []
    for form in (["--json"], ["--format", "json"], ["--format", "markdown", "--tables"], ["--tables", "--json"]):
        assert main(["eval", ours, "--on", story, *form]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert printed[2].startswith("### Figures\n\n| file | n | right |")
    assert "### Words for confidence" in printed[2]
    rows = json.loads(printed[3])
    assert list(rows) == ["ours.jsonl", "TABLES"]
    assert sum(row["n"] for row in rows["TABLES"]["reliability"]) == 3


def test_several_processes_print_the_same(capsys: pytest.CaptureFixture[str], files: tuple[str, str, str]) -> None:
    """Misses and figures come out alike and in the same order."""
    ours, public, story = files
    said = []
    for jobs in ("1", "2"):
        assert main(["eval", ours, public, "--on", story, "--misses", "--types", "--jobs", jobs]) == 0
        said.append(capsys.readouterr())
    assert said[0] == said[1]
    assert "s2 [wrong]" in said[0].err


def test_two_files_of_one_name_stay_two(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """They are told apart as they were given."""
    ours, _, story = files
    (tmp_path / "more").mkdir()
    other = tmp_path / "more" / "ours.jsonl"
    other.write_text(json.dumps(LINES[2]), encoding="utf-8")
    assert main(["eval", ours, str(other), "--on", story, "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)) == [ours, str(other), "MEAN", "ALL"]


def test_a_run_is_compared_with_a_saved_one(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """Saved and asked again nothing differs, and the guard is content; the saved file holds no question."""
    ours, _, story = files
    saved = tmp_path / "run.json"
    assert main(["eval", ours, "--on", story, "--save", str(saved)]) == 0
    assert "Lantern" not in saved.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["eval", ours, "--on", story, "--against", str(saved), "--fail-under-baseline", "--json"]) == 0
    against = json.loads(capsys.readouterr().out)["AGAINST"]
    assert (against["questions"], against["only_before"], against["only_after"]) == (3, 0, 0)
    assert {row["figure"]: row["before"] for row in against["differences"]}["right"] == 0.6667
    assert {(row["difference"], row["low"], row["high"]) for row in against["differences"]} == {(0.0, 0.0, 0.0)}


def test_answers_worse_than_the_saved_ones_fail(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """Where every question was right before, and none is now, the figures are printed and the exit code is 1."""
    _, _, story = files
    wrong = tmp_path / "wrong.jsonl"
    lines = [json.dumps(LINES[1] | {"id": f"w{i}"}) for i in range(5)]
    wrong.write_text("\n".join(lines), encoding="utf-8")
    rows = [{"id": f"w{i}", "type": "wrong", "right": True, "first": True} for i in range(5)]
    saved = tmp_path / "run.json"
    saved.write_text(json.dumps({"format": 1, "files": {"wrong.jsonl": rows}}), encoding="utf-8")
    assert main(["eval", str(wrong), "--on", story, "--against", str(saved)]) == 0
    printed = capsys.readouterr().out
    assert "right   1.0000  0.0000     -1.0000  -1.0000 to -1.0000    worse" in printed
    assert main(["eval", str(wrong), "--on", story, "--against", str(saved), "--fail-under-baseline"]) == 1
    out, err = capsys.readouterr()
    assert out == printed
    assert err == (
        "article-qa: The answers are worse than the saved run's, beyond chance: right from 1.0000 to 0.0000 and first "
        "from 1.0000 to 0.0000; --misses shows which.\n"
    )


def test_a_guard_needs_a_saved_run(
    capsys: pytest.CaptureFixture[str], files: tuple[str, str, str], tmp_path: Path
) -> None:
    """Without one it is wrong usage; a run of other questions is refused."""
    ours, _, story = files
    assert main(["eval", ours, "--on", story, "--fail-under-baseline"]) == 2
    assert "needs a saved run: add --against FILE" in capsys.readouterr().err
    other = tmp_path / "other.json"
    other.write_text('{"format": 1, "files": {"x": []}}', encoding="utf-8")
    assert main(["eval", ours, "--on", story, "--against", str(other)]) == 1
    assert "has none of these questions" in capsys.readouterr().err


def test_plots_are_written(files: tuple[str, str, str], tmp_path: Path) -> None:
    """Both plots lie in the folder that is named."""
    assert main(["eval", files[0], "--on", files[2], "--plots", str(tmp_path / "plots")]) == 0
    assert {path.name for path in (tmp_path / "plots").iterdir()} == {"risk-coverage.svg", "reliability.svg"}
