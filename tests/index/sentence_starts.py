"""Measure where sentences start: precision, recall and F1 against starts that humans marked.

    python tests/index/sentence_starts.py STARTS.jsonl ARTICLES_DIR [--errors]

Each line of STARTS is {"article": id, "starts": [offsets]}; ARTICLES_DIR holds ID.txt. Tests nothing, prints
figures.
"""

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "index"))

from article_index.loading.text import article_from_text
from article_index.split import split


def main() -> None:
    """Print the figures, and with --errors every start that differs."""
    parser = argparse.ArgumentParser(description="Precision, recall and F1 of sentence starts.")
    parser.add_argument("file", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--errors", action="store_true", help="print each start that is missing or extra")
    args = parser.parse_args()
    both = ours = gold = 0
    for line in args.file.read_text("utf-8").splitlines():
        entry = json.loads(line)
        text = (args.articles / f"{entry['article']}.txt").read_text("utf-8")
        found = {sentence.start for sentence in split(article_from_text(text, entry["article"])).sentences}
        marked = set(entry["starts"])
        both, ours, gold = both + len(found & marked), ours + len(found), gold + len(marked)
        if args.errors:
            for at in sorted(found ^ marked):
                kind = "missing" if at in marked else "extra"
                print(f"{kind:8}{entry['article']:26}{text[max(0, at - 60) : at]!r} | {text[at : at + 50]!r}")  # noqa: T201 - a command
    print(f"precision {both / ours:.4f}  recall {both / gold:.4f}  F1 {2 * both / (ours + gold):.4f}")  # noqa: T201 - a command


if __name__ == "__main__":
    main()
