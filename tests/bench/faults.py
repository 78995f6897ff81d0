"""Faults under load, by hand, on Linux: ``python tests/bench/faults.py``.

Four clients ask without a pause a service of two workers while a worker is killed, the workers are stopped and go on,
clients vanish, all connections are held by clients that send a byte at a time, and the shelf is replaced. Prints for
each fault how many requests were answered during it and after it, and what else came: a connection that broke with its
worker is the only thing that may. Ends with 1 where the service does not recover.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from threading import Event, Thread

ROOMS = [str(Path(__file__).parents[2] / room) for room in ("index", "qa", "web")]
CONNECTIONS = 50  # of each worker: few enough to be held by one script
SETTINGS = ["--workers", "2", "--port", "0", "--connections", str(CONNECTIONS), "--answer-cache-bytes", "0"]
QUESTION = "/api/v1/ask?q=When+did+the+lighthouse+open"


class Clients:
    """Clients that ask over connections that they keep, and count what comes."""

    def __init__(self, place):
        self.place, self.came, self._done = place, Counter(), Event()
        self._threads = [Thread(target=self._ask) for _ in range(4)]
        for one in self._threads:
            one.start()

    def _ask(self):
        connection = http.client.HTTPConnection(*self.place, timeout=30)
        while not self._done.is_set():
            try:
                connection.request("GET", QUESTION)
                response = connection.getresponse()
                body = response.read()
                self.came[response.status if b'"citations"' in body else body] += 1
            except (OSError, http.client.HTTPException) as wrong:
                self.came[type(wrong).__name__] += 1
                connection.close()

    def end(self):
        """Stop asking."""
        self._done.set()
        for one in self._threads:
            one.join()


def forked(master):
    """Return the workers of ``master``."""
    said = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii")
    return [int(one) for one in said.split()]


def kill(master, place, article):
    """A worker is killed."""
    os.kill(forked(master)[0], signal.SIGKILL)
    time.sleep(3)


def stop(master, place, article):
    """Both workers are stopped for two seconds."""
    workers = forked(master)
    for number in (signal.SIGSTOP, signal.SIGCONT):
        for one in workers:
            os.kill(one, number)
        time.sleep(2)


def vanish(master, place, article):
    """300 clients ask and are gone before the answer."""
    for n in range(300):
        with socket.create_connection(place, timeout=30) as one:
            if n % 2:  # gone with a reset, not a farewell
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            one.sendall(f"GET {QUESTION} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()[: None if n % 3 else 40])


def hold(master, place, article):
    """Three times as many connections as there may be send a byte a second, for five seconds."""
    held = [socket.create_connection(place, timeout=30) for _ in range(6 * CONNECTIONS)]
    for byte in b"GET /":
        for one in held:
            try:
                one.send(bytes([byte]))
            except OSError:
                continue  # it made room
        time.sleep(1)
    for one in held:
        one.close()


def replace(master, place, article):
    """The article changes, three times."""
    for year in (1902, 1903, 1904):
        article.write_text(f"The lighthouse opened in {year}.", encoding="utf-8")
        os.kill(master, signal.SIGHUP)
        time.sleep(3)


def main():
    """Try each fault, print what came, and return whether the service recovered from all."""
    with tempfile.TemporaryDirectory() as folder:
        article, said = Path(folder, "story.txt"), Path(folder, "stderr.txt")
        article.write_text("The lighthouse opened in 1901.", encoding="utf-8")
        environ = os.environ | {"PYTHONPATH": os.pathsep.join(ROOMS)}
        command = [sys.executable, "-m", "article_web", "serve", str(article), *SETTINGS]
        with said.open("wb") as stderr:
            service = subprocess.Popen(command, stderr=stderr, env=environ)
        while not (found := re.search(r"http://([\d.]+):(\d+)/", said.read_text(encoding="utf-8"))):
            time.sleep(0.1)
        place = (found[1], int(found[2]))
        clients, well = Clients(place), True
        try:
            for fault in (kill, stop, vanish, hold, replace):
                clients.came.clear()
                fault(service.pid, place, article)
                during = dict(clients.came)
                time.sleep(1)
                clients.came.clear()
                time.sleep(3)
                after = dict(clients.came)
                recovered = set(after) == {200} and len(forked(service.pid)) == 2
                well = well and recovered
                print(f"{fault.__doc__:75} during {during}  after {after}", flush=True)
        finally:
            clients.came.clear()
            service.terminate()
            ended = service.wait(60)
            clients.end()
        print(f"It ends with {ended}; on stderr:\n{said.read_text(encoding='utf-8')}", end="")
    return well and ended == 0


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
