"""Which article answers is fitted on shelves of documents."""

import json

from article_qa.evaluation.questions import read_questions
from article_qa.training.articles import NAMES, described, fitted


def test_what_tells_articles_apart_weighs_more():
    """What the right ones have more of is worth something, what says nothing is worth next to nothing."""
    better, worse = {"passage": 2.0, "title": 0.5}, {"passage": 1.0, "title": 0.5}
    groups = [([better, worse], 0), ([worse, better], 1)]
    found = fitted(groups, NAMES["before"])
    assert found["passage"] > 0
    assert found["title"] == 0


def test_each_question_is_described_with_its_articles(tmp_path):
    """The right document is among those described, each with all that is weighed."""
    lines = []
    for number, animal in enumerate(("Lion", "Tiger", "Whale")):
        text = f"The {animal.lower()} is an animal. It was first seen in {1800 + number}."
        spans = [{"start": 0, "end": text.index(".") + 1}, {"start": text.index("It"), "end": len(text)}]
        asked = [{"id": f"q{number}", "question": f"When was the {animal.lower()} as an animal first seen?",
                  "answerable": True, "gold_sentences": [1]}]  # fmt: skip
        lines.append({"doc_id": animal, "title": animal, "text": text, "sentences": spans, "questions": asked})
    file = tmp_path / "animals.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = list(described(read_questions(file)))
    assert len(found) == 3
    for first, second, right in found:
        assert [row["title"] > 0 for row in first] == [n == right for n in range(len(first))]
        assert all(set(row) == set(NAMES["after"]) for row in second)
