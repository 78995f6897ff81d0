"""The command ``serve``: reads the settings and hands the paths to the server, of one process or of several.

Neither routes nor listens; ``app``, ``serve`` and ``workers`` do.
"""

import argparse
import os

from article_web.serving.configured import configured, listed
from article_web.serving.settings import SettingError
from article_web.shell.parser import UsageError


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
    # Imported here: flask and the engine are paid for by those who serve.
    from article_web.serving.reopening import Source  # noqa: PLC0415

    source = Source(options.paths, settings)
    if settings.workers > 1:
        from article_web.serving.workers import serve_with_workers as serve  # noqa: PLC0415
    else:
        from article_web.serving.serve import serve  # noqa: PLC0415
    serve(source, settings)
