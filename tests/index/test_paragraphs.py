"""Promises of paragraphs, titles and headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.paragraphs import headings, paragraphs, title_of

WRAPPED = """\
The committee met on Tuesday to discuss the budget for the
coming year, and agreed on most points. It will meet again
in May.
"""


def cut(text: str) -> list[str]:
    """Return the paragraphs of ``text`` as they stand in it."""
    return [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("  One.\n \t \n\n\nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\u2029\u2029Two.", ["One.", "Two."]),
        (WRAPPED, [WRAPPED.strip()]),
        ("A list:\n- one\n- two", ["A list:", "- one", "- two"]),
        ("1. One\n2. Two\n3. Three", ["1. One", "2. Two", "3. Three"]),
        ("## Rules\nWalk slowly and look where you go.", ["## Rules", "Walk slowly and look where you go."]),
        ("Apples\nPears\nPlums", ["Apples", "Pears", "Plums"]),
        ("Rules\n" + WRAPPED, ["Rules", WRAPPED.strip()]),
        ("Long. " * 40 + "\n" + "Words. " * 40, [("Long. " * 40).strip(), ("Words. " * 40).strip()]),
        ("I wandered lonely as a cloud,\nand then I sat", ["I wandered lonely as a cloud,\nand then I sat"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    """Blank lines part paragraphs, and so do line ends where lines are not wrapped prose."""
    assert cut(text) == wanted


@given(st.lists(st.sampled_from(["a", "Word", "- ", "#", "1. ", ".", " ", "\n", "\n\n", "\r\n", "\t"]), max_size=60))
def test_paragraphs_keep_everything(parts: list[str]) -> None:
    """Paragraphs are in order, apart and stripped; only white space is between them."""
    text = "".join(parts)
    at = 0
    for span in paragraphs(text):
        assert text[at : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert text[at:].strip() == ""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Peace At Last\n\nThe war ended.", "Peace At Last"),
        ("Who Won the War?\n\nNobody.", "Who Won the War?"),
        ("Life in the U.S.\n\nIt is loud.", "Life in the U.S."),
        ("# Peace\n\nThe war ended.", "Peace"),
        ("\n\n  Peace\nThe war between the two neighbours ended on a cold morning.", "Peace"),
        ("The war ended.\n\nPeace came.", ""),
        ("Peace", ""),
        ("They said it was\nover and done", ""),
        ("long " * 40 + "\n\nThe war ended.", ""),
        ("", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    """A title is a short first line that stands alone and does not end as a sentence does."""
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Early life", True),
        ("What is a permit?", True),
        ("# Rules", True),
        ("Thursday, May 7, 2015", True),
        ("It rained.", False),
        ("Bring with you:", False),
        ("- bread", False),
        ("1. Open the box", False),
        ("“We have no doubt”", False),
        ("Q: Why ants?", False),
        ("***", False),
        ("so many words " * 8, False),
    ],
)
def test_heading(line: str, heading: bool) -> None:
    """A heading is a short line before other paragraphs that no stop ends; a question may be one, a list item not."""
    text = f"{line.strip()}\n\nThe last paragraph"
    assert headings(text, paragraphs(text)) == (frozenset({0}) if heading else frozenset())
