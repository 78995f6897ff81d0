"""Other right ways to write one word: British and American, numbers in words and in digits, usual short forms.

Makes forms by rules, without asking whether they are words: whoever calls looks for them in a text, which has only
real ones. Mends no mistakes.
"""

from functools import cache, lru_cache
from typing import Final

from article_qa.knowledge.lexicon import data_table

TABLE: Final = "variants-en.toml"
STEM: Final = {"parts": 3, "late": 4}  # letters at least that stand before an ending of the table's lists


@lru_cache(10_000)
def variants(word: str) -> tuple[str, ...]:
    """Return the other forms of the folded ``word``, in a fixed order, without the word itself.

    >>> variants("organised"), variants("gray"), variants("six"), variants("40")
    (('organized',), ('grey',), ('6',), ('forty',))
    """
    if word.isdigit():
        return (_number_names()[word],) if word in _number_names() else ()
    found = [form for row in (_rows().get(word, ()), _rewritten(word)) for form in row]
    if word in _numbers():
        found.append(str(_numbers()[word]))
    return tuple(dict.fromkeys(form for form in found if form != word))


def _rewritten(word: str) -> list[str]:
    """Return ``word`` with each part that another spelling has changed into it."""
    found = []
    for name, least in STEM.items():
        for british, american in data_table(TABLE)[name]:
            for old, new in ((british, american), (american, british)):
                head = word.removesuffix(old)
                if least <= len(head) < len(word) and head[-1] != old[0]:  # 'led' is no ending of 'travelled'
                    found.append(head + new)
    for british, american in data_table(TABLE)["inner"]:
        for old, new in ((british, american), (american, british)):
            if old in word and new not in word.replace(old, ""):
                found.append(word.replace(old, new, 1))
    return found


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    """Return word -> all forms of its row."""
    return {word: tuple(row) for row in data_table(TABLE)["words"] for word in row}


@cache
def _numbers() -> dict[str, int]:
    """Return the names of numbers that are one word, up to ninety -> the number."""
    table = data_table(TABLE)
    small = {name: number for number, name in enumerate(table["units"])}
    return small | {name: 10 * number for number, name in enumerate(table["tens"], 2)}


@cache
def _number_names() -> dict[str, str]:
    return {str(number): name for name, number in _numbers().items()}


def number_of(words: list[str]) -> int | None:
    """Return the number that ``words`` (folded) name together, or None where they name none.

    >>> number_of(["six", "thousand", "five", "hundred"]), number_of(["twenty", "five"]), number_of(["two", "five"])
    (6500, 25, None)
    """
    scales: dict[str, int] = data_table(TABLE)["scales"]
    total, group, last = 0, 0, ""
    for word in words:
        if word in scales:
            if not group or (last in scales and scales[word] <= scales[last]):
                return None
            group *= scales[word]
            if scales[word] >= 1000:
                total, group = total + group, 0
        elif word in _numbers() and (not last or last in scales or (group % 100 >= 20 and 0 < _numbers()[word] < 10)):
            group += _numbers()[word]
        elif word != "and" or last not in scales:
            return None
        last = last if word == "and" else word
    return total + group if last else None


@cache
def number_words() -> frozenset[str]:
    """Return the words that the names of numbers are made of, but 'and'."""
    return frozenset(_numbers()) | frozenset(data_table(TABLE)["scales"])
