"""What a request may say, as pydantic models: the one description that validates it and that OpenAPI shows.

Strict: no unknown field, no "5" for 5, no 1 for true. What a request means, and whether its articles
exist, is not known here.
"""

from typing import Annotated, Any, Final, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from article_index.article import ARTICLE_ID
from article_qa import limits

ARTICLES_LISTED: Final = 100  # in one list of articles, unless asked otherwise
ARTICLES_LISTED_MOST: Final = 1_000
_TITLE_CHARACTERS: Final = 1_000


def _not_blank(text: str) -> str:
    """Return ``text`` unchanged; raises where it is only white space."""
    if not text.strip():
        raise PydanticCustomError("blank", "only white space")
    return text


def unicode(text: str) -> str:
    """Return ``text`` unchanged; raises where it holds half of a surrogate pair, which no answer could quote."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("string_unicode", "no Unicode") from None
    return text


Question = Annotated[
    str, Field(
        min_length=1, max_length=limits.QUESTION_CHARACTERS, examples=["Who brokered the ceasefire?"],
        json_schema_extra={"pattern": r"\S"},
    ),
    AfterValidator(_not_blank),
]  # fmt: skip
Flag = Annotated[bool, WithJsonSchema({"type": "boolean"})]


class Strict(BaseModel):
    """What all parts of a request share: strict types, nothing unknown, nothing changed afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class CitedPlace(Strict):
    """A place that an earlier answer cited, in code points of that article."""

    article: str
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        """Refuse a place that ends before it starts, or is empty."""
        if self.end <= self.start:
            raise PydanticCustomError("end_before_start", "end before start")
        return self


class PastTurn(Strict):
    """An earlier question of the conversation and what was answered. Never evidence, never quoted."""

    question: Question
    answer: Annotated[str, Field(max_length=limits.ANSWER_CHARACTERS)] = ""
    citations: Annotated[list[CitedPlace], Field(default_factory=list)]


class SentDocument(Strict):
    """A text that is asked instead of the shelf; it is taken as sent, and offsets count its code points."""

    id: Annotated[str, Field(pattern=f"^{ARTICLE_ID.pattern}$", max_length=_TITLE_CHARACTERS, examples=["doc"])]
    title: Annotated[str, Field(max_length=_TITLE_CHARACTERS)] = ""
    text: Annotated[str, AfterValidator(unicode)]


def _distinct(documents: list[SentDocument]) -> list[SentDocument]:
    """Return ``documents`` unchanged; raises where two have one id: a citation could not tell them apart."""
    if len({document.id for document in documents}) < len(documents):
        raise PydanticCustomError("document_twice", "a document id twice")
    return documents


Documents = Annotated[
    list[SentDocument],
    Field(
        min_length=1, max_length=limits.DOCUMENTS,
        description="Texts in the place of the shelf's articles; "
        f"{limits.DOCUMENT_CHARACTERS:,} characters together at most.",
    ),
    AfterValidator(_distinct),
]  # fmt: skip


class ReadRequest(Strict):
    """Texts to be read: split into sentences and passages, as they are when they are asked."""

    documents: Documents


class _Sourced(Strict):
    """What was said before, and what is asked: some or all articles, or the documents sent."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["articles", "documents"]}})

    history: Annotated[
        list[PastTurn],
        Field(
            default_factory=list,
            max_length=limits.HISTORY_TURNS,
            description=f"Earlier turns, oldest first; the last {limits.HISTORY_READ} are read.",
        ),
    ]
    articles: Annotated[
        list[str],
        Field(default_factory=list, min_length=1, description="Ask only these; by default the whole shelf."),
    ]
    documents: Annotated[Documents, Field(default_factory=list)]

    @model_validator(mode="before")
    @classmethod
    def _one_source(cls, sent: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Refuse ``articles`` together with ``documents``, before either is looked into."""
        if isinstance(sent, dict) and "articles" in sent and "documents" in sent:
            raise PydanticCustomError("articles_with_documents", "articles with documents")
        return sent


class AskRequest(_Sourced):
    """A question, what was said before it, and what it is asked of."""

    question: Question
    limit: Annotated[
        int,
        Field(ge=1, le=limits.CITATIONS, description="A ceiling: as few are cited as answer the question."),
    ] = limits.CITATIONS
    explain: Annotated[Flag, Field(description="Add what was considered, as `explanation`.")] = False
    published_after: Annotated[
        str | None, Field(description="Ask articles published on this day or later: 2020, 2020-11 or 2020-11-16.")
    ] = None
    published_before: Annotated[
        str | None, Field(description="Ask articles published on this day or before it; 2020 is all of that year.")
    ] = None
    tags: Annotated[
        list[Annotated[str, Field(min_length=1, max_length=limits.TAG_CHARACTERS)]],
        Field(
            default_factory=list, min_length=1, max_length=limits.TAGS,
            description="Ask articles that have one of these tags, in whatever case.",
        ),
    ]  # fmt: skip


class SuggestRequest(_Sourced):
    """How many questions are wanted that the articles, or the documents, answer; after ``history``, the next ones."""

    count: Annotated[
        int,
        Field(ge=1, le=limits.SUGGESTIONS_MOST, description="A ceiling: fewer where fewer are answered surely."),
    ] = limits.SUGGESTIONS


class ListRequest(Strict):
    """Which part of the list of articles is wanted: ``limit`` of them, after the id ``after``, named by ``find``."""

    limit: Annotated[int, Field(ge=1, le=ARTICLES_LISTED_MOST, description="Articles at most.")] = ARTICLES_LISTED
    after: Annotated[
        str | None, Field(description="The id after which the list starts: `next` of the part before.")
    ] = None
    find: Annotated[
        str,
        Field(
            max_length=_TITLE_CHARACTERS,
            description="Only articles whose title, id, author, publisher or date holds each of these words, whatever "
            "their case and accents.",
        ),
    ] = ""
