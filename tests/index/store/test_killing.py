"""The promise that a shelf is the old or the new one, whole, whenever its writer is killed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_writers_leave_the_old_shelf_or_the_new(
    tmp_path: Path, times: int, rooms_environment: dict[str, str]
) -> None:
    """Killed at random moments of indexing, adding, replacing and removing; ``check`` and the texts prove it."""
    script = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, script, tmp_path / "shelf", "7", str(times)],
        capture_output=True, text=True, check=True, timeout=1200, env=rooms_environment,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["wrong"] == []
    assert told["old"] + told["new"] == times
    assert told["killed"] >= times // 4
    assert min(told["old"], told["new"]) >= 1
