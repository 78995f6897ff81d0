"""Promises of reading question files."""

import json
from pathlib import Path
from typing import Any

import pytest

from article_index.article import Span
from article_qa.evaluation.questions import Question, QuestionFileError, foreign, read_questions
from article_qa.history import Turn

ON_ARTICLE: dict[str, Any] = {
    "article": "cats",
    "id": "q1",
    "question": "And when?",
    "history": [{"question": "Who came?", "answer": "The cat."}, {"question": "Why?"}],
    "type": "when",
    "answerable": True,
    "gold": ["On Monday it came."],
    "must": [["It came.", "The cat came."], ["It left."]],
    "short": ["Monday"],
}
DOCUMENT: dict[str, Any] = {
    "doc_id": "d",
    "title": "Cats",
    "text": "It came. It left.",
    "sentences": [{"start": 0, "end": 8}, {"start": 9, "end": 17}],
    "questions": [
        {"id": "d1", "question": "What left?", "answerable": True, "gold_sentences": [1], "answers": ["It"]},
        {"id": "d2", "question": "Where?", "history": [], "answerable": False, "rewrite": "Where did it go?"},
    ],
}


def written(folder: Path, *lines: str) -> Path:
    """Return a question file of ``lines``."""
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_question_line_is_read_whole(tmp_path: Path) -> None:
    """Every field of a question on an article arrives."""
    path = written(tmp_path, "", json.dumps(ON_ARTICLE))
    assert read_questions(path) == [
        Question(
            where=f"{path}:2",
            id="q1",
            question="And when?",
            answerable=True,
            history=(Turn("Who came?", "The cat."), Turn("Why?")),
            type="when",
            article="cats",
            gold=("On Monday it came.",),
            must=(("It came.", "The cat came."), ("It left.",)),
            short=("Monday",),
        )
    ]


def test_a_document_line_is_read_as_its_questions(tmp_path: Path) -> None:
    """Each question of a document carries its text and the places of its gold sentences."""
    first, second = read_questions(written(tmp_path, json.dumps(DOCUMENT)))
    assert (first.text, first.title, first.gold_spans) == ("It came. It left.", "Cats", (Span(9, 17),))
    assert (first.short, first.rewrite, first.type) == (("It",), None, "-")
    assert (second.gold_spans, second.rewrite, second.answerable) == ((), "Where did it go?", False)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", r":1: this line is not JSON"),
        ("[]", r":1: this line is not a JSON object"),
        (
            json.dumps({k: v for k, v in ON_ARTICLE.items() if k != "article"}),
            r":1: this line lacks 'article'",
        ),
        (json.dumps(ON_ARTICLE | {"answerable": "yes"}), r":1: this line needs a bool as 'answerable'"),
        (json.dumps(ON_ARTICLE | {"gold": [1]}), r":1: 'gold' is not a list of strings"),
        (json.dumps(ON_ARTICLE | {"must": ["x"]}), r":1: 'must' is not a list of lists"),
        (json.dumps(ON_ARTICLE | {"history": ["x"]}), r":1: 'history' is not a list of objects"),
        (
            json.dumps(DOCUMENT | {"sentences": []}),
            r":1: 'gold_sentences' names a sentence that is not there",
        ),
        (json.dumps(DOCUMENT | {"sentences": [{"start": True}]}), r":1: this line needs a int as 'start'"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    """What does not fit is refused with the file, the line and the field."""
    with pytest.raises(QuestionFileError, match=f"questions.jsonl{message}"):
        read_questions(written(tmp_path, line))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """A missing file, an empty one and one that is not UTF-8 are refused by name."""
    with pytest.raises(QuestionFileError, match=r"Cannot read the question file '.*none\.jsonl': No such file"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionFileError, match="There are no questions in"):
        read_questions(written(tmp_path, ""))
    (tmp_path / "latin.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QuestionFileError, match="it is not UTF-8"):
        read_questions(tmp_path / "latin.jsonl")


def test_foreign_questions_go_to_the_next_article() -> None:
    """Those that stand alone go to the next article by id, the last one's to the first."""
    asked = [
        Question("f:1", "a", "When?", answerable=True, article="one", gold=("x",), must=(("x",),), type="when"),
        Question("f:2", "b", "Who?", answerable=True, article="two", gold=("y",)),
        Question("f:3", "c", "And?", answerable=True, article="two", history=(Turn("Who?"),)),
        Question("f:4", "d", "What is it about?", answerable=True, article="two", type="summary"),
        Question("f:5", "e", "Who?", answerable=True, text="A document."),
    ]
    assert foreign(asked) == [
        Question("f:1", "a", "When?", answerable=False, article="two", type="when", foreign=True),
        Question("f:2", "b", "Who?", answerable=False, article="one", foreign=True),
    ]


def test_one_article_has_no_foreign_questions() -> None:
    """Where all questions are on one article there is no other to ask."""
    assert foreign([Question("f:1", "a", "When?", answerable=True, article="one")]) == []
