"""Coroutines for tests that are none themselves: the browser tests leave an event loop running in the main thread."""

from concurrent.futures import ThreadPoolExecutor

import anyio


def finish(function, *arguments):
    """Return what the coroutine function comes to, in a thread and an event loop of its own."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, function, *arguments).result()
