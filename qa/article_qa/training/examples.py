"""Questions with known answers, as the ranker learns from them: one matrix of evidence each, and which rows are right.

Reads the question files of the scorer (a question a line, or a document a line with its questions), and files with a
conversation a line: {"article", "sha256" of its text, "turns": [{"question", "answerable", "gold": [[start, end]]}]}.
The gold of a question is mapped onto our own sentences by overlap: half of the shorter of the two, as the scorer
counts it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.asking.question import read_question
from article_qa.asking.understanding import asked
from article_qa.asking.wish import read_wish
from article_qa.choice.overview import overview
from article_qa.history import Turn
from article_qa.text.reading import Reading
from article_qa.text.readings import Readings
from article_qa.weighing.comparison import Comparison, compare

REMEMBERED: Final = 8  # turns of a conversation that a question is asked with
NOTHING: Final = "The article does not say."


@dataclass(frozen=True, slots=True)
class Example:
    """A question put to a text: ``gold`` are the numbers of the sentences that answer it, if any do."""

    source: str  # name of the question file
    group: str  # what must stay in one fold: the text, and all texts of the same title
    id: str
    kind: str
    question: str
    history: tuple[dict[str, Any], ...]
    article: Article
    answerable: bool
    gold: frozenset[int]
    short: tuple[str, ...]


@lru_cache(4096)
def readings_of(article: Article) -> Readings:
    """Return a shelf of ``article`` alone, remembered for the many questions put to it."""
    return Readings(Shelf([article]))


def reading_of(article: Article) -> Reading:
    """Return ``article`` read."""
    return readings_of(article).of(article.id)


def told(example: Example) -> int | None:
    """Return the first sentence of the digest, where the example wishes to be told the article; None elsewhere."""
    readings = readings_of(example.article)
    turns = [Turn(h["question"], h.get("answer") or "") for h in example.history]
    text = asked(example.question, turns, readings, None).text
    wish = read_wish(text)
    digest = overview(text, wish, turns, readings, readings.shelf.ids, 1, explain=False) if wish else None
    return digest.citations[0].quotation.sentence if digest else None


def compared(example: Example, article: Article | None = None) -> Comparison:
    """Return the example's question, as answering understands it, held against ``article`` (default: its own)."""
    readings = readings_of(article or example.article)
    turns = [Turn(h["question"], h.get("answer") or "") for h in example.history]
    meant = asked(example.question, turns, readings, None)
    return compare(read_question(meant.text), readings.of((article or example.article).id), meant.turns)


def read_examples(path: Path, articles: Path) -> Iterator[Example]:
    """Yield the examples of one question file; texts that it only names are read from the folder ``articles``."""
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        if "questions" in entry:
            yield from _of_document(path.stem, entry)
        elif "turns" in entry:
            yield from _of_conversation(path.stem, entry, articles)
        else:
            text = _article_text(articles / f"{entry['article']}.txt")
            article = Article(entry["article"], title_or_empty(text), text)
            spans = [(m, m + len(g)) for g in entry["gold"] for m in _all(text, g)]
            yield _example(path.stem, entry["article"], entry, article, spans, entry.get("short", ()))


def title_or_empty(text: str) -> str:
    """Return the title that the index reads off ``text``."""
    from article_index.paragraphs import title_of  # noqa: PLC0415

    return title_of(text)


@lru_cache(256)
def _article_text(path: Path) -> str:
    return path.read_text("utf-8")


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _of_document(source: str, document: dict[str, Any]) -> Iterator[Example]:
    article = Article(document["doc_id"], document.get("title", ""), document["text"])
    places = [(s["start"], s["end"]) for s in document["sentences"]]
    for entry in document["questions"]:
        if "rewrite" not in entry:
            spans = [places[i] for i in entry["gold_sentences"]]
            yield _example(
                source,
                document.get("title") or document["doc_id"],
                entry,
                article,
                spans,
                entry.get("answers", ()),
            )


def _of_conversation(source: str, entry: dict[str, Any], articles: Path) -> Iterator[Example]:
    """Yield the turns; the ones before are told as if each had been answered by its first right passage."""
    name, text = entry["article"], _article_text(articles / f"{entry['article']}.txt")
    if sha256(text.encode()).hexdigest() != entry["sha256"]:
        raise ValueError(f"{name}.txt is not the text that the conversation was held about.")
    article = Article(name, title_or_empty(text), text)
    history: list[dict[str, str]] = []
    for number, turn in enumerate(entry["turns"]):
        spans = [(start, end) for start, end in turn["gold"]]
        told = {"id": f"{name}-{number}", "question": turn["question"], "answerable": turn["answerable"]}
        yield _example(source, name, told | {"history": history[-REMEMBERED:]}, article, spans, [])
        said = text[slice(*spans[0])] if spans else NOTHING
        history.append({"question": turn["question"], "answer": said})


def _example(
    source: str,
    group: str,
    entry: dict[str, Any],
    article: Article,
    spans: list[tuple[int, int]],
    short: list[str],
) -> Example:
    sentences = reading_of(article).split.sentences
    gold = frozenset(i for i, s in enumerate(sentences) if any(_half(s.start, s.end, *g) for g in spans))
    return Example(
        source, group, str(entry["id"]), entry.get("type", "-"), entry["question"], tuple(entry.get("history") or ()),
        article, bool(entry["answerable"]), gold, tuple(short),
    )  # fmt: skip


def _half(start: int, end: int, gold_start: int, gold_end: int) -> bool:
    return 2 * (min(end, gold_end) - max(start, gold_start)) >= min(end - start, gold_end - gold_start)
