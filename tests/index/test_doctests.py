"""Promises of the docstrings: each example in them runs."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import article_index

MODULES = sorted(module.name for module in walk_packages(article_index.__path__, "article_index."))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """The examples of a module give what they say."""
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    """Doctest finds examples at all."""
    finder = doctest.DocTestFinder()
    found = [case for name in MODULES for case in finder.find(import_module(name)) if case.examples]
    assert len(found) >= 10
