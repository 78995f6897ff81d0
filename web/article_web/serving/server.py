"""The HTTP server of one process: waitress, held to bounds of time and number that it has not by itself.

A request beyond those that may wait is told so at once; where no connection is free, the one that has been longest
without a whole request makes room; who sends too slowly is cut off; and an end lets what is in flight be answered.
Knows nothing of what is served.
"""

import logging
import socket
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from threading import Lock
from time import monotonic
from types import SimpleNamespace
from typing import Any, Final

from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer

from article_web.serving.settings import Settings
from article_web.serving.wire import Channel

_BODY_FACTOR: Final = 2  # what is a little too long is refused by the application, in its own words
_STALLED_SECONDS: Final = 60
_CLEANUP_SECONDS: Final = 5
_SPARE: Final = 64  # connections that waitress would still take; ours makes room before that
_ROUND_SECONDS: Final = 1.0
_ENDING_SECONDS: Final = 0.05  # a round while ending: what has arrived is read before an idle connection is closed
ALIVE: Final = "/api/v1/health"  # asked by who wants to know whether the service is alive, above all when it is busy
BUSY: Final = SimpleNamespace(code=HTTPStatus.SERVICE_UNAVAILABLE, body="")


class Server(TcpWSGIServer):  # type: ignore[misc]  # waitress has no types
    """Serves ``application`` at the bound ``listener`` until ``stop``, in the bounds of ``settings``."""

    channel_class = Channel

    def __init__(self, application: Callable[..., Any], listener: socket.socket, settings: Settings) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a request that waits is no news
        self.ending = False
        self.served = application  # waitress keeps a wrapping of it
        self._settings = settings
        self._keeps_idle = False
        self._over = False
        self._refused: list[Channel] = []
        self._refusing = Lock()
        adjustments = Adjustments(
            sockets=[listener],
            threads=settings.threads,
            ident=None,
            max_request_body_size=_BODY_FACTOR * settings.max_body_bytes,
            channel_timeout=_STALLED_SECONDS,
            cleanup_interval=_CLEANUP_SECONDS,
            connection_limit=settings.connections + _SPARE,
            asyncore_use_poll=True,  # select ends at 1,024 open files
            clear_untrusted_proxy_headers=settings.trusted_proxies == 0,
        )
        place = (listener.family, listener.type, listener.proto, listener.getsockname())
        super().__init__(application, _sock=listener, adj=adjustments, bind_socket=False, sockinfo=place)

    def stop(self, *, keep_idle: bool = False) -> None:
        """Make ``run`` end when all is answered, or the grace is over; may be called by a signal handler.

        With ``keep_idle``, connections without a request wait for their next one, the last, as long as the grace.
        """
        self._keeps_idle = keep_idle
        self.ending = True
        self.pull_trigger()

    def run(self, alive: Callable[[], bool] = lambda: True) -> None:
        """Serve until ``stop`` is called, or ``alive`` says no; then answer what is in flight."""
        while not self.ending and alive():
            self._round(_ROUND_SECONDS)
        self.ending = True
        self.accepting = False
        self.asyncore.dispatcher.close(self)  # new clients go to another process, or are told that there is none
        until = monotonic() + self._settings.grace_seconds
        while self.active_channels and monotonic() < until:
            self._round(_ENDING_SECONDS)
            for channel in [*self.active_channels.values()]:
                if channel.is_idle and not self._keeps_idle:
                    channel.will_close = True
        for channel in [*self.active_channels.values()]:
            channel.handle_close()
        self._over = True
        self.trigger.close()

    def pull_trigger(self) -> None:
        """Wake ``run``, unless it is over: an answer that outlives the grace has nobody to tell."""
        if not self._over:
            with suppress(OSError):  # it has ended just now
                super().pull_trigger()

    def add_task(self, task: Channel) -> None:
        """Queue the request of a connection, or refuse it where too many wait already."""
        request = task.requests[0]
        waiting = len(self.task_dispatcher.queue)
        if waiting < self._settings.waiting or request.error or request.path.startswith(ALIVE):
            super().add_task(task)
            return
        request.error = BUSY
        with self._refusing:
            self._refused.append(task)
        self.pull_trigger()

    def handle_accept(self) -> None:
        """Take a connection; where there are as many as may be, the one longest without a whole request ends."""
        if len(self.active_channels) >= self._settings.connections:
            idle = [one for one in self.active_channels.values() if one.is_waiting and not one.will_close]
            if idle:
                min(idle, key=lambda one: one.since).will_close = True
        super().handle_accept()

    def maintenance(self, now: float) -> None:
        """Close connections that are idle, or whose request has been coming for too long."""
        super().maintenance(now)
        latest = monotonic() - self._settings.receive_seconds
        for channel in self.active_channels.values():
            if channel.is_waiting and channel.began is not None and channel.began < latest:
                channel.will_close = True

    def _round(self, seconds: float) -> None:
        """Wait up to ``seconds`` for what happens on the connections, and do it; then refuse whom we must."""
        self.asyncore.loop(timeout=seconds, map=self._map, use_poll=True, count=1)
        with self._refusing:
            refused, self._refused = self._refused, []
        for channel in refused:
            channel.service()
