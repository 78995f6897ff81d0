"""Mirror of article_web/completions/models.py: the shelf is a model, and so is each article."""

import pytest

from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_web.api.problem import Problem
from article_web.completions.models import Models


def shelf(count, **known):
    """Return a shelf of ``count`` articles."""
    return Shelf([article_from_text("A cat.", f"a{n:03}", "", **known) for n in range(count)])


def test_the_list_has_an_end():
    """The whole shelf and its first hundred articles are listed; others can be named all the same."""
    models = Models(shelf(102))
    names = [one["id"] for one in models.listed()["data"]]
    assert (len(names), names[0], names[1], names[-1]) == (101, "article-qa", "article-qa/a000", "article-qa/a099")
    assert models.one("article-qa/a101")["id"] == "article-qa/a101"
    assert models.article("article-qa/a101") == "a101"
    assert models.article("article-qa") is None


@pytest.mark.parametrize("name", ["", "gpt-5", "article-qa/", "article-qa/a1", "other/a000", "a000"])
def test_there_is_no_other_model(name):
    """Any other name is an error that names the parameter."""
    with pytest.raises(Problem) as refused:
        Models(shelf(1)).one(name)
    assert (refused.value.status, refused.value.errors[0].pointer) == (404, "/model")


@pytest.mark.parametrize(
    ("published", "seconds"),
    [
        (None, 0),
        ("last May", 0),
        ("1969-01-01", 0),
        ("2021-12-01", 1638316800),
        ("2021-12-01T01:00:00+01:00", 1638316800),
    ],
)
def test_a_model_is_as_old_as_its_article(published, seconds):
    """The day of publication counts, in UTC where no zone is told; where it is not known, 0."""
    assert Models(shelf(1, published=published)).one("article-qa/a000")["created"] == seconds
