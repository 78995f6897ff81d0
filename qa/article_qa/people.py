"""Who and what an article names, as a follow-up needs it: each name's kind, its full form, how it is referred to.

Gender comes from titles, given names and the pronouns that the article itself uses after a name; where these do not
tell, it stays open. Resolves nothing in a question.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from article_qa.gazetteer import is_first_name, is_honorific
from article_qa.grammar import NUMERIC, is_function_word, is_plural, words
from article_qa.lexicon import data_lines
from article_qa.mentions import mentions
from article_qa.reading import Reading

TITLE_END: Final = re.compile(r"\s+[/|–—-]\s+|:\s|\s\(")
PARTS: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
TITLE_WORDS: Final = 6  # at most, of a title that is taken for a name
HERS: Final = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
PRONOUN: Final = re.compile(r"\b(?:he|him|his|she|hers?|they|them|their|its?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of an article, folded: their kind, their fullest form, the gender of persons, what its title names."""

    kinds: dict[str, str]
    written: dict[str, str]
    full: dict[str, str]
    gender: dict[str, str]
    leads: dict[str, str]  # gender -> the person that the article calls he, or she, most
    topic: str
    topic_kind: str
    topic_gender: str  # m, f, n, or "many"

    def kind_of(self, name: str, otherwise: str) -> str:
        """Return the kind that the article gives ``name``; ``otherwise`` where it does not tell."""
        return self.kinds.get(name.casefold(), otherwise)

    def gender_of(self, name: str) -> str:
        """Return 'm', 'f' or '' of the person called ``name``."""
        low = name.casefold().replace("’", "'").split()
        if not low:
            return ""
        return self.gender.get(low[-1], "") or self.gender.get(" ".join(low), "") or given_gender(low)


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


def cast_of(reading: Reading) -> Cast:
    """Return the names of ``reading``'s article."""
    text = reading.text
    kinds: dict[str, str] = {}
    written: dict[str, str] = {}
    forms: dict[str, Counter[str]] = {}  # part of a name -> the full names that have it
    votes: dict[str, Counter[str]] = {}
    all_votes: Counter[str] = Counter()
    last, paragraph = "", -1
    for number, row in enumerate(reading.mentions):
        sentence = reading.split.sentences[number]
        if sentence.paragraph != paragraph:
            last, paragraph = "", sentence.paragraph
        marks = [(m.start, 0, m) for m in row if m.kind not in NUMERIC]
        said = [(p.start(), 1, p) for p in PRONOUN.finditer(text, sentence.start, sentence.end)]
        for _, order, item in sorted(marks + said, key=lambda entry: entry[:2]):
            if order:
                low = item.group().casefold()
                all_votes[HERS.get(low, "many" if low[0] == "t" else "n")] += 1
                if last and low in HERS:
                    votes.setdefault(last, Counter())[HERS[low]] += 1
                continue
            whole = " ".join(text[item.start : item.end].split())
            if item.kind in {"role", "demonym"}:
                continue
            low = whole.casefold()
            parts = PARTS.findall(low)
            if not any(word in reading.names for word in parts) or (
                len(parts) == 1 and (is_honorific(low) or is_function_word(low))
            ):
                continue
            kinds.setdefault(low, item.kind)
            written.setdefault(low, whole)
            if item.kind in {"person", "name"}:
                last = low.split()[-1]
                for part in {last, low.split()[0]} if item.kind == "person" and " " in low else ():
                    forms.setdefault(part, Counter())[whole] += 1
    gender = {}
    for surname, counted in votes.items():
        (best, most), *rest = counted.most_common()
        if most >= 2 * (rest[0][1] if rest else 0):
            gender[surname] = best
    full = {part: max(found, key=lambda name: (found[name], len(name))) for part, found in forms.items()}
    for surname, whole in full.items():
        if known := given_gender(whole.casefold().split()):
            gender[surname] = known
    topic, kind = _topic(reading, kinds)
    leads = {}
    for g in ("m", "f"):
        counted = {name: votes[name][g] for name in votes if gender.get(name) == g}
        best = max(counted, key=lambda name: counted[name], default="")
        if best and 2 * counted[best] > sum(counted.values()) and counted[best] > 1:
            leads[g] = full.get(best, written.get(best, best.capitalize()))
    return Cast(kinds, written, full, gender, leads, topic, kind, _topic_gender(topic, kind, gender, all_votes))


def _topic(reading: Reading, kinds: dict[str, str]) -> tuple[str, str]:
    """Return the name that the title consists of, or opens with before a dash or colon, and its kind."""
    title = reading.split.article.title.strip()
    head = TITLE_END.split(title)[0].strip()
    parts = head.split()
    if not 0 < len(parts) <= TITLE_WORDS or not all(p[0].isupper() or not p[0].isalpha() or len(p) < 4 for p in parts):
        return "", ""
    spoken = {part for name in kinds for part in name.split()}
    if len(head) == len(title) and not spoken & {parts[0].casefold(), parts[-1].casefold()}:
        return "", ""  # a headline rather than a name
    found = [m.kind for m in mentions(head, 0, len(head)) if m.kind not in NUMERIC]
    return head, kinds.get(head.casefold()) or (found[0] if len(found) == 1 else "name")


def _topic_gender(topic: str, kind: str, gender: dict[str, str], votes: Counter[str]) -> str:
    if not topic:
        return ""
    low = topic.casefold().split()
    if known := gender.get(low[-1]) or (kind in {"person", "name"} and given_gender(low)):
        return str(known)
    if kind == "person":
        return max("mf", key=lambda g: votes[g]) if votes["m"] + votes["f"] else ""
    if is_plural(low[-1]) or low[0] == "the":
        return "many"
    return votes.most_common(1)[0][0] if votes else ""
