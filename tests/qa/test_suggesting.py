"""Promises of the questions that an article suggests: how they are made, tried, chosen and gone on with."""

from pathlib import Path

import pytest

from article_qa.errors import QuestionError
from article_qa.history import Turn
from article_qa.library import Library
from article_qa.suggesting.candidates import candidates
from article_qa.suggesting.verbs import base_of_past, past_of
from article_qa.text.reading import read_article

CASES = [
    case.splitlines()
    for case in Path(__file__).with_name("suggestion_cases.txt").read_text(encoding="utf-8").split("\n\n")[1:]
]
BRENZ = (
    "The old mill closed in 1931 because the river froze.\n\n"
    "Maria Keller, the mayor of Brenz, opened the glass museum on 4 May 1952.\n\n"
    "The town of Brenz is known for glass.\n\n"
    "The brass band of Brenz was founded by Otto Falk."
)


def made(text, title=""):
    """Return what questions the last sentence of ``text`` makes."""
    library = Library.from_text(text, title=title)
    reading = read_article(library.shelf.article("article"))
    return [candidate.question for candidate in candidates(reading, [reading.size - 1])]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:40])
def test_a_sentence_makes_its_questions(case):
    """Each question reads as English; a sentence of another shape, or one that points elsewhere, makes none."""
    text, *expected = case
    assert made(text) == ([] if expected == ["-"] else expected)


def test_a_pronoun_is_the_one_whom_the_article_is_about():
    """'He' becomes the name of the title, never of somebody else who is near."""
    life = "Otto Falk was a composer. He loved his dog. He studied in Vienna in 1890."
    assert "When did Otto Falk study in Vienna?" in made(life, "Otto Falk")
    assert made("Otto Falk met Carl Berg. He studied in Vienna in 1890.", "A meeting") == []


@pytest.mark.parametrize("verb", ["negotiate", "stop", "carry", "submit", "visit", "begin", "take place", "set up"])
def test_a_verb_has_the_past_that_it_is_known_by(verb):
    """The past of each verb leads back to the verb."""
    assert base_of_past(past_of(verb).split()[0]) == verb.split()[0]


def test_every_suggestion_is_answered_from_its_own_sentence():
    """Each is answered, surely, and no two by the same sentence."""
    library = Library.from_text(BRENZ)
    questions = library.suggest(count=10)
    answers = [library.ask(question) for question in questions]
    assert questions == [
        "What is the town of Brenz known for?",
        "Why did the old mill close?",
        "Who opened the glass museum on 4 May 1952?",
        "Who founded the brass band of Brenz?",
    ]
    assert all(answer.outcome == "answered" and answer.confidence >= 0.6 for answer in answers)
    assert len({answer.citations[0].sentence for answer in answers}) == len(answers)


def test_what_the_title_tells_is_not_asked():
    """A question whose answer is in the title is left out."""
    text = "Otto Falk founded the brass band of Brenz in 1902."
    assert Library.from_text(text).suggest(count=10) == ["Who founded the brass band of Brenz in 1902?"]
    titled = Library.from_text(text, title="Otto Falk").suggest(count=10)
    assert titled == ["When did Otto Falk found the brass band of Brenz?"]


def test_next_questions_are_new():
    """What was asked or shown is not suggested again; the article goes on where the conversation was."""
    library = Library.from_text(BRENZ)
    history: list[Turn] = []
    asked = []
    while next_questions := library.suggest(history=history, count=1):
        asked += next_questions
        history.append(Turn.of(library.ask(asked[-1], history)))
    assert len(set(asked)) == len(asked) == len(library.suggest(count=10))


def test_the_same_text_gives_the_same_questions():
    """Nothing depends on what was asked or suggested before."""
    fresh, used = Library.from_text(BRENZ), Library.from_text(BRENZ)
    used.suggest(count=1)
    used.ask("Who is Maria Keller?")
    assert used.suggest(count=3) == fresh.suggest(count=3)


def test_documents_are_suggested_from():
    """Texts sent along are suggested from as the shelf's are; a text that is not English suggests nothing."""
    library = Library.open()
    assert library.suggest(documents=[{"id": "brenz", "text": BRENZ}], count=2) == Library.from_text(BRENZ).suggest(
        count=2
    )
    german = "Die Mühle wurde 1931 geschlossen. Der Fluss war in jenem Winter wochenlang zugefroren und still."
    assert library.suggest(documents=[{"id": "brenz", "text": german}]) == []


@pytest.mark.parametrize("text", ["", "A poem.\n\nA song.", "Ah!"])
def test_a_text_without_an_answerable_question_suggests_none(text):
    """There is no question rather than a bad one."""
    assert Library.from_text(text).suggest() == []


@pytest.mark.parametrize("count", [0, 11])
def test_a_count_out_of_range_is_refused(count):
    """1 to 10 may be wanted."""
    with pytest.raises(QuestionError, match="choose 1 to 10"):
        Library.open().suggest(count=count)
