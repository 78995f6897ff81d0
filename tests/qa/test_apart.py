"""Promises of what sets sentences apart: what all share counts for little, and nothing known counts for nothing."""

import numpy as np
from readers import held

from article_qa.text.apart import STEADY, Apart, apart_with_neighbours

EAST, NORTH = np.eye(2, dtype=np.float32)


def test_what_all_sentences_share_is_taken_off():
    """Of many sentences that mean the same, one that means more is the closest to a question about that more."""
    both = (EAST + NORTH) / np.sqrt(np.float32(2))
    rows = np.stack([*[EAST] * 30, both])
    found = Apart.of(rows).cosines(both)[0]
    assert found.argmax() == 30
    assert found[30] - found[0] > 1
    assert rows[30] @ both - rows[0] @ both < 0.3  # with what they share there is less between them


def test_few_sentences_keep_most_of_their_meaning():
    """What is taken off a lone sentence is a small share: one sentence tells little of what its article is about."""
    alone = Apart.of(EAST[None])
    assert np.allclose(alone.common, [EAST / (1 + STEADY)])
    assert np.allclose(alone.cosines(EAST), [[1]])


def test_a_sentence_of_unknown_words_is_close_to_nothing():
    """A sentence without a known word has the cosine 0, by itself; with a neighbour it has the neighbour's meaning."""
    alone, with_before, _ = apart_with_neighbours(np.stack([EAST, 0 * EAST, NORTH])).cosines(EAST)
    assert alone[1] == 0
    assert with_before[1] > 0


def test_an_article_without_sentences():
    """An article without text has no cosines."""
    reading = held("Who built the dam?", "").reading
    assert [len(each) for each in reading.apart.vectors] == [reading.size] * 3
