"""Whose pages may call the API from a browser: the origins of the settings, none by default (CORS).

Never lets a browser send cookies or passwords along, and never answers every origin.
"""

from typing import Final

from flask import Flask, Response, request

from article_web.serving.settings import Settings

CHAT: Final = "/v1/"
ADDRESSES: Final = ("/api/", CHAT)
_ALLOWED: Final = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, X-Request-ID",
    "Access-Control-Max-Age": "600",
}
_CHAT_HEADERS: Final = (  # what OpenAI's own client adds in a browser
    "OpenAI-Organization", "OpenAI-Project", "X-Stainless-Arch", "X-Stainless-Helper-Method", "X-Stainless-Lang",
    "X-Stainless-OS", "X-Stainless-Package-Version", "X-Stainless-Retry-Count", "X-Stainless-Runtime",
    "X-Stainless-Runtime-Version", "X-Stainless-Timeout",
)  # fmt: skip
_SHOWN: Final = "ETag, Retry-After, Server-Timing, WWW-Authenticate, X-Request-ID"


def share(app: Flask, settings: Settings) -> None:
    """Make ``app`` tell browsers that the pages of the allowed origins may read what the API answers."""
    if not settings.cors_origins:
        return

    @app.after_request
    def allow(response: Response) -> Response:
        if not request.path.startswith(ADDRESSES):
            return response
        response.vary.add("Origin")
        origin = request.headers.get("Origin")
        if origin in settings.cors_origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Expose-Headers"] = _SHOWN
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
                response.headers.update(_ALLOWED)
                if request.path.startswith(CHAT):
                    names = ", ".join([_ALLOWED["Access-Control-Allow-Headers"], *_CHAT_HEADERS])
                    response.headers["Access-Control-Allow-Headers"] = names
        return response
