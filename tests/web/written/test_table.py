"""Mirror of article_web/written/table.py: a row a citation, quotes word for word."""

import csv
import io

from article_qa.library import Library
from article_web.written.table import COLUMNS, header, rows

STORY = 'Mira Holt, “the lamplighter”, opened the\n"Lantern" theatre in 1987. It closed after a fire in 2003.'


def read(text):
    """Return the rows of ``text`` by the names of the columns."""
    return list(csv.DictReader(io.StringIO(header() + text)))


def test_each_citation_is_a_row(library):
    """With its place, its speaker and the short answer inside it; what is of the whole answer stands in each."""
    answer = library.ask("What did Armenia and Azerbaijan say about each other?")
    found = read(rows(answer))
    assert [one["quote"] for one in found] == [cited.quote for cited in answer.citations]
    assert [int(one["start"]) for one in found] == [cited.start for cited in answer.citations]
    assert [one["speaker"] for one in found[:3]] == ["Azerbaijan", "Armenia", ""]
    assert {one["outcome"] for one in found} == {"answered"}
    short = library.ask("When did Russia negotiate a second ceasefire?")
    assert [one["short"] for one in read(rows(short))] == ["November 16th"]


def test_what_is_not_answered_is_a_row_without_a_quote(library):
    """Every question has a row, so that none is missed."""
    (found,) = read(rows(library.ask("What is the melting point of tungsten?")))
    assert (found["outcome"], found["reason"], found["quote"], found["number"]) == (
        "not_in_article", "low_confidence", "", "",
    )  # fmt: skip
    assert list(found) == list(COLUMNS)


def test_a_quote_keeps_its_commas_and_lines():
    """What a reader of CSV gets back is the article's own text."""
    answer = Library.from_text(STORY).ask("Who opened the Lantern theatre?")
    assert [one["quote"] for one in read(rows(answer))] == [cited.quote for cited in answer.citations]
    assert '“the lamplighter”, opened the\n"Lantern" theatre' in read(rows(answer))[0]["quote"]
