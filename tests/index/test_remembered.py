"""Promises of what is remembered: the least recently used goes first, and no more is held than there is room for."""

from hypothesis import given
from hypothesis import strategies as st

from article_index.remembered import Remembered

KEYS = "abcd"


def test_what_was_used_again_stays() -> None:
    """Reading a value makes it recent, so that another one goes."""
    kept = Remembered[str, int](count=2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    assert kept.get("a") == 1
    kept.keep("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_a_key_has_one_value_and_weight() -> None:
    """What is kept under a key again takes the place, and the room, of what was there."""
    kept = Remembered[str, int](weight=10)
    kept.keep("a", 1, weight=9)
    kept.keep("a", 2, weight=4)
    kept.keep("b", 3, weight=6)
    assert [kept.get(key) for key in "ab"] == [2, 3]


def test_the_newest_stays_however_heavy() -> None:
    """One value that has no room is held all the same, alone."""
    kept = Remembered[str, int](weight=10)
    kept.keep("a", 1, weight=1)
    kept.keep("b", 2, weight=99)
    assert [kept.get(key) for key in "ab"] == [None, 2]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.integers(0, 6))), st.integers(1, 3), st.integers(0, 12))
def test_there_is_room_for_all_that_is_held(steps: list[tuple[str, int]], count: int, room: int) -> None:
    """Whatever comes, the bounds hold but for the newest alone, and the newest is there."""
    kept, weights = Remembered[str, int](count, room), dict[str, int]()
    for key, weight in steps:
        kept.keep(key, weight, weight)
        weights[key] = weight
        assert kept.get(key) == weight
        held = [weights[other] for other in KEYS if kept.get(other) is not None]
        assert len(held) <= count
        assert sum(held) <= room or len(held) == 1
