"""Promises of the static sentence embeddings: near in meaning is near, whatever the words; unknown is nothing."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_index.words import analyzer
from article_qa.knowledge.embedding import FORMAT, Embedding, added, embedding
from article_qa.knowledge.vectors import Vectors, table

STEMS = Vectors(b'{"format": "article-qa vectors 1", "dims": 2, "count": 2, "words": 8}\ncar\nvan\n\x8f\xcc')


def file(count: int = 2, form: str = FORMAT) -> bytes:
    """Return a file of two rows of two numbers: 7 and 0 of at most 3.5, -7 and 7 of at most 2."""
    head = json.dumps({"format": form, "dims": 2, "count": count}).encode()
    return head + b"\n" + bytes([0x8F, 0xF1]) + np.array([3.5, 2], "<f2").tobytes()


def near(one: str, other: str) -> float:
    """Return the cosine of the embeddings of two sentences."""
    left, right = (
        added([t.word for t in tokens], [t.term for t in tokens]).sum(axis=0)
        for tokens in (analyzer().tokens(one), analyzer().tokens(other))
    )
    return float(left @ right / np.sqrt((left @ left) * (right @ right)))


def test_rows_have_their_length():
    """A row is its levels, each in sevenths of the row's largest number; a stem that is unknown has zeros."""
    assert Embedding(file(), STEMS).rows(["van", "lorry", "car"]).tolist() == [[-2, 2], [0, 0], [3.5, 0]]


@pytest.mark.parametrize("data", [file()[:-1], file(3), file(form="article-qa embedding 0")])
def test_a_damaged_file_is_told(data):
    """It is said in one sentence, with what to do."""
    with pytest.raises(ValueError, match="damaged or of another version; install article-qa again"):
        Embedding(data, STEMS)


def test_the_file_fits_the_vectors():
    """What ships has a row for each stem of the word vectors."""
    assert embedding().rows(["hous"]).any()
    assert len(embedding().rows(table().stems)) == len(table().stems)


@pytest.mark.parametrize(
    ("question", "nearer", "farther"),
    [
        ("How much did the new stadium cost?", "The arena was built for ninety million euros.", "It opens in May."),
        ("Why are people going hungry?", "The drought left no food in the markets.", "The king wore a crown."),
        ("What did the doctors find?", "Physicians discovered a tumour.", "Engineers built a bridge."),
    ],
)
def test_meaning_without_a_word_in_common(question, nearer, farther):
    """A sentence that answers in other words is nearer than one about something else."""
    assert near(question, nearer) > near(question, farther) + 0.1


def test_another_language_has_none():
    """Words of a language that the table does not know add nothing, though one is spelt like an English word."""
    assert not added(["car", "van"], ["car", "van"], "fr").any()


@settings(max_examples=60)
@given(st.sampled_from(HOSTILE) | st.text(max_size=80), st.sampled_from(HOSTILE) | st.text(max_size=80))
def test_cosines_are_cosines(question, text):
    """For any question and text all cosines are finite, from -1 to 1."""
    found = held(question, text).embedded
    assert found.shape[0] == 5
    assert np.isfinite(found).all()
    assert (np.abs(found) <= 1.0001).all()
