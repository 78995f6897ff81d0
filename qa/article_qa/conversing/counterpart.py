"""The part of a question whose place a fragment behind it takes: its like, by kind, by noun, or the subject.

'Who led Norway in 2019?': of 'and in 2021?' it is the date, of 'and Sweden?' the country. Finds where it stands,
completes nothing.
"""

from article_index.words import analyzer
from article_qa.conversing.clause import Clause
from article_qa.conversing.grammar import Phrase, is_personal
from article_qa.knowledge.lexicon import data_table
from article_qa.knowledge.spankinds import NAMES
from article_qa.text.mentions import Mention

Place = tuple[int, int]  # [start, end) of the question


def counterpart(piece: Clause, last: Clause) -> Place | None:
    """Return the place in ``last`` that the fragment ``piece`` takes; None where nothing is like it."""
    kind = next((m.kind for m in piece.named if m.kind != "role"), "")
    if kind == "date" or _timely(piece.text):
        return _last_date(last)
    if kind and (same := _of_kind(kind, piece, last)):
        return _named(same, last)
    alike = _same_noun(piece, last) or _same_sort(piece, last) or last.subject
    return (alike.start, alike.end) if alike else _behind_verb(last)


def _last_date(last: Clause) -> Place | None:
    dates = [(m.start, m.end) for m in last.named if m.kind == "date"] or [
        (p.start, p.end) for p in last.phrases if _timely(last.text[p.start : p.end])
    ]
    return dates[-1] if dates else None


def _of_kind(kind: str, piece: Clause, last: Clause) -> list[Mention]:
    """Return the names of ``last`` that are of ``kind``, or may be; with 'the' as ``piece`` has it, where any has."""
    same = [m for m in last.named if m.kind == kind]
    if not same and kind in NAMES:
        may_be = {"name", kind, *(("person", "organisation") if kind == "name" else ())}
        same = [m for m in last.named if m.kind in may_be]
    if piece.text.casefold().startswith("the "):
        same = [m for m in last.named if last.text[: m.start].casefold().endswith("the ") and m.kind != "date"] or same
    return same


def _named(same: list[Mention], last: Clause) -> Place:
    """Return the place of the one of ``same`` that is in the subject, else of the first, with the phrase it ends."""
    subject = last.subject
    inside = [m for m in same if subject and subject.start <= m.start < subject.end]
    chosen = (inside or same)[0]
    around = next((p for p in last.phrases if p.start <= chosen.start and chosen.end == p.end), None)
    return (around.start, around.end) if around else (chosen.start, chosen.end)


def _same_noun(piece: Clause, last: Clause) -> Phrase | None:
    tokens = analyzer("en").tokens
    heads = {t.term for p in piece.phrases[:1] for t in tokens(p.head) if t.term}
    return next((p for p in last.phrases if heads & {t.term for t in tokens(p.head) if t.term}), None)


def _same_sort(piece: Clause, last: Clause) -> Phrase | None:
    """Return the first phrase of ``last`` about persons, where ``piece`` is about persons."""
    if not piece.phrases or not is_personal(piece.phrases[0].head):
        return None
    return next((p for p in last.phrases if is_personal(p.head)), None)


def _behind_verb(last: Clause) -> Place | None:
    """Return the pronoun that is the subject of ``last``, else its last phrase, if that stands behind the verb."""
    k = last.verb
    pronoun = last.words[k + 1] if k >= 0 and k + 1 < len(last.words) and last.words[k + 1].kind == "pronoun" else None
    if pronoun is not None and pronoun.low == "it":
        return None  # nothing is like what was never found
    if pronoun is not None and pronoun.low != "there":
        return pronoun.start, pronoun.end
    return (last.phrases[-1].start, last.phrases[-1].end) if last.phrases and last.phrases[-1].first > k else None


def _timely(text: str) -> bool:
    """Tell whether ``text`` ends in a word of the calendar: 'last May', 'on Monday'."""
    table = data_table("time-and-number-en.toml")
    last = text.casefold().rstrip("?!. ").split()[-1:]
    return bool(last) and last[0] in {*table["weekdays"], *table["months"], *table["seasons"], *table["relative_days"]}
