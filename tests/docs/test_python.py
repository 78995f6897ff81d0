"""Promises of docs/python.md: its examples run, and their outputs are the real ones."""

from pathlib import Path

import pytest
from update_readme import PYTHON, Shell, blocks, rerun

BLOCKS = blocks(PYTHON.read_text(encoding="utf-8"))


@pytest.mark.parametrize("body", [body for _, body in BLOCKS], ids=[f"block {n}" for n in range(1, len(BLOCKS) + 1)])
def test_a_block_has_its_real_output(tmp_path: Path, body: str) -> None:
    """Run again, the examples print what stands under them; else run tests/docs/update_readme.py."""
    if "import django" in body:
        pytest.importorskip("django")
    with Shell(tmp_path) as shell:
        assert rerun("pycon", body, shell) == body


def test_the_page_shows_what_there_is() -> None:
    """All blocks are Python, and each public way of an answer is in one of them."""
    assert {kind for kind, _ in BLOCKS} == {"pycon"}
    shown = "".join(body for _, body in BLOCKS)
    for name in ("from_dict", "to_dict", "verify", "to_annotations", "suggest", "blueprint(", "hosted=True", "Turn.of"):
        assert name in shown, name
