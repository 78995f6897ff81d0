"""Promises of fitting the weights, on small made-up tables where the right direction is known."""

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.evidence import FEATURES
from article_qa.signs import sign_names
from article_qa.training.examples import read_examples
from article_qa.training.logistic import fit_logistic
from article_qa.training.ranker import Lists, fit_ranker, folds
from article_qa.weighing.deciding import probability
from article_qa.weighing.weights import MODELS


def made_up_lists(direction: list[float], questions: int = 200, sentences: int = 8) -> Lists:
    """Return questions whose right sentence is the one that ``direction`` scores highest."""
    random = np.random.default_rng(7)
    matrices = [random.normal(size=(sentences, len(direction))).astype(np.float32) for _ in range(questions)]
    golds = [frozenset({int((m @ np.array(direction)).argmax())}) for m in matrices]
    return Lists.of(matrices, golds)


def test_the_ranker_recovers_a_direction():
    """Fitted to questions whose answer a known direction picks, the weights point the same way."""
    direction = np.array([3.0, -2.0, 0.0, 1.0])
    fitted = fit_ranker(made_up_lists(direction.tolist()), 1e-4)
    assert float(fitted @ direction / np.linalg.norm(fitted) / np.linalg.norm(direction)) > 0.99


def test_a_column_that_tells_nothing_weighs_nothing():
    """Evidence that is the same everywhere, and evidence that is all zero, gets no weight."""
    lists = made_up_lists([1.0, -1.0])
    rows = np.hstack([lists.rows, np.full((len(lists.rows), 1), 5.0), np.zeros((len(lists.rows), 1))])
    fitted = fit_ranker(replace(lists, rows=rows), 1e-4)
    assert fitted[2:] == pytest.approx([0, 0], abs=1e-6)
    assert fitted[0] > 1
    assert fitted[1] < -1


def test_a_penalty_shrinks():
    """The heavier the penalty, the smaller the weights."""
    lists = made_up_lists([2.0, 1.0])
    small, large = (float(np.linalg.norm(fit_ranker(lists, penalty))) for penalty in (1e-4, 1.0))
    assert large < small / 5


def test_the_unit_of_a_column_does_not_matter():
    """Evidence measured in hundredths is ranked alike: its weight is a hundred times as large."""
    lists = made_up_lists([2.0, 1.0])
    scaled = replace(lists, rows=lists.rows * np.array([0.01, 1.0]))
    assert fit_ranker(scaled, 1e-3) == pytest.approx(fit_ranker(lists, 1e-3) * np.array([100, 1]), rel=1e-2)


def test_a_question_counts_by_its_weight():
    """A question that weighs all decides the weights, whatever the others say."""
    matrices = [np.eye(2, dtype=np.float32), np.eye(2, dtype=np.float32)]
    golds = [frozenset({0}), frozenset({1})]
    even = fit_ranker(Lists.of(matrices, golds), 1e-2)
    assert even == pytest.approx([0, 0], abs=1e-4)
    first = fit_ranker(Lists.of(matrices, golds, [1.0, 1e-6]), 1e-2)
    assert first[0] > first[1] + 1


def test_questions_without_a_right_sentence_are_left_out():
    """Only questions that have a right sentence make lists; several may be right in one."""
    matrices = [np.full((size, 2), size, dtype=np.float32) for size in (2, 3, 4)]
    lists = Lists.of(matrices, [frozenset({1}), frozenset(), frozenset({0, 3})])
    assert lists.first.tolist() == [0, 2]
    assert lists.gold.tolist() == [False, True, True, False, False, True]
    assert lists.rows[:, 0].tolist() == [2, 2, 4, 4, 4, 4]


def test_the_logistic_recovers_probabilities():
    """Fitted to outcomes drawn from a known logistic, the coefficients come near to it."""
    random = np.random.default_rng(11)
    columns = np.hstack([random.normal(size=(4000, 2)), np.ones((4000, 1))])
    known = np.array([1.5, -0.7, 0.4])
    truth = random.random(4000) < 1 / (1 + np.exp(-columns @ known))
    fitted = fit_logistic(columns, truth, np.ones(4000), 1e-6)
    assert fitted == pytest.approx(known, abs=0.15)


def test_the_constant_is_the_base_rate():
    """Without anything to tell by, the probability is the share of the true, by weight."""
    columns, truth = np.ones((4, 1)), np.array([True, True, True, False])
    assert probability(fit_logistic(columns, truth, np.ones(4))[0]) == pytest.approx(0.75, abs=1e-4)
    assert probability(fit_logistic(columns, truth, np.array([1.0, 1.0, 1.0, 3.0]))[0]) == pytest.approx(0.5, abs=1e-4)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=60), st.integers(1, 5))
def test_a_group_stays_in_one_fold(groups, count):
    """What shares a group shares the fold, folds are numbered below the count, the order of groups changes nothing."""
    found = folds(groups, count).tolist()
    assert all(0 <= fold < count for fold in found)
    of = dict(zip(groups, found, strict=True))
    assert found == [of[group] for group in groups]
    assert folds(groups[::-1], count).tolist() == found[::-1]


@given(st.integers(1, 60), st.integers(1, 5))
def test_folds_are_even(size, count):
    """Groups of one each are spread so evenly that no fold has two more than another."""
    sizes = np.bincount(folds([f"g{n}" for n in range(size)], count), minlength=count)
    assert sizes.max() - sizes.min() <= 1


def question_set(folder, documents: int = 6):
    """Write a question file of small documents, two answerable questions and one that is not each; return its path."""
    names = ["Keller", "Reed", "Osei", "Lund", "Stern", "Vogt"]
    things = ["dam", "mill", "gate", "bridge", "tower", "ferry"]
    with (folder / "small.jsonl").open("w", encoding="utf-8") as out:
        for n in range(documents):
            name, thing, year = names[n], things[n], 1900 + n
            sentences = [f"The {thing} is old.", f"{name} built the {thing} in {year}.", "People like it.", "It rains."]
            text, spans = "", []
            for sentence in sentences:
                spans.append({"start": len(text), "end": len(text) + len(sentence)})
                text += sentence + " "
            asked = [(f"Who built the {thing}?", [1]), (f"Is the {thing} old?", [0]), (f"Who sank the {thing}?", [])]
            questions = [
                {"id": f"{n}-{i}", "question": q, "answerable": bool(gold), "gold_sentences": gold, "answers": []}
                for i, (q, gold) in enumerate(asked)
            ]
            line = {"doc_id": f"d{n}", "title": thing, "text": text.strip(), "sentences": spans, "questions": questions}
            out.write(json.dumps(line) + "\n")
    return folder / "small.jsonl"


def test_examples_are_read(tmp_path):
    """A document's questions are read with the numbers of our own sentences that answer them."""
    examples = list(read_examples(question_set(tmp_path, 2), tmp_path))
    assert {e.source for e in examples} == {"small"}
    assert [(e.group, e.id, e.answerable, set(e.gold)) for e in examples] == [
        ("dam", "0-0", True, {1}), ("dam", "0-1", True, {0}), ("dam", "0-2", False, set()),
        ("mill", "1-0", True, {1}), ("mill", "1-1", True, {0}), ("mill", "1-2", False, set()),
    ]  # fmt: skip
    assert examples[0].question == "Who built the dam?"
    assert examples[0].article.text.startswith("The dam is old. Keller built")


def test_questions_that_name_a_text(tmp_path):
    """A question that only names its text finds it in the folder, and each place of its answer counts."""
    (tmp_path / "dam.txt").write_text("It holds. The dam is old. It holds.", "utf-8")
    line = {"id": 1, "article": "dam", "question": "Does it hold?", "answerable": True, "gold": ["It holds."]}
    (tmp_path / "set.jsonl").write_text(json.dumps(line) + "\n\n", "utf-8")
    (example,) = read_examples(tmp_path / "set.jsonl", tmp_path)
    assert set(example.gold) == {0, 2}


def test_conversations_are_read(tmp_path):
    """Each turn is an example, asked behind those before it as if they had been answered; of that text alone."""
    text = "Ida Rell opened the Harbour museum in 1994. Its roof burned in 2003."
    turns = [
        {"question": "Who opened the museum?", "answerable": True, "gold": [[0, 43]]},
        {"question": "Was she paid?", "answerable": False, "gold": []},
        {"question": "When did it burn?", "answerable": True, "gold": [[44, 68]]},
    ]
    line = {"article": "museum", "sha256": sha256(text.encode()).hexdigest(), "turns": turns}
    (tmp_path / "talks.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (tmp_path / "museum.txt").write_text(text, encoding="utf-8")
    *_, last = examples = list(read_examples(tmp_path / "talks.jsonl", tmp_path))
    assert [(one.answerable, sorted(one.gold)) for one in examples] == [(True, [0]), (False, []), (True, [1])]
    assert last.history == (
        {"question": "Who opened the museum?", "answer": text[:43]},
        {"question": "Was she paid?", "answer": "The article does not say."},
    )
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "museum.txt").write_text(text + " It was rebuilt.", encoding="utf-8")
    with pytest.raises(ValueError, match="is not the text that the conversation was held about"):
        list(read_examples(tmp_path / "talks.jsonl", tmp_path / "later"))


def test_the_command_writes_weights(tmp_path, rooms_environment):
    """The command fits a question file into a weights file that names every evidence and sign, the same each time."""
    written = []
    questions = question_set(tmp_path)
    for name in ("a.json", "b.json"):
        command = [sys.executable, "-m", "article_qa.training", questions, "--articles", tmp_path]
        subprocess.run([*command, "--out", tmp_path / name], env=rooms_environment, check=True, capture_output=True)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    table = json.loads(written[0])
    assert list(table["ranking"]) == list(FEATURES)
    for model in MODELS:
        assert list(table[model]) == sign_names()
    assert table["cross_validated"]["small"]["questions"] == 18
    assert "small.jsonl" in table["made_by"]["sets"]
    assert str(tmp_path) not in written[0].decode()
