"""The stretches of a sentence that could be its short answer: its typed spans, chains of them, and plain phrases.

Offers, does not choose. A phrase is a run of content words that ends before a stop word, a mark or a word that the
question has; sentences are not parsed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, cast

from article_index.article import Token
from article_qa.brief.line import Candidate, Line
from article_qa.brief.surroundings import Facing
from article_qa.brief.wanted import WORDS
from article_qa.knowledge.gazetteer import is_honorific, is_place_word, is_reporting_verb, is_role

LONGEST: Final = 6  # words of a phrase
MOST: Final = 60  # candidates of a sentence; an endless one is searched up to there
GAPS: Final = frozenset({" ", "-", "\n"})
OF: Final = re.compile(r" of (?:the |a |an )?")
FRACTION: Final = re.compile(r"(?<=\d)[¼-¾⅐-⅞]")
NAMED: Final = frozenset({"person", "place", "name"})
VERBAL: Final = ("ed", "ing", "ly")


def candidates(facing: Facing, *, phrases: bool) -> list[Candidate]:
    """Return what could answer the question in the sentence and is not all in the question, each place once."""
    known = facing.comparison.question.keys
    found = facing.line.beyond(known)
    if phrases:
        found += [one for one in _phrases(facing) if _new(facing.line, one, known)]
    kept: dict[tuple[int, int], Candidate] = {}
    for one in found:
        if (one.start, one.end) not in kept and not _asked_again(facing, one) and not _cut(facing, one):
            kept[one.start, one.end] = one
    return list(kept.values())[:MOST]


def _cut(facing: Facing, one: Candidate) -> bool:
    """Tell whether ``one`` begins with the half of a number: '½ dollars' of '3½ dollars'."""
    return bool(FRACTION.match(facing.comparison.reading.text, one.start))


def _new(line: Line, phrase: Candidate, known: frozenset[str]) -> bool:
    """Tell whether a phrase has a stem, or is a lone word, that is not among the ``known`` keys."""
    low, high = phrase.low - line.low, phrase.high - line.low
    return any(line.stemmed[at] and line.keys[at] not in known for at in range(low, high))


def _asked_again(facing: Facing, one: Candidate) -> bool:
    """Tell whether a name has but words of the question and what it is: 'Vik Island' where 'Vik' is asked."""
    if one.kind not in NAMED or one.high - one.low < 2:
        return False
    low = facing.line.low
    met = facing.met[one.low - low : one.high - low]
    words = [t.word if t else "" for t in facing.line.tokens[one.low - low : one.high - low]]
    question = facing.comparison.question
    if one.kind == "person" and met[-1] and question.asks == "person":  # 'Mira Holt' of 'who met Holt'
        return not any(t.word in WORDS["naming"] for t in question.tokens)
    rest = [word for word, asked in zip(words, met, strict=True) if not asked]
    return any(met) and all(is_place_word(word) or is_honorific(word) or is_role(word) for word in rest)


def _says(word: str) -> bool:
    """Tell whether ``word`` can only be a verb that reports: 'said', 'added', but not 'report'."""
    return word.endswith(("ed", *WORDS["said"])) and is_reporting_verb(word)


def _phrases(facing: Facing) -> Iterator[Candidate]:
    """Yield the runs of content words that the question does not have, their parts, and pairs of runs around 'of'."""
    text, line = facing.comparison.reading.text, facing.line
    tokens = cast("tuple[Token, ...]", line.tokens)  # only a sentence's first position holds none, and no stem
    runs: list[tuple[int, int]] = []
    for at, (stemmed, met) in enumerate(zip(line.stemmed, facing.met, strict=True)):
        if not stemmed or met or _says(tokens[at].word):
            continue
        joined = runs and runs[-1][1] == at and text[tokens[at - 1].end : tokens[at].start] in GAPS
        if joined and at - runs[-1][0] < LONGEST:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    pairs = [
        (a, d)
        for (a, b), (e, d) in pairwise(runs)
        if d - a <= LONGEST and OF.fullmatch(text, tokens[b - 1].end, tokens[e].start)
    ]
    for first, last in [part for run in runs for part in _parts(tokens, *run)] + pairs:
        yield Candidate("phrase", tokens[first].start, tokens[last - 1].end, line.low + first, line.low + last)


def _parts(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the run, and what stands before and behind a word in it that may be a verb or an adverb."""
    yield first, last
    for at in range(first, last):
        if tokens[at].word.endswith(VERBAL):
            if first < at:
                yield first, at
            if at + 1 < last:
                yield at + 1, last
