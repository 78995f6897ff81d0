"""A listener that follows a conversation about one article and puts its leaning questions into full ones.

Holds the discourse of one call; knows the article's names, never its answers.
"""

import re
from dataclasses import dataclass
from typing import Final

from article_qa.conversing.clause import Clause, opening
from article_qa.conversing.continuing import continued, goes_on
from article_qa.conversing.counting import counts_unnamed, with_counted
from article_qa.conversing.discourse import Discourse
from article_qa.conversing.ellipsis import complete
from article_qa.conversing.fragment import Fragment, fragment, topic_first
from article_qa.conversing.grammar import name_spans, pattern, phrases, read, words
from article_qa.conversing.leaning import Anaphor, anaphors
from article_qa.conversing.people import Cast
from article_qa.conversing.resolving import Resolver, wordless
from article_qa.conversing.shifting import counts_years, with_year
from article_qa.history import Turn
from article_qa.knowledge.gazetteer import is_role
from article_qa.text.mentions import Mention

ANSWER: Final = 600  # characters of an answer that are heard
LONG: Final = 14  # words of a question that may be given a topic
WHOLE: Final = frozenset({"it", "this"})  # words for all that was spoken of, where nothing named takes their place
BESIDE: Final = re.compile(r"\ABesides ([^,]++), ")  # how a question for something else begins
ASKING_IS: Final = re.compile(r"\b(what|who|where|when|how)s\b", re.IGNORECASE)
BRIEF: Final = 11  # words and marks of a question that leans by 'other' alone


@dataclass(frozen=True, slots=True)
class Leaning:
    """What in a question leans on the turns before it."""

    fragment: Fragment | None
    anaphors: tuple[Anaphor, ...]
    goes_on: bool = False
    counts: bool = False  # counts years from one that was told: 'two years later'
    counting: bool = False  # counts what it does not name: 'and how many were hired?'
    beside: bool = False  # says nothing but beside the last question: 'because of what?', 'who says so?'

    def __bool__(self) -> bool:
        told = self.goes_on or self.counts or self.counting or self.beside
        return told or self.fragment is not None or bool(self.anaphors)


class Listener:
    """One conversation about an article whose names are ``cast``."""

    def __init__(self, cast: Cast, names: frozenset[str]) -> None:
        self._cast, self._names = cast, names
        self._discourse, self._blank = Discourse(cast), Discourse(cast)
        self._last: Clause | None = None
        self._meant = frozenset[str]()  # keys of what the pronouns of the question at hand stand for
        self._before: Clause | None = None  # the question before the last one
        self._asked: list[str] = []  # the questions so far, whole and folded
        self._brought: list[str] = []  # names in the last answer
        self._dated: list[str] = []  # dates in it
        self._works: list[str] = []  # those that may be of albums, films, books

    def parse(self, text: str) -> Clause:
        """Return ``text`` taken apart."""
        named = name_spans(text, self._names, self._cast.kinds)
        found = read(text, named)
        return Clause(text, found, phrases(found), named)

    def leaning(self, clause: Clause) -> Leaning:
        """Return what leans in ``clause``."""
        found = anaphors(clause.text, clause.words, clause.phrases, self._blank)
        text = clause.text
        personal = any(w.low in words("speaking") for w in clause.words)  # 'who are you?'
        beside = _of_all(text) or (wordless(text) and not personal)
        return Leaning(fragment(clause), tuple(found), goes_on(text), counts_years(text), counts_unnamed(text), beside)

    def hear(self, turn: Turn, cited: str, *, answered: bool = True) -> None:
        """Take in a turn and the text that it cited (or said, where that is not known), if it was ``answered``."""
        clause = self.parse(ASKING_IS.sub(r"\1's", turn.question))
        leaning = self.leaning(clause)
        self._meant = frozenset()
        if leaning:
            clause = self.parse(BESIDE.sub("", self.rewrite(clause, leaning)))
        if self._last is not None and not answered and not leaning and self._is_aside(clause):
            return
        self._discourse.turn()
        self._discourse.hear_question(clause.text, clause.words, clause.phrases, clause.named)
        self._discourse.stay_with(self._meant)
        self._brought, self._works, self._dated = [], [], []
        if cited:
            answer = self.parse(cited[:ANSWER])
            who = _asks_who(clause)
            self._discourse.hear_answer(answer.text, answer.phrases, answer.named, who=who)
            self._brought = answer.names
            self._dated = [answer.text[m.start : m.end] for m in answer.named if m.kind == "date"]
            self._works = [answer.text[m.start : m.end] for m in answer.named if self._is_work(m)]
        self._before, self._last = self._last, clause
        self._asked.append(clause.text.casefold().strip(" ?!."))

    def _is_aside(self, clause: Clause) -> bool:
        """Tell whether ``clause`` speaks of nothing that the article has: talk goes on as if it had not been said."""
        heads = [p.head for p in clause.phrases if p.mention is None or p.mention.kind != "date"]
        return bool(heads) and not any(self._cast.weight_of(head) for head in heads)

    def rewrite(self, clause: Clause, leaning: Leaning) -> str:
        """Return the question with all that can be found put in the place of what leans; as it was where nothing is."""
        text, found = clause.text, clause
        if said := topic_first(text):
            return said
        if self._last is not None and (more := continued(text, self._last, self._brought, self._dated)):
            return more[0].upper() + more[1:]
        if leaning.fragment is not None and leaning.fragment.whole and (whole := self._completed(leaning.fragment)):
            return whole[0].upper() + whole[1:]
        if leaning.counting and self._last is not None:
            found = self.parse(with_counted(text, self._last))
            leaning = self.leaning(found) if found.text != text else leaning
        whole = with_year(self._unasked(found, leaning.anaphors), self._discourse.dates)
        if any(_asks_more(found, a) for a in leaning.anaphors) and (whole != text or len(found.words) <= BRIEF):
            whole = self._beside(whole)
        if self._last is not None and self._speaks_of_all(text, whole, leaning):
            whole = _with_matter(whole, self._last.text)
        if whole == text:
            return text
        whole = whole[opening(whole) :] if whole[opening(whole) :].strip() else whole
        return whole[0].upper() + whole[1:]

    def _speaks_of_all(self, text: str, whole: str, leaning: Leaning) -> bool:
        """Tell whether ``text``, put as ``whole``, is of use only beside the last question: 'did it work?'."""
        if _of_all(text):
            return True
        about = leaning.fragment is not None and leaning.fragment.kind == "about"
        loose = leaning.beside and not leaning.goes_on and not about
        return wordless(whole) and (loose or any(a.low in WHOLE for a in leaning.anaphors))

    def _completed(self, said: Fragment) -> str | None:
        """Return the fragment completed by the last question, or by the one before where that asks the same again."""
        piece = self.parse(said.text)
        piece = self.parse(self._resolved(piece, self.leaning(piece).anaphors))
        if said.kind == "about" and len(self.leaning(piece).anaphors) == len(piece.words):
            return None  # nobody knows whom 'her' means
        for last in (self._last, self._before):
            whole = complete(Fragment(said.kind, piece.text), piece, last) if last else None
            if whole is None or last is None or whole.casefold() != last.text.casefold():
                return whole
        return None

    def _beside(self, text: str) -> str:
        """Return a question for something else with what it is not: the first name that the last answer brought."""
        low, topic = text.casefold(), self._cast.topic
        at = opening(text)
        if topic and topic.casefold() not in low and not self.parse(text).names and len(text.split()) <= LONG:
            end = text.rstrip(" ?!.")
            text = f"{end} {'on' if end.endswith('article') else 'about'} {topic}{text[len(end) :]}"
        other = next((n for n in self._brought if n.casefold() not in low and not self._same(n, topic)), None)
        if other is None:
            return text
        return f"Besides {other}, {text[at].lower()}{text[at + 1 :]}"

    def _work(self) -> str | None:
        """Return the name in the last answer that may be a work's: no person's, no place's, not the article's own."""
        return next((n for n in reversed(self._works) if not self._same(n, self._cast.topic)), None)

    def _is_work(self, m: Mention) -> bool:
        return m.kind == "name" and m.end - m.start > 3

    def _same(self, name: str, topic: str) -> bool:
        parts = set(topic.casefold().split())
        return bool(parts & set(name.casefold().split()))

    def _unasked(self, clause: Clause, leaning: tuple[Anaphor, ...]) -> str:
        """Return the text with what leans replaced, by the next best where the best was asked of some turns ago."""
        whole = self._resolved(clause, leaning)
        if not self._meant or whole.casefold().strip(" ?!.") not in self._asked[:-1]:
            return whole
        other = self._resolved(clause, leaning, self._meant)
        return other if other != clause.text else self._resolved(clause, leaning)

    def _resolved(self, clause: Clause, leaning: tuple[Anaphor, ...], but: frozenset[str] = frozenset()) -> str:
        resolver = Resolver(self._discourse, self._blank, self._last, self._work() or "")
        whole = resolver.resolved(clause, leaning, but)
        self._meant = frozenset(resolver.meant)
        return whole


def _of_all(text: str) -> bool:
    """Tell whether ``text`` speaks of all that the last question told of: 'who did it?', 'who says so?'."""
    return any(pattern(name).search(text) for name in ("deed", "event", "said_so"))


def _asks_who(clause: Clause) -> bool:
    """Tell whether persons answer ``clause``: 'who …', 'is anybody …', 'which teacher …'."""
    if any(w.low in words("anybody") for w in clause.words):
        return True
    first = clause.words[1] if len(clause.words) > 1 and clause.words[0].low in {"which", "what"} else None
    return first is not None and (first.low in words("people") or is_role(first.low))


def _asks_more(clause: Clause, a: Anaphor) -> bool:
    """Tell whether 'else', 'another', 'any other' ask for more than was told; 'one another' does not."""
    before = clause.words[a.at - 1].low if a.at else ""
    than = a.at > 1 and clause.words[a.at - 2].low == "than"
    if a.kind != "more" or before == "one" or than:
        return False
    return a.low in {"else", "another"} or (a.low in {"other", "others"} and before in {"any", "some", "what", "which"})


def _with_matter(text: str, last: str) -> str:
    """Return a question without words of its own with the one that it speaks of: 'what is done about it (…)?'."""
    inside = last[last.rfind("(") + 1 :].rstrip(" ?!.)")
    return f"{text.rstrip(' ?!.')} ({inside[:1].lower()}{inside[1:]})?" if inside else text
