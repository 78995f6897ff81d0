"""Which language a text is in, as its ISO 639-1 code: by the share of each language's stop words, or by its script.

Looks at the beginning of a text and gives one answer for all of it. Knows the languages that we have stop words of, and
says None of all others, of texts of a few words and of mixed ones; finds no second language inside a text. A question
is too short for that: of it only is told which of some languages it is likest.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Final

from article_index.stemmers import STEMMED
from article_index.words import fold, stop_words

SAMPLE: Final = 20_000  # characters that are looked at
_FEWEST: Final = 3  # stop words at least, by which a language is told
_SHARE: Final = 0.14  # of the words that must be its stop words
_AHEAD: Final = 1.25  # times as many as the next language has, words that several share divided among them
_LETTERS: Final = 8  # characters at least by which a script is told
_WORD: Final = re.compile(r"[^\W\d_]+")
_VOWELS: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670]")  # of Arabic, where they are written
_SCRIPTS: Final = {
    "kana": re.compile("[\u3041-\u30ff]"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"),
    "hangul": re.compile("[\u1100-\u11ff\uac00-\ud7a3]"),
}
_KANA: Final = 0.1  # share of the characters of a Japanese text; Chinese has none
# Letters without which, or with which, a text in a script is in another language than ours of that script.
_NEEDED: Final = {"ru": re.compile("[ыэ]", re.IGNORECASE)}
_ALIEN: Final = {"ru": re.compile("[іїєґўђјљњћџ]", re.IGNORECASE), "ar": re.compile("[پچژگکیٹڈںے]")}


def detect(text: str) -> str | None:
    """Return the language of ``text`` as an ISO 639-1 code, or None where that is not sure.

    >>> detect("La presa fue construida en 1931, y el molino que está junto al río es aún más antiguo.")
    'es'
    >>> detect("Porto 1987") is None
    True
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE])
    if not sample.isascii():
        sample = _VOWELS.sub("", sample)
    words = _WORD.findall(sample)
    return _by_script(sample, sum(map(len, words))) or _by_stop_words(sample, words)


def spoken(text: str, among: Sequence[str]) -> str:
    """Return which of the languages ``among``, at least one, the few words of ``text`` are in; the first in doubt.

    >>> spoken("¿Quién fundó la ciudad?", ("en", "es", "fr"))
    'es'
    """
    if len(among) == 1:
        return among[0]
    words = [fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", text[:SAMPLE]))]
    script = _by_script(text, sum(map(len, words)), fewest=1)
    known = _languages_of()
    return max(among, key=lambda lang: (lang == script, sum(lang in known.get(word, ()) for word in words)))


def _by_script(sample: str, letters: int, fewest: int = _LETTERS) -> str | None:
    """Return "ja", "ko" or "zh" where most letters of ``sample`` are of that script."""
    if sample.isascii():
        return None
    kana, han, hangul = (len(script.findall(sample)) for script in _SCRIPTS.values())
    if hangul >= fewest and 2 * hangul > letters:
        return "ko"
    if kana + han >= fewest and 2 * (kana + han) > letters:
        return "ja" if kana > _KANA * (kana + han) else "zh"
    return None


def _by_stop_words(sample: str, words: list[str]) -> str | None:
    """Return the language whose stop words ``words`` have clearly the most of."""
    known = _languages_of()
    found: Counter[str] = Counter()
    weighed: dict[str, float] = defaultdict(float)
    for word, times in Counter(map(fold, words)).items():
        languages = known.get(word, ())
        for lang in languages:
            found[lang] += times
            weighed[lang] += times / len(languages)
    if not weighed:
        return None
    (most, first), (next_most, _) = (*sorted(((n, lang) for lang, n in weighed.items()), reverse=True), (0.0, ""))[:2]
    if found[first] < max(_FEWEST, _SHARE * len(words)) or most < _AHEAD * next_most:
        return None
    if (alien := _ALIEN.get(first)) and len(alien.findall(sample)) * 100 > len(words):
        return None
    if (needed := _NEEDED.get(first)) and not needed.search(sample):
        return None
    return first


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Return folded stop word -> the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for lang in STEMMED:
        for word in stop_words(lang):
            found[word] = (*found.get(word, ()), lang)
    return found
