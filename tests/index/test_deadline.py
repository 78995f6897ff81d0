"""Mirror of article_index/deadline.py."""

import pytest

from article_index import deadline


def test_nothing_ends_where_no_time_is_set():
    """Who sets no deadline pays nothing: the items themselves are handed back."""
    items = [1, 2]
    deadline.check()
    assert deadline.checked(items) is items


def test_work_ends_once_the_time_is_over_and_is_free_again_after():
    """A deadline that has passed stops the next step; the one that held before comes back."""
    begun = deadline.begin(-1)
    with pytest.raises(deadline.TooSlowError, match="longer to read"):
        deadline.check()
    with pytest.raises(deadline.TooSlowError):
        list(deadline.checked([1]))
    deadline.end(begun)
    deadline.check()


def test_work_in_time_is_not_touched():
    """All items come, in order."""
    begun = deadline.begin(1000)
    assert list(deadline.checked([1, 2])) == [1, 2]
    deadline.end(begun)
