"""What the first answer waits for, loaded before it: that is no part of anybody's time budget."""

from threading import Lock
from typing import Final

from article_qa.library import Library

WARMING: Final = "Who?"  # any question: the first one loads what all the others share
_loading = Lock()


def warm(library: Library) -> None:
    """Load what the first answer and the first page would wait for, once; who comes meanwhile waits here.

    Raises EngineAwayError where the engine does not answer.
    """
    with _loading:
        if not library.warm:
            library.ask(WARMING)
            if library.shelf.ids:
                library.suggest(library.shelf.ids[:1])
