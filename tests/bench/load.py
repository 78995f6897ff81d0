"""Load, by hand: ``python tests/bench/load.py``; ``--minutes 10`` for memory, ``--workers N`` for several processes.

Asks 500 different questions about the article that comes with us, uncached, over kept connections, and in turns with
it a plain Flask endpoint that reads the same JSON and returns the same bytes, on the same server with the same
settings. Prints requests a second, their ratio, p50 and p99, errors, what the processes hold (PSS), and the processor
time of a request, which other work on the machine disturbs least. The clients need a core of their own: on fewer, both
endpoints are measured slower than they are.
"""

import argparse
import gc
import json
import os
import re
import signal
import socket
import statistics
import time
from itertools import cycle, islice
from pathlib import Path
from threading import Thread

from flask import Flask, Response, request

from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.serve import bind
from article_web.serving.server import Server
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

QUESTIONS = 500
STARTS = ("Who", "When did", "Where did", "Why did", "What about", "How many", "What is said of", "Did")
HEAD_SENT = b"POST /api/v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
HEAD = re.compile(rb"HTTP/1.1 (\d+)(?=.*?\r\nContent-Length: (\d+)\r\n).*?\r\n\r\n", re.DOTALL | re.IGNORECASE)


def questions(library):
    """Return 500 different questions made of the article's words, most of them such as it answers."""
    text = next(iter(library.shelf)).article.text
    words = re.findall(r"[\w’'-]+", text)
    starts = cycle(STARTS)
    made = dict.fromkeys(f"{next(starts)} {' '.join(words[i : i + 3 + i % 4])}?" for i in range(len(words)))
    return [*islice(made, QUESTIONS)]


def posted(question):
    """Return the request that asks ``question``."""
    body = json.dumps({"question": question}).encode()
    return HEAD_SENT + str(len(body)).encode() + b"\r\n\r\n" + body


def plain(bodies):
    """Return a Flask application that answers each question with the bytes that the service answered it with."""
    app = Flask("plain")

    @app.post("/api/v1/ask")
    def ask():
        return Response(bodies[request.get_json()["question"]], mimetype="application/json")

    return app


def start(app, settings, workers, port=0):
    """Return the address of ``app`` served by forked processes, and their ids."""
    listener = bind("127.0.0.1", port)
    forked = []
    gc.collect()
    gc.freeze()  # as the workers of a service have it
    for _ in range(workers):
        process = os.fork()
        if process == 0:
            work(app, listener, settings)
        forked.append(process)
    place = listener.getsockname()
    listener.close()
    return place, forked


def work(app, listener, settings):
    """Serve until SIGTERM, and end this process."""
    server = Server(app, listener, settings)
    signal.signal(signal.SIGTERM, lambda *_: server.stop())
    server.run()
    os._exit(0)


def load(place, sent, connections, seconds, *, again=False):
    """Ask ``sent`` in turn over so many connections for so long; return the seconds of each request, and the errors.

    With ``again``, a connection that the server closes after an answer is no error: the next question opens another.
    """
    times, errors = [], []
    until = time.perf_counter() + seconds

    def client(first):
        asked = cycle(sent[first:] + sent[:first])
        mine = []
        connection = socket.create_connection(place, timeout=30)
        while (begun := time.perf_counter()) < until:
            try:
                connection.sendall(next(asked))
                status, closes = answered(connection)
                if status != b"200":
                    errors.append(status)
                if again and closes:
                    connection.close()
                    connection = socket.create_connection(place, timeout=30)
            except OSError as wrong:
                errors.append(wrong)
                break
            mine.append(time.perf_counter() - begun)
        connection.close()
        times.extend(mine)

    threads = [Thread(target=client, args=(n * len(sent) // connections,)) for n in range(connections)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sorted(times), errors


def answered(connection):
    """Return the status of the answer that comes, and whether it is the connection's last."""
    got = b""
    while not (head := HEAD.match(got)) or len(got) < head.end() + int(head[2]):
        more = connection.recv(65536)
        if not more:
            raise ConnectionError("closed")
        got += more
    return head[1], b"connection: close" in head[0].lower()


def held(processes):
    """Return the megabytes that the processes hold together: RSS, all; PSS, what is shared parted; USS, what is not."""
    found = dict.fromkeys(("Rss", "Pss", "Private_Clean", "Private_Dirty"), 0.0)
    for process in processes:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
        for name in found:
            found[name] += int(re.search(rf"^{name}:\s+(\d+)", told, re.M)[1]) / 1024
    return {"RSS": found["Rss"], "PSS": found["Pss"], "USS": found["Private_Clean"] + found["Private_Dirty"]}


def keep_on(place, processes, sent, options):
    """Ask for the minutes of ``options``, and print what the processes hold at the end of each; the first warms up."""
    print(f"minute    {'RSS':>7} {'PSS':>7} {'USS':>7} MB   requests  errors")
    first, each = None, 60 if options.minutes > 1 else options.minutes * 30
    for minute in range(1, round(options.minutes * 60 / each) + 1):
        took, wrong = load(place, sent, options.connections, each)
        now = held(processes)
        first = first or now
        print(
            f"{minute:6}    {' '.join(f'{one:7.1f}' for one in now.values())} {len(took):13} {len(wrong):7}", flush=True
        )
    print("growth    " + " ".join(f"{now[name] / first[name] - 1:+7.1%}" for name in now))


def worked(processes):
    """Return the seconds of processor time that the processes have used."""
    ticks = 0
    for process in processes:
        said = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(said[11]) + int(said[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def arguments():
    """Return the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--cached", action="store_true", help="with the cache of answers, as a service has it")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--minutes", type=float, default=0, help="then ask for so long, and compare the memory")
    return parser.parse_args()


def main():
    """Measure and print."""
    options = arguments()
    library = Library.open()
    warm(library)
    settings = Settings(threads=options.threads, **({} if options.cached else {"answer_cache_bytes": 0}))
    app = create_app(library, settings)
    asked = questions(library)
    client = app.test_client()
    bodies = {one: client.post("/api/v1/ask", json={"question": one}).data for one in asked}
    answered = sum(json.loads(body)["outcome"] == "answered" for body in bodies.values())
    print(f"{len(asked)} questions, {answered} answered; {statistics.mean(map(len, bodies.values())):.0f} bytes each")
    sent = [posted(one) for one in asked]
    served = {name: start(one, settings, options.workers) for name, one in (("plain", plain(bodies)), ("ask", app))}
    rates, times, errors = ({name: [] for name in served} for _ in range(3))
    spent = dict.fromkeys(served, 0.0)
    try:
        for _ in range(options.rounds):
            for name, (place, processes) in served.items():
                before = worked(processes)
                took, wrong = load(place, sent, options.connections, options.seconds)
                rates[name].append(len(took) / options.seconds)
                times[name] += took
                errors[name] += wrong
                spent[name] += worked(processes) - before
        for name in served:
            took = sorted(times[name])
            p50, p99 = took[len(took) // 2], took[len(took) * 99 // 100]
            print(
                f"{name:5} {statistics.median(rates[name]):7.0f}/s  p50 {p50 * 1000:6.1f} ms  p99 {p99 * 1000:6.1f} ms"
                f"  p99/p50 {p99 / p50:4.1f}  errors {len(errors[name])}  held {held(served[name][1])['PSS']:.0f} MB"
                f"  processor {spent[name] / len(took) * 1000:.2f} ms"
            )
        ratios = [ask / flask for ask, flask in zip(rates["ask"], rates["plain"], strict=True)]
        each = {name: spent[name] / len(times[name]) for name in served}
        print(f"ratio {statistics.median(ratios):.0%} ({min(ratios):.0%} to {max(ratios):.0%})", end="")
        print(f", by processor time {each['plain'] / each['ask']:.0%}")
        if options.minutes:
            keep_on(*served["ask"], sent, options)
    finally:
        for _, processes in served.values():
            for process in processes:
                os.kill(process, signal.SIGTERM)
                os.waitpid(process, 0)


if __name__ == "__main__":
    main()
