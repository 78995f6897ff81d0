"""Promises of the short answer inside a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import HOSTILE, held

from article_qa.brief.short import short_span

TEXT = "In 1931 Maria Keller built the dam of Vik in Norway with 200 workers for $3 million."


def short(question: str, text: str = TEXT) -> str | None:
    """Return the short answer in the only sentence of ``text``."""
    span = short_span(held(question, text), 0)
    return None if span is None else text[slice(*span)]


def test_nothing_is_shown_of_a_sentence_that_hardly_answers():
    """A span is shown only where it and the sentence are both likely right."""
    comparison = held("When was the dam built?", TEXT)
    assert short_span(comparison, 0, 0.9) == (3, 7)
    assert short_span(comparison, 0, 0.3) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who built the dam?", "Maria Keller"),
        ("When was the dam built?", "1931"),
        ("In what year was the dam built?", "1931"),
        ("How many workers built the dam?", "200"),
    ],
)
def test_the_span_that_is_asked_for(question, answer):
    """Of all spans of a sentence the one of the asked kind is the short answer."""
    assert short(question) == answer


def test_a_number_is_not_cut_before_its_fraction():
    """A half belongs to what it stands behind."""
    assert short("What was the price?", "The price was 3½ dollars.") == "3½ dollars"


def test_a_sum_of_money():
    """A price is the short answer to how much something cost, and no other number is."""
    assert short("How much did the dam cost?", "The dam of 12 gates cost $3 million in 1931.") == "$3 million"


@pytest.mark.parametrize("question", ["Why was the dam built?", "How was the dam built?", "Was the dam built in 1931?"])
def test_no_span_can_say_why(question):
    """A question whose answer is no span has no short answer."""
    assert short(question) is None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("When does the ferry run?", "7:00 to midnight"),
        ("When does the ferry stop?", "midnight"),
        ("When does the first ferry run?", "7:00"),
    ],
)
def test_a_stretch_of_time(question, answer):
    """A time that is an end of a stretch is shown with the other end, but for the end that is asked for."""
    assert short(question, "The ferry runs from 7:00 to midnight.") == answer


@pytest.mark.parametrize(
    ("question", "answer"), [("When are the baths open?", "10 a.m. to 5 p.m."), ("When do the baths open?", "10 a.m.")]
)
def test_the_hours_of_a_house(question, answer):
    """When it is open is all of the time, when it opens the beginning."""
    assert short(question, "The baths are open from 10 a.m. to 5 p.m. in summer.") == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How long does bread keep?", "Bread in a refrigerator goes stale and cannot keep three times as well."),
        ("What was the biggest ship delivered?", "The yard delivered 14 ships in 2023, two fewer than in 2022."),
        (
            "What is the vote about?",
            "We shall ask the people, in a vote on the last Sunday of March, who may elect.",
        ),
    ],
)
def test_no_number_or_day_of_another_sort(question, text):
    """No bare number tells how long, no count of what is asked what it is, no day what something is about."""
    assert short(question, text) is None


def test_the_question_is_not_repeated():
    """A span that the question itself has tells nothing new."""
    assert short("Who is Maria Keller?") != "Maria Keller"
    assert short("When in 1931 was the dam built?") is None


def test_a_sentence_that_met_nothing_has_none():
    """Where no word of the question stands near, no span is shown."""
    assert short("Who sank the ferry?") is None


@given(st.one_of(st.sampled_from([t for t in HOSTILE if t.strip()]), st.text(min_size=1)), st.text(max_size=30))
@settings(max_examples=40)
def test_a_short_answer_lies_inside_the_sentence(text, question):
    """For any text the span is none or inside the sentence, and holds something."""
    comparison = held(f"Who {question} in Norway?", f"{text} Maria Keller of Norway in 1931")
    for number, sentence in enumerate(comparison.reading.split.sentences):
        span = short_span(comparison, number)
        assert span is None or sentence.start <= span[0] < span[1] <= sentence.end


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who was the dam built by?", "Maria Keller"),
        ("Which engineer built the dam?", "Maria Keller"),
        ("How many gates were repaired?", "12"),
        ("How long did the repair take?", "six weeks"),
    ],
)
def test_the_right_one_of_several(question, answer):
    """Among spans of one kind the one that stands in the asked relation is shown."""
    text = (
        "The dam was built by the engineer Maria Keller for Tom Reed, and in a repair that took six weeks 300 men "
        "repaired 12 gates."
    )
    assert short(question, text) == answer


def test_no_sum_answers_when():
    """A kind of span that cannot tell what is asked is never shown, however near it stands."""
    assert short("When did the dam cost so much?", "The dam of Vik cost $3 million.") is None
    assert short("Who cost the dam?", "The dam of Vik cost $3 million.") in {None, "Vik"}


def test_a_share():
    """A percentage is the short answer where one is asked for."""
    text = "Of the farmers of Vik 40 percent complained in 1931."
    assert short("What percentage of the farmers complained?", text) == "40 percent"
