"""Promises of the layout: imports go web -> qa -> index and never back; no module is long."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ["index", "qa", "web"]  # a room may import from itself and from those before it
LONGEST = 300  # lines of a module
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the modules that any import statement of a module names, wherever it stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def wrong(source: str, room: str) -> list[str]:
    """Return the imports of ``source`` that a module of ``room`` may not have."""
    later = tuple(f"article_{name}" for name in ROOMS[ROOMS.index(room) + 1 :])
    return [name for name in imported(ast.parse(source)) if name.split(".")[0] in later]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrows(path: Path) -> None:
    """No module imports from a room that comes after its own."""
    room = path.relative_to(ROOT).parts[0]
    assert wrong(path.read_text("utf-8"), room) == []


def test_wrong_arrows_are_found() -> None:
    """An import against the arrow is seen, even inside a function."""
    assert wrong("def f():\n    from article_web.shell.cli import main", "qa") == ["article_web.shell.cli"]
    assert wrong("import article_qa", "index") == ["article_qa"]
    assert wrong("import article_index.split", "web") == []


def test_every_room_has_modules() -> None:
    """The three rooms are where this test looks."""
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_length(path: Path) -> None:
    """No module is longer than a reader can hold."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST
