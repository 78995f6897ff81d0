"""A question as an indirect one: 'where the treaty was signed' of 'Where was the treaty signed?'.

Turns only what needs no grammar to turn: where the subject's end shows by a pronoun, a name or a participle. Leaves all
else alone, so that it is quoted instead.
"""

import re
from functools import cache
from typing import Final

from article_qa.knowledge.lexicon import data_table

ASKING: Final = r"(?:whom?|where|when|why|how|what|(?:which|what|whose|how)(?: [\w’'-]+){1,3}?)"
BE: Final = frozenset({"is", "are", "was", "were"})
DOES: Final = frozenset({"do", "does", "did"})
NAME: Final = re.compile(r"(?:[^\W\d_a-z][\w’'-]*+\.?(?: (?:of|of the|and|de|von|van) (?=[^\W\d_a-z]))? ?)+")
OWNING: Final = re.compile(r"(?:[’']s|s[’'])$")
LONGEST: Final = 9  # words of a subject that nothing ends


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(data_table("lines-en.toml")["indirect"][name])


@cache
def _question() -> re.Pattern[str]:
    helping = "|".join(sorted(BE | DOES | _words("helping")))
    return re.compile(rf"(?P<wh>{ASKING}) (?P<aux>{helping}) (?P<rest>.+)", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    """Match 'who controls X': the question word is the subject, and the words stand in a statement's order."""
    lines = data_table("lines-en.toml")
    auxiliaries, verbs = "|".join(lines["auxiliaries"]), "|".join(lines["past_verbs"])
    pattern = rf"(?:who|what|which [\w-]+|how many [\w-]+) (?!(?:{auxiliaries})\b)(?:\w+(?:s|ed)|{verbs})\b .+"
    return re.compile(pattern, re.IGNORECASE)


def indirect(bare: str) -> str | None:
    """Return the question ``bare``, written without its mark, as an indirect one; None where that is not sure.

    >>> indirect("How old is Mira Holt")
    'how old Mira Holt is'
    >>> indirect("When did she leave Porto")
    'when she left Porto'
    >>> indirect("Which planet is the largest") is None
    True
    """
    if _subject().fullmatch(bare):
        return bare[0].lower() + bare[1:]
    match = _question().fullmatch(bare)
    if match is None:
        return None
    wh, aux, rest = match["wh"][0].lower() + match["wh"][1:], match["aux"].lower(), match["rest"].split()
    if (
        aux in BE
        and wh.startswith("how many ")
        and rest[0].lower() != "there"
        and (_participle(rest[0]) or rest[0].lower() in _words("behind"))
    ):
        return " ".join([wh, aux, *rest])  # 'how many people were killed'
    end = _end(wh, aux, rest)
    if end is None:
        return None
    subject, tail = rest[:end], rest[end:]
    if aux not in DOES:
        return " ".join([wh, *subject, aux, *tail])
    verb = _inflected(tail[0], aux) if tail else None
    return " ".join([wh, *subject, verb, *tail[1:]]) if verb else None


def _end(wh: str, aux: str, rest: list[str]) -> int | None:
    """Return how many words of ``rest`` are the subject, None where they do not show it."""
    if rest[0].lower() in _words("pronouns"):
        return 1
    if named := NAME.match(" ".join(rest)):
        count = len(named.group().split())
        if not OWNING.search(rest[count - 1]):
            return count if _may_end(wh, aux, rest[count:]) else None
    if named or rest[0].lower() in _words("determiners"):
        return _noun_phrase(wh, aux, rest)
    return None


def _may_end(wh: str, aux: str, tail: list[str]) -> bool:
    """Tell whether a name before ``tail`` is the whole subject."""
    if not tail:  # 'how old is Ann Reed', but not 'which planet is Mars'
        return aux in BE and (" " not in wh or not wh.startswith(("how many", "which", "what", "whose")))
    return aux not in BE or _participle(tail[0]) or bool({tail[0].lower()} & (_words("behind") | _words("predicates")))


def _noun_phrase(wh: str, aux: str, rest: list[str]) -> int | None:
    """Return where a phrase like 'the old museum' ends: before a verb, a participle, or with the question."""
    if aux not in BE:
        verbs = [i for i, word in enumerate(rest) if i > 1 and _is_verb(word)]
        return verbs[0] if aux in DOES and len(verbs) == 1 else None
    stops = (i for i, word in enumerate(rest) if i > 1 and (_participle(word) or word.lower() in _words("predicates")))
    if split := next(stops, 0):
        plain = wh not in {"who", "what"} or split >= len(rest) - 2
        return split if plain and not {word.lower() for word in rest[:split]} & _words("behind") else None
    if rest[-1].lower() in _words("behind"):
        return len(rest) - 1 if len(rest) == 3 else None
    whole = 1 < len(rest) <= LONGEST and (wh in {"who", "what", "where", "when"} or wh.startswith("how "))
    return len(rest) if whole and not wh.startswith("how many") else None


def _participle(word: str) -> bool:
    low = word.lower()
    return (low.endswith(("ed", "ing")) and low not in _words("nouns")) or low in _words("participles")


def _is_verb(word: str) -> bool:
    return word in data_table("lines-en.toml")["past"] or word in _words("regular")


def _inflected(verb: str, aux: str) -> str | None:
    """Return the verb as it stands without 'did' or 'does', None of what may be no verb."""
    if not _is_verb(verb):
        return None
    if aux == "do":
        return verb
    stem = verb[:-1] if re.search(r"[^aeiou]y$", verb) else verb
    if aux == "did":
        past: dict[str, str] = data_table("lines-en.toml")["past"]
        return past.get(verb) or stem + ("d" if verb.endswith("e") else "ed" if stem == verb else "ied")
    if verb == "have":
        return "has"
    return stem + ("ies" if stem != verb else "es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s")
