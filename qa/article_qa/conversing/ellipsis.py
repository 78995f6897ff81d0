"""Questions that leave out what the last one said: 'Why?', 'And in 2021?', 'What about the mayor?'.

Tells whether a question is such a fragment and completes it out of the question before: a phrase takes the place of its
like, an asking word is put before the clause. Where no place is found the fragment stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from article_index.words import analyzer
from article_qa.conversing.clause import Clause, opening
from article_qa.conversing.counting import behind_verb
from article_qa.conversing.grammar import Phrase, Word, pattern, words
from article_qa.conversing.shifting import SHIFT, shifted
from article_qa.knowledge.gazetteer import is_role
from article_qa.knowledge.lexicon import data_table

SHORT: Final = 8  # words of a fragment at most
OPPOSITES: Final = {"with": "without", "without": "with", "before": "after", "after": "before"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a fragment says: ``kind`` is 'asking' ('why', 'by whom'), 'verb' ('and hurt') or 'about' ('and in 2021')."""

    kind: str
    text: str
    whole: bool = True  # whether it is completed by the question before


def fragment(clause: Clause) -> Fragment | None:
    """Return what ``clause`` says if it is a fragment; None where it is a question of its own."""
    text = clause.text
    at = opening(text)
    rest = text[at:].strip().rstrip("?!. ")
    if about := pattern("about").match(text, at):
        other = text[about.end() :].strip().rstrip("?!. ")
        return Fragment("about", other) if other and len(other.split()) <= SHORT else None
    low = rest.casefold().replace("’", "'").removesuffix(" then")
    if asks := _asking(rest, low):
        return Fragment("asking", asks)
    said = [w for w in clause.words if w.start >= at and w.kind != "mark"]
    if not said or len(said) > SHORT or any(w.low in words("auxiliaries") for w in said):
        return None
    if len(said) > 1 and said[0].kind == "asking" and said[1].kind == "possessive":
        return None  # 'what's new?' has its verb
    verbs = any(w.kind == "verb" for w in said[1:])
    first = said[0]
    if any(w.low in {"what", "when", "how", "why", "where"} for w in said[2:]):
        return None
    if first.kind == "asking" or (first.kind == "prep" and len(said) > 1 and said[1].kind == "asking"):
        whole = first.kind == "prep" or said[-1].low in {"one", "ones", "them", "those", "these"}
        return Fragment("asking", rest, whole) if not verbs and not _subject_asked(said) else None
    if at and first.kind == "verb" and len(said) <= 3 and not first.low.endswith("ing"):
        return Fragment("verb", rest)
    if first.kind in {"verb", "aux", "conj", "adverb"}:
        return None
    if at and (not verbs or first.kind in {"det", "prep"}):
        return Fragment("about", rest)
    asked = text.rstrip().endswith("?") and not verbs
    if asked and (
        first.kind == "prep" or len(said) <= 2 or (first.low in {"any", "anything", "the"} and len(said) <= 4)
    ):
        return Fragment("about", rest, first.low not in {"any", "anything"})
    return None


def _asking(rest: str, low: str) -> str:
    """Return the words that a fragment asks by, of ``rest`` and folded ``low``, where it has no others; else ''."""
    if low == "how come":
        return "why"
    if low in words("bare") or re.fullmatch(r"why (?:was|is|did|were|are) (?:it|so)", low):
        return "why" if low.startswith("why ") and low not in words("bare") else rest[: len(low)]
    if behind := pattern("stranded").fullmatch(low):
        return f"{behind['prep']} {behind['asking']}"
    asks = pattern("asked_of_that").fullmatch(rest)
    return asks["asking"] if asks else ""


def _subject_asked(said: Sequence[Word]) -> bool:
    """Tell whether 'which town' and the like go on with words that are no phrase of their own: 'who lost there'.

    A word behind 'who' is its verb, whatever else it may be ('who controls the mill'), but for 'who else'.
    """
    if said[-1].low in {"there", "here", "then"} or (said[0].low in {"who", "what"} and len(said) == 2):
        return True
    return said[0].low == "who" and len(said) > 2 and said[1].kind == "noun" and said[1].low != "else"


def topic_first(text: str) -> str:
    """Return the question that 'what about X, did they ...?' asks of X, '' where ``text`` is none."""
    said = pattern("topic_first").match(text, opening(text))
    if said is None:
        return ""
    return f"{said['aux'].capitalize()} {said['topic'].strip()} {said['rest'].strip()}?"


def complete(said: Fragment, piece: Clause, last: Clause) -> str | None:
    """Return the whole question that ``said`` stands for after ``last``; ``piece`` is its text taken apart."""
    if said.kind == "verb":
        return _done(said.text, last)
    return _asked(said.text, last) if said.kind == "asking" else _replaced(said.text, piece, last)


def _done(said: str, last: Clause) -> str | None:
    """Return ``last`` with ``said`` in the place of its verb and object: 'how many died in May', 'and hurt?'."""
    at = next((n for n, w in enumerate(last.words) if w.kind == "verb" and n > max(last.verb, 0)), None)
    if at is None:
        return None
    end = at + 1
    while end < len(last.words) and last.words[end].kind in {"det", "noun", "name", "number", "possessive", "pronoun"}:
        end += 1
    body = last.text.rstrip("?!. ")
    return f"{last.text[: last.words[at].start]}{said}{body[last.words[end - 1].end :]}?"


def _asked(said: str, last: Clause) -> str | None:
    """Return the asking words ``said`` before the clause of ``last``."""
    body, k = last.text.rstrip("?!. "), last.verb
    if k < 0:
        return _asked_of_subject(said, last, body)
    head, following = last.words[:k], last.words[k + 1] if k + 1 < len(last.words) else None
    if said.casefold() == "why not":
        return _why_not(last, body)
    clause = body[last.words[k].start :]
    clause = clause[0].lower() + clause[1:]
    if following is None:
        return None
    if [w.low for w in head] == ["how", "long"] and said.casefold() in {"why", "how come"}:
        return f"{said} {clause} that long?"
    if following.kind in {"verb", "adverb", "prep"} and head and head[0].kind == "asking":
        who = "somebody" if head[0].low in {"who", "whom"} else "something"
        aux = last.words[k]
        return f"{said} {aux.low} {who} {body[aux.end :].strip()}?"
    if kept := behind_verb(clause, last):
        return f"{said} {kept}?"
    if head and head[0].low in {"what"} and len(head) == 1 and last.words[k].low not in {"is", "are", "was", "were"}:
        return f"{said} {clause}{'' if clause.endswith((' that', ' it')) else ' that'}?"
    if amount := _amount(last):
        return f"{said} {clause} {amount}?"
    return f"{said} {clause}?"


def _amount(last: Clause) -> str:
    """Return what ``last`` asks to be counted, where its clause ends in that verb: 'how much did it get?'."""
    head = last.words[: last.verb]
    counted = [w for w in head[2:] if w.kind == "noun"]
    if [w.low for w in head[:2]] not in (["how", "much"], ["how", "many"]) or len(counted) != len(head) - 2:
        return ""
    ends = [w for w in last.words if w.kind != "mark"][-1].kind == "verb"
    timely = {"times"} | words("times")
    return last.text[counted[0].start : counted[-1].end] if counted and ends and counted[-1].low not in timely else ""


def _why_not(last: Clause, body: str) -> str | None:
    """Return ``last`` asked again as 'why was it not ...?'; None where its subject is not found."""
    k = last.verb
    at = next((p.last for p in last.phrases if p.first == k + 1), k + 1)
    if at == k + 1 and at < len(last.words) and last.words[at].kind == "pronoun":
        at += 1
    while more := next((p for p in last.phrases if p.first == at + 1 and last.words[at].kind == "prep"), None):
        at = more.last  # 'the ferries from the north'
    subject = last.words[at - 1].end if at > k + 1 else 0
    if not subject or not body[subject:].strip():
        return None
    denied = last.words[k].low
    if denied.endswith("n't") or body[subject:].casefold().startswith(" not "):
        return f"why {denied}{body[last.words[k].end :]}?"
    return f"why {denied}{body[last.words[k].end : subject]} not{body[subject:]}?"


def _asked_of_subject(said: str, last: Clause, body: str) -> str | None:
    """Return the asking words before a question after the subject: 'Who won?' has no auxiliary to build on."""
    if len(last.words) < 3 or last.words[0].low not in {"who", "what"} or last.words[1].kind not in {"verb", "noun"}:
        return None
    if last.words[1].low == "happened":
        return f"{said} did that happen {body[last.words[1].end :].strip()}?"
    return (
        f"{said} was it that {'somebody' if last.words[0].low == 'who' else 'something'} {body[last.words[1].start :]}?"
    )


def _replaced(said: str, piece: Clause, last: Clause) -> str | None:
    """Return ``last`` with ``said`` in the place of its like."""
    body = last.text.rstrip("?!. ")
    if last.words and last.words[0].kind != "asking" and last.verb != 0 and last.words[0].kind != "prep":
        return None  # not a question that a word may be put into
    if SHIFT.fullmatch(said.strip()):
        return shifted(said, last.text) or f"{body} {said}?"
    first = piece.words[0] if piece.words else None
    if first is None:
        return None
    if first.kind == "prep" and not any(m.kind == "date" for m in piece.named):
        return _with_preposition(said, first, last, body)
    span = _like(piece, last)
    if span is None:
        dated = any(m.kind == "date" for m in piece.named)
        return f"{body} {said if first.kind == 'prep' else 'in ' + said}?" if dated else None
    start, end = span
    if (
        first.kind == "prep"
        and (before := next((w for w in last.words if w.end == start - 1), None))
        and before.kind == "prep"
    ):
        start = before.start
    return f"{last.text[:start]}{said}{body[end:]}?"


def _with_preposition(said: str, first: Word, last: Clause, body: str) -> str | None:
    like = {first.low, OPPOSITES.get(first.low, first.low)}
    for n, w in enumerate(last.words):
        if w.low in like and (p := next((p for p in last.phrases if p.first == n + 1), None)):
            return f"{last.text[: w.start]}{said}{body[p.end :]}?"
        if w.low in like and n + 1 < len(last.words) and last.words[n + 1].kind == "pronoun":
            return f"{last.text[: w.start]}{said}{body[last.words[n + 1].end :]}?"
    return f"{body} {said}?" if last.verb >= 0 else None


def _like(piece: Clause, last: Clause) -> tuple[int, int] | None:
    """Return the span of ``last`` whose place the fragment takes: the same kind of name, the same noun, the subject."""
    named = [m for m in piece.named if m.kind != "role"]
    kind = named[0].kind if named else ""
    if kind == "date" or _timely(piece.text):
        dates = [(m.start, m.end) for m in last.named if m.kind == "date"] or [
            (p.start, p.end) for p in last.phrases if _timely(last.text[p.start : p.end])
        ]
        return dates[-1] if dates else None
    same = [m for m in last.named if kind and m.kind == kind]
    if kind and not same and kind in {"person", "name", "organisation", "place"}:
        same = [
            m
            for m in last.named
            if m.kind in {"name", kind} or (kind == "name" and m.kind in {"person", "organisation"})
        ]
    if named and piece.text.casefold().startswith("the "):
        same = [m for m in last.named if last.text[: m.start].casefold().endswith("the ") and m.kind != "date"] or same
    subject = next((p for p in last.phrases if p.first == last.verb + 1), None) if last.verb >= 0 else None
    if same:
        inside = [m for m in same if subject and subject.start <= m.start < subject.end]
        chosen = (inside or same)[0]
        around = next((p for p in last.phrases if p.start <= chosen.start and chosen.end == p.end), None)
        return (around.start, around.end) if around else (chosen.start, chosen.end)
    stem = analyzer("en").tokens
    heads = {t.term for p in piece.phrases[:1] for t in stem(p.head) if t.term}
    for p in last.phrases:
        if heads & {t.term for t in stem(p.head) if t.term}:
            return p.start, p.end
    if piece.phrases and _personal(piece.phrases[0]):
        folk = [p for p in last.phrases if _personal(p)]
        if folk:
            return folk[0].start, folk[0].end
    if subject is not None:
        return subject.start, subject.end
    k = last.verb
    pronoun = last.words[k + 1] if k >= 0 and k + 1 < len(last.words) and last.words[k + 1].kind == "pronoun" else None
    if pronoun is not None and pronoun.low == "it":
        return None  # nothing is like what was never found
    if pronoun is not None and pronoun.low != "there":
        return pronoun.start, pronoun.end
    return (last.phrases[-1].start, last.phrases[-1].end) if last.phrases and last.phrases[-1].first > k else None


def _personal(p: Phrase) -> bool:
    return p.head in words("plural") or p.head.removesuffix("s") in words("people") or is_role(p.head.removesuffix("s"))


def _timely(text: str) -> bool:
    table = data_table("time-and-number-en.toml")
    last = text.casefold().rstrip("?!. ").split()[-1:]
    return bool(last) and last[0] in {*table["weekdays"], *table["months"], *table["seasons"], *table["relative_days"]}
