"""Questions for what or who something is, of clauses that say it: 'Brenz is the largest town of …'."""

import re
from collections.abc import Iterator
from functools import cache

from article_qa.knowledge.gazetteer import is_role
from article_qa.knowledge.lexicon import data_table
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import TABLE, little
from article_qa.suggesting.phrases import is_plural
from article_qa.suggesting.words import Chunk, span_of, spoken

FEWEST = 5  # words of what defines a thing that is no name
ONE_OF_A_KIND = frozenset({"of", "in", "to", "for", "on", "at"})


def naming(frame: Frame) -> Iterator[Candidate]:
    """Yield those of the clause, whose verb is a lone form of 'be'."""
    clause = frame.clause
    if clause.stands_for or not clause.chunks or clause.auxiliary not in little("be") or clause.chunks[0].preposition:
        return
    tail = clause.tail
    if tail and tail[0].start == clause.chunks[-1].words[-1].end and tail[0].text not in {",", ";", ":"}:
        return  # 'Stardust@home'
    asked = "Who" if frame.kind == "person" else "What"
    named = all(w.named or w.low in little("in_names") for w in clause.subject)
    if named and frame.kind in {"person", "place", "organisation"} and (only := _only_one(frame)):
        yield from frame.make("which", f"{asked} {clause.auxiliary} {only}", span_of(clause.subject))
    if _defined(frame, named=named) and not (asked == "Who" and len(clause.subject) < 2):
        yield from frame.make("what is", f"{asked} {clause.auxiliary} {frame.subject}", span_of(clause.rest))


def _defined(frame: Frame, *, named: bool) -> bool:
    """Tell whether the clause says what its subject is."""
    clause = frame.clause
    first = clause.rest[0].low
    if frame.kind == "name" and any(is_role(w.low) for w in clause.rest[:8]):
        return False  # perhaps a person
    if clause.auxiliary == "was" and frame.kind != "person" and clause.subject[-1].low.endswith("s"):
        return False
    several = clause.auxiliary == "are" and is_plural(clause.subject[-1]) and is_plural(clause.rest[0])
    if not (first in {"a", "an"} or several or (named and first in {"the", "one"})):
        return False
    short = len(clause.subject) <= 3 and clause.subject[0].low not in little("determiners")
    return named or (short and len(clause.rest) >= FEWEST)


def _only_one(frame: Frame) -> str:
    """Return the predicate as far as it says which one is meant: 'the largest town of Austria'; '' if it does not."""
    clause = frame.clause
    if not _superlative().match(spoken(clause.rest, frame.text)):
        return ""
    kept: list[Chunk] = []
    for chunk in clause.chunks[:3]:
        if chunk.dated or (kept and chunk.preposition not in ONE_OF_A_KIND):
            break
        if any(w.low in little("pointing") - little("ordinals") and not w.named for w in chunk.words):
            return ""
        kept.append(chunk)
    cut = len(kept) == len(clause.chunks) and clause.follows in {"and", "or", "to"}
    return "" if len(kept) < 2 or cut else frame.phrases(kept).strip()


@cache
def _superlative() -> re.Pattern[str]:
    words = "|".join(data_table(TABLE)["superlatives"])
    return re.compile(rf"the (?:\w+ ){{0,2}}?(?:{words})\b(?: [\w-]+){{0,4}}? (?:of|in|to) ", re.IGNORECASE)
