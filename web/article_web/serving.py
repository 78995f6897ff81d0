"""The command ``serve``: opens the articles, makes the application, hands it to the server.

Neither routes nor listens; ``app`` and ``serve`` do.
"""

import argparse
import os
from threading import Thread
from typing import TYPE_CHECKING, Final

from article_web.arguments import UsageError
from article_web.configured import configured, listed
from article_web.settings import SettingError

if TYPE_CHECKING:
    from article_qa.library import Library

WARMING: Final = "Who?"  # any question: the first one loads what all the others share


def serve_paths(options: argparse.Namespace) -> None:
    """Serve the page and the API for the paths until it is stopped; or print the settings, if that is asked.

    Raises UsageError for a setting with a value that it cannot have.
    """
    try:
        settings, sources = configured(vars(options), os.environ)
    except SettingError as wrong:
        raise UsageError(str(wrong)) from None
    if options.show_settings:
        print(listed(settings, sources))
        return
    from article_qa.library import Library  # noqa: PLC0415 - flask and the engine are paid for by those who serve
    from article_web.app import create_app  # noqa: PLC0415
    from article_web.serve import serve  # noqa: PLC0415

    library = Library.open(*options.paths)
    app = create_app(library, settings)
    # Beside the serving, so that neither the address nor the first reader waits for it.
    Thread(target=_warm, args=(library,), daemon=True).start()
    serve(app, settings)


def _warm(library: "Library") -> None:
    """Load what the first answer and the first page would wait for."""
    library.ask(WARMING)
    if library.shelf.ids:
        library.suggest(library.shelf.ids[:1])
