"""Questions that go on from the last one: 'anything more?', 'who else?', 'and before that?'.

Says what they ask when they stand alone, out of the question before and what its answer brought. Knows no article;
other fragments are completed in ``ellipsis``.
"""

import re
from collections.abc import Sequence

from article_qa.conversing.clause import Clause, opening
from article_qa.conversing.grammar import Phrase, pattern


def goes_on(text: str) -> bool:
    """Tell whether ``text`` asks to go on from the last question."""
    said = text[opening(text) :].strip(" ?!.")
    return any(pattern(name).fullmatch(said) for name in ("more", "else", "around"))


def continued(text: str, last: Clause, brought: Sequence[str], dates: Sequence[str]) -> str | None:
    """Return the whole question that ``text`` stands for after ``last``, or None where it is no such question.

    ``brought`` are the names in the last answer, ``dates`` its dates.
    """
    said = text[opening(text) :].strip(" ?!.")
    if pattern("more").fullmatch(said):
        matter = _matter(last)
        return f"What else is said about {matter.lstrip()}?" if matter else None
    if other := pattern("else").fullmatch(said):
        return _others(other["asking"], last, brought)
    if told := pattern("around").fullmatch(said):
        return _around(told["side"].lower(), last, dates)
    return None


def _matter(last: Clause) -> str:
    """Return what ``last`` is about: its first name, else its subject, else its last phrase; '' without any."""
    named = next((p for p in last.phrases if p.mention is not None and p.mention.kind != "date"), None)
    chosen: Phrase | None = named or last.subject or (last.phrases[-1] if last.phrases else None)
    return last.text[chosen.start : chosen.end] if chosen else ""


def _others(asking: str, last: Clause, brought: Sequence[str]) -> str | None:
    """Return ``last`` asked again of others than it brought; None where it asked for something else."""
    if not last.words or last.words[0].low != asking.lower():
        return None
    other = next((name for name in brought if name.casefold() not in last.text.casefold()), None)
    return f"Besides {other}, {last.text[0].lower()}{last.text[1:]}" if other else None


def _around(side: str, last: Clause, dates: Sequence[str]) -> str | None:
    """Return ``last`` asked of the time before or after: its own date, else the one that its answer brought."""
    body = last.body
    for m in reversed(last.named):
        if m.kind == "date":
            before = re.sub(r"\b(?:in|on|at|during|since|by)\s+$", "", last.text[: m.start])
            return f"{before.rstrip()} {side} {last.text[m.start : m.end]}{body[m.end :]}?"
    if not dates:
        return None
    if last.words and last.words[0].low == "when":
        return f"What happened {side} {dates[0]}?"
    return f"{body} {side} {dates[0]}?"
