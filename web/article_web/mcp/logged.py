"""A line of log for each call of a tool, where the settings ask for one; never the question unless they ask for it."""

import json
from collections.abc import Mapping
from typing import Any

from mcp_types import CallToolResult

from article_web.serving.seen import now, write
from article_web.serving.settings import Settings


def log_call(
    tool: str, arguments: Mapping[str, Any], result: CallToolResult, milliseconds: float, settings: Settings
) -> None:
    """Write a line for a call on standard error, if ``settings`` say so."""
    if settings.log == "off":
        return
    gave = result.structured_content or {}
    told: dict[str, Any] = {
        "time": now(),
        "tool": tool,
        "error": bool(result.is_error),
        "outcome": gave.get("outcome"),
        "reason": gave.get("reason"),
        "ms": round(milliseconds, 1),
    }
    if settings.log_questions:
        told["arguments"] = arguments
    if settings.log == "json":
        write(json.dumps(told, ensure_ascii=False))
        return
    came = ["error" if told["error"] else "", told["outcome"], told["reason"]]
    parts = [told["time"], tool, *(one for one in came if one), f"{told['ms']} ms"]
    parts += [f"arguments={json.dumps(arguments, ensure_ascii=False)}"] if settings.log_questions else []
    write(" ".join(parts))
