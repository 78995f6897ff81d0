"""Promises of the word lists."""

import pytest

from article_index.wordlist import sections, words


@pytest.mark.parametrize("name", ["abbreviations", "stops", "stopwords-en"])
def test_lists_are_clean(name: str) -> None:
    """No list has an empty section, a stray comment or an entry that its reader would not find."""
    for section, entries in sections(name).items():
        assert entries, section
        for entry in entries:
            assert not entry.startswith(("#", "[")), entry
            assert not entry.endswith((".", "]", ",")), entry


def test_sections() -> None:
    """An entry is in the section that it stands under, and in the list as a whole."""
    assert "dr" in sections("abbreviations")["honorific"]
    assert "dr" not in sections("abbreviations")["end"]
    assert {"dr", "inc"} <= words("abbreviations")


def test_no_abbreviation_twice() -> None:
    """An abbreviation stands under one section only, as its section decides what it does."""
    seen: dict[str, str] = {}
    for section, entries in sections("abbreviations").items():
        for entry in entries:
            assert seen.setdefault(entry, section) == section, entry
