"""Runs the server of the protocol: on standard input and output, or as an HTTP service of its own until a signal."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from types import FrameType
from typing import Final

import anyio
import uvicorn
from mcp.server.stdio import stdio_server

from article_qa.library import Library
from article_web.mcp.guard import PATH, Guard
from article_web.mcp.server import Agents
from article_web.serving.reopening import counted
from article_web.serving.serve import address, bind, check_public
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

INTERRUPTED: Final = 130
_IDLE_SECONDS: Final = 60


def run_stdio(library: Library, settings: Settings) -> None:
    """Answer on standard input and output until the input ends; nothing but the protocol is written there.

    Raises BrokenPipeError where the client has closed the output.
    """
    # The thread that reads would hold an interrupt back until the client sends another line.
    signal.signal(signal.SIGINT, lambda _signal, _frame: os._exit(INTERRUPTED))
    try:
        anyio.run(_stdio, library, settings)
    except BaseExceptionGroup as failures:
        if failures.split(BrokenPipeError)[1] is None:  # the client has gone: no error, as for every command
            raise BrokenPipeError from None
        raise


async def _stdio(library: Library, settings: Settings) -> None:
    agents = Agents(library, settings)
    server = agents.server()
    Thread(target=warm, args=(library,), daemon=True).start()  # the client is greeted meanwhile
    async with stdio_server() as (reading, writing):
        await server.run(reading, writing, server.create_initialization_options())


def run_http(library: Library, settings: Settings) -> None:
    """Answer over HTTP until SIGINT or SIGTERM; says on standard error where.

    Raises SettingError, and ServeError where the address cannot be bound.
    """
    check_public(settings)
    agents = Agents(library, settings)
    application = agents.server().streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,  # every answer is whole: there is nothing that a session would hold
        max_request_body_size=settings.max_body_bytes,
        host="",  # the guard looks at hosts and origins, as the settings say
    )
    guarded = Guard(application, settings)
    listener = bind(settings.host, settings.port)
    warm(library)
    how = uvicorn.Config(
        guarded,
        log_level="error",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=settings.connections,
        timeout_keep_alive=_IDLE_SECONDS,
        timeout_graceful_shutdown=round(settings.grace_seconds),
        lifespan="on",
    )
    said = f"article-qa serves {counted(library)} to agents at {address(listener)}{PATH[1:]} (Ctrl+C stops it)\n"
    sys.stderr.write(said)
    sys.stderr.flush()
    _Ending(how).run(sockets=[listener])


class _Ending(uvicorn.Server):
    """Ends at a signal with exit code 0, as ``serve`` does; uvicorn's own would die of it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Make SIGINT and SIGTERM end the service, and put back what they did before."""

        def end(number: int, frame: FrameType | None) -> None:
            self.handle_exit(number, frame)

        before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
