"""Promises of links to quotes: as a browser reads them they lead to the quote and nothing else, with no word to spare.

What Chromium itself does with them is told in tests/browser/test_links.py.
"""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Article, Span
from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_index.split import split
from article_qa.library import Library
from article_qa.linking.fragments import Fragment, fragment
from article_qa.linking.links import link

URL = "https://example.org/dam"
TEXT = (
    "The dam\n\nHe ran. It was built in 1931, by hand - stone & stone.\n\nShe ran. Then he ran. Why? She left.\n\n"
    "Why? Nobody\nknows. Same.\n\nThe end was near.\n\nSame."
)


def made(text: str, quote: str, number: int = 0) -> str:
    """Return the directive for occurrence ``number`` of ``quote`` in ``text``."""
    start = [at.start() for at in re.finditer(re.escape(quote), text)][number]
    return str(fragment(split(Article("a", "", text)), Span(start, start + len(quote))))


def read(text: str, directive: str) -> list[Span]:
    """Return all places of ``text`` that fit ``directive``: whole words, whatever the white space and case."""
    terms = directive.split(",")
    prefix = terms.pop(0)[:-1] if terms[0].endswith("-") else ""
    suffix = terms.pop()[1:] if terms[-1].startswith("-") else ""

    def words(term: str) -> str:
        return r"(?<!\w)" * bool(re.match(r"\w", unquote(term))) + r"\s+".join(map(re.escape, unquote(term).split()))

    before = rf"{words(prefix)}\s*" if prefix else ""
    after = rf"(?=\s*{words(suffix)}(?!\w))" if suffix else ""
    between = r"[\s\S]*?".join(f"{words(term)}(?!\\w)" if term[-1:].isalnum() else words(term) for term in terms)
    return [Span(*at.span(1)) for at in re.finditer(f"(?={before}({between}){after})", text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("quote", "number", "directive"),
    [
        ("The dam", 0, "The%20dam"),
        ("It was built in 1931, by hand - stone & stone.", 0,
         "It%20was%20built%20in%201931%2C%20by%20hand%20%2D%20stone%20%26%20stone."),
        ("Nobody\nknows.", 0, "Nobody%20knows."),
        ("Then he ran.", 0, "Then%20he%20ran."),
        ("She ran.", 0, "She%20ran."),  # 'He ran.' stands in none of its words
        ("He ran.", 0, "dam-,He%20ran."),  # 'he ran.' is the same to a browser
        ("Why?", 0, "ran.-,Why%3F"),
        ("Why?", 1, "left.-,Why%3F"),
        ("Same.", 0, "knows.-,Same."),
        ("Same.", 1, "near.-,Same."),
    ],
)  # fmt: skip
def test_a_fragment_has_no_more_than_it_needs(quote, number, directive):
    """What stands once stands alone; else the nearest whole words tell it apart, from another paragraph if need be."""
    assert made(TEXT, quote, number) == directive


@pytest.mark.parametrize(
    ("text", "number", "directive"),
    [
        ("Yes. No.\n\nYes. So.", 0, "Yes.,-No."),
        ("One day it ended. Yes. No.\n\nTwo may say it ended. Yes. No.", 0, "day%20it%20ended.-,Yes."),
        ("A b. Yes. C d.\n\nA b. Yes. E f.\n\nG b. Yes. C d.", 0, "A%20b.-,Yes.,-C%20d."),
    ],
)
def test_what_follows_may_tell_it_apart(text, number, directive):
    """Words after the quote, more words before it, or both: whichever is the least that is enough."""
    assert made(text, "Yes.", number) == directive


def test_a_long_quote_is_its_start_and_its_end():
    """Of more than 300 characters only the first and last words are said, as many as tell both."""
    long = "It was said by " + " and ".join(f"witness {n} of the case" for n in range(20)) + " at last."
    assert made(f"Then. {long} So.", long) == "It%20was%20said%20by,the%20case%20at%20last."
    again = f"It was said by nobody. {long} So said he."
    directive = made(again, long)
    assert directive.startswith("It%20was%20said%20by%20witness,")
    assert read(again, directive) == [Span(23, 23 + len(long))]


def test_a_text_that_says_it_twice_with_the_same_around_it():
    """Where nothing tells two places apart, the link says all that it may, and stays a link."""
    text = "\n\n".join(["Well. It held. So."] * 3)
    assert made(text, "It held.", 1) == "Well.-,It%20held.,-So."


@given(
    st.lists(st.lists(st.sampled_from(["It", "is", "so", "Is-it", "no,", "Café", "café", "“so”", "&"]), min_size=1,
                      max_size=4), min_size=1, max_size=12),
    st.data(),
)  # fmt: skip
def test_a_browser_finds_the_quote_and_nothing_else(sentences, data):
    """Whatever is said how often, the quote fits its directive, alone where the lines around can tell it apart."""
    lines = [" ".join(words) + "." for words in sentences]
    number = data.draw(st.integers(0, len(lines) - 1))
    text, start = "\n\n".join(lines), sum(len(line) + 2 for line in lines[:number])
    here = Span(start, start + len(lines[number]))
    directive = str(fragment(split(Article("a", "", text)), here))
    assert not set(directive) & set("&#? \n")
    assert here in read(text, directive)
    before, _, after = ["", *lines, ""][number : number + 3]
    if read(text, str(Fragment(lines[number], prefix=before, suffix=after))) == [here]:
        assert read(text, directive) == [here]


def test_parts_are_escaped():
    """Nothing that words hold can end the address or be taken for the directive's own commas and hyphens."""
    assert str(Fragment("a-b, c & d", "é", "x-", "-y")) == "x%2D-,a%2Db%2C%20c%20%26%20d,%C3%A9,-%2Dy"


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip))
def test_unescaping_gives_the_words_back(words):
    """A fragment of the whole text says its words with single spaces."""
    found = link(split(Article("a", "", words)), Span(0, len(words)), URL).removeprefix(f"{URL}#:~:text=")
    if len(" ".join(words.split())) <= 300:
        assert unquote(found) == " ".join(words.split())
    assert not set(found) & set("&#? \n")


def test_only_web_addresses_are_followed():
    """Another scheme has no text fragments, and must not become a link that runs something."""
    one = split(Article("a", "", "It held."))
    assert link(one, Span(0, 8), "javascript:alert(1)") is None
    assert link(one, Span(0, 8), "HTTPS://example.org/") == "HTTPS://example.org/#:~:text=It%20held."


def test_a_library_with_a_page_links_to_it():
    """Articles without an address are linked to the page that shows them, those with one to their own."""
    texts = {"dam": None, "mill": "https://example.org/mill"}
    shelf = Shelf([article_from_text(f"Ada Lund built the {name}.", name, url=url) for name, url in texts.items()])
    asked = Library(shelf, page="https://ask.example/")
    built = asked.ask("Who built the dam?", articles=["dam"]).citations[0]
    assert built.link == "https://ask.example/?article=dam#:~:text=Ada%20Lund%20built%20the%20dam."
    milled = asked.ask("Who built the mill?", articles=["mill"]).citations[0]
    assert milled.link == "https://example.org/mill#:~:text=Ada%20Lund%20built%20the%20mill."
    near = asked.ask("Who burned the bridge in 1066?", articles=["dam"])
    assert {one.link[:32] for one in near.nearest} <= {"https://ask.example/?article=dam"}
    sent = asked.ask("Who built the dam?", documents=[{"id": "dam", "text": "Ada Lund built the dam."}])
    assert sent.citations[0].link is None
    assert Library(shelf).ask("Who built the dam?", articles=["dam"]).citations[0].link is None
