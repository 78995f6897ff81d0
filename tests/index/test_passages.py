"""Promises of the windows."""

from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Passage, Sentence, Span
from article_index.passages import SIZE, windows


def numbered(*sizes: int) -> list[Sentence]:
    """Return sentences of four characters, so many in each paragraph."""
    owners = [paragraph for paragraph, size in enumerate(sizes) for _ in range(size)]
    return [Sentence(5 * number, 5 * number + 4, paragraph) for number, paragraph in enumerate(owners)]


def test_windows() -> None:
    """A window holds three sentences of one paragraph and shares one with the next one."""
    found = [(passage.first, passage.last) for passage in windows(numbered(1, 2, 3, 4, 5, 6))]
    assert found == [(0, 0), (1, 2), (3, 5), (6, 8), (8, 9), (10, 12), (12, 14), (15, 17), (17, 19), (19, 20)]


def test_label_is_searched() -> None:
    """The first passage of a paragraph begins where the paragraph does."""
    assert windows([Sentence(3, 7, 0)], [Span(0, 7)]) == (Passage(0, 7, 0, 0),)


@given(st.lists(st.integers(1, 12), max_size=8))
def test_every_sentence_is_in_a_passage(sizes: list[int]) -> None:
    """Every sentence lies in a passage, and no passage in another one."""
    sentences = numbered(*sizes)
    passages = windows(sentences)
    covered = {number for passage in passages for number in range(passage.first, passage.last + 1)}
    assert covered == set(range(len(sentences)))
    for passage in passages:
        assert len({sentences[n].paragraph for n in range(passage.first, passage.last + 1)}) == 1
        assert passage.last - passage.first < SIZE
        inside = [p for p in passages if passage.first <= p.first and p.last <= passage.last]
        assert inside == [passage]
