"""Where an article disagrees with itself on what is asked: two numbers of the same things, two dates, two offices.

Finds only what cannot both hold: the same words met, the same noun counted, no sign of another occasion. Two figures
for different years, rough figures near each other and dates that complete each other are no conflict. Does not say
which of the two is right, and reads English only.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from article_qa.answer import Notice
from article_qa.choice.holders import holders
from article_qa.choice.values import Day, counted, day_of, value_of
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import MEASURED, NAMES
from article_qa.weighing.comparison import Comparison
from article_qa.weighing.ranking import Ranked

TABLE: Final = "conflict-en.toml"
MET: Final = 0.6  # match at and above which a question word counts as met
SURE: Final = 0.8  # the same where both sentences must say it
MOST: Final = 0.45  # share of the question's weight that both sentences meet
NEARLY: Final = 0.03  # share of the first sentence's softmax that the other sentence must have
LONGEST: Final = 30  # words of a sentence that is compared: longer ones speak of several things
LOOKED: Final = 8  # sentences behind the first that are compared with it
ROUGH: Final = 0.15  # relative difference within which two figures, one of them rough, are the same
LABEL: Final = re.compile(r"\b[A-Z]\w* $")  # 'Exemption 3' counts nothing
MORE: Final = re.compile(r" (?:more|longer|further|extra)\b", re.IGNORECASE)  # '25 minutes more' comes on top
THE: Final = re.compile(r"\bthe $", re.IGNORECASE)
AROUND: Final = 25  # characters before a span in which words stand that say which of several it is
NAMING: Final = NAMES | {"demonym"}

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sentence number ``sentence`` says otherwise than the first; ``notice`` says how."""

    sentence: int
    notice: Notice


def conflict(ranked: Ranked) -> Conflict | None:
    """Return the sentence that contradicts the best one on what is asked, or None."""
    asks = ranked.comparison.question.asks
    if ranked.comparison.reading.lang != "en":
        return None
    if asks == "date":
        return _of_values(ranked) or _of_ways(ranked)
    return _of_values(ranked) if asks in MEASURED else _of_offices(ranked)


def with_other(chosen: list[int], other: int, limit: int) -> list[int]:
    """Return the sentences to cite with ``other`` right behind the first, at most ``limit``.

    >>> with_other([4, 7], 2, 10), with_other([4, 7], 7, 10), with_other([4], 2, 1)
    ([4, 2, 7], [4, 7], [4])
    """
    return list(dict.fromkeys([chosen[0], other, *chosen[1:]]))[:limit]


def _of_values(ranked: Ranked) -> Conflict | None:
    c, first = ranked.comparison, ranked.first
    here = _answering(c, first)
    if here is None or not _plain(c, first):
        return None
    kind = "date" if c.question.asks == "date" else "number"
    for other in ranked.order[1 : 1 + LOOKED]:
        if ranked.mass[other] < NEARLY:
            return None
        there = _answering(c, other)
        if there is None or not _plain(c, other) or not _same_words(c, first, other):
            continue
        if _differ(c, here, there) and _same_names(c, first, other):
            return Conflict(other, _notice(kind, c, here, there))
    return None


def _plain(c: Comparison, sentence: int) -> bool:
    """Tell whether the sentence is short and leans on no other, so that its figure is of what it names."""
    low, high = int(c.reading.first[sentence]) + 1, int(c.reading.first[sentence + 1])
    opening = c.reading.tokens[low] if low < high else None
    return high - low <= LONGEST and not (opening and opening.word in data_table(TABLE)["leaning"])


def _of_ways(ranked: Ranked) -> Conflict | None:
    """Return the sentence that names by its date what the best one dates from the day of writing, or the reverse.

    'last month … met' and 'the November 26th meeting': whether that is one day is for the reader to say.
    """
    c = ranked.comparison
    here = _answering(c, ranked.first)
    if here is None:
        return None
    for other in (i for i in ranked.order if i != ranked.first):
        for there in [(m.start, m.end) for m in c.reading.mentions[other] if m.kind == "date"]:
            one, two = (c.reading.text[slice(*place)] for place in (here, there))
            if any(day_of(two)) and not any(day_of(one)) and _relative().search(one) and _names_event(ranked, there):
                return Conflict(other, _notice("ways", c, here, there))
    return None


def _names_event(ranked: Ranked, place: Place) -> bool:
    """Tell whether the date stands between 'the' and a word of the question that the best sentence has as well."""
    c = ranked.comparison
    at = next((i for i, t in enumerate(c.reading.tokens) if t and t.start >= place[1]), None)
    if at is None or not THE.search(c.reading.text, max(0, place[0] - 5), place[0]):
        return False
    return bool(((c.positions[:, at] >= MET) & (c.meaning[:, ranked.first] >= MET)).any())


@cache
def _relative() -> re.Pattern[str]:
    table = data_table("time-and-number-en.toml")
    words = [*table["relative"], *table["weekdays"], *table["relative_days"], "ago"]
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


def _of_offices(ranked: Ranked) -> Conflict | None:
    """Return the sentence that gives another office to the person of the best one, where offices are asked for."""
    c = ranked.comparison
    asked = {token.word for token in c.question.tokens}
    wanted = c.question.asks in {"person", "definition", "yes_no"} or bool(asked & _office_words())
    if not wanted:
        return None
    held = c.reading.once(holders)
    here = next((h for h in held if h.sentence == ranked.first and _is_asked(h.name, h.office, asked)), None)
    there = here and next((h for h in held if h.name == here.name and h.office != here.office), None)
    if here is None or there is None:
        return None
    return Conflict(there.sentence, _says("role", name=here.name, first=here.office, second=there.office))


def _is_asked(name: str, office: str, asked: set[str]) -> bool:
    """Tell whether the question is about the person or asks who holds the office."""
    return name.casefold() in asked or (bool(asked & {"who", "whom", "whose"}) and set(office.split()) <= asked)


@cache
def _office_words() -> frozenset[str]:
    words = " ".join([*data_table(TABLE)["offices"], *data_table(TABLE)["office_nouns"]])
    return frozenset(words.split())


def _notice(kind: str, c: Comparison, here: Place, there: Place) -> Notice:
    first, second = (" ".join(c.reading.text[slice(*place)].split()) for place in (here, there))
    return _says(kind, first=first, second=second)


def _says(kind: str, **words: str) -> Notice:
    return Notice("conflict", str(data_table(TABLE)["says"][kind]).format(**words))


def _answering(c: Comparison, sentence: int) -> Place | None:
    """Return the span of the very kind that is asked for which stands nearest to the question's words."""
    found = c.answering
    own = np.flatnonzero((found.sentence == sentence) & (found.rank == 0))
    if not len(own):
        return None
    nearest = c.reading.spans.mentions[found.mention[own[found.near[own].argmax()]]]
    return nearest.start, nearest.end


def _same_words(c: Comparison, first: int, other: int) -> bool:
    """Tell whether both sentences meet the same words of the question, much of it, and more than names."""
    here, there = c.meaning[:, first] >= SURE, c.meaning[:, other] >= SURE
    said = bool((here & ~c.names).any())
    return bool(said and np.array_equal(here, there) and c.weights[here].sum() >= c.total * MOST)


def _same_names(c: Comparison, first: int, other: int) -> bool:
    """Tell whether both can speak of one thing at one time: where both have names or dates, some are shared."""
    rows = [[_spans(c, i, kinds) for i in (first, other)] for kinds in _told(c)]
    return not any(a and b and a.isdisjoint(b) for a, b in rows)


def _told(c: Comparison) -> list[frozenset[str]]:
    """Return the kinds of span of which two sentences on one thing share some: names, and dates unless one is asked."""
    return [NAMING] if c.question.asks == "date" else [NAMING, frozenset({"date"})]


def _spans(c: Comparison, sentence: int, kinds: frozenset[str]) -> frozenset[str]:
    """Return the last words of the sentence's spans of ``kinds``, beyond the question's."""
    asked = {token.word for token in c.tokens}
    spans = [c.reading.text[m.start : m.end].casefold() for m in c.reading.mentions[sentence] if m.kind in kinds]
    return frozenset(words[-1] for span in spans if (words := re.findall(r"\w+", span)) and words[-1] not in asked)


def _differ(c: Comparison, here: Place, there: Place) -> bool:
    """Tell whether the two spans cannot both hold."""
    text = c.reading.text
    if any(_beside(text, (start, start), "other") or MORE.match(text, end) for start, end in (here, there)):
        return False
    if c.question.asks == "date":
        if any(_bounds().search(text, max(0, start - AROUND), start) for start, _ in (here, there)):
            return False
        return contradict(day_of(text[slice(*here)]), day_of(text[slice(*there)]))
    if any(LABEL.search(text, max(0, start - AROUND), start) for start, _ in (here, there)):
        return False
    one, two = value_of(text[slice(*here)]), value_of(text[slice(*there)])
    if one is None or two is None or one == two or counted(text, *here) != counted(text, *there):
        return False
    near = abs(one - two) <= ROUGH * max(one, two)
    return not (near and (_beside(text, here, "rough") or _beside(text, there, "rough")))


def contradict(one: Day, two: Day) -> bool:
    """Tell whether no day is both ``one`` and ``two``.

    >>> contradict(Day(1931, 3, 0), Day(1931, 3, 5)), contradict(Day(1931, 3, 0), Day(1932, 0, 0))
    (False, True)
    """
    return any(a != b for a, b in zip(one, two, strict=True) if a and b)


def _beside(text: str, span: Place, words: str) -> bool:
    """Tell whether one of the table's ``words`` stands in the span or right before it."""
    return bool(_listed(words).search(text, max(0, span[0] - AROUND), span[1]))


@cache
def _bounds() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(data_table(TABLE)["bounds"]) + r") (?:the |\w+ and )?$", re.IGNORECASE)


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(data_table(TABLE)[name]) + r")(?!\w)", re.IGNORECASE)
