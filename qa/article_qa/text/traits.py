"""What holds of a sentence whatever is asked: its place, its length, whether it is a heading, a question, a quotation.

Computed once per article. Every trait is one number a sentence, 0 to 1.
"""

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.knowledge.gazetteer import is_reporting_verb
from article_qa.knowledge.lexicon import data_table

if TYPE_CHECKING:
    from article_qa.text.reading import Reading

QUOTE: Final = re.compile(r"[“”\"«»]")
LONG: Final = 60  # tokens at and above which a sentence counts as long
SHORT: Final = 6  # and below which as short
LABEL: Final = re.compile(r"[A-Z][\w.’' -]{1,30}: ")
SHAPE: Final = (  # the traits that count whatever is asked
    "heading", "title", "question", "unfinished", "verbless", "long", "short", "length",
    "place", "first", "opens", "last", "quotation", "label", "item", "colon",
)  # fmt: skip
LIST_ITEM: Final = re.compile(r"(?:[-*•·–]|\(?\d{1,2}[.)])\s")


def sentence_traits(reading: "Reading") -> dict[str, Floats]:
    """Return name -> one number for each sentence of ``reading``."""
    text, sentences = reading.text, reading.split.sentences
    quotes = [s.span.of(text) for s in sentences]
    lengths = np.diff(reading.first) - 1
    paragraph = reading.paragraph_of
    opens = np.array([i == 0 or paragraph[i] != paragraph[i - 1] for i in range(len(sentences))], dtype=bool)
    count = max(1, len(sentences) - 1)
    words = [
        {t.word for t in reading.tokens[a + 1 : b] if t} for a, b in zip(reading.first, reading.first[1:], strict=False)
    ]
    verbs = frozenset(data_table("cues-en.toml")["verbs"])
    heading = np.array([s.heading for s in sentences], dtype=bool)
    title = np.zeros(len(sentences), dtype=bool)
    if len(sentences) and text[: sentences[0].end].strip() == reading.split.article.title:
        title[0] = True
    columns = {
        "heading": heading,
        "title": title,
        "question": [q.rstrip("”\"')»").endswith("?") for q in quotes],
        "unfinished": [not q.rstrip("”\"’')]»").endswith((".", "!", "?", "…", ":")) for q in quotes],
        "verbless": [reading.lang == "en" and not (w & verbs) and not any(x.endswith("ed") for x in w) for w in words],
        "long": np.minimum(lengths / LONG, 1),
        "short": lengths < SHORT,
        "length": np.log1p(lengths) / 5,
        "place": np.arange(len(sentences)) / count,
        "first": [i - int(title[0] if len(title) else 0) in (0, 1) and not title[i] for i in range(len(sentences))],
        "opens": opens,
        "last": [i == len(sentences) - 1 for i in range(len(sentences))],
        "quotation": [bool(QUOTE.search(q)) for q in quotes],
        "reporting": [reading.lang == "en" and any(is_reporting_verb(x) for x in w) for w in words],
        "label": [bool(LABEL.match(q)) for q in quotes],
        "item": [bool(LIST_ITEM.match(q)) for q in quotes],
        "colon": [q.rstrip().endswith(":") for q in quotes],
    }
    return {name: np.asarray(column, dtype=np.float32) for name, column in columns.items()}
