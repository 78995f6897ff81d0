"""A number with what it counts, in words that agree with it."""


def counted(count: int, what: str) -> str:
    """Return ``count`` with ``what``, which takes an s where it is not one.

    >>> counted(1, "article"), counted(1_200, "article")
    ('1 article', '1,200 articles')
    """
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"
