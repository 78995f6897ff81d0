"""Writes the outputs in README.md and docs/python.md anew: ``python tests/docs/update_readme.py``; tests compare them.

A ``console`` block is run by bash, a ``pycon`` block by this Python; their commands are kept, their outputs
replaced. ``curl`` is pointed at a server of this checkout. Other blocks are left alone.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from doctest import DocTestParser
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PYTHON = ROOT / "docs" / "python.md"
ROOMS = [str(ROOT / room) for room in ("index", "qa", "web")]
SHOWN_ADDRESS = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"^```(?P<kind>console|pycon)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


class Shell:
    """Runs blocks as a reader would, in a folder apart: ``article-qa``, ``python3`` are this checkout's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack = contextlib.ExitStack()
        self._address = ""
        programs = folder / "bin"
        programs.mkdir()
        for name, module in (("article-qa", "-m article_web "), ("python3", "")):
            text = f'#!/bin/sh\nPYTHONPATH="{os.pathsep.join(ROOMS)}" exec "{sys.executable}" {module}"$@"\n'
            (programs / name).write_text(text, encoding="utf-8")  # some programs start others without their environment
            (programs / name).chmod(0o755)
        (folder / "tests").symlink_to(ROOT / "tests")
        kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
        self._environment = kept | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.pathsep.join(ROOMS),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "80",
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def output(self, command: str) -> str:
        """Return what ``command`` prints; raises CalledProcessError where it fails."""
        if SHOWN_ADDRESS in command:
            command = command.replace(SHOWN_ADDRESS, self._served())
        printed = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", command],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            timeout=120,
            check=True,
        ).stdout
        return printed.replace(self._address, SHOWN_ADDRESS) if self._address else printed

    def _served(self) -> str:
        """Return the address of a server of the article that comes with us, started when first needed."""
        if not self._address:
            server = self._stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-m", "article_web", "serve", "--port", "0"],
                    env=self._environment,
                    stderr=subprocess.PIPE,
                    encoding="utf-8",
                )
            )
            self._stack.callback(server.terminate)
            assert server.stderr is not None
            said = server.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            assert found, said
            self._address = found[0]
        return self._address


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the kind and the body of each block of ``text`` that has outputs."""
    return [(match["kind"], match["body"]) for match in _BLOCK.finditer(text)]


def rerun(kind: str, body: str, shell: Shell) -> str:
    """Return ``body`` with the outputs that its commands have now."""
    return "".join(_console(body, shell) if kind == "console" else _pycon(body))


def commands(body: str) -> list[str]:
    """Return the commands of a console block: each begins with ``$ `` and goes on in lines with ``> ``."""
    return re.findall(r"^\$ .*\n(?:> .*\n)*", body, re.MULTILINE)


def _console(body: str, shell: Shell) -> Iterator[str]:
    for command in commands(body):
        yield command
        yield shell.output(re.sub(r"^[$>] ", "", command, flags=re.MULTILINE))


def _pycon(body: str) -> Iterator[str]:
    names: dict[str, object] = {"__name__": "__main__"}
    for example in DocTestParser().get_examples(body):
        first, *more = example.source.splitlines()
        yield f">>> {first}\n" + "".join(f"... {line}\n" for line in more)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example.source, "README.md", "single"), names)
        yield printed.getvalue()


def main() -> None:
    """Write the pages with the outputs that its commands have now."""
    sys.path[:0] = ROOMS
    with tempfile.TemporaryDirectory() as folder, Shell(Path(folder)) as shell:
        for page in (README, PYTHON):
            text = page.read_text(encoding="utf-8")
            new = _BLOCK.sub(lambda m: f"```{m['kind']}\n{rerun(m['kind'], m['body'], shell)}```", text)
            page.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    if not shutil.which("curl"):
        sys.exit("README.md's blocks need curl; install it first.")
    main()
