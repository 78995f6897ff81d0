"""Mirror of article_web/api/listing.py: the list of a shelf's articles, in parts and by name."""

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_web.api.listing import Listing, host

SHELF = Shelf([
    Article("bridge", "The Bridge of Zürich", "It was opened in 1932.", "https://www.news.example/b", "Ada Lund"),
    Article("harbour", "A harbour", "The bridge is near.", "http://harbour.example:8080/", None, "2021-03-04"),
    Article("tower", "", "It was painted in 1950.", "javascript:alert(1)"),
])  # fmt: skip


@pytest.mark.parametrize(
    ("find", "ids"),
    [
        ("", ["bridge", "harbour", "tower"]),
        ("  ", ["bridge", "harbour", "tower"]),
        ("BRIDGE", ["bridge"]),  # the harbour's text has the word, its names have not
        ("zurich ada", ["bridge"]),
        ("zürich harbour", []),
        ("tow", ["tower"]),
        ("news.example", ["bridge"]),
        ("2021", ["harbour"]),
        ("alert", []),
    ],
)
def test_every_word_has_to_stand_in_a_name(find, ids):
    """Case and accents do not matter; title, id, author, publisher and date count as names."""
    part = Listing(SHELF).part(10, find=find)
    assert [one["id"] for one in part.articles] == ids
    assert (part.next, part.total) == (None, len(ids))


def test_what_is_found_comes_in_parts():
    """A part names the id that the next one starts after, and how many there are in all."""
    listing = Listing(SHELF)
    first = listing.part(1, find="e")
    assert ([one["id"] for one in first.articles], first.next, first.total) == (["bridge"], "bridge", 3)
    last = listing.part(2, after="bridge", find="e")
    assert ([one["id"] for one in last.articles], last.next, last.total) == (["harbour", "tower"], None, 3)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.news.example/b", "news.example"),
        ("http://harbour.example:8080/", "harbour.example"),
        ("javascript:alert(1)", ""),
        ("http://[", ""),
        ("news/1", ""),
        (None, ""),
    ],
)
def test_a_publisher_is_a_host_of_the_web(url, name):
    """The host stands for the publisher; what is no web address has none."""
    assert host(url) == name
