"""The frame of a plot in SVG: a square of shares from 0 to 1 both ways, with grid, axes, title and description.

Draws no data of its own and needs no library; colours are ``data/plot.css``'s, for light and for dark.
"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

STYLE: Final = Path(__file__).parents[1] / "data" / "plot.css"
LEFT: Final = 58
TOP: Final = 44
SIDE: Final = 340  # of the square, in units of the picture
WIDTH: Final = LEFT + SIDE + 30
HEIGHT: Final = TOP + SIDE + 50
TICKS: Final = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def x(share: float) -> str:
    """Return where ``share``, 0 to 1, is across the picture."""
    return _short(LEFT + share * SIDE)


def y(share: float, up: float = 0.0) -> str:
    """Return where ``share``, 0 to 1, is down the picture, ``up`` units above it."""
    return _short(TOP + (1 - share) * SIDE - up)


def label(across: str, down: str, words: str, kind: str) -> str:
    """Return ``words`` at a place, in the style ``kind``."""
    return f'<text x="{across}" y="{down}" class="{kind}">{escape(words)}</text>'


def stroke(x1: str, y1: str, x2: str, y2: str, kind: str) -> str:
    """Return a straight line, in the style ``kind``."""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" class="{kind}"/>'


def dot(across: str, down: str, tip: str) -> str:
    """Return a dot that says ``tip`` when it is pointed at."""
    return f'<circle cx="{across}" cy="{down}" r="5" class="dot"><title>{escape(tip)}</title></circle>'


def picture(title: str, description: str, across: str, upward: str, marks: Sequence[str]) -> str:
    """Return the whole SVG document: ``marks`` over the grid, the axes called ``across`` and ``upward``."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(description)}</desc>",
        f"<style>\n{STYLE.read_text(encoding='utf-8')}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" class="paper"/>',
        label("14", "24", title, "title"),
        *(part for share in TICKS for part in _tick(share)),
        label(x(0.5), y(0, -40), across, "middle"),
        f'<text transform="translate(14 {y(0.5)}) rotate(-90)" class="middle">{escape(upward)}</text>',
        *marks,
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _tick(share: float) -> list[str]:
    return [
        stroke(x(0), y(share), x(1), y(share), "grid"),
        label(_short(LEFT - 8), y(share, -4), f"{share:.0%}", "end"),
        label(x(share), y(0, -18), f"{share:.0%}", "middle"),
    ]


def _short(place: float) -> str:
    return f"{place:.2f}".rstrip("0").rstrip(".")
