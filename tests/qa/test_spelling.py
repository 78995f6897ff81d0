"""Promises of repairing misspelt words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.knowledge.spelling import BEST, STEP, WordIndex, distance
from article_qa.knowledge.spelling import close_words as close_in

words = st.text("abcde", max_size=7)


def close_words(word, among):
    """Return the close words of a list that is indexed for the one question."""
    return close_in(word, WordIndex(among))


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("", "", 0),
        ("harbour", "harbour", 0),
        ("harbor", "harbour", 1),  # inserted
        ("harbourr", "harbour", 1),  # deleted
        ("harbeur", "harbour", 1),  # substituted
        ("habrour", "harbour", 1),  # neighbours swapped
        ("kitten", "sitting", 3),
        ("ca", "abc", 3),  # restricted: no edit inside a swapped pair
        ("", "abc", 3),
        ("abcd", "dcba", 3),  # the middle swapped, the ends substituted
    ],
)
def test_distance(a, b, edits):
    """Each insertion, deletion, substitution and swap of neighbours counts one."""
    assert distance(a, b, 9) == edits


@given(words, words)
def test_distance_is_symmetric_and_zero_only_for_the_same(a, b):
    """It is the same in both directions, 0 for equal words alone, and never beyond the longer word."""
    edits = distance(a, b, 9)
    assert edits == distance(b, a, 9)
    assert (edits == 0) == (a == b)
    assert abs(len(a) - len(b)) <= edits <= max(len(a), len(b))


@given(words, words, st.integers(0, 3))
def test_a_bound_changes_nothing_below_it(a, b, most):
    """With a bound the distance is the same up to it, and one more stands for all above."""
    assert distance(a, b, most) == min(distance(a, b, 9), most + 1)


@given(st.text("abcdefgh", min_size=4, max_size=12), st.data())
def test_one_edit_is_found(word, data):
    """A word of four letters and more is found again with one letter left out, added or exchanged, or two swapped."""
    at = data.draw(st.integers(0, len(word) - 2))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + "x" + word[at:],
                word[:at] + "x" + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            ]
        )
    )
    found = close_words(typed, ["zzzzzzz", word])
    assert found in ([(1, BEST)], [(1, BEST + STEP)]) if len(typed) >= 4 else found == []


@pytest.mark.parametrize("typed", ["", "a", "dam", "dma"])
def test_short_words_are_left_alone(typed):
    """A word of fewer than four letters stands for itself only: too many are one letter away."""
    assert close_words(typed, ["dam", "ham", "dame", "damp"]) == []


def test_the_nearest_alone_are_kept():
    """Of several near words only the nearest count, all of them where they are equally near."""
    assert close_words("lighthuose", ["lighthouse", "lighthouses"]) == [(0, BEST)]
    assert close_words("planet", ["planer", "planed", "plants"]) == [(0, BEST), (1, BEST)]


def test_far_words_are_not_taken():
    """Fewer edits are allowed the shorter the word is: one up to seven letters, never more than three."""
    assert close_words("dragon", ["wagons"]) == []
    assert close_words("mountainous", ["mountain"]) == []
    assert close_words("international", ["internal"]) == []
    assert close_words("azerbijjan", ["azerbaijan"]) == [(0, BEST - STEP)]


@given(words, st.lists(words, max_size=20), st.integers(0, 3))
def test_an_index_finds_what_comparing_all_finds(word, among, most):
    """Counting letters first leaves no near word out."""
    expected = [
        (i, distance(word, other, most)) for i, other in enumerate(among) if distance(word, other, most) <= most
    ]
    assert WordIndex(among).near(word, most) == expected


def test_any_script_is_compared():
    """Letters beyond a to z are compared as well, and a list without words has no near one."""
    assert WordIndex(["ереван", "баку"]).near("еревэн", 1) == [(0, 1)]
    assert WordIndex([]).near("baku", 1) == []


def test_words_that_sound_alike():
    """Words with the same consonants are found though more letters differ, up to the bound."""
    index = WordIndex(["muhammad", "gandhi", "tchaikovsky", "mahmoud"])
    assert index.heard("mohamed", 3) == [(0, 3)]
    assert index.heard("mohamed", 2) == []
    assert index.heard("ghandi", 2) == [(1, 2)]
    assert index.heard("xyz", 9) == []
