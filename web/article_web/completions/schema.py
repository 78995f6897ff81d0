"""What a client of OpenAI's chat completions may send, as pydantic models.

Lenient where the rest of the API is strict: such clients send many parameters, and those that cannot change a quoted
answer are left unread. Those that ask for what is not done are the module ``unsupported``'s.
"""

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

Role = Literal["system", "developer", "user", "assistant", "tool", "function"]
TEXT: Final = "(text)"  # how the kinds of content are called in the place of an error
PARTS: Final = "(parts)"
NONE: Final = "(none)"
MESSAGES_MOST: Final = 2_000  # of a conversation; the last turns of them are read
PARTS_MOST: Final = 1_000  # of a message


class _Sent(BaseModel):
    """What all parts of a request share: strict types, unknown fields left unread, nothing changed afterwards."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)


class Part(_Sent):
    """A part of a message's content; only those of the type ``text`` are read."""

    type: str
    text: str = ""


Content = Annotated[
    Annotated[str, Tag(TEXT)]
    | Annotated[list[Part], Field(max_length=PARTS_MOST), Tag(PARTS)]
    | Annotated[None, Tag(NONE)],
    Discriminator(lambda sent: PARTS if isinstance(sent, list) else NONE if sent is None else TEXT),
]


class ChatMessage(_Sent):
    """One message of the conversation. Those of the system and of tools are not read."""

    role: Role
    content: Annotated[Content, Field(description="A text, or its parts.")] = None
    annotations: Annotated[
        Any,
        WithJsonSchema({"type": ["array", "null"], "items": {"type": "object"}}),
        Field(description="Of an answer of ours that is sent back: what it cited."),
    ] = None

    @property
    def text(self) -> str:
        """What the message says, its parts joined by a line break."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content if part.type == "text")
        return self.content or ""


class StreamOptions(_Sent):
    """How a stream is sent."""

    include_usage: bool | None = None


class ChatRequest(_Sent):
    """A conversation whose last message is the question."""

    model: Annotated[
        str, Field(examples=["article-qa"], description="`article-qa`, or `article-qa/` and an article's id.")
    ]
    messages: Annotated[list[ChatMessage], Field(max_length=MESSAGES_MOST, json_schema_extra={"minItems": 1})]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
