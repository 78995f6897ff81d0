"""What the tests of the command line share: running it as a user does, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def command_environment() -> dict[str, str]:
    """Give an environment in which the command finds this checkout and nothing colours its output."""
    rooms = os.pathsep.join(str(ROOT / room) for room in ("index", "qa", "web"))
    kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "ARTICLE_QA_DEBUG")}
    return kept | {"PYTHONPATH": rooms, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}


@pytest.fixture
def command(command_environment: dict[str, str], tmp_path: Path) -> Run:
    """Run ``article-qa`` with the arguments given, in an empty folder, and return what came of it."""

    def run(*arguments: str, stdin: str = "", **environ: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "article_web", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=tmp_path,
            env=command_environment | environ,
        )

    return run
