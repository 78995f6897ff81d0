"""The little words of ``data/asking-en.toml``, read once; decides nothing."""

from functools import cache
from typing import Final

from article_qa.knowledge.lexicon import data_table

TABLE: Final = "asking-en.toml"


@cache
def little(name: str) -> frozenset[str]:
    """Return the words, or pairs of words, of list ``name``."""
    return frozenset(data_table(TABLE)[name])


@cache
def finite_helpers() -> frozenset[str]:
    """Return the forms of 'be' and 'have' and the modal verbs."""
    return little("be") | little("have") | little("modals")
