"""Fragments completed by the question before: 'Why?', 'And in 2021?', 'What about the mayor?'.

A phrase takes the place of its like, an asking word is put before the clause. Where no place is found the fragment
stays as it is; what is a fragment is told by ``fragment``.
"""

from typing import Final

from article_qa.conversing.clause import Clause
from article_qa.conversing.counterpart import counterpart
from article_qa.conversing.counting import behind_verb
from article_qa.conversing.fragment import Fragment
from article_qa.conversing.grammar import Word, words
from article_qa.conversing.shifting import SHIFT, shifted

OPPOSITES: Final = {"with": "without", "without": "with", "before": "after", "after": "before"}


def complete(said: Fragment, piece: Clause, last: Clause) -> str | None:
    """Return the whole question that ``said`` stands for after ``last``; ``piece`` is its text taken apart."""
    if said.kind == "verb":
        return _done(said.text, last)
    asking = f"{said.text}m" if said.text.casefold().endswith(" who") else said.text  # 'by who?'
    return _asked(asking, last) if said.kind == "asking" else _replaced(said.text, piece, last)


def _done(said: str, last: Clause) -> str | None:
    """Return ``last`` with ``said`` in the place of its verb and object: 'how many died in May', 'and hurt?'."""
    at = next((n for n, w in enumerate(last.words) if w.kind == "verb" and n > max(last.verb, 0)), None)
    if at is None:
        return None
    end = at + 1
    while end < len(last.words) and last.words[end].kind in {"det", "noun", "name", "number", "possessive", "pronoun"}:
        end += 1
    return f"{last.text[: last.words[at].start]}{said}{last.body[last.words[end - 1].end :]}?"


def _asked(said: str, last: Clause) -> str | None:
    """Return the asking words ``said`` before the clause of ``last``."""
    body, k = last.body, last.verb
    if k < 0:
        return _asked_of_subject(said, last)
    head, following = last.words[:k], last.words[k + 1] if k + 1 < len(last.words) else None
    if said.casefold() == "why not":
        return _why_not(last)
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
    told = counted and ends and counted[-1].low not in words("times")
    return last.text[counted[0].start : counted[-1].end] if told else ""


def _why_not(last: Clause) -> str | None:
    """Return ``last`` asked again as 'why was it not ...?'; None where its subject is not found."""
    body, k = last.body, last.verb
    at = last.subject.last if last.subject else k + 1
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


def _asked_of_subject(said: str, last: Clause) -> str | None:
    """Return the asking words before a question after the subject: 'Who won?' has no auxiliary to build on."""
    if len(last.words) < 3 or last.words[0].low not in {"who", "what"} or last.words[1].kind not in {"verb", "noun"}:
        return None
    if last.words[1].low == "happened":
        return f"{said} did that happen {last.body[last.words[1].end :].strip()}?"
    who = "somebody" if last.words[0].low == "who" else "something"
    return f"{said} was it that {who} {last.body[last.words[1].start :]}?"


def _replaced(said: str, piece: Clause, last: Clause) -> str | None:
    """Return ``last`` with ``said`` in the place of its like."""
    body = last.body
    if last.words and last.words[0].kind != "asking" and last.verb != 0 and last.words[0].kind != "prep":
        return None  # not a question that a word may be put into
    if SHIFT.fullmatch(said.strip()):
        return shifted(said, last.text) or f"{body} {said}?"
    first = piece.words[0] if piece.words else None
    if first is None:
        return None
    if first.kind == "prep" and not any(m.kind == "date" for m in piece.named):
        return _with_preposition(said, first, last)
    span = counterpart(piece, last)
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


def _with_preposition(said: str, first: Word, last: Clause) -> str | None:
    """Return ``last`` with ``said`` for what stands behind that preposition or its opposite, else behind all of it."""
    body, like = last.body, {first.low, OPPOSITES.get(first.low, first.low)}
    for n, w in enumerate(last.words):
        if w.low in like and (p := next((p for p in last.phrases if p.first == n + 1), None)):
            return f"{last.text[: w.start]}{said}{body[p.end :]}?"
        if w.low in like and n + 1 < len(last.words) and last.words[n + 1].kind == "pronoun":
            return f"{last.text[: w.start]}{said}{body[last.words[n + 1].end :]}?"
    return f"{body} {said}?" if last.verb >= 0 else None
