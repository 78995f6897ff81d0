"""Promises of speaker labels."""

import pytest

from article_index.labels import speaker_labels
from article_index.paragraphs import paragraphs


def labels(text: str) -> dict[int, str]:
    """Return the labels of the paragraphs of ``text``."""
    return {number: span.of(text) for number, span in speaker_labels(text, paragraphs(text)).items()}


def test_interview() -> None:
    """Two who speak twice each are speakers; paragraphs without a label have none."""
    text = "On ants\n\nAnn Lee: Why?\n\nBo O’Hara: So.\n\nNo name.\n\nAnn Lee: “Is it?”\n\nBo O’Hara: Yes. It is."
    assert labels(text) == {1: "Ann Lee", 2: "Bo O’Hara", 4: "Ann Lee", 5: "Bo O’Hara"}


def test_title_in_capitals() -> None:
    """Several words in capitals are a speaker at once."""
    assert labels("THE PRESIDENT: Thank you all.\n\nIt rained.") == {0: "THE PRESIDENT"}


def test_initials() -> None:
    """A name in full said once is a label where its initials are; another name said once is text."""
    text = "Ada van Holm: Why?\n\nBo Ray: So.\n\nAvH: Is it?\n\nBR: Yes.\n\nAvH: Why?\n\nBR: So.\n\nCy Orr: Hm."
    assert labels(text) == {0: "Ada van Holm", 1: "Bo Ray", 2: "AvH", 3: "BR", 4: "AvH", 5: "BR"}


@pytest.mark.parametrize(
    "text",
    [
        "Note: It rained.\n\nNote: It snowed.",
        "Note: It rained.\n\nDirector: Ann Lee.",
        "WARNING: Do not open.",
        "Image: Ann Lee\n\nPlace: Oslo\n\nImage: Bo Ray\n\nPlace: Rome",
        "Bring: bread.\n\nBring: wine.\n\nTake: water.\n\nTake: time.",
        "It was 10:30 and it rained.",
    ],
    ids=["one name", "once each", "one word", "no sentences", "small letters", "time"],
)
def test_no_label(text: str) -> None:
    """A word with a colon is text where it does not take part in a talk."""
    assert labels(text) == {}
