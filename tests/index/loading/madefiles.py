"""Files that the tests of loading make: a PDF with lines on its pages, a .docx, an EPUB, a page of HTML."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The Lantern | City News</title>
<meta name="author" content="Ada Lund"><meta property="article:published_time" content="2021-05-04T10:00:00Z">
<link rel="canonical" href="https://news.example/lantern"><meta property="article:tag" content="theatre">
<meta property="article:tag" content="Porto"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>The Lantern</h1>
<p>Mira Holt opened the “Lantern” theatre<br>in <b>Porto</b> in 1987. It’s   open
to all.</p><h2>What came later</h2>
<ul><li>A roof &mdash; and <i>a bar</i></li><li>A stage</li></ul>
<table><tr><th>Year</th><th>Seats</th></tr><tr><td>1987</td><td>120</td></tr></table>
<blockquote><p>We were glad to be there, all of us, said the mayor of the town on that evening.</p></blockquote>
</article><footer>We use cookies. Terms and conditions apply.</footer></body></html>"""


def pdf(*pages: str, password: str = "", algorithm: str = "RC4-128", **told: str) -> bytes:
    """Return a PDF with the lines of each page, written in Helvetica, encrypted where there is a password."""
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
        )
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown = "".join(f"({line}) Tj T*\n" for line in escaped.split("\n"))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 72 770 Td\n{shown}ET".encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(stream)  # it has no public name
    if told:
        writer.add_metadata({f"/{name}": value for name, value in told.items()})
    if password or algorithm != "RC4-128":
        writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def docx(*paragraphs: str, **told: str) -> bytes:
    """Return a .docx: lines that start with ``# `` as headings, with ``- `` as items of a list."""
    document = Document()
    for name, value in told.items():
        setattr(document.core_properties, name, value)
    for text in paragraphs:
        style = {"# ": "Heading 1", "- ": "List Bullet"}.get(text[:2])
        document.add_paragraph(text[2:] if style else text, style)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of ``members``."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return written.getvalue()


def epub(chapters: dict[str, str | bytes], told: str = "", **more: str) -> bytes:
    """Return an EPUB of ``chapters``, by their names below ``OEBPS``; ``more`` are further members of the archive."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{told}</metadata>'
        f'<manifest>{items}<item id="css" href="s.css" media-type="text/css"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    container = (
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
        '<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
        "</container>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": package,
            **{f"OEBPS/{name}": content for name, content in chapters.items()},
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )
