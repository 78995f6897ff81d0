"""Promises about questions that ask somebody for another's words."""

import pytest
from readers import held

from article_qa.choice.misattribution import misattribution
from article_qa.library import Library

TEXT = (
    "The owner, Ada Brill, was calm. “The mill will close in May,” said Ada Brill. Tom Hale, a banker, was not. "
    "Tom Hale warned that nobody would buy the turbines. Ada Brill replied that they were sound. "
    "Nora Lind wrote the report.\n\nThe mill stands on a hill."
)


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Tom Hale say about closing in May?", "Ada Brill"),
        ("When did Nora Lind say that the mill will close?", "Ada Brill"),
        ("What did Ada Brill say about closing in May?", None),
        ("What did Ada Brill say about the turbines?", None),  # she replied to it
        ("What did Tom Hale say about the turbines?", None),
        ("What did the vicar say about the turbines?", None),  # nobody whom the article knows
        ("What did Tom Hale say about the weather?", None),
        ("How did Tom Hale respond to Ada Brill?", None),
        ("When will the mill close?", None),
    ],
)
def test_who_really_says_it(question: str, speaker: str | None) -> None:
    """The other speaker is named where one of their sentences alone has what is asked, and nobody elsewhere."""
    found = misattribution(held(question, TEXT))
    assert (None if found is None else found.speaker.text) == speaker


def test_the_answer_says_whose_words_they_are() -> None:
    """It declines for a false premise, names the speaker in a notice and shows the sentence first."""
    answer = Library.from_text(TEXT).ask("What did Tom Hale say about closing in May?")
    assert (answer.outcome, answer.reason) == ("not_in_article", "false_premise")
    assert answer.notice is not None
    assert (answer.notice.code, answer.notice.text) == (
        "attributed_to_other", "The article attributes this to Ada Brill.",
    )  # fmt: skip
    assert answer.nearest[0].quote == "“The mill will close in May,” said Ada Brill."
    assert answer.nearest[0].speaker is not None
    assert answer.nearest[0].speaker.text == "Ada Brill"
