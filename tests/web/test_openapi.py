"""Mirror of article_web/api/openapi.py and responses.py: the description is valid, whole and true."""

import copy
import json
import re

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from article_web.api.openapi import document
from article_web.api.problem import kinds

REQUESTS = [
    ("get", "/api/v1/ask", "/api/v1/ask?q=Who+brokered+the+ceasefire%3F&limit=3", {}),
    ("get", "/api/v1/suggestions", "/api/v1/suggestions?article=armenia-azerbaijan&count=2", {}),
    ("post", "/api/v1/suggestions", "/api/v1/suggestions", {"json": {"documents": [{"id": "d", "text": "A cat."}]}}),
    ("get", "/api/v1/articles", "/api/v1/articles?limit=5", {}),
    ("get", "/api/v1/articles/{id}", "/api/v1/articles/armenia-azerbaijan", {}),
    ("get", "/api/v1/health", "/api/v1/health", {}),
    ("get", "/api/v1/health/live", "/api/v1/health/live", {}),
    ("get", "/api/v1/openapi.json", "/api/v1/openapi.json", {}),
    ("post", "/api/v1/read", "/api/v1/read", {"json": {"documents": [{"id": "d", "text": "A cat sleeps."}]}}),
    ("post", "/api/v1/verify", "/api/v1/verify", {"json": {"citations": [{"article": "d", "quote": "A cat."}]}}),
    ("get", "/v1/models", "/v1/models", {}),
    ("get", "/v1/models/{model}", "/v1/models/article-qa/armenia-azerbaijan", {}),
    *(
        (
            "post",
            "/v1/chat/completions",
            "/v1/chat/completions",
            {"json": {"model": "article-qa", "messages": said, **how}},
        )
        for said in (
            [{"role": "user", "content": "When was the second ceasefire?"}],
            [{"role": "user", "content": "Hi!"}],
        )
        for how in ({}, {"stream": False})
    ),
    *(
        ("post", "/api/v1/ask", "/api/v1/ask", {"json": sent})
        for sent in (
            {"question": "When was the second ceasefire?"},
            {"question": "When was the second ceasefire?", "explain": True},
            {"question": "What do zebras eat?"},
            {"question": "Hello!"},
            {"question": "And why?", "history": [{"question": "When did the war end?", "answer": ""}]},
            {"question": "Who sleeps?", "documents": [{"id": "d", "text": "“The cat sleeps,” said Ann."}]},
        )
    ),
]


def closed(node):
    """Return the description with every object closed that lists its fields: others fail."""
    node = copy.deepcopy(node)
    for schema in node["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return node


def check(value, schema):
    """Assert that ``value`` fits ``schema`` of the description, and has no other field."""
    root = closed(document())
    Draft202012Validator({**schema, "components": root["components"]}).validate(value)


def test_the_description_is_valid(client):
    """What is served is OpenAPI 3.1 without an error, and the version is ours."""
    from article_index.version import __version__

    described = client.get("/api/v1/openapi.json").json
    validate(described, cls=OpenAPIV31SpecValidator)
    assert (described["openapi"], described["info"]["version"]) == ("3.1.0", __version__)


def test_generators_can_read_it():
    """References lead to whole components, each schema is used, and no field that may be left out has a default."""
    described = document()
    said = json.dumps(described)
    schemas = described["components"]["schemas"]
    pointed = set(re.findall(r'"#/components/schemas/([^"]+)"', said))
    assert pointed == set(schemas)
    assert not any("default" in field for one in schemas.values() for field in one.get("properties", {}).values())
    assert {"Outcome", "Reason", "Status"} <= pointed
    names = [one["operationId"] for operations in described["paths"].values() for one in operations.values()]
    assert len(set(names)) == len(names)
    assert schemas["AskRequest"]["properties"]["limit"]["description"].endswith(" Default: 10.")


def test_tokens_are_described(client):
    """A token may be sent to every endpoint, but for the one that only tells whether the process is alive."""
    described = document()
    assert described["security"] == [{}, {"token": []}]
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    own = {
        path: one["security"] for path, them in described["paths"].items() for one in them.values() if "security" in one
    }
    assert own == {"/api/v1/health/live": []}


def test_it_describes_every_endpoint_and_no_other(client):
    """Each route of the API stands in it with its methods, and each that stands there is a route."""
    routes = {}
    for rule in client.application.url_map.iter_rules():
        if rule.rule.startswith(("/api/", "/v1/")):
            methods = {method.lower() for method in rule.methods} - {"head", "options"}
            routes.setdefault(
                rule.rule.replace("<article_id>", "{id}").replace("<path:model>", "{model}"), set()
            ).update(methods)
    assert {path: set(operations) for path, operations in document()["paths"].items()} == routes


def test_every_operation_is_asked_below():
    """No operation is described that no test has held against a real answer."""
    described = {(method, path) for path, operations in document()["paths"].items() for method in operations}
    assert {(method, path) for method, path, _, _ in REQUESTS} == described


@pytest.mark.parametrize(("method", "path", "address", "options"), REQUESTS)
def test_real_answers_fit_their_schema(client, method, path, address, options):
    """What an endpoint sends has all fields described, and none that is not."""
    response = client.open(address, method=method.upper(), **options)
    assert response.status_code == 200
    described = document()["paths"][path][method]["responses"]["200"]["content"][response.mimetype]
    check(response.json, described["schema"])


@pytest.mark.parametrize(
    ("method", "path", "address", "options"),
    [
        ("get", "/api/v1/articles/{id}", "/api/v1/articles/nope", {}),
        ("get", "/api/v1/articles", "/api/v1/articles?limit=0", {}),
        ("get", "/api/v1/ask", "/api/v1/ask?limit=0", {}),
        ("get", "/api/v1/health", "/api/v1/health", {"headers": {"Accept": "text/html"}}),
        ("get", "/api/v1/health", "/api/v1/health", {"headers": {"Host": "evil.example"}}),
        ("post", "/api/v1/ask", "/api/v1/ask", {"json": {"question": ""}}),
        ("post", "/api/v1/ask", "/api/v1/ask", {"json": {"question": "a", "articles": ["nope"]}}),
        ("post", "/api/v1/ask", "/api/v1/ask", {"data": "{}"}),
        ("post", "/api/v1/read", "/api/v1/read", {"json": {"documents": []}}),
    ],
)
def test_real_problems_fit_their_schema(client, method, path, address, options):
    """A problem has a status that its operation describes, and the fields of problem details."""
    response = client.open(address, method=method.upper(), **options)
    described = document()["paths"][path][method]["responses"][str(response.status_code)]["$ref"]
    problem = document()["components"]["responses"][described.rpartition("/")[2]]
    assert f"`{response.json['type']}`" in problem["description"]
    check(response.json, problem["content"]["application/problem+json"]["schema"])


@pytest.mark.parametrize(
    ("method", "path", "address", "options"),
    [
        ("get", "/v1/models", "/v1/models", {"headers": {"Host": "evil.example"}}),
        ("get", "/v1/models/{model}", "/v1/models/nope", {}),
        ("post", "/v1/chat/completions", "/v1/chat/completions", {"data": "{}"}),
        ("post", "/v1/chat/completions", "/v1/chat/completions", {"json": {"model": "nope", "messages": []}}),
        ("post", "/v1/chat/completions", "/v1/chat/completions", {"json": {"model": "article-qa"}}),
        (
            "post",
            "/v1/chat/completions",
            "/v1/chat/completions",
            {"json": {"model": "article-qa", "messages": [], "n": 2}},
        ),
    ],
)
def test_real_errors_of_a_chat_fit_their_schema(client, method, path, address, options):
    """An error has a status that its operation describes, and the fields of OpenAI's object."""
    response = client.open(address, method=method.upper(), **options)
    described = document()["paths"][path][method]["responses"][str(response.status_code)]["$ref"]
    error = document()["components"]["responses"][described.rpartition("/")[2]]
    check(response.json, error["content"]["application/json"]["schema"])


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"question": ""},
        {"question": " \n"},
        {"question": "a", "articles": ["a"], "documents": [{"id": "d", "text": ""}]},
        {"question": "a", "limit": 11},
        {"question": "a", "limit": "5"},
        {"question": "a", "colour": 1},
        {"question": "a", "history": [{}]},
        {"question": "a", "documents": [{"id": "Ä", "text": ""}]},
    ],
)
def test_the_schema_refuses_what_the_service_refuses(client, wrong):
    """A client that validates against the description is not surprised by us."""
    schema = {"$ref": "#/components/schemas/AskRequest", "components": document()["components"]}
    assert not Draft202012Validator(schema).is_valid(wrong)
    assert client.post("/api/v1/ask", json=wrong).status_code in {400, 422}


def test_every_kind_of_problem_is_described():
    """Each kind stands at each of its statuses."""
    responses = document()["components"]["responses"]
    for kind in kinds().values():
        for status in (kind.status, *kind.also):
            assert f"`{kind.type}`" in responses[f"Problem{status}"]["description"]


def test_the_answer_has_the_fields_of_the_library_in_its_order(library):
    """The models describe the object that ``to_dict`` makes, field by field."""
    from article_web.api import responses

    said = library.ask("When was the second ceasefire?", explain=True).to_dict()
    assert list(responses.Answer.model_fields) == list(said)
    assert set(responses.Citation.model_fields) == set(said["citations"][0])
    assert set(responses.ArticleInfo.model_fields) == set(said["articles"][0])
    assert json.loads(responses.Answer.model_validate(said).model_dump_json()) == json.loads(json.dumps(said))
