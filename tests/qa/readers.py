"""What several tests of the answerer's inner steps need: a text read, a question held against it, both from strings."""

from article_index.loading.text import article_from_text
from article_index.split import split
from article_qa.asking.question import read_question
from article_qa.text.reading import Reading, read_article
from article_qa.weighing.comparison import Comparison, compare

HOSTILE = (
    "", " ", "\n\n", "...", "?", "\x00", "\N{LINE SEPARATOR}", "-", "a", "1931", "a" * 3000, "a " * 2000, "a. " * 500,
    "?" * 500, "“" * 300, "\N{COMBINING ACUTE ACCENT}" * 50, "\N{GRINNING FACE}" * 50, "1,1" * 300, "A. B. C. " * 50,
    "TITLE\n\nTITLE\n\nTITLE", "\r\n".join(["x"] * 50), "der Fluss. le pont. 桥。 جسر", "\N{RIGHT-TO-LEFT OVERRIDE}abc",
)  # fmt: skip


def read(text: str) -> Reading:
    """Return ``text`` as an article that was read."""
    return read_article(split(article_from_text(text, "article")))


def held(question: str, text: str) -> Comparison:
    """Return ``question`` held against ``text``."""
    return compare(read_question(question), read(text))
