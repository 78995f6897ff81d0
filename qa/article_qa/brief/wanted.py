"""What a question wants said in a few words: the noun behind 'which' or 'how many', and the part that it plays.

Reads the question's own words by their order; knows no article. What kind of span fits is the question's ``asks``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from article_index.article import Token
from article_qa.asking.question import Question
from article_qa.knowledge.lexicon import data_lines, data_table

ASKING: Final = frozenset({"who", "whom", "whose", "what", "which", "where", "when", "how", "why"})
WORDS: Final = {name: frozenset(words) for name, words in data_table("short-en.toml")["question"].items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """``part``: "subject" (it does something), "object" (something is done to it), "patient" (it is or was …ed).

    ``head`` is the noun that the answer is one of ('city' of 'which city', 'workers' of 'how many workers', 'spokesman'
    of 'who is the spokesman'), ``verb`` what a subject does; None where the question tells neither.
    """

    asks: str
    part: str
    head: Token | None
    verb: Token | None
    plural: bool
    copula: bool  # 'who is the spokesman': the head is said of the answer, not counted or chosen


def wanted(question: Question) -> Wanted:
    """Return what ``question`` wants."""
    tokens = question.tokens
    at = next((i for i, t in enumerate(tokens) if t.word in ASKING), len(tokens))
    contracted = at < len(tokens) and question.text[tokens[at].end : tokens[at].end + 2].lower() in {"'s", "’s"}
    asking = tokens[at].word if at < len(tokens) else ""
    at += 1
    if asking == "how" and at < len(tokens) and tokens[at].word in WORDS["degrees"]:
        at += 1
    run = [] if contracted else _content(tokens, at)
    behind = at + len(run)
    helper = "is" if contracted else tokens[behind].word if behind < len(tokens) else ""
    head, verb = _head_and_verb(asking, run, helped=helper in WORDS["does"] | WORDS["is"] | WORDS["may"])
    if head is not None and head.word in WORDS["sorts"] and helper == "of":  # 'what kind of committee'
        run = _content(tokens, behind + 1)
        behind += 1 + len(run)
        helper = tokens[behind].word if behind < len(tokens) else ""
        head = run[-1] if run else head
    part = "subject"
    copula = False
    if verb is None and (helper in WORDS["does"] or (helper in WORDS["may"] and asking != "who")):
        part = "object"
        rest = _clause(tokens, behind + 1)
        verb = rest[-1] if len(rest) > 1 else None
    elif helper in WORDS["is"] and verb is None:
        part = "patient"
        following = behind + (0 if contracted else 1)
        determined = following < len(tokens) and tokens[following].word in WORDS["determiners"]
        rest = _clause(tokens, following)
        if head is None and determined and asking not in {"when", "where"}:
            head, copula = (rest[-1] if rest else None), bool(rest)
            of = following + 1 + len(rest)
            if head and head.word in WORDS["sorts"] and of < len(tokens) and tokens[of].word == "of":
                head = (_clause(tokens, of + 1) or rest)[-1]  # 'what is the name of his wife'
        elif rest and (len(rest) > 1 or not determined):
            verb = rest[-1]
    asks = question.asks
    if asks == "person" and asking == "who" and helper in WORDS["is"] and _all_names(question, behind + 1):
        asks = "identity"  # 'who is Maria Keller': nobody is asked for but what she is
    plural = (head is not None and head.word.endswith("s")) or (copula and helper in {"are", "were"})
    return Wanted(asks, part, head, verb, plural, copula)


def _all_names(question: Question, at: int) -> bool:
    """Tell whether all words from position ``at`` on are written as names."""
    rest = question.tokens[at:]
    return bool(rest) and all(question.text[t.start].isupper() for t in rest)


def _content(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """Return the words with a stem from position ``at`` on, up to the first without one."""
    found: list[Token] = []
    while at < len(tokens) and tokens[at].term:
        found.append(tokens[at])
        at += 1
    return found


def _clause(tokens: tuple[Token, ...], at: int) -> list[Token]:
    """Return the content words from position ``at`` on, one determiner before them skipped."""
    if at < len(tokens) and tokens[at].word in WORDS["determiners"]:
        at += 1
    return _content(tokens, at)


def _head_and_verb(asking: str, run: list[Token], *, helped: bool) -> tuple[Token | None, Token | None]:
    """Return which word of the run behind the asking word is the noun asked for, and which the verb."""
    if not run:
        return None, None
    if asking in {"who", "whom", "where", "when"}:
        return None, run[0]
    if helped:  # 'which city did', 'how many workers were'
        return run[-1], None
    named = [t for t in run if t.word in _nouns()]
    head = named[-1] if named else run[-2] if len(run) > 1 else run[0]
    later = run[run.index(head) + 1 :]
    return head, later[0] if later else None


@cache
def _nouns() -> frozenset[str]:
    singular = {line.split("|")[0].strip() for line in data_lines("answer_nouns.txt")}
    return frozenset(singular | {f"{noun}s" for noun in singular})


@cache
def instances() -> dict[str, frozenset[str]]:
    """Return noun -> words that are one ('colour' -> 'red', 'blue', …)."""
    found = {}
    for line in data_lines("answer_nouns.txt"):
        noun, _, cases = (part.strip() for part in f"{line}||".split("|")[:3])
        if cases:
            found[noun] = found[f"{noun}s"] = frozenset(case.strip() for case in cases.split(","))
    return found
