"""Questions for what somebody did or said, what something is used for, what happened to it."""

from collections.abc import Iterator

from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import finite_helpers, little
from article_qa.suggesting.phrases import is_plural, sound
from article_qa.suggesting.verbs import base_of_past, listed
from article_qa.suggesting.words import span_of

TOPIC = 8  # words at most up to the verb of what is said


def things(frame: Frame) -> Iterator[Candidate]:
    """Yield those of the clause."""
    if frame.clause.passive:
        yield from _with_preposition(frame)
        yield from _happened(frame)
        return
    yield from _about(frame)
    if frame.weighty:
        yield from _that(frame)
        yield from _what(frame)
        yield from _preposition_last(frame)


def _what(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    if not clause.chunks or clause.base not in listed("what") - little("light") or clause.auxiliary not in {"", "has"}:
        return
    first, *others = clause.chunks
    if first.preposition or first.words[0].kind in {"date", "number", "quantity", "money", "person"}:
        return
    if clause.follows == "to" or (len(first.words) < 2 and not others and not clause.tail):
        return
    receiver = others[:1] if others and f"{clause.base} {others[0].preposition}" in little("giving") else []
    question = frame.inverted("What", [c for c in receiver if frame.sound(c)])
    yield from frame.make("what", question + frame.dated, span_of(first.words))
    if frame.dated:
        yield from frame.make("what", question, span_of(first.words))


def _that(frame: Frame) -> Iterator[Candidate]:
    """Yield 'What did the court rule?' of 'The court ruled that …'."""
    clause = frame.clause
    if not clause.chunks and clause.follows == "that" and clause.base in little("holding") and len(clause.tail) > 4:
        yield from frame.make("what", frame.inverted("What"), span_of(clause.tail[1:]))


def _preposition_last(frame: Frame) -> Iterator[Candidate]:
    """Yield 'What did they call for?'."""
    clause = frame.clause
    first = clause.chunks[0] if clause.chunks else None
    if first is None or f"{clause.base} {first.preposition}" not in little("leading"):
        return
    if first.words[0].kind not in {"date", "person"} and (frame.sound(first) or len(first.words) > 1):
        question = f"{frame.inverted('What')} {first.preposition}"
        yield from frame.make("what", question, (first.words[0].start, clause.rest[-1].end))


def _with_preposition(frame: Frame) -> Iterator[Candidate]:
    """Yield 'What is it used for?'."""
    clause = frame.clause
    first = clause.chunks[0] if clause.chunks else None
    preposition = first.preposition if first else clause.follows
    pair = f"{clause.base} {preposition}"
    if pair not in little("stranded") or clause.auxiliary not in little("be"):
        return
    words = first.words if first else clause.tail[1:3]
    if pair == "cause by" and clause.auxiliary in {"was", "were"}:
        return  # that is asked as 'What caused …?'
    if words and words[0].kind not in {"date", "person"}:
        question = f"What {clause.auxiliary} {frame.subject} {clause.form} {preposition}"
        yield from frame.make("what", question, span_of(words))


def _happened(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    if clause.auxiliary in {"was", "were"} and clause.base in listed("happens") and frame.kind != "person":
        yield from frame.make("happened", f"What happened to {frame.subject}", None)


def _about(frame: Frame) -> Iterator[Candidate]:
    """Yield 'What did Ann say about the bridge?' of 'Ann said the bridge was …'."""
    clause = frame.clause
    rest = clause.rest[1:] if clause.rest and clause.rest[0].low == "that" else clause.rest
    if clause.base not in little("stating") or clause.tense not in {"past", "present"}:
        return
    if frame.kind not in {"person", "organisation"} or (
        len(rest) == len(clause.rest) and clause.base not in {"say", "believe"}
    ):
        return
    for at, word in enumerate(rest[:TOPIC]):
        if word.mark:
            return
        if at and not word.named and (word.low in finite_helpers() or base_of_past(word.low)):
            topic = rest[: at - 1] if rest[at - 1].low in little("adverbs") else rest[:at]
            told = (
                topic and (len(topic) > 1 or topic[0].named or is_plural(topic[0])) and not topic[0].text[0].isdigit()
            )
            if told and sound(topic, frame.reading):
                does = "did" if clause.tense == "past" else "does"
                verb = "think" if clause.base == "believe" else "say"
                yield from frame.make(
                    "said", f"What {does} {frame.subject} {verb} about {frame.said(topic)}", span_of(rest)
                )
            return
