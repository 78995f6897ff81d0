"""Which sentences of an article give the words that a question asks for, and which give somebody else's.

Compares how the question calls a speaker ('the island's doctor') with the speakers' names and with what the article
calls them. Where the article does not know that somebody, no sentence is anybody's.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from article_index.article import Token
from article_index.words import analyzer
from article_qa.answer import Named
from article_qa.arrays import Floats
from article_qa.asking.question import Question
from article_qa.asking.statement import NO_STATEMENT, Statement
from article_qa.voices.speech import speeches
from article_qa.voices.wordrow import listed

if TYPE_CHECKING:
    from article_qa.text.reading import Reading
    from article_qa.weighing.comparison import Comparison

HALF: Final = 0.5  # share of what the question calls somebody above which it fits a speaker; just so with the noun
HEAD_END: Final = re.compile(r" (?:of|for|from|at|in|on|who|which)\b")
AROUND: Final = 70  # characters beside a name in which it is described
PART: Final = re.compile(r"[.;:?!“”\"()—]")


@dataclass(frozen=True, slots=True)
class Sayings:
    """One number a sentence, 0 to 1: ``theirs`` (it gives the asked words), ``others`` (somebody else's words)."""

    theirs: Floats
    others: Floats


class Callings:
    """What an article calls its speakers: the stems of each one's names and descriptions."""

    def __init__(self, reading: "Reading") -> None:
        """Read the names and descriptions of all who speak in ``reading``."""
        self._words = analyzer("en")
        self._reading = reading
        self.names: dict[str, set[str]] = defaultdict(set)  # speaker -> stems of all forms of the name
        self.called: dict[str, set[str]] = defaultdict(set)  # and of what else stands beside it
        speech = reading.once(speeches)
        spans = [s for row in speech for s in (row.speaker, row.reported_by, row.voice) if s]
        self.heard = [  # sentence -> who can be said to give its words; None for nobody
            {key(s) if s else None for s in (row.speaker, row.reported_by, row.voice)} for row in speech
        ]
        for span in spans:
            self.names[key(span)] |= self.stems(span.text)
        self._describe(set(self.names))
        proper = (name for name in self.names if name[:1].isalpha() and self._proper(name))
        self.surnames = frozenset(stem for name in proper for stem in self.stems(name))  # of all speakers

    def stems(self, text: str) -> set[str]:
        """Return the stems of the words of ``text`` that are no stop words."""
        return {t.term for t in self._words.tokens(text) if t.term}

    def _describe(self, keys: set[str]) -> None:
        """Add what stands before and behind the speakers' names, up to a stop or a clause."""
        text = self._reading.text
        pattern = re.compile(r"\w+(?:[-’']\w+)*")
        for sentence in self._reading.split.sentences:
            if sentence.heading:
                continue
            for match in pattern.finditer(text, sentence.start, sentence.end):
                name = match.group().casefold().removesuffix("’s").removesuffix("'s")
                if name not in keys or not match.group()[0].isupper():
                    continue
                before = PART.split(text[max(sentence.start, match.start() - AROUND) : match.start()])[-1]
                after = PART.split(text[match.end() : min(sentence.end, match.end() + AROUND)])[0]
                self.called[name] |= self.stems(_before(before))
                if after.startswith(", "):
                    self.called[name] |= self.stems(after[2:].split(",")[0])

    def fits(self, who: str) -> dict[str, float]:
        """Return how well ``who`` fits each speaker, 0 to 1: a surname decides, else the share of its words."""
        asked, head = self.stems(who), self._head(who)
        known = asked & self.surnames
        if known or not asked:
            return {speaker: float(not known.isdisjoint(names)) for speaker, names in self.names.items()}
        found = {}
        for speaker, names in self.names.items():
            mine = names | self.called.get(speaker, set())
            share = len(asked & mine) / len(asked)
            found[speaker] = share if share > HALF or (share == HALF and head in mine) else 0.0
        return found

    def _head(self, who: str) -> str:
        """Return the stem of the noun that ``who`` turns on: 'goalkeeper' of 'the Rovers goalkeeper'."""
        return ([t.term for t in self._words.tokens(HEAD_END.split(who)[0]) if t.term] or [""])[-1]

    def _proper(self, name: str) -> bool:
        number = self._reading.vocabulary.number.get(name)
        return number is not None and bool(self._reading.vocabulary.names[number])


def sayings(statement: Statement, reading: "Reading") -> Sayings:
    """Return whose words the sentences of ``reading`` give, as ``statement`` asks."""
    if statement == NO_STATEMENT:
        nobody = np.zeros(reading.size, dtype=np.float32)
        return Sayings(nobody, nobody)
    spoken = [said.speaker is not None for said in reading.once(speeches)]
    if statement.kind == "words_of":
        fits: dict[str | None, float] = {None: 0.0} | reading.once(Callings).fits(statement.who)
        theirs = [max(fits[speaker] for speaker in among) for among in reading.once(Callings).heard]
        others = [not fit and speaks for fit, speaks in zip(theirs, spoken, strict=True)]
    elif statement.kind == "author":
        theirs, others = [float(said.own) for said in reading.once(speeches)], spoken
    elif statement.kind == "outlet":
        theirs, others = [float(said.reported_by is not None) for said in reading.once(speeches)], []
    else:
        theirs, others = [float(s.speaker is not None and s.speaker != s.voice) for s in reading.once(speeches)], []
    if not others or not any(theirs):  # nobody that the article knows: then nobody is somebody else
        others = [False] * reading.size
    return Sayings(np.array(theirs, dtype=np.float32), np.array(others, dtype=np.float32))


def understood(question: Question, statement: Statement, tokens: Sequence[Token], said: Sayings) -> Floats | None:
    """Return (question words x sentences): 1 for the speaker's name and 'say' where a sentence gives the asked words.

    'What did the doctor warn of?' is then as near to 'He warned …' as if the doctor stood there by name. None where no
    words are asked for.
    """
    if statement.kind in {"none", "speaker"} or not len(tokens):
        return None
    out = np.zeros((len(tokens), len(said.theirs)), dtype=np.float32)
    who = place_of_who(question, statement)
    words = listed("views") | listed("saying_verbs")
    words |= {"author": listed("authors"), "outlet": listed("outlets_asked")}.get(statement.kind, frozenset())
    for row, token in enumerate(tokens):
        if token.start in who or token.word in words:
            out[row] = said.theirs
    return out


def speaker_span(comparison: "Comparison", sentence: int) -> tuple[int, int] | None:
    """Return where ``sentence`` names who speaks, or which outlet reports, if that is asked and it does name it."""
    kind, said = comparison.statement.kind, comparison.reading.once(speeches)[sentence]
    named = {"speaker": said.speaker, "outlet": said.reported_by}.get(kind)
    span = comparison.reading.split.sentences[sentence]
    inside = named is not None and span.start <= named.start and named.end <= span.end
    return (named.start, named.end) if named and inside else None


def place_of_who(question: Question, statement: Statement) -> range:
    """Return where the question names the one whose words it asks for."""
    start = question.text.replace("’", "'").find(statement.who) if statement.who else -1
    return range(start, start + len(statement.who)) if start >= 0 else range(0)


def key(named: Named) -> str:
    """Return the last word of the speaker's name, folded: what tells speakers apart."""
    return named.text.casefold().split()[-1].removesuffix("’s").removesuffix("'s")


def _before(text: str) -> str:
    """Return what describes a name right before it: 'Kessock's manager, ', 'Station officer ' and so on."""
    words = text.split()
    at = len(words)
    while at and words[at - 1][0].isupper() and not words[at - 1].endswith(","):
        at -= 1  # given names, titles
    found = words[at:]
    if at and words[at - 1].endswith(","):
        found.append(words[at - 1])
        at -= 1
    stop = listed("boundaries") | listed("prepositions") | listed("auxiliaries") | listed("passives")
    while at and words[at - 1].casefold() not in stop and not words[at - 1].endswith(","):
        found.append(words[at - 1])
        at -= 1
    return " ".join(found)
