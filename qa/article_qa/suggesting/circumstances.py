"""Questions for when, where and how long something happened, why and how."""

from collections.abc import Iterator
from typing import Final

from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.frame import Frame
from article_qa.suggesting.lists import little
from article_qa.suggesting.verbs import listed
from article_qa.suggesting.words import span_of

AT_PLACE: Final = frozenset({"in", "at", "near", "outside", "inside"})


def circumstances(frame: Frame) -> Iterator[Candidate]:
    """Yield those of the clause."""
    yield from _when(frame)
    yield from _where(frame)
    yield from _how_long(frame)
    if frame.clause.auxiliary not in little("modals"):
        yield from _why(frame)
        yield from _how(frame)


def _when(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    past = clause.tense in {"past", "participle"} and clause.auxiliary in {"", "was", "were", "had"}
    if not past and clause.auxiliary != "will":
        return
    for mention, chunk in frame.dates():
        kept = frame.kept(chunk)
        if kept is not None and frame.enough(kept):
            yield from frame.make("when", frame.inverted("When", kept), (mention.start, mention.end))
        return


def _where(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    if clause.base.split()[0] not in listed("where") or clause.auxiliary in little("modals") - {"will"}:
        return
    for chunk in clause.chunks:
        if (
            chunk.preposition in AT_PLACE
            and chunk.words[-1].mention
            and chunk.words[-1].kind in {"place", "organisation"}
        ):
            kept = frame.kept(chunk)
            if kept is not None and frame.enough(kept) and not any(k.preposition in AT_PLACE for k in kept):
                place = chunk.words[-1].mention
                yield from frame.make("where", frame.inverted("Where", kept), (place.start, place.end))
            return


def _how_long(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    if clause.base not in little("lasting"):
        return
    for number, chunk in enumerate(clause.chunks):
        span = chunk.words[0].mention
        if span is None or span.kind != "duration":
            continue
        bare = clause.base in {"last", "take", "spend"}
        if chunk.preposition != ("" if bare and not chunk.preposition else "for"):
            return
        kept = frame.kept(chunk)
        if clause.base == "spend":  # 'How long did Ann spend in Rome?'
            after = clause.chunks[number + 1 : number + 2]
            kept = [*after] if after and after[0].preposition in AT_PLACE and frame.sound(after[0]) else None
        if kept is not None and (kept or clause.base in little("bare_lasting")):
            yield from frame.make("how long", frame.inverted("How long", kept), (span.start, span.end))
        return


def _why(frame: Frame) -> Iterator[Candidate]:
    clause = frame.clause
    tail = clause.tail
    if len(tail) < 3:
        return
    aim = tail[0].low == "to" and tail[1].low in listed("aims")
    reason = tail[0].low == "because" or (tail[0].low, tail[1].low) in {("due", "to"), ("in", "order")}
    kept = frame.kept()
    if not (aim or reason) or kept is None or not frame.enough(kept):
        return
    aimed = kept and not any(w.low in little("no_aims_of") for w in clause.chunks[-1].words)
    if reason or (aimed and clause.base not in little("no_aims")):
        yield from frame.make("why", frame.inverted("Why", kept), span_of(tail))


def _how(frame: Frame) -> Iterator[Candidate]:
    tail = frame.clause.tail
    if len(tail) > 1 and tail[0].low == "by" and tail[1].low.endswith("ing"):
        kept = frame.kept()
        if kept and frame.enough(kept):
            yield from frame.make("how", frame.inverted("How", kept), span_of(tail))
