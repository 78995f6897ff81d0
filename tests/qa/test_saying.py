"""Promises about which sentences give the asked words, which somebody else's, and where the speaker stands."""

import pytest
from readers import held, read

from article_qa.voices.saying import Callings, speaker_span

TEXT = (
    "The mill's owner, Ada Brill, was calm. “It will close in May,” she said. "
    "The bank manager Tom Hale was not. He warned that nobody would buy it. "
    "The Dunholm Herald reports that two firms want the mill. The mill stands on a hill."
)


def giving(question: str) -> tuple[list[int], list[int]]:
    """Return the sentences that give the asked words, and those that give another's."""
    found = held(question, TEXT).sayings
    return found.theirs.nonzero()[0].tolist(), found.others.nonzero()[0].tolist()


@pytest.mark.parametrize(
    ("question", "theirs", "others"),
    [
        ("What did Ada Brill say?", [1], [3]),
        ("What did the owner say?", [1], [3]),
        ("What did the mill's owner say?", [1], [3]),
        ("What did Hale warn of?", [3], [1]),
        ("What did the bank manager say?", [3], [1]),
        ("What does the Dunholm Herald report?", [4], [1, 3]),
        ("What did the vicar say?", [], []),
        ("Who said that it will close?", [1, 3], []),
        ("Which newspaper reported that?", [4], []),
        ("When was the mill built?", [], []),
    ],
)
def test_whose_words(question: str, theirs: list[int], others: list[int]) -> None:
    """A question about X's words finds X's sentences by name or description, also where only 'he' stands there."""
    assert giving(question) == (theirs, others)


def test_the_speaker_counts_as_named_in_the_words() -> None:
    """The name and 'say' are met in a sentence that says 'he', a verb with a meaning of its own is not."""
    comparison = held("What did Tom Hale say about buyers?", TEXT)
    met = dict(zip([t.word for t in comparison.tokens], comparison.same[:, 3].tolist(), strict=True))
    assert {word: met[word] for word in ("tom", "hale", "say")} == {"tom": 1, "hale": 1, "say": 1}
    assert met["buyers"] == 0
    promised = held("What did Tom Hale promise?", TEXT)
    assert promised.same[[t.word for t in promised.tokens].index("promise"), 3] == 0


@pytest.mark.parametrize(
    ("question", "sentence", "span"),
    [
        ("Who said that it was over?", 0, "Ada Brill"),
        ("Who said that it was over?", 1, None),
        ("Which paper reported it?", 2, "The Dunholm Herald"),
        ("When was it over?", 0, None),
    ],
)
def test_the_speaker_in_short(question: str, sentence: int, span: str | None) -> None:
    """Who is asked for stands as a span where the cited sentence names them, and nothing does elsewhere."""
    text = "Ada Brill said that it was over. “We have tried,” she added. The Dunholm Herald reports that she left."
    found = speaker_span(held(question, text), sentence)
    assert (None if found is None else text[found[0] : found[1]]) == span


def test_callings_know_titles_and_appositions() -> None:
    """A speaker is called by what stands before and behind the name."""
    calls = Callings(read(TEXT))
    assert {"mill", "owner"} <= calls.called["brill"]
    assert {"bank", "manag"} <= calls.called["hale"]
