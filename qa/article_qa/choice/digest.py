"""Which sentences answer a question about the whole article: its gist, conclusion, background, figures, names.

Central sentences (LexRank) that do not repeat each other (MMR), weighed by place, by likeness to the title and by cue
words, in the article's order; the title only where it is asked for. Judges no question about one topic in it, writes
nothing of its own.
"""

import re
from functools import cache
from typing import Final

import numpy as np

from article_qa.arrays import Floats, Mask
from article_qa.asking.wish import TABLE, Wish, topic
from article_qa.choice.byline import KINDS, written
from article_qa.choice.centrality import centrality, unlike
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Reading

MOST: Final = 5  # sentences of a digest
CONFIDENCE: Final = 0.9  # that the first is one a person would choose: so were 22 of 24, nearly all for the gist
SHORTEST: Final = 6  # words of a sentence that stands for a text
TELLING: Final = 15  # words from which on a sentence's length takes nothing from its worth
VERBLESS: Final = 0.4  # share of its worth that a sentence loses in which no verb is seen
PERSONAL: Final = 0.3  # that it loses where somebody says 'I'
LEAD: Final = 2.0  # sentences over which the worth of an opening sentence falls to 37%
AMOUNTS: Final = {"money": 1.5, "percent": 1.5, "quantity": 1.0, "number": 1.0, "duration": 0.5}
NAMES: Final = frozenset({"person", "place", "organisation", "date"})


def digest(reading: Reading, wish: Wish) -> list[int]:
    """Return the sentences, in order and at most five, that tell what is wished of the whole text.

    None where the wish is for a topic in the text, or the text has no sentence for it.
    """
    kind = wish.kind or ("about" if is_whole(reading, wish.rest) else None)
    if kind is None or not reading.size:
        return []
    return sorted(_chosen(reading, kind, min(MOST, wish.most or MOST)))


def _chosen(reading: Reading, kind: str, most: int) -> list[int]:
    if kind == "title":
        return [0] if reading.traits["title"][0] or reading.traits["heading"][0] else []
    if kind in KINDS:
        return written(reading, kind)
    if kind in NAMES:
        return _introducing(reading, kind, most)
    worth = _worth(reading, kind)
    if kind == "figures":
        return unlike(reading, worth, min(3, most), redundant=0.2)
    if kind in {"about", "news"}:
        return unlike(reading, worth, min(2, most), redundant=0.2)
    return unlike(reading, worth, min(3, most))


def _worth(reading: Reading, kind: str) -> Floats:
    """Return how well each sentence serves a digest of ``kind``; 0 for headings, captions and fragments."""
    tellable = _tellable(reading)
    central = centrality(reading, np.flatnonzero(tellable).tolist())
    nth = np.cumsum(tellable) - 1
    count = max(1, int(tellable.sum()))
    opening = np.exp(-nth / LEAD)
    titled = np.clip(reading.centroids @ reading.centroids[0], 0, 1) if reading.traits["title"][0] else 0 * central
    if kind == "figures":
        worth = central * _amounts(reading)
    elif kind in {"about", "news", "finding"}:
        worth = central + titled + opening * (0.5 + titled)
    elif kind == "conclusion":
        worth = 0.5 * central + (nth / count) * (1 + _cued(reading, kind))
    else:
        worth = 0.5 * central + (1 - np.abs(nth / count - 0.4)) ** 2 + _cued(reading, kind)
    if kind in {"news", "finding"}:
        worth = worth + _cued(reading, kind)
    return np.asarray(worth * _telling(reading) * tellable, dtype=np.float32)


def _telling(reading: Reading) -> Floats:
    """Return how much a sentence's form promises that it tells something, 0 to 1."""
    long = np.minimum(np.diff(reading.first) / TELLING, 1)
    verbs = 1 - VERBLESS * reading.traits["verbless"]
    return np.asarray(long * verbs * (1 - PERSONAL * reading.holds(_personal())), dtype=np.float32)


def _cued(reading: Reading, kind: str) -> Floats:
    """Return 1 for each sentence with a cue of ``kind``, and 1 more for each under a heading that says so."""
    cue, headings = _cues(kind)
    text, sentences = reading.text, reading.split.sentences
    under = [h >= 0 and headings.search(sentences[h].span.of(text)) is not None for h in reading.heading_of.tolist()]
    return reading.holds(cue) + np.asarray(under, dtype=np.float32)


@cache
def _cues(kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = data_table(TABLE)
    headings = table["headings"].get(kind, "(?!)")
    return re.compile(table["cues"][kind], re.IGNORECASE), re.compile(rf"^\W*(?:{headings})\W*$", re.IGNORECASE)


@cache
def _personal() -> re.Pattern[str]:
    return re.compile(data_table(TABLE)["personal"], re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(data_table(TABLE)["credit"])


def _tellable(reading: Reading) -> Mask:
    """Tell which sentences can stand for the text: whole statements of some length; all, if none is."""
    traits, text = reading.traits, reading.text
    starts = np.array([text[s.start] for s in reading.split.sentences])
    capital = np.array([not c.islower() for c in starts], dtype=bool)
    length = np.diff(reading.first) - 1
    credit = reading.holds(_credit())
    caption = credit + np.append(credit[1:] * (np.diff(reading.paragraph_of) == 0), 0)
    kinds = ("heading", "title", "question", "unfinished", "colon")
    whole = (sum((traits[kind] for kind in kinds), caption)) == 0
    found = whole & capital & (length >= SHORTEST)
    return next((mask for mask in (found, whole) if mask.any()), np.ones(reading.size, dtype=bool))


def _amounts(reading: Reading) -> Floats:
    """Return how much of each sentence's telling is done by numbers in figures, 0 to 3; 'one of the' tells none."""
    text = reading.text
    told = [
        sum(AMOUNTS.get(m.kind, 0) for m in row if any(c.isdigit() for c in text[m.start : m.end]))
        for row in reading.mentions
    ]
    return np.minimum(np.array(told, dtype=np.float32), 3)


def _introducing(reading: Reading, kind: str, most: int) -> list[int]:
    """Return the sentences that together introduce the most spans of ``kind``, the one with the most new ones first."""
    text = reading.text
    names = [{text[m.start : m.end].casefold() for m in row if m.kind == kind} for row in reading.mentions]
    telling, seen = _telling(reading) * _tellable(reading), set[str]()
    found: list[int] = []
    while len(found) < most:
        new = telling * [sum(1 + (" " in name) for name in row - seen) for row in names]
        if not new.any():
            break
        found.append(int(np.argmax(new)))
        seen |= names[found[-1]] | {part for name in names[found[-1]] for part in name.split()}
    return found


def is_whole(reading: Reading, rest: str) -> bool:
    """Tell whether what is to be summed up is the whole: words that name no topic, beside words of the title."""
    topical, words = topic(rest)
    title = {t.term for t in reading.tokens[: reading.first[1]] if t} if reading.traits["title"][0] else set()
    return len(topical) < words and set(topical) <= title
