"""The command ``mcp``: reads the settings, opens the articles and hands them to the server of the protocol."""

import argparse
import os
from dataclasses import replace

from article_index.errors import ArticleQAError
from article_index.loading.paths import STDIN
from article_web.serving.configured import configured
from article_web.serving.settings import SettingError
from article_web.shell.arguments import AGENTS_PORT
from article_web.shell.parser import UsageError
from article_web.shell.skipped import Skipped


class ExtraMissingError(ArticleQAError):
    """What the command needs is not installed."""


def serve_agents(options: argparse.Namespace) -> None:
    """Answer agents until the input ends or, over HTTP, until a signal ends the service.

    Raises UsageError for a setting with a value that it cannot have, ExtraMissingError, LoadError and ServeError.
    """
    try:
        settings, sources = configured(vars(options), os.environ)
    except SettingError as wrong:
        raise UsageError(str(wrong)) from None
    if sources["port"] == "default":
        settings = replace(settings, port=AGENTS_PORT)
    if STDIN in options.paths and not options.http:
        raise UsageError("standard input carries the protocol; name a file, or serve over HTTP with --http")
    try:
        from mcp.server import Server  # noqa: F401, PLC0415 - asked for before the articles are opened
        from mcp_types import CallToolResult  # noqa: F401, PLC0415 - the packages of version 2
    except ImportError:
        said = "The command mcp needs the MCP SDK, version 2; install it with: pip install 'article-qa[mcp]'."
        raise ExtraMissingError(said) from None
    from article_qa.library import Library  # noqa: PLC0415 - paid for by those who serve
    from article_web.mcp.running import run_http, run_stdio  # noqa: PLC0415

    library = Library.open(
        *options.paths, documents_kept=settings.document_cache_chars, page=settings.public_url, skipped=Skipped()
    )
    (run_http if options.http else run_stdio)(library, settings)
