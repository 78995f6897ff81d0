"""What the tools take and give: pydantic models that validate, and the JSON schemas that agents are shown.

``ask`` takes and gives what the endpoint does; only how its schema is written differs, since not every agent follows
references or reads all of JSON Schema.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from article_qa.checking.quotes import PLACES
from article_web.api.responses import ArticleInfo, Offset, Place, SentenceSpan, Span
from article_web.api.schema import Question, Strict, unicode
from article_web.checking.schema import Status

PASSAGES: Final = 5  # of one search, unless asked otherwise
PASSAGES_MOST: Final = 20
QUOTE_CHARACTERS: Final = 10_000
_NOT_SHOWN: Final = ("title", "not")


class SearchArguments(Strict):
    """A query, where to look and how much to give."""

    query: Annotated[Question, Field(description="Words to look for; a question will do.")]
    articles: Annotated[
        list[str], Field(default_factory=list, min_length=1, description="Ids; by default all articles.")
    ]
    limit: Annotated[int, Field(ge=1, le=PASSAGES_MOST, description="Passages at most.")] = PASSAGES


class ReadArguments(Strict):
    """An article and what of it: some sentences, some characters, or all."""

    article: Annotated[str, Field(description="The article's id.")]
    first_sentence: Annotated[Offset | None, Field(description="The first sentence wanted, from 0.")] = None
    last_sentence: Annotated[Offset | None, Field(description="The last sentence wanted, itself included.")] = None
    start: Annotated[Offset | None, Field(description="The first character wanted, from 0.")] = None
    end: Annotated[Offset | None, Field(description="The character before which to end.")] = None

    @model_validator(mode="after")
    def _one_range(self) -> Self:
        """Refuse sentences together with characters, and what ends before it starts."""
        sentences = (self.first_sentence, self.last_sentence)
        if sentences != (None, None) and (self.start, self.end) != (None, None):
            raise PydanticCustomError("two_ranges", "sentences and characters")
        if self.end is not None and self.end <= (self.start or 0):
            raise PydanticCustomError("end_before_start", "end before start")
        if self.last_sentence is not None and self.last_sentence < (self.first_sentence or 0):
            raise PydanticCustomError("last_before_first", "last before first")
        return self


class VerifyArguments(Strict):
    """A quote and, where it is known, the place that it is said to have."""

    quote: Annotated[
        str,
        Field(min_length=1, max_length=QUOTE_CHARACTERS, description="The words, exactly."),
        AfterValidator(unicode),
    ]
    article: Annotated[str | None, Field(description="The article's id; by default all are looked through.")] = None
    start: Annotated[Offset | None, Field(description="Where it is said to start; with article and end.")] = None
    end: Annotated[Offset | None, Field(description="Where it is said to end.")] = None

    @model_validator(mode="after")
    def _whole_place(self) -> Self:
        """Refuse half a place, and a place in no article."""
        if (self.start is None) != (self.end is None):
            raise PydanticCustomError("half_a_place", "start without end")
        if self.start is not None and self.article is None:
            raise PydanticCustomError("place_without_article", "a place without an article")
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise PydanticCustomError("end_before_start", "end before start")
        return self


class FoundPassage(Span):
    """A passage, verbatim: neighbouring sentences of one article."""

    article: str
    passage: Annotated[int, Field(ge=0, description="Its number in the article.")]
    first_sentence: Offset
    last_sentence: Offset
    text: str
    score: Annotated[float, Field(description="BM25; compares within one result only.")]


class SearchResult(BaseModel):
    """The passages found, best first, and the articles that they are of."""

    passages: list[FoundPassage]
    articles: list[ArticleInfo]
    offset_unit: Literal["code_point"]
    version: str


class NumberedSentence(SentenceSpan):
    """A sentence by its number."""

    number: Annotated[int, Field(ge=0, description="As `sentence` of a citation.")]


class ReadResult(BaseModel):
    """A part of an article, verbatim."""

    article: ArticleInfo
    start: Offset
    end: Offset
    text: str
    sentences: Annotated[list[NumberedSentence], Field(description="The sentences that stand in it, or reach into it.")]
    next: Annotated[Offset | None, Field(description="The start of the rest of what was wanted, if any.")]
    offset_unit: Literal["code_point"]
    version: str


class FoundSentence(Place):
    """A sentence of an article as it stands there now."""

    text: str


class VerifyResult(BaseModel):
    """What became of a quote."""

    verbatim: Annotated[bool, Field(description="Whether the articles have these very words.")]
    status: Status
    quote: str
    places: Annotated[list[Place], Field(max_length=PLACES, description="Where it stands.")]
    now: Annotated[FoundSentence | None, Field(description="The sentence that it has become, where it has changed.")]
    offset_unit: Literal["code_point"]
    version: str


def taken(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of a tool's arguments: without references, and without null where a field may be absent.

    >>> taken(VerifyArguments)["properties"]["start"]
    {'minimum': 0, 'type': 'integer', 'description': 'Where it is said to start; with article and end.'}
    """
    shown: dict[str, Any] = _plain(model.model_json_schema(), {})
    del shown["description"]  # the tool has one
    needed = shown.get("required", [])
    shown["properties"] = dict(sorted(shown["properties"].items(), key=lambda field: field[0] not in needed))
    return shown


def given(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON schema of a tool's result."""
    return model.model_json_schema()  # an ``explanation`` is there only where it is asked for


def _plain(node: Any, known: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema with its references put in, and without what says nothing to an agent."""
    if isinstance(node, list):
        return [_plain(one, known) for one in node]
    if not isinstance(node, dict):
        return node
    known = node.get("$defs", known)
    if "$ref" in node:
        rest = {name: value for name, value in node.items() if name != "$ref"}
        return _plain(known[node["$ref"].rpartition("/")[2]] | rest, known)
    choices = [one for one in node.get("anyOf", ()) if one != {"type": "null"}]
    if len(choices) == 1:
        rest = {name: value for name, value in node.items() if name not in {"anyOf", "default"}}
        return _plain(choices[0] | rest, known)
    shown = {}
    for name, value in node.items():
        if name == "properties":
            shown[name] = {field: _plain(one, known) for field, one in value.items()}
        elif name not in _NOT_SHOWN and name != "$defs":
            shown[name] = _plain(value, known)
    return shown
