"""What a question wants said in a few words: the noun behind 'which' or 'how many', and the part that it plays.

Reads the question's own words by their order; knows no article. What kind of span fits is the question's ``asks``.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from article_index.article import Token
from article_qa.asking.question import Question
from article_qa.knowledge.lexicon import data_lines, data_table

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


class _Opening(NamedTuple):
    """How a question opens: its asking word, the content words right behind, and the word behind those."""

    asking: str
    run: list[Token]
    helper: str  # 'did', 'is' (of "who's", too) …, "" for none
    behind: int  # position of the helper
    following: int  # position behind it


def wanted(question: Question) -> Wanted:
    """Return what ``question`` wants."""
    tokens, asks, part, copula = question.tokens, question.asks, "subject", False
    opening = _opening(question)
    head, verb = _head_and_verb(opening)
    if head is not None and head.word in WORDS["sorts"] and opening.helper == "of":  # 'what kind of committee'
        opening = _behind(tokens, opening.asking, opening.behind + 1)
        head = opening.run[-1] if opening.run else head
    helper = opening.helper
    if verb is None and (helper in WORDS["does"] or (helper in WORDS["may"] and opening.asking != "who")):
        rest = _clause(tokens, opening.following)
        part, verb = "object", rest[-1] if len(rest) > 1 else None
    elif verb is None and helper in WORDS["is"]:
        part = "patient"
        head, verb, copula = _said_of(tokens, opening, head)
    if asks == "person" and opening.asking == "who" and helper in WORDS["is"]:
        asks = "identity" if _all_names(question, opening.following) else asks  # 'who is Maria Keller': what she is
    plural = (head is not None and head.word.endswith("s")) or (copula and helper in {"are", "were"})
    return Wanted(asks, part, head, verb, plural, copula)


def _opening(question: Question) -> _Opening:
    tokens = question.tokens
    at = next((i for i, t in enumerate(tokens) if t.word in WORDS["asking"]), len(tokens))
    contracted = at < len(tokens) and question.text[tokens[at].end : tokens[at].end + 2].lower() in {"'s", "’s"}
    asking = _word(tokens, at)
    at += 2 if asking == "how" and _word(tokens, at + 1) in WORDS["degrees"] else 1
    return _Opening(asking, [], "is", at, at) if contracted else _behind(tokens, asking, at)


def _behind(tokens: tuple[Token, ...], asking: str, at: int) -> _Opening:
    """Return how a question opens that asks by ``asking`` of the words from position ``at`` on."""
    run = _content(tokens, at)
    behind = at + len(run)
    return _Opening(asking, run, _word(tokens, behind), behind, behind + 1)


def _said_of(
    tokens: tuple[Token, ...], opening: _Opening, head: Token | None
) -> tuple[Token | None, Token | None, bool]:
    """Return head, verb and copula where 'is' or 'was' stands behind the asking words and their noun ``head``."""
    at = opening.following
    rest, determined = _clause(tokens, at), _word(tokens, at) in WORDS["determiners"]
    if head is not None or not determined or opening.asking in {"when", "where"}:
        return head, rest[-1] if rest and (len(rest) > 1 or not determined) else None, False
    of = at + 1 + len(rest)
    if rest and rest[-1].word in WORDS["sorts"] and _word(tokens, of) == "of":
        rest = _clause(tokens, of + 1) or rest  # 'what is the name of his wife'
    return rest[-1] if rest else None, None, bool(rest)


def _word(tokens: tuple[Token, ...], at: int) -> str:
    """Return the word at position ``at``, "" behind the last."""
    return tokens[at].word if at < len(tokens) else ""


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
    return _content(tokens, at + 1 if _word(tokens, at) in WORDS["determiners"] else at)


def _head_and_verb(opening: _Opening) -> tuple[Token | None, Token | None]:
    """Return which word of the run behind the asking word is the noun asked for, and which the verb."""
    asking, run = opening.asking, opening.run
    if not run:
        return None, None
    if asking in {"who", "whom", "where", "when"}:
        return None, run[0]
    if opening.helper in WORDS["does"] | WORDS["is"] | WORDS["may"]:  # 'which city did', 'how many workers were'
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
