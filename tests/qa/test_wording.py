"""Promises of a text's words as it writes them."""

from article_qa.asking.wording import Wording

WORDING = Wording(
    ["Öst’s U.S. ship, the Öst, sank. SHIP! The ship’s cease-fire cost $6,500.", "A New York ship. a half mast"]
)


def test_words_are_found_folded():
    """A word is found by its folded form, whatever its accents, dots, commas and possessives."""
    assert all(word in WORDING for word in ("ost", "us", "ship", "6500", "york"))
    assert not any(word in WORDING for word in ("öst", "Ship", "ships", "cease-fire", ""))


def test_words_are_written_as_the_text_writes_them():
    """The usual form is given, in small letters where the text ever has them."""
    forms = [WORDING.written(word) for word in ("ost", "us", "ship", "6500", "york", "a")]
    assert forms == ["Öst", "U.S.", "ship", "6,500", "York", "a"]


def test_words_in_a_row():
    """Two words are found together where a text has them so, parted by a space or a hyphen, and as it writes them."""
    assert WORDING.together("cease", "fire") == "cease-fire"
    assert WORDING.together("new", "york") == "New York"
    assert WORDING.together("york", "new") == ""
    assert WORDING.together("fire", "cost") == "fire cost"
    assert WORDING.together("us", "york") == ""
    assert WORDING.together("a", "half") == ""  # a single letter only with a hyphen: 'e-mail'


def test_forms_of_a_word():
    """A word counts as known in any form of its stem."""
    assert WORDING.has_form_of("ships")
    assert WORDING.has_form_of("sinking") is False
    assert Wording(["The president left."]).has_form_of("presidant") is False  # a slip, though of the same stem
    assert Wording([]).has_form_of("ships") is False


def test_no_text_has_no_words():
    """Without a text nothing is found."""
    empty = Wording([])
    assert "ship" not in empty
    assert empty.together("new", "york") == ""
    assert empty.index.near("ship", 2) == []
