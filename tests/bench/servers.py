"""Servers compared, by hand, on Linux: ``python tests/bench/servers.py`` (needs ``pip install gunicorn granian``).

Asks each server, in turns with the others, for the answers of our own application, uncached, and for the same bytes of
a plain Flask endpoint, with one process and with two: requests a second, p50, p99, the processor time of a request, the
memory of all processes together (PSS, once all questions were asked), errors. ``ours`` is what ``article-qa serve``
runs; waitress alone is it without our bounds. What is measured beside other work says only which is cheaper.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from load import held, load, plain, posted, questions, start, worked

from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

BODIES = "ARTICLE_QA_BENCH_BODIES"  # where the file of the plain endpoint's answers is
SETTINGS = Settings(answer_cache_bytes=0)
GUNICORN = ["gunicorn", "--bind", "127.0.0.1:{port}", "--workers", "{workers}", "--preload", "--log-level", "error"]
SERVERS = {
    "ours": ["python", __file__, "--port", "{port}", "--workers", "{workers}", "--serve"],
    "waitress": ["waitress-serve", "--listen", "127.0.0.1:{port}", "--threads", "4"],
    "gunicorn sync": [*GUNICORN, "--worker-class", "sync"],
    "gunicorn gthread": [*GUNICORN, "--worker-class", "gthread", "--threads", "4"],
    "granian": [
        "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", "{port}", "--workers", "{workers}",
        "--blocking-threads", "4", "--no-ws", "--no-log",
    ],
}  # fmt: skip
ALONE = {"waitress"}  # has no workers
CONNECTIONS = 8


def application(name):
    """Return the application ``ask`` or ``plain``."""
    if name == "plain":
        return plain({one: body.encode() for one, body in json.loads(Path(os.environ[BODIES]).read_text()).items()})
    library = Library.open()
    warm(library)
    return create_app(library, SETTINGS)


def __getattr__(name):
    """Make the applications as the servers import them: ``servers:ask``."""
    if name in {"ask", "plain_app"}:
        return application(name.removesuffix("_app"))
    raise AttributeError(name)


def run(command, app, workers):
    """Start ``command``; return its address and its process, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    filled = [part.format(port=port, workers=workers) for part in command]
    target = "servers:" + {"ask": "ask", "plain": "plain_app"}[app]
    here = str(Path(__file__).parent)
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([here, *sys.path[1:]])}
    folder = Path(sys.executable).parent
    process = subprocess.Popen(
        [folder / filled[0], *filled[1:], target], env=environ, stderr=subprocess.DEVNULL, cwd=here
    )
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            break
        except OSError:
            time.sleep(0.1)
    time.sleep(3)
    return ("127.0.0.1", port), process


def serve(app, port, workers):
    """Serve as ``article-qa serve`` does: ``start`` forks processes of our server, which share what was opened."""
    _, forked = start(application(app.removeprefix("servers:").removesuffix("_app")), SETTINGS, workers, port)
    signal.signal(signal.SIGTERM, lambda *_: [os.kill(one, signal.SIGTERM) for one in forked])
    for one in forked:
        os.waitpid(one, 0)


def family(process):
    """Return ``process`` and all below it."""
    found = [process]
    for one in found:
        for task in Path(f"/proc/{one}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def measure(name, app, workers, sent, options):
    """Return the figures of one server: requests a second, their seconds, processor time of one, memory, errors."""
    place, process = run(SERVERS[name], app, workers)
    try:
        load(place, sent, CONNECTIONS, options.warm, again=True)
        processes = family(process.pid)
        before = worked(processes)
        took, wrong = load(place, sent, CONNECTIONS, options.seconds, again=True)
        return len(took) / options.seconds, took, (worked(processes) - before) / len(took), held(processes), len(wrong)
    finally:
        process.terminate()
        process.wait(60)


def main():
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--warm", type=float, default=3)
    parser.add_argument("--only", default="", help="servers whose names hold this")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.port, options.workers)
        return
    library = Library.open()
    asked = questions(library)
    client = create_app(library, SETTINGS).test_client()
    bodies = {one: client.post("/api/v1/ask", json={"question": one}).text for one in asked}
    number, name = tempfile.mkstemp()
    os.close(number)
    file = Path(name)
    file.write_text(json.dumps(bodies))
    os.environ[BODIES] = str(file)
    sent = [posted(one) for one in asked]
    print("| server | processes | endpoint | requests/s | p50 ms | p99 ms | processor ms | PSS MB | errors |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for workers in (1, 2):
        for app in ("plain", "ask"):
            for name in SERVERS:
                if options.only not in name or (workers > 1 and name in ALONE):
                    continue
                rate, took, each, memory, wrong = measure(name, app, workers, sent, options)
                p50, p99 = (took[len(took) * n // 100] * 1000 for n in (50, 99))
                row = f"{rate:.0f} | {p50:.1f} | {p99:.1f} | {each * 1000:.2f} | {memory['PSS']:.0f} | {wrong}"
                print(f"| {name} | {workers} | {app} | {row} |", flush=True)
    file.unlink()


if __name__ == "__main__":
    main()
