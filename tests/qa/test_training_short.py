"""Promises of fitting the short answers, on a small made-up set where the right span is known."""

import hashlib
import json
import subprocess
import sys

from article_qa.brief.short import Model, score
from article_qa.training.examples import read_examples
from article_qa.training.short import LEAST, fit

NAMES = ["Keller", "Reed", "Osei", "Lund", "Stern", "Vogt", "Adler", "Brandt"]


def question_set(folder):
    """Write a question file of small documents with short answers; return its path."""
    with (folder / "small.jsonl").open("w", encoding="utf-8") as out:
        for n, name in enumerate(NAMES):
            text = f"In {1900 + n} the dam of Oslo was built by Maria {name} for Tom Sand. It is old."
            end = text.index(" It is")
            asked = [("Who built the dam?", f"Maria {name}"), ("When was the dam built?", str(1900 + n))]
            questions = [
                {"id": f"{n}-{i}", "question": q, "answerable": True, "gold_sentences": [0], "answers": [gold]}
                for i, (q, gold) in enumerate(asked)
            ]
            spans = [{"start": 0, "end": end}, {"start": end + 1, "end": len(text)}]
            line = {"doc_id": f"d{n}", "title": name, "text": text, "sentences": spans, "questions": questions}
            out.write(json.dumps(line) + "\n")
    return folder / "small.jsonl"


def test_what_the_golds_tell_is_learnt(tmp_path):
    """Where the builder always stands behind 'by' and never behind 'for', that comes to weigh, in every fold."""
    table = fit(list(read_examples(question_set(tmp_path), tmp_path)))
    assert table["cross_validated"]["small typed"]["best"] == 1
    by, behind_for = (score({name: 1.0}, table["choice"]) for name in ("person~by+", "person~for"))
    assert by > 0 > behind_for
    assert Model(table["choice"], table["shown"], table["least"]).least == LEAST


def test_the_command_writes_the_same_each_time(tmp_path, rooms_environment):
    """The command records the set by its hash and no place of this machine, and gives the same bytes again."""
    questions, written = question_set(tmp_path), []
    for name in ("a.json", "b.json"):
        command = [sys.executable, "-m", "article_qa.training.short", questions, "--articles", tmp_path]
        subprocess.run([*command, "--out", tmp_path / name], env=rooms_environment, check=True, capture_output=True)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert json.loads(written[0])["made_by"]["sets"] == {
        "small.jsonl": hashlib.sha256(questions.read_bytes()).hexdigest()
    }
    assert str(tmp_path) not in written[0].decode()
