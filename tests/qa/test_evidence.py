"""Promises of the evidence: each group's numbers mean what they say, and are numbers for any text."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_qa.evidence import FEATURES, GROUPS, evidence
from article_qa.weighing.weights import load_weights

TEXT = (
    "The Old Dam\n\nThe dam was built in 1931 by Maria Keller. It was rebuilt because the flood broke it.\n\n"
    "Repairs\n\nWho repaired the gate? A smith from Norway did. “The gate is sound,” the smith said.\n\n"
    "They need:\n- forty bolts\n- a hammer"
)


def of(name: str, question: str, text: str = TEXT) -> list[float]:
    """Return the evidence ``name`` of every sentence for ``question``."""
    return evidence(held(question, text))[:, list(FEATURES).index(name)].round(4).tolist()


def at(name: str, question: str, text: str = TEXT) -> list[int]:
    """Return the sentences whose evidence ``name`` is highest and above 0."""
    row = of(name, question, text)
    return [i for i, value in enumerate(row) if value == max(row) > 0]


def test_every_number_is_named_and_told():
    """Each piece of evidence has a sentence that says what it means, and the weights know no other names."""
    assert all(feature.meaning.endswith(".") for feature in FEATURES.values())
    assert len(load_weights().ranking) == len(FEATURES)
    assert {feature.group for feature in FEATURES.values()} == set(GROUPS)


def test_coverage():
    """Coverage is 1 where all words stand, 0 where none does, and grows with each word."""
    assert of("covered_same", "dam built 1931 Maria Keller")[1] == 1
    assert of("covered_same", "hammer")[:5] == [0, 0, 0, 0, 0]
    assert at("all_met", "forty bolts") == [8]
    less, more = (of("covered_same", q)[1] for q in ("Keller sold the dam", "Keller built the dam"))
    assert 0 < less < more == 1


def test_coverage_by_form():
    """A misspelt name is covered by form, and not by the same stem."""
    assert of("covered_same", "Kelller")[1] == 0
    assert at("covered_form", "Kelller") == [1]


def test_quoted_words():
    """The sentence with the words that the question quotes is marked, wherever they stand."""
    assert at("quoted_here", "Who said “the gate is sound”?") == [6]
    assert at("quoted_here", "Who said the gate is sound?") == []


def test_kinds():
    """A sentence with a span of the asked kind is told from one without, and a span that the question has itself."""
    assert of("right_kind", "When was the dam built?")[1] == 1
    assert of("no_kind", "When was the dam built?")[2] == 1
    assert of("right_kind", "When in 1931 was the dam built?")[1] == 0
    assert of("right_kind", "Where did the smith come from?")[5:7] == [1, 0]
    assert not any(of("no_kind", "Did it break?"))


def test_apart():
    """Where all sentences are about dams, the one that is also about money comes closest to a question about money."""
    alike = [f"The dam of {name} holds a reservoir." for name in ("Vik", "Moss", "Hamar")]
    text = " ".join([*alike, "The dam cost a lot."])
    assert at("apart", "How expensive was the dam?", text) == [3]
    assert at("apart_with_after", "How expensive was the dam?", text) in ([2], [3])
    assert not any(of("apart", "zzzz qqqq", text))


def test_sides():
    """Words of the question stand right of who does something and left of whom it is done to."""
    text = "The dam stood for years. Maria Keller sold the dam to Tom Reed."
    assert of("subject_right", "Who sold the dam?", text)[1] == 1
    assert of("subject_left", "Who sold the dam?", text)[1] < 0.5
    assert of("object_left", "Who did Keller sell the dam to?", text)[1] > 0.5
    assert not any(of("subject_right", "Why was the dam sold?", text))


def test_cues():
    """Why is answered by a sentence with a cause, and a cue counts only where it is asked for."""
    assert at("reason_cue", "Why was the dam rebuilt?") == [2]
    assert at("reason_cue", "When was the dam rebuilt?") == []


def test_saying():
    """A question about words is answered by who says or quotes them."""
    assert 6 in at("says", "What did the smith say?")
    assert at("says", "How old is the smith?") == []


def test_context():
    """What the sentence before, the question above, the heading and the lead-in of a list say is added."""
    assert of("before_adds", "the dam rebuilt because of flood")[2] > 0
    assert at("after_question", "Who repaired the gate?") == [5]
    assert of("heading_adds", "repairs by a smith")[5] > 0
    assert of("after_lead_in", "What do they need?")[8] > 0


def test_shape():
    """Headings, questions and list items are known as such."""
    assert at("is_heading", "dam") == [0, 3]
    assert at("is_question", "dam") == [4]
    assert at("is_item", "dam") == [8, 9]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=100)), st.text(max_size=60))
@settings(max_examples=60)
def test_a_finite_number_for_every_sentence(text, question):
    """For any text and question there is one finite number for each sentence and piece of evidence."""
    comparison = held(f"{question} a title", text)
    rows = evidence(comparison)
    assert rows.shape == (comparison.reading.size, len(FEATURES))
    assert np.isfinite(rows).all()


@pytest.mark.parametrize("question", ["", "the", "?", "“” ‘’", "\x00", "zzzz"])
def test_a_question_without_words(question):
    """A question without any content word still gives a finite table."""
    assert np.isfinite(evidence(held(question, TEXT))).all()
