"""Promises of telling what a sentence has in common with those cited already."""

import pytest
from readers import held

from article_qa.choice.likeness import repeats, same_voice, shared

DUTIES = "Anna guards the northern gate at night. Ben guards the southern gate at night. Rain fell. Ben sings."


def test_words_shared_beyond_the_question():
    """A sentence that repeats the words of a cited one shares much of its weight, another one none."""
    alike, other = shared(held("Which duties are there?", DUTIES), [0], [1, 2])
    assert alike > 0.3
    assert other == 0.0


def test_words_of_the_question_are_no_likeness():
    """What the question says itself is shared by all that ranks well, and so does not count."""
    assert shared(held("Who guards a gate at night?", "Anna guards the gate. Ben guards the gate."), [0], [1]) == [0.0]


def test_names_told_already():
    """A sentence repeats where all its names of the asked kind are cited; one with a new name or none does not."""
    text = "Anna Weber came from Berlin. Anna Weber met Ben Keller. Anna Weber sang. It rained."
    assert repeats(held("Which people were there?", text), [0], [1, 2, 3]) == [False, True, False]


def test_nothing_repeats_where_no_kind_is_asked_for():
    """Without a kind of span that is asked for, nothing is repeated."""
    assert repeats(held("What happened?", DUTIES), [0], [1, 2, 3]) == [False, False, False]


SAID = """Mill closes

"The mill is old," said Anna Weber. "It must close," said Ben Keller. "We looked for money," said Anna Weber.

Nobody else came."""


@pytest.mark.parametrize(("chosen", "voices"), [([1], [False, True, False]), ([1, 2], [True, True, False])])
def test_whose_words_they_are(chosen, voices):
    """A sentence has the same voice as a cited one where the same person speaks in both."""
    assert same_voice(held("What was said about the mill?", SAID), chosen, [2, 3, 4]) == voices
