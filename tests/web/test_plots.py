"""Promises of the plots: well-formed SVG whose dots stand where the numbers say."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from article_qa.evaluation.marks import Mark
from article_web.shell.plot import LEFT, SIDE, TOP, picture
from article_web.shell.plots import PlotError, reliability_diagram, risk_coverage, write_plots

SVG = "{http://www.w3.org/2000/svg}"
SURE = [(True, 0.9), (True, 0.8), (False, 0.8), (False, 0.3), (True, 0.3)]


def dots(svg: str) -> list[tuple[float, float]]:
    """Return the places of the dots as shares of the square, from the lower left."""
    return [
        (
            round((float(dot.get("cx", "")) - LEFT) / SIDE, 3),
            round(1 - (float(dot.get("cy", "")) - TOP) / SIDE, 3),
        )
        for dot in ElementTree.fromstring(svg).iter(f"{SVG}circle")
    ]


def words(svg: str, tag: str) -> list[str]:
    """Return the texts of all elements ``tag``."""
    return ["".join(element.itertext()) for element in ElementTree.fromstring(svg).iter(SVG + tag)]


def test_risk_coverage_by_hand() -> None:
    """Wrong are none of one, half of one of two, one of three, one and a half of four, two of five."""
    svg = risk_coverage(SURE)
    assert dots(svg) == [(0.2, 0.0), (0.4, 0.25), (0.6, 0.333), (0.8, 0.375), (1.0, 0.4)]
    assert words(svg, "desc")[0] == (
        "Wrong are 0% of the surest 20%, 25% of the surest 40%, 33% of the surest 60%, 38% of the surest 80%, "
        "40% of the surest 100%."
    )
    assert {"0%", "25%", "33%", "38%", "40%"} <= set(words(svg, "text"))
    (line,) = ElementTree.fromstring(svg).iter(f"{SVG}polyline")
    assert len(line.get("points", "").split()) == 3  # one for each confidence


def test_reliability_by_hand() -> None:
    """A dot a bin that has answers, at its mean confidence and its share of right ones, with its number."""
    svg = reliability_diagram(SURE)
    assert dots(svg) == [(0.3, 0.5), (0.8, 0.5), (0.9, 1.0)]
    assert words(svg, "desc") == [
        "2 answers at 0.30: 50% right; 2 answers at 0.80: 50% right; 1 answer at 0.90: 100% right."
    ]


def test_the_interval_is_wilsons() -> None:
    """One right of two: 0.0945 to 0.9055 (Wilson 1927)."""
    svg = reliability_diagram([(True, 0.5), (False, 0.5)])
    (line,) = [line for line in ElementTree.fromstring(svg).iter(f"{SVG}line") if line.get("class") == "range"]
    ends = [round(1 - (float(line.get(name, "")) - TOP) / SIDE, 3) for name in ("y1", "y2")]
    assert ends == [0.095, 0.905]


def test_plots_of_nothing_are_still_pictures() -> None:
    """No answers, no dots."""
    assert dots(risk_coverage([])) == dots(reliability_diagram([])) == []


def test_a_picture_is_named_and_its_words_are_escaped() -> None:
    """Title and description are there for who does not see it; colours are there for dark too."""
    svg = picture("a < b", "c & d", "<x>", "<y>", [])
    assert (words(svg, "title"), words(svg, "desc")) == (["a < b"], ["c & d"])
    assert {"<x>", "<y>", "0%", "100%"} <= set(words(svg, "text"))
    assert "prefers-color-scheme: dark" in words(svg, "style")[0]
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")


def test_plots_are_written(tmp_path: Path) -> None:
    """Both, to a folder made for them; a place that cannot be written is named."""
    marks = [Mark("a", "who", first=True, confidence=0.8, answerable=True)]
    write_plots(marks, tmp_path / "deep" / "plots")
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "deep" / "plots").iterdir()}
    assert written == {
        "risk-coverage.svg": risk_coverage([(True, 0.8)]),
        "reliability.svg": reliability_diagram([(True, 0.8)]),
    }
    (tmp_path / "file").write_text("")
    with pytest.raises(PlotError, match=r"Cannot write plots to '.*file': File exists"):
        write_plots(marks, tmp_path / "file")
