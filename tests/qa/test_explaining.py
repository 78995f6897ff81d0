"""Promises of the explanation of an answer."""

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library

DAM = Article("dam", "", "The dam was built in 1931 by Maria Keller. It holds forty million litres of water.")
MILL = Article("mill", "", "The mill was built in 1887 by Tom Reed. It grinds rye.")


@pytest.mark.parametrize("articles", [[DAM], [DAM, MILL]])
def test_passages_have_the_scores_that_found_them(articles):
    """The passages considered are those that the shelf finds by the question's words, in its order, with its scores."""
    library = Library(Shelf(articles))
    told = library.ask("Who built the dam?", explain=True).to_dict()["explanation"]
    hits = library.shelf.search(["built", "dam"], 50)
    assert [(one["article"], one["passage"], one["bm25"]) for one in told["passages"]] == [
        (hit.article, hit.passage, round(hit.score, 4)) for hit in hits
    ]
    assert hits


def test_fifty_passages_are_considered():
    """Of more that share a word with the question the fifty best, as the shelf ranks them."""
    articles = [Article(f"a{n}", "", f"The dam {'of stone ' * n}was built.") for n in range(60)]
    library = Library(Shelf(articles))
    told = library.ask("Who built the dam?", explain=True).to_dict()["explanation"]["passages"]
    assert len(told) == 50
    best = library.shelf.search(["built", "dam"], 60)
    assert len(best) == 60
    assert [(one["article"], one["passage"]) for one in told] == [(hit.article, hit.passage) for hit in best[:50]]


def test_every_cited_sentence_has_its_evidence():
    """Of a list that is cited as a whole, items that score low have a row as the others have; none has two."""
    work = "\n".join(
        f"- {verb} the room" for verb in ("Air", "Dust", "Heat", "Light", "Lock", "Mop", "Paint", "Wax", "Wipe")
    )
    text = f"The caretaker has these duties in winter:\n{work}\n\nThe house was sold in 1990. Nobody lives there."
    told = Library.from_text(text, "house").ask("What are the duties of the caretaker?", explain=True).to_dict()
    rows = [(one["article"], one["sentence"]) for one in told["explanation"]["sentences"]]
    assert [one["sentence"] for one in told["citations"]] == list(range(10))
    assert {("house", number) for number in range(10)} <= set(rows)
    assert len(rows) == len(set(rows))


def test_a_cited_sentence_has_its_evidence():
    """The weighed sentences that are cited each have a row, and in it what speaks for them."""
    answer = Library(Shelf([DAM, MILL])).ask("Who built the dam, and how much water does it hold?", explain=True)
    rows = {(one["article"], one["sentence"]): one["evidence"] for one in answer.to_dict()["explanation"]["sentences"]}
    assert [(cited.article, cited.sentence) for cited in answer.citations] == [("dam", 0), ("dam", 1)]
    assert all(rows["dam", number] for number in (0, 1))
