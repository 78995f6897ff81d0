"""Promises of texts sent with a question."""

import sys
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_qa.documents import Document, DocumentCache, check_documents
from article_qa.errors import DocumentError
from article_qa.library import Library
from article_qa.limits import DOCUMENT_CHARACTERS, DOCUMENTS


def ids(count: int) -> list[Document]:
    """Return ``count`` one-word documents with ids of their own."""
    return [Document(f"d{n}", "word") for n in range(count)]


def test_as_many_as_allowed():
    """Twenty documents, and a million characters together, are accepted to the last."""
    assert check_documents(ids(DOCUMENTS)) == 80
    half = "x" * (DOCUMENT_CHARACTERS // 2)
    assert check_documents([Document("a", half), Document("b", half)]) == 1_000_000


@pytest.mark.parametrize(
    ("documents", "says"),
    [
        ([], "No document was sent"),
        (ids(DOCUMENTS + 1), "21 documents are too many; send at most 20"),
        (
            [Document("a", "x" * DOCUMENT_CHARACTERS), Document("b", "y")],
            "1,000,001 characters together; send at most 1,000,000",
        ),
        ([Document("a", "x"), Document("a", "y")], "Two documents have the id 'a'"),
        ([Document("", "x")], "The document id '' is not made of"),
        ([Document("A", "x")], "The document id 'A' is not made of"),
        ([Document("a b", "x")], "The document id 'a b' is not made of"),
        ([Document("a\n", "x")], "is not made of the letters a-z, digits and hyphens"),
        ([Document("é", "x")], "is not made of"),
        ([Document("a", "A cat \ud83d sleeps.")], "The document 'a' is not valid Unicode"),
        ([Document("a", "A cat sleeps.", "Half \ud83d")], "The document 'a' is not valid Unicode"),
    ],
)
def test_what_does_not_fit_is_refused(documents, says):
    """Too many, too long, an id twice or no slug: each is refused by one sentence that says so."""
    with pytest.raises(DocumentError) as refused:
        DocumentCache().readings(documents)
    assert says in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.text("abz019-", min_size=1, max_size=12))
def test_any_slug_is_an_id(name):
    """Small letters, digits and hyphens in any order make an id."""
    assert check_documents([Document(name, "x")]) == 1


def test_the_text_is_kept_as_sent():
    """No character of a document changes, not even a line end or a byte order mark."""
    text = "\N{ZERO WIDTH NO-BREAK SPACE}One.\r\nTwo.\x00 \N{GRINNING FACE}"
    readings = DocumentCache().readings([Document("a", text, "Title")])
    assert readings.shelf.article("a").article.text == text
    assert readings.shelf.article("a").article.title == "Title"


def test_the_same_documents_are_split_once():
    """The same ids, titles and texts in the same order are remembered; another title is another shelf."""
    cache = DocumentCache()
    first = cache.readings([Document("a", "One."), Document("b", "Two.")])
    assert cache.readings([Document("a", "One."), Document("b", "Two.")]) is first
    assert cache.readings([Document("a", "One.", "T"), Document("b", "Two.")]) is not first


def test_documents_are_not_confused():
    """Another last character of a long text, or a character moved to the next document, makes other documents."""
    cache = DocumentCache()
    long = cache.readings([Document("a", "x " * 100_000 + "y")])
    assert cache.readings([Document("a", "x " * 100_000 + "z")]) is not long
    first = cache.readings([Document("a", "xy"), Document("b", "z")])
    assert cache.readings([Document("a", "x"), Document("b", "yz")]) is not first


def test_the_least_recently_used_is_forgotten():
    """Beyond the number of shelves the one that was asked longest ago goes."""
    cache = DocumentCache(shelves=2)
    a, b = (cache.readings([Document(name, name)]) for name in "ab")
    assert cache.readings([Document("a", "a")]) is a
    cache.readings([Document("c", "c")])
    assert cache.readings([Document("a", "a")]) is a
    assert cache.readings([Document("b", "b")]) is not b


def test_the_characters_kept_are_bounded():
    """Beyond the number of characters the oldest go, but the newest stays however long it is."""
    cache = DocumentCache(characters=10)
    short = cache.readings([Document("a", "12345")])
    also = cache.readings([Document("b", "12345")])
    assert cache.readings([Document("a", "12345")]) is short
    long = cache.readings([Document("c", "1234567890123")])
    assert cache.readings([Document("c", "1234567890123")]) is long
    assert cache.readings([Document("b", "12345")]) is not also


def test_a_bound_of_no_characters_keeps_nothing():
    """Not even the documents that were asked last."""
    cache = DocumentCache(characters=0)
    assert cache.readings([Document("a", "A word.")]) is not cache.readings([Document("a", "A word.")])


def unbounded() -> dict[str, int]:
    """Return how much each cache without a bound holds, by its name."""
    modules = [module for name, module in sys.modules.items() if name.startswith(("article_qa.", "article_index."))]
    kept = [one for module in modules for one in vars(module).values() if hasattr(one, "cache_info")]
    sizes = {f"{one.__module__}.{one.__name__}": one.cache_info() for one in kept}
    return {name: size.currsize for name, size in sizes.items() if size.maxsize is None}


def test_no_word_of_a_text_is_kept_for_ever():
    """What is remembered beside the texts, of their words, has bounds: other words make it no larger."""

    def ask(name: str) -> None:
        text = "\n\n".join(
            f"The {name}{n} minister {name}a{n} said that {name}b{n} was a {name}c{n}. “It is {name}d{n},” the "
            f"{name}e{n} told {name.title()}f{n} of {name.title()}g{n} in 1931, reports the {name.title()}h{n} Herald."
            for n in range(20)
        )
        library, turn = Library.from_text("It rains."), {"question": f"Who is {name}a1?", "answer": f"A {name}c1."}
        for question in (f"What did the {name}1 minister say?", f"Who is {name}c2?", f"When did {name}e3 speak?"):
            library.ask(question, [turn], documents=[{"id": "d", "title": name, "text": text}])

    ask("zorb")
    before = unbounded()
    ask("quibe")
    assert len(before) > 50
    grown = {name: size - before.get(name, 0) for name, size in unbounded().items()}
    assert {name for name, more in grown.items() if more >= 10} == set()  # a few files of data may be read only now


def test_many_threads_share_a_cache():
    """Threads that ask at once are each given the documents that they sent."""
    cache, given_back = DocumentCache(shelves=3), []

    def ask(number):
        for turn in range(20):
            name = f"d{(number + turn) % 5}"
            shelf = cache.readings([Document(name, f"Text of {name}.")]).shelf
            given_back.append(shelf.ids == (name,) and shelf.article(name).article.text == f"Text of {name}.")

    threads = [Thread(target=ask, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert given_back == [True] * 80
