"""Asking by date and tag is the same over HTTP, by an address, on the command line and in Python."""

import json

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library
from article_web import create_app

QUESTION = "When was the bridge opened?"
ARTICLES = [
    Article("old", "Old", "The bridge was opened in 1931.", published="1931-05-01", tags=("Bridges",)),
    Article("new", "New", "The bridge was opened again in 2020.", published="2020-06", tags=("bridges", "news")),
]
LIBRARY = Library(Shelf(ARTICLES))
CLIENT = create_app(LIBRARY).test_client()


def post(**fields):
    """Ask with the fields given."""
    return CLIENT.post("/api/v1/ask", json={"question": QUESTION} | fields)


@pytest.mark.parametrize(
    ("fields", "address", "there"),
    [
        ({"published_after": "2000"}, "published_after=2000", "new"),
        ({"published_before": "1999-12-31"}, "published_before=1999-12-31", "old"),
        ({"tags": ["NEWS"]}, "tag=NEWS", "new"),
        ({"tags": ["x", "bridges"], "published_before": "1950"}, "tag=x&tag=bridges&published_before=1950", "old"),
    ],
)
def test_the_same_on_every_way(fields, address, there):
    """The body, the address and Python give the same answer, of the one article that is within."""
    answer = post(**fields).json
    assert [one["id"] for one in answer["articles"]] == [there]
    assert CLIENT.get(f"/api/v1/ask?q={QUESTION}&{address}").json == answer
    assert json.loads(json.dumps(LIBRARY.ask(QUESTION, **fields).to_dict())) == answer


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"published_after": "soon"}, "/published_after"),
        ({"published_after": "2020", "published_before": "2019"}, "/published_before"),
        ({"published_after": 2020}, "/published_after"),
        ({"tags": "news"}, "/tags"),
        ({"tags": [" "]}, "/tags"),
        ({"tags": [""]}, "/tags/0"),
        ({"tags": ["a"], "documents": [{"id": "d", "text": "x"}]}, "/documents"),
    ],
)
def test_what_does_not_fit_names_its_field(fields, pointer):
    """What is no date and no tag is refused with its place in the body."""
    refused = post(**fields)
    assert refused.status_code in (400, 422)
    assert [error["pointer"] for error in refused.json["errors"]] == [pointer]


def test_a_date_that_is_none_is_told_how_to_write():
    """The sentence says how a date is written."""
    said = post(published_after="soon").json["errors"][0]["detail"]
    assert said == "This is no date; write it 2020, 2020-11 or 2020-11-16."


def test_on_the_command_line(command, tmp_path):
    """Front matter tells dates and tags; the options narrow down, for one question and for many; the error is clear."""
    for one in ARTICLES:
        told = f"---\ntitle: {one.title}\ndate: {one.published}\ntags: [{', '.join(one.tags)}]\n---\n{one.text}\n"
        (tmp_path / f"{one.id}.md").write_text(told, encoding="utf-8")
    asked = ["ask", "--on", ".", "--json", "--tag", "bridges", "--published-before", "1950"]
    one = command(*asked, QUESTION)
    assert [cited["article"] for cited in json.loads(one.stdout)["citations"]] == ["old"], one.stderr
    many = command(*asked, "--questions", "-", stdin=f"{QUESTION}\n")
    assert json.loads(many.stdout)["citations"] == json.loads(one.stdout)["citations"]
    wrong = command("ask", "--on", ".", "--published-after", "soon", QUESTION)
    assert wrong.returncode == 1
    assert wrong.stderr == "article-qa: This is no date; write it 2020, 2020-11 or 2020-11-16.\n"
