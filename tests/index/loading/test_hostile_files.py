"""Promises of files that are broken or made to do harm: each costs a bounded time and memory, and is told of."""

import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from madefiles import PAGE, docx, epub, pdf, zipped
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from article_index.errors import LoadError
from article_index.loading.extracted import UnreadableError, line
from article_index.loading.paths import load_paths
from article_index.loading.reader import Reader

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = (
    '<!DOCTYPE html [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 9}">' for n in range(12))
    + "]>"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """Return one reader for all: what one file does leaves the next one alone."""
    with Reader() as started:
        yield started


def flate_bomb() -> bytes:
    """Return a PDF whose one page unpacks to 100 MB."""
    writer = PdfWriter()
    page = writer.add_blank_page(9, 9)
    stream = StreamObject()
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    stream._data = zlib.compress(bytes(100_000_000), 1)
    page[NameObject("/Contents")] = writer._add_object(stream)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def word(body: str, before: str = "") -> bytes:
    """Return a .docx with ``body`` as its XML."""
    members: dict[str, str | bytes] = {}
    with ZipFile(BytesIO(docx("x"))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**members, "word/document.xml": f"{before}<w:document {SPACE}><w:body>{body}</w:body></w:document>"})


NESTED = "<w:sdt><w:sdtContent>" * 50_000 + "</w:sdtContent></w:sdt>" * 50_000
BOMB = zipped({"word/document.xml": bytes(101_000_000)})


@pytest.mark.parametrize(
    ("kind", "data", "reason"),
    [
        ("docx", BOMB, "unpacks to more than 100 MB"),
        ("docx", zipped({str(n): "" for n in range(20_001)}), "unpacks to more than 500 MB or 20,000 files"),
        ("docx", word(NESTED), "cannot be read (XMLSyntaxError)"),
        ("docx", docx("x")[:-200], "is damaged: it is a zip archive that cannot be opened"),
        ("docx", zipped({"a": "b"}), "is damaged: it lacks 'word/document.xml'"),
        ("epub", epub({"../../../../etc/passwd": "<p>x</p>"}), "is damaged: it lacks '../../../etc/passwd'"),
        ("epub", zipped({"META-INF/container.xml": "<a/>"}), "is damaged: it names no 'rootfile'"),
        ("epub", zipped({"META-INF/container.xml": "<a"}), "is damaged: 'META-INF/container.xml' is no XML"),
        (
            "epub",
            epub({"a.xhtml": "x"}, **{"META-INF__encryption.xml": '<e><CipherReference URI="OEBPS/a.xhtml"/></e>'}),
            "is locked by its publisher (DRM)",
        ),
        ("pdf", pdf("One.", "Two.")[:600], "is damaged: Stream has ended unexpectedly"),
        ("pdf", flate_bomb(), "has no text, only pictures; recognise its text (OCR) first"),
        ("html", b"<html><body><nav></nav></body></html>", "has no text that reads like an article"),
        ("html", ("<div>" * 200_000 + "Deep.").encode(), "has no text that reads like an article"),
        ("html", b"<p>" + b"word " * 7_000_000, "is a page of more than 30 MB"),
        ("html", b"<p>\x00\x01", "is not plain text; give a text file in UTF-8"),
    ],
    ids=[
        "zip-bomb", "many-bombs", "deep-docx", "cut-docx", "any-zip", "path", "no-book", "no-xml", "drm", "cut-pdf",
        "flate-bomb", "only-boilerplate", "deep-html", "endless-html", "binary",
    ],
)  # fmt: skip
def test_what_is_broken_is_told_of(reader: Reader, kind: str, data: bytes, reason: str) -> None:
    """The reason goes on from the file's name, and the next file is read as if nothing had been."""
    with pytest.raises(UnreadableError) as raised:
        reader.read(kind, data)
    assert str(raised.value) == reason
    assert reader.read("docx", docx("Still here.")).text == "Still here.\n"


def test_a_file_has_at_most_200_mb(tmp_path: Path) -> None:
    """What is longer is refused by its size, before it is looked into."""
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(LoadError) as raised:
        load_paths([path])
    assert str(raised.value) == f"{path} has more than 200 MB; split it into files."


def test_a_pdf_has_at_most_5_000_pages(reader: Reader) -> None:
    """A page more, and none is read."""
    writer = PdfWriter()
    for _ in range(5_001):
        writer.add_blank_page(9, 9)
    written = BytesIO()
    writer.write(written)
    with pytest.raises(UnreadableError, match=r"^has more than 5,000 pages$"):
        reader.read("pdf", written.getvalue())


def test_a_text_has_at_most_20_million_characters(reader: Reader) -> None:
    """To the character, however little of a file they take."""

    def book(last: int) -> bytes:
        lengths = [1_000_000] * 19 + [last]
        return epub({"a.xhtml": "".join(f"<p>{'b' * length}</p>" for length in lengths)})

    between = 19 * len("\n\n") + len("\n")
    assert len(reader.read("epub", book(1_000_000 - between)).text) == 20_000_000
    with pytest.raises(UnreadableError, match=r"^has more than 20,000,000 characters$"):
        reader.read("epub", book(1_000_001 - between))


MADE = {
    "html": PAGE.encode(),
    "pdf": pdf("One two.\nThree (four).", "Five.", Title="Six"),
    "docx": docx("# A", "b", "- c"),
    "epub": epub({"a.xhtml": "<html><body><p>It.</p></body></html>"}, "<dc:title>T</dc:title>"),
}


def test_what_is_no_text_is_left_out_of_titles(tmp_path: Path) -> None:
    """Control characters and halves of surrogate pairs go, so that a title can be stored, sent and printed."""
    (tmp_path / "a.pdf").write_bytes(pdf("It rained.", Title="A\x00\x1b[1mB\n C"))
    assert [article.title for article in load_paths([tmp_path])] == ["A[1mB C"]
    assert line("\ud800D") == "D"


WOUNDS = st.tuples(st.floats(0, 0.999), st.binary(max_size=9), st.integers(0, 60))  # where, what is put in, taken out


@given(st.sampled_from(sorted(MADE)), st.lists(WOUNDS, min_size=1, max_size=9))
def test_any_damage_is_read_or_told_of(reader: Reader, kind: str, wounds: list[tuple[float, bytes, int]]) -> None:
    """Bytes put in and taken out anywhere make a text, or a reason in one line that does not end the reader."""
    data = MADE[kind]
    for share, put, taken in wounds:
        at = int(share * len(data))
        data = data[:at] + put + data[at + taken :]
    reason, found = "", None
    try:
        found = reader.read(kind, data)
    except UnreadableError as wrong:
        reason = str(wrong)
    assert "\n" not in reason
    assert "broke down" not in reason
    assert found is None or (found.text.strip() and all(0 <= place <= len(found.text) for place in found.pages))


def test_entities_are_left_alone(reader: Reader) -> None:
    """No entity that a file declares is put in, so that none laughs a billion times or reads a file."""
    chapter = LAUGHS + "<html><body><p>It rained &m; here.</p></body></html>"
    assert len(reader.read("epub", epub({"a.xhtml": chapter})).text) < 100
    secret = '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    read = reader.read("docx", word("<w:p><w:r><w:t>It &f; rained.</w:t></w:r></w:p>", secret)).text
    assert "root" not in read


def test_what_takes_too_long_is_ended() -> None:
    """A file that takes longer than it may is given up; the reader goes on with the next."""
    slow = pdf("\n".join(["word word word"] * 200_000))
    with Reader(seconds=6) as reader:
        with pytest.raises(UnreadableError, match=r"^takes more than 6 seconds to read$"):
            reader.read("pdf", slow)
        assert reader.read("epub", epub({"a.xhtml": "<p>Next.</p>"})).text == "Next.\n"


@pytest.mark.parametrize(
    ("library", "reason"),
    [
        ("raise ImportError", "needs a reader that is not installed: pip install 'article-qa[pdf]'"),
        ("import os; os._exit(3)", "cannot be read: its reader broke down"),
        ("bytearray(8_000_000_000)", "takes too much memory to read"),
        ("def f(): f()\nf()", "is nested too deeply"),
        ("print('{}')\n1 / 0", "cannot be read (ZeroDivisionError)"),
        ("import socket; socket.socket()", "cannot be read (PermissionError)"),
        ("import subprocess; subprocess.run(['true'])", "cannot be read (PermissionError)"),
    ],
    ids=["missing", "crash", "memory", "depth", "bug", "connection", "program"],
)
def test_a_library_that_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: str, reason: str) -> None:
    """Whatever a library does with a file, the file is told of by its name and the others are read."""
    (tmp_path / "pypdf.py").write_text(library, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.pdf").write_bytes(pdf("It rained."))
    (texts / "b.docx").write_bytes(docx("It snowed."))
    told: list[LoadError] = []
    assert [article.text for article in load_paths([texts], told.append)] == ["It snowed.\n"]
    assert [str(wrong) for wrong in told] == [f"{texts}/a.pdf {reason}."]


def test_nothing_of_the_folder_that_we_are_in_is_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A module that lies beside the texts, in the folder that is worked in, is none of ours."""
    (tmp_path / "pypdf.py").write_text("raise ImportError", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(pdf("It rained."))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert [article.text for article in load_paths(["a.pdf"])] == ["It rained.\n"]


def test_a_page_fetches_nothing(reader: Reader) -> None:
    """Whatever addresses a page names, nobody is asked for them."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        at = f"http://127.0.0.1:{server.getsockname()[1]}/"
        head = f'<link rel="stylesheet" href="{at}"><base href="{at}"><meta http-equiv="refresh" content="0; {at}">'
        page = PAGE.replace("<head>", f"<head>{head}").replace("<h1>", f'<img src="{at}"><h1>')
        assert "Mira Holt" in reader.read("html", page.encode()).text
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", pdf("x"), "is a PDF by what is in it; name it so."),
        ("a.md", docx("x"), "is a .docx of Word by what is in it; name it so."),
        ("a.html", epub({"a": "x"}), "is an EPUB by what is in it; name it so."),
        ("a.pdf", docx("x"), "is not a PDF, whatever its name says."),
        ("a.docx", epub({"a": "x"}), "is not a .docx of Word, whatever its name says."),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1", "is encrypted or of an old Word; save it as .docx without a password."),
        ("a.epub", b"plain", "is not an EPUB, whatever its name says."),
        ("a.md", b"", "is empty; give a text with at least one sentence."),
        ("a.md", b"---\ntitle: A\n---\n", "is empty; give a text with at least one sentence."),
    ],
)
def test_a_name_that_is_wrong(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """What a file is in spite of its name is said, and nothing is guessed."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(LoadError) as raised:
        load_paths([tmp_path / name])
    assert str(raised.value) == f"{tmp_path}/{name} {reason}"


def test_plain_text_starts_no_process() -> None:
    """Who reads plain text and Markdown pays for no other process and no library."""
    code = (
        "import sys; from article_index.loading.paths import load_paths; load_paths([sys.argv[1]]);"
        "print({'subprocess', 'lxml', 'pypdf', 'docx', 'trafilatura', 'tomllib'} & set(sys.modules))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    readme = str(Path(__file__).parents[3] / "README.md")
    ran = subprocess.run([sys.executable, "-c", code, readme], capture_output=True, text=True, check=True, env=env)
    assert ran.stdout == "set()\n"
