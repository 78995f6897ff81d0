"""What tests of several rooms share: the default library, a client without a network, a real server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOMS = [str(Path(__file__).parents[1] / room) for room in ("index", "qa", "web")]
START_SECONDS = 120  # a machine under load; what never comes is an error, not a slow test

# By default hypothesis fails a test whose example takes 200 ms, which under load any may.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure():
    """Heed Ctrl+C where a script that started the tests with ``&`` has it ignored: what they start inherits that."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def library():
    """Return the library over the article that comes with it."""
    from article_qa.library import Library

    return Library.open()


@pytest.fixture
def client(library):
    """Return a test client of a fresh application over the default library."""
    from article_web.app import create_app

    return create_app(library).test_client()


@pytest.fixture(scope="session")
def rooms_environment():
    """Return an environment in which another Python process finds our packages."""
    inherited = os.environ.get("PYTHONPATH")
    return os.environ | {"PYTHONPATH": os.pathsep.join(ROOMS + ([inherited] if inherited else []))}


@pytest.fixture(scope="session")
def start_server(tmp_path_factory, rooms_environment):
    """Return a function that starts ``article-qa serve`` on a free port: (process, URL, what it says)."""
    started = []

    def start(*arguments, stdin=None):
        said = tmp_path_factory.mktemp("server") / "stderr.txt"
        command = [sys.executable, "-m", "article_web", "serve", *arguments, "--port", "0"]
        with said.open("wb") as stderr:
            process = subprocess.Popen(command, stdin=stdin, stdout=stderr, stderr=stderr, env=rooms_environment)
        started.append(process)
        deadline = time.monotonic() + START_SECONDS
        while "http://" not in (text := said.read_text(encoding="utf-8")):
            assert process.poll() is None, f"the server ended before it served: {text}"
            assert time.monotonic() < deadline, f"the server does not serve: {text}"
            time.sleep(0.05)
        url = next(word for word in text.split() if word.startswith("http://"))
        return process, url.rstrip("/"), said

    yield start
    for process in started:
        process.terminate()
    for process in started:
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def server(start_server):
    """Return the base URL (without a slash at its end) of a real server over the default article."""
    _, url, _ = start_server()
    return url
