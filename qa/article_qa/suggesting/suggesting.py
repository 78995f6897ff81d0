"""Which questions an article suggests: its candidates in order of worth, each tried before it is shown.

A candidate passes if the service answers it from the sentence that it was made of, surely and without a notice. What
was tried is remembered with the article. The same article and conversation give the same questions.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from article_index.words import analyzer
from article_qa.answer import Answer, ShortAnswer
from article_qa.choice.centrality import centrality
from article_qa.history import Turn
from article_qa.knowledge.gazetteer import follows_as_role
from article_qa.knowledge.spankinds import NAMES
from article_qa.suggesting.candidate import Candidate
from article_qa.suggesting.candidates import candidates
from article_qa.text.reading import Reading

SENTENCES: Final = 250  # of an article, from which questions are made: its most central ones
TRIED: Final = 60  # questions at most that are tried for one call
TRIED_LONG: Final = 20  # of an article with more than SENTENCES sentences, where each takes longer
LEAST: Final = 0.7  # confidence of an answer
LEAST_TWICE: Final = 0.6  # of one that is sure twice: its short answer is what was cut out to make the question
TWICE: Final = frozenset({"when", "where", "who", "whom", "how many", "how long", "how much", "which", "office"})
SHARED: Final = 0.3  # of what was cut out, the part that a short answer has at least, where it was a whole phrase
UNDER_HEADING: Final = 2  # sentences below a heading that asks, one of which answers it
INTRODUCING: Final = frozenset({"who is", "office"})  # questions that are easy to make of any list of names
INTRODUCED: Final = 2  # of those at most in one row of suggestions
KNOWN: Final = frozenset({"who is", "what is"})  # their answer is the whole sentence, which introduces what is asked
WORTH: Final = {  # kind of question -> what is added to how central its sentence is
    **dict.fromkeys(("why", "cause", "how"), 0.3),
    **dict.fromkeys(("what", "what is", "which", "said", "heading"), 0.2),
    **dict.fromkeys(("who", "how many"), 0.15),
    **dict.fromkeys(("whom", "how long", "where", "how much"), 0.1),
}
SAME_KIND: Final = 0.2  # what each question of its kind before it takes from a candidate's worth
SAME_WORDS: Final = 0.6  # what sharing all its words with one before it takes
NEAR: Final = 0.5  # what standing in the paragraph of the last answer adds; half of it in the next
SAME_NAMES: Final = 0.4  # what naming whom the last turn names adds

Ask = Callable[[str, Sequence[Turn]], Answer]


@dataclass
class Pool:
    """The candidates of one article, those that were tried, and how central each sentence is."""

    reading: Reading
    found: list[Candidate]
    places: dict[str, set[int]]  # question -> the sentences that it may be made of
    central: Sequence[float]
    passed: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> "Pool":
        """Return the candidates of ``reading``, none of them tried."""
        telling = [i for i in range(reading.size) if reading.telling[i]]
        if reading.lang != "en":
            return cls(reading, [], {}, [])
        central = centrality(reading, telling)
        chosen = set(sorted(telling, key=lambda i: (-float(central[i]), i))[:SENTENCES])
        asked = [i for i in range(1, reading.size) if reading.split.sentences[i].heading][:SENTENCES]
        places: dict[str, set[int]] = {}
        kept: dict[str, Candidate] = {}
        for one in candidates(reading, sorted(chosen.union(asked))):
            if not _told_by_title(reading, one):
                places.setdefault(one.question, set()).add(one.sentence)
                kept.setdefault(one.question, one)
        return cls(reading, list(kept.values()), places, [float(c) for c in central])

    def suggest(self, ask: Ask, history: Sequence[Turn], count: int) -> Iterator[str]:
        """Yield up to ``count`` questions that ``ask`` answers, none that ``history`` has asked or answered."""
        near = _Near(self.reading, history)
        left = [(self._worth(c) + near.to(c), c) for c in self.found if not near.told(c)]
        chosen: list[Candidate] = []
        tries = TRIED if self.reading.size <= SENTENCES else TRIED_LONG
        while left and len(chosen) < count and tries:
            best = max(range(len(left)), key=lambda i: (left[i][0] - _repeats(left[i][1], chosen), -i))
            _, candidate = left.pop(best)
            if any(c.sentence == candidate.sentence or _alike(c, candidate) for c in chosen):
                continue
            if candidate.kind in INTRODUCING and sum(c.kind in INTRODUCING for c in chosen) == INTRODUCED:
                continue
            if candidate.question not in self.passed:
                tries -= 1
                self.passed[candidate.question] = self._passes(candidate, ask(candidate.question, ()))
            if self.passed[candidate.question] and self._holds(candidate, ask, history):
                chosen.append(candidate)
                yield candidate.question

    def _worth(self, candidate: Candidate) -> float:
        return self.central[candidate.sentence] + WORTH.get(candidate.kind, 0.0)

    def _holds(self, candidate: Candidate, ask: Ask, history: Sequence[Turn]) -> bool:
        """Tell whether the question is answered as well when it is asked behind the turns of ``history``."""
        return not history or self._passes(candidate, ask(candidate.question, history))

    def _passes(self, candidate: Candidate, found: Answer) -> bool:
        sure = found.confidence or 0.0
        if found.outcome != "answered" or sure < LEAST_TWICE or found.notice:
            return False
        sentence = found.citations[0].quotation.sentence
        if candidate.kind == "heading":
            return sure >= LEAST and candidate.sentence < sentence <= candidate.sentence + UNDER_HEADING
        if sentence not in self.places[candidate.question]:
            return False
        if found.short:
            return self._short_fits(candidate, found.short[0]) and (sure >= LEAST or candidate.kind in TWICE | KNOWN)
        return sure >= LEAST or candidate.kind in KNOWN

    def _short_fits(self, candidate: Candidate, short: ShortAnswer) -> bool:
        """Tell whether the short answer is what the question was made to ask for."""
        if candidate.kind in KNOWN:  # what somebody is, is no name and no date
            inside = [
                m for m in self.reading.mentions[candidate.sentence] if short.start <= m.start and m.end <= short.end
            ]
            named = [m for m in inside if m.kind == "person" and " " in self.reading.text[m.start : m.end]]
            office = candidate.kind != "who is" or follows_as_role(short.text.casefold())
            return office and not named and not any(m.kind == "date" for m in inside)
        if candidate.expected is None:
            return True
        start, end = candidate.expected
        shared = min(short.end, end) - max(short.start, start)
        return shared > 0 if candidate.kind in TWICE else shared >= SHARED * (end - start)


class _Near:
    """What the last turns were about."""

    def __init__(self, reading: Reading, history: Sequence[Turn]) -> None:
        self._asked = [_stems(turn.question) for turn in history]
        self._cited: set[int] = set()
        last: set[int] = set()
        for turn in history:
            last = {s for place in turn.citations for s in _sentences(reading, place.article, place.start, place.end)}
            self._cited |= last
        self._reading = reading
        self._paragraphs = {int(reading.paragraph_of[s]) for s in last}
        self._names = {name for s in last for name in _names(reading, s)}

    def told(self, candidate: Candidate) -> bool:
        """Tell whether the conversation has asked this, or shown its answer."""
        stems = _stems(candidate.question)
        asked = any(len(stems & other) >= 0.75 * len(stems | other) for other in self._asked)
        return asked or candidate.sentence in self._cited

    def to(self, candidate: Candidate) -> float:
        """Return how near the candidate is to the last answer."""
        if not self._paragraphs:
            return 0.0
        far = min(abs(int(self._reading.paragraph_of[candidate.sentence]) - p) for p in self._paragraphs)
        shared = self._names & _names(self._reading, candidate.sentence)
        return (NEAR / (1 + far) if far < 2 else 0.0) + (SAME_NAMES if shared else 0.0)


def _sentences(reading: Reading, article: str, start: int, end: int) -> Iterator[int]:
    if article == reading.split.article.id:
        yield from (i for i, s in enumerate(reading.split.sentences) if s.start < end and start < s.end)


def _names(reading: Reading, sentence: int) -> set[str]:
    return {reading.text[m.start : m.end].casefold() for m in reading.mentions[sentence] if m.kind in NAMES}


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """Return what a candidate loses by the questions before it."""
    same = SAME_KIND * sum(c.kind == candidate.kind for c in chosen)
    stems = _stems(candidate.question)
    shared = max((len(stems & _stems(c.question)) / max(1, len(stems)) for c in chosen), default=0.0)
    return min(same, 2 * SAME_KIND) + SAME_WORDS * shared


def _alike(one: Candidate, other: Candidate) -> bool:
    """Tell whether two questions have mostly the same words."""
    stems, others = _stems(one.question), _stems(other.question)
    return len(stems & others) >= 0.75 * min(len(stems), len(others))


def _stems(text: str) -> set[str]:
    return set(analyzer().terms(text))


def _told_by_title(reading: Reading, candidate: Candidate) -> bool:
    """Tell whether the title has every word of the answer."""
    if candidate.expected is None:
        return False
    answer = _stems(reading.text[candidate.expected[0] : candidate.expected[1]])
    return bool(answer) and answer <= _stems(reading.split.article.title)
