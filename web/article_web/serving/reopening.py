"""The articles behind the paths, opened again while they are served: on SIGHUP, or when their files change.

The new shelf is ready before the first request reaches it; where it cannot be opened, the old one goes on.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final

from article_index.errors import ArticleQAError, EngineAwayError
from article_index.loading.paths import STDIN
from article_index.store.kind import MANIFEST, is_shelf
from article_qa.library import Library
from article_web.app import create_app
from article_web.finding.chosen import chosen_engine
from article_web.serving.settings import Settings
from article_web.serving.warming import warm
from article_web.shell.skipped import Skipped

WATCH_SECONDS: Final = 2.0

Stamps = tuple[tuple[str, int, int, int], ...]  # path, inode, time of the last change, size


class Source:
    """The paths that are served: opened as often as they change."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self._paths, self._settings = tuple(paths), settings
        self._engine = chosen_engine(settings)
        self._seen = self._last = self._stamps()

    def open(self) -> Library:
        """Return a library of what the paths hold now, telling of files that cannot be read; raises LoadError."""
        return Library.open(
            *self._paths,
            documents_kept=self._settings.document_cache_chars,
            page=self._settings.public_url,
            skipped=Skipped(),
            engine=self._engine,
        )

    def reopen(self) -> Library | None:
        """Return a warm library of what the paths hold now, or None where that cannot be; says which on stderr."""
        try:
            if STDIN in self._paths:
                _say("standard input cannot be read again; goes on with the articles it has")
                return None
            library = self.open()
            warm(library)
        except (ArticleQAError, OSError) as wrong:
            _say(f"{wrong} Goes on with the articles it has")
            return None
        _say(f"has opened {counted(library)} anew")
        return library

    def has_changed(self) -> bool:
        """Return whether the files have changed since this was last said, and have stood still since the last call."""
        before, self._last = self._last, self._stamps()
        if self._last != before or self._last == self._seen:
            return False
        self._seen = self._last
        return True

    def _stamps(self) -> Stamps:
        """Return what tells one state of the files from another."""
        return tuple(sorted(_stamped(path for path in map(Path, self._paths) if str(path) != STDIN)))


class Switch:
    """A WSGI application over a source whose articles may be replaced between two requests."""

    def __init__(self, source: Source, settings: Settings) -> None:
        self._source, self._settings = source, settings
        self.library = source.open()
        self.app = create_app(self.library, settings)
        self._asked = Event()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request, all of it from one shelf."""
        return self.app(environ, start_response)

    def reopen_soon(self) -> None:
        """Ask for the articles to be opened anew; may be called by a signal handler."""
        self._asked.set()

    def keep_up(self) -> None:
        """Warm the library, and open the articles anew whenever that is asked, in a thread beside the serving."""
        Thread(target=self._keep_up, daemon=True).start()

    def _keep_up(self) -> None:
        try:
            warm(self.library)
        except EngineAwayError as away:
            _say(f"{away} Questions are answered once it does")
        while True:
            asked = self._asked.wait(WATCH_SECONDS if self._settings.watch else None)
            if asked or self._source.has_changed():
                self._asked.clear()
                library = self._source.reopen()
                if library is not None:
                    self.app, self.library = create_app(library, self._settings), library


def counted(library: Library) -> str:
    """Return how many articles ``library`` has, in words."""
    return "1 article" if len(library.shelf) == 1 else f"{len(library.shelf):,} articles"


def _stamped(paths: Iterable[Path]) -> Iterable[tuple[str, int, int, int]]:
    """Yield the stamp of every file among ``paths`` and below them; none of what is gone meanwhile."""
    for path in paths:
        whole = path / MANIFEST if is_shelf(path) else path  # of a shelf only that changes
        for found in [whole, *whole.rglob("*")] if whole.is_dir() else [whole]:
            try:
                told = found.stat()
            except OSError:
                continue
            yield str(found), told.st_ino, told.st_mtime_ns, told.st_size


def _say(line: str) -> None:
    sys.stderr.write(f"article-qa: {line}.\n" if not line.endswith(".") else f"article-qa: {line}\n")
    sys.stderr.flush()
