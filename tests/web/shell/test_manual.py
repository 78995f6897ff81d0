"""Mirror of article_web/shell/manual.py: one page with all commands and options, that man shows without a complaint."""

import os
import re
import shutil
import subprocess

import pytest

from article_web.shell.arguments import build_parser
from article_web.shell.cli import main
from article_web.shell.manual import page
from article_web.shell.typed import typed


def shown():
    """Return the page as groff shows it on a terminal; fails where it complains."""
    groff = shutil.which("groff")
    if groff is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs groff")
    command = [groff, "-man", "-Tutf8", "-Kutf8", "-ww", "-P-cbou", "-rLL=100n"]
    done = subprocess.run(command, input=page(), capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout


def test_the_page_shows_everything():
    """Each command under its name, each option with its help, the examples as they are typed."""
    text = shown()
    for command in typed(build_parser()):
        assert re.search(rf"^ +{command.name}$", text, re.MULTILINE) or not command.name
        for option in command.options:
            for name in option.names:
                assert re.search(rf"^ +(?:--?[\w-]+, )*{name}\b", text, re.MULTILINE), name
    assert "\n         article-qa ask \"Who won?\" --on story.txt --json | jq -r '.citations[].quote'\n" in text
    assert "\n         0  done; 'the article does not say' and a closed pipe are no failures\n" in text


def test_the_command_prints_the_page(capsys):
    """On stdout."""
    assert main(["manual"]) == 0
    assert capsys.readouterr().out == page() + "\n"
