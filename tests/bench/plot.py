"""Figures of engines drawn as SVG: milliseconds of a question over passages, both in powers of ten."""

from itertools import pairwise
from math import log10

WIDE, HIGH, LEFT, RIGHT, TOP, BELOW = 720, 420, 60, 130, 30, 50
COLOURS = ["#c0392b", "#2c6fbb", "#2e8b57", "#8e5ea2", "#777777"]
LEAST, MOST = -2.3, 4.0  # powers of ten of milliseconds


def draw(kept, kind):
    """Return the drawing of ``kept``: passages -> engine -> kind -> figures; p50 drawn through, p99 dashed."""
    sizes = sorted(kept, key=int)
    low, high = log10(int(sizes[0])), log10(int(sizes[-1]))

    def place(size, figure):
        across = LEFT + (log10(int(size)) - low) / (high - low) * (WIDE - LEFT - RIGHT)
        return round(across, 1), round(TOP + (MOST - log10(figure)) / (MOST - LEAST) * (HIGH - TOP - BELOW), 1)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="12">',
        f"<title>Milliseconds of a question of {kind}, by passages</title>",
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>',
        f'<text x="{LEFT}" y="18">processor milliseconds of a question of {kind}; dashed: p99</text>',
    ]
    for power in range(-2, 5):
        down = place(sizes[0], 10**power)[1]
        lines.append(f'<path d="M{LEFT} {down}H{WIDE - RIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{down + 4}" text-anchor="end">{10.0**power:g}</text>')
    down = HIGH - 28
    lines += [f'<text x="{place(n, 1)[0]}" y="{down}" text-anchor="middle">{int(n):,}</text>' for n in sizes]
    lines.append(f'<text x="{(WIDE - RIGHT + LEFT) / 2}" y="{HIGH - 10}" text-anchor="middle">passages</text>')
    names = list(kept[sizes[0]])
    labels = []
    for name, colour in zip(names, COLOURS, strict=False):
        for share, stroke in (("p50", 'stroke-width="2"'), ("p99", 'stroke-dasharray="4 3" stroke-width="1"')):
            points = [
                place(size, kept[size][name][kind][f"processor {share}"][0]) for size in sizes if name in kept[size]
            ]
            path = " ".join(f"{x},{y}" for x, y in points)
            lines.append(f'<polyline points="{path}" fill="none" stroke="{colour}" {stroke}/>')
            if share == "p50":
                labels.append([points[-1][1], name, colour])
    labels.sort()
    for before, label in pairwise(labels):
        label[0] = max(label[0], before[0] + 14)  # one below the other
    for down, name, colour in labels:
        lines.append(f'<text x="{WIDE - RIGHT + 8}" y="{down + 4}" fill="{colour}">{name}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"
