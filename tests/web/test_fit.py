"""Mirror of article_web/api/fit.py and schema.py: every limit of the contract, at it and one beyond."""

import pytest

from article_web.api.fit import fit
from article_web.api.problem import Problem
from article_web.api.schema import AskRequest, ListRequest

DOCUMENT = {"id": "doc", "text": "A text."}
PLACE = {"article": "a", "start": 0, "end": 1}


def ask(**fields):
    """Return the request with a question and these fields."""
    return fit(AskRequest, {"question": "Who?", **fields})


def test_a_question_is_enough():
    """All other fields have the contract's defaults."""
    assert fit(AskRequest, {"question": "Who?"}).model_dump() == {
        "question": "Who?", "history": [], "articles": [], "documents": [], "limit": 10, "explain": False,
        "published_after": None, "published_before": None, "tags": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {"question": "x" * 1_000},
        {"question": "🕊" * 1_000},
        {"question": "\x00"},
        {"question": " ? "},
        {"history": [{"question": "x" * 1_000, "answer": "y" * 5_000, "citations": []}] * 200},
        {"history": [{"question": "When?"}]},
        {"history": [{"question": "When?", "citations": [PLACE]}]},
        {"articles": ["armenia-azerbaijan"]},
        {"documents": [{"id": f"d-{n}", "title": "", "text": "x" * 50_000} for n in range(20)]},
        {"limit": 1},
        {"limit": 10},
        {"explain": True},
    ],
)
def test_what_the_contract_allows_fits(fields):
    """At each limit a request still fits, and says what was sent."""
    dumped = ask(**fields).model_dump(exclude_unset=True)
    assert dumped == {"question": "Who?", **fields}


@pytest.mark.parametrize(
    ("fields", "name", "status", "pointer"),
    [
        ({"question": ""}, "wrong-length", 400, "/question"),
        ({"question": " \n\t\u3000"}, "wrong-length", 400, "/question"),
        ({"question": "x" * 1_001}, "wrong-length", 400, "/question"),
        ({"question": "🕊" * 1_001}, "wrong-length", 400, "/question"),
        ({"history": [{"question": "a"}] * 201}, "wrong-length", 400, "/history"),
        ({"history": [{"question": "a", "answer": "y" * 5_001}]}, "wrong-length", 400, "/history/0/answer"),
        ({"history": [*[{"question": "a"}] * 3, {"question": " "}]}, "wrong-length", 400, "/history/3/question"),
        ({"history": [{"question": "a"}, {"question": "🕊" * 1_001}]}, "wrong-length", 400, "/history/1/question"),
        ({"history": [{"question": "a", "answer": None}]}, "invalid-request", 422, "/history/0/answer"),
        ({"documents": [{**DOCUMENT, "id": f"{n}"} for n in range(21)]}, "wrong-length", 400, "/documents"),
        ({"articles": []}, "wrong-length", 400, "/articles"),
        ({"documents": []}, "wrong-length", 400, "/documents"),
        ({"documents": [{"id": "d", "text": "x" * 1_000_001}]}, "too-large", 413, "/documents"),
        ({"documents": [{"id": "d", "text": "x" * 1_000_000}, DOCUMENT]}, "too-large", 413, "/documents"),
        ({"question": None}, "invalid-request", 422, "/question"),
        ({"question": 5}, "invalid-request", 422, "/question"),
        ({"question": ["a"]}, "invalid-request", 422, "/question"),
        ({"question": "\ud800"}, "invalid-request", 422, "/question"),
        ({"history": None}, "invalid-request", 422, "/history"),
        ({"history": {}}, "invalid-request", 422, "/history"),
        ({"history": ["a"]}, "invalid-request", 422, "/history/0"),
        ({"history": [{}, {"question": "a"}]}, "invalid-request", 422, "/history/0/question"),
        ({"history": [{"question": "a", "when": 1}]}, "invalid-request", 422, "/history/0/when"),
        (
            {"history": [{"question": "a", "citations": [{**PLACE, "x": 1}]}]},
            "invalid-request",
            422,
            "/history/0/citations/0/x",
        ),
        ({"documents": [{**DOCUMENT, "x": 1}]}, "invalid-request", 422, "/documents/0/x"),
        ({"articles": "a"}, "invalid-request", 422, "/articles"),
        ({"articles": [1]}, "invalid-request", 422, "/articles/0"),
        ({"articles": ["a"], "documents": [DOCUMENT]}, "invalid-request", 422, "/documents"),
        ({"documents": [{"id": "d"}]}, "invalid-request", 422, "/documents/0/text"),
        ({"documents": [{**DOCUMENT, "id": "Ä"}]}, "invalid-request", 422, "/documents/0/id"),
        ({"documents": [{**DOCUMENT, "id": "d\n"}]}, "invalid-request", 422, "/documents/0/id"),
        ({"documents": [DOCUMENT, DOCUMENT]}, "invalid-request", 422, "/documents"),
        ({"limit": 0}, "invalid-request", 422, "/limit"),
        ({"limit": 11}, "invalid-request", 422, "/limit"),
        ({"limit": "5"}, "invalid-request", 422, "/limit"),
        ({"limit": 5.0}, "invalid-request", 422, "/limit"),
        ({"limit": True}, "invalid-request", 422, "/limit"),
        ({"limit": None}, "invalid-request", 422, "/limit"),
        ({"explain": 1}, "invalid-request", 422, "/explain"),
        ({"explain": "true"}, "invalid-request", 422, "/explain"),
        ({"colour": 1}, "invalid-request", 422, "/colour"),
        ({"a/b~c": 1}, "invalid-request", 422, "/a~1b~0c"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(fields, name, status, pointer):
    """One field at fault: its problem, its status and its JSON pointer."""
    with pytest.raises(Problem) as caught:
        ask(**fields)
    problem = caught.value
    assert (problem.kind.name, problem.status) == (name, status)
    assert [error.pointer for error in problem.errors] == [pointer]
    assert all(text.endswith((".", "?")) for text in (problem.detail, problem.errors[0].detail))


@pytest.mark.parametrize("place", [{"start": 5, "end": 5}, {"start": 5, "end": 4}, {"start": -1, "end": 4}])
def test_a_cited_place_has_a_beginning_before_its_end(place):
    """A place that cannot be one is refused where it stands."""
    with pytest.raises(Problem) as caught:
        ask(history=[{"question": "a", "citations": [{"article": "a", **place}]}])
    assert caught.value.errors[0].pointer.startswith("/history/0/citations/0/")


@pytest.mark.parametrize("sent", [[], "question", 5, None, True])
def test_the_body_is_an_object(sent):
    """Any other JSON value does not fit as a whole: its pointer is empty."""
    with pytest.raises(Problem) as caught:
        fit(AskRequest, sent)
    assert (caught.value.status, caught.value.detail) == (422, "The body has to be an object.")
    assert caught.value.errors[0].pointer == ""


def test_every_field_at_fault_is_listed():
    """A mixture is 422, in the order of the fields; the detail names the first and counts the others."""
    with pytest.raises(Problem) as caught:
        fit(AskRequest, {"question": "", "limit": 99, "colour": 1})
    problem = caught.value
    assert problem.status == 422
    assert [(error.pointer, error.detail) for error in problem.errors] == [
        ("/question", "This is empty."),
        ("/limit", "This has to be at most 10."),
        ("/colour", "This is not known here."),
    ]
    assert problem.detail == "The question is empty. And 2 more errors."


def test_a_flood_of_errors_is_cut():
    """However many fields are wrong, twenty are listed and the rest is counted."""
    with pytest.raises(Problem) as caught:
        ask(**{f"x{n}": 1 for n in range(1_000)})
    assert len(caught.value.errors) == 20
    assert caught.value.detail == "The field x0 is not known here. And 999 more errors."


def test_a_list_has_a_hundred_articles_unless_asked_otherwise():
    """The list's limits are 1 to 1,000."""
    assert fit(ListRequest, {}).model_dump() == {"limit": 100, "after": None, "find": ""}
    assert fit(ListRequest, {"limit": 1_000, "after": "a"}).limit == 1_000
    for limit in (0, 1_001, "many"):
        with pytest.raises(Problem):
            fit(ListRequest, {"limit": limit})
