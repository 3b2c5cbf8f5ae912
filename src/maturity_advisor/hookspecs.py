"""The plugin boundary: the four things a plugin may do, and the values that pass across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pluggy

from maturity_advisor.advice.priority import Formula, Part, PriorityScheme, Product, Remaining, Weighted
from maturity_advisor.organisation.known import State
from maturity_advisor.organisation.organisation import Organisation

GROUP = "maturity_advisor"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@dataclass(frozen=True, slots=True)
class PackSource:
    """The files and folders that make up one pack; folders are searched for .yaml, .yml and .json files."""

    paths: tuple[Path, ...]

    @classmethod
    def inside(cls, *places: tuple[str, str]) -> PackSource:
        """A pack whose files lie in importable packages: pairs of package and file or folder in it."""
        return cls(tuple(Path(str(files(package))) / name for package, name in places))


@dataclass(frozen=True, slots=True)
class FactValue:
    """A derived fact's value, and the sentence that says so, by language tag."""

    value: bool | int | str | Fraction
    says: Mapping[str, str] = field(default_factory=dict)


Facts: TypeAlias = Mapping[str, "bool | int | str | Fraction | FactValue"]


class Renderer(Protocol):
    """Prints advice in one format; `name` is what `--format` takes, `suffix` what its files end with."""

    name: str
    suffix: str

    def render(self, advice: Mapping[str, Any]) -> str | bytes:
        """The advice (schema `advice`) in this format."""


class Hooks:
    """What a plugin may offer; every hook is a noun and returns values that are never changed."""

    @hookspec
    def advisor_packs(self) -> Sequence[PackSource]:  # type: ignore[empty-body]  # a specification
        """Packs of YAML, as files and folders; the program reads them."""

    @hookspec
    def advisor_facts(self, organisation: Organisation, known: Mapping[str, State]) -> Facts:  # type: ignore[empty-body]
        """Facts that YAML cannot derive, each declared in YAML with `from: plugin`; `known` holds what they read."""

    @hookspec
    def advisor_priority(self) -> PriorityScheme:  # type: ignore[empty-body]  # a specification
        """How recommendations are weighed against each other, as a value."""

    @hookspec
    def advisor_renderers(self) -> Sequence[Renderer]:  # type: ignore[empty-body]  # a specification
        """Further formats of advice."""


__all__ = [
    "GROUP",
    "FactValue",
    "Facts",
    "Formula",
    "Hooks",
    "PackSource",
    "Part",
    "PriorityScheme",
    "Product",
    "Remaining",
    "Renderer",
    "Weighted",
    "hookimpl",
    "hookspec",
]
