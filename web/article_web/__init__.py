"""The web room: the page, the JSON API, the server and the command line over ``article_qa``."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from article_web.app import create_app
    from article_web.mounting.blueprint import blueprint
    from article_web.serving.settings import Settings

__all__ = ["Settings", "blueprint", "create_app"]

_HOMES: Final = {
    "Settings": "article_web.serving.settings",
    "blueprint": "article_web.mounting.blueprint",
    "create_app": "article_web.app",
}


def __getattr__(name: str) -> object:
    """Return a public name, imported when it is first read: the command line starts without Flask."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES[name]), name)
    return found
