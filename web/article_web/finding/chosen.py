"""The engine that the settings name: one of our own, or that of a Milvus server. Asks it nothing."""

from article_index.engine import Builder
from article_web.serving.settings import SettingError, Settings


def chosen_engine(settings: Settings) -> str | Builder:
    """Return the name of the engine, or what builds it; raises SettingError for a token that cannot be read."""
    if settings.engine != "milvus":
        return settings.engine
    from article_index.milvus.engine import on_server  # noqa: PLC0415 - for those who have a server

    token = ""
    if settings.milvus_token:
        try:
            token = settings.milvus_token.read_text("utf-8").strip()
        except (OSError, UnicodeError) as wrong:
            told = getattr(wrong, "strerror", None) or wrong
            raise SettingError(f"The token of Milvus cannot be read: {settings.milvus_token}: {told}.") from None
    return on_server(settings.milvus_uri, settings.milvus_collection, token)
