"""Mirror of article_web/serving/server.py: the bounds of one process, over real connections to a real server."""

import http.client
import json
import socket
from contextlib import ExitStack, contextmanager
from threading import Event, Semaphore, Thread

import pytest

from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.serve import bind
from article_web.serving.server import Server
from article_web.serving.settings import Settings
from article_web.serving.wire import Channel

REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


class Slow:
    """An application whose answers wait until they are let go."""

    def __init__(self):
        self.started, self.go = Semaphore(0), Event()

    def __call__(self, environ, start_response):
        """Answer when told."""
        self.started.release()
        self.go.wait(60)
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]


@contextmanager
def serving(app, **settings):
    """Serve ``app`` in a thread; give the server and what connects to it."""
    listener = bind("127.0.0.1", 0)
    place = listener.getsockname()
    server = Server(app, listener, Settings(**settings))
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield server, lambda: socket.create_connection(place, timeout=60)
    finally:
        if isinstance(app, Slow):
            app.go.set()
        server.stop()
        thread.join(60)
        assert not thread.is_alive()


def answered(connection):
    """Return the response that comes over ``connection``, and its body."""
    response = http.client.HTTPResponse(connection)
    response.begin()
    return response, response.read()


def until_closed(connection):
    """Return what comes until the other side ends the connection."""
    try:
        return b"".join(iter(lambda: connection.recv(4096), b""))
    except ConnectionResetError:
        return b""


def test_who_comes_when_too_many_wait_is_told_so_at_once():
    """One is answered and one waits; the third is a problem with the time to come back; health is never refused."""
    app = Slow()
    with ExitStack() as opened:
        server, connect = opened.enter_context(serving(app, threads=1, waiting=1, connections=20))
        first, second, third, asking = (opened.enter_context(connect()) for _ in range(4))
        first.sendall(REQUEST)
        app.started.acquire(timeout=60)
        second.sendall(REQUEST)
        while not server.task_dispatcher.queue:
            pass
        third.sendall(REQUEST)
        response, body = answered(third)
        assert (response.status, json.loads(body)["type"]) == (503, "/problems/too-busy")
        assert (response.headers["Retry-After"], response.headers["Connection"]) == ("1", "close")
        asking.sendall(REQUEST.replace(b"/ ", b"/api/v1/health/live ", 1))
        app.go.set()
        assert [answered(one)[1] for one in (first, second, asking)] == [b"ok"] * 3


def test_who_is_told_that_it_is_busy_is_seen_too(tmp_path, capsys):
    """The refusal, made before the application saw the request, has its id, a line of log and a count."""
    story = tmp_path / "story.txt"
    story.write_text("The lighthouse opened in 1901.", encoding="utf-8")
    app = create_app(Library.open(str(story)), Settings(log="json", metrics=True))
    started, go = Semaphore(0), Event()

    @app.get("/wait")
    def wait():
        started.release()
        go.wait(60)
        return "ok"

    asked = REQUEST.replace(b"/ ", b"/wait ", 1)
    with ExitStack() as opened:
        server, connect = opened.enter_context(serving(app, threads=1, waiting=1))
        opened.callback(go.set)  # before the server is stopped
        first, second, third = (opened.enter_context(connect()) for _ in range(3))
        first.sendall(asked)
        started.acquire(timeout=60)
        second.sendall(asked)
        while not server.task_dispatcher.queue:
            pass
        third.sendall(asked.replace(b"\r\n\r\n", b"\r\nX-Request-ID: the-third\r\n\r\n"))
        response, _ = answered(third)
        assert (response.status, response.headers["X-Request-ID"]) == (503, "the-third")
    (line,) = [json.loads(line) for line in capsys.readouterr().err.splitlines() if "the-third" in line]
    assert (line["status"], line["problem"], line["method"]) == (503, "too-busy", "GET")
    shown = app.test_client().get("/metrics").text
    assert 'article_qa_requests_total{method="GET",route="none",status="503"} 1.0' in shown


def test_connections_that_only_hold_make_room():
    """Where all are taken by clients that never finish a request, a new one is answered at the oldest's cost."""
    app = Slow()
    app.go.set()
    with serving(app, connections=10) as (_, connect):
        holding = [connect() for _ in range(30)]
        for one in holding:
            one.sendall(b"GET / HTTP/1.1\r\nHost: lo")
        with connect() as honest:
            honest.sendall(REQUEST)
            assert answered(honest)[1] == b"ok"
        assert until_closed(holding[0]) == b""
        for one in holding:
            one.close()


def test_who_sends_too_slowly_is_cut_off():
    """Bytes that keep coming are no request: it has so many seconds, whole."""
    app = Slow()
    app.go.set()
    with serving(app, receive_seconds=1.0) as (_, connect), connect() as slow:
        slow.sendall(REQUEST[:-2])
        assert until_closed(slow) == b""


def test_what_is_in_flight_at_the_end_is_answered():
    """The answer comes, says that the connection ends, and no new client is taken."""
    app = Slow()
    with serving(app) as (server, connect), connect() as idle, connect() as asking:
        asking.sendall(REQUEST)
        app.started.acquire(timeout=60)
        server.stop()
        assert until_closed(idle) == b""
        with pytest.raises(ConnectionRefusedError):
            connect()
        app.go.set()
        response, body = answered(asking)
        assert (response.status, response.headers["Connection"], body) == (200, "close", b"ok")


def test_the_end_waits_no_longer_than_the_grace():
    """What is not answered by then is given up."""
    app = Slow()
    with serving(app, grace_seconds=0.2) as (server, connect), connect() as asking:
        asking.sendall(REQUEST)
        app.started.acquire(timeout=60)
        server.stop()
        assert until_closed(asking) == b""


def test_a_server_that_retires_waits_for_the_last_request_of_its_connections():
    """So that nobody's request meets a connection that has just been closed."""
    app = Slow()
    app.go.set()
    with serving(app) as (server, connect), connect() as idle:
        idle.sendall(REQUEST)
        assert answered(idle)[1] == b"ok"
        server.stop(keep_idle=True)
        while server.accepting:
            pass
        idle.sendall(REQUEST)
        response, body = answered(idle)
        assert (response.status, response.headers["Connection"], body) == (200, "close", b"ok")


def test_the_loop_rests_while_a_thread_sends():
    """A thread that is held up while it sends gives the server's loop nothing to do, which would spin on it."""
    sending, go = Semaphore(0), Event()

    class HeldUp(Channel):
        def send(self, data, do_close=True):
            sending.release()
            go.wait(60)
            return super().send(data, do_close)

    app = Slow()
    app.go.set()
    with ExitStack() as opened:
        server, connect = opened.enter_context(serving(app))
        server.channel_class = HeldUp
        opened.callback(go.set)  # before the server is stopped
        asking = opened.enter_context(connect())
        asking.sendall(REQUEST)
        sending.acquire(timeout=60)
        (channel,) = server.active_channels.values()
        assert (channel.total_outbufs_len > 0, channel.writable()) == (True, False)
        go.set()
        assert answered(asking)[1] == b"ok"


@pytest.mark.parametrize("pieces", [1, 40])
def test_what_does_not_fit_is_sent_on(pieces):
    """An answer larger than all buffers between, in one piece or many, comes whole to a client that waits first."""
    body, began = bytes(range(256)) * 160_000, Event()

    def app(environ, start_response):
        start_response("200 OK", [("Content-Length", str(len(body)))])
        began.set()
        part = len(body) // pieces
        return [body[at : at + part] for at in range(0, len(body), part)]

    with serving(app) as (server, connect), connect() as asking:
        asking.sendall(REQUEST)
        began.wait(60)
        (channel,) = server.active_channels.values()
        while not channel.total_outbufs_len:
            pass
        assert answered(asking)[1] == body


@pytest.mark.parametrize(
    ("pieces", "headers", "sends"),
    [
        ([b"hello"], [("Content-Length", "5")], 1),
        ([b"hello"], [], 1),
        ([b"he", b"llo"], [("Content-Length", "5")], 3),
        (iter([b"hello"]), [], 3),  # in chunks: the head, the piece, and the end
        ([b"hello there"], [("Content-Length", "5")], 2),  # what is too much is cut off
    ],
)
def test_a_response_that_is_whole_is_sent_at_once(pieces, headers, sends):
    """Head and body go out together where all is there; what comes in pieces, or is wrong, goes as before."""
    sent = []

    class Told(Channel):
        def send(self, data, do_close=True):
            sent.append(bytes(data))
            return super().send(data, do_close)

    def app(environ, start_response):
        start_response("200 OK", headers)
        return pieces

    with serving(app) as (server, connect):
        server.channel_class = Told
        with connect() as asking:
            asking.sendall(REQUEST)
            assert answered(asking)[1] == b"hello"
    assert len(sent) == sends
