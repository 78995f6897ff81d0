"""What every engine promises, and that it agrees with rank_bm25."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from article_index.engine import ENGINES, build_engine
from article_index.errors import UnknownEngineError

every_engine = pytest.mark.parametrize("name", sorted(ENGINES))
terms = st.lists(st.sampled_from("abcdefgh"), max_size=8)
corpora = st.lists(terms, max_size=12)


@every_engine
@given(corpus=corpora, question=terms, limit=st.integers(0, 15))
def test_hits_share_a_term(name: str, corpus: list[list[str]], question: list[str], limit: int) -> None:
    """The hits are the passages that share a term, each once, best first, ties by number, no more than the limit."""
    engine = build_engine(name, corpus)
    sharing = [number for number, passage in enumerate(corpus) if set(passage) & set(question)]
    found = engine.search(question, len(corpus))
    assert sorted(number for number, _ in found) == sharing
    assert found == sorted(found, key=lambda pair: (-pair[1], pair[0]))
    assert engine.search(question, limit) == found[:limit]


@every_engine
@given(corpus=corpora, question=terms, among=st.sets(st.integers(0, 20)))
def test_among(name: str, corpus: list[list[str]], question: list[str], among: set[int]) -> None:
    """Named passages have the scores and the order that they have among all."""
    engine = build_engine(name, corpus)
    wanted = [pair for pair in engine.search(question, len(corpus)) if pair[0] in among]
    assert engine.search(question, len(corpus), sorted(among)) == wanted


@every_engine
@given(corpus=corpora, question=terms)
def test_agrees_with_rank_bm25(name: str, corpus: list[list[str]], question: list[str]) -> None:
    """Where every shared term has a positive idf the scores are those of rank_bm25."""
    if not any(corpus):
        return
    reference = BM25Okapi(corpus)
    question = [term for term in question if reference.idf.get(term, 0) > 0]
    scores = reference.get_scores(question)
    for number, score in build_engine(name, corpus).search(question, len(corpus)):
        assert score == pytest.approx(scores[number])


@every_engine
@given(corpus=corpora, term=st.sampled_from("abcdefgh"))
def test_every_score_is_positive(name: str, corpus: list[list[str]], term: str) -> None:
    """A term that most passages of a tiny text have still speaks for the passages that have it."""
    assert all(score > 0 for _, score in build_engine(name, corpus).search([term], len(corpus)))


@every_engine
def test_more_of_a_common_term_is_better(name: str) -> None:
    """Of two passages of the same length the one with both terms is first, even where each term is in most."""
    engine = build_engine(name, [["a", "x"], ["a", "b"], ["b", "y"]])
    assert [number for number, _ in engine.search(["a", "b"], 3)] == [1, 0, 2]


@every_engine
@pytest.mark.parametrize("corpus", [[], [[]], [[], []], [["a"]]])
def test_nothing_to_find(name: str, corpus: list[list[str]]) -> None:
    """No passages, empty ones, no terms and unknown terms give no hits."""
    engine = build_engine(name, corpus)
    assert engine.search(["zebra"], 5) == []
    assert engine.search([], 5) == []


def test_unknown_engine() -> None:
    """An engine that there is not is an error that names those that there are."""
    with pytest.raises(UnknownEngineError, match=r"^There is no engine 'magic'; choose one of: .*rank_bm25"):
        build_engine("magic", [])
