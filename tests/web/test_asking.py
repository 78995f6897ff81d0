"""Mirror of article_web/api/asking.py: whatever is sent, the library answers it or it is refused."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from article_index.shelf import Shelf
from article_qa.library import Library
from article_web import create_app
from article_web.api.openapi import document

asked = st.sampled_from(["When was it?", "Who said “no”?", "And why?", "What is the aim?", "Hi", "\x00 é 🕊"])
text = st.text(max_size=40) | st.lists(
    st.sampled_from(["the", "cat", "sat", ".", "\n", "?", "“", "”", "and", "1932", "who"])
).map(" ".join)
anything = st.none() | st.booleans() | st.integers() | text | st.lists(text, max_size=2)
turns = st.lists(
    st.fixed_dictionaries({"question": asked}, optional={"answer": text, "citations": st.just([])}), max_size=3
)
documents = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abc"), "text": text}, optional={"title": text}),
    min_size=1,
    max_size=3,
    unique_by=lambda one: one["id"],
)
days = st.sampled_from(["2020", "2020-11", "2020-11-16", "soon", ""])
scope = {"published_after": days | st.none(), "published_before": days, "tags": st.lists(text, min_size=1, max_size=2)}
shared = {"history": turns, "limit": st.integers(1, 10), "explain": st.booleans()} | scope
fitting = st.fixed_dictionaries({"question": asked, "documents": documents}, optional=shared) | (
    st.fixed_dictionaries({"question": asked | text}, optional=shared)
)
wrong = st.tuples(fitting, st.sampled_from([*shared, "question", "articles", "documents", "colour"]), anything)
requests = fitting | wrong.map(lambda made: {**made[0], made[1]: made[2]})
CLIENT = create_app(Library(Shelf.open())).test_client()


@given(requests, st.booleans())
@settings(max_examples=150)
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
