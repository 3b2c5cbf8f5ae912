"""The reference of all files, made of their schemas: every key with what it means and what may stand there."""

from __future__ import annotations

from typing import Any

from maturity_advisor.authoring.schemas import Kind, schema

WHAT: dict[Kind, str] = {
    "pack": "A pack: any number of files that are joined; any file may hold any part.",
    "cases": "Cases that test a pack, in files of their own or among the rest of a pack.",
    "organisation": "An organisation: who is advised. Everything but `organisation` may be missing.",
}
TEXT = "text"
NEXT: dict[Kind, Kind] = {"pack": "cases", "cases": "organisation"}


def formats() -> str:
    """All kinds of files, each with its parts."""
    return "\n\n".join(f"## {kind}\n\n{said}\n\n{_parts(kind)}" for kind, said in WHAT.items())


def _parts(kind: Kind) -> str:
    """The top level, then each part once: a pack may hold cases, and a case describes an organisation."""
    found = schema(kind)
    other = NEXT.get(kind)
    elsewhere = set(schema(other)["$defs"]) if other is not None else set()
    inner = {name: part for name, part in found["$defs"].items() if name not in elsewhere and "properties" in part}
    return "\n\n".join(_part(name, part) for name, part in {f"top level of {kind}": found, **inner}.items())


def _part(name: str, part: dict[str, Any]) -> str:
    about = part.get("description", "").split("\n\n")[0].replace("\n", " ")
    required = set(part.get("required", ()))
    rows = [
        f"| `{key}`{' (needed)' if key in required else ''} | {_kind(body)} | {_cell(body.get('description', ''))} |"
        for key, body in part["properties"].items()
    ]
    head = f"### {name}" + (f"\n\n{about}" if about else "")
    return "\n".join([head, "", "| key | holds | |", "| --- | --- | --- |", *rows])


def _kind(body: Any) -> str:
    """What may stand under a key, short."""
    if not isinstance(body, dict):
        return "anything"
    if "$ref" in body:
        return _named(body["$ref"])
    if "enum" in body:
        return " \\| ".join(f"`{value}`" for value in body["enum"])
    if "const" in body:
        return f"`{body['const']}`"
    if "anyOf" in body:
        if _is_text(body):
            return TEXT
        kinds = [_kind(item) for item in body["anyOf"] if item.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    if body.get("type") == "array":
        return f"list of {_kind(body.get('items', {}))}"
    if body.get("type") == "object":
        values = body.get("additionalProperties")
        return f"mapping of {_kind(values)}" if isinstance(values, dict) else "mapping"
    kind = body.get("type", "anything")
    return {"string": "word", "boolean": "`true` \\| `false`", "integer": "whole number"}.get(kind, kind)


def _is_text(body: dict[str, Any]) -> bool:
    return any("origin" in item.get("properties", {}) for item in body["anyOf"] if isinstance(item, dict))


def _named(reference: str) -> str:
    name = reference.rpartition("/")[2]
    return f"[{name}](#{name.lower()})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
