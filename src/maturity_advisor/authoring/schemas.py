"""JSON Schemas of what authors write and what advice looks like, for editors and for other programs."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from maturity_advisor import __version__
from maturity_advisor.authoring.advice_schema import ADVICE
from maturity_advisor.authoring.cases import CaseFile
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.organisation.organisation import Organisation

Data = dict[str, Any]
Kind = Literal["pack", "cases", "organisation", "advice"]
KINDS: tuple[Kind, ...] = ("pack", "cases", "organisation", "advice")
DRAFT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[Kind, type[BaseModel]] = {"pack": PackFile, "cases": CaseFile, "organisation": Organisation}
# The id of an action alone, and a list of actions that means just these.
SHORTER = (
    ("Option", "advice", {"type": "string"}),
    ("Criterion", "advice", {"type": "string"}),
    ("Expected", "recommendations", {"type": "array", "items": {"type": "string"}}),
    ("ExpectedHere", "recommendations", {"type": "array", "items": {"type": "string"}}),
)
EXTRAS: Data = {"^x-": {}}
# What pydantic says of fields whose own reader it does not know, and what JSON Schema calls it.
RENAMED = {"ge": "minimum", "le": "maximum"}


def schema(kind: Kind) -> Data:
    """The schema of a kind of document; keys that begin with `x-` are allowed everywhere."""
    head = {"$schema": DRAFT, "$comment": f"maturity-advisor {__version__}"}
    if kind == "advice":
        return {**head, **ADVICE}
    found = MODELS[kind].model_json_schema(by_alias=True)
    _as_written(found)
    return {**head, **_opened(found)}


def _opened(part: Any) -> Any:
    """Let every closed object take extras."""
    if isinstance(part, list):
        return [_opened(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {RENAMED.get(key, key): _opened(value) for key, value in part.items()}
    if found.get("additionalProperties") is False:
        found["patternProperties"] = EXTRAS
    if found.get("type") == "array" and "minLength" in found:
        found["minItems"] = found.pop("minLength")
    return found


def _as_written(found: Data) -> None:
    """Shorter ways of writing that the reader takes, and pydantic knows nothing of."""
    parts = found["$defs"]
    for name in ("Fact", "Action"):
        if name in parts:  # in a mapping, the key is the id
            parts[name]["required"].remove("id")
            del parts[name]["properties"]["id"]
    for part in (found, *parts.values()):
        _one_or_several(part["properties"])
    if "PackHeader" in parts:
        _with_cases(found)
    for name, key, short in SHORTER:
        if name in parts:
            parts[name]["properties"][key]["anyOf"].append(short)
    if "TermBody" in parts:
        parts["TermBody"] |= {"additionalProperties": {"type": "string"}, "required": ["id"]}
    for part in ("Category", "Cell"):
        if part in parts:
            bare = parts["Criterion"]["properties"]["when"]
            parts[part]["properties"]["criteria"]["items"] = {"anyOf": [{"$ref": "#/$defs/Criterion"}, bare]}


def _one_or_several(properties: Data) -> None:
    """One place may stand without its list, and a target may be just its stage."""
    places = properties.get("per", {})
    if places.get("type") == "array":
        properties["per"] = {"anyOf": [places["items"], places]}
    targets = properties.get("targets", {}).get("additionalProperties")
    if targets:
        properties["targets"]["additionalProperties"] = {"anyOf": [{"type": "string"}, targets["items"], targets]}


def _with_cases(pack: Data) -> None:
    """A pack may hold the cases that test it."""
    cases = MODELS["cases"].model_json_schema(by_alias=True)
    _as_written(cases)
    for name, part in cases["$defs"].items():
        pack["$defs"].setdefault(name, part)
    pack["properties"]["cases"] = cases["properties"]["cases"]
