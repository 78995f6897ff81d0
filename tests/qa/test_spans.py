"""Promises of the typed spans as arrays."""

import numpy as np
import pytest
from readers import HOSTILE, held, read

from article_qa.asking.question import read_question

TEXT = "In 1931 Maria Keller built the dam. Tom Reed left Norway for Lisbon on Friday, and she stayed. It rained."


def test_each_mention_has_its_place():
    """A mention's positions are those of its tokens, in its sentence."""
    reading = read(TEXT)
    spans = reading.spans
    assert spans.mentions == tuple(m for row in reading.mentions for m in row)
    for number, mention in enumerate(spans.mentions):
        inside = [reading.tokens[i] for i in range(spans.low[number], spans.high[number])]
        assert [t.start for t in inside] == [
            t.start for t in reading.tokens if t and mention.start <= t.start < mention.end
        ]
        assert reading.sentence_of[spans.low[number]] == spans.sentence[number]


def test_spans_that_say_more_than_the_question():
    """A span is new unless all its words are in the question; a stop word alone makes none new."""
    spans = read(TEXT).spans
    known = read_question("Did Keller leave Norway in 1931 with Maria?").keys
    said = [TEXT[m.start : m.end] for m, keys in zip(spans.mentions, spans.telling, strict=True) if not keys <= known]
    assert said == ["Tom Reed", "Lisbon", "Friday"]


def test_the_kinds_of_a_text():
    """Each kind lists the numbers of its mentions, all of them together once."""
    spans = read(TEXT).spans
    assert sorted(np.concatenate(list(spans.of_kind.values())).tolist()) == list(range(len(spans.mentions)))
    assert all(spans.mentions[i].kind == kind for kind, numbers in spans.of_kind.items() for i in numbers)


@pytest.mark.parametrize("text", [t for t in HOSTILE if t.strip()])
def test_any_text_has_arrays(text):
    """Whatever the text, each entry of the arrays is a stretch of positions inside one sentence."""
    reading = read(f"{text} 1931 Oslo")
    spans = reading.spans
    assert (spans.low < spans.high).all()
    assert (reading.sentence_of[spans.low] == spans.sentence).all()
    assert (reading.sentence_of[spans.high - 1] == spans.sentence).all()


def test_nearness_falls_with_the_distance():
    """Of two dates the one beside the matched word is nearer, and each stands in the sentence that it is counted in."""
    text = "The dam broke in 1931, and long after all of that was forgotten there came 1950. In 1960 the ferry sank."
    answering = held("When did the dam break?", text).answering
    assert answering.sentence.tolist() == [0, 0, 1]
    assert answering.near[0] > answering.near[1] > answering.near[2]
