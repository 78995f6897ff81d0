"""Regular expressions, each with texts made to be slow for it: the time grows about as the text does.

What is measured is processor time, and only ever compared with that of a shorter text, with a wide margin.
"""

import json
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from time import thread_time

import pumping
import pytest

ASKED = ("article_qa.asking.", "article_qa.conversing.", "article_qa.choice.refusing", "article_qa.choice.indirect")
OURS = {"article_web.widget.bundle"}  # reads nothing but the scripts and styles that come with the package
SIZES = {True: (250, 1_000), False: (4_000, 16_000)}  # a question has a thousand characters at most, a text a million
FLOORS = {True: 0.1, False: 0.005}  # seconds that do no harm, however they came about
WORST = 10  # of four times the text: linear takes 4 times as long, the square 16 times
GIVEN_UP = 5  # seconds after which it has exploded


@pytest.fixture(scope="module")
def expressions(rooms_environment):
    """Return what the project compiles, and the places in its sources where it does."""
    done = subprocess.run(
        [sys.executable, pumping.__file__], capture_output=True, text=True, env=rooms_environment, check=True
    )
    return json.loads(done.stdout)


@contextmanager
def given_up():
    """End with TimeoutError what takes too much processor time; an expression cannot be ended otherwise."""

    def end(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def seconds(regex, text):
    """Return the processor time of every way to use ``regex`` on ``text``."""
    begun = thread_time()
    for _ in regex.finditer(text):
        pass
    regex.match(text)
    regex.fullmatch(text)
    return thread_time() - begun


def explodes(regex, before, repeated, after, *, asked=False):
    """Tell whether the longer text takes far more than its length explains; a doubt is looked at again."""
    short, long = (before + repeated * (size // len(repeated) or 1) + after for size in SIZES[asked])
    try:
        with given_up():
            for _ in range(3):
                if (worst := seconds(regex, long)) < FLOORS[asked] or worst < WORST * max(
                    seconds(regex, short) for _ in range(2)
                ):
                    return False
    except TimeoutError:
        pass
    return True


def test_every_expression_is_found(expressions):
    """Each place of our sources that makes an expression made one that is tried below."""
    made = {(module, line) for module, line, _, _ in expressions["made"]}
    missed = [
        (module, first)
        for module, first, last, _ in expressions["written"]
        if not any((module, line) in made for line in range(first, last + 1))
    ]
    assert missed == []


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")
def test_no_expression_explodes(expressions):
    """Neither with the square of the text, nor worse, for any text made from the parts of an expression."""
    found = {}
    for module, line, source, flags in expressions["made"]:
        if module in OURS:
            continue
        regex = re.compile(source, flags)
        asked = module.startswith(ASKED)
        for before, repeated, after in pumping.attacks(source, flags):
            if explodes(regex, before, repeated, after, asked=asked):
                found[f"{Path(module).name}:{line}", source[:200]] = (before, repeated, after)
                break
    assert found == {}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer of processor time")
@pytest.mark.slow
@pytest.mark.parametrize("source", [r"(?:a+)+b", r"\s+$", r"(\w+ ?)+:", r"a.*b"])
def test_what_explodes_is_found(source):
    """The texts that are made find what is known to explode."""
    regex = re.compile(source)
    assert any(explodes(regex, *attack) for attack in pumping.attacks(source, 0))
