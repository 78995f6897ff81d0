"""Promises of the dates of birth and death in brackets."""

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library
from article_qa.text.lives import lives
from article_qa.text.readings import Readings

TEXT = (
    "Ola Berg (born Olaf; 2 May 1841 – 1 June 1904) was a bell founder. The strike (1911–1912) closed the mill. "
    "His pupil Maria Keller (1860–1921) cast the last bell."
)


def test_the_lives_of_a_text():
    """Two dates that a dash joins at the end of a bracket behind a name are a life; other brackets are none."""
    reading = Readings(Shelf([Article("bells", "", TEXT)])).of("bells")
    found = [(life.sentence, life.name, TEXT[slice(*life.born)], TEXT[slice(*life.died)]) for life in lives(reading)]
    assert found == [(0, "Ola Berg", "2 May 1841", "1 June 1904"), (2, "Maria Keller", "1860", "1921")]


def test_a_life_in_brackets_answers():
    """'When was he born' and 'when did he die' are answered from the brackets, each with its own date."""
    library = Library.from_text(TEXT)
    for question, short in (
        ("When was Ola Berg born?", "2 May 1841"),
        ("When did Ola Berg die?", "1 June 1904"),
        ("In what year did Maria Keller die?", "1921"),
    ):
        found = library.ask(question)
        assert found.outcome == "answered"
        assert [one.text for one in found.short] == [short]
