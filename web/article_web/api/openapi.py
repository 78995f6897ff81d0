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
from article_web.api import responses, schema
from article_web.api.problem import MEDIA_TYPE, kinds
from article_web.api.reply import JSON
from article_web.checking import schema as checking
from article_web.completions import described as chat
from article_web.completions.failing import is_ours
from article_web.completions.schema import ChatRequest
from article_web.describing.readable import readable

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
            ChatRequest,
            chat.ChatCompletion,
            chat.ChatModel,
            chat.ChatModels,
            chat.ChatFailure,
        )
    ),
]
_ALWAYS: Final = frozenset({"400", "401", "406", "429", "500", "503"})  # at a wrong host, too often
_NOT_IN_CHAT: Final = frozenset({"406"})  # what a chat client accepts is not asked


@lru_cache(maxsize=8)
def document(root: str = "") -> dict[str, Any]:
    """Return the description of a service at ``root``; every caller gets the same object and leaves it as it is."""
    text = files("article_web").joinpath("data", "openapi.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    described["info"]["version"] = __version__
    _, schemas = models_json_schema(_MODELS, ref_template="#/components/schemas/{model}")
    described["servers"] = [{"url": root or "/"}]
    described["components"]["schemas"] |= schemas["$defs"]
    described["components"]["responses"] |= _refusals("Problem", MEDIA_TYPE, "ProblemDetails", root)
    described["components"]["responses"] |= _refusals("Error", JSON, "ChatFailure", root)
    for path, operations in described["paths"].items():
        kind = "Error" if is_ours(path) else "Problem"
        for operation in operations.values():
            always = _ALWAYS - _NOT_IN_CHAT if is_ours(path) else _ALWAYS
            named = always.union(operation["responses"].pop("problems", []))
            refused = {status: {"$ref": f"#/components/responses/{kind}{status}"} for status in sorted(named)}
            operation["responses"] |= refused
    return readable(described)


def _refusals(name: str, media_type: str, model: str, root: str) -> dict[str, Any]:
    """Return one response for each status that a problem may have, with the titles of its problems."""
    titles: dict[int, list[str]] = {}  # status -> titles
    for kind in kinds().values():
        for status in (kind.status, *kind.also):
            titles.setdefault(status, []).append(f"{kind.title} (`{root}{kind.type}`)")
    content = {media_type: {"schema": {"$ref": f"#/components/schemas/{model}"}}}
    return {
        f"{name}{status}": {
            "description": f"{HTTPStatus(status).phrase}: {'; '.join(said)}.",
            "content": content,
        }
        for status, said in sorted(titles.items())
    }
