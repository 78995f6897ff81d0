"""Questions for who does something, what causes it, and with whom or to whom it is done."""

from collections.abc import Iterator

from article_qa.knowledge.gazetteer import is_role
from article_qa.knowledge.spankinds import AMOUNTS, NAMES
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import little
from article_qa.suggesting.phrases import sound
from article_qa.suggesting.verbs import past_of
from article_qa.suggesting.words import span_of

BODIES = frozenset({"organisation", "place", "name"})


def doers(frame: Frame) -> Iterator[Candidate]:
    """Yield those of the clause."""
    if frame.clause.passive:
        yield from _by(frame)
        return
    yield from _who(frame)
    yield from _cause(frame)
    if frame.kind in {"person", "organisation"} and frame.clause.auxiliary not in little("modals"):
        yield from _with_whom(frame)
        yield from _whom(frame)


def _by(frame: Frame) -> Iterator[Candidate]:
    """Yield 'Who founded the town?' of 'The town was founded by …'."""
    clause = frame.clause
    by = next((c for c in clause.chunks if c.preposition == "by"), None)
    if by is None or clause.auxiliary not in {"was", "were"} or clause.base.split()[0] in little("light"):
        return
    last = by.words[-1]
    if last.kind in {"person", "organisation"} and last.mention and sound(by.words, frame.reading):
        yield from frame.make(
            "who", f"Who {past_of(clause.base)} {frame.subject}", (last.mention.start, last.mention.end)
        )
    elif clause.base in little("causing") and not any(w.named for w in by.words):
        yield from frame.make("cause", f"What {past_of(clause.base)} {frame.subject}", span_of(by.words))


def _who(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    name = clause.subject[-1].mention
    if name is None or clause.stands_for or clause.base.split()[0] in little("light") | little("telling"):
        return
    if clause.tense != "past" and clause.auxiliary != "has":
        return
    if name.kind != "person" and not (name.kind in BODIES and clause.base in little("agent_verbs")):
        return
    if not all(w.named or is_role(w.low) or w.low in {"the", ",", "and", "of"} for w in clause.subject):
        return
    several = {w.mention for w in clause.subject if w.kind in NAMES}
    kept = frame.kept()
    if len(several) > 1 or not kept or not frame.specific(kept) or kept[0].preposition == "of":
        return
    if any(w.low in little("owners") for chunk in kept for w in chunk.words):
        return
    question, expected = frame.straight("Who", kept), (name.start, name.end)
    yield from frame.make("who", question + frame.dated, expected)
    if frame.dated:
        yield from frame.make("who", question, expected)


def _cause(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    if clause.base not in little("causing") or frame.kind == "person" or clause.tense not in {"past", "present"}:
        return
    kept = frame.kept()
    leads = clause.base in {"lead", "contribute"}
    if kept and kept[0].words[0].kind in AMOUNTS:
        return
    if not kept or not frame.specific(kept) or kept[0].preposition != ("to" if leads else ""):
        return
    if leads or clause.follows != "to":
        yield from frame.make("cause", frame.straight("What", kept), span_of(clause.subject))


def _with_whom(frame: Frame) -> Iterator[Candidate]:
    """Yield 'Who did Ann fall in love with?'."""
    clause = frame.clause
    at = next((i for i, c in enumerate(clause.chunks[:3]) if c.preposition == "with"), -1)
    if at < 0:
        return
    before, person = clause.chunks[:at], clause.chunks[at].words[-1].mention
    fits = clause.base in little("with_object" if before else "with_somebody")
    whole = all(frame.sound(c) or c.words[0].low in little("shared") for c in before)
    if person and person.kind == "person" and fits and whole:
        yield from frame.make("whom", frame.inverted("Who", before) + " with", (person.start, person.end))


def _whom(frame: Frame) -> Iterator[Candidate]:
    """Yield 'Who did Ann marry?'."""
    clause = frame.clause
    first = clause.chunks[0] if clause.chunks else None
    if first is None or first.preposition or clause.base not in little("of_somebody"):
        return
    person = first.words[-1].mention
    if person and person.kind == "person":
        yield from frame.make("whom", frame.inverted("Who"), (person.start, person.end))
