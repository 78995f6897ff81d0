"""The cross-validated figures that the shipped weights were fitted with: ``python -m article_qa.training.recorded``.

Prints what ``weights.json`` records; measures nothing itself.
"""

import json
from typing import Any, Final

from article_qa.knowledge.lexicon import data_text
from article_qa.training.judged import TOGETHER

COLUMNS: Final = ("questions", "first", "right", "declined", "over", "auc", "ece", "foreign")


def main() -> None:
    """Print a line for each question set, then the precision at coverage of the readers' sets together."""
    table: dict[str, dict[str, Any]] = json.loads(data_text("weights.json"))["cross_validated"]
    lines = [f"{'set':20s}" + "".join(f"{name:>10s}" for name in COLUMNS)]
    for source, row in table.items():
        lines.append(f"{source:20s}" + "".join(f"{_shown(row[name]):>10s}" for name in COLUMNS))
    coverages = table[TOGETHER]["precision_at"]
    lines.append("")
    lines.append(f"{'surest share':20s}" + "".join(f"{float(c):10.0%}" for c in coverages))
    lines.append(f"{'precision, ' + TOGETHER:20s}" + "".join(f"{p:10.2f}" for p in coverages.values()))
    print("\n".join(line.rstrip() for line in lines))  # noqa: T201 - the command's output


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    main()
