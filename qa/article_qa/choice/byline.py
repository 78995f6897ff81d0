"""Who wrote the article and when it was published, where a line at one of its ends says so.

Reads lines, not sentences about somebody: who wrote a book that the article tells of is a question like any other.
"""

import re
from functools import cache
from typing import Final

import numpy as np

from article_index.article import Article
from article_qa.asking.wish import TABLE
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Reading

KINDS: Final = frozenset({"byline", "dateline"})
FIRST: Final = 4  # paragraphs at the beginning, among which such a line stands
LAST: Final = 2  # and at the end
SHARE: Final = 0.5  # of a line's characters that its date takes where the line says nothing else of its kind


def written(reading: Reading, kind: str) -> list[int]:
    """Return the first line that tells who wrote the text ("byline") or when it came out ("dateline"), if any."""
    sentences, paragraphs = reading.split.sentences, reading.paragraph_of
    last = int(paragraphs[-1])
    at_the_ends = np.flatnonzero((paragraphs < FIRST) | (paragraphs > last - LAST)).tolist()
    dated = [[m.end - m.start for m in row if m.kind == "date"] for row in reading.mentions]
    return next(([i] for i in at_the_ends if _tells(sentences[i].span.of(reading.text), kind, dated[i])), [])


def unsaid(article: Article, kind: str) -> str:
    """Return the line for an article whose text does not tell it: with what the file says of itself, if anything."""
    known = article.author if kind == "byline" else article.published
    lines = data_table("lines-en.toml")[kind]
    return str(lines["known"]).format(known=known) if known else str(lines["unknown"])


def _tells(line: str, kind: str, dated: list[int]) -> bool:
    """Tell whether ``line``, with dates of so many characters, is one of ``kind``."""
    if len(line.split()) > data_table(TABLE)["line"]:
        return False
    if _opening(kind).search(line):
        return True
    return kind == "dateline" and sum(dated) > SHARE * len(line.strip())


@cache
def _opening(kind: str) -> re.Pattern[str]:
    return re.compile(data_table(TABLE)[kind], re.IGNORECASE)
