"""The promise that every surface gives the same answer."""

import json

import pytest
from awaiting import finish
from everywhere import QUESTIONS
from flask import Flask
from mcp import Client

from article_qa.answer import Answer
from article_qa.library import Library
from article_web.app import create_app
from article_web.mcp.server import Agents
from article_web.mounting.blueprint import blueprint
from article_web.serving.settings import Settings
from article_web.shell.cli import main


@pytest.mark.parametrize("limit", [1, 10])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_surface_gives_the_same_object(capsys: pytest.CaptureFixture[str], question: str, limit: int) -> None:
    """Command line, both methods, Python and another application answer alike, field for field."""
    library = Library.open()
    client = create_app(library).test_client()
    expected = library.ask(question, limit=limit).to_dict()
    posted = client.post("/api/v1/ask", json={"question": question, "limit": limit})
    got = client.get("/api/v1/ask", query_string={"q": question, "limit": limit})
    assert main(["ask", question, "--json", "--limit", str(limit)]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == posted.get_json() == got.get_json() == expected
    assert list(json.loads(printed)) == list(json.loads(posted.data))
    assert posted.data == got.data
    mounted = Flask("newspaper")
    mounted.register_blueprint(blueprint(library), url_prefix="/ask")
    below = mounted.test_client().post("/ask/api/v1/ask", json={"question": question, "limit": limit})
    assert below.data == posted.data
    assert Answer.from_dict(posted.get_json()).to_dict() == expected


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_chat_completion_carries_the_same_object(question: str) -> None:
    """What a chat client is given beside the text is the endpoint's object, field for field."""
    library = Library.open()
    asked = {"model": "article-qa", "messages": [{"role": "user", "content": question}]}
    message = (
        create_app(library).test_client().post("/v1/chat/completions", json=asked).get_json()["choices"][0]["message"]
    )
    assert message["article_qa"] == library.ask(question).to_dict()
    assert list(message["article_qa"]) == list(library.ask(question).to_dict())


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_agent_is_given_the_same_object(question: str) -> None:
    """The tool's structured content is the endpoint's object, field for field, and so is its text."""
    library = Library.open()

    async def ask() -> tuple[object, str]:
        async with Client(Agents(library, Settings()).server()) as agent:
            result = await agent.call_tool("ask", {"question": question})
            return result.structured_content, result.content[0].text

    structured, text = finish(ask)
    assert structured == json.loads(text) == library.ask(question).to_dict()
    assert list(json.loads(text)) == list(library.ask(question).to_dict())
