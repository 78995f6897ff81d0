"""What speaks for and against a candidate as the short answer, as named numbers; their worth is in data/short.json.

A name with a sign in it crosses two facts: "person:role" (what is asked, what the span is), "date~in" (what is asked,
the word before), "subject<names" (the part that the asked plays, the names met on the left). What is 0 is left out.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from article_qa.arrays import Floats
from article_qa.brief.line import Candidate
from article_qa.brief.meaning import meanings
from article_qa.brief.shape import Shape
from article_qa.brief.surroundings import MET, Facing
from article_qa.brief.wanted import WORDS, Wanted, instances
from article_qa.evidence.around import NEAR
from article_qa.evidence.kinds import SPANS
from article_qa.knowledge.gazetteer import place_kind
from article_qa.knowledge.spankinds import NAMES

Clues = dict[str, float]

FALL: Final = np.array([0, *(NEAR / (NEAR + d) for d in range(1, 500))], dtype=np.float32)  # distance -> nearness
SIDES: Final = ("<names", "<words", ">names", ">words")  # names and other words of the question, left and right
BEHIND: Final = 3  # tokens behind a number among which the counted noun stands


def clues(facing: Facing, found: Sequence[Candidate], wanted: Wanted) -> list[Clues]:
    """Return the clues of each of the candidates ``found`` in the sentence."""
    shaped = [facing.shape(one) for one in found]
    return [shape.clues | row for shape, row in zip(shaped, asked_clues(facing, found, shaped, wanted), strict=True)]


def asked_clues(facing: Facing, found: Sequence[Candidate], shaped: Sequence[Shape], wanted: Wanted) -> list[Clues]:
    """Return those clues of the candidates ``found``, ``shaped`` so, that depend on the question."""
    if not found:
        return []
    fall = _fall(facing, found)
    sides, meant = _sides(facing, found, fall), meanings(facing, found, fall[0] + fall[1], wanted.asks)
    near_of: dict[str, list[float]] = defaultdict(list)
    for one, side in zip(found, sides, strict=True):
        near_of[one.kind].append(sum(side))
    head, close, verb = facing.row(wanted.head), facing.closeness(wanted.head), facing.row(wanted.verb)
    places = [wanted.part + side for side in SIDES]
    out = []
    for one, shape, side, meaning in zip(found, shaped, sides, meant, strict=True):
        near, same = sum(side), near_of[one.kind]
        clue = _kind(facing, one, shape, wanted) | meaning
        if len(same) == 1:
            clue[f"alone:{one.kind}"] = 1.0
        elif near >= max(same):
            clue["nearest of its kind"] = 1.0
        if asked := sum(facing.met[one.low - facing.line.low : one.high - facing.line.low]):
            clue["words asked"] = asked / (one.high - one.low)
        if near:
            clue["near"] = clue[f"{wanted.asks} near"] = near
            clue |= zip(places, side, strict=True)
        if verb:
            clue |= _beside_verb(facing, one, wanted, verb)
        if wanted.head:
            clue |= _sort(facing, one, shape, wanted, close)
            clue |= _beside_head(facing, one, wanted, head)
        out.append({name: value for name, value in clue.items() if value})
    return out


def _fall(facing: Facing, found: Sequence[Candidate]) -> Floats:
    """Return (2 x positions x candidates): the nearness, 0 to 1, of the positions left of each, and right of it."""
    line = facing.line
    first, last = line.places[[[o.low - line.low for o in found], [o.high - 1 - line.low for o in found]]]
    places = line.places[:, None]
    return FALL.take(np.stack((first - places, places - last)), mode="clip")


def _sides(facing: Facing, found: Sequence[Candidate], fall: Floats) -> list[list[float]]:
    """Return for each candidate the weighted nearness, 0 to 1, of what the question has on its ``SIDES``."""
    c, line = facing.comparison, facing.line
    if not len(c.tokens):
        return [[0.0] * len(SIDES) for _ in found]
    rows = c.positions[:, line.low : line.high].T
    near = (rows[:, :, None] * np.concatenate(fall, axis=1)[:, None]).max(axis=0)  # (words x both sides' candidates)
    sides = (np.array((c.names, ~c.names)) * c.weights).dot(near) / c.total
    by_candidate: list[list[float]] = sides.reshape(2, 2, -1).transpose(2, 1, 0).reshape(-1, len(SIDES)).tolist()
    return by_candidate


def _kind(facing: Facing, one: Candidate, shape: Shape, wanted: Wanted) -> Clues:
    """What the span is and the words beside it, each with what is asked."""
    ahead = shape.before.told(facing.met)
    kind = "date" if one.kind == "year" else one.kind
    choice = _choices(wanted.asks).get(kind)
    found: Clues = {
        f"{wanted.asks}:{one.kind}": 1.0,
        f"{wanted.asks}~{ahead}": 1.0,
        f"{wanted.part}~{ahead}": 1.0,
        f"{shape.sort}_{shape.behind.told(facing.met)}": 1.0,
        choice or f"other {kind == 'phrase'}": 1.0,
    }
    if one.kind in NAMES and one.high - one.low > 1:
        found[f"{wanted.asks}:long {one.kind}"] = 1.0
    if wanted.copula:
        found[f"is:{one.kind}"] = 1.0
    if wanted.head and wanted.head.word in WORDS["times"]:
        found[f"{wanted.head.word}:{_time(facing, one, shape.words)}"] = 1.0
    return found


@cache
def _choices(asks: str) -> dict[str, str]:
    """Return kind of span -> the clue that it is the first, second … choice for what is asked."""
    return {kind: f"choice {rank}" for rank, kind in enumerate(SPANS.get(asks, ()))}


def _time(facing: Facing, one: Candidate, words: tuple[str, ...]) -> str:
    """Return what a date of these ``words`` tells: the year alone, a century, an hour, a day and so on."""
    if one.kind == "year" or (len(words) == 1 and words[0].isdigit() and len(words[0]) == 4):
        return "year"
    if any(w.startswith("centur") for w in words):
        return "century"
    if ":" in facing.comparison.reading.text[one.start : one.end] or words[-1] in {"am", "pm"}:
        return "clock"
    return one.kind + ("+year" if any(w.isdigit() and len(w) == 4 for w in words) else "")


def _sort(facing: Facing, one: Candidate, shape: Shape, wanted: Wanted, close: list[float]) -> Clues:
    """Whether the span is one of the asked noun's kind: by the list of its instances, by the closeness of meaning."""
    if wanted.head is None:
        return {}
    low, words = facing.line.low, facing.comparison.reading.text[one.start : one.end].casefold()
    listed = instances().get(wanted.head.word, frozenset())
    instance = bool(listed) and not listed.isdisjoint(shape.words)
    return {
        "one of the listed": instance,
        "place of that sort": place_kind(words) == wanted.head.term,
        "none of the listed": bool(listed) and not instance,
        f"{shape.sort} means the noun": max(0.0, *close[one.low - low : one.high - low]) if close else 0.0,
        "several": wanted.plural and one.items > 1,
        "one of several": wanted.plural and one.items == 1,
        "several for one": not wanted.plural and one.items > 1,
    }


def _beside_head(facing: Facing, one: Candidate, wanted: Wanted, row: list[float]) -> Clues:
    """Whether the asked noun stands in the span, right behind it ('107 people') or right before ('King Harald')."""
    if not any(row):
        return {}
    first, last = one.low - facing.line.low, one.high - facing.line.low
    sort = "is" if wanted.copula else "of"
    behind, before = row[last : last + BEHIND], row[max(0, first - 2) : first]
    return {
        f"{sort} noun inside:{one.kind}": max(row[first:last]),
        f"{sort} noun behind:{one.kind}": behind[0] if behind else 0.0,
        f"{sort} noun soon:{one.kind}": max(behind, default=0.0),
        f"{sort} noun before:{one.kind}": max(before, default=0.0),
    }


def _beside_verb(facing: Facing, one: Candidate, wanted: Wanted, row: list[float]) -> Clues:
    """How near the asked verb stands on either side, where the sentence has it."""
    best = max(row, default=0.0)
    if best < MET:
        return {}
    low, places = facing.line.low, facing.line.places
    verb = int(places[row.index(best)])
    left, right = int(places[one.low - low]) - verb, verb - int(places[one.high - 1 - low])
    return {
        f"{wanted.part} verb left": NEAR / (NEAR + left) if left > 0 else 0.0,
        f"{wanted.part} verb right": NEAR / (NEAR + right) if right > 0 else 0.0,
    }


def matrix(rows: Sequence[Clues], names: dict[str, int]) -> Floats:
    """Return (candidates x ``names``): the clues as columns, those without a column left out."""
    out = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in names:
                out[number, names[name]] = value
    return out
