"""Which parameters of a chat completion ask for what is not done here; a client that relied on them would be misled.

All others (``temperature``, ``max_tokens``, ``stop``, ``seed`` and so on) change nothing in a quoted answer and are
left unread.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from article_web.api.problem import FieldError, Problem

Sent = Mapping[str, Any]


def refuse_unsupported(sent: Sent) -> None:
    """Return where ``sent`` asks for nothing that is not done; raises Problem ``unsupported-parameter`` else."""
    for name, (asks, what) in _RULES.items():
        if asks(sent):
            said = f"The parameter {name} asks for {what}, which this service does not do; leave it out."
            raise Problem("unsupported-parameter", said, errors=[FieldError(f"/{name}", said)])


def _several(sent: Sent) -> bool:
    return sent.get("n") not in (None, 1)


def _tools(name: str) -> Callable[[Sent], bool]:
    return lambda sent: bool(sent.get(name)) and sent.get("tool_choice", sent.get("function_call")) != "none"


def _json(sent: Sent) -> bool:
    wanted = sent.get("response_format")
    return wanted is not None and not (isinstance(wanted, Mapping) and wanted.get("type") == "text")


def _sound(sent: Sent) -> bool:
    return sent.get("modalities") not in (None, [], ["text"])


_RULES: Final[Mapping[str, tuple[Callable[[Sent], bool], str]]] = {
    "n": (_several, "several answers"),
    "tools": (_tools("tools"), "tools to be called"),
    "functions": (_tools("functions"), "functions to be called"),
    "response_format": (_json, "an answer in JSON"),
    "logprobs": (lambda sent: bool(sent.get("logprobs")), "the probabilities of tokens"),
    "modalities": (_sound, "more than text"),
    "audio": (lambda sent: sent.get("audio") is not None, "sound"),
    "web_search_options": (lambda sent: sent.get("web_search_options") is not None, "a search of the web"),
}
