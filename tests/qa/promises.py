"""The contract's promises about one answer, checked against the articles that were asked.

Knows nothing of scores: any answer of any engine that keeps the contract passes. Every test of the answerer that holds
an answer in its hands should hand it to ``keeps_promises``.
"""

import json
from collections.abc import Iterator
from hashlib import sha256

from article_index.shelf import Shelf

FIELDS = {
    "outcome", "reason", "question", "understood_as", "text", "short", "confidence", "citations", "nearest", "notice",
    "articles", "looked_for", "offset_unit", "version",
}  # fmt: skip
QUOTATION = {
    "article", "sentence", "quote", "start", "end", "prefix", "suffix", "matched", "speaker", "reported_by", "page",
    "also", "link",
}  # fmt: skip
ONLY_CITED = {"number", "answer_start", "answer_end"}
ARTICLE = {"id", "title", "url", "author", "published", "lang", "sha256", "length"}
REASONS = {
    "answered": {None},
    "not_in_article": {"no_match", "low_confidence", "wrong_type", "false_premise"},
    "chat": {"greeting", "thanks", "about_me", "not_a_question"},
}
AROUND = 32  # characters of prefix and suffix at most
NEAREST = 3


def keeps_promises(answer: dict, shelf: Shelf, question: str, *, limit: int = 10, explain: bool = False) -> None:
    """Fail unless ``answer``, as ``to_dict()`` gives it, keeps the contract towards ``shelf``."""
    plain_json(answer)
    assert set(answer) >= FIELDS
    assert explain or "explanation" not in answer
    assert not explain or "explanation" in answer or not answer["citations"] + answer["nearest"]
    assert answer["reason"] in REASONS[answer["outcome"]]
    assert answer["question"] == question
    assert answer["understood_as"].strip()
    assert answer["text"].strip()
    assert answer["offset_unit"] == "code_point"
    assert answer["version"]
    assert answer["notice"] is None or (answer["notice"]["code"] and answer["notice"]["text"].strip())

    for cited in answer["citations"]:
        assert set(cited) >= QUOTATION | ONLY_CITED
        quotation_is_verbatim(cited, shelf)
    for near in answer["nearest"]:
        assert set(near) >= QUOTATION
        assert not set(near) & ONLY_CITED
        quotation_is_verbatim(near, shelf)
    cited_are_explained(answer)
    outcome_agrees(answer, limit)
    places_in_text(answer)
    short_is_inside(answer, shelf)
    articles_are_named(answer, shelf)


def cited_are_explained(answer: dict) -> None:
    """Fail unless an explanation that weighs sentences weighs each cited one, and none twice."""
    rows = [(one["article"], one["sentence"]) for one in answer.get("explanation", {}).get("sentences", ())]
    assert len(rows) == len(set(rows))
    assert not rows or {(one["article"], one["sentence"]) for one in answer["citations"]} <= set(rows)


def plain_json(answer: dict) -> None:
    """Fail unless ``answer`` is JSON's own types, valid Unicode, its numbers finite and of at most 4 decimals."""
    json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()
    for value in _values(answer):
        assert type(value) in {str, int, float, bool, type(None)}
        assert not isinstance(value, float) or round(value, 4) == value


def _values(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for key, item in value.items():
            assert type(key) is str
            yield from _values(item)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item)
    else:
        yield value


def outcome_agrees(answer: dict, limit: int) -> None:
    """Fail unless outcome, citations, nearest, short and confidence belong together."""
    outcome, confidence = answer["outcome"], answer["confidence"]
    for quotations in (answer["citations"], answer["nearest"]):
        places = [(q["article"], q["sentence"]) for q in quotations]
        assert len(places) == len(set(places))
    if outcome == "answered":
        assert 1 <= len(answer["citations"]) <= limit
    else:
        assert answer["citations"] == []
        assert answer["short"] == []
    if outcome == "not_in_article":
        assert len(answer["nearest"]) <= NEAREST
    else:
        assert answer["nearest"] == []
    if outcome == "chat":
        assert confidence is None
    else:
        assert type(confidence) is float
        assert 0 <= confidence <= 1
        if not answer["citations"] + answer["nearest"]:
            assert confidence == 0


def quotation_is_verbatim(found: dict, shelf: Shelf) -> None:
    """Fail unless the quotation is exactly one sentence of its article, and all that it says of its place is so."""
    split = shelf.article(found["article"])
    text, start, end = split.article.text, found["start"], found["end"]
    sentence = split.sentences[found["sentence"]]
    assert found["sentence"] >= 0
    assert (start, end) == (sentence.start, sentence.end)
    assert found["quote"] == text[start:end]
    assert found["quote"].strip()
    assert text[:start].endswith(found["prefix"])
    assert text[end:].startswith(found["suffix"])
    assert len(found["prefix"]) <= AROUND
    assert len(found["suffix"]) <= AROUND
    at = start
    for low, high in found["matched"]:
        assert at <= low < high <= end
        at = high
    for name in ("speaker", "reported_by"):
        named = found[name]
        assert named is None or (named["text"] == text[named["start"] : named["end"]] and named["text"].strip())
    assert found["page"] is None or found["page"] >= 1
    for place in found["also"]:
        elsewhere = shelf.article(place["article"])
        assert (place["start"], place["end"]) in {(s.start, s.end) for s in elsewhere.sentences}
        assert (place["article"], place["start"]) != (found["article"], start)
        same = elsewhere.article.text[place["start"] : place["end"]]
        assert same.casefold().split() == found["quote"].casefold().split()
    url = split.article.url
    assert found["link"] is None if not url else found["link"].startswith(url.split("#")[0] + "#:~:text=")


def places_in_text(answer: dict) -> None:
    """Fail unless the text of an answer is its quotes joined by one space, each where its citation says."""
    if answer["outcome"] != "answered":
        return
    assert answer["text"] == " ".join(c["quote"] for c in answer["citations"])
    at = 0
    for number, cited in enumerate(answer["citations"], 1):
        assert cited["number"] == number
        assert cited["answer_start"] == at
        assert answer["text"][cited["answer_start"] : cited["answer_end"]] == cited["quote"]
        at = cited["answer_end"] + 1


def short_is_inside(answer: dict, shelf: Shelf) -> None:
    """Fail unless each short answer is a part of the citation that it names, word for word."""
    numbered = {c["number"]: c for c in answer["citations"]}
    for short in answer["short"]:
        cited = numbered[short["citation"]]
        assert cited["start"] <= short["start"] < short["end"] <= cited["end"]
        assert short["text"] == shelf.article(cited["article"]).article.text[short["start"] : short["end"]]


def articles_are_named(answer: dict, shelf: Shelf) -> None:
    """Fail unless exactly the articles that are quoted or pointed at are described, each once and truly."""
    quotations = answer["citations"] + answer["nearest"]
    pointed = [q["article"] for q in quotations] + [p["article"] for q in quotations for p in q["also"]]
    assert sorted(a["id"] for a in answer["articles"]) == sorted(set(pointed))
    for told in answer["articles"]:
        article = shelf.article(told["id"]).article
        assert set(told) >= ARTICLE
        assert told["sha256"] == sha256(article.text.encode()).hexdigest()
        assert told["length"] == len(article.text)
        assert [told[f] for f in ("title", "url", "author", "published", "lang")] == [
            article.title, article.url, article.author, article.published, article.lang
        ]  # fmt: skip
