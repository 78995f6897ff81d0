"""An answer as a W3C Annotation Collection (https://www.w3.org/TR/annotation-model/): one annotation for each citation.

The target is the sentence, by its words and by its place. The model counts places in Unicode code points, as we do, so
that ``start`` and ``end`` are the citation's own; they count in the article's text, which the state names by its hash.
The bodies are the question and, where there is one, the short answer. Where the article does not say, the collection is
empty and its label says so: what is nearest is no answer. Names nothing that changes from one call to the next.
"""

import json
from base64 import urlsafe_b64encode
from typing import Any, Final
from uuid import NAMESPACE_URL, UUID, uuid5

from article_index.version import __version__
from article_qa.answer import Answer, ArticleInfo, Citation

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE: Final = f'application/ld+json; profile="{CONTEXT}"'


def annotations(answer: Answer) -> dict[str, Any]:
    """Return ``answer`` as a collection with its one page of annotations embedded; no page where nothing is cited."""
    own = uuid5(NAMESPACE_URL, json.dumps(answer.to_dict(), sort_keys=True))
    collection: dict[str, Any] = {
        "@context": CONTEXT,
        "id": own.urn,
        "type": "AnnotationCollection",
        "label": answer.question if answer.citations else [answer.question, answer.text],
        "generator": {"type": "Software", "name": f"article-qa {__version__}"},
        "total": len(answer.citations),
    }
    if not answer.citations:
        return collection
    infos = {one.id: one for one in answer.articles}
    page = uuid5(own, "page").urn
    items = [_annotation(one, answer, infos[one.quotation.article], own) for one in answer.citations]
    first = {"id": page, "type": "AnnotationPage", "partOf": own.urn, "startIndex": 0, "items": items}
    return collection | {"first": first, "last": page}


def _annotation(citation: Citation, answer: Answer, info: ArticleInfo, own: UUID) -> dict[str, Any]:
    bodies = [_body(answer.question, "questioning")]
    bodies += [_body(short.text, "replying", info.lang) for short in answer.short if short.citation == citation.number]
    return {
        "id": uuid5(own, f"annotation {citation.number}").urn,
        "type": "Annotation",
        "motivation": "questioning",
        "body": bodies,
        "target": _target(citation, info),
    }


def _body(text: str, purpose: str, lang: str | None = None) -> dict[str, Any]:
    body = {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}
    return body | {"language": lang} if lang else body


def _target(citation: Citation, info: ArticleInfo) -> dict[str, Any]:
    """Return the sentence: the article by its address, or that of the page which shows it, else by its hash alone."""
    told = citation.quotation
    address = told.link.split("#")[0] if told.link else None
    quoted = {"type": "TextQuoteSelector", "exact": told.quote}
    quoted |= {name: words for name, words in (("prefix", told.prefix), ("suffix", told.suffix)) if words}
    source = {"id": address or _named(info.sha256), "type": "Text"}
    return {
        "type": "SpecificResource",
        "source": source | {"language": info.lang} if info.lang else source,
        "state": {"type": "TimeState", "cached": _named(info.sha256)},
        "selector": [quoted, {"type": "TextPositionSelector", "start": told.start, "end": told.end}],
    }


def _named(digest: str) -> str:
    """Return the name that a text has by its hash, wherever it is: an ``ni`` address (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(digest)).decode().rstrip('=')}"
