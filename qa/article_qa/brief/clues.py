"""What speaks for and against a candidate as the short answer, as named numbers; their worth is in data/short.json.

A name with a sign in it crosses two facts: "person:role" (what is asked, what the span is), "date~in" (what is asked,
the word before), "subject<names" (the part that the asked plays, the names met on the left). What is 0 is left out.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from article_index.article import Token
from article_qa.brief.candidates import MET, Candidate
from article_qa.brief.surroundings import after, articles, before, places
from article_qa.brief.wanted import Wanted, instances
from article_qa.evidence.kinds import NEAR, SPANS
from article_qa.knowledge.gazetteer import place_kind
from article_qa.knowledge.lexicon import data_table
from article_qa.text.reading import Floats, Ints
from article_qa.weighing.comparison import Comparison

Clues = dict[str, float]

TIMES: Final = frozenset({"year", "month", "day", "date", "time", "century", "decade", "age", "season"})
BEHIND: Final = 3  # tokens behind a number among which the counted noun stands


def clues(c: Comparison, sentence: int, found: Sequence[Candidate], wanted: Wanted) -> list[Clues]:
    """Return the clues of each of the candidates ``found`` in ``sentence``."""
    low, high = int(c.reading.first[sentence]), int(c.reading.first[sentence + 1])
    at = places(c, low, high)
    sides = _sides(c, low, high, found, at)
    near = [float(x) for x in sides.sum(axis=0)]
    kinds = [one.kind for one in found]
    head_row, head_vector = _row(c, wanted.head, low, high)
    verb_row, _ = _row(c, wanted.verb, low, high)
    out = []
    for number, one in enumerate(found):
        clue = _kind(c, one, low, high, wanted)
        clue[f"alone:{one.kind}"] = float(kinds.count(one.kind) == 1)
        clue["near"] = near[number]
        clue[f"{wanted.asks} near"] = near[number]
        same = [near[i] for i, kind in enumerate(kinds) if kind == one.kind]
        clue["nearest of its kind"] = float(len(same) > 1 and near[number] >= max(same))
        for name, value in zip(("<names", "<words", ">names", ">words"), sides[:, number], strict=True):
            clue[wanted.part + name] = float(value)
        clue |= _beside_verb(one, wanted, verb_row, at, low)
        clue |= _shape(c, one, low, high)
        clue |= _sort(c, one, wanted, head_vector)
        clue |= _beside_head(one, wanted, head_row, low)
        out.append({name: value for name, value in clue.items() if value})
    return out


def _sides(c: Comparison, low: int, high: int, found: Sequence[Candidate], at: Ints) -> Floats:
    """Return (names left, other words left, names right, others right) x candidates: weighted nearness, 0 to 1."""
    rows = c.positions[:, low:high]
    if not len(rows) or not found:
        return np.zeros((4, len(found)), dtype=np.float32)
    first, last = (at[[i - low for i in ends]] for ends in ([o.low for o in found], [o.high - 1 for o in found]))
    out = []
    for distance in (first[:, None] - at, at - last[:, None]):
        fall = np.where(distance > 0, NEAR / (NEAR + np.maximum(distance, 0)), 0)
        near = (rows[:, None, :] * fall).max(axis=2)  # (question words x candidates)
        out += [(c.weights * c.names) @ near, (c.weights * ~c.names) @ near]
    return np.asarray(np.stack(out) / c.total, dtype=np.float32)


def _kind(c: Comparison, one: Candidate, low: int, high: int, wanted: Wanted) -> Clues:
    """What the span is and the word before it, each with what is asked."""
    ahead = before(c, one, low)
    found = {f"{wanted.asks}:{one.kind}": 1.0, f"{wanted.asks}~{ahead}": 1.0, f"{wanted.part}~{ahead}": 1.0}
    behind = after(c, one, high)
    sort = "phrase" if one.kind == "phrase" else "span"
    found[f"{sort}_{behind}"] = 1.0
    article = c.reading.tokens[one.low - 1]
    found[f"{sort} {article.word if article and article.word in articles() else 'bare'}"] = 1.0
    choices = SPANS.get(wanted.asks, ())
    kind = "date" if one.kind == "year" else one.kind
    found[f"choice {choices.index(kind)}" if kind in choices else f"other {kind == 'phrase'}"] = 1.0
    if one.kind in {"name", "person", "organisation", "place"} and one.high - one.low > 1:
        found[f"{wanted.asks}:long {one.kind}"] = 1.0
    if wanted.copula:
        found[f"is:{one.kind}"] = 1.0
    if wanted.head and wanted.head.word in TIMES:
        found[f"{wanted.head.word}:{_time(c, one)}"] = 1.0
    return found


def _time(c: Comparison, one: Candidate) -> str:
    """Return what a date tells: the year alone, a century, an hour, a day and so on."""
    words = [t.word for t in c.reading.tokens[one.low : one.high] if t]
    if one.kind == "year" or (len(words) == 1 and words[0].isdigit() and len(words[0]) == 4):
        return "year"
    if any(w.startswith("centur") for w in words):
        return "century"
    if ":" in c.reading.text[one.start : one.end] or words[-1] in {"am", "pm"}:
        return "clock"
    return one.kind + ("+year" if any(w.isdigit() and len(w) == 4 for w in words) else "")


def _shape(c: Comparison, one: Candidate, low: int, high: int) -> Clues:
    """Where the span stands and how long it is."""
    text, words = c.reading.text, one.high - one.low
    met = (
        float((c.forms[:, c.reading.word_of[one.low : one.high]] >= MET).any(axis=0).sum() / words)
        if len(c.tokens)
        else 0.0
    )
    around = text[max(0, one.start - 1) : one.start], text[one.end : one.end + 1]
    phrase = one.kind == "phrase"
    words_of = c.reading.word_of[one.low : one.high]
    weights = c.reading.weights[words_of]
    sort = "phrase" if phrase else "span"
    return {
        f"{sort} rarity": float(weights.sum() / words),
        f"{sort} rarest": float(weights.max()),
        f"{sort} idf": float(c.reading.vocabulary.idf[words_of].max()),
        f"{sort} ends sentence": float(one.high == high),
        f"{sort} opens sentence": float(one.low - low <= 2),
        f"{'phrase' if phrase else 'span'} words": float(np.log(words)),
        "words asked": met,
        "vague": float(one.kind == "number" and one.high - one.low == 1 and _word(c, one) in _vague()),
        "in brackets": float(around[0] == "(" or around[1] == ")"),
        "in quotes": float(around[0] in "“\"‘'" and around[1] in "”\"’'" and bool(around[0])),
        "between commas": float(text[max(0, one.start - 2) : one.start] == ", " and around[1] == ","),
        "place in sentence": (one.low - low) / (high - low),
        "capital phrase": float(phrase and text[one.start].isupper()),
        "chain by comma": float(one.items > 1 and not one.listed),
        "chain listed": float(one.listed),
    }


def _word(c: Comparison, one: Candidate) -> str:
    token = c.reading.tokens[one.low]
    return token.word if token else ""


@cache
def _vague() -> frozenset[str]:
    return frozenset(data_table("short-en.toml")["question"]["vague"])


def _row(c: Comparison, token: Token | None, low: int, high: int) -> tuple[Floats, Floats]:
    """Return the matches of ``token`` at each position of the sentence, and its vector."""
    row = np.zeros(high - low, dtype=np.float32)
    if token is None or token not in c.tokens:
        return row, np.zeros(0, dtype=np.float32)
    at = c.tokens.index(token)
    return np.asarray(c.positions[at, low:high]), c.vectors[at]


def _sort(c: Comparison, one: Candidate, wanted: Wanted, vector: Floats) -> Clues:
    """Whether the span is one of the asked noun's kind: by the list of its instances, by the closeness of meaning."""
    if wanted.head is None:
        return {}
    inside = [t for t in c.reading.tokens[one.low : one.high] if t]
    listed = instances().get(wanted.head.word, frozenset())
    close = 0.0
    if len(vector):
        close = float((c.reading.vocabulary.vectors[c.reading.word_of[one.low : one.high]] @ vector).max())
    phrase = "phrase" if one.kind == "phrase" else "span"
    return {
        "one of the listed": float(any(t.word in listed for t in inside)),
        "place of that sort": float(place_kind(c.reading.text[one.start : one.end].casefold()) == wanted.head.term),
        "none of the listed": float(bool(listed) and not any(t.word in listed for t in inside)),
        f"{phrase} means the noun": max(0.0, close),
        "several": float(wanted.plural and one.items > 1),
        "one of several": float(wanted.plural and one.items == 1),
        "several for one": float(not wanted.plural and one.items > 1),
    }


def _beside_head(one: Candidate, wanted: Wanted, row: Floats, low: int) -> Clues:
    """Whether the asked noun stands in the span, right behind it ('107 people') or right before ('King Harald')."""
    if wanted.head is None:
        return {}
    first, last = one.low - low, one.high - low
    sort = "is" if wanted.copula else "of"
    behind, before = row[last : last + BEHIND], row[max(0, first - 2) : first]
    return {
        f"{sort} noun inside:{one.kind}": float(row[first:last].max(initial=0)),
        f"{sort} noun behind:{one.kind}": float(behind[:1].max(initial=0)),
        f"{sort} noun soon:{one.kind}": float(behind.max(initial=0)),
        f"{sort} noun before:{one.kind}": float(before.max(initial=0)),
    }


def _beside_verb(one: Candidate, wanted: Wanted, row: Floats, places: Ints, low: int) -> Clues:
    """How near the asked verb stands on either side, where the sentence has it."""
    if not row.max(initial=0) >= MET:
        return {}
    at = int(row.argmax())
    first, last = int(places[one.low - low]), int(places[one.high - 1 - low])
    left, right = first - int(places[at]), int(places[at]) - last
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
