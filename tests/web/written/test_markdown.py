"""Mirror of article_web/written/markdown.py: quotes as the article has them, and the way back to what was said."""

import pytest

from article_qa.library import Library
from article_web.written.markdown import link_of, markdown, read

QUOTE = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
TITLE = "Armenia-Azerbaijan Relations Remain Uneasy, But Carefully Improving"
ODD = """A *Story* [of] stars

Mira *Holt* said that in the end of that year she saw_
1987. ten of `them` in her \\[theatre]. Then it closed after a fire in 2003.
"""
QUESTIONS = [
    "When did Russia negotiate a second ceasefire?",
    "What did Armenia and Azerbaijan say about each other?",
    "Wo negotiated teh second ceasfire?",
    "What is the melting point of tungsten?",
    "What is this about?",
    "Thanks!",
]


def nowhere(_quotation):
    """Give no link."""


def test_an_answer_is_written_with_its_numbers_and_places(library):
    """The short answer, the quote with its link and its place, and how sure the answer is."""
    answer = library.ask(QUESTIONS[0])
    written = markdown(answer, lambda quotation: f"http://a.example/?article={quotation.article}#c{quotation.start}")
    assert written.text == (
        "**November 16th** [1]\n\n"
        f"> [1] {QUOTE}\n>\n"
        f"> — [{TITLE}](<http://a.example/?article=armenia-azerbaijan#c2438>) "
        "(armenia-azerbaijan, sentence 14, characters 2438–2521)\n\n"
        "*Clearly the answer (0.93).*"
    )
    ((start, end),) = written.quotes
    assert written.text[start:end] == QUOTE


def test_a_question_may_stand_above(library):
    """Where several answers stand in one file, each has its question."""
    assert markdown(library.ask("Thanks!"), nowhere, asked=True).text == "**Thanks!**\n\nYou are welcome."


def test_what_is_not_in_the_article_is_said_in_plain_words(library):
    """Then come the nearest sentences, without a number: they are no citations."""
    answer = library.ask(QUESTIONS[3])
    nearest = answer.nearest[0]
    text = markdown(answer, nowhere).text
    assert text.startswith(
        "The article does not say what the melting point of tungsten is.\n\nNearest, not an answer:\n\n"
        f"> • {nearest.quote}\n>\n> — {TITLE} (armenia-azerbaijan, sentence {nearest.sentence}, "
        f"characters {nearest.start}–{nearest.end})\n\n> • "
    )
    assert text.count("\n> • ") == 3
    assert "[1]" not in text


def test_the_title_is_written_once(library):
    """Further quotes of the same article have their place alone; speakers are named."""
    text = markdown(library.ask(QUESTIONS[1]), nowhere).text
    assert text.count(TITLE) == 1
    assert (
        "\n> — armenia-azerbaijan, sentence 18, characters 2936–3124; said by Armenia; reported by R.F.E./R.L.\n"
        in text
    )


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("link", [nowhere, lambda quotation: f"http://a.example/(x)?article={quotation.article}"])
def test_what_was_said_is_read_back(library, question, link):
    """From the Markdown come the answer's text and the places that it cited."""
    answer = library.ask(question)
    said = read(markdown(answer, link).text)
    assert said.text == answer.text
    assert said.places == tuple((one.article, one.start, one.end) for one in answer.citations)


def test_markup_in_an_article_is_text(library):
    """Stars and brackets of the article, of its title too, are escaped; read back, they are the article's."""
    answer = Library.from_text(ODD, "odd").ask("What did Mira Holt see?")
    written = markdown(answer, lambda _: "http://a.example/<x>")
    assert answer.outcome == "answered"
    assert "Mira \\*Holt\\* said that in the end of that year she saw\\_\n1987\\. ten of \\`them\\` in " in written.text
    assert "[A \\*Story\\* \\[of\\] stars](<http://a.example/%3Cx%3E>) (odd, sentence 1, characters " in written.text
    assert read(written.text).text == answer.text
    assert read(written.text).places == (("odd", answer.citations[0].start, answer.citations[0].end),)


def test_other_text_is_taken_as_it_stands():
    """What another model wrote is kept, and cites nothing of ours."""
    assert read("It was [1] *Russia*.").text == "It was [1] *Russia*."
    assert read("").places == ()


@pytest.mark.parametrize("part", ["> [1] a\n", "> [1] a\n>\n", "*Read as: ", "> — (a, sentence ", "(a", "\\"])
def test_what_is_sent_back_is_read_once(part):
    """A text made of parts of ours, however long, is gone through once; it says nothing that ours would."""
    assert read(part * 200_000).places == ()


def test_line_ends_of_another_system_are_read():
    """A client that sends CRLF is understood."""
    said = read("> [1] A cat.\r\n>\r\n> — x (a, sentence 0, characters 0–6)\r\n")
    assert (said.text, said.places) == ("A cat.", (("a", 0, 6),))


def test_a_link_is_a_web_address():
    """The article's own address is linked if it is one of the web, else nothing is."""
    from article_index.loading.text import article_from_text
    from article_index.shelf import Shelf

    for url, expected in (("https://news.example/1", "https://news.example/1"), ("javascript:alert(1)", None)):
        shelf = Shelf([article_from_text("Mira Holt opened the theatre in 1987.", "a", "A", url=url)])
        answer = Library(shelf).ask("Who opened the theatre?")
        got = link_of(answer, answer.citations[0].quotation)
        assert got is None if expected is None else got.startswith(expected)


def test_other_articles_with_the_same_sentence_are_named(library):
    """The sentence stands once, with where else it is; read back it is the same."""
    text = "The treaty of Larne was signed by both kings in May 1402."
    documents = [{"id": name, "text": f"{name} news\n\n{text}"} for name in ("daily", "weekly")]
    answer = library.ask("Who signed the treaty of Larne?", documents=documents)
    said = markdown(answer, nowhere).text
    assert said.count("treaty of Larne was signed") == 1
    assert "— daily news (daily, sentence 1, characters 12–69); also in weekly\n" in said
    assert read(said).text == answer.text
