"""Makes a description one that all generators read: pointers into schemas put in, titles that say nothing left out.

Changes nothing in what the description says.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any, Final

SCHEMAS: Final = "#/components/schemas/"


def readable(described: dict[str, Any]) -> dict[str, Any]:
    """Return ``described`` without references to properties of schemas, without schemas that are then used nowhere.

    Titles of properties go as well, which generators would make into the names of types, and defaults, for which some
    make a field required; a default that says something is told in words. ``described`` is changed.
    """
    schemas = described["components"]["schemas"]
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            field.pop("title", None)
    described["paths"] = _put_in(described["paths"], deepcopy(schemas))
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            default = field.pop("default", None)
            if default:
                field["description"] = f"{field.get('description', '')} Default: {default}.".lstrip()
    used = set(_named(described["paths"])) | set(_named(described["components"]["responses"]))
    while more := {name for one in used for name in _named(schemas[one])} - used:
        used |= more
    described["components"]["schemas"] = {name: schema for name, schema in schemas.items() if name in used}
    return described


def _put_in(node: Any, schemas: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Return ``node`` with each reference to a property of a schema replaced by that property."""
    if isinstance(node, list):
        return [_put_in(one, schemas) for one in node]
    if not isinstance(node, dict):
        return node
    schema, inside, name = str(node.get("$ref", "")).removeprefix(SCHEMAS).partition("/properties/")
    if inside:
        return schemas[schema]["properties"][name]
    return {key: _put_in(value, schemas) for key, value in node.items()}


def _named(node: Any) -> list[str]:  # noqa: ANN401 - any JSON
    """Return the names of the schemas that ``node`` refers to."""
    if isinstance(node, list):
        return [name for one in node for name in _named(one)]
    if not isinstance(node, dict):
        return []
    here = str(node.get("$ref", ""))
    found = [here.removeprefix(SCHEMAS)] if here.startswith(SCHEMAS) else []
    return found + [name for value in node.values() for name in _named(value)]
