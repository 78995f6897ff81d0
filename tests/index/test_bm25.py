"""Promises of the compiled index: BM25Okapi's own scores, whatever the segments and whatever was deleted."""

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from article_index.bm25.arrays import InFolder, open_postings
from article_index.bm25.bounded import Bounded
from article_index.bm25.building import build
from article_index.bm25.compiled import Compiled
from article_index.bm25.postings import Postings
from article_index.bm25.wanted import Wanted
from article_index.bm25.weighing import Statistics, statistics
from article_index.bm25.whole import Whole

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = "abcdefghijklmnopq"
passages = st.lists(st.lists(st.sampled_from(LETTERS), max_size=9), max_size=25)
questions = st.lists(st.sampled_from(LETTERS + "z"), min_size=1, max_size=8)


def expected(corpus: list[list[str]], question: list[str]) -> list[tuple[int, float]] | None:
    """Return the passages that share a term by rank_bm25's scores; None where its floor speaks against a term."""
    if not any(corpus):
        return []
    reference = BM25Okapi(corpus)
    if reference.average_idf <= 0:
        return None
    scores = reference.get_scores(question).tolist()
    sharing = [number for number, terms in enumerate(corpus) if set(terms) & set(question)]
    return sorted(((n, scores[n]) for n in sharing), key=lambda pair: (-round(pair[1], 9), pair[0]))


def same(found: list[tuple[int, float]], wanted: list[tuple[int, float]]) -> None:
    """Fail unless both name the same passages with the same scores."""
    assert [number for number, _ in found] == [number for number, _ in wanted]
    assert [score for _, score in found] == pytest.approx([score for _, score in wanted], abs=1e-9)


@given(passages, questions, st.integers(1, 30))
def test_scores_are_those_of_rank_bm25(corpus: list[list[str]], question: list[str], limit: int) -> None:
    """Scores agree within 1e-9, a repeated term counts as often as it is asked, a common one by the floor."""
    if (wanted := expected(corpus, question)) is not None:
        same(Compiled([build(corpus)]).search(question, limit), wanted[:limit])


@given(st.lists(passages, max_size=4), questions, st.integers(1, 30), st.data())
def test_segments_and_deletions_rank_as_a_fresh_index(
    segments: list[list[list[str]]], question: list[str], limit: int, data: st.DataObject
) -> None:
    """Several segments without what was deleted give what one index of the passages that are left gives."""
    deleted = [data.draw(st.sets(st.integers(0, len(s) - 1))) if s else set() for s in segments]
    numbered = [(n, k, terms) for n, s in enumerate(segments) for k, terms in enumerate(s)]
    live = [number for number, (n, k, _) in enumerate(numbered) if k not in deleted[n]]
    gone: dict[str, int] = {}
    for n, k, terms in numbered:
        if k in deleted[n]:
            for term in set(terms):
                gone[term] = gone.get(term, 0) + 1
    dead = [np.array(sorted(d), dtype=np.uint32) for d in deleted]
    left = Compiled([build(s) for s in segments], dead, gone)
    fresh = Compiled([build([numbered[number][2] for number in live])])
    wanted = [(live[number], score) for number, score in fresh.search(question, limit)]
    same(left.search(question, limit), wanted)


@given(passages, questions, st.integers(1, 20))
def test_files_hold_the_same_postings(
    tmp_path_factory: pytest.TempPathFactory, corpus: list[list[str]], question: list[str], run: int
) -> None:
    """What is built in runs and mapped from files gives what is built at once in memory, to the bit."""
    folder: Path = tmp_path_factory.mktemp("postings")
    build(corpus, InFolder(folder), run)
    kept = Compiled([open_postings(folder)]).search(question, 30)
    assert kept == Compiled([build(corpus)]).search(question, 30)
    assert not list(folder.glob("run*"))


@given(passages, questions, st.sets(st.integers(0, 24)))
def test_among(corpus: list[list[str]], question: list[str], among: set[int]) -> None:
    """Named passages have the scores and the order that they have among all."""
    engine = Compiled([build(corpus)])
    chosen = sorted(n for n in among if n < len(corpus))
    everything = engine.search(question, len(corpus) + 1)
    assert engine.search(question, 30, chosen) == [pair for pair in everything if pair[0] in chosen]


def brute(segment: Postings, wanted: list[Wanted], weights: Statistics, dead: list[int]) -> dict[int, float]:
    """Return every live passage that shares a term, with its score, one passage after the other."""
    found = {}
    for passage, length in enumerate(segment.lengths.tolist()):
        score = 0.0
        for one in wanted:
            often = segment.found(one.number, np.array([passage], dtype=np.uint32))[0]
            score += one.weight * (often * 2.5 / (often + weights.damping_of(length)))
        if score > 0 and passage not in dead:
            found[passage] = float(score)
    return found


@given(
    st.lists(st.lists(st.sampled_from(LETTERS[:12]), max_size=9), min_size=1, max_size=200),
    st.lists(st.sampled_from(LETTERS[:12]), min_size=1, max_size=8),
    st.integers(1, 12),
    st.booleans(),
    st.integers(0, 1),
    st.data(),
)
def test_searchers_find_all_of_the_best(
    corpus: list[list[str]], question: list[str], limit: int, rows: bool, apart: int, data: st.DataObject
) -> None:
    """Leaving out what cannot win leaves out nothing that wins, ties of the last included, and changes no score."""
    segment = build(corpus, few=0 if rows else len(corpus))
    weights = statistics([segment])
    held = [(segment.held(n), t, n) for t in sorted(set(question)) if (n := segment.number(t)) is not None]
    asked = {t: question.count(t) for t in question}
    wanted = [Wanted(n, asked[t] * weights.idf(h), asked[t]) for h, t, n in sorted(held)]
    dead = sorted(data.draw(st.sets(st.integers(0, len(corpus) - 1), max_size=5)))
    deleted = np.array(dead, dtype=np.uint32)
    every = brute(segment, wanted, weights, dead)
    ranked = sorted(every.values(), reverse=True)
    last = ranked[limit - 1] if len(ranked) >= limit else 0.0
    searchers = [Bounded(segment, weights, deleted, apart * 1000)]
    if not rows:
        searchers.append(Whole(segment, weights, deleted))
    for searcher in searchers:
        found = dict(zip(*(part.tolist() for part in searcher.best(wanted, limit, 0.0)), strict=True))
        assert {n: s for n, s in every.items() if s >= max(last, 1e-200)}.items() <= found.items() <= every.items()
        again = dict(zip(*(part.tolist() for part in searcher.best(wanted, limit, last)), strict=True))
        assert {n: s for n, s in every.items() if s >= max(last, 1e-200)}.items() <= again.items() <= every.items()
        of = searcher.of(wanted, np.arange(len(corpus), dtype=np.uint32))
        assert dict(zip(*(part.tolist() for part in of), strict=True)) == every


def test_ties_break_by_the_given_order() -> None:
    """Equal passages come in the order that they would have in a fresh index."""
    engine = Compiled([build([["a"], ["a"], ["b"]]), build([["a"]])], order=np.array([2, 1, 3, 0], dtype=np.uint32))
    assert [number for number, _ in engine.search(["a"], 4)] == [3, 1, 0]


def test_a_term_of_more_than_a_byte() -> None:
    """A term that a passage has 300 times counts 300 times."""
    corpus = [["a"] * 300 + ["b"], ["a"] * 255 + ["c"] * 46, ["d"], ["e"], ["f"]]
    wanted = expected(corpus, ["a"]) or []
    same(Compiled([build(corpus)]).search(["a"], 5), wanted)
    for few in (0, 5):
        segment = build(corpus, few=few)
        weights = statistics([segment])
        number = segment.number("a") or 0
        found = Bounded(segment, weights, np.zeros(0, np.uint32)).best([Wanted(number, weights.idf(2), 1)], 5, 0.0)
        assert segment.found(number, np.arange(5, dtype=np.uint32)).tolist() == [300, 255, 0, 0, 0]
        same(sorted(zip(*(part.tolist() for part in found), strict=True), key=lambda pair: -pair[1]), wanted)


@pytest.mark.parametrize("few", [0, 10_000])
@pytest.mark.parametrize("lost", ["every seventh", "nearly all of a term"])
def test_deletions_in_bigger_segments_rank_as_a_fresh_index(few: int, lost: str) -> None:
    """With rows or without: fewer live passages than the segment has, and a common term that has become rare."""
    random = Random(3)
    corpus = [random.choices("abcdefgh", weights=range(1, 9), k=random.randint(3, 12)) for _ in range(600)]
    gone = [n for n, one in enumerate(corpus) if (n % 7 == 0 if lost == "every seventh" else "h" in one and n > 20)]
    held = Counter(term for n in gone for term in set(corpus[n]))
    live = [n for n in range(len(corpus)) if n not in set(gone)]
    engine = Compiled([build(corpus, few=few)], [np.array(gone, dtype=np.uint32)], held)
    fresh = Compiled([build([corpus[n] for n in live])])
    for question in (["h"], ["h", "a"], ["a", "b", "b"], ["c", "d", "e", "h"], list("abcdefgh")):
        for limit in (1, 10, 700):
            got, wanted = engine.search(question, limit), fresh.search(question, limit)
            assert [number for number, _ in got] == [live[number] for number, _ in wanted]
            assert [score for _, score in got] == pytest.approx([score for _, score in wanted], abs=1e-9)


def test_many_equal_passages() -> None:
    """Of hundreds of equal passages those come that are first in the given order."""
    corpus = [["a", "b"]] * 400 + [["c", "d"]] * 500
    segment = build(corpus)
    assert [number for number, _ in Compiled([segment]).search(["a"], 5)] == [0, 1, 2, 3, 4]
    backwards = Compiled([segment], order=np.arange(900, dtype=np.uint32)[::-1].copy())
    assert [number for number, _ in backwards.search(["a"], 3)] == [399, 398, 397]


def test_a_big_segment_with_deletions_agrees_with_rank_bm25() -> None:
    """Seventeen thousand passages, some of them deleted, in a segment with rows and beside a small one."""
    rng = np.random.default_rng(4)
    numbers = np.minimum(rng.zipf(1.4, (17_500, 7)), 300).tolist()
    corpus = [[f"w{number}" for number in row[: 3 + at % 5]] for at, row in enumerate(numbers)]
    first, second = corpus[:17_000], corpus[17_000:]
    dead = [0, 5, 16_999]
    gone: dict[str, int] = {}
    for at in dead:
        for term in set(first[at]):
            gone[term] = gone.get(term, 0) + 1
    big, small = build(first), build(second)
    assert len(big.wide) > 3
    deleted = [np.array(dead, dtype=np.uint32), np.zeros(0, dtype=np.uint32)]
    engine = Compiled([big, small], deleted, gone)
    live = [at for at in range(len(corpus)) if at not in dead]
    reference = BM25Okapi([corpus[at] for at in live])
    for at in range(0, 400, 20):
        question = [f"w{number}" for row in numbers[at : at + 1 + at % 3] for number in row]
        scores = reference.get_scores(question).tolist()
        wanted = sorted(((live[n], score) for n, score in enumerate(scores)), key=lambda p: (-round(p[1], 9), p[0]))
        found = engine.search(question, 10)
        assert [score for _, score in found] == pytest.approx([score for _, score in wanted[:10]], abs=1e-9)
        assert [number for number, _ in engine.search(question, 10, range(0, 17_500, 7))] == [
            number for number, _ in engine.search(question, 20_000) if number % 7 == 0
        ][:10]
