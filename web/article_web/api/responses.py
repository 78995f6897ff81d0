"""What the API answers, as pydantic models for OpenAPI; a test holds real answers against them.

Describes only: answers are made by ``Answer.to_dict`` and the API itself, which these models must agree with.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypeAliasType

from article_qa import answer, limits
from article_qa.answer import CONTEXT

Outcome = TypeAliasType("Outcome", answer.Outcome)  # named, so that it is a schema of its own
Reason = TypeAliasType("Reason", answer.Reason)

Offset = Annotated[int, Field(ge=0)]
Probability = Annotated[float, Field(ge=0, le=1)]


class Said(BaseModel):
    """What all parts of a reply share: every field is always there."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Span(Said):
    """The half-open range `[start, end)` of code points of an article's text."""

    start: Offset
    end: Offset


class SentenceSpan(Span):
    """The place of a sentence, the number of its paragraph from 0, and whether it is a heading."""

    paragraph: Offset
    heading: bool


class Named(Span):
    """Somebody whom the cited article names, at that place."""

    text: str


class Place(Span):
    """A place in an article."""

    article: str


class Quotation(Span):
    """One sentence of an article, to the character: `quote` is `text[start:end]` of the article."""

    article: str
    sentence: Annotated[int, Field(ge=0, description="Index into the article's sentences, from 0.")]
    quote: str
    prefix: Annotated[str, Field(max_length=CONTEXT)]
    suffix: Annotated[str, Field(max_length=CONTEXT)]
    matched: Annotated[
        list[Annotated[list[Offset], Field(min_length=2, max_length=2)]],
        Field(description="Spans `[start, end]` of the article that met words of the question."),
    ]
    speaker: Annotated[Named | None, Field(description="Who says the words, where the text tells.")]
    reported_by: Annotated[Named | None, Field(description="Who reports the words, where the text tells.")]
    page: Annotated[int | None, Field(description="The page of a paged source.")]
    also: Annotated[list[Place], Field(description="Where the same sentence stands as well.")]
    link: Annotated[str | None, Field(description="The article's address with a text fragment.")]


class Citation(Quotation):
    """A quotation that answers, and where it stands in the answer's `text`."""

    number: Annotated[int, Field(ge=1)]
    answer_start: Offset
    answer_end: Offset


class ShortAnswer(Span):
    """The words inside citation number `citation` that answer by themselves."""

    citation: Annotated[int, Field(ge=1)]
    text: str


class Notice(Said):
    """What the reader should know of the answer; `code` is stable."""

    code: str
    text: str


class Sought(Span):
    """A word of the question that was looked for, its place in `understood_as`."""

    text: str
    found: Annotated[bool, Field(description="Whether the articles have it, be it in another form or misspelt.")]


class ArticleInfo(Said):
    """What is known of an article; `sha256` is of its text in UTF-8, `length` its code points."""

    id: str
    title: str
    url: str | None
    author: str | None
    published: str | None
    lang: str | None
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    length: Offset


class Answer(Said):
    """The answer to one question. The same shelf, request and version give the same bytes."""

    outcome: Outcome
    reason: Reason | None
    question: str
    understood_as: Annotated[str, Field(description="The question as it was searched.")]
    text: Annotated[str, Field(description="The quotes joined by one space, or our own sentence.")]
    short: list[ShortAnswer]
    confidence: Annotated[
        Probability | None, Field(description="P(the first citation, or nearest, answers); null for chat.")
    ]
    citations: Annotated[list[Citation], Field(max_length=limits.CITATIONS)]
    nearest: Annotated[list[Quotation], Field(max_length=limits.NEAREST)]
    notice: Notice | None
    articles: Annotated[list[ArticleInfo], Field(description="All articles that are named above.")]
    looked_for: Annotated[list[Sought], Field(description="The question's words, where the article does not say.")]
    offset_unit: Literal["code_point"]
    version: str
    explanation: Annotated[
        dict[str, Any],
        Field(default_factory=dict, description="Only with `explain`: what was considered, with its scores."),
    ]


class Suggestions(Said):
    """Questions that the service answers surely, the best first; each has another sentence for its answer."""

    questions: Annotated[list[str], Field(max_length=limits.SUGGESTIONS_MOST)]
    version: str


class WholeArticle(ArticleInfo):
    """An article with its text, its sentences and the passages that are indexed."""

    text: str
    sentences: list[SentenceSpan]
    passages: list[Span]
    offset_unit: Literal["code_point"]
    version: str


class ReadArticles(Said):
    """The documents that were sent, in their order, as articles."""

    articles: list[WholeArticle]


class ArticleList(Said):
    """A part of the shelf; `next` is the `after` of the next part, null at the end; `total` counts all parts."""

    articles: list[ArticleInfo]
    next: str | None
    total: Offset


class Health(Said):
    """The service is ready to answer from so many articles and passages."""

    status: Literal["ok"]
    version: str
    articles: Offset
    passages: Offset


class Alive(Said):
    """The process answers."""

    status: Literal["ok"]


class FieldProblem(Said):
    """A field at fault: a JSON pointer (RFC 6901), "" for the whole body."""

    pointer: str
    detail: str


class ProblemDetails(Said):
    """RFC 9457 problem details; `type` is the address of a page that explains the problem."""

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    errors: Annotated[list[FieldProblem], Field(default_factory=list)]
