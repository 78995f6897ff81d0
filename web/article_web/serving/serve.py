"""Binds the address and serves there, in one process, until a signal ends it; opens the articles anew when asked.

Several processes are the module ``workers``'s. Knows nothing of what is served, and reads no command line.
"""

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from types import FrameType
from typing import NoReturn

from article_index.errors import ArticleQAError
from article_qa.library import Library
from article_web.serving.reopening import Source, Switch, counted
from article_web.serving.server import Server
from article_web.serving.settings import LAST_PORT, Settings


class ServeError(ArticleQAError):
    """The address cannot be served: it is taken, not allowed or not of this machine."""


def serve(source: Source, settings: Settings) -> None:
    """Return when SIGINT or SIGTERM has ended the service of ``source`` at the host and port of ``settings``.

    Says on standard error where it serves, once it does. Raises LoadError and SettingError, and ServeError where the
    address cannot be bound.
    """
    switch = Switch(source, settings)
    with _signals() as on:
        try:
            check_public(settings)
            server = Server(switch, bind(settings.host, settings.port), settings)
            on("SIGHUP", switch.reopen_soon)
            announce(switch.library, server.socket)
        except (SystemExit, KeyboardInterrupt):
            return
        on("SIGINT", server.stop)
        on("SIGTERM", server.stop)
        switch.keep_up()
        server.run()


def announce(library: Library, listener: socket.socket, how: str = "") -> None:
    """Say on standard error what is served, and where."""
    sys.stderr.write(f"article-qa serves {counted(library)} at {address(listener)}{how} (Ctrl+C stops it)\n")
    sys.stderr.flush()


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
        found = socket.getaddrinfo(host or None, 0, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
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
def _signals() -> Iterator[Callable[[str, Callable[[], None]], None]]:
    """Make SIGINT and SIGTERM raise SystemExit, give what makes a signal do another thing, and put all back at last."""

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    def on(name: str, do: Callable[[], None]) -> None:
        if hasattr(signal, name):  # Windows has no SIGHUP
            number = getattr(signal, name)
            before.setdefault(number, signal.signal(number, lambda _signal, _frame: do()))

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield on
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
