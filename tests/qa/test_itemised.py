"""Promises of finding the lists of an article."""

import pytest
from readers import read

from article_qa.choice.itemised import itemised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rules\n\nBring these:\n\n- a lamp\n\n- a rope\n\nThe gate shuts at ten.", [[1, 2, 3]]),
        ("Rules\n\nBring these:\n\nA lamp.\n\nA rope.\n\nIt is dark. It is wet.", [[1, 2, 3]]),
        ("Rules\n\nHe said:\n\nA lamp.", []),
        ("Rules\n\nBring a lamp.\n\nBring a rope.\n\nBring a friend.", []),
        ("", []),
    ],
)
def test_lists(text, expected):
    """A line that ends with a colon leads into the paragraphs of one sentence below it, at least two of them."""
    assert itemised(read(text)) == expected
