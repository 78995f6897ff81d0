"""A milvus-lite server of its own on 127.0.0.1, started, killed and started again by the tests."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = "from milvus_lite.cmdline import main; main()"
SECONDS = 60  # within which it has to listen


class Server:
    """A server over ``folder``, always at the same port."""

    def __init__(self, folder: Path) -> None:
        for needed in ("pymilvus", "milvus_lite"):
            pytest.importorskip(needed)  # here, since a module that is skipped counts as skipped where it is not run
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.uri = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        options = ["server", "--data-dir", str(self.folder), "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            assert self._process.poll() is None, "the server ended"
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server does not listen")

    def kill(self) -> None:
        """End it at once, as a machine does that loses its power."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None
