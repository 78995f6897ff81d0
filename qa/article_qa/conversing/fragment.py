"""Whether a question is a fragment, which leaves out what the last one said: 'Why?', 'And in 2021?', 'By whom?'.

Goes by its few words alone. What it leaves out is put back in ``ellipsis``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from article_qa.conversing.clause import Clause, opening
from article_qa.conversing.grammar import Word, pattern, words

SHORT: Final = 8  # words of a fragment at most


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment says: ``kind`` is 'asking' ('why', 'by whom'), 'verb' ('and hurt') or 'about' ('and in 2021')."""

    kind: Literal["asking", "verb", "about"]
    text: str
    whole: bool = True  # whether it is completed by the question before


def fragment(clause: Clause) -> Fragment | None:
    """Return what ``clause`` says if it is a fragment; None where it is a question of its own."""
    text, at = clause.text, opening(clause.text)
    if about := pattern("about").match(text, at):
        other = _bare(text[about.end() :])
        return Fragment("about", other) if other and len(other.split()) <= SHORT else None
    rest = _bare(text[at:])
    if asks := _asks_alone(rest):
        return Fragment("asking", asks)
    said = [w for w in clause.words if w.start >= at and w.kind != "mark"]
    if not said or len(said) > SHORT or _has_clause(said):
        return None
    first, verbs = said[0], any(w.kind == "verb" for w in said[1:])
    if first.kind == "asking" or (first.kind == "prep" and len(said) > 1 and said[1].kind == "asking"):
        whole = first.kind == "prep" or said[-1].low in words("repeating")
        return None if verbs or _subject_asked(said) else Fragment("asking", rest, whole)
    if at and first.kind == "verb" and len(said) <= 3 and not first.low.endswith("ing"):
        return Fragment("verb", rest)
    if first.kind in {"verb", "aux", "conj", "adverb"}:
        return None
    if at and (not verbs or first.kind in {"det", "prep"}):
        return Fragment("about", rest)
    if verbs or not text.rstrip().endswith("?"):
        return None
    loose = first.low in words("loose")
    short = first.kind == "prep" or len(said) <= 2 or (len(said) <= 4 and (loose or first.low == "the"))
    return Fragment("about", rest, not loose) if short else None


def topic_first(text: str) -> str:
    """Return the question that 'what about X, did they ...?' asks of X, '' where ``text`` is none."""
    said = pattern("topic_first").match(text, opening(text))
    if said is None:
        return ""
    return f"{said['aux'].capitalize()} {said['topic'].strip()} {said['rest'].strip()}?"


def _bare(text: str) -> str:
    return text.strip().rstrip("?!. ")


def _asks_alone(rest: str) -> str | None:
    """Return the asking words that ``rest`` is, or is but for a 'that' or 'it': 'why' of 'why was it', 'how come'."""
    low = rest.casefold().replace("’", "'").removesuffix(" then")
    if low == "how come":
        return "why"
    if low in words("bare"):
        return rest[: len(low)]
    if re.fullmatch(r"why (?:was|is|did|were|are) (?:it|so)", low):
        return "why"
    if behind := pattern("stranded").fullmatch(low):
        return f"{behind['prep']} {behind['asking']}"
    asks = pattern("asked_of_that").fullmatch(rest)
    return asks["asking"] if asks else None


def _has_clause(said: Sequence[Word]) -> bool:
    """Tell whether the words have a verb or a question of their own: 'what's new', 'the reason why'."""
    if any(w.low in words("auxiliaries") for w in said):
        return True
    if len(said) > 1 and said[0].kind == "asking" and said[1].kind == "possessive":
        return True
    return any(w.low in words("asking_inside") for w in said[2:])


def _subject_asked(said: Sequence[Word]) -> bool:
    """Tell whether 'which town' and the like go on with words that are no phrase of their own: 'who lost there'.

    A word behind 'who' is its verb, whatever else it may be ('who controls the mill'), but for 'who else'.
    """
    if said[-1].low in words("pointing") or (said[0].low in {"who", "what"} and len(said) == 2):
        return True
    return said[0].low == "who" and len(said) > 2 and said[1].kind == "noun" and said[1].low != "else"
