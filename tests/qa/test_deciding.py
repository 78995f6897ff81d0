"""Promises of ordering the sentences and of saying how sure the best one is."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_qa.evidence import FEATURES, evidence
from article_qa.knowledge.lexicon import data_text
from article_qa.signs import SIGNS, sign_names, signs
from article_qa.weighing.deciding import judge, probability, verdict
from article_qa.weighing.ranking import rank
from article_qa.weighing.weights import MODELS, Weights, load_weights

TEXT = "The mill burnt. The dam was built in 1931. The dam holds. It is old."


def weights(constant: float = 0.0, **ranking: float) -> Weights:
    """Return weights that are 0 but for the named evidence and the models' constants; the confidence is the first's."""
    row = np.array([ranking.get(name, 0.0) for name in FEATURES], dtype=np.float32)
    model = np.zeros(len(sign_names()), dtype=np.float32)
    model[-1] = constant
    return Weights(row, (model, -model, model), np.array([1, 0, 0], dtype=np.float32), 0.5, 0.25)


def ranked(question: str, text: str, by: Weights):
    """Return the sentences of ``text`` ranked by the weights ``by``."""
    comparison = held(question, text)
    return rank(comparison, evidence(comparison), by.ranking)


def test_the_order_is_that_of_the_scores():
    """Sentences are ordered by their weighted evidence, ties by their place in the article."""
    found = ranked("When was the dam built?", TEXT, weights(covered_same=1.0))
    assert found.order == [1, 2, 0, 3]
    assert found.first == 1
    assert found.scores[1] == 1
    assert ranked("When was the dam built?", TEXT, weights()).order == [0, 1, 2, 3]
    assert ranked("When was the dam built?", TEXT, weights(covered_same=-1.0)).order == [0, 3, 2, 1]


@pytest.mark.parametrize(("constant", "first"), [(0.0, 0.5), (30.0, 1.0), (-30.0, 0.0), (1.0, 0.731059)])
def test_a_probability_is_the_logistic_of_the_signs(constant, first):
    """The probabilities are the logistic function of the weighted signs."""
    found = judge(ranked("When was the dam built?", TEXT, weights()), weights(constant))
    assert found.confidence == pytest.approx(first, abs=1e-6)
    assert found.answered == pytest.approx(0.5, abs=1e-6)  # the mean of two models that say the contrary
    assert found.about == pytest.approx(first, abs=1e-6)


def test_a_question_is_answered_where_both_thresholds_are_reached():
    """The mean of the first two probabilities and the third have a threshold each, and both must be reached."""
    fitted = weights()
    even, quarter = 0.0, -np.log(3.0)
    assert verdict(even, even, quarter + 1e-6, fitted).says_so
    assert not verdict(even, even - 0.01, quarter + 1e-6, fitted).says_so
    assert not verdict(even, even, quarter - 0.01, fitted).says_so


def test_the_confidence_mixes_two_logits():
    """The confidence is the logistic function of the first two logits, weighted as the weights file says."""
    fitted = Weights(*[np.zeros(1)], (np.zeros(1),) * 3, np.array([0.5, 1.0, -1.0]), 0.5, 0.5)
    assert verdict(2.0, 1.0, 0.0, fitted).confidence == pytest.approx(probability(1.0))


def test_no_logit_is_too_large():
    """A logit of any size gives a probability, without a warning."""
    assert probability(1e9) == pytest.approx(1.0)
    assert probability(-1e9) == pytest.approx(0.0)


def test_every_sign_is_told_and_weighed():
    """Each sign says what it means, and the weights file names signs and evidence that there are, and no others."""
    assert all(sign.__doc__ for sign in SIGNS.values())
    table = json.loads(data_text("weights.json"))
    assert set(table["ranking"]) <= set(FEATURES)
    for model in MODELS:
        assert set(table[model]) <= set(sign_names())


@given(st.one_of(st.sampled_from([t for t in HOSTILE if t.strip()]), st.text(min_size=1)), st.text(max_size=40))
@settings(max_examples=60)
def test_a_verdict_on_anything(text, question):
    """For any text with a sentence the order names each sentence once, and signs and probabilities are numbers."""
    found = ranked(f"When {question} title a?", text, load_weights())
    assert sorted(found.order) == list(range(found.comparison.reading.size))
    if found.order:
        assert np.isfinite(signs(found)).all()
        found_so = judge(found, load_weights())
        assert 0 <= found_so.confidence <= 1
        assert 0 <= found_so.answered <= 1
        assert 0 <= found_so.about <= 1
