"""What stands for something else, replaced in a question by what it stands for.

Takes what was spoken of from ``discourse`` and the question before; where nothing is found the words stay as they are.
Completes no fragment.
"""

from dataclasses import dataclass
from typing import Final

from article_index.words import analyzer
from article_qa.conversing.clause import Clause
from article_qa.conversing.counting import asked_noun
from article_qa.conversing.discourse import LEAST, Discourse
from article_qa.conversing.grammar import Phrase, is_plural, pattern, words
from article_qa.conversing.leaning import Anaphor
from article_qa.conversing.referents import Referent, gender_of
from article_qa.conversing.shifting import is_point

WHOLE: Final = frozenset({"it", "that", "this"})  # words for all that was spoken of
JUST_SAID: Final = 0.6  # weight above which a thing may be what 'that' means


@dataclass(frozen=True, slots=True)
class Put:
    """What takes the place of an anaphor and of the words behind it up to ``end``; ``key`` is its referent's."""

    end: int
    text: str
    key: str = ""


class Resolver:
    """What the turns so far leave to choose from; ``work`` is the name in the last answer that may be a work's."""

    def __init__(self, discourse: Discourse, blank: Discourse, last: Clause | None, work: str) -> None:
        self._discourse, self._blank, self._last, self._work = discourse, blank, last, work
        self.meant = set[str]()  # the keys of what was put in

    def resolved(self, clause: Clause, leaning: tuple[Anaphor, ...], but: frozenset[str] = frozenset()) -> str:
        """Return the text with each anaphor replaced whose referent is found; a second one of its kind stays.

        None stands for a referent whose key is in ``but``.
        'He' and 'she' come first, as they tell most: what they mean no 'they' or 'it' of the same question means.
        """
        put, done = list[tuple[int, Put]](), set[str]()
        here = {self._blank.of_phrase(clause.text, p).key for p in clause.phrases}
        here |= but | {self._blank.of_name(clause.text[m.start : m.end], m.kind).key for m in clause.named}
        for a in sorted(leaning, key=lambda a: (a.gender not in {"m", "f"}, a.start)):
            if a.gender in done and a.kind == "pronoun":
                continue
            if (found := self._replacement(clause, a, frozenset(here))) is None:
                continue
            put.append((a.start, found))
            done.add(a.gender)
            here.add(found.key)
            if a.gender in {"m", "f", "n"}:
                self.meant.add(found.key)
        out, at = "", 0
        for start, new in sorted(put, key=lambda entry: entry[0]):
            if start >= at:
                out, at = out + clause.text[at:start] + new.text, new.end
        return out + clause.text[at:]

    def _replacement(self, clause: Clause, a: Anaphor, here: frozenset[str]) -> Put | None:
        """Return what to put in the place of ``a``; nothing whose key is in ``here``."""
        if a.kind == "bare" and _subject(clause, a) and self._work:
            return Put(a.end, self._work)
        if any(pattern(name).search(clause.text) for name in ("saying", "matter")):
            return None
        if a.low in WHOLE and any(pattern(name).search(clause.text) for name in ("affair", "event", "deed")):
            return None
        if (several := self._several(clause, a)) is not None:
            return several
        if a.kind == "bare" and _is_sum(clause, a):
            return None
        if a.kind in {"pronoun", "bare"}:
            return self._meant(clause, a, here)
        if a.kind == "one":
            return self._noun(a)
        if a.kind == "noun":
            return self._named_thing(clause, a)
        date = next((d for d in reversed(self._discourse.dates) if is_point(d)), None)
        if a.kind == "time" and date and a.low == "then" and not _concludes(clause):
            return Put(a.end, date if date.casefold().startswith(("last", "this", "next")) else f"in {date}")
        return None

    def _meant(self, clause: Clause, a: Anaphor, here: frozenset[str]) -> Put | None:
        """Return the referent of a pronoun or a bare 'that'; 'that' takes but a thing that was just spoken of."""
        found = self._discourse.best(a.gender, here)
        if found is None:
            return None
        if a.kind == "bare":
            just = found.kind == "thing" and found.weight > JUST_SAID
            if not just or not (_subject(clause, a) or wordless(clause.text)):
                return None
        if a.gender == "place":
            return Put(a.end, _at_place(found, clause.words[a.at - 1].low if a.at else ""), found.key)
        if a.kind == "pronoun" and not (a.gender or a.owns) and found.kind == "place":
            return Put(a.end, f"people in {found.text}", found.key)
        return Put(a.end, _owned(found.text) if a.owns else found.text, found.key)

    def _several(self, clause: Clause, a: Anaphor) -> Put | None:
        """Return what 'which of them' chooses from: the several things that the last question asked for."""
        place = asked_noun(self._last) if self._last else None
        before = [w.low for w in clause.words[max(0, a.at - 2) : a.at]]
        if self._last is None or place is None or before != ["which", "of"]:
            return None
        noun = self._last.text[slice(*place)]
        return Put(a.end, f"the {noun}") if is_plural(noun.split()[-1].casefold()) else None

    def _noun(self, a: Anaphor) -> Put | None:
        """Return the noun of the last question that 'one' or 'ones' repeats."""
        if self._last is None:
            return None
        nouns = [p for p in self._last.phrases if p.mention is None]
        if a.low == "one":
            nouns = [p for p in nouns if not p.plural] or nouns
        if not nouns:
            return None
        chosen = max(nouns, key=lambda p: (p.first == self._last.verb + 1 if self._last else False, -p.first))
        head = chosen.head
        return Put(a.end, head + "s" if a.low == "ones" and not is_plural(head) else head)

    def _named_thing(self, clause: Clause, a: Anaphor) -> Put | None:
        """Return what 'that town', 'this time' or 'those years' means, if it was spoken of."""
        phrase = next((p for p in clause.phrases if p.start <= a.start < p.end), None)
        if phrase is None or phrase.mention is not None:
            return None
        if phrase.head in words("times"):
            if not self._discourse.dates:
                return None
            behind = a.at > 0 and clause.words[a.at - 1].kind == "prep"
            return Put(phrase.end, f"{'' if behind else 'in '}{self._discourse.dates[-1]}")
        if phrase.head in words("works") and self._work:
            return Put(phrase.end, f"the {phrase.head} {self._work}")
        if a.low in {"this", "these"}:
            return None
        if phrase.head in words("anyone"):
            return self._that_person(phrase)
        same = [r for r in self._discourse.referents() if r.text.casefold().split()[-1] == phrase.head]
        found: Referent | None = same[0] if same else None
        if found is None or len(found.text.split()) < 3:
            return None
        return Put(phrase.end, found.text, found.key)

    def _that_person(self, phrase: Phrase) -> Put | None:
        """Return who 'that person' or 'that woman' is: the one spoken of most whose gender agrees."""
        gender = gender_of(phrase.head)
        persons = [r for r in self._discourse.referents() if r.kind == "person" and not r.many and r.weight >= LEAST]
        found = next((r for r in persons if not gender or r.gender in {gender, ""}), None)
        return Put(phrase.end, found.text, found.key) if found else None


def _is_sum(clause: Clause, a: Anaphor) -> bool:
    """Tell whether 'that' is what was just told, told anew in other units: 'how many households is that?'."""
    low = [w.low for w in clause.words[: a.at]]
    return low[:1] == ["how"] and low[1:2] in (["many"], ["much"]) and len(low) > 3 and low[-1] in {"is", "was"}


def _concludes(clause: Clause) -> bool:
    """Tell whether 'then' is asked of the present, where it says no time: 'who does it then?'."""
    return clause.verb >= 0 and clause.words[clause.verb].low in words("present")


def _subject(clause: Clause, a: Anaphor) -> bool:
    """Tell whether 'that' stands right behind an auxiliary: 'how was that received?'."""
    return a.at > 0 and clause.verb == a.at - 1


def _at_place(found: Referent, before: str) -> str:
    """Return ``found`` in the place of a 'there' behind the word ``before``."""
    if before in words("going"):
        return f"to {found.text}"
    bare = found.text if found.text[0].isupper() or found.text.lower().startswith("the ") else f"the {found.text}"
    if before in words("where") | {"of", "outside"}:
        return bare
    return f"{'in' if found.kind == 'place' else 'at'} {bare}"


def wordless(text: str) -> bool:
    """Tell whether ``text`` has no word that could be searched for: 'who is behind this?'."""
    return not analyzer("en").terms(text)


def _owned(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
