"""The web room: the page, the JSON API, the server and the command line over ``article_qa``."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from article_web.app import create_app
    from article_web.mounting.blueprint import blueprint
    from article_web.serving.settings import Settings

__all__ = ["Settings", "blueprint", "create_app"]


def __getattr__(name: str) -> object:
    """Return a public name, imported when it is first read: the command line starts without Flask."""
    if name == "create_app":
        from article_web.app import create_app  # noqa: PLC0415

        return create_app
    if name == "blueprint":
        from article_web.mounting.blueprint import blueprint  # noqa: PLC0415

        return blueprint
    if name == "Settings":
        from article_web.serving.settings import Settings  # noqa: PLC0415

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
