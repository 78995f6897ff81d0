"""Tables of cells as lines of text or as Markdown; knows nothing of what the cells mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from article_web.shell.terminal import columns, neutral


@dataclass(frozen=True, slots=True)
class Grid:
    """A titled table; the first column is read from the left, the others are numbers."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]

    def text(self) -> str:
        """Return the title, then aligned columns, two spaces between them."""
        cells = [[neutral(cell) for cell in row] for row in (self.head, *self.rows)]
        widths = [max(columns(row[i]) for row in cells) for i in range(len(self.head))]
        lines = ["  ".join(_padded(row[i], width, left=i == 0) for i, width in enumerate(widths)) for row in cells]
        return "\n".join([neutral(self.title), *(line.rstrip() for line in lines)])

    def markdown(self) -> str:
        """Return a heading and a table in GitHub's Markdown."""
        rows = [self.head, ["---"] + ["---:"] * (len(self.head) - 1), *self.rows]
        lines = [f"| {' | '.join(map(_escaped, row))} |" for row in rows]
        return "\n".join([f"### {neutral(self.title)}", "", *lines])


def number(value: float | None, form: str = "") -> str:
    """Return ``value`` as a cell, "–" for None.

    >>> number(0.5, ".2f"), number(None)
    ('0.50', '–')
    """
    return "–" if value is None else format(value, form)


def _escaped(cell: str) -> str:
    return neutral(cell).replace("\\", "\\\\").replace("|", "\\|")


def _padded(cell: str, width: int, *, left: bool) -> str:
    gap = " " * (width - columns(cell))
    return cell + gap if left else gap + cell
