"""Promises of quoting a sentence."""

import pytest

from article_index.article import Article
from article_index.loading.text import article_from_text
from article_index.split import split
from article_qa.choice.citing import joined, quotation

TEXT = "The dam holds.\n\nIt was built in 1931 by hand, stone upon stone, and never once repaired. Why? Nobody\nknows."
URL = "https://example.org/dam?page=2"


def quoted(sentence: int, url: str | None = None):
    """Return sentence number ``sentence`` of the text above as a quotation."""
    return quotation(split(article_from_text(TEXT, "dam", url=url)), sentence, [])


def test_a_quotation_is_a_slice_with_its_place():
    """The words are the sentence's own, and start and end cut them out of the text again."""
    found = quoted(1)
    assert found.quote == "It was built in 1931 by hand, stone upon stone, and never once repaired."
    assert (found.article, found.sentence, found.start, found.end) == ("dam", 1, 16, 88)


def test_what_stands_around_is_at_most_32_characters():
    """Prefix and suffix are the 32 characters on either side, fewer at the text's ends, line breaks kept."""
    assert (quoted(0).prefix, quoted(0).suffix) == ("", "\n\nIt was built in 1931 by hand, ")
    assert (quoted(2).prefix, quoted(2).suffix) == ("pon stone, and never once repaired. "[-32:], " Nobody\nknows.")
    assert (quoted(3).prefix, quoted(3).suffix) == ("one, and never once repaired. Why? "[-32:], "")


def test_a_line_break_inside_is_kept():
    """A quote is verbatim to the line break."""
    assert quoted(3).quote == "Nobody\nknows."


def test_the_words_that_met_are_handed_on():
    """The spans that met the question stay as they were found."""
    assert quotation(split(Article("a", "", "One. Two.")), 0, [(0, 3)]).matched == ((0, 3),)


def test_offsets_count_code_points():
    """A character beyond the basic plane counts one, a combining mark one more."""
    text = "\N{GRINNING FACE} Cafe\N{COMBINING ACUTE ACCENT}. Next one."
    found = quotation(split(Article("a", "", text)), 1, [])
    assert (found.start, found.end, found.quote) == (9, 18, "Next one.")


def test_the_page_is_the_one_that_the_sentence_starts_on():
    """Pages count from 1; a sentence that runs on to the next page is on the page where it starts."""
    text = "One.\n\nIt went\non and on.\n\nLast."
    paged = split(Article("a", "", text, pages=(0, 14, 26)))
    assert [quotation(paged, number, []).page for number in range(3)] == [1, 1, 3]
    assert quotation(split(Article("a", "", text)), 0, []).page is None


def test_without_an_address_there_is_no_link():
    """An article without a url has none to lead to."""
    assert quoted(0).link is None
    assert quoted(0, "").link is None


def test_a_link_leads_to_the_words():
    """The url is followed by a text fragment: spaces, commas, hyphens and ampersands in it are escaped."""
    assert quoted(2, URL).link == f"{URL}#:~:text=Why%3F"


def test_a_link_keeps_no_other_fragment():
    """A fragment of the url itself gives way."""
    assert quoted(2, f"{URL}#top").link == f"{URL}#:~:text=Why%3F"


def test_a_line_break_is_a_space_in_a_link():
    """Browsers match words across white space, so that a line break is written as one space."""
    assert quoted(3, URL).link == f"{URL}#:~:text=Nobody%20knows."


def test_quotes_are_joined_by_one_space():
    """Each citation is numbered from 1 and knows where its quote stands in the joined text."""
    text, citations = joined([quoted(2), quoted(0)])
    assert text == "Why? The dam holds."
    assert [(c.number, c.answer_start, c.answer_end) for c in citations] == [(1, 0, 4), (2, 5, 19)]


@pytest.mark.parametrize("order", [[], [0], [3, 1, 2, 0]])
def test_joined_text_and_places_agree(order):
    """Every stretch that a citation names is its quote, whatever the order; nothing joined is the empty text."""
    text, citations = joined([quoted(i) for i in order])
    assert [text[c.answer_start : c.answer_end] for c in citations] == [quoted(i).quote for i in order]
    assert text == " ".join(quoted(i).quote for i in order)
