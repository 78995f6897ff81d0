"""The question with its misspelt words repaired, from the articles' own words first and general English second.

A word that an article writes, or that general English has, is never changed into another; what is changed shows in the
answer's ``understood_as``. Knows no meaning: 'plain' for 'plane' stays.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from article_index.article import Token
from article_index.words import analyzer, fold
from article_qa.asking.rewording import Change, reworded
from article_qa.asking.wording import Wording
from article_qa.knowledge.english import common_words, is_english, misspellings
from article_qa.knowledge.frequency import zipf
from article_qa.knowledge.gazetteer import is_demonym
from article_qa.knowledge.spelling import SHORTEST, WordIndex, distance, edits_allowed

MOST: Final = 12  # words of one question that are looked up among near ones
OWN: Final = 5.5  # Zipf frequency that a word of the text counts as having at least
EDIT: Final = 2.0  # Zipf steps that each edit costs
USUAL: Final = 8  # letters above which an edit costs less
SOUND: Final = 0.7  # and each edit that leaves the sound as it is
FIRST: Final = 1.5  # and a first letter that is another one
LEAST: Final = 1.5  # the score at and above which a word of the text is meant
ENGLISH: Final = 2.5  # and a word of general English
STEADY: Final = 6  # letters below which the first one must be right and none is too many
ADDRESS: Final = re.compile(r"(?<!\S)(?=\S*(?:[@/_#\\]|\w[.:]\w{2}))\S++")  # of the web, of mail, a tag, a path
ENDS: Final = re.compile(r"[.]?(?!\S)|[?!,;:)]")  # behind a word, unlike in 'u.s'


def repair(text: str, wording: Wording) -> str:
    """Return ``text`` with its misspelt words as ``wording`` writes them, or as English does; the rest as typed.

    >>> repair("wich talks did Pashinyan prase?", Wording(["Pashinian praised the talks."]))
    'which talks did Pashinian praise?'
    """
    tokens: Sequence[Token] = analyzer().utterance(text)
    if guarded := [match.span() for match in ADDRESS.finditer(text)]:
        tokens = [t for t in tokens if not any(start <= t.start < end for start, end in guarded)]
    changes = list(reworded(text, tokens, wording))
    changes += _listed(text, tokens, wording) if wording.english else []
    unsure = [t for t in tokens if t.word not in wording.words and not _right(t.word, wording)]
    unsure = [t for t in unsure if not any(c.start <= t.start < c.end for c in changes)]
    for token in unsure[:MOST]:
        if right := _nearest(token, text, wording):
            changes.append(Change(token.start, token.end, right))
    return applied(text, changes)


def applied(text: str, changes: Iterable[Change]) -> str:
    """Return ``text`` with ``changes`` made; of two that overlap, the one that begins first."""
    parts, at = [], 0
    for start, end, new in sorted(changes):
        if start >= at:
            parts += [text[at:start], new]
            at = end
    return "".join([*parts, text[at:]])


def _right(word: str, wording: Wording) -> bool:
    """Tell whether a word that no text has needs no repair: it is short, of English, or no word of letters."""
    return (
        len(word) < SHORTEST
        or not word.isalpha()
        or (wording.english and is_english(word))
        or wording.has_form_of(word)
    )


def _listed(text: str, tokens: Sequence[Token], wording: Wording) -> list[Change]:
    """Return the changes of frequent misspellings, of two words before those of one."""
    found: list[Change] = []
    known = misspellings()
    for this, following in zip_longest(tokens, tokens[1:]):
        if found and this.start < found[-1].end:
            continue
        if following and (right := known.get(f"{this.word} {following.word}")):
            if not wording.together(this.word, following.word):
                found.append(Change(this.start, following.end, _cased(right, text[this.start : this.end])))
        elif (right := known.get(this.word)) and this.word not in wording.words:
            typed = text[this.start : this.end]
            if not (typed.isupper() and len(typed) < SHORTEST) and ENDS.match(text, this.end):  # no acronym
                found.append(Change(this.start, this.end, _cased(right, typed)))
    return found


def _nearest(token: Token, text: str, wording: Wording) -> str | None:
    """Return what the word was most likely meant to be, or None where that is not sure."""
    typed = text[token.start : token.end]
    named = typed[0].isupper() and token.start > 0 and not _titled(text)
    found = []
    for word, cost in _near(token.word, wording.index, extra=1):
        written, score = wording.written(word), max(zipf(word) or 0.0, OWN) - cost
        if score >= LEAST and not ((named or len(token.word) == SHORTEST) and written.islower()):
            found.append((score, written))
    if wording.english and not named and len(token.word) > SHORTEST:
        near = (((zipf(word) or 0.0) - cost, word) for word, cost in _near(token.word, common_words(), extra=0))
        found += [(score, word) for score, word in near if score >= ENGLISH]
    if not found:
        return None
    right = max(found, key=lambda pair: pair[0])[1]
    # 'azerbijans reply': the s of a possessive without its apostrophe is no part of the name; that of 'Munos' is.
    owns = typed[-1] == "s" and right[-1] != "s" and not right.islower() and _besides(token.word, fold(right))
    ending = ("s" if is_demonym(right.casefold()) else "'s") if owns else ""
    return _cased(right, typed) + ending


def _near(word: str, index: WordIndex, extra: int) -> Iterator[tuple[str, float]]:
    """Yield (near word, what it costs to mean it); words that sound the same may be ``extra`` edits farther away."""
    most = edits_allowed(word)
    heard = dict(index.heard(word, most + extra))
    for number, edits in (dict(index.near(word, most)) | heard).items():
        other = index.words[number]
        same = number in heard
        if len(other) < SHORTEST or not other.isalpha():
            continue
        if same or len(word) >= STEADY or (other[0] == word[0] and len(other) >= len(word)):
            each = SOUND if same else EDIT * min(1.0, USUAL / len(word))
            yield other, edits * each + (0.0 if same or other[0] == word[0] else FIRST)


def _besides(word: str, right: str) -> bool:
    """Tell whether ``word`` without its last letter is nearer to ``right`` than with it."""
    most = len(word)
    return distance(word[:-1], right, most) < distance(word, right, most)


def _titled(text: str) -> bool:
    """Tell whether most words of ``text`` have a capital, so that a capital tells nothing."""
    words = [word for word in text.split()[1:] if word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in words) > len(words)


def _cased(right: str, typed: str) -> str:
    """Return ``right`` with the capitals of ``typed`` where it has none of its own."""
    if len(typed) > 1 and typed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if typed[0].isupper() else right
