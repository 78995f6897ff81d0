"""Every endpoint of the real server under what schemathesis makes of its description, fitting and not."""

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def address(command_environment, tmp_path):
    """Serve the article that comes with us at a free port, and give the address."""
    command = [sys.executable, "-m", "article_web", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=command_environment, cwd=tmp_path) as server:
        found = re.search(r"http://\S+/", server.stderr.readline())
        yield found.group()
        server.terminate()
        server.communicate(timeout=60)


@pytest.mark.slow
def test_schemathesis_finds_nothing(address, tmp_path):
    """All its checks, positive and negative data, at every endpoint: no failure."""
    pytest.importorskip("schemathesis", reason="pip install 'article-qa[fuzz]'")
    run = subprocess.run(
        [
            *(sys.executable, "-c", "from schemathesis.cli import schemathesis; schemathesis()"),
            *("--config-file", str(Path(__file__).with_name("schemathesis.toml"))),
            *("run", f"{address}api/v1/openapi.json", "--checks", "all", "--mode", "all", "--continue-on-failure"),
            *("--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "50", "--no-color"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=1200,
        cwd=tmp_path,
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-2000:]
