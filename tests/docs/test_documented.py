"""Promises of the documentation: all there is is told, all that is told is there, nothing is private."""

import argparse
import json
import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from article_index.version import __version__
from article_qa.library import Library
from article_web.app import create_app
from article_web.mcp.tools import TOOLS
from article_web.serving.configured import flag, variable
from article_web.serving.settings import Settings
from article_web.shell.arguments import build_parser
from article_web.shell.parser import HELP

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROBLEMS = json.loads((ROOT / "web/article_web/data/problems.json").read_text(encoding="utf-8"))["kinds"]
# what is served besides the API: the page, its files, the pages that explain problems, the widget
PAGES = {"/", "/static/<digest>/<path:name>", "/problems/<name>", "/widget.js", "/widget/<language>.json"}


def parsers() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command."""
    parser = build_parser()
    (commands,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(commands.choices)


def table(heading: str) -> list[list[str]]:
    """Return the rows of README's table whose first column is called ``heading``."""
    rows = re.search(rf"^\| {heading} \|.*\n\|[ -|]*\n((?:\|.*\n)*)", README, re.MULTILINE)
    assert rows
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in rows[1].splitlines()]


def test_every_command_and_option_is_documented() -> None:
    """README's table names each command and each of its options but the settings, which have a table of their own."""
    documented = {
        re.findall(r"article-qa (\w+)", row[0])[0]: set(re.findall(r"--[\w-]+", row[2])) for row in table("command")
    }
    real = {
        name: {option for action in parser._actions for option in action.option_strings} - {"-h", "--help"}
        for name, parser in parsers().items()
    }
    settings = {option for one in fields(Settings) for option in (flag(one.name), f"--no-{flag(one.name)[2:]}")}
    real["serve"] -= settings
    real["mcp"] -= settings
    assert documented == real


def test_every_option_in_the_examples_is_real() -> None:
    """The examples of the help texts use options that their commands have."""
    known = parsers()
    for text in HELP.glob("*.txt"):
        for line in re.findall(r"^  (?:.*\| )?article-qa (\w+ .*)$", text.read_text(encoding="utf-8"), re.MULTILINE):
            name, _, rest = line.partition(" ")
            options = set(re.findall(r"(?<= )--[a-z][a-z-]*", rest.split(" | ")[0]))
            assert options <= set(known[name]._option_string_actions), line


def test_every_help_text_belongs_to_a_command() -> None:
    """There is a text for each command, one for all, and one for what can be typed in a conversation."""
    assert {path.stem for path in HELP.glob("*.txt")} == set(parsers()) | {"article-qa", "in-chat"}
    for parser in parsers().values():
        assert "examples:\n  article-qa " in parser.format_help()


def test_stdin_is_offered_where_a_text_is_read_from_it() -> None:
    """The help of a command says that PATH may be -, but for chat, and for mcp with the option that frees stdin."""
    offers = "or - for a text on stdin"
    help_of = {name: " ".join(parser.format_help().split()) for name, parser in parsers().items()}
    assert {name for name, text in help_of.items() if offers in text} == {
        "serve", "ask", "index", "add", "replace", "verify", "mcp", "eval",
    }  # fmt: skip
    assert f"{offers} (with --http)" in help_of["mcp"]


def test_every_endpoint_is_documented() -> None:
    """README's table names each method of each address that the application has, and no other."""
    app = create_app(Library.open())
    parameter, in_braces = re.compile(r"<(?:[a-z]+:)?(?:article_)?([a-z]+)>"), r"{\1}"
    real = {
        f"{method} {parameter.sub(in_braces, rule.rule)}"
        for rule in app.url_map.iter_rules()
        if rule.rule not in PAGES
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {row[0].strip("`") for row in table("call")} == real


def test_every_tool_is_documented() -> None:
    """README's table names each tool for agents, and each of its arguments but those that it has from the endpoint."""
    assert [row[0].strip("`") for row in table("tool")] == [*TOOLS]
    for name, said in table("tool")[1:]:
        model = TOOLS[name.strip("`")].takes
        assert set(re.findall(r"`(\w+)`", said)) == set(model.model_fields), name


def test_every_problem_is_documented() -> None:
    """README's table names each problem under its status, and no other."""
    documented = {name: row[0].split(", ") for row in table("status") for name in re.findall(r"`([a-z-]+)`", row[1])}
    assert set(documented) == set(PROBLEMS)
    for name, statuses in documented.items():
        assert str(PROBLEMS[name]["status"]) in statuses, name


def test_every_notice_is_documented() -> None:
    """README's table names each code of a notice that the code gives, and no other."""
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "qa").rglob("*.py"))
    assert [row[0].strip("`") for row in table("notice")] == ["conflict", "attributed_to_other", "other_office"]
    assert set(re.findall(r'\bNotice\(\s*"(\w+)"', code)) == {row[0].strip("`") for row in table("notice")}


def test_every_environment_variable_is_documented() -> None:
    """Each variable that the code reads is in README or in a help text."""
    told = README + "".join(path.read_text(encoding="utf-8") for path in HELP.glob("*.txt"))
    code = "".join(
        p.read_text(encoding="utf-8") for room in ("index", "qa", "web") for p in (ROOT / room).rglob("*.py")
    )
    read = set(re.findall(r'"(ARTICLE_QA_\w+|NO_COLOR|FORCE_COLOR)"', code))
    settings = {variable(one.name) for one in fields(Settings)}
    assert "ARTICLE_QA_DEBUG" in read
    assert {name for name in read if name not in told} == set()
    assert set(re.findall(r"ARTICLE_QA_[A-Z_]+", told)) - read - settings <= {
        "ARTICLE_QA_CHROMIUM"
    }  # read by the tests


def test_the_changelog_knows_this_version() -> None:
    """The version that is built has its entry."""
    assert f"\n## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_nothing_of_one_machine_is_committed() -> None:
    """No tracked file names a folder of somebody's machine or a package registry's host."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is no checkout")
    private = re.compile(
        rb"(?<![\w.])/(?:work|home|root|Users)/\w|(?<![\w.])/tmp/\w|pypi\.org|files\.pythonhosted|npmjs\.(?:org|com)"
    )
    names = [name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    assert "README.md" in names
    found = {name: match[0] for name in names if (match := private.search((ROOT / name).read_bytes()))}
    assert found == {}
