"""Promises of checking an answer against its texts: what each part of it has become, and never more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Article, Span
from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_index.split import split
from article_qa.checking.quotes import Found, Source, Standing, find
from article_qa.checking.verifying import verify
from article_qa.errors import AnswerError
from article_qa.library import Library

TEXT = (
    "The dam at Orlov was built in 1931. “It held,” said Mira Keller. Nobody knows why.\n\nThe village moved in 1975."
)
HELD = "“It held,” said Mira Keller."
AT = TEXT.index(HELD)
ANSWER = {
    "outcome": "answered",
    "text": HELD,
    "citations": [
        {
            "number": 1, "article": "dam", "quote": HELD, "start": AT, "end": AT + len(HELD),
            "prefix": TEXT[AT - 12 : AT], "suffix": " Nobody knows why.",
            "speaker": {"text": "Mira Keller", "start": AT + 16, "end": AT + 27},
        }
    ],
    "short": [{"citation": 1, "text": "held", "start": AT + 4, "end": AT + 8}],
    "articles": [{"id": "dam", "sha256": article_from_text(TEXT, "dam").sha256}],
}  # fmt: skip
BUILT = "The dam at Orlov was built in 1931."


def became(text: str, **given) -> Found:
    """Return what became of the sentence about the building of the dam in ``text``."""
    return find(Source(Article("dam", "", text)), BUILT, **({"start": 0, "end": len(BUILT)} | given))


def statuses(*texts: str, answer=ANSWER) -> dict[str, str]:
    """Return the status of each part of ``answer`` where the article says ``texts``, each as an article."""
    articles = [Article("dam" if n == 0 else f"dam-{n}", "", text) for n, text in enumerate(texts)]
    return {one.part: one.status for one in verify(answer, articles).checks}


def test_what_stands_at_its_place_is_exact():
    """A quote is exact where the text has it at its offsets, however often it stands elsewhere as well."""
    assert became(TEXT) == became(f"{TEXT}\n\n{TEXT}") == Found("exact", (Span(0, 35),))


def test_what_stands_elsewhere_once_has_moved():
    """A quote that the text has in one other place has moved there; wrong offsets of a true quote are the same."""
    assert became(f"Now. {TEXT}") == Found("moved", (Span(5, 40),))
    assert became(TEXT, start=3, end=38) == Found("moved", (Span(0, 35),))
    assert became(TEXT, start=0, end=30) == Found("moved", (Span(0, 35),))


def test_what_stands_elsewhere_twice_is_ambiguous():
    """A quote with several places, none of them its own, has all of them told, ten at most."""
    assert became(f"So. {BUILT} {BUILT}") == Found("ambiguous", (Span(4, 39), Span(40, 75)))
    assert len(became("So. " + f"{BUILT} " * 12).places) == 10


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("The dam at Orlov was built in 1932. It held.", "The dam at Orlov was built in 1932."),
        ("So. The dam at Orlov was\nbuilt in 1931.", "The dam at Orlov was\nbuilt in 1931."),
        ("Rain fell. In 1931 the dam at Orlov was built. Rain fell.", "In 1931 the dam at Orlov was built."),
    ],
)
def test_what_is_much_like_it_is_what_it_has_become(text, now):
    """Another year, a line break, another order of the words: the quote has changed, into that sentence."""
    start = text.index(now)
    assert became(text) == Found("changed", (), Standing(now, start, start + len(now)))


def test_what_stands_around_tells_a_sentence_that_is_less_alike():
    """A rewritten sentence is known by what stands before or after it; without that it is too unlike."""
    text = "Rain fell all day.\n\nOrlov built its dam by hand in 1931, with stone. Then the village was flooded."
    assert became(text) == Found("gone")
    found = became(text, prefix="ain fell all day.\n\n", suffix=" Then the village")
    assert found.now.text == "Orlov built its dam by hand in 1931, with stone."


def test_what_nothing_is_like_is_gone():
    """A text about something else has nothing that the quote could have become, nor has an empty one a place."""
    assert became("Nothing of the kind was ever said in this town.") == Found("gone")
    assert find(Source(Article("dam", "", TEXT)), "") == Found("gone")


def test_without_a_place_a_quote_is_exact_where_it_stands_once():
    """Somebody who only has the words learns whether, and where, the text has them."""
    assert became(TEXT, start=None, end=None) == Found("exact", (Span(0, 35),))
    assert became(f"{BUILT} {BUILT}", start=None, end=None).status == "ambiguous"


@given(st.text("ab. \n", max_size=60), st.text("ab. \n", min_size=1, max_size=8), st.integers(0, 60))
def test_a_place_that_is_told_holds_the_quote(text, quote, start):
    """Whatever the text, each place that is told holds the quote to the character, and exact is its own place."""
    found = find(Source(Article("a", "", text)), quote, start, start + len(quote))
    assert all(at.of(text) == quote for at in found.places)
    assert (found.status == "exact") == (text[start : start + len(quote)] == quote)
    assert found.now is None or text[found.now.start : found.now.end] == found.now.text


def test_every_part_of_a_true_answer_is_exact():
    """Of a true answer the quote, its speaker, the short answer and the text are exact."""
    assert statuses(TEXT) == {
        "/citations/0": "exact", "/citations/0/speaker": "exact", "/short/0": "exact", "/text": "exact",
    }  # fmt: skip
    assert verify(ANSWER, [Article("dam", "", TEXT)])


def test_parts_move_with_their_quote():
    """Where the quote moved, so did its speaker and its short answer; that is told of each."""
    found = verify(ANSWER, [Article("dam", "", f"Mira Keller writes. It held. {TEXT}")])
    told = {one.part: (one.status, one.places) for one in found.checks}
    assert told["/citations/0/speaker"] == ("moved", (Span(AT + 45, AT + 56),))
    assert told["/short/0"] == ("moved", (Span(AT + 33, AT + 37),))
    assert not found.verified


def test_a_short_answer_has_to_stand_in_its_citation():
    """Words that the article has elsewhere are no short answer of this citation, nor is one of no citation."""
    year = TEXT.index("1931")
    foreign = ANSWER | {"short": [{"citation": 1, "text": "1931", "start": year, "end": year + 4}]}
    assert statuses(TEXT, answer=foreign)["/short/0"] == "gone"
    nobody = ANSWER | {"short": [{"citation": 7, "text": "held", "start": AT + 4, "end": AT + 8}]}
    assert statuses(TEXT, answer=nobody)["/short/0"] == "gone"


def test_a_false_speaker_is_found_out():
    """A name that the article has not is gone, even where the quote is exact."""
    cited = ANSWER["citations"][0] | {"speaker": {"text": "Ada Lovelace", "start": 0, "end": 12}}
    assert statuses(TEXT, answer=ANSWER | {"citations": [cited]})["/citations/0/speaker"] == "gone"


def test_a_text_that_is_not_its_quotes_has_changed():
    """What an answer says beside its quotes is not verbatim; a refusal's line is the service's own."""
    assert statuses(TEXT, answer=ANSWER | {"text": "It did not hold."})["/text"] == "changed"
    refused = {"outcome": "not_in_article", "text": "The article does not say.", "citations": [], "nearest": []}
    assert verify(refused, []).checks == ()


def test_the_hash_is_compared():
    """A text that changed elsewhere leaves its quotes exact, and is told to be another."""
    found = verify(ANSWER, [Article("dam", "", TEXT + " The end.")])
    assert found.verified
    assert [(one.id, one.found_as, one.same) for one in found.articles] == [("dam", "dam", False)]
    assert verify(ANSWER, [Article("dam", "", TEXT)]).articles[0].same is True
    assert verify({"citations": ANSWER["citations"]}, [Article("dam", "", TEXT)]).articles[0].same is None


def test_an_article_is_known_by_its_hash_too():
    """A file that was renamed is found; of two texts the one with the hash is meant, whatever their ids."""
    other = Article("dam", "", "Something else entirely.")
    assert verify(ANSWER, [other, Article("orlov", "", TEXT)]).articles[0].found_as == "orlov"
    assert verify(ANSWER, [Article("orlov", "", TEXT + " So.")]).articles[0].found_as == "orlov"
    missing = verify(ANSWER, [Article("x", "", TEXT + " So."), Article("y", "", "No.")])
    assert [one.status for one in missing.checks] == ["gone", "gone", "gone", "exact"]
    assert missing.articles[0].found_as is None


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ([], ""),
        ({}, "/citations"),
        ({"citations": {}}, "/citations"),
        ({"citations": [{"article": "dam"}]}, "/citations/0/quote"),
        ({"citations": [{"article": "dam", "quote": "a", "start": -1, "end": 0}]}, "/citations/0/start"),
        ({"citations": [{"article": "dam", "quote": "a", "start": True, "end": 0}]}, "/citations/0/start"),
        ({"citations": [{"article": "dam", "quote": "a", "start": 1}]}, "/citations/0/end"),
        ({"citations": [{"article": "dam", "quote": "a", "speaker": "Mira"}]}, "/citations/0/speaker"),
        ({"citations": [], "short": [{"citation": 1, "text": 2, "start": 0, "end": 1}]}, "/short/0/text"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_place(wrong, pointer):
    """The error points to what does not fit, in one sentence."""
    with pytest.raises(AnswerError) as refused:
        verify(wrong, [])
    assert refused.value.pointer == pointer
    assert str(refused.value).startswith("This is no answer of article-qa: it")


@pytest.mark.parametrize(
    "question", ["When did Russia negotiate a second ceasefire?", "What is the melting point of tungsten?", "Hello!"]
)
def test_what_the_library_answers_is_verified(library: Library, question):
    """Every answer, with its nearest quotes, is verified by the library, the shelf and the texts that gave it."""
    answer = library.ask(question)
    texts = {one.article.id: one.article.text for one in library.shelf}
    for articles in (library, library.shelf, texts):
        found = answer.verify(articles)
        assert found
        assert len(found.checks) >= len(answer.citations) + len(answer.nearest)


def test_the_object_of_a_verification():
    """Its JSON object has each part with its place, and what the texts are called now."""
    said = verify(ANSWER, [split(Article("dam", "", f"So. {TEXT}"))]).to_dict()
    assert (said["verified"], said["offset_unit"]) == (False, "code_point")
    assert said["checks"][0] == {
        "part": "/citations/0", "status": "moved", "article": "dam", "text": HELD, "start": AT, "end": AT + 28,
        "places": [{"start": AT + 4, "end": AT + 32}], "now": None,
    }  # fmt: skip
    assert said["articles"][0]["same"] is False


def test_a_verification_reads_as_a_table():
    """At the prompt each part stands on a line with what became of it."""
    assert repr(verify(ANSWER, [Article("dam", "", f"So. {TEXT}")])).splitlines() == [
        "<Verification not verified",
        "  moved     /citations/0  '“It held,” said Mira Keller.' at 40–68",
        "  moved     /citations/0/speaker  'Mira Keller' at 56–67",
        "  moved     /short/0  'held' at 44–48",
        "  exact     /text  '“It held,” said Mira Keller.'",
        "  dam has changed since>",
    ]


def test_a_shelf_is_asked_for_what_is_quoted_only():
    """A shelf gives what its articles in a row give: known by id, by hash, alone, or not there."""
    for articles in (
        [Article("dam", "", TEXT), Article("other", "", "No.")],
        [Article("orlov", "", TEXT), Article("dam", "", f"So. {TEXT}")],
        [Article("orlov", "", TEXT + " So.")],
        [Article("x", "", TEXT + " So."), Article("y", "", "No.")],
    ):
        assert verify(ANSWER, Shelf(articles)) == verify(ANSWER, [split(one) for one in articles])
