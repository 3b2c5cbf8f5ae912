"""Names the part of a document an error is about, as its author would: `'when' of rule 'no-sponsor'`."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from maturity_advisor.documents.document import Path
from maturity_advisor.documents.expecting import below, is_table
from maturity_advisor.documents.numbers import DecimalNumber, WholeNumber
from maturity_advisor.documents.wording import quoted

_SINGULARS = {"axes": "axis", "criteria": "criterion"}
_NO_PLURALS = frozenset({"says", "unless", "means", "status", "is", "towards"})


def subject(data: Any, path: Path, model: type[BaseModel], base: Path) -> str:
    """What the value at `path` is called; the `model` stands at `base`."""
    owner, rest = "", path
    for end in range(1, len(path) + 1):
        label = _label(data, path[:end], model, base)
        if label:
            owner, rest = label, path[end:]
    if not rest:
        return owner or "the file"
    *_, last = rest
    own = quoted(last) if isinstance(last, str) else f"no. {last + 1}"
    if isinstance(last, int) and len(rest) > 1 and isinstance(rest[-2], str):
        own += f" of {quoted(rest[-2])}"
    return f"{own} of {owner}" if owner else own


def _label(data: Any, path: Path, model: type[BaseModel], base: Path) -> str:
    """`rule 'no-sponsor'` if there is something with a name of its own at `path`."""
    *above, step = path
    kind = _singular(above[-1]) if above and isinstance(above[-1], str) else ""
    if not kind:
        return ""
    if isinstance(step, str):
        named = len(path) == len(base) or is_table(below((model,), tuple(above[len(base) :])))
        return f"{kind} {quoted(step)}" if named else ""
    for key in path:
        data = data[key]
    name = data.get("id", data.get("name")) if isinstance(data, dict) else None
    if isinstance(name, WholeNumber | DecimalNumber):
        name = name.text
    return f"{kind} {quoted(name)}" if isinstance(name, str) else ""


def _singular(word: str) -> str:
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word in _NO_PLURALS or not word.endswith("s") or word.endswith("ss"):
        return ""
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
