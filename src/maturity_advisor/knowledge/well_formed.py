"""What is well formed of a pack that as a whole is not: it is checked too, so that all errors are said at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from maturity_advisor.documents import Document, Misshapen, Path, shape, without
from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.joining import LISTED, MAPPED, Pack
from maturity_advisor.knowledge.packs import PackFile


class Unsound(PackError):
    """A pack is refused; `rest` is what can be read of it, if that says anything by itself."""

    def __init__(self, problems: Iterable[Problem], rest: Rest | None = None) -> None:
        super().__init__(*problems)
        self.rest = rest


@dataclass(frozen=True, slots=True)
class Rest:
    """A pack without its misshapen parts, and what these are called."""

    pack: Pack
    left_out: frozenset[str]

    def certain(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Of the problems of the rest those that are none of what was left out."""
        names = "|".join(map(re.escape, sorted(self.left_out)))
        spoken = re.compile(rf"(?<![\w-])({names})(?![\w-])")
        for problem in problems:
            here = problem.place is not None and problem.place.source in self.pack.sources_read
            if here and not spoken.search(problem.message):
                yield problem


def well_formed(document: Document, error: Misshapen) -> tuple[Document, PackFile, frozenset[str]] | None:
    """A file without what is misshapen, and what that is called; None if nothing can be said of the rest.

    A key that means nothing is left out by itself, all else with its whole fact or rule. A model is one whole, and all
    else may refer to it.
    """
    if not all(_is_in_a_part(document.data, path) for path in error.paths):
        return None
    placed = document.again() if document.again is not None else document
    paths = {path if path in error.strays else path[:2] for path in error.paths}
    names = frozenset(name for path in paths for name in _names(placed.data, path))
    rest = without(placed, paths)
    return rest, shape(rest, PackFile), names


def _is_in_a_part(data: Any, path: Path) -> bool:
    """Whether a path leads into a part that says what it is called: else nobody knows what refers to it."""
    if len(path) < 2 or path[0] not in MAPPED + LISTED:
        return False
    named = path[0] in MAPPED or any(_own_name(data[path[0]][path[1]]))
    return named and path[2:] != ("id",)


def _names(whole: Any, path: Path) -> Iterator[str]:
    """What the parts that a path leads through are called, and all inside the last of them."""
    if path[0] in MAPPED:
        yield str(path[1])
    data = whole
    for step in path:
        data = data.get(step) if isinstance(data, dict) else data[step]
        if not isinstance(data, dict | list):
            return
        yield from _own_name(data)
    yield from _names_inside(data)


def _names_inside(data: Any) -> Iterator[str]:
    if isinstance(data, dict | list):
        yield from _own_name(data)
        for part in data.values() if isinstance(data, dict) else data:
            yield from _names_inside(part)


def _own_name(data: Any) -> Iterator[str]:
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        yield data["id"]
