"""Plugins come in here: found by entry point, called one at a time, checked, and named when something is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import Distribution, EntryPoint, entry_points
from types import FunctionType, ModuleType
from typing import Any, TypeVar

import pluggy

from maturity_advisor.advice.priority import PriorityScheme, faults_of
from maturity_advisor.errors import AdvisorError, PackError, Problem, UsageError
from maturity_advisor.fingerprints import pins_of, refuse_unpinned
from maturity_advisor.hookspecs import GROUP, Hooks, PackSource, Renderer
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.reading import read_pack

Result = TypeVar("Result")
OURS = "maturity-advisor"


@dataclass(frozen=True, slots=True)
class Origin:
    """Which plugin something came from: its name, its distribution and that one's version."""

    plugin: str
    distribution: str = ""
    version: str = ""

    def __str__(self) -> str:
        source = " ".join(part for part in (self.distribution, self.version) if part)
        return f"the plugin '{self.plugin}'" + (f" of {source}" if source else "")


@dataclass(slots=True)
class Plugin:
    """A plugin that was found, what became of it, and the packs it gave."""

    origin: Origin
    manager: pluggy.PluginManager
    packs: list[Pack] = field(default_factory=list)


@dataclass(slots=True)
class Plugins:
    """All plugins in use; whatever goes wrong with one is a notice that names it, and the others' results stand."""

    found: list[Plugin] = field(default_factory=list)
    failures: list[Problem] = field(default_factory=list)
    strict: bool = False

    def fail(self, origin: Origin, what: str, remedy: str, cause: AdvisorError | None = None) -> None:
        """Note that a plugin is left out, or stop where the caller wants no less than all."""
        details = cause.problems if cause is not None else ()
        problems = [Problem(f"{origin} {what}", remedy, None, "plugin"), *details]
        if self.strict:
            raise PackError(*problems)
        self.failures += problems

    def call(self, plugin: Plugin, hook: str, default: Result, **given: Any) -> Result:
        """What one plugin's hook returns; `default` if it has none or fails."""
        try:
            results = getattr(plugin.manager.hook, hook)(**given)
        except Exception as error:  # a plugin may raise anything
            self.fail(plugin.origin, f"failed in {hook}: {type(error).__name__}: {error}", REMEDY)
            return default
        return results[0] if results and results[0] is not None else default

    @property
    def packs(self) -> list[tuple[Pack, Origin]]:
        """All packs of all plugins, with where they came from."""
        return [(pack, plugin.origin) for plugin in self.found for pack in plugin.packs]

    def priority(self, wanted: str | None = None) -> PriorityScheme:
        """The scheme asked for, or the only one there is; two without a choice between them are an error."""
        schemes: dict[str, PriorityScheme] = {}
        for plugin in self.found:
            scheme = self.call(plugin, "advisor_priority", None)
            if scheme is not None and self._is_scheme(plugin, scheme):
                schemes[scheme.id] = scheme
        if wanted is None and len(schemes) == 1:
            return next(iter(schemes.values()))
        if wanted in schemes:
            return schemes[str(wanted)]
        names = ", ".join(sorted(schemes)) or "none"
        what = (
            f"no plugin weighs recommendations as '{wanted}'"
            if wanted
            else "it is not said how to weigh recommendations"
        )
        raise UsageError(Problem(what, f"Choose with --priority; there are: {names}", None, "priority"))

    def _is_scheme(self, plugin: Plugin, scheme: object) -> bool:
        if not isinstance(scheme, PriorityScheme):
            self.fail(plugin.origin, "gave no PriorityScheme in advisor_priority", REMEDY)
            return False
        faults = faults_of(scheme.formula)
        if faults:
            self.fail(plugin.origin, f"gave a formula that does not work: {'; '.join(faults)}", REMEDY)
        return not faults

    def renderers(self) -> dict[str, Renderer]:
        """All further formats by name; the first plugin that offers a name keeps it."""
        found: dict[str, Renderer] = {}
        for plugin in self.found:
            for renderer in _as_sequence(self.call(plugin, "advisor_renderers", ())):
                if isinstance(getattr(renderer, "name", None), str) and callable(getattr(renderer, "render", None)):
                    found.setdefault(renderer.name, renderer)
                else:
                    self.fail(plugin.origin, "gave something in advisor_renderers that cannot print", REMEDY)
        return dict(sorted(found.items()))


REMEDY = "Tell its author, or leave it out with --without"


def _as_sequence(found: object) -> list[Any]:
    return list(found) if isinstance(found, list | tuple) else [found]


def find_plugins(
    without: Collection[str] = (),
    *,
    strict: bool = False,
    pins: Mapping[str, str] | None = None,
) -> Plugins:
    """All installed plugins, imported and with their packs read (through the cache), but for those left out by name.

    PackError if one is not the code it is pinned to, before anything of it runs.
    """
    plugins = Plugins(strict=strict)
    points = list(installed())
    names = {point.name for point in points}
    for name in sorted(set(without) - names):
        known = ", ".join(sorted(names))
        raise UsageError(Problem(f"there is no plugin '{name}' to leave out", f"There are: {known}", None, "without"))
    refuse_unpinned(points, pins_of(pins or {}), without)
    for point in points:
        if point.name not in without:
            _load(point, plugins)
    return plugins


def installed() -> Iterable[EntryPoint]:
    """The entry points of all installed plugins, ours first, then by name; nothing is imported."""
    return sorted(entry_points(group=GROUP), key=lambda point: (_named(point.dist)[0] != OURS, point.name, point.value))


def origin_of(point: EntryPoint) -> Origin:
    """Where an entry point comes from."""
    return Origin(point.name, *_named(point.dist))


@lru_cache(maxsize=256)
def _named(distribution: Distribution | None) -> tuple[str, str]:
    """Name and version; a distribution reads its metadata anew for each question."""
    return (distribution.name, distribution.version) if distribution is not None else ("", "")


def _load(point: EntryPoint, plugins: Plugins) -> None:
    origin = origin_of(point)
    try:
        module = point.load()
    except Exception as error:  # a plugin's import may raise anything
        plugins.fail(origin, f"cannot be imported: {type(error).__name__}: {error}", REMEDY)
        return
    manager = _registered(module, origin, plugins)
    if manager is None:
        return
    plugin = Plugin(origin, manager)
    plugins.found.append(plugin)
    for source in _as_sequence(plugins.call(plugin, "advisor_packs", ())):
        _read(plugin, source, plugins)


class Manager(pluggy.PluginManager):
    """A manager that looks for hooks among a module's functions only: pluggy looks closely at all it has imported."""

    def parse_hookimpl_opts(self, plugin: Any, name: str) -> Any:
        """How a hook is marked; None for what is none."""
        if isinstance(plugin, ModuleType) and not isinstance(vars(plugin).get(name), FunctionType):
            return None
        return super().parse_hookimpl_opts(plugin, name)


def _registered(module: Any, origin: Origin, plugins: Plugins) -> pluggy.PluginManager | None:
    """A manager of just this plugin; misspelt hooks, which pluggy would silently never call, are refused."""
    manager = Manager(GROUP)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(module, origin.plugin)
        manager.check_pending()
    except (pluggy.PluginValidationError, ValueError) as error:
        plugins.fail(origin, f"has a hook that does not fit: {error}", REMEDY)
        return None
    return manager


def _read(plugin: Plugin, source: object, plugins: Plugins) -> None:
    if not isinstance(source, PackSource):
        plugins.fail(plugin.origin, "gave something in advisor_packs that is no PackSource", REMEDY)
        return
    try:
        pack = read_pack(source.paths, cached=True)
    except AdvisorError as error:
        plugins.fail(plugin.origin, "offers a pack that cannot be used", "Mend these places, or leave it out", error)
        return
    for other, origin in plugins.packs:
        if (other.id, other.edition) == (pack.id, pack.edition):
            plugins.fail(plugin.origin, f"offers the pack '{pack.id}' that {origin} has already", REMEDY)
            return
    plugin.packs.append(pack)
