"""Promises of the docstrings: each example in them runs."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import article_index

MODULES = sorted(module.name for module in iter_modules(article_index.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """The examples of a module give what they say."""
    assert doctest.testmod(import_module(f"article_index.{name}")).failed == 0


def test_there_are_examples() -> None:
    """Doctest finds examples at all."""
    finder = doctest.DocTestFinder()
    found = [case for name in MODULES for case in finder.find(import_module(f"article_index.{name}")) if case.examples]
    assert len(found) >= 10
