"""Editing: small changes to a document, that are the same on plain data and on a tree that knows its comments."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Rename:
    """A key gets another name, and stays where it is."""

    container: Path
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Become:
    """The value under a key becomes another, as much of it as is the same staying untouched."""

    container: Path
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Aside:
    """A key moves to a place of its own beside its container, or a copy of it does: nothing is lost."""

    container: Path
    key: str
    store: str
    kept: bool = False


Edit: TypeAlias = Rename | Become | Aside


def apply(tree: Any, edits: Sequence[Edit]) -> Any:
    """The tree, changed in place, one edit after the other."""
    for edit in edits:
        container = at(tree, edit.container)
        match edit:
            case Rename(_, old, new):
                _rename(container, old, new)
            case Become(_, key, value):
                container[key] = _became(container.get(key), value)
            case Aside(path, key, store, kept):
                where = at(tree, path[:-1]).setdefault(store, type(container)())
                _move(container, where, key, kept=kept)
    return tree


def at(tree: Any, path: Path) -> Any:
    """The part of a tree at a path; mappings on the way are made where they are missing."""
    for step in path:
        tree = tree.setdefault(step, type(tree)()) if isinstance(step, str) else tree[step]
    return tree


def _move(container: Any, where: Any, key: str, *, kept: bool) -> None:
    """A comment goes with what it stands beside."""
    if kept:
        where[key] = copy.deepcopy(container[key])
        return
    comments = _comments(container)
    comment = comments.pop(key, None) if comments is not None else None
    where[key] = container.pop(key)
    beside = _comments(where)
    if beside is not None and comment is not None:
        beside[key] = comment


def _comments(container: Any) -> Any:
    """The comments of a tree's mapping, by key; plain data has none."""
    return getattr(getattr(container, "ca", None), "items", None)


def _rename(container: Any, old: str, new: str) -> None:
    order = list(container)
    values = {key: container[key] for key in order}
    comments = _comments(container)
    moved = comments.pop(old, None) if comments is not None else None
    # Taking a key out of a tree takes its comments along, so what comes after it is taken out and put back in order.
    kept = dict(comments) if comments is not None else {}
    for key in order[order.index(old) :]:
        del container[key]
    for key in order[order.index(old) :]:
        container[new if key == old else key] = values[key]
    if comments is not None:
        comments.update(kept)
        if moved is not None:
            comments[new] = moved


def _became(now: Any, then: Any) -> Any:
    if isinstance(now, dict) and isinstance(then, dict) and list(now) == list(then):
        for key, value in then.items():
            now[key] = _became(now[key], value)
        return now
    if isinstance(now, list) and isinstance(then, list) and len(now) == len(then):
        for index, value in enumerate(then):
            now[index] = _became(now[index], value)
        return now
    if isinstance(now, date):
        return now if now.isoformat() == then else then
    same = now == then and isinstance(now, bool) == isinstance(then, bool)
    return now if same else then
