"""``POST /api/v1/verify``: from a request to what became of an answer's quotes."""

from typing import Any

from article_qa.checking.verifying import verify
from article_qa.library import Library
from article_web.api.asking import read_documents
from article_web.api.fit import fit
from article_web.checking.schema import VerifyRequest


def verified(library: Library, sent: object) -> dict[str, Any]:
    """Return the object of the verification that ``sent`` asks for; raises Problem."""
    wanted = fit(VerifyRequest, sent)
    articles = read_documents(library, wanted.documents) if wanted.documents else library.shelf
    claims = wanted.answer.model_dump() if wanted.answer else {"citations": wanted.model_dump()["citations"]}
    return verify(claims, articles).to_dict()
