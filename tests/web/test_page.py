"""Mirror of article_web/page/page.py: the page as a browser without script gets it."""

import html
import re

import pytest

from article_index.article import Article
from article_index.shelf import Shelf
from article_qa.library import Library
from article_web import create_app
from article_web.page.page import paragraphs

QUESTION = "When was the second ceasefire signed?"


def text_of(response):
    """Return the page's markup."""
    return response.get_data(as_text=True)


def marked(page):
    """Return what the page marks, as (citation number, text)."""
    found = re.findall(r'<mark class="cited[^"]*" data-number="(\d+)">(.*?)</mark>', page, re.DOTALL)
    return [(int(number), html.unescape(text)) for number, text in found]


def test_the_page_shows_the_article_and_no_answer_yet(client, library):
    """Each sentence stands in it at its offset, to the character; nothing is marked."""
    response = client.get("/")
    assert (response.status_code, response.mimetype) == (200, "text/html")
    page = text_of(response)
    split = library.shelf.article("armenia-azerbaijan")
    for sentence in split.sentences:
        shown = re.search(rf'id="c{sentence.start}">(.*?)</span>', page, re.DOTALL)
        assert html.unescape(shown[1]) == sentence.span.of(split.article.text)
    assert marked(page) == []


def test_a_question_in_the_address_is_answered_in_the_page(client, library):
    """The page of ``/?q=`` marks exactly the quotes of the library's answer, each with its number."""
    page = text_of(client.get("/", query_string={"q": QUESTION}))
    citations = library.ask(QUESTION).citations
    assert citations
    assert sorted(marked(page)) == sorted((one.number, one.quote) for one in citations)


def test_what_the_article_does_not_say_is_said(client, library):
    """A refusal shows its own sentence and marks nothing."""
    page = text_of(client.get("/?q=What+do+zebras+eat%3F"))
    answer = library.ask("What do zebras eat?")
    assert answer.outcome == "not_in_article"
    assert html.escape(answer.text, quote=False).replace("'", "&#39;") in page
    assert marked(page) == []


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ({"q": ""}, 400, "The question is empty."),
        ({"q": "x" * 1_001}, 400, "The question has more than 1,000 characters."),
        ({"article": "nope"}, 404, "There is no article “nope” on this shelf."),
        ({"q": QUESTION, "article": "nope"}, 404, "There is no article “nope” on this shelf."),
    ],
)
def test_an_error_is_a_sentence_beside_the_article(client, query, status, said):
    """What does not fit is said in the page; the article stays, and so does what was typed."""
    response = client.get("/", query_string=query)
    assert response.status_code == status
    page = text_of(response)
    assert said in page
    assert "second ceasefire" in page
    assert query.get("q", "") in page


def test_markup_in_a_question_is_text(client):
    """Nothing that is typed becomes an element."""
    page = text_of(client.get("/", query_string={"q": "<script>alert(1)</script><b>Who?</b>"}))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_an_article_is_chosen_by_its_id_until_another_is_cited(tmp_path):
    """``article=`` says what is shown; an answer from elsewhere shows where it stands."""
    (tmp_path / "bridge.txt").write_text("The bridge\n\nThe bridge was opened in 1932.\n", encoding="utf-8")
    (tmp_path / "tower.txt").write_text("The tower\n\nThe tower was painted in 1950.\n", encoding="utf-8")
    client = create_app(Library.open(tmp_path)).test_client()
    assert 'data-article="tower"' in text_of(client.get("/?article=tower")).partition("<main")[2]
    page = text_of(client.get("/?article=tower&q=When+was+the+bridge+opened%3F"))
    assert marked(page) == [(1, "The bridge was opened in 1932.")]


def test_paragraphs_lose_no_character_between_sentences(library):
    """Sentences and their gaps give each paragraph back, and the indexes count through the article."""
    split = library.shelf.article("armenia-azerbaijan")
    drawn = paragraphs(split, {3: 1})
    flat = [sentence for run in drawn for sentence in run]
    assert [sentence["index"] for sentence in flat] == list(range(len(split.sentences)))
    assert [sentence["index"] for sentence in flat if sentence["marked"]] == [3]
    for run in drawn:
        whole = "".join(sentence["gap"] + sentence["text"] for sentence in run)
        assert whole == split.article.text[run[0]["start"] : run[-1]["end"]]


@pytest.mark.parametrize("address", ["/", "/problems/unknown-article"])
def test_all_that_a_page_loads_is_there(client, address):
    """Each style sheet, script and picture that a page names is served, so that none stands there undressed."""
    named = re.findall(r'"(/static/[^"]+)"', text_of(client.get(address)))
    assert len(named) > 2
    for name in named:
        with client.get(name) as response:
            assert (name, response.status_code) == (name, 200)


def test_an_article_names_its_publisher_and_its_date():
    """The host stands for the publisher, linked; the date is a <time>."""
    told = Article("a", "A", "One fact stands here.", "https://www.example.org/n/1", "Ada Lund", "2021-03-04", "en")
    page = text_of(create_app(Library(Shelf([told]))).test_client().get("/"))
    assert '<a href="https://www.example.org/n/1" rel="noopener noreferrer">example.org</a>' in page
    assert '<time datetime="2021-03-04">2021-03-04</time>' in page
    assert "<span>Ada Lund</span>" in page


def test_the_list_of_articles_is_a_part_of_them(tmp_path):
    """A page links 50 articles at most, leads to the next, and finds some by name; what is shown stays."""
    for number in range(120):
        (tmp_path / f"a{number:03}.txt").write_text(f"Report {number}\n\nIt is number {number}.\n", encoding="utf-8")
    client = create_app(Library.open(tmp_path)).test_client()
    seen, address = [], "/?article=a007"
    while address:
        page = text_of(client.get(address))
        assert 'data-article="a007"' in page.partition("<main")[2]
        seen.append(re.findall(r'data-article="(a\d+)"', page.partition("<main")[0]))
        more = re.search(r'<a class="more" data-after="(\w+)" href="([^"]+)"', page)
        address = html.unescape(more[2]) if more else None
    assert [len(part) for part in seen] == [50, 50, 20]
    assert [one for part in seen for one in part] == [f"a{number:03}" for number in range(120)]
    found = text_of(client.get("/?find=report+11&article=a007")).partition("<main")[0]
    assert re.findall(r'data-article="(a\d+)"', found) == ["a011", *(f"a{number}" for number in range(110, 120))]
    assert "Found: 11" in found


def test_a_question_can_be_asked_of_the_article_shown_alone(tmp_path):
    """``scope=article`` asks only what is shown: the answer of another article is not given."""
    (tmp_path / "bridge.txt").write_text("The bridge\n\nThe bridge was opened in 1932.\n", encoding="utf-8")
    (tmp_path / "tower.txt").write_text("The tower\n\nThe tower was painted in 1950.\n", encoding="utf-8")
    client = create_app(Library.open(tmp_path)).test_client()
    asked = "/?article=tower&q=When+was+the+bridge+opened%3F"
    assert marked(text_of(client.get(asked + "&scope="))) == [(1, "The bridge was opened in 1932.")]
    alone = text_of(client.get(asked + "&scope=article"))
    assert marked(alone) == []
    assert 'data-article="tower"' in alone.partition("<main")[2]
    assert '<option value="article" selected>' in alone


def test_a_link_of_another_version_is_told(client, library):
    """``rev`` is compared with the digest of the article that the link names; without it nothing is said."""
    digest = library.shelf.article("armenia-azerbaijan").article.sha256
    said = '<p class="changed">'
    link = {"q": QUESTION, "article": "armenia-azerbaijan"}
    assert said not in text_of(client.get("/", query_string=link))
    assert said not in text_of(client.get("/", query_string=link | {"rev": digest[:12]}))
    assert said in text_of(client.get("/", query_string=link | {"rev": "0" * 12}))


@pytest.mark.parametrize(("lang", "said"), [("fr", "Cet article ne fait pas"), ("es", "Este artículo no está")])
def test_an_error_is_in_the_language_of_the_page(client, lang, said):
    """In other languages than English a problem is told by the line of its kind."""
    assert said in text_of(client.get("/", query_string={"article": "nope", "lang": lang}))


def test_a_link_to_a_follow_up_gives_its_answer(client, library):
    """With the questions before it in ``past`` the page marks what the conversation had as its answer."""
    asked = ["Who met in Sochi?", "When did the war start?", "And how long did it last?"]
    history = []
    for question in asked:
        answer = library.ask(question, history=history).to_dict()
        cited = [{name: one[name] for name in ("article", "start", "end")} for one in answer["citations"]]
        history.append({"question": question, "answer": answer["text"], "citations": cited})
    page = text_of(client.get("/", query_string={"q": asked[-1], "past": asked[:-1]}))
    assert answer["citations"]
    assert sorted(marked(page)) == sorted((one["number"], one["quote"]) for one in answer["citations"])
    assert client.get("/", query_string={"q": asked[-1], "past": ""}).status_code == 400
