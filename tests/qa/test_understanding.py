"""Promises of what a question means, in other languages than English."""

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.asking.understanding import asked
from article_qa.history import Turn
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
