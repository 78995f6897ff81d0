"""Promises of plain text: bytes to text, a text to an article."""

from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from article_index.errors import LoadError
from article_index.loading.text import article_from_text, decode, default_article, slug


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("It’s “so”.\n".encode(), "It’s “so”.\n"),
        (b"\xef\xbb\xbfone", "one"),
        ("öne".encode("utf-16"), "öne"),
        (b"\xfe\xff" + "öne".encode("utf-16-be"), "öne"),
        (b"caf\xe9 \x93so\x94", "café “so”"),
        (b"one\r\ntwo\rthree\n", "one\ntwo\rthree\n"),
        (b"  one\t\x0c\n\n", "  one\t\x0c\n\n"),
        (b"\x1b[1mbold\x1b[0m", "\x1b[1mbold\x1b[0m"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "cp1252", "line-ends", "space", "escapes"],
)
def test_decode(data: bytes, text: str) -> None:
    """Bytes become the text they stand for, with nothing changed but the mark, and CRLF to LF."""
    assert decode(data) == text


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", "\u2003\n".encode()])
def test_empty_text_is_refused(data: bytes) -> None:
    """A text without a visible character is no article, and the error names it."""
    with pytest.raises(LoadError, match=r"^notes\.txt is empty; "):
        decode(data, "notes.txt")


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(1, 32)) * 9, b"PK\x03\x04\x14\x00", b"\x81\x8d\x8f words"],
    ids=["png", "controls", "zip", "undefined"],
)
def test_binary_is_refused(data: bytes) -> None:
    """Bytes that are no text are refused by name."""
    with pytest.raises(LoadError, match=r"^photo\.png is "):
        decode(data, "photo.png")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_utf8_is_kept(text: str) -> None:
    """A text in UTF-8 comes back to the character."""
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r\x0b\x0c\x85"), min_size=1)
    .filter(str.strip)
    .filter(lambda text: "\r\n" not in text and text[0] != "\ufeff")
)
@example("Cafe\u0301 \u2018so\u2019\u00a0\u2013 \ufb01n\u2026 \rIt ended. \n\n")
def test_a_file_without_mark_and_crlf_is_its_text(text: str) -> None:
    """The text of such a file has the hash that sha256sum tells of the file: nothing is repaired, composed or cut."""
    assert sha256(decode(text.encode()).encode()).hexdigest() == sha256(text.encode()).hexdigest()


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are a text with a visible character, or a LoadError."""
    try:
        text = decode(data)
    except LoadError:
        return
    assert text.strip()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("Café No. 5", "cafe-no-5"), ("--A__b--", "a-b"), ("語", "article"), ("2020", "2020")],
)
def test_slug(name: str, wanted: str) -> None:
    """An id is small letters, digits and hyphens, whatever the name."""
    assert slug(name) == wanted


def test_article_from_text() -> None:
    """The text is the string that was handed over, the title its first line, both only where none was given."""
    text = "Peace\r\n\r\nThe war ended.\r\n"
    assert article_from_text(text, "a").title == "Peace"
    assert article_from_text(text, "a").text == text
    assert article_from_text(text, "a", "War", author="Ann").title == "War"
    assert article_from_text(text, "a", "War", author="Ann").author == "Ann"


def test_default_article() -> None:
    """The article that comes with the package is its file, to the byte."""
    article = default_article()
    assert article.id == "armenia-azerbaijan"
    assert article.title == "Armenia-Azerbaijan Relations Remain Uneasy, But Carefully Improving"
    assert article.sha256 == "8c8af731b091b70ffdda3efc0dfe3f39d5373749597dafb7e3d15df0d6469eee"
    assert article.sha256 == sha256(article.text.encode()).hexdigest()
