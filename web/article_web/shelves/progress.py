"""How far a long command is, on one line of a terminal: how many articles, how fast, and the share if known."""

from time import monotonic
from types import TracebackType
from typing import Final, Self, TextIO

from article_web.written.counted import counted

WIDTH: Final = 24  # characters of the bar
EVERY: Final = 0.1  # seconds from one drawing to the next


class Progress:
    """Counts articles; shows it on ``stream`` while it is used as a context, if that is a terminal.

    ``total`` is how many there will be, 0 where that is not known.
    """

    def __init__(self, stream: TextIO, doing: str, total: int = 0) -> None:
        self._stream, self._doing, self._total = stream, doing, total
        self._shows = stream.isatty()
        self._count, self._begun, self._drawn = 0, monotonic(), 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.clear()

    def clear(self) -> None:
        """Wipe the line, for another one to stand there."""
        if self._shows:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def step(self, *_: object) -> None:
        """Count one article more."""
        self._count += 1
        now = monotonic()
        if self._shows and now - self._drawn >= EVERY:
            self._drawn = now
            self._stream.write(f"\r{self.line(now - self._begun)}\x1b[K")
            self._stream.flush()

    def line(self, seconds: float) -> str:
        """Return what is shown after ``seconds``."""
        rate = f"{self._count / max(seconds, 0.001):,.0f} a second"
        if not self._total:
            return f"{self._doing}: {counted(self._count, 'article')}, {rate}"
        share = min(1.0, self._count / self._total)
        bar = "#" * round(WIDTH * share) + "." * (WIDTH - round(WIDTH * share))
        return f"{self._doing}: [{bar}] {share:4.0%}, {self._count:,} of {counted(self._total, 'article')}, {rate}"
