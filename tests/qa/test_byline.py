"""Promises of who wrote an article and when it came out: a line at its ends says so, or nothing does."""

import pytest

from article_index.article import Article
from article_qa.choice.byline import unsaid
from article_qa.library import Library

BODY = """The old mill

{top}

The mill was built in 1840 by Ada Lund, who wrote a book about weaving. It closed on 3 May 1960.

The council wants to keep it. A museum may open there. The museum would be small.

{end}
"""


@pytest.mark.parametrize("question", ["Who wrote this?", "who is the author of this article", "Who's it by?"])
@pytest.mark.parametrize(
    ("top", "end", "line"),
    [
        ("By Jane Roe", "Contact the desk.", "By Jane Roe"),
        ("Harwick, a town.", "Reporting by John Roe", "Reporting by John Roe"),
        ("Words by: Jane Roe", "The end.", "Words by: Jane Roe"),
    ],
)
def test_the_line_that_names_the_author_is_quoted(question, top, end, line):
    """Whichever end of the article it stands at."""
    answer = Library.from_text(BODY.format(top=top, end=end)).ask(question)
    assert (answer.outcome, answer.text) == ("answered", line)


@pytest.mark.parametrize("question", ["Who wrote this?", "Who is the author?", "who wrote it"])
def test_nobody_else_is_named_as_the_author(question):
    """Without such a line the article does not say, though it tells of somebody who wrote something."""
    answer = Library.from_text(BODY.format(top="By the river.", end="By closing it, the owner saved money.")).ask(
        question
    )
    assert (answer.outcome, answer.reason) == ("not_in_article", "low_confidence")
    assert answer.text == "The article does not say who wrote it."
    assert (answer.confidence, answer.citations) == (0.0, ())


@pytest.mark.parametrize("line", ["4 May 2021", "Published: 4 May 2021", "Updated on Tuesday, May 4, 2021 at noon"])
def test_the_line_that_dates_the_article_is_quoted(line):
    """A date that stands alone, or behind a word such as 'published'."""
    answer = Library.from_text(BODY.format(top=line, end="The end.")).ask("When was this article published?")
    assert (answer.outcome, answer.text) == ("answered", line)


def test_no_date_of_the_story_dates_the_article():
    """Without such a line the article does not say when it came out."""
    answer = Library.from_text(BODY.format(top="A town.", end="The end.")).ask("When was this published?")
    assert (answer.outcome, answer.text) == ("not_in_article", "The article does not say when it was published.")


def test_who_wrote_something_else_is_an_ordinary_question():
    """Only the article itself is meant by 'this', 'it' and 'the article'."""
    answer = Library.from_text(BODY.format(top="By Jane Roe", end="The end.")).ask("Who wrote a book about weaving?")
    assert answer.citations[0].quote.startswith("The mill was built in 1840 by Ada Lund")


def test_what_the_file_knows_is_told_as_such():
    """The file's own fields are no words of the article, and are not quoted."""
    article = Article("mill", "The old mill", BODY, author="Jane Roe", published="2021-05-04")
    assert unsaid(article, "byline") == "The article does not say who wrote it; its file names Jane Roe."
    assert unsaid(article, "dateline") == "The article does not say when it was published; its file says 2021-05-04."
