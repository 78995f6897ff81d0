"""Every endpoint of the real server under what schemathesis makes of its description, fitting and not."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.slow
def test_schemathesis_finds_nothing(server, tmp_path):
    """All its checks, positive and negative data, at every endpoint: no failure."""
    pytest.importorskip("schemathesis", reason="pip install 'article-qa[fuzz]'")
    run = subprocess.run(
        [
            *(sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"),
            *("--config-file", str(Path(__file__).with_name("schemathesis.toml"))),
            *("run", f"{server}/api/v1/openapi.json", "--checks", "all", "--mode", "all", "--continue-on-failure"),
            *("--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "50", "--no-color"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
