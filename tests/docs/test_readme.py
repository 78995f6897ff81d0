"""Promises of README.md: its commands run as they stand, and its outputs are the real ones."""

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from update_readme import README, ROOT, Shell, blocks, commands, rerun

TEXT = README.read_text(encoding="utf-8")
BLOCKS = blocks(TEXT)


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    """Start a shell that knows this checkout's commands."""
    with Shell(tmp_path_factory.mktemp("readme")) as started:
        yield started


@pytest.mark.parametrize(("kind", "body"), BLOCKS, ids=[body.splitlines()[0] for _, body in BLOCKS])
def test_a_block_has_its_real_output(shell: Shell, kind: str, body: str) -> None:
    """Run again, the commands print what stands under them; else run tests/docs/update_readme.py."""
    if "curl" in body and not shutil.which("curl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs curl")
    assert rerun(kind, body, shell) == body


def test_readme_shows_each_way_to_ask() -> None:
    """The shell, the endpoint, the help and Python each have a block."""
    shown = [command for kind, body in BLOCKS if kind == "console" for command in commands(body)]
    for start in ("$ article-qa ask ", "$ curl ", "$ article-qa --help", "$ article-qa eval "):
        assert any(command.startswith(start) for command in shown), start
    python = "".join(body for kind, body in BLOCKS if kind == "pycon")
    assert "library.ask(" in python
    assert "blueprint(" in python


def test_links_lead_somewhere() -> None:
    """Every file and every heading that README links to or names is there."""
    headings = {f"#{one.lower().replace(' ', '-')}" for one in re.findall(r"^##+ (.*)$", TEXT, re.MULTILINE)}
    linked = [target for target in re.findall(r"\]\(([^)\s]+)\)", TEXT) if "://" not in target]
    named = re.findall(r"`((?:index|qa|web|tests|docs|\.ci)/[\w./-]+)`", TEXT)
    assert "docs/page.png" in linked
    reading = TEXT.split("## Reading the code")[1]
    for room, package in (("index", "article_index"), ("qa", "article_qa"), ("web", "article_web")):
        (item,) = re.findall(rf"^\d\. `{room}/{package}` .*(?:\n   .*)*", reading, re.MULTILINE)
        named += [f"{room}/{package}/{name}" for name in re.findall(r"`(\w+(?:\.py|/))`", item)]
    assert "qa/article_qa/answering.py" in named
    assert [path for path in linked + named if path not in headings and not (ROOT / path).exists()] == []


def test_the_example_on_top_is_real() -> None:
    """The quoted answer that README opens with is what the command below it prints."""
    opening = TEXT.split("## Start")[0]
    question = re.search(r"^> \*\*(.+)\*\*$", opening, re.MULTILINE)
    quote = re.search(r"^> (.+) \[1\]$", opening, re.MULTILINE)
    place = re.search(r"^> \[1\] (.+)$", opening, re.MULTILINE)
    assert question
    assert quote
    assert place
    body = next(body for _, body in BLOCKS if f'$ article-qa ask "{question[1]}"' in body)
    assert f"[1] {quote[1].replace('**', '')}\n    {place[1]}\n" in body
