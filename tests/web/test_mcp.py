"""Mirror of article_web/mcp: what agents are offered and given, asked by the official client."""

import json
from contextlib import asynccontextmanager

import anyio
import pytest
from awaiting import finish
from jsonschema import Draft202012Validator
from mcp import Client, MCPError

from article_index.loading.text import article_from_text
from article_index.shelf import Shelf
from article_qa.library import Library
from article_web.mcp.server import Agents
from article_web.serving.settings import Settings

QUESTION = "When did Russia negotiate a second ceasefire?"
QUOTE = "Russia negotiated a second ceasefire on November 16th to prevent further flare-ups."
PLACE = {"start": 2438, "end": 2521, "article": "armenia-azerbaijan"}
SHARED = {"offset_unit": "code_point", "version": "0.1.0"}
HARBOUR = "Storms\n\nThe harbour froze in 1947. Nobody sailed. The harbour froze in 1947.\n"
SAILED = {"quote": "Nobody sailed.", "article": "harbour"}


@pytest.fixture(scope="module")
def two() -> Library:
    """Return a library of two small texts."""
    texts = {"harbour": HARBOUR, "theatre": "Mira Holt opened the Lantern theatre in Porto in 1987.\n"}
    return Library(Shelf([article_from_text(text, name) for name, text in texts.items()]))


@asynccontextmanager
async def agent(library, settings=None):
    """Connect the official client to a server in this process."""
    async with Client(Agents(library, settings or Settings()).server()) as client:
        yield client


def used(library, name, arguments, settings=None):
    """Return what the client gets for one call; it holds results against the output schema itself."""

    async def use():
        async with agent(library, settings) as client:
            await client.list_tools()
            return await client.call_tool(name, arguments)

    return finish(use)


def got(library, name, arguments):
    """Return the object that a tool gives."""
    result = used(library, name, arguments)
    assert not result.is_error, result.content
    (text,) = result.content
    assert json.loads(text.text) == result.structured_content
    return result.structured_content


def listed(library):
    """Return the tools by name."""

    async def read():
        async with agent(library) as client:
            assert "not_in_article" in client.instructions
            return (await client.list_tools()).tools

    return {one.name: one for one in finish(read)}


def test_the_tools_only_read(library):
    """There are five tools; each says that it changes nothing, may be called again, and knows no other world."""
    tools = listed(library)
    assert list(tools) == ["ask", "search", "read_article", "list_articles", "verify_quote"]
    for tool in tools.values():
        told = tool.annotations
        assert (told.read_only_hint, told.destructive_hint, told.idempotent_hint, told.open_world_hint) == (
            True, False, True, False,
        )  # fmt: skip
        assert tool.title
        assert len(tool.description) > 200


def test_the_schemas_are_for_agents(library):
    """Arguments are plain JSON schemas: valid, without references, no choice at the top, what is needed first."""
    for tool in listed(library).values():
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.output_schema["type"] == "object"
        said = json.dumps(tool.input_schema)
        assert not any(word in said for word in ("$ref", "$defs", "anyOf", '"not"', "null"))
        needed = tool.input_schema.get("required", [])
        assert [*tool.input_schema["properties"]][: len(needed)] == needed


@pytest.mark.parametrize(
    "arguments",
    [
        {"question": QUESTION},
        {"question": QUESTION, "limit": 1, "explain": True},
        {"question": "What do zebras eat?"},
        {"question": "Thanks!"},
        {"question": "and why?", "history": [{"question": QUESTION, "answer": QUOTE, "citations": [PLACE]}]},
        {"question": "Who sleeps?", "documents": [{"id": "d", "text": "The cat sleeps, said Ann."}]},
    ],
)
def test_ask_gives_the_object_of_the_endpoint(library, client, arguments):
    """Whatever the outcome, the answer is the JSON API's, field for field."""
    assert got(library, "ask", arguments) == client.post("/api/v1/ask", json=arguments).json


def test_nothing_is_what_null_says(library):
    """Agents that fill every field with null ask as those that leave it out."""
    empty = {"question": QUESTION, "history": None, "articles": None, "documents": None, "limit": None}
    assert got(library, "ask", empty) == got(library, "ask", {"question": QUESTION})


def test_search_gives_passages_with_their_places(two):
    """The passages that share words with the query come verbatim, the best first."""
    found = got(two, "search", {"query": "Who opened a theatre in Porto?", "limit": 2})
    assert [(one["article"], one["text"]) for one in found["passages"]] == [
        ("theatre", "Mira Holt opened the Lantern theatre in Porto in 1987.")
    ]
    assert (found["passages"][0]["start"], found["passages"][0]["end"]) == (0, 54)
    assert [one["id"] for one in found["articles"]] == ["theatre"]
    assert got(two, "search", {"query": "zebra"})["passages"] == []
    assert got(two, "search", {"query": "theatre", "articles": ["harbour"]})["passages"] == []


def test_read_article_gives_the_sentences_wanted(two):
    """Sentences are read by their numbers, both ends included, with what stands between them."""
    read = got(two, "read_article", {"article": "harbour", "first_sentence": 1, "last_sentence": 2})
    assert read["text"] == HARBOUR[8:49] == "The harbour froze in 1947. Nobody sailed."
    assert [(one["number"], HARBOUR[one["start"] : one["end"]]) for one in read["sentences"]] == [
        (1, "The harbour froze in 1947."),
        (2, "Nobody sailed."),
    ]
    assert read["next"] is None
    assert got(two, "read_article", {"article": "harbour", "last_sentence": 99})["text"] == HARBOUR.strip()


def test_read_article_gives_the_characters_wanted(two):
    """Characters are read as they stand; a sentence that is cut is told whole."""
    read = got(two, "read_article", {"article": "harbour", "start": 12, "end": 19})
    assert read["text"] == "harbour"
    assert [one["number"] for one in read["sentences"]] == [1]
    assert got(two, "read_article", {"article": "harbour"})["text"] == HARBOUR


def test_a_long_article_is_read_in_parts():
    """What is too long comes in parts that end with a sentence and are together the whole text."""
    text = "".join(f"Line {number} says that the sea is calm – 𝔴.\n" for number in range(1500))
    library, parts, start = Library.from_text(text, "sea"), [], 0
    while start is not None:
        part = got(library, "read_article", {"article": "sea", "start": start})
        parts.append(part["text"])
        start = part["next"]
    assert "".join(parts) == text
    assert all(len(one) <= 20_000 for one in parts)
    assert all(one.endswith("𝔴.") for one in parts[:-1])


def test_list_articles_gives_the_object_of_the_endpoint(two):
    """The list is the JSON API's, in parts and by names."""
    assert [one["id"] for one in got(two, "list_articles", {"find": "storms"})["articles"]] == ["harbour"]
    part = got(two, "list_articles", {"limit": 1})
    assert (part["next"], part["total"]) == ("harbour", 2)


@pytest.mark.parametrize(
    ("arguments", "status", "places", "now"),
    [
        ({"quote": "Nobody sailed."}, "exact", [("harbour", 35, 49)], None),
        ({**SAILED, "start": 35, "end": 49}, "exact", [("harbour", 35, 49)], None),
        ({**SAILED, "start": 0, "end": 14}, "moved", [("harbour", 35, 49)], None),
        ({"quote": "The harbour froze in 1947."}, "ambiguous", [("harbour", 8, 34), ("harbour", 50, 76)], None),
        ({"quote": "in 19"}, "ambiguous", [("harbour", 26, 31), ("harbour", 68, 73), ("theatre", 46, 51)], None),
        (
            {"quote": "Mira Holt opened the Lantern theatre in Lisbon in 1987."},
            "changed", [], ("theatre", 0, 54, "Mira Holt opened the Lantern theatre in Porto in 1987."),
        ),
        ({"quote": "Zebras eat grass."}, "gone", [], None),
        ({"quote": "Nobody sailed.", "article": "theatre"}, "gone", [], None),
    ],
)  # fmt: skip
def test_verify_quote_tells_what_stands_there(two, arguments, status, places, now):
    """A quote is looked for at its place, in its article or everywhere; what it has become is told."""
    found = got(two, "verify_quote", arguments)
    assert found == {
        "verbatim": bool(places),
        "status": status,
        "quote": arguments["quote"],
        "places": [{"start": start, "end": end, "article": name} for name, start, end in places],
        "now": now and {"text": now[3], "start": now[1], "end": now[2], "article": now[0]},
        **SHARED,
    }


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("ask", {}, "The question is missing."),
        ("ask", {"question": ""}, "The question is empty."),
        ("ask", {"question": " "}, "The question is only white space; ask something."),
        ("ask", {"question": "?" * 1001}, "The question has more than 1,000 characters."),
        ("ask", {"question": 5}, "The question has to be a text."),
        ("ask", {"question": "Who?", "limit": 11}, "The field limit has to be at most 10."),
        ("ask", {"question": "Who?", "colour": "red"}, "The field colour is not known here."),
        (
            "ask", {"question": "Who?", "articles": ["nope"]},
            "There is no article “nope” on this shelf. The tool list_articles names those that there are.",
        ),
        (
            "ask", {"question": "Who?", "articles": ["harbour"], "documents": [{"id": "d", "text": "A cat."}]},
            "Name articles or send documents, not both.",
        ),
        ("search", {"query": "a", "articles": ["no"]},
            "There is no article “no” on this shelf. The tool list_articles names those that there are."),
        ("read_article", {"article": "no"},
            "There is no article “no” on this shelf. The tool list_articles names those that there are."),
        ("read_article", {"article": "harbour", "start": 77},
            "The article has 77 characters, from 0; 77 is none of them."),
        ("read_article", {"article": "harbour", "first_sentence": 4},
            "The article has 4 sentences, from 0; 4 is none of them."),
        ("read_article", {"article": "harbour", "start": 1, "last_sentence": 1},
            "Name sentences or characters, not both."),
        ("read_article", {"article": "harbour", "start": 5, "end": 5}, "The end has to be greater than the start."),
        ("read_article", {"article": "harbour", "first_sentence": 2, "last_sentence": 1},
            "The last sentence comes before the first."),
        ("list_articles", {"limit": 0}, "The field limit has to be at least 1."),
        ("verify_quote", {"quote": ""}, "The field quote is empty."),
        ("verify_quote", {"quote": "a", "article": "harbour", "start": 1}, "Give start and end, or neither."),
        (
            "verify_quote", {"quote": "a", "article": "harbour", "start": 9, "end": 3},
            "The end has to be greater than the start.",
        ),
        ("verify_quote", {"quote": "a", "start": 0, "end": 1}, "Name the article that start and end are of."),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_a_tool_error(two, name, arguments, said):
    """Bad arguments are an error of the tool, in one sentence that says what to mend."""
    result = used(two, name, arguments)
    assert result.is_error
    assert result.structured_content is None
    assert [one.text for one in result.content] == [said]


def test_an_answer_that_takes_too_long_is_a_tool_error(two):
    """The time budget holds for agents, too."""
    long = {"question": "Who?", "documents": [{"id": "d", "text": "The cat sleeps on the mat. " * 30_000}]}
    result = used(two, "ask", long, Settings(time_budget=0.01))
    assert result.is_error
    assert [one.text for one in result.content] == [
        "The text or the question takes longer to read than a question may take here."
    ]


def test_calls_wait_for_each_other_within_bounds(library):
    """Many calls at once are all answered; beyond those that may wait, a call is told so."""

    async def ask(settings):
        results = []
        async with agent(library, settings) as client, anyio.create_task_group() as calls:

            async def one(number):
                text = f"The cat sleeps on mat {number}. " * 1_000
                documents = [{"id": "d", "text": text}]
                results.append(await client.call_tool("ask", {"question": "Who?", "documents": documents}))

            for number in range(6):
                calls.start_soon(one, number)
        return results

    assert [one.is_error for one in finish(ask, Settings())] == [False] * 6
    crowded = [one for one in finish(ask, Settings(threads=1, waiting=1)) if one.is_error]
    assert len(crowded) == 4
    assert {one.content[0].text for one in crowded} == {"As many calls wait already as may; try again soon."}


def test_articles_are_resources():
    """All articles are listed in parts, with a template; each is read to the character."""
    texts = {f"text-{number:03}": f"Title {number}\n\nText {number} – 𝔴.\n" for number in range(150)}
    library = Library(Shelf([article_from_text(text, name, author="Ann") for name, text in texts.items()]))

    async def read():
        async with agent(library) as client:
            first = await client.list_resources()
            rest = await client.list_resources(cursor=first.next_cursor)
            assert (len(first.resources), len(rest.resources), rest.next_cursor) == (100, 50, None)
            (template,) = (await client.list_resource_templates()).resource_templates
            assert (template.uri_template, template.mime_type) == ("article://{id}", "text/plain")
            return {one.uri: one for one in first.resources + rest.resources}, [
                (await client.read_resource(f"article://{name}")).contents for name in ("text-000", "text-149")
            ]

    resources, contents = finish(read)
    assert [*resources] == [f"article://{name}" for name in texts]
    last = resources["article://text-149"]
    assert (last.name, last.title, last.description) == ("text-149", "Title 149", "Ann")
    assert (last.mime_type, last.size) == ("text/plain", len(texts["text-149"].encode()))
    assert [[one.text for one in told] for told in contents] == [[texts["text-000"]], [texts["text-149"]]]


@pytest.mark.parametrize("uri", ["article://nope", "article://", "article://harbour/x", "file:///etc/passwd"])
def test_what_is_no_article_is_a_protocol_error(two, uri):
    """A resource that is not there is an error of the protocol that names it; no other scheme is read."""

    async def read():
        async with agent(two) as client:
            with pytest.raises(MCPError) as refused:
                await client.read_resource(uri)
            return refused.value.error

    error = finish(read)
    assert (error.code, error.message) == (-32602, f"There is no article at “{uri}”; resources/list names them.")


def test_an_unknown_tool_is_a_protocol_error(two):
    """So is a tool that is not there; the tools are named."""

    async def call():
        async with agent(two) as client:
            with pytest.raises(MCPError, match="There is no tool “delete”; there are ask, search,"):
                await client.call_tool("delete", {})

    finish(call)


def test_the_words_for_agents_are_whole():
    """No description lost its line ends to a list: what the model reads is running text."""
    from article_web.mcp.tools import words

    for told in [words()["instructions"], *(one["description"] for one in words().values() if isinstance(one, dict))]:
        assert "\n" not in told
        assert "  " not in told
