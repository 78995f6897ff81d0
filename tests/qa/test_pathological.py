"""Texts and questions made to be slow: the time to answer grows about as they do, or they are not answered here."""

from time import process_time

import pytest

from article_qa.library import Library

SIZE = 20_000
TEXTS = [
    '"', '" ', '"Yes," said John. ', "'", "1 ", "(", "a", "word\n\n", "Mr. ", "Ann: Yes.\n\nNo.\n\n", "A. ", "\n", ", ",
    "“", "(a ", "word-", "字。", "।", "كلمة؟ ", "e\u0301", "👩\u200d👩\u200d👧 ", "Ann Lee, ", "[1] ", "3 May 1999 ",
    "yes.No", "…", "- item\n", "\u202e", "\x00", "John Smith (1950-1999) ", "Ann said that ", "http://a.b/c ",
]  # fmt: skip


def seconds(text: str) -> float:
    """Return the processor time of the first answer to ``text``, its reading included."""
    begun = process_time()
    Library.from_text(text).ask("Who said that John was there?")
    return process_time() - begun


@pytest.mark.slow
@pytest.mark.parametrize("unit", TEXTS)
def test_eight_times_the_text_takes_no_more_than_about_eight_times_as_long(unit):
    """Where it grew with the square, it would be 64 times as long."""
    Library.open().ask("Who?")
    short, long = (unit * (size // len(unit)) for size in (SIZE, 8 * SIZE))
    assert seconds(long) < 25 * max(0.02, seconds(short))


@pytest.mark.slow
@pytest.mark.parametrize("unit", [text for text in TEXTS if text.strip()])
def test_eight_times_the_question_takes_no_more_than_about_eight_times_as_long(unit):
    """From 125 to 1,000 characters, the most that a question has."""
    library = Library.from_text("Ann Lee opened the bridge in 1954. She said that it was built by John Smith.")

    def asking(size: int) -> float:
        begun = process_time()
        library.ask(unit * (size // len(unit)))
        return process_time() - begun

    asking(125)
    assert asking(1_000) < 25 * max(0.02, asking(125))
