"""Tells on stderr of files that cannot be read while the others are, and remembers that there were some.

What a command makes of it is its own affair: most end with 1, a service serves what it has.
"""

import sys
from collections.abc import Callable

from article_index.errors import LoadError
from article_web.shell.terminal import neutral


class Skipped:
    """To be called with each failure; ``code`` is the exit code that they make: 1, or 0 where there was none.

    ``before`` is called before a line is written, to clear what else stands on the line.
    """

    def __init__(self, before: Callable[[], None] = lambda: None) -> None:
        self.code = 0
        self._before = before

    def __call__(self, wrong: LoadError) -> None:
        """Tell of one file."""
        self.code = 1
        self._before()
        line = " ".join(neutral(str(wrong)).split())
        sys.stderr.write(f"article-qa: {line} Goes on without it.\n")
        sys.stderr.flush()
