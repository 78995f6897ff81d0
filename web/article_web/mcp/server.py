"""The server that speaks the Model Context Protocol: tools and articles, over whatever transport it is run on.

Everything that it offers only reads. Work is done in threads, so that a long answer holds nobody's connection, each
within the time budget.
"""

import json
import logging
import os
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import Any, Final

from anyio import CapacityLimiter, to_thread
from mcp import MCPError
from mcp.server import Server, ServerRequestContext
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    ToolAnnotations,
)
from mcp_types import Tool as ToolShown

from article_index import deadline
from article_index.errors import ArticleQAError, EngineAwayError, UnknownArticleError
from article_index.version import __version__
from article_qa.library import Library
from article_web.api.problem import Problem, echo
from article_web.mcp.logged import log_call
from article_web.mcp.schema import given, taken
from article_web.mcp.tools import TOOLS, Json, Toolbox, words
from article_web.serving.settings import Settings
from article_web.serving.warming import warm
from article_web.shell.cli import DEBUG

SCHEME: Final = "article://"
LISTED: Final = 100  # resources at once
TEXT: Final = "text/plain"
_READS: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_log: Final = logging.getLogger(__name__)


class Agents:
    """Answers the requests of agents from one library."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self._library = library
        self._tools = Toolbox(library)
        self._shelf = library.shelf
        self._settings = settings
        self._open = 0  # calls that are worked on or wait
        self._threads: CapacityLimiter | None = None  # can only be made where it is awaited

    def server(self) -> "Server[Any]":
        """Return the server of the protocol."""
        return Server(
            "article-qa",
            title="article-qa",
            version=__version__,
            instructions=words()["instructions"],
            on_list_tools=self.tools,
            on_call_tool=self.call,
            on_list_resources=self.resources,
            on_list_resource_templates=self.templates,
            on_read_resource=self.read,
        )

    async def tools(self, _: "ServerRequestContext[Any]", __: PaginatedRequestParams | None) -> ListToolsResult:
        """Return all tools: there are few."""
        shown = [
            ToolShown(
                name=one.name,
                title=one.title,
                description=one.description,
                input_schema=taken(one.takes),
                output_schema=given(one.gives),
                annotations=_READS,
            )
            for one in TOOLS.values()
        ]
        return ListToolsResult(tools=shown)

    async def call(self, _: "ServerRequestContext[Any]", asked: CallToolRequestParams) -> CallToolResult:
        """Return what a tool gives; what is refused is an error of the tool, in one sentence."""
        if asked.name not in TOOLS:
            said = f"There is no tool {echo(asked.name)}; there are {', '.join(TOOLS)}."
            raise MCPError(code=INVALID_PARAMS, message=said)
        if self._threads is None:
            self._threads = CapacityLimiter(self._settings.threads)
        if self._open >= self._settings.threads + self._settings.waiting:
            return _refused("As many calls wait already as may; try again soon.")
        self._open += 1
        try:
            return await to_thread.run_sync(partial(self._used, asked), limiter=self._threads)
        finally:
            self._open -= 1

    def _used(self, asked: CallToolRequestParams) -> CallToolResult:
        with suppress(EngineAwayError):  # which the tool itself then says
            warm(self._library)
        began, arguments = perf_counter(), asked.arguments or {}
        budget = deadline.begin(self._settings.time_budget)
        try:
            result = _result(self._tools.use(asked.name, arguments))
        except ArticleQAError as refused:  # problems, and a time that is over, too
            result = _refused(_advised(refused))
        except Exception as failure:  # noqa: BLE001 - the agent is told that it failed; who runs the server, how
            shown = os.environ.get(DEBUG, "") not in ("", "0")
            _log.error("The tool %s failed: %r", asked.name, failure, exc_info=shown)
            result = _refused("Something went wrong inside article-qa; its log says what.")
        finally:
            deadline.end(budget)
        log_call(asked.name, arguments, result, 1000 * (perf_counter() - began), self._settings)
        return result

    async def resources(
        self, _: "ServerRequestContext[Any]", page: PaginatedRequestParams | None
    ) -> ListResourcesResult:
        """Return a part of the articles, in the order of their ids; the cursor is the last of them."""
        part = self._tools.listing.part(LISTED, (page and page.cursor) or "")
        return ListResourcesResult(
            resources=[self._resource(one["id"]) for one in part.articles], next_cursor=part.next
        )

    async def templates(
        self, _: "ServerRequestContext[Any]", __: PaginatedRequestParams | None
    ) -> ListResourceTemplatesResult:
        """Return how the address of an article is made of its id."""
        shown = ResourceTemplate(
            uri_template=f"{SCHEME}{{id}}",
            name="article",
            title="An article",
            description="The text of the article with this id, to the character.",
            mime_type=TEXT,
        )
        return ListResourceTemplatesResult(resource_templates=[shown])

    async def read(self, _: "ServerRequestContext[Any]", asked: ReadResourceRequestParams) -> ReadResourceResult:
        """Return the text of an article."""
        uri = str(asked.uri)
        try:
            text = self._shelf.article(uri.removeprefix(SCHEME) if uri.startswith(SCHEME) else "").article.text
        except UnknownArticleError:
            said = f"There is no article at {echo(uri)}; resources/list names them."
            raise MCPError(code=INVALID_PARAMS, message=said, data={"uri": uri}) from None
        return ReadResourceResult(contents=[TextResourceContents(uri=uri, text=text, mime_type=TEXT)])

    def _resource(self, article_id: str) -> Resource:
        article = self._shelf.article(article_id).article
        source = [one for one in (article.author, article.published, article.url) if one]
        return Resource(
            uri=SCHEME + article_id,
            name=article_id,
            title=article.title or None,
            description=", ".join(source) or None,
            mime_type=TEXT,
            size=len(article.text.encode()),
        )


def _result(told: Json) -> CallToolResult:
    """Return ``told`` as the protocol has it: as an object, and as text for who reads no objects."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return CallToolResult(content=[TextContent(text=text)], structured_content=told)


def _refused(said: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(text=said)], is_error=True)


def _advised(refused: ArticleQAError) -> str:
    """Return what is refused and, where an article is not known, how to find those that are."""
    said = str(refused)
    if isinstance(refused, Problem) and refused.kind.name == "unknown-article":
        said += " The tool list_articles names those that there are."
    return said
