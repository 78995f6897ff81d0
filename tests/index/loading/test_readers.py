"""Promises of HTML, PDF, .docx and EPUB: what of a file is the text, and what is known of it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from madefiles import PAGE, docx, epub, pdf

from article_index.loading.extracted import Extracted, UnreadableError
from article_index.loading.flowing import flowing
from article_index.loading.reader import Reader
from article_index.loading.sheets import bound

TEXT_OF_PAGE = """The Lantern

Mira Holt opened the “Lantern” theatre
in Porto in 1987. It’s open to all.

What came later

- A roof — and a bar

- A stage

Year | Seats

1987 | 120

We were glad to be there, all of us, said the mayor of the town on that evening.
"""


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Return one reader for all, as a folder has."""
    with Reader() as started:
        yield started


def test_html(reader: Reader) -> None:
    """The main text is kept, what surrounds it is not; the head tells title, author, date, address and tags."""
    page = PAGE.replace("Ada Lund", "Ada Lund; Bo Ek")
    assert reader.read("html", page.encode()) == Extracted(
        text=TEXT_OF_PAGE,
        title="The Lantern",
        author="Ada Lund, Bo Ek",
        url="https://news.example/lantern",
        published="2021-05-04",
        lang="en",
        tags=("theatre", "Porto"),
    )


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<META http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=latin1>", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
        ("<meta charset=koi8-r>", "utf-8-sig"),
        ("<meta charset=unicode_escape>", "cp1252"),
    ],
)
def test_the_encoding_of_a_page(reader: Reader, declaration: str, encoding: str) -> None:
    """A byte order mark tells it, else UTF-8 where that fits, else what is declared, else it is Windows-1252."""
    page = f"<html><head>{declaration}</head><body><p>“It’s so”, said Zoë – once.</p></body></html>"
    assert reader.read("html", page.encode(encoding)).text == "“It’s so”, said Zoë – once.\n"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [("The rain | News", "The Rain"), ("News – The Rain", "The Rain")],
)
def test_the_title_of_a_page(reader: Reader, title: str, wanted: str) -> None:
    """Of a title with the name of the site the heading is taken."""
    body = "<article><h1>The Rain</h1><p>It rained all day in Porto, and the river rose to the bridge.</p></article>"
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    assert reader.read("html", page.encode()).title == wanted


def test_an_old_encoding_of_another_script(reader: Reader) -> None:
    """A declared encoding that is not Windows-1252 is believed, in a declaration of XML, too."""
    page = '<?xml version="1.0" encoding="KOI8-R"?><html><body><p>Это был маленький город на реке.</p></body></html>'
    assert reader.read("html", page.encode("koi8-r")).text == "Это был маленький город на реке.\n"


def test_pdf(reader: Reader) -> None:
    """Running heads and page numbers go, broken words are whole again, each page's start is known."""
    found = reader.read(
        "pdf",
        pdf(
            "Annual report 2020\nThe theatre was re-\nbuilt in Porto. Mira Holt opened it in\n1",
            "Annual report 2020\nspring. The cease-\nfire was kept; Nagorno-\nKarabakh was quiet.\n2",
            "Annual report 2020\nThird page (the last).\n3",
            Title="Report",
            Author="Ada Lund",
            Keywords="a; b",
        ),
    )
    assert found.text == (
        "The theatre was rebuilt in Porto. Mira Holt opened it in spring. The ceasefire was kept; Nagorno-Karabakh was "
        "quiet.\n\nThird page (the last).\n"
    )
    assert [found.text[start : start + 7] for start in found.pages] == ["The the", "spring.", "Third p"]
    assert (found.title, found.author, found.tags) == ("Report", "Ada Lund", ("a", "b"))


def test_a_sentence_goes_on_across_pages(reader: Reader) -> None:
    """A page that breaks off within a sentence runs on to the next; else a paragraph ends."""
    full = "It rained in the town of Porto for as long as anybody\n" * 4
    pages = [
        f"{full}and the mayor of the town, who is now called",
        "Mira Holt, said so.",
        "Heading",
        "It was cold,",
        "Ann said.",
    ]
    found = reader.read("pdf", pdf(*pages))
    assert found.text.endswith("who is now called Mira Holt, said so.\n\nHeading\n\nIt was cold, Ann said.\n")
    assert [found.text[start : start + 4] for start in found.pages] == ["It r", "Mira", "Head", "It w", "Ann "]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_pdf_that_anybody_may_open_is_read(reader: Reader, algorithm: str) -> None:
    """A password that only forbids changes keeps nobody from reading; one that locks the text does."""
    assert reader.read("pdf", pdf("Open to read.", algorithm=algorithm, Title="Open")).text == "Open to read.\n"
    with pytest.raises(UnreadableError, match=r"^is encrypted; save it without a password$"):
        reader.read("pdf", pdf("Secret.", password="x", algorithm=algorithm))


def test_a_pdf_of_pictures(reader: Reader) -> None:
    """A PDF without text says what to do."""
    with pytest.raises(UnreadableError, match=r"^has no text, only pictures; recognise its text \(OCR\) first$"):
        reader.read("pdf", pdf("", ""))


def test_docx(reader: Reader) -> None:
    """Paragraphs are parted by blank lines, items of lists are marked; the properties tell title, author and tags."""
    data = docx("# Head", "It rained “a lot”.", "- one", "- two", title="Letter", author="Bo Ek", keywords="rain, sun")
    found = reader.read("docx", data)
    assert found.text == "Head\n\nIt rained “a lot”.\n\n- one\n\n- two\n"
    assert (found.title, found.author, found.tags) == ("Letter", "Bo Ek", ("rain", "sun"))


def test_docx_with_all_that_word_writes(reader: Reader) -> None:
    """Tables, links, inserted text, content controls and line breaks are read; deleted text is not."""
    from io import BytesIO

    from docx import Document
    from docx.oxml import parse_xml

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = Document()
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"c{number}"
    for xml in (
        (
            "<w:p {}><w:r><w:t>It </w:t></w:r><w:ins><w:r><w:t>was</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>is</w:delText></w:r></w:del><w:r><w:t xml:space='preserve'> wet</w:t><w:br/>"
            "<w:t>and</w:t><w:tab/><w:t>cold.</w:t></w:r></w:p>"
        ),
        (
            "<w:sdt {}><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Linked.</w:t></w:r></w:hyperlink></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    ):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml.format(space)))
    written = BytesIO()
    document.save(written)
    assert reader.read("docx", written.getvalue()).text == (
        "Before.\n\nc0 | c1\n\nc2 | c3\n\nIt was wet\nand\tcold.\n\nLinked.\n"
    )


def test_epub(reader: Reader) -> None:
    """The chapters stand in the order of the spine; the package tells of the book, its words the language."""
    told = (
        "<dc:title>The Book</dc:title><dc:creator>Ada Lund</dc:creator><dc:creator>Bo Ek</dc:creator>"
        "<dc:date>2001-02-03T00:00:00Z</dc:date><dc:language>sv-SE</dc:language><dc:subject>Rain</dc:subject>"
    )
    chapters = {
        "z one.xhtml": "<html><head><title>No</title></head><body><h1>One</h1>"
        "<p>It\n  began <em>here</em>.</p></body></html>",
        "a.xhtml": '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Caf&#233;<br/>“end”.'
        "<script>no()</script></p><pre>a  b\n c</pre></body></html>",
    }
    found = reader.read("epub", epub(chapters, told))
    assert found == Extracted(
        text="One\n\nIt began here.\n\nCafé\n“end”.\n\na  b\n c\n",
        title="The Book",
        author="Ada Lund, Bo Ek",
        published="2001-02-03",
        lang="en",
        tags=("Rain",),
    )


WORDS = st.text(st.sampled_from("aB.,-語。 \n\t"), max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=2))
def test_no_word_of_a_page_is_lost_and_each_page_has_its_place(sheets: list[str]) -> None:
    """Whatever stands on the pages, all of it but hyphens is in the text, in its order, each page from its place on."""
    text, pages = flowing(*bound(sheets))
    assert list(pages) == sorted(pages)
    assert len(pages) == len(sheets)
    for sheet, start, end in zip(sheets, pages, [*pages[1:], len(text)], strict=True):
        written, read = (re.sub(r"[\s-]", "", words) for words in (sheet, text[start:end]))
        assert written == read


def test_lines_of_a_script_without_spaces_are_joined_without_one() -> None:
    """Chinese and Japanese get no space where a line ended."""
    line = "它在波尔图下了一整天的雨，然后河水上涨到桥边，" * 2
    assert flowing(f"{line}\n人们都离开了那里。", [0, 47]) == (f"{line}人们都离开了那里。", (0, 46))
