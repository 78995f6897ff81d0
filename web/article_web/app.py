"""The application: a factory that puts the page, the API and their defences around one library.

Holds no global state, opens no article and no socket; two applications in one process do not meet.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask, url_for

from article_qa.library import Library
from article_web.api.api import api
from article_web.api.failures import report_failures
from article_web.completions.failing import ADDRESS as CHAT_ADDRESS
from article_web.completions.routes import completions
from article_web.page.assets import Assets, static
from article_web.page.page import page
from article_web.serving.budget import bound
from article_web.serving.compression import compress
from article_web.serving.declined import keep_declined
from article_web.serving.defence import defend
from article_web.serving.kept import Answers
from article_web.serving.metrics import measure
from article_web.serving.rates import believe_proxies, limit
from article_web.serving.seen import see
from article_web.serving.settings import Settings
from article_web.serving.sharing import share
from article_web.serving.tokens import admit
from article_web.widget.serving import widget

API_ADDRESS = "/api/v1"


class Service(Flask):
    """A Flask none of whose functions is a coroutine, so that nothing looks whether one is."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``func``, which is no coroutine."""
        return func


def create_app(library: Library, settings: Settings | None = None, *, hosted: bool = False) -> Flask:
    """Return a WSGI application that answers questions from ``library``, configured by ``settings``.

    ``hosted`` within another application it leaves to that one which Host headers are answered. Raises SettingError for
    settings that cannot be kept.
    """
    settings = settings or Settings()
    app = Service("article_web", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the page is in UTF-8: no need to spell out Arabic
    app.url_map.merge_slashes = False  # an address is right or a problem, never sent elsewhere
    app.extensions["article_qa"] = library
    bound(app, library, settings)
    believe_proxies(app, settings)
    see(app, settings)
    measure(app, library, settings)
    keep_declined(app, settings)
    defend(app, settings, checks_host=not hosted)
    admit(app, settings)
    limit(app, settings)
    share(app, settings)
    compress(app)  # before the headers of defend: what is registered last comes first
    report_failures(app)
    assets = Assets()
    app.add_template_global(lambda name: url_for("static.file", digest=assets.digest, name=name), "asset")
    app.jinja_env.globals["modules"] = assets.modules("page.js")
    app.register_blueprint(static(assets))
    app.register_blueprint(page(library))
    app.register_blueprint(widget())
    answers = Answers(library, settings.answer_cache_bytes)
    app.register_blueprint(api(library, answers), url_prefix=API_ADDRESS)
    app.register_blueprint(completions(library, answers), url_prefix=CHAT_ADDRESS)
    return app
