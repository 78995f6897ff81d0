"""Mirror of article_web/asking.py: whatever is sent, the library answers it or it is refused."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from article_index.shelf import Shelf
from article_qa.library import Library
from article_web import create_app
from article_web.openapi import document

text = st.text(max_size=40) | st.sampled_from(["When was it?", "who said “no”?", "\x00", " ", "a" * 1_001])
anything = st.none() | st.booleans() | st.integers() | text | st.lists(text, max_size=2)
turns = st.lists(
    st.fixed_dictionaries({"question": text}, optional={"answer": text, "citations": st.just([])}), max_size=3
)
documents = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from(["a", "b", "Ä"]), "text": text}, optional={"title": text}), max_size=3
)
requests = st.fixed_dictionaries(
    {"question": text | anything},
    optional={
        "history": turns | anything,
        "documents": documents | anything,
        "articles": st.just(["armenia-azerbaijan"]) | anything,
        "limit": st.integers(-1, 12) | anything,
        "explain": st.booleans() | anything,
        "colour": anything,
    },
)
CLIENT = create_app(Library(Shelf.open())).test_client()


@given(requests, st.booleans())
@settings(max_examples=150, deadline=None)
def test_no_request_breaks_the_service(sent, escaped):
    """Any JSON is answered or refused with a status that is described; what is quoted stands where it says."""
    body = json.dumps(sent, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    response = CLIENT.post("/api/v1/ask", data=body, content_type="application/json")
    described = document()["paths"]["/api/v1/ask"]["post"]["responses"]
    assert str(response.status_code) in set(described) - {"500"}
    if response.status_code == 200:
        texts = {one["id"]: one["text"] for one in sent.get("documents") or ()}
        for cited in response.json["citations"] + response.json["nearest"]:
            whole = texts.get(cited["article"])
            if whole is not None:
                assert whole[cited["start"] : cited["end"]] == cited["quote"]
