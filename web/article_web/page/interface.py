"""The page's own words, in the language of its reader: one file a language in ``data/interface``.

Never touches what an article says or what was asked. The words of the service itself (a refusal's ``text``) are
English; in other languages the page says the line of the refusal's ``reason``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from flask import Request

from article_web.api.problem import Problem

FOLDER: Final = Path(__file__).parents[1] / "data" / "interface"
DEFAULT: Final = "en"


@dataclass(frozen=True, slots=True)
class Interface:
    """One language of the page: its code, its own name, its direction and its lines by name."""

    lang: str
    name: str
    dir: str  # "ltr" or "rtl"
    lines: Mapping[str, str]

    def say(self, line: str, **values: object) -> str:
        """Return the line of that name with its ``{values}`` put in."""
        said = self.lines[line]
        for name, value in values.items():
            said = said.replace(f"{{{name}}}", str(value))
        return said


@cache
def interfaces() -> Mapping[str, Interface]:
    """Return every language of the page by its code, English first."""
    codes = sorted((path.stem for path in FOLDER.glob("*.json")), key=lambda code: (code != DEFAULT, code))
    return {code: _read(code) for code in codes}


def interface(request: Request) -> Interface:
    """Return the language that the address names (``lang=fr``), else the one its browser likes best of ours.

    Raises Problem ``invalid-request`` for a language that the page does not have.
    """
    ours = interfaces()
    wanted = request.args.get("lang")
    if wanted is None:
        liked = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
        return ours[next((code for code in liked if code in ours), DEFAULT)]
    if wanted not in ours:
        raise Problem("invalid-request", f"The page is not written in this language; choose one of {', '.join(ours)}.")
    return ours[wanted]


def _read(code: str) -> Interface:
    told = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return Interface(code, told["name"], told["dir"], told["lines"])
