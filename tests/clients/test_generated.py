"""The promise that the description makes clients: real generators of the registries make them, and they ask a question.

Slow, and by hand (``pytest -m slow tests/clients``): the generators are installed into a folder of the test's own.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from article_qa.library import Library
from article_web.api.openapi import document

pytestmark = pytest.mark.slow
HERE = Path(__file__).parent
README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
GENERATOR = "openapi-python-client>=0.29,<0.30"


def run(*command, folder):
    """Run a command in ``folder``, alone with its own packages, and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONWARNINGS"}}
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env=kept | {"NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr if "generate" in command else done.stdout  # where it warns


@pytest.fixture(scope="module")
def services(start_server, tmp_path_factory, rooms_environment):
    """Give the addresses of a service that is open and of one with tokens, and a token."""
    made = subprocess.run(
        [sys.executable, "-m", "article_web", "token", "me"],
        env=rooms_environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    tokens = tmp_path_factory.mktemp("tokens") / "tokens.txt"
    tokens.write_text(made.stdout)
    _, opened, _ = start_server()
    _, guarded, _ = start_server("--tokens", str(tokens))
    return opened, guarded, made.stderr.split()[-1]


@pytest.fixture(scope="module")
def expected():
    """Return the answer that each client has to get."""
    return Library.open().ask("When did Russia negotiate a second ceasefire?").to_dict()


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """Give a folder with the description, the programs in TypeScript and what they are made with."""
    if not shutil.which("npm"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs Node.js and npm")
    folder = tmp_path_factory.mktemp("node") / "client"
    shutil.copytree(HERE / "typescript", folder)
    (folder / "openapi.json").write_text(json.dumps(document()), encoding="utf-8")
    run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", folder=folder)
    return folder


def test_a_python_client_asks(services, expected, tmp_path):
    """openapi-python-client makes all endpoints, without a warning; its client asks, reads, verifies, is refused."""
    (tmp_path / "openapi.json").write_text(json.dumps(document()), encoding="utf-8")
    run(sys.executable, "-m", "venv", "made", folder=tmp_path)
    python = tmp_path / "made" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", GENERATOR, folder=tmp_path)
    said = run(
        tmp_path / "made" / "bin" / "openapi-python-client", "generate", "--path", "openapi.json",
        "--output-path", "client", folder=tmp_path,
    )  # fmt: skip
    assert "WARNING" not in said.upper()
    shutil.copy(HERE / "python" / "use.py", tmp_path / "client" / "use.py")
    printed = run(python, "use.py", *services, folder=tmp_path / "client")
    assert json.loads(printed) == expected
    (example,) = re.findall(r"^```python\n(from article_qa_client .*?)^```$", README, re.DOTALL | re.MULTILINE)
    (tmp_path / "client" / "example.py").write_text(example.replace("http://127.0.0.1:8000", services[0]))
    assert run(python, "example.py", folder=tmp_path / "client") == expected["text"] + "\n"


def test_typescript_clients_ask(services, expected, node):
    """Two generators make clients that a strict compiler takes; they ask, and a wrong program does not compile."""
    programs = node / "node_modules" / ".bin"
    run(programs / "openapi-typescript", "openapi.json", "-o", "api.d.ts", folder=node)
    run(programs / "openapi-ts", "-i", "openapi.json", "-o", "sdk", folder=node)
    run(programs / "tsc", "-p", ".", folder=node)
    assert json.loads(run("node", "built/use.js", *services, folder=node)) == expected
    assert json.loads(run("node", "built/sdk.js", services[0], folder=node)) == expected
    (example,) = re.findall(r"^```ts\n(import .*?)^```$", README, re.DOTALL | re.MULTILINE)
    right = (node / "use.ts").read_text(encoding="utf-8")
    (node / "use.ts").write_text(example.replace("http://127.0.0.1:8000", services[0]), encoding="utf-8")
    run(programs / "tsc", "-p", ".", folder=node)
    assert run("node", "built/use.js", folder=node) == expected["text"] + "\n"
    wrong = right.replace("answer.text", "answer.colour")
    (node / "use.ts").write_text(wrong, encoding="utf-8")
    with pytest.raises(AssertionError, match="colour"):
        run(programs / "tsc", "-p", ".", folder=node)


def test_a_linter_finds_no_error(node):
    """Redocly's recommended rules find no error in the description."""
    said = run(node / "node_modules" / ".bin" / "redocly", "lint", "openapi.json", "--format=json", folder=node)
    found = json.loads(said[said.index("{") :])
    assert found["totals"]["errors"] == 0
