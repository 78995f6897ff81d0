"""What a question means after the turns before it; the cases are in ``followup_cases.txt``."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.answer import Place
from article_qa.conversing.conversation import ALONE
from article_qa.conversing.followup import cited, understand
from article_qa.history import Turn
from article_qa.text.readings import Readings
from tests.qa.readers import HOSTILE

CASES = (Path(__file__).parent / "followup_cases.txt").read_text("utf-8")
TEXT = "Mayor Ines Vale opened the Glass Pier. She praised it. The pier cost 4,000 crowns.\n\nIt closed in 2020."


def _readings(title: str, text: str) -> Readings:
    return Readings(Shelf([Article("it", title, f"{title}\n\n{text}")]))


def _cases() -> list[tuple[str, str, tuple[Turn, ...], str, str]]:
    """Return (title, text, turns, typed, understood) of each case."""
    found = []
    for block in CASES.split("\n# article: ")[1:]:
        head, cases = block.split("\n---\n")
        title, text = head.split("\n", 1)
        for case in re.split(r"\n\s*\n", cases.strip()):
            lines = [line for line in case.splitlines() if not line.startswith("#")]
            asked = [line[2:] for line in lines if line.startswith("Q ")]
            told = [line[2:] for line in lines if line.startswith("A ")]
            typed = next(line[2:] for line in lines if line.startswith("> "))
            meant = next(line[1:].strip() for line in lines if line.startswith("="))
            turns = tuple(Turn(q, a) for q, a in zip(asked, told, strict=True))
            found.append((title, text.strip(), turns, typed, meant or typed))
    return found


@pytest.mark.parametrize(("title", "text", "turns", "typed", "meant"), _cases())
def test_a_follow_up_is_completed(title: str, text: str, turns: tuple[Turn, ...], typed: str, meant: str) -> None:
    """A question that leans gets what it lacks out of the turns; one that stands alone is left as it is."""
    assert understand(typed, turns, _readings(title, text), None).text == meant


def test_there_are_many_cases() -> None:
    """The file of cases is read to its end."""
    assert len(_cases()) >= 60


def test_a_turn_cites_what_it_says_or_where_its_answer_stands() -> None:
    """Citations of the turn are taken as they are; without any the answer is looked for in the article."""
    readings = _readings("A pier", TEXT)
    text = readings.shelf.article("it").article.text
    place = Place("it", 3, 9)
    assert cited(Turn("?", "", (place,)), readings, ["it"]) == (place,)
    assert cited(Turn("?", "She praised it."), readings, ["it"]) == (
        Place("it", text.index("She"), text.index("She") + len("She praised it.")),
    )
    assert cited(Turn("?", "Nobody said this."), readings, ["it"]) == ()
    assert cited(Turn("?", "", (Place("other", 0, 4),)), readings, ["it"]) == ()


def test_a_turn_without_words_tells_those_that_it_cites() -> None:
    """Of a turn whose answer is left out, what it cites is heard; a place in an article that is not there is not."""
    readings = _readings("A pier", TEXT)
    at = readings.shelf.article("it").article.text.index("Mayor")
    vale = Place("it", at, at + len("Mayor Ines Vale opened the Glass Pier."))
    for places, meant in (
        ((vale,), "Did Ines Vale praise it?"),
        ((Place("gone", 0, 9), vale), "Did Ines Vale praise it?"),
        ((Place("gone", 0, 9),), "Did she praise it?"),
    ):
        assert understand("Did she praise it?", [Turn("Who opened it?", "", places)], readings, None).text == meant


def test_a_leaning_question_knows_what_was_typed() -> None:
    """The evidence is told the places, that the question leans, and which of its words were typed."""
    readings = _readings("A pier", TEXT)
    meant = understand("How much did it cost?", [Turn("Who opened the Glass Pier?", "Mayor Ines Vale")], readings, None)
    assert meant.text == "How much did the Glass Pier cost?"
    told = meant.conversation("How much did it cost?")
    assert (told.leans, sorted(told.typed), len(told.cited)) == (True, ["cost"], 1)


def test_without_turns_there_is_no_conversation() -> None:
    """A first question gives the evidence nothing to weigh."""
    meant = understand("Who opened the pier?", [], _readings("A pier", TEXT), None)
    assert meant.conversation("Who opened the pier?") == ALONE


@given(
    st.sampled_from(["Who opened the Glass Pier?", "What did the pier cost?", "When did the pier close?"]), st.data()
)
@settings(max_examples=40)
def test_a_full_question_stands_however_long_the_history(typed: str, data: st.DataObject) -> None:
    """No history changes a question that has all it needs."""
    said = st.sampled_from(
        ["Who is Ines Vale?", "What about 2020?", "Why?", "Mayor Ines Vale opened the Glass Pier.", ""]
    )
    turns = data.draw(st.lists(st.builds(Turn, said, said), max_size=12))
    assert understand(typed, turns, _readings("A pier", TEXT), None).text == typed


@pytest.mark.parametrize("odd", HOSTILE)
def test_odd_texts_are_understood_as_something(odd: str) -> None:
    """Neither an odd question nor an odd turn is an error, and nothing becomes of an empty one."""
    readings = _readings("A pier", TEXT)
    assert isinstance(understand(odd, [Turn(odd, odd)], readings, None).text, str)
    assert isinstance(understand("and why did she do it there?", [Turn(odd, odd)], readings, None).text, str)


@pytest.mark.parametrize("typed", ["Who controls Eastport now?", "who tugs the barge", "Who fires the crew?"])
def test_who_with_a_verb_that_could_be_a_noun_asks_by_itself(typed: str) -> None:
    """'controls' and the like behind 'who' are what somebody does, so that nothing is borrowed from the turns."""
    text = "The barge hit the bridge of Eastport on Tuesday. The crew was not hurt."
    readings = _readings("The harbour", text)
    turn = Turn("When did the barge hit the bridge?", "The barge hit the bridge of Eastport on Tuesday.")
    understood = understand(typed, [turn], readings, None)
    assert (understood.text, understood.leans) == (typed, False)
