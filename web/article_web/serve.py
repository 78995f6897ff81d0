"""Serves an application over HTTP with waitress until a signal ends it.

Binds one address. Knows nothing of what is served, and reads no command line.
"""

import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from types import FrameType
from typing import Final, NoReturn

import waitress
from flask import Flask

from article_index.errors import ArticleQAError
from article_web.settings import LAST_PORT, Settings
from article_web.wire import Channel

_BODY_FACTOR: Final = 2  # what is a little too long is refused by the application, in its own words
_STALLED_SECONDS: Final = 60


class ServeError(ArticleQAError):
    """The address cannot be served: it is taken, not allowed or not of this machine."""


def serve(app: Flask, settings: Settings) -> None:
    """Return when SIGINT or SIGTERM has ended the service of ``app`` at the host and port of ``settings``.

    Says on standard error where it serves, once it does. Raises ServeError where the address cannot be bound.
    """
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits is no news
    with _ended_by_signals():
        try:
            check_public(settings)
            listener = bind(settings.host, settings.port)
            server = waitress.create_server(
                app,
                sockets=[listener],
                threads=settings.threads,
                ident=None,
                max_request_body_size=_BODY_FACTOR * settings.max_body_bytes,
                channel_timeout=_STALLED_SECONDS,
                clear_untrusted_proxy_headers=settings.trusted_proxies == 0,
            )
            server.channel_class = Channel
            articles = len(app.extensions["article_qa"].shelf)
            counted = "1 article" if articles == 1 else f"{articles:,} articles"
            sys.stderr.write(f"article-qa serves {counted} at {address(listener)} (Ctrl+C stops it)\n")
            sys.stderr.flush()
        except (SystemExit, KeyboardInterrupt):
            return
        try:
            server.run()  # returns when a signal's SystemExit reaches it
        finally:
            server.close()


def check_public(settings: Settings) -> None:
    """Raise ServeError where other machines would reach the service and nobody said that they may."""
    if not settings.public and not is_loopback(settings.host):
        said = (
            f"{settings.host!r} is an address that other machines reach; add --public to serve there, with rate limits."
        )
        raise ServeError(said)


def is_loopback(host: str) -> bool:
    """Return whether ``host`` is a name or an address of this machine that no other machine reaches."""
    try:
        found = socket.getaddrinfo(host or None, None, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (OSError, UnicodeError):
        return True  # it is no address at all, which bind says
    return all(ip_address(str(place[0]).partition("%")[0]).is_loopback for *_, place in found)


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket at ``host`` and ``port``; raises ServeError where that cannot be."""
    if not 0 <= port <= LAST_PORT:  # Python would take it modulo 65536
        raise ServeError(f"{port} is no port; choose one from 0 (any free one) to {LAST_PORT}.")
    try:
        found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, place = min(found, key=lambda one: one[0] != socket.AF_INET)
        return socket.create_server(place[:2], family=family, backlog=1024)
    except (OSError, UnicodeError) as wrong:
        raise ServeError(_refusal(wrong, host, port)) from None


def address(listener: socket.socket) -> str:
    """Return the address of ``listener`` as a browser takes it; bound to every one, ``localhost``."""
    host, port = listener.getsockname()[:2]
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared with, never bound here
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _refusal(wrong: Exception, host: str, port: int) -> str:
    """Return why ``host`` and ``port`` cannot be bound, and what to do."""
    if isinstance(wrong, (socket.gaierror, UnicodeError)) or "assign" in str(wrong):
        return f"{host!r} is no address of this machine; try --host 127.0.0.1."
    if isinstance(wrong, PermissionError):
        return f"Port {port} needs more rights than this user has; choose one above 1023 with --port."
    if isinstance(wrong, OSError) and "in use" in str(wrong):
        return f"Port {port} of {host} is in use; choose another with --port, or --port 0 for any free one."
    return f"Cannot serve at {host}, port {port}: {wrong}."


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Make SIGINT and SIGTERM raise SystemExit, which ends the server, and put back what they did before."""

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
