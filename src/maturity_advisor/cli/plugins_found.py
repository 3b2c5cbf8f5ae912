"""Installed plugins as the command line shows them: where from, what they offer, what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maturity_advisor.errors import Problem

if TYPE_CHECKING:
    from maturity_advisor.plugins import Plugin, Plugins


@dataclass(frozen=True, slots=True)
class Found:
    """One plugin."""

    name: str
    distribution: str
    version: str
    module: str
    offers: tuple[str, ...]
    failures: tuple[Problem, ...]
    loaded: bool = True
    fingerprint: str | None = None


def found_plugins(without: Collection[str], *, load: bool = True) -> tuple[list[Found], tuple[Problem, ...]]:
    """All installed plugins but those left out, and all that is wrong with them.

    Unless they are to be loaded, nothing of anybody else's code is imported: only what is written about it is read.
    """
    from maturity_advisor.plugins import OURS, find_plugins, installed, origin_of

    points = list(installed())
    strangers = () if load else tuple(point.name for point in points if origin_of(point).distribution != OURS)
    plugins = find_plugins({*without, *strangers})
    loaded = {plugin.origin: plugin for plugin in plugins.found}
    offers = {origin: tuple(_offers(plugins, plugin)) for origin, plugin in loaded.items()}
    found = []
    for point in points:
        origin = origin_of(point)
        if point.name not in without:
            wrong = tuple(item for item in plugins.failures if item.message.startswith(str(origin)))
            own = offers.get(origin, ())
            stranger = point.name in strangers
            found.append(
                Found(point.name, origin.distribution, origin.version, point.value, own, wrong, loaded=not stranger)
            )
    return found, tuple(plugins.failures)


def with_fingerprint(found: Found) -> Found:
    """The same with the hash over all files of its distribution."""
    from importlib.metadata import PackageNotFoundError, distribution

    from maturity_advisor.fingerprints import fingerprint

    try:
        return replace(found, fingerprint=fingerprint(distribution(found.distribution)))
    except (PackageNotFoundError, ValueError):
        return found


def _offers(plugins: Plugins, plugin: Plugin) -> Iterator[str]:
    """Packs, formats, weighings and derived facts, by name."""
    yield from (f"{pack.id} {pack.edition}".strip() for pack in plugin.packs)
    renderers: object = plugins.call(plugin, "advisor_renderers", None)
    for renderer in renderers if isinstance(renderers, list | tuple) else ():
        yield f"--format {getattr(renderer, 'name', '?')}"
    scheme = plugins.call(plugin, "advisor_priority", None)
    if scheme is not None:
        yield f"--priority {getattr(scheme, 'id', '?')}"
    if plugin.manager.hook.advisor_facts.get_hookimpls():
        yield "advisor_facts"
