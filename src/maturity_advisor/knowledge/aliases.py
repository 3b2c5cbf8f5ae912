"""Facts of two packs that are one: `same_as` joins them, once both packs are there."""

from __future__ import annotations

from dataclasses import dataclass, field

from maturity_advisor.knowledge.declaring import Declarations
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.facts import Fact
from maturity_advisor.knowledge.findings import Findings
from maturity_advisor.knowledge.resolving import Inert, Resolver


def join_twins(declared: Declarations, resolver: Resolver, findings: Findings) -> None:
    """Let each fact that is the same as another stand for it; where that one's pack is not loaded, for itself."""
    _Joining(declared, resolver, findings).join()


@dataclass(slots=True)
class _Joining:
    declared: Declarations
    resolver: Resolver
    findings: Findings
    path: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def join(self) -> None:
        for name in sorted(self.declared.twins):
            self._settle(name)

    def _settle(self, name: str) -> None:
        """Find what a fact is the same as, after whatever that one is the same as."""
        twin = self.declared.twins[name]
        fact, where = twin.written, self.declared.places[name]
        assert isinstance(fact, Fact)
        other = str(fact.same_as)
        if name in self.seen and name not in self.path:
            return
        self.seen.add(name)
        if name in self.path:
            circle = " → ".join([*self.path[self.path.index(name) :], name])
            message = f"facts are the same as each other in a circle: {circle}"
            self.findings.problem(where, message, "Let one of them stand for itself", "circle", ("same_as",))
            return
        self.path.append(name)
        if other in self.declared.twins:
            self._settle(other)
        self._link(twin, other)
        self.path.pop()

    def _link(self, twin: Definition, other: str) -> None:
        where = self.declared.places[twin.id]
        try:
            target = self.resolver.fact(other, where, ("same_as",))
        except Inert:
            self.declared.definitions[twin.id] = twin
            return
        if target is None:
            return
        same = (twin.domain.kind, twin.domain.options) == (target.domain.kind, target.domain.options)
        if not same or twin.role != target.role:
            message = f"'{twin.id}' and '{target.id}' do not have the same type and options, so they are not the same"
            self.findings.problem(where, message, "Make them alike, or remove 'same_as'", "same-as", ("same_as",))
        self.declared.aliases[twin.id] = target.id
