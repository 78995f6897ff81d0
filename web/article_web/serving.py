"""The command ``serve``: opens the articles, makes the application, hands it to the server.

Neither routes nor listens; ``app`` and ``serve`` do.
"""

import argparse
from threading import Thread
from typing import Final

WARMING: Final = "Who?"  # any question: the first one loads what all the others share


def serve_paths(options: argparse.Namespace) -> None:
    """Serve the page and the API for the paths until it is stopped."""
    from article_qa.library import Library  # noqa: PLC0415 - flask and the engine are paid for by those who serve
    from article_web.app import create_app  # noqa: PLC0415
    from article_web.serve import serve  # noqa: PLC0415
    from article_web.settings import Settings  # noqa: PLC0415

    library = Library.open(*options.paths)
    app = create_app(library, Settings(host=options.host))
    # Beside the serving, so that neither the address nor the first reader waits for it.
    Thread(target=library.ask, args=(WARMING,), daemon=True).start()
    serve(app, options.host, options.port)
