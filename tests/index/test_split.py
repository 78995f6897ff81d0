"""Promises of the splitter."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article_index.article import Article, SplitArticle
from article_index.loading.text import default_article
from article_index.split import LONGEST, split

CASES = [
    line
    for line in Path(__file__).with_name("split_cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]

# What a reader takes for the end of a sentence, and the most of it that one sentence may hold.
STOP_INSIDE = re.compile(r"[.!?][\"”’')\]]*\s+[\"“‘(\[]?[A-Z]")
STOPS_INSIDE = 3

# How each sentence of the article that comes with the package begins and ends, by paragraph.
DEFAULT_ARTICLE = [
    [("Armenia-Azerbaijan Relations", "Carefully Improving")],
    [
        ("Since the six-week-long war", "occasional exchange of fire."),
        ("However, much of the", "deterioration of relations."),
        ("At the end of last month", "improve relations further."),
    ],
    [
        ("Last Friday, Azerbaijani", "trade, and economic issues."),
        ("Radio Free Europe/Radio Liberty (R.F.E./R.L.) reports", "the region at times."),
        ("One of the most recent", "large-scale violence” would be rekindled."),
        ("However, despite these", "positive remarks post-meeting."),
    ],
    [("A statement by the three", "links in their Caucasus region.”")],
    [
        ("President Aliyev expressed", "transport arteries,” among many others."),
        ("President Pashinian regarded", "the dynamics of our talks.”"),
    ],
    [
        ("The conflict traces back", "the Moscow Times writes."),
        ("After years of relative stability", "lives on both sides."),
        ("Since then, occasional", "involving human casualties."),
        ("Russia negotiated a second", "prevent further flare-ups."),
    ],
    [
        ("Since then, the European Union", "conflicts in the region."),
        ("Shortly after the ceasefire", "Prime Minister Pashinian."),
        ("“Michel did not apportion", "full ceasefire,’” EURACTIV reports."),
    ],
    [
        ("According to R.F.E./R.L., during", "along the countries’ border.”"),
        ("Azerbaijan replied, “[O]ur units", "the situation is stable.”"),
        ("The exchange of blame", "after such confrontations."),
        ("As previously mentioned", "communication without hostilities."),
    ],
    [
        ("After the second ceasefire", "the Moscow Times reports."),
        ("This, and the three-way talks", "must maintain dialogue."),
        ("Russia’s assistance", "hold to their agreements."),
        ("Holding more discussions", "rebuild trust with each other."),
    ],
    [
        ("Rather than assigning blame", "possibility of new conflicts."),
        ("Using their resources", "avenues of co-operation."),
        ("The Sochi meeting", "cooperation should continue."),
    ],
]

# Text that is made to be hard: words, stops, openers and line ends in any order.
WORDS = ["a", "The", "Dr", "U.S", "J", "5", "word ", "Q: ", "said", "é", "語", "🎉", "- ", "# ", "1. ", "[3]"]
MARKS = [".", "。", "!", "?", "…", "...", ":", '"', "“", "”", "'", "’", "(", ")", "[", "]"]
SPACES = [" ", "  ", "\t", "\n", "\n\n", "\r\n", "\u2029"]
HARD = st.lists(st.sampled_from([*WORDS, *MARKS, *SPACES]), max_size=80).map("".join)


def of(text: str) -> SplitArticle:
    """Return ``text`` split, as an article without a name."""
    return split(Article("a", "", text))


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text`` as they stand in it."""
    return [sentence.span.of(text) for sentence in of(text).sentences]


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    """Each case of the file comes out as it is marked."""
    case = case.replace("⏎", "\n")
    wanted = [part.strip() for part in case.split("|")]
    text = case.replace("\n|\n", "\n").replace(" | ", " ").replace("|", "")
    assert sentences(text) == wanted


def test_there_are_many_cases() -> None:
    """The file of cases is read."""
    assert len(CASES) >= 100


def test_default_article() -> None:
    """The 29 sentences of the article that comes with the package are exactly those of its author."""
    parted = split(default_article())
    text = parted.article.text
    assert len(parted.sentences) == 29
    for number, wanted in enumerate(DEFAULT_ARTICLE):
        inside = [s.span.of(text) for s in parted.sentences if s.paragraph == number]
        assert len(inside) == len(wanted)
        for sentence, (begin, end) in zip(inside, wanted, strict=True):
            assert sentence.startswith(begin)
            assert sentence.endswith(end)
    assert [s.heading for s in parted.sentences] == [True] + [False] * 28


@given(st.one_of(HARD, st.text(max_size=200)))
def test_loses_no_character(text: str) -> None:
    """Sentences are ordered, apart and without white space around them; between them is only white space or a label."""
    parted = of(text)
    at, gaps = 0, []
    for sentence in parted.sentences:
        gaps.append(text[at : sentence.start])
        assert sentence.span.of(text) == sentence.span.of(text).strip() != ""
        at = sentence.end
    gaps.append(text[at:])
    quotes = [*(s.span.of(text) for s in parted.sentences), ""]
    assert "".join(gap + quote for gap, quote in zip(gaps, quotes, strict=True)) == text
    assert {gap.strip() for gap in gaps} <= {"", "Q:"}


@given(st.one_of(HARD, st.text(max_size=200)))
def test_stays_within_paragraphs(text: str) -> None:
    """A sentence lies in the paragraph that it names, and a passage in one paragraph; each sentence is in a passage."""
    parted = of(text)
    for sentence in parted.sentences:
        paragraph = parted.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert "\n\n" not in sentence.span.of(text)
    covered = set()
    for passage in parted.passages:
        inside = parted.sentences[passage.first : passage.last + 1]
        assert len({sentence.paragraph for sentence in inside}) == 1
        assert passage.end == inside[-1].end
        covered.update(range(passage.first, passage.last + 1))
    assert covered == set(range(len(parted.sentences)))


@given(st.one_of(HARD, st.lists(st.sampled_from(["A. ", "Bo", "Dr. ", "U.S. ", ", ", "; "]), max_size=80).map("".join)))
def test_no_sentence_looks_like_several(text: str) -> None:
    """However many initials stand in a row, one sentence holds few stops before a capital."""
    for sentence in sentences(text):
        assert len(STOP_INSIDE.findall(sentence)) <= STOPS_INSIDE


def test_list_of_names_is_cut_between_names() -> None:
    """A list of names with more initials than one sentence may hold is cut after a comma, not after an initial."""
    text = "They are Ann B. Cole, Carl D. Dunn, Eva F. Gray, Hal I. Jones, Kim L. Moss and Nan O. Page."
    assert sentences(text) == [
        "They are Ann B. Cole, Carl D. Dunn, Eva F. Gray,",
        "Hal I. Jones, Kim L. Moss and Nan O. Page.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "a b " * 3_000,
        "(" * 10_000,
        "A. " * 5_000,
        "a," * 5_000,
        "a" + " " * 10_000 + "b",
        "x\n" * 5_000,
    ],
    ids=["letter", "words", "brackets", "initials", "commas", "spaces", "lines"],
)
def test_no_sentence_is_endless(text: str) -> None:
    """A text that never ends a sentence is cut."""
    assert max(map(len, sentences(text))) <= LONGEST


def test_abbreviation_of_the_text_itself() -> None:
    """An abbreviation that no list has is learnt from the text."""
    use = "The grp. of Ann and the grp. of Bob met. "
    text = use * 20 + "Then the grp. Ann leads came. It left."
    assert sentences(text)[-2:] == ["Then the grp. Ann leads came.", "It left."]


def test_speaker_label_is_in_no_sentence() -> None:
    """What a speaker says is quoted without the speaker's name, which the passage keeps."""
    text = "Q: Why ants?\n\nA: They are small. They are many.\n\nQ: Really?\n\nA: Yes."
    assert sentences(text) == ["Why ants?", "They are small.", "They are many.", "Really?", "Yes."]
    assert [text[p.start : p.end] for p in of(text).passages][1] == "A: They are small. They are many."


def test_empty_text() -> None:
    """A text without a visible character has no sentence."""
    assert of(" \n\n\t").sentences == ()
