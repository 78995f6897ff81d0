"""Promises of a saved run."""

from pathlib import Path

import pytest

from article_qa.evaluation.marks import Mark
from article_qa.evaluation.saved import SavedRunError, load, save

MARKS = {
    "one.jsonl": [
        Mark("a", "who", right=True, first=True, precision=1 / 3, confidence=0.8, answerable=True, outcome="answered"),
        Mark("b", "–", failed=True),
    ],
    "two.jsonl": [Mark("a", "who", foreign_question=True, foreign=False)],
}


def test_a_run_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    """Every field of every mark, under the name of its file; saved again it is the same bytes."""
    path = tmp_path / "run.json"
    save(path, MARKS)
    assert load(path) == MARKS
    first = path.read_bytes()
    save(path, load(path))
    assert path.read_bytes() == first


def test_a_run_has_a_line_for_each_question(tmp_path: Path) -> None:
    """What a field does not say is left out; no text is in it."""
    path = tmp_path / "run.json"
    save(path, MARKS)
    assert path.read_text(encoding="utf-8") == (
        '{"format": 1, "files": {\n'
        ' "one.jsonl": [\n'
        '  {"id": "a", "type": "who", "right": true, "first": true, "precision": 0.3333333333333333, '
        '"confidence": 0.8, "answerable": true, "outcome": "answered"},\n'
        '  {"id": "b", "type": "–", "failed": true}\n'
        " ],\n"
        ' "two.jsonl": [\n'
        '  {"id": "a", "type": "who", "foreign_question": true, "foreign": false}\n'
        " ]\n"
        "}}\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is no saved run"),
        ("[]", "is no saved run"),
        ('{"format": 2}', "was saved by another version"),
        ('{"format": 1, "files": []}', "is no saved run"),
        ('{"format": 1, "files": {"f": [{"id": "a"}]}}', "is no saved run"),
        ('{"format": 1, "files": {"f": [{"id": "a", "type": "who", "colour": 1}]}}', "is no saved run"),
        ('{"format": 1, "files": {"f": [{"id": "a", "type": "who", "right": "yes"}]}}', "is no saved run"),
    ],
)
def test_what_is_no_saved_run_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    """Other JSON and other versions are named."""
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SavedRunError, match=rf"run\.json' {message}"):
        load(path)


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path) -> None:
    """A missing file, a folder that is not there, bytes that are no UTF-8."""
    with pytest.raises(SavedRunError, match=r"Cannot read the saved run '.*none\.json': No such file"):
        load(tmp_path / "none.json")
    with pytest.raises(SavedRunError, match=r"Cannot write the run to '.*run\.json': No such file"):
        save(tmp_path / "none" / "run.json", MARKS)
    (tmp_path / "bytes.json").write_bytes(b"\xff")
    with pytest.raises(SavedRunError, match="is no saved run"):
        load(tmp_path / "bytes.json")
