"""Promises of an answer at Python's prompt and in a notebook."""

from html.parser import HTMLParser

from article_qa.answer import Answer, ArticleInfo, Citation, Named, Notice, Quotation, ShortAnswer
from article_qa.library import Library

SECOND = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
EVIL = "<img src=x onerror=\"alert(1)\"> & 'more'"


class Tags(HTMLParser):
    """Collects the tags and the text of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.open, self.words = [], [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Open a tag."""
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the tag that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data):
        """Collect words."""
        self.words += data


def answered(quote: str, **changed) -> Answer:
    """Return an answer of one quote."""
    quotation = Quotation(
        "dam", 3, quote, 10, 10 + len(quote), "", "", (), Named(EVIL, 0, 1), Named(EVIL, 0, 1), 4, (),
        changed.pop("link", None),
    )  # fmt: skip
    info = ArticleInfo("dam", EVIL, changed.pop("url", None), None, None, EVIL, "0" * 64, 99)
    plain = {
        "outcome": "answered", "reason": None, "question": EVIL, "understood_as": EVIL + "?", "text": quote,
        "short": (ShortAnswer(1, quote[:4], 10, 14),), "confidence": 0.6, "citations": (Citation(1, quotation, 0, 5),),
        "nearest": (quotation,), "notice": Notice("conflict", EVIL), "articles": (info,),
    }  # fmt: skip
    return Answer(**(plain | changed))


def test_an_answer_at_the_prompt(library: Library):
    """It is the question, what it came to, and each quote on one line with its place."""
    assert repr(library.ask("When did Russia negotiate a second ceasefire?")).splitlines() == [
        "<Answer answered, clearly (0.93)",
        "  Q: When did Russia negotiate a second ceasefire?",
        "  in short: November 16th",
        f"  [1] {SECOND} (armenia-azerbaijan 2438–2521)>",
    ]


def test_a_refusal_at_the_prompt(library: Library):
    """It says why, and what comes nearest is not taken for an answer."""
    first, _, line, *near = repr(library.ask("What is the melting point of tungsten?")).splitlines()
    assert first == "<Answer not_in_article, low_confidence"
    assert line == "  The article does not say what the melting point of tungsten is."
    assert len(near) == 3
    assert all(one.startswith("  near: ") for one in near)


def test_it_fits_a_screen():
    """The longest of questions and quotes take lines of one window's width, however many breaks they have."""
    shown = repr(answered("word\n" * 500, question="q" * 1000, understood_as="u\n" * 500))
    assert len(shown.splitlines()) == 7
    assert max(map(len, shown.splitlines())) < 140


def test_a_citation_at_the_prompt():
    """It is one line, so that a list of them can be read; its quotation's fields can be completed."""
    (cited,) = answered("It held.").citations
    assert repr(cited) == "<Citation 1: 'It held.' dam 10–18>"
    assert repr(cited.quotation) == "<Quotation 'It held.' dam 10–18>"
    assert {"number", "quote", "speaker", "link"} <= set(dir(cited))


def test_everything_is_escaped_in_a_notebook():
    """Nothing of a question, a quote, a title or a name becomes markup; all tags are closed, all words are there."""
    html = answered(EVIL)._repr_html_()
    read = Tags(html)
    assert read.open == []
    assert set(read.tags) <= {
        "div", "p", "strong", "span", "blockquote", "mark", "ol", "ul", "li", "cite", "br"
    }  # fmt: skip
    assert {name for name, _ in read.attributes} <= {"class", "dir", "lang", "style", "value", "role"}
    assert read.words.count(EVIL) == 11  # question, read as, note; quote, title and two names twice
    assert f"sentence 3, characters 10–{10 + len(EVIL)}, page 4, said by" in read.words


def test_the_short_answer_is_marked_in_its_quote():
    """The mark holds just the short answer's characters, and a numbered mark stands behind the quote."""
    html = answered("It held.")._repr_html_()
    assert "<mark>It h</mark>eld.</span> [1]" in html
    assert '<li value="1">' in html


def test_only_web_addresses_become_links():
    """A citation leads to its article where that has an address of the web."""
    assert 'href="https://example.org/#:~:text=a"' in answered("a", link="https://example.org/#:~:text=a")._repr_html_()
    assert 'href="http://example.org/"' in answered("a", url="http://example.org/")._repr_html_()
    assert "href" not in answered("a", link="javascript:alert(1)")._repr_html_()


def test_a_refusal_in_a_notebook(library: Library):
    """The service's line stands first, and what is nearest below it, called that."""
    words = Tags(library.ask("What is the melting point of tungsten?")._repr_html_()).words
    assert words.index("The article does not say") < words.index("Nearest, not an answer:")
    assert Tags(library.ask("Hello!")._repr_html_()).tags == ["div", "p", "strong", "p"]
