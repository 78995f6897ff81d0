"""One sentence taken apart as far as a question needs it: who, does, what, and the phrases behind.

Only clauses of a plain shape are read: (a phrase of time,) a subject, its verb, what follows. Makes no question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from article_qa.suggesting.lists import little
from article_qa.suggesting.phrases import chunks_of
from article_qa.suggesting.subjects import is_finite, lead_of, meant, past_adverbs, subject_of
from article_qa.suggesting.verbs import base_of_participle, base_of_past, base_of_present, is_base
from article_qa.suggesting.words import Chunk, Word, words_of
from article_qa.text.reading import Reading

OPENERS: Final = frozenset("“\"‘'•*-–—")  # of a sentence that is no plain statement
SHORTEST: Final = 4  # words of a sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause. ``auxiliary`` is '' where the verb stands alone, ``base`` where there is none behind 'is'."""

    sentence: int
    lead: tuple[Word, ...]  # the phrase before the subject
    subject: tuple[Word, ...]
    stands_for: str  # whom a subject that is a pronoun means, else ''
    auxiliary: str
    base: str  # of the verb
    form: str  # the verb as it stands there
    tense: str  # past, present, participle, base, or '' where there is no verb behind 'is'
    rest: tuple[Word, ...]  # all that stands behind the verb
    chunks: tuple[Chunk, ...]  # the phrases with which that begins

    @property
    def tail(self) -> tuple[Word, ...]:
        """What stands behind the phrases."""
        return self.rest[sum(len(c.words) + (1 if c.preposition else 0) for c in self.chunks) :]

    @property
    def passive(self) -> bool:
        """Whether something is done to the subject."""
        return self.tense == "participle" and (self.auxiliary in little("be") or self.form.startswith("be "))

    @property
    def follows(self) -> str:
        """The first word, folded, behind the phrases, or ''."""
        return self.tail[0].low if self.tail else ""


class _Verb(NamedTuple):
    auxiliary: str
    base: str
    form: str
    tense: str
    behind: int  # number of the word behind it


def read_clauses(reading: Reading, sentence: int) -> Iterator[Clause]:
    """Yield the clauses of ``sentence`` that are plain: its main one, what is said in it, what goes on behind 'and'."""
    words = words_of(reading, sentence)
    while words and words[-1].text in {".", "!"}:
        words = words[:-1]
    if len(words) < SHORTEST or words[-1].text in {"?", "…", ":"} or words[0].text in OPENERS:
        return
    yield from _asides(reading, sentence, words)
    lead = lead_of(words)
    body = words[lead + 1 :] if words[lead].text == "," else words[lead:]
    first = _clause(reading, sentence, words[:lead], body)
    if first is None:
        return
    yield first
    if first.base in little("telling") and first.rest:
        told = _clause(reading, sentence, (), first.rest[1:] if first.rest[0].low == "that" else first.rest)
        yield from [told] if told else []
    if joint := _behind_and(first):
        second = _clause(reading, sentence, (), joint)
        yield from [second] if second else []


def _behind_and(first: Clause) -> tuple[Word, ...]:
    """Return the clause that an 'and' or 'but' adds, its subject put in where it is left out; () if there is none."""
    tail = first.tail[1:] if first.follows == "," else first.tail
    if len(tail) < SHORTEST or tail[0].low not in {"and", "but"}:
        return ()
    if not is_finite(tail[1]):
        return tail[1:]
    return () if first.auxiliary or first.stands_for else (*first.subject, *tail[1:])  # 'was brought home and buried'


def _asides(reading: Reading, sentence: int, words: Sequence[Word]) -> Iterator[Clause]:
    """Yield what 'Anna Berg, who …' tells of a name."""
    for at in range(1, len(words) - 3):
        relative = words[at + 1].low
        if (
            words[at].text != ","
            or relative not in {"who", "which"}
            or not words[at - 1].named
            or not is_finite(words[at + 2])
        ):
            continue
        start = at - 1
        while start and (words[start - 1].named or words[start - 1].low in {"of", "the"}):
            start -= 1
        joined = start and words[start - 1].low in {"and", "&", "of"}
        if not joined and (words[at - 1].kind == "person") == (relative == "who"):
            told = _clause(reading, sentence, (), (*words[start:at], *words[at + 2 :]))
            yield from [told] if told else []


def _clause(reading: Reading, sentence: int, lead: tuple[Word, ...], body: tuple[Word, ...]) -> Clause | None:
    """Return ``body`` as a clause, or None where its shape is not a plain one."""
    stands_for = meant(reading, sentence, body[0].low) if body else ""
    found = ((body[0],), past_adverbs(body, 1)) if stands_for else subject_of(body, reading)
    verb = _verb(body, found[1]) if found and found[1] < len(body) else None
    if found is None or verb is None:
        return None
    base, form, rest = verb.base, verb.form, body[verb.behind :]
    if rest and base and rest[0].low in little("particles") | ({"place"} if base == "take" else set()):
        if rest[0].low == "over" and base != "take":
            return None
        base, form, rest = f"{base} {rest[0].low}", f"{form} {rest[0].low}", rest[1:]
    chunks = chunks_of(rest)
    if not chunks and ((not base and not rest) or (rest and (rest[0].low == "to" or rest[0].low.endswith("ing")))):
        return None  # 'began to build', 'started building': the verb is the next one
    return Clause(sentence, lead, found[0], stands_for, verb.auxiliary, base, form, verb.tense, rest, chunks)


def _verb(body: Sequence[Word], at: int) -> _Verb | None:
    """Return the verb that begins at ``at``."""
    low = body[at].low
    if low in little("be"):
        return _behind_be(body, low, _behind_helper(body, at))
    if low in little("have"):
        return _behind_have(body, at, _behind_helper(body, at))
    if low in little("modals"):
        return _behind_modal(body, low, _behind_helper(body, at))
    by = at + 1 < len(body) and body[at + 1].low == "by"
    if by and base_of_past(low) not in little("changing"):
        return None  # 'the ceasefire brokered by …'
    if base := base_of_past(low):
        return _Verb("", base, low, "past", at + 1)
    if base := base_of_present(low):
        return _Verb("", base, low, "present", at + 1)
    return None


def _behind_helper(body: Sequence[Word], at: int) -> int:
    """Return the number of the word behind the helping verb at ``at`` and its adverbs; ``len(body)``: none, or a no."""
    behind = past_adverbs(body, at + 1)
    return len(body) if any(w.low in little("negations") for w in body[at + 1 : behind + 1]) else behind


def _behind_be(body: Sequence[Word], helper: str, at: int) -> _Verb | None:
    if at >= len(body) or body[at].low in {"being", "been"}:
        return None
    low = body[at].low
    if not body[at].named and (base := base_of_participle(low)):
        return _Verb(helper, base, low, "participle", at + 1)
    going = low.endswith("ing") and low not in little("things_in_ing")
    return None if going and not body[at].named else _Verb(helper, "", "", "", at)


def _behind_have(body: Sequence[Word], helper: int, at: int) -> _Verb | None:
    if at >= len(body) or body[at].low in {"been", "to"}:
        return None
    low, had = body[at].low, body[helper].low
    if base := base_of_participle(low):
        return _Verb(had, base, low, "participle", at + 1)
    if had == "have" or low.endswith(("ed", "en")):
        return None
    return _Verb("", "have", had, "past" if had == "had" else "present", helper + 1)


def _behind_modal(body: Sequence[Word], helper: str, at: int) -> _Verb | None:
    if at >= len(body):
        return None
    low = body[at].low
    if low == "be" and at + 1 < len(body):
        done = body[at + 1].low
        base = base_of_participle(done)
        return _Verb(helper, base, f"be {done}", "participle", at + 2) if base else None
    return _Verb(helper, low, low, "base", at + 1) if is_base(low) else None
