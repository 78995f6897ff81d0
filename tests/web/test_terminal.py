"""Promises of what reaches a terminal."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_web.shell.terminal import Terminal, columns, neutral, neutral_json, wrap

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


class _Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@given(TEXT)
def test_no_control_character_is_left(text: str) -> None:
    """Of C0, DEL and C1 only tab and newline pass, everything else stays, and no place in the text moves."""
    safe = neutral(text)
    assert len(safe) == len(text)
    assert not {c for c in safe if c < " " or "\x7f" <= c <= "\x9f"} - {"\t", "\n"}
    assert all(a == b or not a.isprintable() for a, b in zip(text, safe, strict=True))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x07", "␇"),
        ("a\r\tb\n", "a␍\tb\n"),
        ("\x9b2J\x7f", "�2J�"),
        ("\u202eabc", "�abc"),
    ],
)
def test_escape_sequences_are_shown_not_obeyed(raw: str, shown: str) -> None:
    """A control character becomes its picture, or a replacement where it has none."""
    assert neutral(raw) == shown


@given(TEXT)
def test_neutral_json_means_the_same(text: str) -> None:
    """JSON without a raw control character reads back as what it was."""
    safe = neutral_json(json.dumps({"a": text}, ensure_ascii=False, indent=2))
    assert json.loads(safe) == {"a": text}
    assert not {c for c in safe if c < " " or "\x7f" <= c <= "\x9f"} - {"\n"}


@given(TEXT, st.integers(1, 30))
def test_wrapping_loses_no_word(text: str, width: int) -> None:
    """The lines hold every word in order, and only a lone word is wider than the width."""
    safe = neutral(text)
    lines = [safe[start:end] for start, end in wrap(safe, width)]
    blank = str.maketrans(dict.fromkeys(" \t\n\u3000"))
    assert "".join(lines).translate(blank) == safe.translate(blank)
    assert all(columns(line) <= width for line in lines if " " in line)


def test_wide_characters_take_two_columns() -> None:
    """Lines of Chinese are broken by what they take on the screen."""
    assert columns("漢字ab") == 6
    assert wrap("漢字 漢字 ab", 7) == [(0, 2), (3, 8)]


def test_a_block_stands_under_its_lead() -> None:
    """Further lines are indented as far as the lead is long; what is marked stays marked across lines."""
    plain = Terminal(width=20)
    assert plain.block("one two three four five", "[1] ") == "[1] one two three\n    four five"
    coloured = Terminal(width=20, colour=True)
    assert coloured.block("one two three four five", "[1] ", ((4, 18),)) == (
        "[1] one \x1b[1;4mtwo three\x1b[0m\n    \x1b[1;4mfour\x1b[0m five"
    )


def test_without_a_width_nothing_is_wrapped() -> None:
    """A quote goes into a pipe as the article has it, its own line break included."""
    assert Terminal().block("a line of the\narticle " + "x" * 200, "[1] ") == "[1] a line of the\narticle " + "x" * 200


@pytest.mark.parametrize(
    ("screen", "environ", "colour"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (True, {"TERM": "dumb"}, False),
    ],
)
def test_colour_follows_the_terminal_and_the_environment(screen: bool, environ: dict[str, str], colour: bool) -> None:
    """NO_COLOR is stronger than FORCE_COLOR, which is stronger than what the stream is."""
    stream = _Screen() if screen else io.StringIO()
    assert Terminal.of(stream, environ).colour is colour
    assert (Terminal.of(stream, environ).width is None) is not screen
