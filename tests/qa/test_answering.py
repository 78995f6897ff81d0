"""Promises of an answer: for any article and any question the contract holds."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from promises import keeps_promises

from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_qa.library import Library

# Pieces that make texts and questions meet: random characters alone would never share a word.
PIECES = [
    "The bridge", "Maria Keller", "built", "opened", "in March 1931", "Ostrava", "the river Odra", "because", "flood",
    "120 metres", "$4 million", "said", "reported", "“It was cold,”", "Dr. Osei", "not", "12 %", "three engineers",
    "who", "when", "where", "why", "how many", "What is", "Did", "and", "it", "she", "the", "of", "\N{GRINNING FACE}",
    "e\N{COMBINING ACUTE ACCENT}te\N{COMBINING ACUTE ACCENT}", "\N{MATHEMATICAL BOLD CAPITAL A}", "桥", "جسر",
]  # fmt: skip
GLUE = [
    " ",
    " ",
    " ",
    " ",
    ". ",
    ". ",
    "? ",
    "! ",
    ", ",
    ": ",
    "\n",
    "\n\n",
    "\r\n",
    "\n- ",
    "\N{LINE SEPARATOR}",
    "”",
    "…",
]

pieces = st.one_of(st.sampled_from(PIECES), st.text(max_size=8))
texts = st.lists(st.tuples(pieces, st.sampled_from(GLUE)), max_size=40).map(lambda parts: "".join(map("".join, parts)))
questions = (
    st.lists(st.tuples(pieces, st.sampled_from(GLUE[:12])), min_size=1, max_size=10)
    .map(lambda parts: "".join(map("".join, parts)))
    .filter(str.strip)
)
histories = st.lists(
    st.fixed_dictionaries({"question": questions, "answer": st.one_of(st.just(""), texts)}), max_size=3
)


@given(texts, questions)
@settings(max_examples=300)
def test_any_question_to_any_text_keeps_the_contract(text, question):
    """Whatever the characters of text and question are, every promise of the contract holds."""
    library = Library.from_text(text)
    keeps_promises(library.ask(question).to_dict(), library.shelf, question)


@given(st.lists(texts, min_size=1, max_size=4), questions, histories, st.integers(1, 10), st.booleans())
@settings(max_examples=200)
def test_any_request_to_any_shelf_keeps_the_contract(several, question, history, limit, explain):
    """With several articles, turns before, a limit and the explanation, the promises hold, and twice the same bytes."""
    articles = [
        article_from_text(text, f"a{n}", url=f"https://example.org/{n}#top" * (n % 2)) for n, text in enumerate(several)
    ]
    library = Library(Shelf(articles))
    first = library.ask(question, history, limit=limit, explain=explain).to_dict()
    keeps_promises(first, library.shelf, question, limit=limit, explain=explain)
    again = Library(Shelf(articles)).ask(question, history, limit=limit, explain=explain).to_dict()
    assert json.dumps(first) == json.dumps(again)


@given(st.lists(texts, min_size=1, max_size=3), questions)
@settings(max_examples=100)
def test_documents_are_answered_as_articles_are(several, question):
    """Texts sent with the question are answered as the same texts on a shelf, and nothing else is cited."""
    shelf = Shelf([article_from_text(text, f"d{n}") for n, text in enumerate(several)])
    sent = [{"id": f"d{n}", "text": text} for n, text in enumerate(several)]
    answer = Library.from_text("The bridge opened in Ostrava.").ask(question, documents=sent).to_dict()
    keeps_promises(answer, shelf, question)
    assert answer == Library(shelf).ask(question).to_dict()


def test_a_question_in_capitals_is_read_in_small_letters():
    """What is shouted is answered as if it were said; an acronym by itself stays."""
    library = Library.open()
    loud, quiet = (library.ask(q) for q in ("WHEN DID RUSSIA NEGOTIATE A SECOND CEASEFIRE?", QUIET))
    assert loud.understood_as == QUIET
    assert (loud.text, loud.short, loud.confidence) == (quiet.text, quiet.short, quiet.confidence)
    assert library.ask("EU?").understood_as != "Eu?"


QUIET = "When did russia negotiate a second ceasefire?"
