"""Facts from plugins, asked for in the middle of deriving: typed, checked, and unknown where a plugin fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maturity_advisor.hookspecs import FactValue
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.domains import Domain, Unfit, read_value, within_bounds
from maturity_advisor.organisation.known import State, one_of
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.plugins import REMEDY, Plugin, Plugins
from maturity_advisor.reasoning.derived import Supplied
from maturity_advisor.reasoning.remembering import Remembering

REMEMBERED = 1 << 12


@dataclass(slots=True)
class PluginFacts:
    """Facts from plugins, typed and checked; a plugin that fails leaves its facts unknown."""

    plugins: Plugins
    base: KnowledgeBase
    _read: Remembering[tuple[str, object, type, object], Supplied | str] = field(
        default_factory=lambda: Remembering(REMEMBERED)
    )

    def supply(self, pack: str, organisation: Organisation, known: Mapping[str, State]) -> Mapping[str, Supplied]:
        """The facts that a pack's plugin derives from the organisation and from what is known."""
        for plugin in self.plugins.found:
            if any(item.id == pack for item in plugin.packs):
                values: object = self.plugins.call(
                    plugin, "advisor_facts", None, organisation=organisation, known=dict(known)
                )
                return self._typed(plugin, pack, values)
        return {}

    def _typed(self, plugin: Plugin, pack: str, values: object) -> dict[str, Supplied]:
        if values is None:
            return {}
        if not isinstance(values, Mapping):
            self.plugins.fail(plugin.origin, "gave no mapping in advisor_facts", REMEDY)
            return {}
        found: dict[str, Supplied] = {}
        for name, value in values.items():
            supplied = self._fact(pack, name, value)
            if isinstance(supplied, str):
                self.plugins.fail(plugin.origin, f"gave '{name}' a value that does not fit: {supplied}", REMEDY)
            else:
                found[name] = supplied
        return found

    def _fact(self, pack: str, name: object, value: object) -> Supplied | str:
        """A fact with its value and what is said of it, or what is wrong with it."""
        plain = value.value if isinstance(value, FactValue) else value
        found = self._plain(pack, name, plain)
        if isinstance(found, str) or not isinstance(value, FactValue) or not value.says:
            return found
        return Supplied(found.state, tuple(sorted(dict(value.says).items())))

    def _plain(self, pack: str, name: object, value: object) -> Supplied | str:
        """A fact that has this value, or what is wrong with it; a plugin gives few values many times."""
        if not isinstance(value, bool | str | int | Fraction):
            return self._typed_fact(pack, name, value)
        key = pack, name, type(value), value
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = self._typed_fact(pack, name, value)
        return found

    def _typed_fact(self, pack: str, name: object, value: object) -> Supplied | str:
        definition = self.base.definitions.get(str(name))
        if definition is None or definition.role != "plugin" or definition.pack != pack:
            return "no such fact is declared with 'from: plugin'"
        state = _stated(definition.domain, value)
        return state if isinstance(state, str) else Supplied(state)


def _stated(domain: Domain, raw: object) -> State | str:
    try:
        typed = read_value(domain, Fraction(raw) if type(raw) is int else raw)
        within_bounds(domain, typed)
    except Unfit as unfit:
        return unfit.message
    return one_of(domain, (typed,))
