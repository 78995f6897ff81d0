"""Promises of what a question means: in other languages than English, and where it may mean two things."""

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.asking.understanding import asked
from article_qa.history import Turn
from article_qa.library import Library
from article_qa.text.readings import Readings

FABRICA = "La fábrica cerró en 2011. La dueña, Marta Ruiz, dijo que los costes eran demasiado altos."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("¿Y por qué?", "¿Y por qué? ¿Cuándo cerró la fábrica?"),  # no word of its own to be searched for
        ("¿Qué dijo la dueña?", "¿Qué dijo la dueña?"),
    ],
)
def test_a_question_without_words_asks_about_the_last_one(typed: str, meant: str) -> None:
    """A bare question word takes the last question behind it; a question with words is taken as it stands."""
    readings = Readings(Shelf([Article("it", "La fábrica", FABRICA, lang="es")]))
    turns = [Turn("¿Cuándo cerró la fábrica?", "La fábrica cerró en 2011."), Turn("¿Y?", "")]
    assert asked(typed, turns, readings, None).text == meant


def test_without_turns_a_bare_question_word_stays() -> None:
    """A first question has nothing to lean on."""
    readings = Readings(Shelf([Article("it", "La fábrica", FABRICA, lang="es")]))
    assert asked("¿Por qué?", [], readings, None).text == "¿Por qué?"


def test_what_is_not_told_of_a_topic_may_be_asked_of_it_alone() -> None:
    """'What about the wages?' means the last question, asked of the wages, and else all that is said of them."""
    text = (
        "The kiln in Marden closed in May because its clay ran out. The wages of the workers were paid by the county."
    )
    readings = Readings(Shelf([Article("it", "Kiln closes", text)]))
    turn = Turn("Why did the kiln close?", "The kiln in Marden closed in May because its clay ran out.")
    meant = asked("What about the wages?", [turn], readings, None)
    assert (meant.text, meant.otherwise) == ("Why did the wages close?", "What about the wages?")
    assert asked("And in 1990?", [turn], readings, None).otherwise == ""


def test_a_topic_alone_answers_where_the_whole_question_is_declined() -> None:
    """The answer says what was searched in the end."""
    text = (
        "The kiln in Marden closed in May because its clay ran out. Potters had used it since 1920. "
        "The wages of the workers were paid by the county. Nobody else in the valley makes pots."
    )
    turn = {"question": "In which two cases is it sped up?", "answer": ""}
    told = Library.from_text(text).ask("What about the wages?", [turn])
    assert told.understood_as == "What about the wages?"
    assert told.citations[0].quote == "The wages of the workers were paid by the county."
