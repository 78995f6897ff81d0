"""Mirror of article_web/serving/kept.py: equal requests, equal bytes, kept in bounds; an ETag spares the answer."""

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.kept import AnswerCache, Kept
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

ASK = "/api/v1/ask"
QUESTION = "When was the second ceasefire signed?"


class Counting(Library):
    """A library that counts how often it is asked."""

    asked = 0

    def ask(self, *arguments, **named):
        """Answer, and count."""
        self.asked += 1
        return super().ask(*arguments, **named)


def counting(shelf):
    """Return a library of ``shelf`` that has not been asked since it was warmed."""
    library = Counting(shelf)
    warm(library)
    library.asked = 0
    return library


def served(most):
    """Return a counting library and a client that asks it, where ``most`` bytes are kept."""
    library = counting(Shelf.open())
    return library, create_app(library, Settings(answer_cache_bytes=most)).test_client()


def test_an_equal_request_gets_the_same_bytes_without_another_answer():
    """By POST and by GET, which say the same; another question is worked out."""
    library, client = served(1 << 20)
    bodies = {client.post(ASK, json={"question": QUESTION}).data for _ in range(3)}
    bodies.add(client.get(ASK, query_string={"q": QUESTION}).data)
    assert (len(bodies), library.asked) == (1, 1)
    client.post(ASK, json={"question": QUESTION, "limit": 1})
    assert library.asked == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"question": "Who brokered the ceasefire?"},
        {"history": [{"question": "Who won the cup?", "answer": "The fishers won the cup."}]},
        {"articles": ["mill"]},
        {"documents": [{"id": "dam", "text": "It was built in 1950."}]},
        {"limit": 1},
        {"explain": True},
        {"published_after": "2000"},
        {"published_before": "2000"},
        {"tags": ["wood"]},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_request_that_differs_in_one_field_has_an_answer_of_its_own(fields):
    """What is kept for one request is never given to another; asked again, both have what they had."""
    articles = [
        Article("dam", "", "The dam was built in 1931. The dam holds.", published="1999", tags=("stone",)),
        Article("mill", "", "The mill was built in 1887. The mill grinds.", published="2001", tags=("wood",)),
    ]
    library = counting(Shelf(articles))
    client = create_app(library).test_client()
    plain = {"question": "When was it built?"}
    first, other = client.post(ASK, json=plain).data, client.post(ASK, json=plain | fields).data
    assert library.asked == 2
    for sent, body in ((plain, first), (plain | fields, other)):
        assert client.post(ASK, json=sent).data == body
        alone = create_app(Library(Shelf(articles)), Settings(answer_cache_bytes=0)).test_client()
        assert alone.post(ASK, json=sent).data == body
    assert library.asked == 2


def test_a_bound_of_none_keeps_nothing():
    """Each request is worked out, to the same bytes."""
    library, client = served(0)
    assert len({client.post(ASK, json={"question": QUESTION}).data for _ in range(3)}) == 1
    assert library.asked == 3


def test_who_has_the_answer_is_told_so_without_another(library):
    """304 and no body for the ETag that the answer came with; none for the ETag of another question."""
    counting, client = served(0)
    first = client.get(ASK, query_string={"q": QUESTION})
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(ASK, query_string={"q": QUESTION}, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert counting.asked == 1
    other = client.get(ASK, query_string={"q": "What?"}, headers={"If-None-Match": tag})
    assert (other.status_code, counting.asked) == (200, 2)


def test_a_wrong_request_is_a_problem_whatever_the_client_has(client):
    """``*`` stands for any answer, but there is none."""
    wrong = client.get(ASK, query_string={"q": "a", "article": "nope"}, headers={"If-None-Match": "*"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(("most", "kept"), [(1200, "abc"), (800, "bc"), (400, "c"), (399, "")])
def test_the_least_recently_asked_is_forgotten_first(library, most, kept):
    """What is held is never more than the bound, four bytes for a byte of an answer."""
    cache, answer = AnswerCache(most), library.ask("Hello!")
    for name in "abc":
        cache.keep(name, Kept(answer, b"x" * 100))
    assert "".join(name for name in "abc" if cache.get(name)) == kept


def test_what_was_asked_again_is_remembered(library):
    """Reading makes an answer recent."""
    cache, answer = AnswerCache(800), library.ask("Hello!")
    for name in "ab":
        cache.keep(name, Kept(answer, b"x" * 100))
    cache.get("a")
    cache.keep("c", Kept(answer, b"x" * 100))
    assert [name for name in "abc" if cache.get(name)] == ["a", "c"]


def test_the_digest_of_a_shelf_is_of_all_that_answers_tell():
    """A title or an address is told with an answer: another one is another answer."""
    one, titled = Article("a", "One.", "A text."), Article("a", "Two.", "A text.")
    assert Shelf([one]).digest == Shelf([one]).digest
    assert Shelf([one]).digest != Shelf([titled]).digest
