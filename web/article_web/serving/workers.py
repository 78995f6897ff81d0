"""Several processes that answer at one address, on Linux: the shelf is opened once, before they are forked.

The master listens, opens, forks, watches and replaces; it answers nothing. The memory of the shelf is shared until it
is written to, which freezing it keeps the garbage collector from.
"""

import gc
import os
import signal
import socket
import sys
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, NoReturn

from article_index.errors import ArticleQAError
from article_qa.library import Library
from article_web.app import create_app
from article_web.serving.heart import Heart
from article_web.serving.metrics import together
from article_web.serving.reopening import WATCH_SECONDS, Source
from article_web.serving.serve import ServeError, announce, bind, check_public
from article_web.serving.server import Server
from article_web.serving.settings import Settings
from article_web.serving.warming import warm

_CANNOT_START: Final = 3  # how a worker ends that has nothing to serve with: another one would not, either
_SHORT_SECONDS: Final = 1.0  # a worker that lives shorter is not replaced at once
_SPARE_SECONDS: Final = 5.0  # beyond the grace, after which a worker that does not end is killed


def serve_with_workers(source: Source, settings: Settings) -> None:
    """Return when SIGINT or SIGTERM has ended the service of ``source`` by the workers of ``settings``.

    Raises as ``serve``, and where this system cannot fork.
    """
    if not hasattr(os, "fork") or not hasattr(signal, "sigtimedwait"):
        raise ServeError("This system has no workers that share a shelf; leave out --workers.")
    check_public(settings)
    with together(settings):
        _Master(source, settings).run()


@dataclass(slots=True)
class _Worker:
    """What the master knows of a worker that serves."""

    born: float = field(default_factory=monotonic)
    heart: Heart = field(default_factory=Heart)
    is_killed: bool = False


class _Master:
    """Keeps the workers: as many as the settings say, of the newest shelf."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self._source, self._settings = source, settings
        self._library = source.open()
        self._listener = bind(settings.host, settings.port)
        warm(self._library)
        self._serving: dict[int, _Worker] = {}  # by process id
        self._retiring: dict[int, float] = {}  # process id -> when it is killed
        self._signals = {signal.SIGCHLD, signal.SIGHUP, signal.SIGINT, signal.SIGTERM}
        self._not_before = 0.0  # when the next worker may be forked

    def run(self) -> None:
        """Serve until a signal ends it; raises ServeError where the workers cannot start."""
        signal.pthread_sigmask(signal.SIG_BLOCK, self._signals)
        how = f" with {self._settings.workers} workers"
        try:
            self._fill()
            announce(self._library, self._listener, how)
            while True:
                got = signal.sigtimedwait(self._signals, WATCH_SECONDS if self._settings.watch else _SHORT_SECONDS)
                if got and got.si_signo in {signal.SIGINT, signal.SIGTERM}:
                    return
                self._reap()
                self._kill_silent()
                if (got and got.si_signo == signal.SIGHUP) or (self._settings.watch and self._source.has_changed()):
                    self._reopen()
                self._fill()
        finally:
            self._end()
            signal.pthread_sigmask(signal.SIG_UNBLOCK, self._signals)

    def _fill(self) -> None:
        """Fork workers until there are enough, unless the last one died young."""
        while len(self._serving) < self._settings.workers and monotonic() >= self._not_before:
            self._fork()
        self._kill_overdue()

    def _fork(self) -> None:
        gc.collect()
        gc.freeze()  # or the first collection of each worker would write to every page of the shelf
        worker = _Worker()
        process = os.fork()
        if process == 0:
            _work(self._library, self._listener, self._settings, self._signals, worker.heart)
        self._serving[process] = worker

    def _reopen(self) -> None:
        """Let new workers answer from what the paths hold now, and retire those of the old shelf."""
        library = self._source.reopen()
        if library is None:
            return
        self._library = library
        old, self._serving = self._serving, {}
        gc.unfreeze()
        self._fill()
        for process in old:
            self._retire(process, signal.SIGUSR1)

    def _retire(self, process: int, number: int) -> None:
        os.kill(process, number)
        self._retiring[process] = monotonic() + self._settings.grace_seconds + _SPARE_SECONDS

    def _reap(self) -> None:
        """Forget the workers that have ended; raises ServeError where one could not start."""
        while self._serving or self._retiring:
            process, status = os.waitpid(-1, os.WNOHANG)
            if process == 0:
                return
            self._retiring.pop(process, None)
            worker = self._serving.pop(process, None)
            if worker is None:
                continue
            if os.waitstatus_to_exitcode(status) == _CANNOT_START:
                raise ServeError("The workers cannot start.")
            said = f"article-qa: worker {process} has ended ({os.waitstatus_to_exitcode(status)}) and is replaced.\n"
            sys.stderr.write(said)
            if monotonic() - worker.born < _SHORT_SECONDS:
                self._not_before = monotonic() + _SHORT_SECONDS

    def _end(self) -> None:
        """End every worker: those that answer finish, up to the grace."""
        self._listener.close()
        for process in [*self._serving, *self._retiring]:
            self._retire(process, signal.SIGTERM)
        self._serving = {}
        while self._retiring:
            signal.sigtimedwait({signal.SIGCHLD}, 0.2)
            self._reap()
            self._kill_overdue()

    def _kill_silent(self) -> None:
        """Kill the workers that hang: another takes the place of each."""
        for process, worker in self._serving.items():
            if worker.heart.silence() > self._settings.silent_seconds and not worker.is_killed:
                sys.stderr.write(f"article-qa: worker {process} gives no sign of life and is killed.\n")
                os.kill(process, signal.SIGKILL)
                worker.is_killed = True

    def _kill_overdue(self) -> None:
        """Kill those that were to retire and have not."""
        for process, until in self._retiring.items():
            if monotonic() > until:
                os.kill(process, signal.SIGKILL)


def _work(
    library: Library, listener: socket.socket, settings: Settings, blocked: set[signal.Signals], heart: Heart
) -> NoReturn:
    """Be a worker: answer from ``library`` at ``listener`` until told to end, or the master is gone."""
    master = os.getppid()

    def alive() -> bool:
        heart.beat()
        return os.getppid() == master

    try:
        server = Server(create_app(library, settings), listener, settings)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _signal, _frame: server.stop())
        signal.signal(signal.SIGUSR1, lambda _signal, _frame: server.stop(keep_idle=True))
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # for the master alone
        signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
        server.run(alive)
    except ArticleQAError as wrong:
        sys.stderr.write(f"article-qa: {wrong}\n")
        sys.stderr.flush()
        os._exit(_CANNOT_START)
    except BaseException:  # noqa: BLE001 - a fork must not run on into what the master was doing
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)
