"""Promises of holding one word against an article, and of the article's words as they are laid out for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, read

from article_qa.evidence.around import arounds
from article_qa.text.distinct import Distinct
from article_qa.text.neighbours import neighbours
from article_qa.weighing.held import PLACES, ROWS, hold, holder, remembered

TEXT = "The Dam\n\nThe dam held the dam's water. In 1931 Maria Keller left.\n\nIt rained."


def test_each_word_of_a_sentence_once():
    """A sentence's content words stand there once, in order, with how often and where; no stop word does."""
    reading = read(TEXT)
    laid = reading.once(Distinct.of)
    entries = slice(laid.first[1], laid.first[2])
    assert [reading.vocabulary.words[i] for i in laid.words[entries]] == ["", "dam", "held", "water"]
    assert laid.times[entries].tolist() == [1, 2, 1, 1]
    assert [t.word for t in (reading.tokens[i] for i in laid.position[entries]) if t] == ["dam", "held", "water"]


def test_what_a_word_met():
    """The word is found by its stem in the sentences that have it, and its first place there is known."""
    reading = read(TEXT)
    found = hold(reading, "dams", "dam")
    assert found.sentences[0].tolist() == [1, 1, 0, 0]
    assert [reading.tokens[int(found.sentences[PLACES, i])].start for i in (0, 1)] == [
        TEXT.index("Dam"),
        TEXT.index("dam held"),
    ]


def test_the_last_words_are_remembered():
    """A word is held once, and forgotten when so many others have been asked for."""
    reading = read(TEXT)
    holding = holder(reading)
    first = holding("dam", "dam")
    assert holding("dam", "dam") is first
    for number in range(remembered(reading)):
        holding(f"word{number}", f"word{number}")
    assert holding("dam", "dam") is not first


def test_more_words_of_a_short_article_are_remembered():
    """Of a short article more words are remembered than of others, in no more memory than those of one of 128 lines."""
    from types import SimpleNamespace

    sizes = (0, 29, 64, 128, 400, 100_000)
    assert [remembered(SimpleNamespace(size=size)) for size in sizes] == [512, 512, 256, 128, 128, 20]


def test_the_words_around_a_mention():
    """Around a mention stand the content words of its sentence outside it, the next ones nearest."""
    reading = read(TEXT)
    found = reading.once(arounds)(("person",))
    assert [reading.spans.mentions[i].kind for i in found.mention] == ["person"]
    assert [reading.vocabulary.words[i] for i in found.words] == ["", "1931", "left"]
    assert found.near.round(3).tolist()[1:] == pytest.approx([0.857, 0.857], abs=1e-3)


def test_the_sentences_around():
    """Each sentence knows the one before, behind and second before, its heading and the title; else itself."""
    found = neighbours(read(TEXT))
    assert found.sentences.tolist() == [[0, 0, 1, 2], [1, 2, 3, 3], [0, 1, 0, 1], [0, 1, 2, 3], [0, 0, 0, 0]]


@given(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80)), st.text(min_size=1, max_size=12))
@settings(max_examples=40)
def test_any_word_and_any_text(text, word):
    """Whatever the text and the word, there is a number for each sentence and each word of the vocabulary."""
    reading = read(f"{text} 1931")
    found = hold(reading, word, word)
    assert found.sentences.shape == (ROWS, reading.size)
    assert found.words.shape == (3, len(reading.vocabulary.words))
    assert 0 <= found.weight <= 1


def test_fewer_words_are_held_against_a_very_long_text():
    """All words of a question against an article; against a million lines so few that memory is bounded."""
    from types import SimpleNamespace

    from article_qa.weighing.held import bounded

    assert [bounded(300, SimpleNamespace(size=size)) for size in (0, 30, 6_000, 20_000, 1_000_000)] == [
        300, 300, 300, 100, 8,
    ]  # fmt: skip
