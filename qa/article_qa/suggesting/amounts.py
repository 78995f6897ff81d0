"""Questions for numbers: how many there are, how much it is, by how much it changed."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from article_qa.knowledge.spankinds import AMOUNTS
from article_qa.knowledge.variants import number_of
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import little
from article_qa.suggesting.phrases import is_plural
from article_qa.suggesting.verbs import base_of_participle
from article_qa.suggesting.words import Word, spoken
from article_qa.text.mentions import Mention

NOUNS: Final = 3  # words at most of what is counted
WHERE: Final = frozenset({"in", "at", "to", "for", "on", "from"})


def counted_subject(frame: Frame) -> Iterator[Candidate]:
    """Yield 'How many people were injured?' of a clause whose subject is a number of something."""
    clause = frame.clause
    number = clause.subject[0].mention
    nouns = _counted(frame, clause.subject, number)
    kept = frame.kept()
    if number and nouns and kept is not None and frame.enough(kept) and clause.auxiliary != "has":
        helper = f" {clause.auxiliary}" if clause.auxiliary else ""
        question = f"How many {nouns}{helper} {clause.form}{frame.phrases(kept)}"
        yield from frame.make("how many", question, (number.start, number.end))


def amounts(frame: Frame) -> Iterator[Candidate]:
    """Yield those of a clause that has a number behind its verb."""
    clause = frame.clause
    first = clause.chunks[0] if clause.chunks and not clause.passive else None
    number = first.words[0].mention if first else None
    if first is None or number is None:
        if first and clause.base == "have":
            yield from _attribute(frame)
        return
    more = [c for c in clause.chunks[1:2] if c.preposition in WHERE and not c.dated and frame.sound(c)]
    expected = (number.start, number.end)
    if not first.preposition and number.kind == "number" and clause.base in little("counted"):
        nouns = _counted(frame, first.words, number)
        if nouns and not any(c.preposition == "of" for c in clause.chunks[1:2]):
            yield from frame.make("how many", frame.inverted(f"How many {nouns}", more), expected)
    whole = number.kind == "money" and first.words[-1].mention is number
    if not first.preposition and whole and clause.base in little("paying"):
        yield from frame.make("how much", frame.inverted("How much", more), expected)
    if first.preposition == "by" and number.kind in AMOUNTS and clause.base in little("changing"):
        yield from frame.make("how much", frame.inverted("How much") + frame.dated, expected)


def _counted(frame: Frame, words: Sequence[Word], number: Mention | None) -> str:
    """Return what ``number`` counts in the phrase that begins with it, or ''."""
    if number is None or number.kind not in {"number", "quantity"} or words[0].mention is not number:
        return ""
    said = frame.text[number.start : number.end].casefold()
    nouns = [w for w in words if w.start >= number.end]
    known = re.search(r"\d", said) or number_of(re.findall(r"[a-z]+", said)) is not None
    if not known or not 0 < len(nouns) <= NOUNS or not is_plural(nouns[-1]):
        return ""
    others = (little("pointing") | little("prepositions")) - little("plurals")
    if any(w.low in others or w.mark or base_of_participle(w.low) for w in nouns):
        return ""
    return spoken(nouns, frame.text)


def _attribute(frame: Frame) -> Iterator[Candidate]:
    """Yield 'What is the population of Brenz?' of 'Brenz has a population of 4,000'."""
    clause = frame.clause
    if len(clause.chunks) < 2 or clause.chunks[1].preposition != "of":
        return
    what, number = clause.chunks[0].words, clause.chunks[1].words[0].mention
    if what[-1].low in little("attributes") and what[0].low in {"a", "an"} and number and number.kind in AMOUNTS:
        verb = "is" if clause.tense == "present" else "was"
        question = f"What {verb} the {spoken(what[1:], frame.text)} of {frame.subject}"
        yield from frame.make("how many", question, (number.start, number.end))
