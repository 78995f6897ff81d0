"""What a conversation has spoken of so far, and which of it a pronoun stands for.

Every turn adds its persons, places, organisations and things with a weight: the question's own count for more than the
answer's, subjects for more than the rest, late turns for more than early ones. A pronoun takes the weightiest that
agrees with it in kind, number and gender. Reads no question itself.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from article_qa.conversing.grammar import Phrase, Word, is_plural, singular_of, words
from article_qa.conversing.people import Cast
from article_qa.conversing.referents import Referent, fit, gender_of, key_of
from article_qa.knowledge.gazetteer import is_reporting_verb, is_role
from article_qa.text.mentions import Mention

DECAY: Final = 0.45  # what a turn's weights keep when the next turn comes
LEAST, LEAST_SURE = 0.2, 0.05  # weight times fit below which nothing is taken; of a place, or of the right gender
TOPIC: Final = 1.0  # weight of what the article's title names
LEAD: Final = 0.3  # weight of the person that the article calls he or she most
SUBJECT, OBJECT, ASKED, BEHIND = 1.0, 0.8, 0.6, 0.6  # of a question's phrases
ANSWER_FIRST, ANSWER_REST = 0.6, 0.25
FULL: Final = 3  # words of a thing's name that need no more
CENTRE: Final = 0.3  # weight that what a pronoun stood for gains
ANSWER_WHO: Final = 0.8  # the persons that answer "who?"
MEASURED: Final = re.compile(r"[^\W\d]\w* \d")
WHAT_IS: Final = (["what", "is"], ["what", "was"])
WITH_OTHERS: Final = 0.3
CARRIED: Final = 0.3  # share of its weight that a body keeps which but reports the answer: ', the Water Board said'
RARE: Final = 0.7  # share of its fit that a thing keeps of which the article says nothing
DENIED: Final = 0.3  # share of its weight that a thing keeps of which the answer says that there is none


class Discourse:
    """The referents of a conversation, weighed anew with every turn."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._known: dict[str, Referent] = {}
        self.dates: list[str] = []  # latest last
        for gender, name in cast.leads.items():
            self._known[key_of(name, "person")] = Referent(
                name, key_of(name, "person"), "person", False, gender, True, False, LEAD
            )
        if cast.topic:
            kind = "person" if cast.topic_gender in {"m", "f"} else cast.topic_kind
            gender = cast.topic_gender if cast.topic_gender in {"m", "f"} else ""
            kind = "topic" if kind == "name" and cast.topic_gender == "" else kind
            self._topic: Referent | None = Referent(
                cast.topic, key_of(cast.topic, kind), kind, cast.topic_gender == "many", gender, True, False, TOPIC
            )
        else:
            self._topic = None

    def referents(self) -> list[Referent]:
        """Return all that was spoken of, the weightiest first; ties in the order of their coming."""
        found = dict(self._known)
        if t := self._topic:
            r = found.get(t.key, t)
            found[t.key] = replace(t, weight=max(TOPIC, r.weight) + 0.2, where=r.where)
        return sorted(found.values(), key=lambda r: -r.weight)

    def best(self, gender: str, but: frozenset[str] = frozenset()) -> Referent | None:
        """Return the referent that suits a pronoun of ``gender`` best; none whose key is in ``but``."""
        ranked = [
            (self._suits(gender, r) * r.weight, -n, r) for n, r in enumerate(self.referents()) if r.key not in but
        ]
        score, _, found = max(ranked, default=(0.0, 0, None), key=lambda entry: entry[:2])
        sure = found is not None and (gender == "place" or (gender and found.gender == gender))
        if found is None or score < (LEAST_SURE if sure else LEAST):
            return None
        return found

    def _suits(self, gender: str, r: Referent) -> float:
        """Return the fit; of the person whom the article is about, 'they' may mean him or her with others.

        A thing of which the article seldom speaks suits less than what it speaks of all the time.
        """
        themselves = not gender and self._topic is not None and r.key == self._topic.key and r.kind == "person"
        spoken = 1.0
        if gender == "n" and r.kind in {"thing", "name", "organisation"}:
            spoken = RARE + (1 - RARE) * self.cast.weight_of(r.key.removeprefix("~"))
        return WITH_OTHERS if themselves else fit(gender, r) * spoken

    def stay_with(self, keys: AbstractSet[str]) -> None:
        """Let what the pronouns of the question just heard stood for count for more: talk stays with it."""
        for key in keys & self._known.keys():
            r = self._known[key]
            self._known[key] = replace(r, weight=r.weight + CENTRE)

    def turn(self) -> None:
        """Let a new turn begin: what was said before counts for less."""
        leads = {key_of(name, "person") for name in self.cast.leads.values()}
        self._known = {
            k: replace(r, weight=max(r.weight * DECAY, LEAD if k in leads else 0.0)) for k, r in self._known.items()
        }

    def hear_question(
        self, text: str, found: Sequence[Word], phrases: Sequence[Phrase], named: Sequence[Mention]
    ) -> None:
        """Take in the phrases and names of a question."""
        start = next((n for n, w in enumerate(found) if w.low in words("inverting")), -1)
        for p in phrases:
            before = found[p.first - 1] if p.first else None
            if p.mention is not None and p.mention.kind == "date":
                continue
            weight = BEHIND if before is not None and before.kind == "prep" else OBJECT
            if before is not None and before.low in words("asking"):
                weight = ASKED
            elif start >= 0 and p.first == start + 1:
                weight = SUBJECT
            if p.last - p.first == 1 and p.mention is None and not p.plural:
                weight *= 0.3  # 'due', 'hot': as often no noun
            told = self.of_phrase(text, p, weight, before is not None and before.low in words("where"))
            if told.named and told.kind == "person" and p.first == 2 and _is_what(found, p):
                told = replace(told, kind="organisation", gender="")  # 'what is Nordlast?' is asked of no person
            self._add(told)
            owner = self._owner(text, found, p, weight)
            if owner is not None and owner.kind in {"person", "people"}:
                self._add(owner)
        self._add_named(text, named, [self._behind(text, m) for m in named])
        self._note_dates(text, named)

    def _owner(self, text: str, found: Sequence[Word], p: Phrase, weight: float) -> Referent | None:
        """Return whom ``p`` belongs to, where that is no name: 'the discoverer' of 'the discoverer's name'."""
        at = next((n for n in range(p.last - 1, p.first, -1) if found[n].kind == "possessive"), 0)
        if not at or found[at - 1].mention is not None:
            return None
        head = found[at - 1]
        return self.of_phrase(
            text, replace(p, end=head.end, head=head.low, mention=None, plural=is_plural(head.low), last=at), weight
        )

    @staticmethod
    def _behind(text: str, m: Mention) -> float:
        before = text[max(0, m.start - 14) : m.start].casefold().split()
        return BEHIND if before and before[-1] in words("prepositions") else 0.9

    def hear_answer(self, text: str, phrases: Sequence[Phrase], named: Sequence[Mention], *, who: bool) -> None:
        """Take in the names and the leading phrases of an answer; of one to 'who?' its people above all."""
        rest = [ANSWER_WHO if who and m.kind == "person" else ANSWER_REST for m in named[1:]]
        first = ANSWER_WHO if who and named and named[0].kind == "person" else ANSWER_FIRST
        weights = [CARRIED * w if _reports(text, m) else w for m, w in zip(named, [first, *rest], strict=False)]
        self._add_named(text, named, weights)
        for n, p in enumerate(phrases[:6]):
            before = text[max(0, p.start - 8) : p.start].split()
            where = bool(before) and before[-1].casefold() in words("where")
            if p.mention is None and (MEASURED.match(text, p.start, p.end) or p.head in words("times")):
                continue  # 'Mix 50 g' orders something, 'every day' is when
            carried = CARRIED if p.mention is not None and _reports(text, p.mention) else 1.0
            told = self.of_phrase(text, p, carried * (ANSWER_FIRST if not n else ANSWER_REST / 2), where)
            if not (p.start or p.mention) and told.text[1:].islower():
                told = replace(told, text=told.text[0].lower() + told.text[1:])  # 'Wages' that begin a sentence
            if text[p.start : p.end].casefold().startswith("no ") and (old := self._known.get(told.key)):
                self._known[told.key] = replace(old, weight=DENIED * old.weight)
            self._add(told)
        self._note_dates(text, named)

    def _note_dates(self, text: str, named: Sequence[Mention]) -> None:
        self.dates += [text[m.start : m.end] for m in named if m.kind == "date"]

    def _add_named(self, text: str, named: Sequence[Mention], weights: Sequence[float]) -> None:
        persons: list[Mention] = []
        for m, weight in zip(named, weights, strict=False):
            if m.kind in {"role", "date"}:
                continue
            before = text[max(0, m.start - 14) : m.start].split()
            self._add(
                self.of_name(
                    text[m.start : m.end], m.kind, weight, bool(before) and before[-1].casefold() in words("where")
                )
            )
            if m.kind in {"person", "name"}:
                if persons and re.fullmatch(
                    r"(?:, \d+,)?,? and (?:his wife|her husband|the)? ?", text[persons[-1].end : m.start]
                ):
                    both = text[persons[0].start : m.end]
                    self._add(Referent(both, both.casefold(), "people", True, "", True, False, weight))
                if persons and len(text[persons[-1].end : m.start]) > 22:
                    persons = []
                persons.append(m)

    def of_name(self, name: str, kind: str, weight: float = 1.0, where: bool = False) -> Referent:
        """Return what ``name`` stands for, as the article knows it."""
        name = " ".join(name.split())
        name = self.cast.written.get(name.casefold(), name)
        kind = self.cast.kind_of(name, kind)
        low = name.casefold().split()
        if kind == "person" or (kind == "name" and low[-1] in self.cast.full):
            full = self.cast.full.get(low[-1], name) if len(low) == 1 else name
            return Referent(
                full, key_of(full, "person"), "person", False, self.cast.gender_of(full), True, where, weight
            )
        many = kind == "demonym" and low[-1].endswith("s")
        gender = self.cast.gender_of(name) if kind == "name" else ""
        if kind == "name" and gender:
            kind = "person"
        many = many or (kind == "name" and (is_plural(low[-1]) or (low[0] == "the" and len(low) == 2)))
        return Referent(name, key_of(name, kind), kind, many, gender, True, where, weight)

    def of_phrase(self, text: str, p: Phrase, weight: float = 1.0, where: bool = False) -> Referent:
        """Return what the noun phrase ``p`` of ``text`` stands for."""
        whole = " ".join(text[p.start : p.end].split())
        if p.mention is not None and p.mention.kind not in {"role", "date"}:
            titled = p.mention.kind == "person" and p.mention.start > p.start
            name = self.of_name(text[p.mention.start : p.mention.end], p.mention.kind, weight, where)
            if titled or name.kind == "person":
                role = text[p.start : p.mention.start].casefold().split()
                gender = name.gender or next((g for g in map(gender_of, role) if g), "")
                return replace(name, gender=gender)
            opening, _, rest = whole.partition(" ")
            lowered = opening.casefold() in words("determiners") and p.mention.start > p.start
            return replace(name, text=f"{opening.lower()} {rest}" if lowered else whole)
        singular = singular_of(p.head) if p.plural else p.head
        kind = _kind_of(p, singular)
        return Referent(_said_again(whole), f"~{p.head}", kind, p.plural, gender_of(singular), False, where, weight)

    def _add(self, r: Referent) -> None:
        opening, _, rest = r.text.partition(" ")
        opening = opening.casefold()
        if opening in words("owners") and rest and r.kind == "person":
            r, opening = replace(r, text=f"the {rest}"), "the"
        if opening in words("owners") | {"my", "your"} or not any(c.isalnum() for c in r.text):
            return
        if opening in words("demonstratives") | words("unnamed"):
            return
        if r.key.removeprefix("~") in words("whole") and not r.named:
            return  # no question asks 'how long does it take?' of 'the article'
        if (
            r.kind == "organisation"
            and not r.named
            and len(r.text.split()) <= 2
            and self._topic
            and self._topic.kind in {"name", "topic", "organisation"}
        ):
            return  # 'the band' is what the article is about
        old = self._known.get(r.key)
        if old is None:
            self._known[r.key] = r
        else:
            longer = len(r.text) > len(old.text) and r.kind == old.kind and (r.named or len(old.text.split()) < FULL)
            text = r.text if longer else old.text
            self._known[r.key] = replace(
                old, text=text, weight=max(old.weight, r.weight) + 0.25 * min(old.weight, r.weight),
                gender=old.gender or r.gender, where=old.where or r.where,
            )  # fmt: skip


def _kind_of(p: Phrase, singular: str) -> str:
    """Return the kind of referent that a phrase without a name is, whose noun is ``singular``."""
    if p.head in words("people") or singular in words("people") or is_role(singular):
        return "people" if p.plural else "person"
    return "organisation" if singular in words("groups") else "thing"


def _said_again(whole: str) -> str:
    """Return a phrase as it is said of what is known: 'the mill' of 'a mill', 'workers' of 'some workers'."""
    opening, _, rest = whole.partition(" ")
    low = opening.casefold()
    if rest and low in words("introducing"):
        return f"the {rest}"
    if rest and low in words("amounts"):
        return rest
    return whole[0].lower() + whole[1:] if low in words("determiners") else whole


def _is_what(found: Sequence[Word], p: Phrase) -> bool:
    """Tell whether all that is asked is what ``p`` is."""
    return [w.low for w in found[:2]] in WHAT_IS and all(w.kind == "mark" for w in found[p.last :])


def _reports(text: str, m: Mention) -> bool:
    """Tell whether a body that is named behind a comma only says the rest of a sentence: ', the Water Board said'."""
    before, behind = text[: m.start].removesuffix("the ").rstrip(), text[m.end :].split()
    carries = before.endswith((",", '"', "”")) and bool(behind) and is_reporting_verb(behind[0].rstrip(".,:").lower())
    return m.kind in {"organisation", "name"} and carries
