"""Who and what an article names, as a follow-up needs it: each name's kind, its full form, how it is referred to.

Gender comes from titles, given names and the pronouns that the article itself uses after a name; where these do not
tell, it stays open. Resolves nothing in a question.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from article_index.words import analyzer
from article_qa.conversing.grammar import NUMERIC, is_function_word, is_plural, words
from article_qa.knowledge.gazetteer import is_first_name, is_honorific, is_organisation_word, is_place
from article_qa.knowledge.lexicon import data_lines
from article_qa.knowledge.spankinds import Kind
from article_qa.text.mentions import Mention, mentions
from article_qa.text.reading import Reading

TITLE_END: Final = re.compile(r"(?<!\s)\s++[/|–—-]\s++|:\s|\s\(")
PARTS: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
BRACKETS: Final = re.compile(r"\((?:[^()]* )?(\w+)\)")  # 'Travis (band)'
UNNAMED: Final = NUMERIC | {"role", "demonym"}
HALF_SAID: Final = 2.0  # times that a word is said to count half
CALLED: Final = 4  # pronouns behind a surname from which on it is a person's
LONG: Final = 4000  # characters of an article that names what it is about
TITLE_WORDS: Final = 6  # at most, of a title that is taken for a name
HERS: Final = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
PERSONAL: Final = frozenset({"person", "name"})
PLAIN: Final = re.compile(r"[’']s\b|[^\w'’.-]+")
PRONOUN: Final = re.compile(r"\b(?:he|him|his|she|hers?|they|them|their|its?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of an article, folded: their kind, their fullest form, the gender of persons, what its title names."""

    kinds: dict[str, Kind]
    written: dict[str, str]
    full: dict[str, str]
    gender: dict[str, str]
    leads: dict[str, str]  # gender -> the person that the article calls he, or she, most
    topic: str
    topic_kind: str
    topic_gender: str  # m, f, n, or "many"
    said: Mapping[str, int]  # how often the article has each term

    def weight_of(self, word: str) -> float:
        """Return how much the article speaks of ``word``, from 0 (not at all) to 1 (often)."""
        count = sum(self.said.get(term, 0) for term in analyzer("en").terms(word))
        return count / (count + HALF_SAID)

    def kind_of(self, name: str, otherwise: str) -> str:
        """Return the kind that the article gives ``name``; ``otherwise`` where it does not tell."""
        low = name.casefold()
        kind = self.kinds.get(low, otherwise)
        if kind == "place" and " " in low and self.full.get(low.split()[-1], "").casefold().endswith(low):
            return "person"  # 'Santa Anna', where the article has 'Antonio Lopez de Santa Anna'
        return kind

    def gender_of(self, name: str) -> str:
        """Return 'm', 'f' or '' of the person called ``name``."""
        low = name.casefold().replace("’", "'").split()
        if not low:
            return ""
        given = given_gender(low) if len(low) > 1 else ""
        return given or self.gender.get(low[-1], "") or given_gender(low)


def given_gender(low: list[str]) -> str:
    """Return the gender that the title or the given name among the folded words of a name tells, or ''."""
    for bare in (low[0].rstrip("."),):
        if bare in words("female"):
            return "f"
        if bare in words("male"):
            return "m"
    if len(low) > 1 or is_first_name(low[0]):
        return _given_names().get(low[0], "")
    return ""


def _given_names() -> dict[str, str]:
    if not _NAMES:
        for line in data_lines("firstnames.txt"):
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) > 1 and cells[1] in {"m", "f"}:
                _NAMES[cells[0]] = cells[1]
    return _NAMES


_NAMES: Final[dict[str, str]] = {}


class Census:
    """The names of an article as they are met, in order, and the pronouns behind them."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._names = reading.text, reading.names
        self.kinds: dict[str, Kind] = {}
        self.written: dict[str, str] = {}
        self.forms: dict[str, Counter[str]] = {}  # part of a person's name -> the full names that have it
        self.votes: dict[str, Counter[str]] = {}  # last word of a name -> the genders of the pronouns behind it
        self.all_votes: Counter[str] = Counter()
        self._last = ""
        several = (
            " ".join(self._text[m.start : m.end].split()) for row in reading.mentions for m in row if _is_name(m)
        )
        self._surnames = {whole.casefold().split()[-1]: whole for whole in several if " " in whole}
        paragraph = -1
        for sentence, row in zip(reading.split.sentences, reading.mentions, strict=True):
            if sentence.paragraph != paragraph:
                self._last, paragraph = "", sentence.paragraph
            met: list[tuple[int, Mention | str]] = [(m.start, m) for m in row if m.kind not in UNNAMED]
            said = PRONOUN.finditer(self._text, sentence.start, sentence.end)
            met += [(p.start(), p.group().casefold()) for p in said]
            for _, item in sorted(met, key=lambda entry: entry[0]):
                if isinstance(item, str):
                    self._pronoun(item)
                else:
                    self._name(item)

    def _pronoun(self, low: str) -> None:
        self.all_votes[HERS.get(low, "many" if low[0] == "t" else "n")] += 1
        if self._last and low in HERS:
            self.votes.setdefault(self._last, Counter())[HERS[low]] += 1

    def _name(self, m: Mention) -> None:
        whole = " ".join(self._text[m.start : m.end].split())
        low = whole.casefold()
        parts = PARTS.findall(low)
        alone = len(parts) == 1 and (is_honorific(low) or is_function_word(low))
        if alone or not any(word in self._names for word in parts):
            return
        kind = "name" if m.kind == "place" and low in self._surnames else m.kind
        self.kinds.setdefault(low, kind)
        self.written.setdefault(low, whole)
        if kind in {"person", "name"} and not self._before(m).endswith("the "):
            self._last = low.split()[-1]
        if kind == "person" and " " in low:
            for part in {low.split()[-1], low.split()[0]}:
                self.forms.setdefault(part, Counter())[whole] += 1

    def _before(self, m: Mention) -> str:
        return self._text[max(0, m.start - len("the ")) : m.start].casefold()

    def genders(self) -> dict[str, str]:
        """Return last word of a name -> the gender that the pronouns behind it tell."""
        found = {}
        for surname, counted in self.votes.items():
            (best, most), *rest = counted.most_common()
            if most >= max(2, 2 * (rest[0][1] if rest else 0)):
                found[surname] = best
        return found

    def is_person(self, last: str, full: Mapping[str, str]) -> bool:
        """Tell whether the name that ends in ``last`` is known to be a person's, not by pronouns alone."""
        whole = self._surnames.get(last, last).casefold()
        return last in full or self.kinds.get(whole) == "person" or bool(given_gender(whole.split()))

    def full(self) -> dict[str, str]:
        """Return part of a name -> the full name that has it oftenest."""
        found = {part: _fullest(names) for part, names in self.forms.items()}
        for surname, whole in self._surnames.items():
            if surname not in found and self.votes.get(surname, Counter()).total() >= CALLED:
                found[surname] = whole
        return found


def _fullest(names: Counter[str]) -> str:
    """Return the name that is met oftenest; of several, the first or a longer form of it."""
    most = max(names.values())
    first, *others = [name for name, count in names.items() if count == most]
    return max([first, *(n for n in others if n.split()[0] == first.split()[0])], key=len)


def _is_name(m: Mention) -> bool:
    return m.kind in PERSONAL


def cast_of(reading: Reading) -> Cast:
    """Return the names of ``reading``'s article."""
    census = Census(reading)
    gender, full = census.genders(), census.full()
    for surname, whole in full.items():
        if known := given_gender(whole.casefold().split()):
            gender[surname] = known
    topic, kind = _topic(reading, census.kinds)
    about = _topic_gender(reading.split.article.title, topic, kind, gender, census.all_votes)
    if about in {"m", "f"} and " " in topic:
        for part in {topic.casefold().split()[0], topic.casefold().split()[-1]}:
            full[part], gender[part] = topic, about
    said = Counter(token.term for token in reading.tokens if token and token.term)
    leads = _leads(census, gender, full) | _titled(reading.split.article.title, census, gender, full)
    return Cast(census.kinds, census.written, full, gender, leads, topic, kind, about, said)


def _leads(census: Census, gender: dict[str, str], full: dict[str, str]) -> dict[str, str]:
    """Return gender -> the person that more than half of the pronouns of that gender follow."""
    found = {}
    for g in ("m", "f"):
        counted = {name: votes[g] for name, votes in census.votes.items() if gender.get(name) == g}
        counted = {name: n for name, n in counted.items() if n >= CALLED or census.is_person(name, full)}
        best = max(counted, key=lambda name: counted[name], default="")
        if best and 2 * counted[best] > sum(counted.values()) and counted[best] > 1:
            found[g] = full.get(best, census.written.get(best, best.capitalize()))
    return found


def _titled(title: str, census: Census, gender: dict[str, str], full: dict[str, str]) -> dict[str, str]:
    """Return gender -> the first person of that gender whom the title names: 'A talk with Ada Holm'."""
    low, found = f" {PLAIN.sub(' ', title.casefold())} ", dict[str, str]()
    named = [(low.find(f" {name} "), name) for name, kind in census.kinds.items() if kind in PERSONAL]
    for at, name in sorted(named):
        last = name.split()[-1]
        if at >= 0 and (g := gender.get(last) or given_gender(name.split())):
            found.setdefault(g, full.get(last, census.written[name]))
    return found


def _topic(reading: Reading, kinds: dict[str, Kind]) -> tuple[str, str]:
    """Return the name that the title consists of, or opens with before a dash or colon, and its kind."""
    title = reading.split.article.title.strip()
    head = TITLE_END.split(title)[0].strip()
    parts = head.split()
    if not 0 < len(parts) <= TITLE_WORDS or not all(p[0].isupper() or not p[0].isalpha() or len(p) < 4 for p in parts):
        return "", ""
    spoken = {part for name in kinds for part in name.split()}
    if len(head) == len(title) and not spoken & {parts[0].casefold(), parts[-1].casefold()}:
        return "", ""  # a headline rather than a name
    if len(reading.text) > LONG and head.removeprefix("The ") not in reading.text.replace(title, "", 1):
        return "", ""  # what a long text never names is no name
    found = [m.kind for m in mentions(head, 0, len(head)) if m.kind not in NUMERIC]
    kind = kinds.get(head.casefold()) or (found[0] if len(found) == 1 else "name")
    plain = kind == "place" and not is_place(head.casefold())
    if plain or (kind == "organisation" and not any(is_organisation_word(part.casefold()) for part in parts)):
        return head, "name"
    return head, kind


def _topic_gender(title: str, topic: str, kind: str, gender: dict[str, str], votes: Counter[str]) -> str:
    """Return how the article refers to what its title names: 'm', 'f', 'n', 'many', or '' where nothing tells."""
    if not topic:
        return ""
    low = topic.casefold().split()
    told = BRACKETS.search(title.casefold())
    if {"&", "and"} & set(low) or (told and told.group(1) in words("groups")):
        return "many"
    if told and told.group(1) in words("works"):
        return "n"
    if kind in {"person", "name"} and (known := given_gender(low)):
        return known
    rivals = votes["m"] + votes["f"]
    if kind == "person" and rivals:
        return max("mf", key=lambda g: votes[g])
    if kind == "name" and gender.get(low[-1]) and rivals:
        return max("mf", key=lambda g: votes[g])
    (most, count), *_ = votes.most_common(1) or [("", 0)]
    if 2 * count > votes.total():
        return most
    return "many" if is_plural(low[-1]) or low[0] == "the" else most
