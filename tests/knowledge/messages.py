"""Finds every message the code of a room can say, as a pattern: whatever is filled in stands for anything."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

# Which argument of a call is the message.
SAID = {"problem": 1, "notice": 1, "Unfit": 0, "Problem": 0}


class Message(NamedTuple):
    """In which file a message stands, and a pattern for what it says."""

    file: str
    pattern: str


def messages_in(room: Path) -> list[Message]:
    """All messages of a room."""
    found = {
        Message(f"{room.name}/{path.name}", pattern)
        for path in room.glob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for node in _sayings(function)
        for pattern in _patterns(node, function)
    }
    return sorted(found)


def _sayings(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """The expressions of a function that are messages: of calls, of flaws (four values), of faults (two values)."""
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "unknown":
                yield ast.JoinedStr([ast.Constant("unknown "), *_words(node.args[1]), ast.Constant(" '…'")])
            elif name in SAID:
                yield node.args[SAID[name]]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 4 and not isinstance(node.elts[0], ast.Constant):
            yield node.elts[1]
        elif isinstance(node, ast.Return) and "fault" in function.name and isinstance(node.value, ast.Tuple):
            yield node.value.elts[0]


def _words(node: ast.expr) -> list[ast.expr]:
    return [node] if isinstance(node, ast.Constant) else [ast.FormattedValue(node, -1)]


def _patterns(node: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield re.escape(node.value)
    elif isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values]
        yield re.escape("".join(parts)).replace("…", ".+")
    elif isinstance(node, ast.Name):
        for assigned in _assigned(node.id, function):
            yield from _patterns(assigned, function)


def _assigned(name: str, function: ast.FunctionDef) -> Iterator[ast.expr]:
    """What a name stands for in a function."""
    for node in ast.walk(function):
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, node.value.elts, strict=True)
                yield from (value for item, value in pairs if isinstance(item, ast.Name) and item.id == name)
