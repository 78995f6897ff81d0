"""The names in a sentence, also those that no list knows, and what each names: a person, a body, an outlet, a place.

Goes by capitals, the word lists and what the article's mentions say. Knows no phrases around a name.
"""

import re
from collections.abc import Sequence
from typing import Final, Literal

from article_index.article import Span
from article_qa.knowledge.frequency import rarity
from article_qa.knowledge.gazetteer import (
    is_demonym,
    is_first_name,
    is_honorific,
    is_organisation_word,
    is_place,
    is_role,
)
from article_qa.knowledge.spankinds import NAMES
from article_qa.text.mentions import Mention
from article_qa.text.titles import LINKS
from article_qa.voices.wordrow import Word, listed, words_of

Kind = Literal["person", "organisation", "outlet", "place", "name", "phrase", "pronoun", "document", "generic"]

INITIAL: Final = re.compile(r"(?:[^\W\d_]\.){0,5}[^\W\d_]\.?\Z")
RARE: Final = 0.7  # rarity from which a capital at the sentence's start belongs to the name that follows it


class NamedWords:
    """The words of a sentence with the runs of words that are names."""

    def __init__(self, text: str, span: Span, quotes: Sequence[Span], mentions: Sequence[Mention]) -> None:
        """Read ``text[span]``; each of ``quotes`` is one word of it."""
        self.text = text
        self.words = words_of(text, span, quotes)
        self._mentions = [m for m in mentions if m.kind in NAMES | {"demonym"}]
        roles = [m for m in mentions if m.kind == "role"]
        self._offices = [m for m in roles if " of " in text[m.start : m.end]]  # 'Secretary of State' is no name
        self._dates = [m for m in mentions if m.kind == "date"]
        self.runs = self._name_runs()  # word -> (first, last) of the name that it belongs to

    def in_name(self, at: int) -> bool:
        """Tell whether word number ``at`` belongs to a name of several words."""
        return at in self.runs and self.runs[at][0] != self.runs[at][1]

    def name_kind(self, first: int, last: int) -> Kind:
        """Return what the name of words ``first`` to ``last`` names; "name" where that does not show."""
        words = self.words[first : last + 1]
        whole = " ".join(w.bare for w in words)
        the = "the " if first and self.words[first - 1].low == "the" else ""
        if is_outlet(the + whole):
            return "outlet"
        titled = is_honorific(words[0].bare) or (is_role(words[0].bare) and len(words) > 1)
        if is_place(whole) or is_demonym(whole):
            return "place"
        if titled or (len(words) > 1 and (is_first_name(words[0].bare.split("-")[0]) or INITIAL.match(words[0].text))):
            return "person"
        if any(is_organisation_word(w.bare) for w in words):
            return "organisation"
        start, end = self.words[first].start, self.words[last].end
        kinds = {m.kind for m in self._mentions if m.start < end and start < m.end}
        known: tuple[Kind, ...] = ("person", "organisation", "place")
        for kind in known:
            if kind in kinds:
                return kind
        return "person" if len(words) == 1 and is_first_name(whole) and not self._counted(first) else "name"

    def _counted(self, at: int) -> bool:
        """Tell whether 'a' or 'an' stands before the word, or before the one before: 'an evangelical Christian'."""
        return any(w.low in {"a", "an"} for w in self.words[max(0, at - 2) : at])

    def _name_runs(self) -> dict[int, tuple[int, int]]:
        """Return word -> (first, last) of the run of capitalised words that it belongs to."""
        words, runs = self.words, {}
        at = 0
        while at < len(words):
            if not self._opens_name(at):
                at += 1
                continue
            last = at
            while last + 1 < len(words) and not self._in_office(last + 1) and (step := self._step(last)):
                last += step
            runs.update(dict.fromkeys(range(at, last + 1), (at, last)))
            at = last + 1
        return runs

    def _opens_name(self, at: int) -> bool:
        word = self.words[at]
        if word.mark or not word.capital:
            return False
        acronym = word.text.isupper() and len(word.text) > 1  # 'US' is not 'us'
        if not acronym and word.low in listed("subjects") | listed("generic"):
            return False
        if word.low in listed("determiners") | listed("prepositions") | listed("openers") | listed("boundaries"):
            return False
        if any(m.start <= word.start < m.end for m in self._dates) or self._in_office(at):
            return False
        if any(m.start <= word.start < m.end for m in self._mentions):
            return True
        initial = at == 0 or self.words[at - 1].text in {":", ";", "—"} or self.words[at - 1].quote
        follows = at + 1 < len(self.words) and self.words[at + 1].capital and self.adjoins(at)
        opening = word.low in listed("outlet_openers") or is_role(word.low) or is_honorific(word.low)
        if follows and (opening or is_first_name(word.low)):
            return True
        return not initial or (follows and rarity(word.bare) >= RARE)

    def _step(self, last: int) -> int:
        """Return by how many words the name goes on behind word ``last``."""
        words = self.words
        if words[last].owner and not self._spans(last):
            return 0
        if words[last + 1].text == "." and last + 2 < len(words) and _shortened(words[last].text):
            return 2 if words[last + 2].capital else 0
        if words[last + 1].text in {"’", "'"} and last + 2 < len(words) and words[last].low.endswith("s"):
            return 2 if words[last + 2].capital else 0
        if not self.adjoins(last):
            return 0
        if words[last + 1].capital:
            return 1
        links = 0
        while links < 2 and last + 1 + links < len(words) and words[last + 1 + links].text in LINKS:
            links += 1
        target = last + 1 + links
        if links and target < len(words) and words[target].capital and words[last + 1].text != "the":
            person = is_first_name(words[last].low) or _titled(words[last])
            return (
                links + 1 if words[last + 1].text not in {"of", "the"} or not (person or self._is_person(last)) else 0
            )
        return 0

    def _in_office(self, at: int) -> bool:
        return any(m.start <= self.words[at].start < m.end for m in self._offices)

    def _is_person(self, at: int) -> bool:
        word = self.words[at]
        run = [w for w in self.words[max(0, at - 2) : at] if w.capital]
        return bool(run) and any(is_first_name(w.low) for w in run) and not is_organisation_word(word.low)

    def _spans(self, at: int) -> bool:
        word = self.words[at]
        return any(m.start <= word.start and word.end < m.end for m in self._mentions)

    def adjoins(self, at: int) -> bool:
        """Tell whether only one space stands between word ``at`` and the next."""
        return self.text[self.words[at].end : self.words[at + 1].start] in {" ", "\n", "\N{NO-BREAK SPACE}"}


def _shortened(word: str) -> bool:
    return is_honorific(word.casefold()) or bool(INITIAL.match(word))


def _titled(word: Word) -> bool:
    return is_role(word.low) or is_honorific(word.low)


def is_outlet(name: str) -> bool:
    """Tell whether ``name`` (lower case) is one of what carries news: 'the harbour post', 'bbc', 'radio ambley'."""
    bare = name.removeprefix("the ").strip(".").split(" of ")[0]
    words = bare.split()
    if bare in listed("outlet_names") or name in listed("outlet_names"):
        return True
    several = len(words) > 1 or name.startswith("the ")
    return bool(words) and several and (words[-1] in listed("outlet_words") or words[0] in listed("outlet_openers"))
