"""Promises of how a sentence ties what is asked for to the rest of the question."""

import pytest
from readers import held

from article_index.article import Article
from article_index.split import split
from article_qa.asking.question import read_question
from article_qa.signs.binding import Binding, binding
from article_qa.text.reading import read_article
from article_qa.weighing.comparison import compare

LACKING = [  # question, sentence, what the question cannot do without and the sentence has not
    ("How old is Maria Keller?", "Maria Keller, 42, casts bells.", set()),
    ("How old is Maria Keller?", "Maria Keller cast two old bells.", {"age"}),
    ("How much did the bell cost?", "The bell cost $900.", set()),
    ("How much did the bell cost?", "The 12 bells cost a fortune.", {"money", "number"}),
    ("How many bells were paid for?", "She paid for 12 bells.", set()),
    ("What charge is Keller on trial for?", "Keller is on trial for theft.", set()),
    ("What percentage of bells cracked?", "Some 12 percent of the bells cracked.", set()),
    ("What percentage of bells cracked?", "Some 12 bells cracked.", {"number", "percent"}),
    ("In what year did the bell crack?", "The bell cracked on Monday.", {"date"}),
    ("On what date did the bell crack?", "The bell cracked in 1931.", {"date"}),
    ("When did the bell crack?", "The bell cracked in 1931.", set()),
    ("What is the name of the founder?", "The founder, Maria Keller, left.", set()),
    ("What is the name of the founder?", "The founder left.", {"name"}),
    ("Who cast the bell?", "It was cast in 1931.", {"person"}),
    ("Why did the bell crack?", "The bell cracked because it froze.", set()),
    ("Why did the bell crack?", "The bell cracked.", {"reason"}),
    ("Where was Keller born?", "Keller, a native of Vik, left.", set()),
    ("Where was Keller born?", "Keller left Vik.", {"attribute"}),
    ("Who is Reed's wife?", "Reed married Maria Keller.", set()),
    ("Who is Reed's wife?", "Reed met Maria Keller.", {"attribute"}),
    ("What is the capital of Norway?", "Norway sold Vik.", {"attribute"}),
    ("How many children does Julia Child have?", "Grande dame Julia Child has 90 bells.", {"attribute"}),
    ("When did Maria Keller's husband die?", "Her late husband left in 1931.", {"attribute"}),
    ("Who designed the bell?", "Maria Keller rang the bell.", {"attribute"}),
    ("What is the name of Reed's lawyer?", "Reed met Maria Keller.", {"attribute"}),
]


def bound(question: str, sentence: str) -> Binding:
    """Return how ``sentence``, the only one of its article, answers ``question``."""
    return binding(held(question, sentence), 0)


@pytest.mark.parametrize(("question", "sentence", "lacking"), LACKING)
def test_what_a_question_cannot_do_without(question, sentence, lacking):
    """What the question needs is missed: an age, a sum, a share, a date, a name, a person, a reason, an attribute."""
    assert bound(question, sentence).lacking == lacking


def test_a_number_counts_what_is_asked():
    """A number counts the noun that stands in it or right behind it, and no other."""
    asked = "How many sailors drowned?"
    assert bound(asked, "The storm drowned 12 young sailors.").uncounted == 0
    assert bound(asked, "The storm drowned 12.").uncounted == 1
    assert bound(asked, "The sailors drowned.").uncounted == 1
    assert bound("How far is the harbour?", "The harbour is 12 miles off.").uncounted == 0
    assert bound("How far is the harbour?", "The harbour is off.").uncounted == 1
    assert bound("When did the sailors drown?", "The sailors drowned.").uncounted == 0


def test_what_is_asked_stands_beside_the_verb():
    """The nearer the verb stands to a span of the asked kind, the less they are apart; a mark parts them more."""
    asked = "When was the bell cast?"
    near = bound(asked, "The bell was cast in 1931.")
    far = bound(asked, "The bell was cast by Keller, whose yard burnt in 1931.")
    none = bound(asked, "The bell was cast.")
    assert near.verb_apart < far.verb_apart < none.verb_apart == 1
    assert near.words_apart < far.words_apart < none.words_apart == 1


def test_a_name_of_the_asked_sort():
    """'Which hospital' and 'the name of the founder' want a new name beside the noun."""
    assert bound("Which hospital treated her?", "St Olav Hospital treated her.").unnamed == 0
    assert bound("Which hospital treated her?", "The hospital treated her.").unnamed == 1
    assert bound("What is the name of the founder?", "The founder Keller left.").untitled == 0
    assert bound("What is the name of the founder?", "The founder left.").untitled == 1


def test_nothing_is_missed_in_other_languages():
    """The rules are English: elsewhere nothing is missing."""
    article = Article("city", "", "La ciudad es antigua.", lang="es")
    asked = compare(read_question("¿Quién fundó la ciudad?", "es"), read_article(split(article)))
    assert binding(asked, 0) == Binding()
