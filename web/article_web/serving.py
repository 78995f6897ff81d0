"""The command ``serve``: opens the articles, makes the application, hands it to the server.

Neither routes nor listens; ``app`` and ``serve`` do.
"""

import argparse


def serve_paths(options: argparse.Namespace) -> None:
    """Serve the page and the API for the paths until it is stopped."""
    from article_qa.library import Library  # noqa: PLC0415 - flask and the engine are paid for by those who serve
    from article_web.app import create_app  # noqa: PLC0415
    from article_web.serve import serve  # noqa: PLC0415
    from article_web.settings import Settings  # noqa: PLC0415

    app = create_app(Library.open(*options.paths), Settings(host=options.host))
    serve(app, options.host, options.port)
