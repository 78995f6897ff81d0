"""How often one client, and all together, may ask: flask-limiter, imported only where limits are on.

Counts requests by the client's address, as the trusted proxies tell it. Limits nothing that is kept for long or that
tells whether the service is alive.
"""

from typing import Final

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from article_web.serving.settings import SettingError, Settings

PUBLIC: Final = {"rate_per_client": "120 per minute", "rate_in_all": "3000 per minute"}
_MISSING: Final = "Rate limits need flask-limiter; install it with: pip install 'article-qa[service]'."
FREE: Final = frozenset({"static.file", "widget.script", "widget.words", "api.live", "api.health", "metrics"})


def believe_proxies(app: Flask, settings: Settings) -> None:
    """Make ``app`` take the client's address from as many proxies as stand in front of it; by default from none."""
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=0)  # type: ignore[method-assign]


def rates_of(settings: Settings) -> dict[str, str]:
    """Return the rates that are on, by the names of their settings; raises SettingError for one that is none."""
    told = {name: getattr(settings, name) or (rate if settings.public else "") for name, rate in PUBLIC.items()}
    rates = {name: rate for name, rate in told.items() if rate}
    if not rates:
        return {}
    try:
        from limits import parse_many  # noqa: PLC0415 - only who limits needs it
    except ImportError:
        raise SettingError(_MISSING) from None
    for rate in rates.values():
        try:
            parse_many(rate)
        except ValueError:
            raise SettingError(f"{rate!r} is no rate; write one as: 60 per minute.") from None
    return rates


def limit(app: Flask, settings: Settings) -> None:
    """Make ``app`` refuse who asks too often, with 429 and when to come back; raises SettingError for a bad rate."""
    rates = rates_of(settings)
    if not rates:
        return
    try:
        from flask_limiter import ApplicationLimit, Limiter  # noqa: PLC0415 - only who limits needs it
        from limits.errors import ConfigurationError  # noqa: PLC0415
    except ImportError:
        raise SettingError(_MISSING) from None
    each, together = (rates.get(name) for name in PUBLIC)
    try:
        limiter = Limiter(
            lambda: request.remote_addr or "",
            app=app,
            default_limits=[each] if each else [],
            application_limits=[ApplicationLimit(together, key_function=lambda: "all")] if together else [],
            storage_uri=settings.rate_store,
            strategy="fixed-window",
            headers_enabled=True,
            in_memory_fallback_enabled=not settings.rate_store.startswith("memory://"),
        )
    except (ConfigurationError, ImportError) as wrong:  # an address of no known store, or a store's package missing
        raise SettingError(f"The rate store {settings.rate_store!r} cannot be used: {wrong}.") from None
    limiter.request_filter(lambda: request.endpoint in FREE)
