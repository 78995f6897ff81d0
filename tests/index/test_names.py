"""Promises of ``import article_index``."""

import os
import subprocess
import sys

import pytest

import article_index


@pytest.mark.parametrize("name", article_index.__all__)
def test_public_names(name: str) -> None:
    """Every public name is there."""
    assert getattr(article_index, name) is not None


def test_unknown_name() -> None:
    """Another name is an AttributeError, as for any module."""
    with pytest.raises(AttributeError, match="no attribute 'Bookcase'"):
        article_index.Bookcase  # noqa: B018


def test_import_is_light() -> None:
    """Importing the package imports none of the libraries."""
    code = "import sys, article_index; print({'nltk', 'numpy', 'rank_bm25'} & set(sys.modules))"
    env = {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert ran.stdout == "set()\n"
