"""The files within a zip archive, as .docx and .epub are: how much they unpack to is bounded before any is unpacked.

Reads members by name and writes none, so that no name in an archive leads anywhere.
"""

from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from article_index.loading.extracted import LOCKED, UnreadableError

MOST: Final = 500_000_000  # bytes of all members together, unpacked
MOST_MEMBERS: Final = 20_000
_ENCRYPTED: Final = 0x1  # the flag of a member


def opened(data: bytes) -> ZipFile:
    """Return the archive ``data``; raises UnreadableError where it is none, or unpacks to more than is sane."""
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError):
        raise UnreadableError("is damaged: it is a zip archive that cannot be opened") from None
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST:
        raise UnreadableError(f"unpacks to more than {MOST // 1_000_000} MB or {MOST_MEMBERS:,} files")
    return archive


def member(archive: ZipFile, name: str, most: int) -> bytes:
    """Return the member ``name``, of at most ``most`` bytes; raises UnreadableError where it is not to be had."""
    try:
        info: ZipInfo = archive.getinfo(name)
    except KeyError:
        raise UnreadableError(f"is damaged: it lacks {name!r}") from None
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableError(LOCKED)
    if info.file_size > most:
        raise UnreadableError(f"unpacks to more than {most // 1_000_000} MB")
    try:
        return archive.read(info)
    except Exception as wrong:  # noqa: BLE001 - zipfile raises whatever its decompressors do
        raise UnreadableError(f"is damaged: {name!r} cannot be unpacked ({type(wrong).__name__})") from None
