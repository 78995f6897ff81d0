"""The languages whose words we can cut to stems, and the stemmer of each: NLTK's Snowball, imported when first used.

Knows no stop words and no texts; which language a text is in is told by ``languages``.
"""

import os
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Final

STEMMED: Final = {
    "ar": "Arabic", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish",
}  # fmt: skip
"""ISO 639-1 code -> the name of the language in Snowball."""
CHARACTERWISE: Final = ("ja", "ko", "zh")
"""The languages in which each character is a word, and its own stem."""

_STEMS: Final = 50_000  # stems remembered of a language, of all texts together
_SAME: Final = {"nb": "no", "nn": "no"}
_TAG: Final = re.compile("[-_]")


@lru_cache(256)
def language_of(lang: str | None) -> str:
    """Return the language that a text of ``lang``, such as "pt-BR", is read in: its first part, English for None.

    >>> language_of("pt-BR"), language_of("nb"), language_of(None)
    ('pt', 'no', 'en')
    """
    first = _TAG.split((lang or "").lower())[0] or "en"
    return _SAME.get(first, first)


@cache
def stemmer(lang: str) -> Callable[[str], str]:
    """Return what cuts a word of ``lang``, in small letters, to its stem; the word itself for other languages."""
    if lang not in STEMMED:
        return str

    @lru_cache(_STEMS)
    def stem(word: str) -> str:
        return _snowball(lang)(word.replace("'", "")) or word

    return stem


@cache
def _snowball(lang: str) -> Callable[[str], str]:
    """Return Snowball's stemmer of ``lang``."""
    homeless = "HOME" not in os.environ
    if homeless:  # nltk's downloader, which comes along, cannot be imported by a user without a home, as in a container
        os.environ["HOME"] = os.sep
    try:
        from nltk.stem import snowball  # noqa: PLC0415 - 0.7 s that only those who need terms pay for
    finally:
        if homeless:
            del os.environ["HOME"]

    stem: Callable[[str], str] = getattr(snowball, f"{STEMMED[lang]}Stemmer")().stem
    return stem
