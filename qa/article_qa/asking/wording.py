"""The words of some texts as they write them: what a question's words are checked against before they are changed.

Reads the texts once; knows no sentence and no meaning.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from article_index.words import analyzer, fold
from article_qa.knowledge.spelling import WordIndex

WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’ʼ][^\W\d_]{2,})*")
FAMILY: Final = 4  # letters that words of one stem share
LONGEST: Final = 40  # characters of a word that is read; what is longer is no word


class Wording:
    """The words of ``texts``, folded, each with the form in which it is mostly written.

    >>> wording = Wording(["After the cease-fire in Karabakh, Karabakh was calm."])
    >>> "karabakh" in wording, wording.written("karabakh"), wording.together("cease", "fire")
    (True, 'Karabakh', 'cease-fire')
    """

    def __init__(self, texts: Iterable[str], *, english: bool = True) -> None:
        """Read ``texts``; ``english`` says whether general English holds for any of them."""
        self.english = english
        self._texts = tuple(texts)
        counts = Counter(found for text in self._texts for found in WORD.findall(text))
        forms: dict[str, list[str]] = {}
        # Small letters where a word ever has them, else the form that is used most.
        for form in sorted(counts, key=lambda form: (not form.islower(), -counts[form])):
            if len(form) <= LONGEST:
                forms.setdefault(_folded(form), []).append(form)
        self.words: Final = frozenset(forms)  # folded
        self._forms = forms  # folded word -> its forms, the usual one first

    def __contains__(self, word: str) -> bool:
        return word in self._forms

    @cached_property
    def index(self) -> WordIndex:
        """The words, searched for those that are spelt nearly alike."""
        return WordIndex(tuple(self._forms))

    def has_form_of(self, word: str) -> bool:
        """Tell whether the texts have a word of the same stem as ``word`` (folded), and not just one letter away."""
        terms = analyzer().terms(word)
        return word in self or any(
            term in analyzer().terms(other) and not _slip(word, other)
            for term in terms
            for other in self._families.get(word[:FAMILY], ())
        )

    @cached_property
    def _families(self) -> dict[str, list[str]]:
        """First letters -> the words that begin with them: stemming them all would take seconds for a long text."""
        found: dict[str, list[str]] = {}
        for word in self._forms:
            found.setdefault(word[:FAMILY], []).append(word)
        return found

    def written(self, word: str) -> str:
        """Return the form in which ``word`` (folded) is mostly written; in small letters where it ever is."""
        return self._forms[word][0]

    def together(self, *words: str) -> str:
        """Return ``words`` (folded) as some text writes them in a row, parted by a space or a hyphen, or ""."""
        if not all(word in self for word in words):
            return ""
        gap = r"['’]?[ \u00a0-]" if all(len(word) > 1 for word in words) else "-"
        row = gap.join(_any(self._forms[word]) for word in words)
        match = next(filter(None, (re.search(rf"(?<!\w){row}(?!\w)", text) for text in self._texts)), None)
        return match.group() if match else ""


def _any(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms)) + ")"


def _slip(word: str, other: str) -> bool:
    """Tell whether one letter before the last is another one: 'presidant' is no form of 'president'."""
    differing = [at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b]
    return len(word) == len(other) and len(differing) == 1 and differing[0] < len(word) - 1


def _folded(form: str) -> str:
    """Return ``form`` as a question's word is folded: "U.S." is "us", "6,500" is "6500"."""
    if form[0].isdigit():
        return form.replace(",", "")
    return fold(form.replace(".", ""))
