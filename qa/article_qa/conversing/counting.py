"""The noun that a question asks for, 'job' of 'what job did she do', where the next question leaves it out.

Says which noun, and puts it into 'how many were there?' and behind the verb of a completed clause. Completes no clause
itself.
"""

import re
from typing import Final

from article_qa.conversing.clause import Clause, opening
from article_qa.conversing.grammar import INSIDE, is_personal, is_plural, words

HOW_MANY: Final = re.compile(
    r"how many (?=(?:are|were|will|would|have|had|could|can|is|was|do|did)\b)(?P<there>\w+ there\b)?", re.IGNORECASE
)
BRIEF: Final = 8  # words of a question that counts what the last one spoke of


def counts_unnamed(text: str) -> bool:
    """Tell whether ``text`` asks how many without saying of what: 'and how many were hired?'."""
    return len(text.split()) <= BRIEF and HOW_MANY.match(text, opening(text)) is not None


def asked_noun(clause: Clause) -> tuple[int, int] | None:
    """Return where the noun behind 'what', 'which' or 'how many' stands in ``clause``, None where there is none."""
    found = clause.words
    at = 1 if found and found[0].kind == "prep" else 0
    low = [w.low for w in found[at : at + 2]]
    first = at + 2 if low == ["how", "many"] else at + 1
    if first == at + 1 and low[:1] not in (["what"], ["which"]):
        return None
    inside = found[first : clause.verb]
    if clause.verb <= first or any(w.kind not in INSIDE for w in inside):
        return None
    return inside[0].start, inside[-1].end


def with_counted(text: str, last: Clause) -> str:
    """Return ``text`` with what it counts, out of the question before; as it was where that tells no several things.

    What was counted already is counted on where it is people; what else was spoken of, where 'there are' some.
    """
    found = HOW_MANY.match(text, opening(text))
    place = asked_noun(last)
    noun = last.text[slice(*place)] if place else ""
    if found is None:
        return text
    if not noun and found["there"]:
        several = [p for p in last.phrases if p.plural and p.mention is None]
        ahead = [p for p in several if p.first == last.verb + 1] or several[-1:]
        noun = ahead[0].head if ahead else ""
    head = noun.casefold().split()[-1] if noun else ""
    if not head or not is_plural(head) or not (is_personal(head) or found["there"]):
        return text
    at = text.lower().index("how many", opening(text)) + len("how many ")
    return f"{text[:at]}{noun} {text[at:]}"


def behind_verb(clause: str, last: Clause) -> str:
    """Return ``clause``, that of ``last`` without its asking words, with 'that job' behind its verb; '' without any.

    'did she do before the war' of 'what job did she do before the war' says nothing without its noun.
    """
    place = asked_noun(last)
    helped = last.verb >= 0 and last.words[last.verb].low in words("supporting")
    if place is None or not helped or last.words[0].low not in {"what", "which"}:
        return ""
    verb = next((w for w in last.words[last.verb + 2 :] if w.kind == "verb" or w.low in {"do", "have", "be"}), None)
    if verb is None:
        return ""
    noun = last.text[slice(*place)]
    at = verb.end - last.words[last.verb].start
    if (rest := clause[at:].split()) and len(rest) == 1 and rest[0].lower() in words("prepositions"):
        at = len(clause)  # 'does the singer work with'
    return f"{clause[:at]} {'those' if is_plural(noun.split()[-1].casefold()) else 'that'} {noun}{clause[at:]}"
