"""The OpenAPI 3.1 description of the API, from the models that validate and ``data/openapi.json``.

The data file has the paths and their words; schemas and problems are not said twice.
"""

import json
from functools import lru_cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any, Final

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from article_index.version import __version__
from article_web import responses, schema
from article_web.checking import schema as checking
from article_web.problem import MEDIA_TYPE, kinds

_MODELS: Final[list[tuple[type[BaseModel], JsonSchemaMode]]] = [
    *(
        (model, "validation")
        for model in (
            schema.AskRequest,
            schema.ReadRequest,
            schema.SuggestRequest,
            schema.ListRequest,
            responses.Answer,
            responses.Suggestions,
            responses.ArticleList,
            responses.WholeArticle,
            responses.ReadArticles,
            responses.Health,
            responses.Alive,
            responses.ProblemDetails,
            checking.VerifyRequest,
            checking.Verification,
        )
    ),
]
_ALWAYS: Final = ("400", "401", "406", "429", "500", "503")  # at a wrong host, too often


@lru_cache(maxsize=8)
def document(root: str = "") -> dict[str, Any]:
    """Return the description of a service at ``root``; every caller gets the same object and leaves it as it is."""
    text = files("article_web").joinpath("data", "openapi.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    described["info"]["version"] = __version__
    _, schemas = models_json_schema(_MODELS, ref_template="#/components/schemas/{model}")
    described["servers"] = [{"url": root or "/"}]
    described["components"]["schemas"] = schemas["$defs"]
    described["components"]["responses"] |= _problems(root)
    for operations in described["paths"].values():
        for operation in operations.values():
            named = [*operation["responses"].pop("problems", []), *_ALWAYS]
            refused = {status: {"$ref": f"#/components/responses/Problem{status}"} for status in sorted(named)}
            operation["responses"] |= refused
    return described


def _problems(root: str) -> dict[str, Any]:
    """Return one response for each status that a problem may have, with the titles of its problems."""
    titles: dict[int, list[str]] = {}  # status -> titles
    for kind in kinds().values():
        for status in (kind.status, *kind.also):
            titles.setdefault(status, []).append(f"{kind.title} (`{root}{kind.type}`)")
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    return {
        f"Problem{status}": {
            "description": f"{HTTPStatus(status).phrase}: {'; '.join(said)}.",
            "content": content,
        }
        for status, said in sorted(titles.items())
    }
