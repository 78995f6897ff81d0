"""Promises of the places where a sentence may end."""

import pytest

from article_index.stops import stops


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He won. They left.", [("He won.", "They left.", "won", "They")]),
        ('He "won." (They) left', [('He "won."', "(They) left", "won", "They")]),
        ("Won.[3] “Left”", [("Won.[3]", "“Left”", "Won", "Left")]),
        ("Won?! 🎉 Left", [("Won?! 🎉", "Left", "Won", "Left")]),
        ("Won . '' Left", [("Won . ''", "Left", "Won", "Left")]),
        ("勝った。負けた", [("勝った。", "負けた", "勝った", "負けた")]),
        ("ended.The war", [("ended.", "The war", "ended", "The")]),
        ("3.5 a.b U.S.-led", []),
        ("It ended.", []),
    ],
)
def test_stops(text: str, found: list[tuple[str, str, str, str]]) -> None:
    """A stop ends after what closes, the next sentence begins at what opens, and both neighbours are told."""
    seen = [(text[: stop.end], text[stop.next :], stop.before, stop.after) for stop in stops(text, 0, len(text))]
    assert seen == found


def test_text_of_stops() -> None:
    """A long text that is nothing but stops has no ends of sentences."""
    assert list(stops("a. " * 50_000, 0, 150_000)) == []
