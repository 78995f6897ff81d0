"""The promise that the examples in the docstrings of qa and web run; tests/index has its own."""

import doctest
from importlib import import_module
from pkgutil import walk_packages

import pytest

import article_qa
import article_web

MODULES = sorted(
    module.name
    for package in (article_qa, article_web)
    for module in walk_packages(package.__path__, f"{package.__name__}.")
    if not module.name.startswith("article_qa.training")  # which needs an extra
)


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """The examples of a module give what they say."""
    assert doctest.testmod(import_module(name)).failed == 0


def test_there_are_examples() -> None:
    """Doctest finds the examples of both rooms."""
    finder = doctest.DocTestFinder()
    found = {case.name.split(".")[0] for name in MODULES for case in finder.find(import_module(name)) if case.examples}
    assert found == {"article_qa", "article_web"}
