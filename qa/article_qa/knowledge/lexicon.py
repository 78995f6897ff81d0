"""Small word lists and tables of general English, read from ``data/`` once and shared; never an article's own facts.

Only reads: what the words mean for an answer is decided by the modules that ask.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def data_text(name: str) -> str:
    """Return the text of the data file ``name`` of this package."""
    return (files("article_qa") / "data" / name).read_text("utf-8")


def data_lines(name: str) -> list[str]:
    """Return the lines of a data file that are neither blank nor comments."""
    return [line for line in data_text(name).splitlines() if line.strip() and not line.startswith("#")]


@cache
def data_table(name: str) -> dict[str, Any]:
    """Return the TOML data file ``name``, parsed; callers must not change it."""
    return tomllib.loads(data_text(name))


@cache
def data_section(name: str, section: str) -> tuple[str, ...]:
    """Return the lines below ``[section]`` of a data file that has sections."""
    lines = data_lines(name)
    start = lines.index(f"[{section}]") + 1
    end = next((i for i in range(start, len(lines)) if lines[i].startswith("[")), len(lines))
    return tuple(lines[start:end])


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the entries of a one-entry-a-line data file; what follows a tab or '|' on a line is left out."""
    return frozenset(line.replace("|", "\t").split("\t")[0].strip() for line in data_lines(name))
