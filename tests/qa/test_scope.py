"""Asking a part of a shelf by date and tag, and what several articles have word for word."""

import pytest
from promises import keeps_promises

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.errors import QuestionError
from article_qa.library import Library
from article_qa.scope import Days, Scope, days

SAID = "The old bridge over the Odra was opened in March 1931."
SHELF = Shelf(
    [
        Article("a", "Bridges", f"{SAID} It is long.", published="2020-11-16", tags=("Bridges", "Ostrava")),
        Article("b", "Rivers", f"The river is deep. {SAID}", published="2021-02", tags=("rivers",)),
        Article("c", "Floods", "The old bridge was opened again after the flood of 1997.", published="1997"),
        Article("d", "Undated", "The old bridge over the Odra was opened by the mayor."),
    ]
)
LIBRARY = Library(SHELF)
QUESTION = "When was the old bridge over the Odra opened?"


def shown(**asked):
    """Return the articles whose sentences are shown or named."""
    answer = LIBRARY.ask(QUESTION, **asked)
    found = [*(c.quotation for c in answer.citations), *answer.nearest]
    return {q.article for q in found} | {place.article for q in found for place in q.also}


def test_the_same_sentence_is_cited_once_and_the_other_place_is_named():
    """A sentence that two articles have is one citation; where the other has it is told, with what it is of."""
    answer = LIBRARY.ask(QUESTION)
    cited = answer.citations[0]
    assert [c.quote for c in answer.citations].count(SAID) == 1
    assert cited.quote == SAID
    places = [(cited.article, cited.start, cited.end), *((p.article, p.start, p.end) for p in cited.also)]
    assert sorted(places) == [("a", 0, 54), ("b", 19, 73)]
    assert {"a", "b"} <= {one.id for one in answer.articles}


def test_a_digest_cites_the_same_sentence_once_too():
    """Asked what several articles are about, what two of them have word for word stands once, the other place named."""
    text = (
        "The council of Norwick closed the old glass pier on Monday after a storm broke two pillars. Nobody was hurt."
    )
    other = "The baker of Ruhn sells forty kinds of bread in a shop by the station every day. It is old."
    library = Library(Shelf([Article("a", "", text), Article("b", "", other), Article("c", "", text)]))
    answer = library.ask("What are the articles about?").to_dict()
    keeps_promises(answer, library.shelf, "What are the articles about?")
    end = text.index(" Nobody")
    assert [(one["article"], one["also"]) for one in answer["citations"]] == [
        ("a", [{"article": "c", "start": 0, "end": end}]), ("b", []),
    ]  # fmt: skip
    assert [one["id"] for one in answer["articles"]] == ["a", "b", "c"]


def test_within_one_article_nothing_else_is_named():
    """Who asks one article is told of that one."""
    assert LIBRARY.ask(QUESTION, articles=["a"]).citations[0].also == ()


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"published_after": "2021"}, {"b"}),
        ({"published_before": "2020-11-16"}, {"a"}),
        ({"published_before": "2020-11-15"}, {"c"}),
        ({"published_after": "2020-11", "published_before": "2021-02-01"}, {"a", "b"}),
        ({"tags": ["bridges"]}, {"a"}),
        ({"tags": [" RIVERS ", "ostrava"]}, {"a", "b"}),
        ({"tags": ["rivers"], "published_before": "2020"}, set()),
        ({"articles": ["a", "c"], "published_after": "2000"}, {"a"}),
        ({"tags": ["nothing"]}, set()),
    ],
)
def test_only_articles_within_the_days_and_tags_answer(asked, there):
    """Both days are included, one tag is enough, articles that are named are narrowed down; no date is in no days."""
    assert shown(**asked) == there


def test_no_article_within_the_scope_is_no_error():
    """Where no article is left, the article does not say."""
    answer = LIBRARY.ask(QUESTION, tags=["nothing"])
    assert (answer.outcome, answer.reason, answer.citations) == ("not_in_article", "no_match", ())


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({"published_after": "last year"}, "published_after", "This is no date; write it 2020, 2020-11 or 2020-11-16."),
        ({"published_before": "2021-02-30"}, "published_before", "This is no date"),
        (
            {"published_after": "2021", "published_before": "2020"},
            "published_before",
            "No day is both after published_after and before published_before.",
        ),
        ({"tags": [" "]}, "tags", "A tag has 1 to 200 characters and is not only white space."),
        ({"tags": ["a"] * 21}, "tags", "21 tags are too many; name at most 20."),
        ({"tags": ["a"], "documents": [{"id": "x", "text": "y"}]}, "documents", "Documents have no dates and no tags"),
    ],
)
def test_what_no_scope_is(asked, field, said):
    """What cannot be a date or a tag is an error that names its field."""
    with pytest.raises(QuestionError, match=f"^{said}") as refused:
        LIBRARY.ask(QUESTION, **asked)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2020-11-16T08:30:00Z", "2020-11-16", "2020-11-16"),
    ],
)
def test_dates(written, first, last):
    """A date means all days that it may mean."""
    found = days(written)
    assert isinstance(found, Days)
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("written", ["", "May 2020", "2020-13", "0000", "20201116", "2020-11-160"])
def test_what_is_no_date(written):
    """What is written otherwise is no date."""
    assert days(written) is None


def test_an_empty_scope_is_none():
    """Without days and tags everything is asked."""
    assert not Scope.of(None, None, None)
