"""Which words general English has, and which of them a misspelt word stands for.

Knows no article: what a text writes is right whatever this module says.
"""

from functools import cache
from typing import Final

from article_index.wordlist import words as listed
from article_qa.knowledge.frequency import frequent_words, zipf
from article_qa.knowledge.gazetteer import is_demonym, is_first_name, is_place, is_reporting_verb
from article_qa.knowledge.lexicon import data_lines, word_set
from article_qa.knowledge.spelling import WordIndex
from article_qa.knowledge.variants import variants

COMMON: Final = 3.6  # Zipf frequency at and above which a word is taken for what a misspelt one was meant to be


def is_english(word: str) -> bool:
    """Tell whether ``word`` (folded) is a word of general English or a well-known name, in any of its spellings."""
    if zipf(word) is not None or word in listed("stopwords-en"):
        return True
    if is_place(word) or is_demonym(word) or is_first_name(word) or is_reporting_verb(word):
        return True
    return word in word_set("known-words-en.txt") or any(zipf(form) for form in variants(word))


@cache
def misspellings() -> dict[str, str]:
    """Return wrong -> right, of one word or two, as ``data/misspellings-en.txt`` lists them."""
    rows = (line.split("|") for line in data_lines("misspellings-en.txt"))
    return {wrong.strip(): right.strip() for wrong, right in rows}


@cache
def common_words() -> WordIndex:
    """Return the common words of English, searched for those that are spelt nearly alike."""
    return WordIndex([word for word in frequent_words() if len(word) > 2 and (zipf(word) or 0) >= COMMON])
