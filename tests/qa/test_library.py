"""Promises of the library: what may be asked, what is refused, and of which articles."""

from dataclasses import replace
from threading import Thread
from unicodedata import normalize

import pytest
from promises import keeps_promises

import article_qa
from article_index.errors import ArticleQAError, LoadError, UnknownArticleError
from article_index.loading.text import article_from_text, default_article
from article_index.shelf import Shelf
from article_qa.documents import Document
from article_qa.errors import DocumentError, QuestionError
from article_qa.history import Turn
from article_qa.library import Library

DAM = "The dam was built in 1931 by Maria Keller. It holds forty million litres of water."
MILL = "The mill was built in 1887 by Tom Reed. It grinds rye."
WHO = "Who built the dam?"


@pytest.fixture
def two():
    """Return the library of two articles."""
    return Library(Shelf([article_from_text(DAM, "dam"), article_from_text(MILL, "mill")]))


def refusal(**asked) -> ArticleQAError:
    """Return the error that asking a small library so gives."""
    with pytest.raises(ArticleQAError) as refused:
        Library.from_text(DAM).ask(**({"question": WHO} | asked))
    assert str(refused.value)
    assert "\n" not in str(refused.value)
    return refused.value


@pytest.mark.parametrize("question", ["", " ", "\n\t", "\N{NO-BREAK SPACE}", "\N{EM SPACE}\N{IDEOGRAPHIC SPACE}"])
def test_an_empty_question_is_refused(question):
    """A question of white space only, of any kind, is none."""
    assert isinstance(refusal(question=question), QuestionError)


def test_the_longest_question():
    """A thousand characters are read, one more is refused with both numbers named."""
    question = "Who built the dam?".ljust(999) + "?"
    assert Library.from_text(DAM).ask(question).question == question
    assert "1,001 characters; at most 1,000" in str(refusal(question=question + "?"))


@pytest.mark.parametrize("question", [f"  {WHO}\n", "\tWhat of zebras? ", " hello "])
def test_a_question_that_needs_no_change_is_understood_as_it_stands(question):
    """To the character, white space around it included, whatever the outcome."""
    answer = Library.from_text(DAM).ask(question)
    assert (answer.question, answer.understood_as) == (question, question)


def test_a_name_whose_accents_are_characters_of_their_own_stays_whole():
    """The short answer, and what 'he' is understood as, have the whole name, as some systems write it."""
    library = Library.from_text(normalize("NFD", "José Muñoz founded the inn in 1931. José Muñoz died in 1960."))
    first = library.ask("Who founded the inn?")
    assert first.short[0].text == normalize("NFD", "José Muñoz")
    second = library.ask("When did he die?", [Turn.of(first)])
    assert second.understood_as == normalize("NFD", "When did José Muñoz die?")


def test_half_a_surrogate_pair_is_refused():
    """What is not valid Unicode cannot be answered in JSON, and is refused."""
    assert refusal(question="Who \ud83d?").field == "question"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"history": [{"answer": "Yes."}]}, "'question' is not there"),
        ({"history": [{"question": "Who?", "citations": [{"article": "a", "start": 0}]}]}, "'end' is not there"),
        ({"documents": [{"id": "a"}]}, "A document has an id and a text, may have a title"),
        ({"documents": [{"id": "a", "text": "It rains.", "url": "x"}]}, "and has nothing else"),
    ],
)
def test_what_is_no_turn_and_no_document_is_refused(asked, said):
    """As JSON may bring it: one sentence says what is wrong, not a bare name of Python's."""
    assert said in str(refusal(**asked))


@pytest.mark.parametrize("turn", [Turn("When was the d\ud83dm built?"), {"question": WHO, "answer": "\udc0d"}])
def test_half_a_surrogate_pair_is_no_history(turn):
    """A follow-up could take it up, and no JSON could say it then."""
    assert refusal(question="And who built it?", history=[turn]).field == "history"


@pytest.mark.parametrize("limit", [0, -1, 11])
def test_a_limit_out_of_range_is_refused(limit):
    """The limit is 1 to 10, and the error says that it is the limit."""
    assert refusal(limit=limit).field == "limit"


CHORES = ("Air", "Brush", "Clean", "Dust", "Heat", "Light", "Lock", "Mop", "Paint", "Sweep", "Wash", "Wax")
DUTIES = "The caretaker has these duties in winter:\n" + "\n".join(f"- {chore} the room" for chore in CHORES)


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("What are the duties of the caretaker?", 10),  # the line above a list of twelve, and its items
        ("Summarise the article.", 2),
        ("Who built the dam, and who built the mill?", 2),
    ],
)
def test_a_limit_is_a_ceiling_of_all_that_is_cited(question, cited):
    """Of a list, a digest and several things asked at once the first are cited, no more than the limit, never 11."""
    text = f"{DUTIES}\n\n{DAM} {MILL}\n\nNobody has lived at the dam since the flood. It is open to all on Sundays."
    library = Library.from_text(text)
    whole = [one.sentence for one in library.ask(question).citations]
    assert len(whole) == cited
    for limit in range(1, cited + 1):
        assert [one.sentence for one in library.ask(question, limit=limit).citations] == whole[:limit]


def test_a_history_too_long_is_refused():
    """Two hundred turns are accepted, of up to 5,000 characters an answer; more is refused as history."""
    turns = [Turn("Who?", "x" * 5_000)] * 200
    assert Library.from_text(DAM).ask(WHO, turns).outcome
    assert refusal(history=[*turns, Turn("Who?")]).field == "history"
    assert refusal(history=[Turn("Who?", "x" * 5_001)]).field == "history"


def test_a_long_answer_makes_a_turn_that_fits():
    """Of an answer of ten long sentences a turn has the first 5,000 characters, so that the next may be asked."""
    items = "\n".join(f"- {chore} the room, {'and the stairs, ' * 50}and so on" for chore in CHORES)
    library = Library.from_text(f"The caretaker has these duties in winter:\n{items}\n\nThe house was sold in 1990.")
    answer = library.ask("What are the duties of the caretaker?")
    assert len(answer.text) > 5_000
    turn = Turn.of(answer)
    assert turn.answer == answer.text[:5_000]
    assert library.ask("When was the house sold?", [turn]).text == "The house was sold in 1990."


def test_turns_come_as_objects_or_as_json():
    """A turn may be a Turn or the contract's object, with or without an answer and citations."""
    as_json = [
        {"question": "Who built the mill?"},
        {"question": "When?", "answer": "In 1887.", "citations": [{"article": "mill", "start": 0, "end": 39}]},
        {"question": "Why?", "answer": "", "citations": []},
    ]
    library = Library.from_text(MILL, "mill")
    as_turns = [
        Turn("Who built the mill?"),
        Turn("When?", "In 1887.", (article_qa.answer.Place("mill", 0, 39),)),
        Turn("Why?"),
    ]
    assert library.ask("When was it built?", as_json) == library.ask("When was it built?", as_turns)


def test_of_a_long_history_the_last_twenty_turns_are_read():
    """Turns before the last twenty change nothing."""
    library = Library.from_text(DAM)
    last = [Turn(f"What of gate {n}?", "It is shut.") for n in range(20)]
    assert library.ask("And who built it?", [Turn("What is the mill?"), *last]) == library.ask(
        "And who built it?", last
    )


def test_the_twentieth_turn_from_the_end_is_read():
    """A question leans on a turn with nineteen after it, and no more on one with twenty after it."""
    library = Library.from_text(DAM)
    told = [Turn(WHO, "The dam was built in 1931 by Maria Keller.")] + [Turn("Thanks!", "You are welcome.")] * 20
    assert library.ask("And when was it built?", told[:-1]).understood_as == "When was the dam built?"
    assert library.ask("And when was it built?", told).understood_as == "And when was it built?"


@pytest.mark.parametrize(("between", "meant"), [(0, "mill"), (8, "mill"), (19, "mill"), (20, "weather")])
def test_each_of_the_last_twenty_turns_is_heard(between, meant):
    """What a question leans on may lie behind nineteen that the article did not answer, and no more behind twenty."""
    first = Turn("Who built the mill?", "The mill was built in 1887 by Tom Reed.")
    others = [Turn(f"What is the weather in town {n}?", "The article does not say.") for n in range(between)]
    told = Library.from_text(f"{DAM} {MILL}").ask("And when was it built?", [first, *others])
    assert told.understood_as == f"When was the {meant} built?"


def test_the_last_turn_of_a_history_is_the_latest():
    """Turns are oldest first: 'it' is what was spoken of last, in Python's history as in JSON's."""
    library = Library.from_text(f"{DAM} {MILL}")
    dam, mill = (
        {"question": f"Who built the {name}?", "answer": text.split(". ")[0] + "."}
        for name, text in (("dam", DAM), ("mill", MILL))
    )
    for turns, meant in (([dam, mill], "mill"), ([mill, dam], "dam")):
        assert library.ask("And when was it built?", turns).understood_as == f"When was the {meant} built?"


def test_history_is_never_evidence():
    """What only the history says is neither quoted nor told."""
    told = [Turn("Who painted the bridge?", "Ada Stern painted the bridge green in 1999.")]
    answer = Library.from_text(DAM).ask("Who painted the bridge green in 1999?", told)
    assert "Ada" not in str(answer.to_dict())


def test_named_articles_alone_are_asked(two):
    """Only the named articles are cited, named twice is named once, and by default all are asked."""
    for named in (["mill"], ["mill", "mill"]):
        answer = two.ask("When was it built?", articles=named).to_dict()
        keeps_promises(answer, two.shelf, "When was it built?")
        assert {q["article"] for q in answer["citations"] + answer["nearest"]} <= {"mill"}
    assert two.ask(WHO) == two.ask(WHO, articles=["dam", "mill"]) == two.ask(WHO, articles=["mill", "dam"])


@pytest.mark.parametrize("question", [WHO, "hello", "What about zebras?"])
def test_an_unknown_article_is_refused(two, question):
    """An article that is not on the shelf is refused by name, whatever is asked."""
    with pytest.raises(UnknownArticleError) as refused:
        two.ask(question, articles=["dam", "bridge"])
    assert refused.value.article_id == "bridge"


def test_documents_instead_of_the_shelf(two):
    """Documents, as objects or as JSON, are asked instead of the shelf; with articles named they are refused."""
    sent = [{"id": "gate", "title": "Gate", "text": "The gate was built by Ada Stern."}]
    answer = two.ask("Who built the gate?", documents=sent)
    keeps_promises(answer.to_dict(), Shelf([article_from_text(sent[0]["text"], "gate", "Gate")]), "Who built the gate?")
    assert answer == two.ask("Who built the gate?", documents=[Document("gate", sent[0]["text"], "Gate")])
    assert answer.outcome == "answered"
    assert answer.citations[0].quote == "The gate was built by Ada Stern."
    assert two.shelf.ids == ("dam", "mill")
    with pytest.raises(QuestionError):
        two.ask(WHO, documents=sent, articles=["dam"])


def test_no_documents_are_refused(two):
    """An empty list of documents is a mistake of the caller, not the shelf."""
    with pytest.raises(DocumentError):
        two.ask(WHO, documents=[])


def test_opening_files(tmp_path):
    """A library of files has an article for each, by the files' names; a missing one is an error."""
    (tmp_path / "Old Dam.txt").write_text(DAM, "utf-8")
    (tmp_path / "mill.txt").write_text(MILL, "utf-8")
    library = Library.open(tmp_path / "Old Dam.txt", tmp_path / "mill.txt")
    assert library.shelf.ids == ("mill", "old-dam")
    assert library.ask(WHO).citations[0].article == "old-dam"
    with pytest.raises(LoadError):
        Library.open(tmp_path / "none.txt")


def test_one_text_is_kept_as_it_is():
    """A library of one text changes no character of it, and titles it as it is told."""
    text = "One.\r\nTwo.\N{GRINNING FACE}"
    (split,) = Library.from_text(text, "x", "Title").shelf
    assert (split.article.id, split.article.title, split.article.text) == ("x", "Title", text)


@pytest.mark.parametrize("question", [WHO, "What did Maria Keller sing?"])
def test_what_is_known_of_an_article_goes_with_the_answer(question):
    """Url, author, date and language are told, and each quotation, an answer or not, links to its words at the url."""
    known = {"url": "https://example.org/dam", "author": "Ida Rell", "published": "2024-05-01", "lang": "en"}
    library = Library(Shelf([replace(article_from_text(DAM, "dam"), **known)]))
    answer = library.ask(question).to_dict()
    keeps_promises(answer, library.shelf, question)
    (told,) = answer["articles"]
    assert {name: told[name] for name in known} == known
    quotations = answer["citations"] + answer["nearest"]
    assert quotations[0]["link"] == (
        "https://example.org/dam#:~:text=The%20dam%20was%20built%20in%201931%20by%20Maria%20Keller."
    )


@pytest.mark.parametrize(
    ("question", "quote", "short"),
    [
        (WHO, "The dam was built in 1931 by Maria Keller.", "Maria Keller"),
        ("When was the dam built?", "The dam was built in 1931 by Maria Keller.", "1931"),
        ("How much water does it hold?", "It holds forty million litres of water.", "forty million litres"),
    ],
)
def test_an_answer_that_cannot_be_missed(question, quote, short):
    """A question in the words of one sentence is answered by it, and its short answer is the span asked for."""
    answer = Library.from_text(DAM).ask(question)
    assert answer.outcome == "answered"
    assert answer.citations[0].quote == quote
    assert answer.short[0].text == short


def test_a_short_answer_names_the_citation_that_it_is_in():
    """Where two sentences are cited, it is the first, with the place in the article."""
    answer = Library.from_text(f"{DAM} {MILL}").ask("Who built the dam, and who built the mill?").to_dict()
    assert [(one["number"], one["quote"]) for one in answer["citations"]] == [
        (1, "The dam was built in 1931 by Maria Keller."), (2, "The mill was built in 1887 by Tom Reed."),
    ]  # fmt: skip
    assert answer["short"] == [{"citation": 1, "text": "Maria Keller", "start": 29, "end": 41}]


@pytest.mark.parametrize(
    ("text", "question", "words"),
    [
        (DAM, WHO, ["dam", "built"]),
        (DAM, "How much water does it hold?", ["holds", "water"]),
        (
            "\ufeff🎉 Zoe\u0308’s cafe\u0301 opened.\r\n\r\nMaria Keller 🕊 built the dam near Zory in 1931. It holds.",
            "When did Maria Keller build the dam near Zory?", ["Maria", "Keller", "built", "dam", "Zory"],
        ),
        (
            default_article().text,
            "What did Radio Free Europe report?", ["Radio", "Free", "Europe", "Radio", "reports"],
        ),
    ],
    ids=["who", "what", "code points", "default"],
)  # fmt: skip
def test_the_words_that_met_the_question_are_marked(text, question, words):
    """All spans of the sentence's own words, whatever their form, and none of the words that say nothing."""
    assert [text[start:end] for start, end in Library.from_text(text).ask(question).citations[0].matched] == words


@pytest.mark.parametrize("question", ["Who zzzzed the qqqqs?", "zzzz qqqq", "What of it?"])
def test_what_the_article_has_no_word_of(question):
    """A question without a content word that the article or the language knows matches nothing."""
    answer = Library.from_text(DAM).ask(question)
    assert (answer.outcome, answer.reason, answer.confidence) == ("not_in_article", "no_match", 0)
    assert (answer.citations, answer.nearest) == ((), ())


@pytest.mark.parametrize(
    "question",
    ["How many sheep drowned in the flood?", "How old is the crane?", "Who insured the fair with water?"],
)
def test_how_sure_a_refusal_is_belongs_to_what_is_nearest(question):
    """Of several articles' sentences the three nearest are shown; the first and the confidence are of one article."""
    texts = {
        "dam": DAM, "mill": MILL,
        "fair": "The fair opens in May. Farmers from the valley sell sheep there, and a band plays.",
        "port": "The port was closed for a year after the flood. The mayor paid for a new crane.",
    }  # fmt: skip
    library = Library(Shelf([article_from_text(text, name) for name, text in texts.items()]))
    answer = library.ask(question)
    alone = library.ask(question, articles=[answer.nearest[0].article])
    assert answer.outcome == alone.outcome == "not_in_article"
    assert len(answer.nearest) == 3
    assert (answer.confidence, answer.nearest[0]) == (alone.confidence, alone.nearest[0])


def test_many_threads_ask_one_library(two):
    """Threads that ask at once are given what one alone is given."""
    questions = [WHO, "Who built the mill?", "When was the mill built?", "hello", "What do zebras eat?"]
    alone = [Library(two.shelf).ask(q).to_dict() for q in questions]
    wrong = []

    def ask():
        wrong.extend(q for q, right in zip(questions * 3, alone * 3, strict=True) if two.ask(q).to_dict() != right)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_documents_are_read_as_they_are_asked():
    """In the order in which they are sent, as mappings or Documents, each with its own sentences."""
    mill, dam = Library.from_text(DAM).read([Document("mill", MILL), {"id": "dam", "text": DAM}])
    assert [mill.article.text, dam.article.text] == [MILL, DAM]
    assert [one.span.of(DAM) for one in dam.sentences] == [
        "The dam was built in 1931 by Maria Keller.", "It holds forty million litres of water.",
    ]  # fmt: skip
