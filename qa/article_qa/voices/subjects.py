"""The subject of a verb of reporting: before it, before what commas enclose, or of the whole sentence.

Finds phrases; whether the verb reports words is settled elsewhere.
"""

from typing import Final

from article_qa.voices.clause import Clause, Phrase
from article_qa.voices.wordrow import Word, listed

FAR: Final = 40  # words that commas may enclose between a subject and its verb


def run_in(words: list[Word], at: int) -> int:
    """Return the first word of the auxiliaries and adverbs right before the verb at ``at``."""
    skipped = listed("auxiliaries") | listed("passives") | listed("adverbs")
    first = at
    while first and (words[first - 1].low in skipped or (words[first - 1].low.endswith("ly") and first - 1)):
        first -= 1
    return first


def subject_before(clause: Clause, at: int, before: Phrase | None) -> Phrase | None:
    """Return the subject whose last word is at ``at`` or, behind a comma, before what the commas enclose."""
    words = clause.words
    if at < 0:
        return None
    if words[at].text == ")":
        at = _back(words, at, "(") - 1
    if at < 0:
        return None
    if words[at].low in {"and", "but"}:
        return before or opening(clause)
    if words[at].low in {"who", "which"}:
        end = at - 2 if at > 1 and words[at - 1].text == "," else at - 1
        return clause.nearest(end)
    if words[at].text in {",", "—", "–"}:
        return _enclosed(clause, at)
    relative = _relative(words, at)
    if relative:
        return clause.nearest(relative)
    return clause.ending(at)


def _enclosed(clause: Clause, comma: int) -> Phrase | None:
    """Return the subject of 'the owner, Sanna Brecht, told' or 'Keel, who was absent, told' by its closing comma."""
    words = clause.words
    opens = _back(words, comma, words[comma].text)
    if opens <= 0:
        return None
    inside = clause.ending(comma - 1)
    if inside is not None and inside.start != words[opens + 1].start:
        inside = None
    alone = inside is not None and (words[opens + 1].low in listed("determiners") or comma - opens == 2)
    heads = [clause.ending(i - 1) for i in range(opens, max(0, opens - FAR), -1) if words[i].text == words[comma].text]
    if inside and inside.kind == "person" and not alone:
        return inside
    if person := next((h for h in heads if h and h.kind == "person"), None):
        return person
    if inside and inside.kind == "person":
        return inside
    if (
        inside
        and inside.kind in {"name", "organisation"}
        and (heads[0] is None or heads[0].kind in {"phrase", "generic"})
    ):
        return inside
    return heads[0]


def opening(clause: Clause) -> Phrase | None:
    """Return the person that the sentence opens with."""
    first = clause.beginning(0)
    return first if first and first.kind in {"person", "name", "pronoun"} else None


def _relative(words: list[Word], at: int) -> int | None:
    """Return the word before ', who' where a clause that opens so ends at ``at``: 'his wife, who in 1987 had'."""
    for i in range(at, max(at - 5, 0), -1):
        if words[i].mark:
            return None
        if words[i].low == "who":
            return i - 2 if words[i - 1].text == "," else i - 1
    return None


def _back(words: list[Word], at: int, mark: str) -> int:
    return next((i for i in range(at - 1, -1, -1) if words[i].text == mark), -1)


def quoted_person(clause: Clause, at: int) -> Phrase | None:
    """Return X in 'quoted X as saying'."""
    words = clause.words
    end = next((i for i in range(at + 1, min(at + 12, len(words))) if words[i].low == "as"), None)
    if end is None:
        return None
    last = end - 1
    if words[last].text == ",":
        last -= 1
    return clause.ending(last) or clause.beginning(at + 1)


def passing(clause: Clause, at: int, who: Phrase) -> Phrase | None:
    """Return the sentence's own subject where ``who`` speaks in a relative clause: 'a letter by his wife, who'."""
    words = clause.words
    inside = any(w.low == "who" and who.end <= w.start < words[at].start for w in words)
    if not inside or not any(w.low in {"read", "quoted", "cited"} for w in words if w.start < who.start):
        return None
    first = clause.beginning(0)
    return first if first and first.kind in {"person", "name", "pronoun"} else None


def owner_of(clause: Clause, who: Phrase) -> Phrase:
    """Return whose document ``who`` is ('PC World's analysis'), or ``who`` where that is not said or no document."""
    if who.kind != "document":
        return who
    names = [n for n in clause.names() if n.start == who.start]
    return names[0] if names and clause.text[names[0].end] in "’'" else who
