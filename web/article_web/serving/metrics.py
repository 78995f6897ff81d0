"""Figures for Prometheus at ``/metrics``: requests, times, outcomes, confidence, what is on the shelf.

Off by default, and closed when on: it answers this machine alone, or, where tokens are on, who has one. The official
client is imported only where it is on. Keeps no question, no article's name and no client's address.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from flask import Flask, Response, abort, g, request

from article_index.version import __version__
from article_qa.library import Library
from article_web.serving.seen import REQUESTS, method, milliseconds, route
from article_web.serving.settings import SettingError, Settings

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.metrics_core import Metric

SEVERAL: Final = "PROMETHEUS_MULTIPROC_DIR"  # where the processes of one service lay their figures together
_SECONDS: Final = (0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
_TENTHS: Final = tuple(n / 10 for n in range(1, 11))


class _ShelfFigures:
    """The figures that are read off when they are asked for: the shelf's size and the version."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def collect(self) -> "Iterator[Metric]":
        """Yield each figure."""
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415 - only who measures needs it

        shelf = self._library.shelf
        yield GaugeMetricFamily("article_qa_articles", "Articles on the shelf.", value=len(shelf))
        yield GaugeMetricFamily("article_qa_passages", "Passages on the shelf.", value=shelf.passages)
        build = GaugeMetricFamily("article_qa_build_info", "The version that runs.", labels=["version"])
        build.add_metric([__version__], 1)
        yield build


class _Counts:
    """What is counted in ``registry`` of requests and answers."""

    def __init__(self, registry: "CollectorRegistry") -> None:
        from prometheus_client import Counter, Histogram  # noqa: PLC0415 - only who measures needs it

        own: dict[str, Any] = {"registry": registry}
        self.requests = Counter("article_qa_requests", "Requests answered.", ["route", "method", "status"], **own)
        self._seconds = Histogram(
            "article_qa_request_seconds", "How long they took.", ["route"], buckets=_SECONDS, **own
        )
        self._answers = Counter("article_qa_answers", "What questions came to.", ["outcome", "reason"], **own)
        self._confidence = Histogram(
            "article_qa_confidence", "How sure the answers are.", ["outcome"], buckets=_TENTHS, **own
        )

    def add(self, response: Response) -> Response:
        """Count the request at hand, which ``response`` answers; return that."""
        at = route() or "none"
        self.requests.labels(at, method(), str(response.status_code)).inc()
        self._seconds.labels(at).observe(milliseconds() / 1000)
        if "answer" in g:
            self._answers.labels(g.answer.outcome, g.answer.reason or "").inc()
            if g.answer.confidence is not None:
                self._confidence.labels(g.answer.outcome).observe(g.answer.confidence)
        return response


def measure(app: Flask, library: Library, settings: Settings) -> None:
    """Make ``app`` count what it does and show it at ``/metrics``; raises SettingError without the client."""
    if not settings.metrics:
        return
    try:
        import prometheus_client as prometheus  # noqa: PLC0415 - only who measures needs it
        from prometheus_client import multiprocess  # noqa: PLC0415
    except ImportError:
        said = "Metrics need prometheus-client; install it with: pip install 'article-qa[metrics]'."
        raise SettingError(said) from None
    registry = prometheus.CollectorRegistry()
    shown = registry
    if SEVERAL in os.environ:
        shown = prometheus.CollectorRegistry()
        multiprocess.MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
    shown.register(_ShelfFigures(library))
    counts = _Counts(registry)
    app.extensions[REQUESTS] = counts.requests
    app.after_request(counts.add)

    @app.get("/metrics", endpoint="metrics")
    def metrics() -> Response:
        if settings.tokens is None and not of_this_machine():
            abort(404)
        headers = {"Cache-Control": "no-store"}
        return Response(prometheus.generate_latest(shown), content_type=prometheus.CONTENT_TYPE_LATEST, headers=headers)


@contextmanager
def together(settings: Settings) -> Iterator[None]:
    """Let the processes forked within count as one service; to be entered before any of them has the client."""
    if not settings.metrics or SEVERAL in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="article-qa-") as folder:
        os.environ[SEVERAL] = folder
        try:
            yield
        finally:
            del os.environ[SEVERAL]


def of_this_machine() -> bool:
    """Tell whether the request at hand comes from this machine and was sent to it, not through a proxy's name."""
    host = request.host.rpartition(":")[0] if request.host.count(":") == 1 else request.host.partition("]")[0]
    return _is_loopback(request.remote_addr or "") and (
        host == "localhost" or _is_loopback((host or request.host).strip("[]"))
    )


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
