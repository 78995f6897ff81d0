"""What the endpoints for chat clients answer, as pydantic models for OpenAPI; a test holds real replies against them.

Describes only: replies are made by ``completion``, ``models`` and ``failing``, which these models must agree with.
"""

from typing import Annotated, Literal

from pydantic import Field

from article_web.api.responses import Answer, Offset, Said


class CitedSpan(Said):
    """Where in the content a quote stands, and where a reader finds it."""

    start_index: Offset
    end_index: Offset
    title: str
    url: str


class CitedQuote(Said):
    """The number of a citation and its place in the article, in code points."""

    number: Annotated[int, Field(ge=1)]
    article: str
    start: Offset
    end: Offset


class ChatAnnotation(Said):
    """A citation, as OpenAI has them; the place in the article is ours."""

    type: Literal["url_citation"]
    url_citation: CitedSpan
    article_qa: CitedQuote


class ChatAnswer(Said):
    """The answer: Markdown, its citations, and the object that `POST /api/v1/ask` gives."""

    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[ChatAnnotation]
    article_qa: Answer


class ChatChoice(Said):
    """The only answer that there is."""

    index: Literal[0]
    message: ChatAnswer
    logprobs: None
    finish_reason: Literal["stop"]


class ChatUsage(Said):
    """What was read and written, in words: runs of characters without white space."""

    prompt_tokens: Offset
    completion_tokens: Offset
    total_tokens: Offset


class ChatCompletion(Said):
    """An answer as a chat completion."""

    id: str
    object: Literal["chat.completion"]
    created: Annotated[int, Field(description="Seconds since 1970.")]
    model: str
    system_fingerprint: Annotated[str, Field(description="Of the version and the articles.")]
    service_tier: None
    choices: Annotated[list[ChatChoice], Field(min_length=1, max_length=1)]
    usage: ChatUsage


class ChatModel(Said):
    """The shelf, or one article; `created` is the day on which it was published, 0 where that is not known."""

    id: str
    object: Literal["model"]
    created: Offset
    owned_by: str


class ChatModels(Said):
    """The models that a client may choose from; every other article of the shelf is a model, too."""

    object: Literal["list"]
    data: list[ChatModel]


class ChatError(Said):
    """What went wrong, in a sentence, the parameter at fault, and a stable code."""

    message: str
    type: str
    param: str | None
    code: str


class ChatFailure(Said):
    """A failure, as OpenAI's clients read it."""

    error: ChatError
