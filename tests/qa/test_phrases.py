"""Promises of verbs of several words: what they mean is looked for, not the words that they are made of."""

import pytest
from readers import read

from article_qa import Library
from article_qa.asking.question import read_question
from article_qa.knowledge.lexicon import data_lines
from article_qa.knowledge.phrases import phrases
from article_qa.weighing.phrased import meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who took part in the race", [(1, "participate")]),
        ("can the request be sped up", [(4, "accelerate")]),
        ("who speeds the slow request up", []),  # three words between are too many
        ("who speeds the request up", [(1, "accelerate")]),
        ("which part did she take", []),  # what stands behind the verb stands behind it
        ("who took a walk", []),
        ("why was it called off and who set it up", [(3, "cancel"), (7, "establish")]),
        ("took", []),
    ],
)
def test_a_phrase_is_a_verb_and_what_stands_behind_it(text, found):
    """Any form of the verb begins the phrase, and two words at most stand between."""
    assert [(at, phrase.meanings[0][0]) for at, phrase in phrases(text.split())] == found


def test_each_verb_stands_once_with_words_for_each_phrase():
    """No form is of two verbs, and each phrase has a word that means the same."""
    lines = [line.split("|") for line in data_lines("phrases-en.txt")]
    forms = [form for line in lines for form in line[0].split()]
    assert len(forms) == len(set(forms))
    for _, *parts in lines:
        behind = [part.split(":")[0].strip() for part in parts]
        assert parts
        assert len(behind) == len(set(behind))
        assert all(part.split(":")[1].split() for part in parts)


def _held(question: str, text: str) -> list[tuple[str, list[str]]]:
    found = meant(read_question(question), read(text))
    return [(token.word, [word for word, _ in words]) for token, words in found.items()]


def test_the_words_that_the_article_has():
    """Of the meanings those are looked for that the article has, or else the first; none where it has the phrase."""
    asked = "Who took part in the talks?"
    assert _held(asked, "Three ministers joined the talks.") == [("took", ["join"])]
    assert _held(asked, "The talks have taken place.") == [("took", ["participate"])]
    assert _held(asked, "Three ministers have taken part.") == []


def test_a_phrase_finds_what_it_means():
    """The sentence that says the same in one word is cited, not one that has the verb with something else behind it."""
    text = (
        "The harbour fair\n\nStrange scenes have taken place at the regatta. "
        "Mira Holt and Jonas Reed joined the regatta on Sunday. The harbour was closed."
    )
    answer = Library.from_text(text).ask("Who took part in the regatta?")
    assert answer.citations[0].quote == "Mira Holt and Jonas Reed joined the regatta on Sunday."
