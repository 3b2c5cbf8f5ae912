"""JSON Schemas of what authors write and what advice looks like, for editors and for other programs."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from maturity_advisor import __version__
from maturity_advisor.authoring.advice_schema import ADVICE
from maturity_advisor.authoring.cases import CaseFile
from maturity_advisor.authoring.schema_words import GROUPS, OPERATORS, word_for
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.knowledge.parsing import CONDITION_SCHEMA
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
CONDITION = "Condition"


def schema(kind: Kind) -> Data:
    """The schema of a kind of document; keys that begin with `x-` are allowed everywhere."""
    head = {"$schema": DRAFT, "$comment": f"maturity-advisor {__version__}"}
    if kind == "advice":
        return {**head, **ADVICE}
    found = MODELS[kind].model_json_schema(by_alias=True)
    _as_written(found)
    for name, part in [(kind, found), *found["$defs"].items()]:
        _describe(name, part)
    opened = _opened(found)
    opened["$defs"][CONDITION] = _condition()
    return {**head, **opened}


def _opened(part: Any) -> Any:
    """Let every closed object take extras; titles that only repeat a key, and empty defaults, are left out."""
    if isinstance(part, list):
        return [_opened(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("anyOf") == CONDITION_SCHEMA["anyOf"]:
        described = {"description": part["description"]} if "description" in part else {}
        return {"$ref": f"#/$defs/{CONDITION}", **described}
    found = {RENAMED.get(key, key): _opened(value) for key, value in part.items() if not _says_nothing(key, value)}
    if found.get("additionalProperties") is False:
        found["patternProperties"] = EXTRAS
    if found.get("type") == "array" and "minLength" in found:
        found["minItems"] = found.pop("minLength")
    return found


def _says_nothing(key: str, value: Any) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, {}, []))


def _describe(name: str, part: Data) -> None:
    """What each key means, which editors show."""
    for key, body in part.get("properties", {}).items():
        said = word_for(name, key)
        if said:
            body["description"] = said


def _condition() -> Data:
    """A condition, with what may stand in it at every depth."""
    itself: Data = {"$ref": f"#/$defs/{CONDITION}"}
    several = {"type": "array", "minItems": 1, "items": itself}
    count: Data = {
        "type": "object",
        "required": ["at_least", "of"],
        "properties": {"at_least": {"type": "integer", "minimum": 1}, "of": several},
        "additionalProperties": False,
    }
    groups: Data = {"all": several, "any": several, "not": itself, "count": count}
    groups = {key: {**body, "description": GROUPS[key]} for key, body in groups.items()}
    operators = {key: {"description": said} for key, said in OPERATORS.items()}
    test: Data = {
        "anyOf": [
            {"type": ["string", "number", "boolean", "array"]},
            {"type": "object", "minProperties": 1, "properties": operators, "additionalProperties": False},
        ]
    }
    mapping = {"type": "object", "minProperties": 1, "properties": groups, "additionalProperties": test}
    return {"description": str(CONDITION_SCHEMA["description"]), "anyOf": [mapping, several]}


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
    for name in ("Category", "Cell"):
        if name in parts:
            bare = parts["Criterion"]["properties"]["when"]
            parts[name]["properties"]["criteria"]["items"] = {"anyOf": [{"$ref": "#/$defs/Criterion"}, bare]}


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
