"""What a clause speaks of: the words before its verb, whom a pronoun there means, what stands before them.

Refuses what is not understood by itself; takes no verb apart.
"""

from collections.abc import Sequence
from typing import Final

from article_qa.conversing.people import cast_of
from article_qa.suggesting.lists import finite_helpers, little
from article_qa.suggesting.phrases import is_adverb, sound
from article_qa.suggesting.verbs import base_of_past, base_of_present
from article_qa.suggesting.words import Word
from article_qa.text.reading import Reading

FARTHEST: Final = 9  # words before the verb
ASIDE: Final = 16  # words between two commas behind a subject
LEAD: Final = 24  # words before the subject
ROW: Final = 24  # words of a row of names
QUOTES: Final = frozenset('“”"')

Found = tuple[tuple[Word, ...], int]


def is_finite(word: Word) -> bool:
    """Tell whether ``word`` may be the verb of a clause."""
    low = word.low
    return not word.named and (low in finite_helpers() or bool(base_of_past(low) or base_of_present(low)))


def lead_of(words: Sequence[Word]) -> int:
    """Return the length of what stands before the subject: a phrase up to a comma, or a date."""
    dates = [i for i, w in enumerate(words[:FARTHEST]) if w.kind == "date"]
    if words[0].low not in little("leads") and not words[0].low.endswith("ly") and dates[:1] != [0]:
        return 0
    for comma in (i for i, w in enumerate(words[:LEAD]) if w.text == ","):
        inner = words[comma].mention
        if inner is not None and inner.start < words[comma].start < inner.end - 1:
            continue  # 'On March 16, 1903, …'
        quoted = any(w.text in QUOTES for w in words[:comma])
        return 0 if quoted or _in_list(words[comma + 1 : comma + 5]) else comma
    if dates and dates[0] <= 1:
        return max(i for i in dates if words[i].mention == words[dates[0]].mention) + 1
    return 0


def _in_list(behind: Sequence[Word]) -> bool:
    """Tell whether a comma with these words behind it stands in a list."""
    return any(w.text == "," for w in behind[:3]) and not any(is_finite(w) for w in behind)


def subject_of(body: Sequence[Word], reading: Reading) -> Found | None:
    """Return the subject with which ``body`` begins, and the number of the word behind it; None if it is not sound."""
    hedge = next((i for i, w in enumerate(body[:4]) if w.kind == "number" and w.text[0].isdigit()), 0)
    if hedge and all(w.low in little("hedges") for w in body[:hedge]):
        found = subject_of(body[hedge:], reading)
        return (found[0], found[1] + hedge) if found else None
    for at in range(1, min(FARTHEST, len(body) - 1)):
        if body[at].text == ",":
            return _row(body, at) or _before_comma(body, at, reading)
        if body[at].mark and body[at].text not in {"'", "’"}:
            return None
        if is_finite(body[at]) and not (base_of_present(body[at].low) and is_finite(body[at + 1])):
            words = list(body[:at])
            while words and (words[-1].low in little("adverbs") or is_adverb(words[-1])):
                words.pop()
            return (tuple(words), at) if words and sound(words, reading) else None
    return None


def _before_comma(body: Sequence[Word], at: int, reading: Reading) -> Found | None:
    """Return the subject before the comma at ``at``: 'Anna Berg, the mayor, …', 'the accident, which …, …'."""
    words = tuple(body[:at])
    if not sound(words, reading):
        return None
    if words[-1].named and is_finite(body[at + 1]):
        return words, at + 1
    if not words[-1].named and body[at + 1].low not in {"which", "who", "whose"}:
        return None
    close = next((i for i in range(at + 1, min(at + ASIDE, len(body) - 1)) if body[i].text == ","), 0)
    if not close or not is_finite(body[close + 1]):
        return None
    inside = body[at + 1 : close]
    told = len(inside) > 1 and inside[0].low not in {"and", "but"} and not any(w.text in QUOTES for w in inside)
    return (words, close + 1) if told else None


def _row(body: Sequence[Word], at: int) -> Found | None:
    """Return the subject 'Anna Berg, Tom Reed, and Otto Falk', a row of names."""
    end = at
    while end < len(body) and (body[end].named or body[end].low in little("in_rows")):
        end += 1
    row = tuple(body[:end])
    if end >= min(len(body), ROW) or not is_finite(body[end]) or row[-1].text == "," or not row[at - 1].named:
        return None
    if not any(w.low == "and" for w in row) or any(w.low in little("pointing") for w in row):
        return None
    return row, end


def past_adverbs(body: Sequence[Word], at: int) -> int:
    """Return the number of the first word from ``at`` on that is no adverb."""
    while at < len(body) and (body[at].low in little("adverbs") or is_adverb(body[at])):
        at += 1
    return at


def meant(reading: Reading, sentence: int, pronoun: str) -> str:
    """Return the name that ``pronoun``, first in its sentence, stands for, or ''.

    Only the one whom the article is about, or whom it calls he (or she) most, and only where nobody else is near.
    """
    if pronoun == "it":
        return _thing_meant(reading, sentence)
    gender = {"he": "m", "she": "f"}.get(pronoun, "")
    cast = reading.once(cast_of)
    about = cast.topic_gender == gender and cast.topic_kind in {"person", "name"}
    lead = (cast.topic if about else cast.leads.get(gender, "")) if gender else ""
    if not lead:
        return ""
    for before in range(sentence - 1, -1, -1):
        if reading.paragraph_of[before] != reading.paragraph_of[sentence]:
            break
        for m in reading.mentions[before]:
            name = reading.text[m.start : m.end].casefold().split()[-1]
            person = m.kind == "person" or name in cast.gender
            if person and name != lead.casefold().split()[-1] and cast.gender_of(name) in {"", gender}:
                return ""
    return lead


def _thing_meant(reading: Reading, sentence: int) -> str:
    """Return what the title names if the sentence before speaks of it."""
    topic = reading.once(cast_of).topic
    if not topic or reading.once(cast_of).topic_gender != "n" or not sentence:
        return ""
    before = reading.split.sentences[sentence - 1]
    if before.heading or before.paragraph != reading.split.sentences[sentence].paragraph:
        return ""
    said = before.span.of(reading.text).casefold()
    return topic if said.startswith((f"{topic.casefold()} ", f"the {topic.casefold()} ")) else ""
