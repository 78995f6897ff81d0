"""Promises of the checker itself: an answer that breaks the contract in one place is caught."""

from copy import deepcopy

import pytest
from promises import keeps_promises

from article_qa.library import Library

TEXT = "The dam was built in 1931 by Maria Keller. It holds forty million litres of water.\n\nThe mill grinds rye."
WHO = "Who built the dam?"

BREACHES = {
    "another question": lambda a: a.update(question="Who?"),
    "an unknown outcome": lambda a: a.update(outcome="perhaps"),
    "a reason where it is answered": lambda a: a.update(reason="no_match"),
    "a field that is missing": lambda a: a.pop("notice"),
    "another text": lambda a: a.update(text=a["text"] + " "),
    "no confidence": lambda a: a.update(confidence=None),
    "more than certain": lambda a: a.update(confidence=1.5),
    "five decimals": lambda a: a.update(confidence=0.12345),
    "not a number": lambda a: a.update(confidence=float("nan")),
    "half a surrogate pair": lambda a: a["citations"][0].update(prefix="\ud83d"),
    "nearest beside citations": lambda a: a.update(nearest=[a["citations"][0]]),
    "a quote that is no slice": lambda a: a["citations"][0].update(quote="The dam was built."),
    "a part of a sentence": lambda a: a["citations"][0].update(end=41, quote=TEXT[:41]),
    "another sentence's number": lambda a: a["citations"][0].update(sentence=1),
    "a wrong place in the text": lambda a: a["citations"][0].update(answer_start=1),
    "a wrong number": lambda a: a["citations"][0].update(number=2),
    "a wrong prefix": lambda a: a["citations"][0].update(prefix="x"),
    "a suffix too long": lambda a: a["citations"][0].update(suffix=TEXT[42:75]),
    "a match outside": lambda a: a["citations"][0].update(matched=[[40, 45]]),
    "matches out of order": lambda a: a["citations"][0].update(matched=[[8, 10], [0, 3]]),
    "a link without an address": lambda a: a["citations"][0].update(link="https://example.org/"),
    "a sentence that is not elsewhere": lambda a: a["citations"][0].update(
        also=[{"article": "article", "start": 43, "end": 82}]
    ),
    "a speaker that is no slice": lambda a: a["citations"][0].update(speaker={"text": "Ada", "start": 0, "end": 3}),
    "twice the same": lambda a: a["citations"].append(a["citations"][0]),
    "a short answer elsewhere": lambda a: a["short"].append({"citation": 1, "text": "rye", "start": 100, "end": 103}),
    "a short answer of no citation": lambda a: a["short"].append({"citation": 9, "text": "The", "start": 0, "end": 3}),
    "an article unnamed": lambda a: a.update(articles=[]),
    "an article named twice": lambda a: a["articles"].append(a["articles"][0]),
    "another hash": lambda a: a["articles"][0].update(sha256="0" * 64),
    "an explanation unasked": lambda a: a.update(explanation={}),
    "offsets of another unit": lambda a: a.update(offset_unit="byte"),
}


@pytest.mark.parametrize("breach", BREACHES.values(), ids=BREACHES)
def test_a_breach_is_caught(breach):
    """Each single breach of the contract fails, while the answer as it was passes."""
    library = Library.from_text(TEXT)
    answer = library.ask(WHO).to_dict()
    assert answer["outcome"] == "answered"
    keeps_promises(answer, library.shelf, WHO)
    broken = deepcopy(answer)
    breach(broken)
    with pytest.raises((AssertionError, UnicodeEncodeError, ValueError, KeyError)):
        keeps_promises(broken, library.shelf, WHO)


def test_a_citation_without_evidence_is_caught():
    """Where an answer is explained, a cited sentence that is not, or one that is twice, is a breach."""
    library = Library.from_text(TEXT)
    answer = library.ask(WHO, explain=True).to_dict()
    keeps_promises(answer, library.shelf, WHO, explain=True)
    rows = answer["explanation"]["sentences"]
    cited = [one for one in rows if one["sentence"] == answer["citations"][0]["sentence"]]
    for wrong in ([one for one in rows if one not in cited], rows + cited):
        assert wrong
        with pytest.raises(AssertionError):
            keeps_promises(answer | {"explanation": {"sentences": wrong}}, library.shelf, WHO, explain=True)


def test_a_limit_is_held():
    """More citations than the limit are a breach."""
    library = Library.from_text(TEXT)
    answer = library.ask(WHO).to_dict()
    with pytest.raises(AssertionError):
        keeps_promises(answer, library.shelf, WHO, limit=0)
