"""Promises of finding what an article counts off."""

import pytest
from readers import read

from article_qa.choice.enumerated import enumerated
from article_qa.library import Library


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ice\n\nIce moves in two ways. The first is creep. It is slow. The second is sliding.", [[1, 2, 4]]),
        (
            "A vow\n\nI lay three plans before you.\n\nFirst, we build. Second, we mend. And third, we rest.",
            [[1, 2, 3, 4]],
        ),
        ("Ice\n\nIce moves in two ways. The first is creep. It is slow. The third is sliding.", []),
        ("Ice\n\nIce moves in three ways. The first is creep. The second is sliding.", []),
        ("Ice\n\nIce moves. First it is cold. Second, it is wet.", []),
        ("", []),
    ],
)
def test_what_is_counted_off(text, expected):
    """A sentence with a number leads into as many sentences behind it that open with the ordinals, in order."""
    assert enumerated(read(text)) == expected


def test_what_is_counted_off_is_cited_whole():
    """Where the sentence that counts answers, what it counts is cited with it, in order."""
    text = (
        "A vow to the town\n\nTonight the mayor laid three plans before the council.\n\n"
        "First, the pier will be mended. Second, a tram will run to Vargen. Third, the baths will be free."
    )
    cited = [c.quote for c in Library.from_text(text).ask("What are the three plans of the mayor?").citations]
    assert cited == [
        "Tonight the mayor laid three plans before the council.",
        "First, the pier will be mended.",
        "Second, a tram will run to Vargen.",
        "Third, the baths will be free.",
    ]
