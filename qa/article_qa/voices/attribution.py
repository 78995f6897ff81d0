"""Who a sentence says is speaking: reporting verbs with their subjects, 'according to', 'by', in or around a quotation.

Reads one sentence. Does not know who 'he' is, and does not hand a speaker on to the next sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from article_qa.knowledge.lexicon import data_section, data_table
from article_qa.voices.clause import Clause, Phrase
from article_qa.voices.subjects import owner_of, passing, quoted_person, run_in, subject_before
from article_qa.voices.wordrow import Word, listed

WITHIN: Final = 6  # words behind a weak verb among which 'that' stands
NOBODY: Final = frozenset({"generic", "document"})  # who is told of but is no speaker


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb of reporting: its lemma, which form, whether it always reports words."""

    lemma: str
    forms: frozenset[str]
    strong: bool


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody, and the place of the cue (a verb, 'according to') that makes them speak."""

    who: Phrase
    at: int  # code point of the cue
    lemma: str
    quoting: bool = False  # a quotation stands right beside it
    by: Phrase | None = None  # who passes the words on: 'she quoted the vicar as saying'


@cache
def verbs() -> dict[str, Verb]:
    """Return form -> verb for the verbs of reporting; of 'point out', the first word of each form."""
    table: dict[str, Verb] = {}
    for line in (*data_section("verbs.txt", "reporting"), *data_table("speech-en.toml")["more_verbs"]):
        *forms, strength = (cell.strip() for cell in line.split("|"))
        for form in dict.fromkeys(forms):
            kinds = {n for n, f in zip(("base", "s", "past", "participle", "ing"), forms, strict=True) if f == form}
            table.setdefault(form.split()[0], Verb(forms[0], frozenset(kinds), strength == "strong"))
    return table


def attributions(clause: Clause) -> list[Attribution]:
    """Return who speaks in ``clause``, in the order of the cues; nobody for 'everyone says'."""
    found: list[Attribution] = []
    for at, word in enumerate(clause.words):
        if cue := _source_cue(clause.words, at):
            found.extend(_accordingly(clause, at, cue))
        elif word.low in verbs() and not clause.in_name(at) and not (at and word.capital):
            found.extend(_verbal(clause, at, verbs()[word.low], found))
        elif word.quote and (said := _quoted_verb(clause, at)):
            found.append(said)
    return found


def _source_cue(words: list[Word], at: int) -> int:
    """Return how many words 'according to' or 'in the words of' has at word ``at``; 0 where it is not there."""
    for parts in _sources().get(words[at].low, ()):
        if [w.low for w in words[at : at + len(parts)]] == parts:
            return len(parts)
    return 0


@cache
def _sources() -> dict[str, list[list[str]]]:
    """Return first word -> the cues that begin with it, each as its words."""
    found: dict[str, list[list[str]]] = {}
    for cue in listed("sources"):
        parts = cue.split()
        found.setdefault(parts[0], []).append(parts)
    return found


def _accordingly(clause: Clause, at: int, length: int) -> Iterator[Attribution]:
    who = clause.beginning(at + length)
    if who:
        yield Attribution(owner_of(clause, who), clause.words[at].start, "accord", _beside(clause, at, at + length))


def _verbal(clause: Clause, at: int, verb: Verb, before: list[Attribution]) -> Iterator[Attribution]:
    words, place = clause.words, clause.words[at].start
    if " " in verb.lemma and (at + 1 == len(words) or words[at + 1].low != verb.lemma.split()[1]):
        return
    first = run_in(words, at)
    if verb.forms == {"ing"}:
        yield from _saying(clause, at, verb, before)
        return
    if first < at and any(w.low in listed("passives") for w in words[first:at]) and "participle" in verb.forms:
        yield from _passive(clause, at, verb)
        return
    if verb.lemma not in listed("minds") and any(w.low in listed("negations") for w in words[first:at]):
        return
    quoting = _beside(clause, first, at)
    if _inverted(clause, at) and (who := clause.beginning(at + 1)) and _speaks(clause, who, quoting):
        yield Attribution(who, place, verb.lemma, quoting)
        return
    who = subject_before(clause, first - 1, before[-1].who if before else None)
    if who is None and "participle" in verb.forms and at and words[at - 1].low != "and":
        yield from _passive(clause, at, verb)
        return
    if who and words[at].low in listed("quoting"):
        if other := quoted_person(clause, at):
            yield Attribution(other, place, verb.lemma, True, who)
        elif who.kind == "outlet":
            yield Attribution(who, place, verb.lemma, quoting)
        return
    if who and _reports(clause, at, verb, who, quoting) and _speaks(clause, who, quoting):
        who = owner_of(clause, who)
        yield Attribution(who, place, verb.lemma, quoting, passing(clause, at, who))


def _inverted(clause: Clause, at: int) -> bool:
    """Tell whether the verb at ``at`` stands right behind what is said: '“…,” said X', '…, says X'."""
    words = clause.words
    before = at - 1
    if before >= 0 and words[before].text == "," and before and words[before - 1].quote:
        before -= 1
    name = clause.beginning(at + 1)
    if before < 0 or name is None:
        return False
    if words[before].text == ",":  # 'The mill, said Ada Brill, would close'
        follows = next((w for w in words[at + 1 :] if w.start >= name.end), None)
        return name.kind in {"person", "outlet"} and (follows is None or follows.text in {",", "."})
    if not words[before].quote:
        return False
    long = len(words[before].text.split()) >= 4 and before == 0
    return long or name.kind in {"person", "outlet", "organisation", "place", "pronoun", "name"}


def _beside(clause: Clause, first: int, at: int) -> bool:
    """Tell whether a quotation stands beside words ``first`` to ``at``, a few words between."""
    near = clause.words[max(0, first - REACH_BACK) : at + REACH_ON]
    return any(w.quote for w in near)


REACH_BACK: Final = 8
REACH_ON: Final = 10


def _speaks(clause: Clause, who: Phrase, quoting: bool) -> bool:
    return not (who.kind == "phrase" and not quoting and _number(clause, who))


def _number(clause: Clause, who: Phrase) -> bool:
    return who.of(clause.text)[0].isdigit()


def _reports(clause: Clause, at: int, verb: Verb, who: Phrase, quoting: bool) -> bool:
    """Tell whether the verb at ``at`` reports words, as far as what surrounds it shows."""
    if verb.strong and not (verb.forms == {"base"} and who.kind == "phrase"):
        return True
    if quoting and verb.lemma not in listed("silent"):
        return True
    following = [w.low for w in clause.words[at + 1 : at + 1 + WITHIN]]
    objects = data_table("speech-en.toml")["objects"].get(verb.lemma, ())
    if any(w in objects for w in following[:4]):
        return True
    if any(w in listed("complements") for w in following):
        return True
    if verb.lemma in listed("acts"):
        return True
    ends = at + 1 >= len(clause.words) or clause.words[at + 1].text in {",", ".", ":"}
    return ends and at > 1 and any(w.text == "," for w in clause.words[max(0, at - 4) : at])


def _passive(clause: Clause, at: int, verb: Verb) -> Iterator[Attribution]:
    """Yield who stands behind 'by': 'was praised by the critic Louis Ehlert', 'carried by the Harbour Post'."""
    words = clause.words
    for i in range(at + 1, min(at + 8, len(words) - 1)):
        if words[i].mark and not words[i].quote:
            return
        if words[i].low == "by":
            who = clause.beginning(i + 1)
            told = verb.lemma not in listed("silent") or (who is not None and who.kind == "outlet")
            if at and who and told and who.kind not in NOBODY | {"pronoun"}:
                yield Attribution(who, words[at].start, verb.lemma, _beside(clause, at, at))
            return


def _saying(clause: Clause, at: int, verb: Verb, before: list[Attribution]) -> Iterator[Attribution]:
    """Yield the subject of the sentence for ', saying …' and ', adding that …'."""
    words = clause.words
    beside = clause.nearest(at - 1)
    if beside and beside.kind == "person" and any(w.low == "with" and w.end + 1 == beside.start for w in words):
        yield Attribution(beside, words[at].start, verb.lemma, _beside(clause, at, at))
        return
    if (
        not at
        or (words[at - 1].text != "," and not words[at - 1].quote)
        or not _reports(clause, at, verb, Phrase("name", 0, 0), _beside(clause, at, at))
    ):
        return
    if before:
        yield Attribution(before[-1].who, words[at].start, verb.lemma, _beside(clause, at, at))
        return
    who = clause.beginning(0)
    if who and who.kind not in NOBODY | {"document"}:
        yield Attribution(who, words[at].start, verb.lemma, _beside(clause, at, at))


def _quoted_verb(clause: Clause, at: int) -> Attribution | None:
    """Return who stands before a quotation that opens with the verb: 'Armenia “accused Azerbaijan …”'."""
    quote = clause.words[at]
    first = quote.text[1:].split(maxsplit=1)[0] if len(quote.text) > 1 and quote.text[1:].split() else ""
    if first not in verbs() or not at:
        return None
    who = clause.ending(at - 1)
    return Attribution(who, quote.start, verbs()[first].lemma, quoting=True) if who and who.kind not in NOBODY else None
