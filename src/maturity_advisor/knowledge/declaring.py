"""Declaring: every fact of every pack under its full id, with its domain and the places it exists in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from maturity_advisor.knowledge.checking_facts import check_fact, check_options
from maturity_advisor.knowledge.definitions import Definition, Role, TargetBody
from maturity_advisor.knowledge.derivations import Decision, Rollup
from maturity_advisor.knowledge.domains import BOOLEAN, COUNT, NUMBER, SHARE, Domain, option_id
from maturity_advisor.knowledge.facts import OPTION_TYPES, Fact, Option
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import RESERVED_HEADS
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.scopes import Scope, scopes_of


@dataclass(slots=True)
class Declarations:
    """All facts by full id, where each was written, and which ids stand for another.

    `twins` are declared to be the same as a fact of another pack, which has to be found first.
    """

    findings: Findings
    definitions: dict[str, Definition] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    twins: dict[str, Definition] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, definition: Definition, where: Where, *, twin: bool = False) -> None:
        """Declare a fact once."""
        if definition.id in self.places:
            if definition.role not in ("target", "gap"):
                remedy = f"Rename it, or the other at {self.places[definition.id].place()}"
                self.findings.problem(where, f"'{definition.id}' is declared twice", remedy, "duplicate-id")
            return
        (self.twins if twin else self.definitions)[definition.id] = definition
        self.places[definition.id] = where


def declare(packs: Sequence[Pack], findings: Findings) -> Declarations:
    """Declare the facts of all packs."""
    found = Declarations(findings)
    shared = {name: entry.value for pack in packs if pack.header.shared for name, entry in pack.scales.items()}
    for pack in packs:
        if pack.id in RESERVED_HEADS:
            message = f"'{pack.id}' cannot be the id of a pack: derived facts begin with it"
            findings.problem(pack.where, message, "Choose another id", "id", ("id",))
        scales = shared | {name: entry.value for name, entry in pack.scales.items()}
        for scale in pack.scales.values():
            check_options(scale.value, scale.where, findings)
        for entry in pack.facts.values():
            _declare_fact(pack, entry, scales, found)
        _declare_derived(pack, found)
        _declare_scopes(pack, found)
    return found


def _declare_fact(pack: Pack, entry: Entry[Fact], scales: dict[str, tuple[Option, ...]], found: Declarations) -> None:
    fact, where = entry.value, entry.where
    if not pack.header.shared and not fact.id.startswith(pack.prefix):
        remedy = f"Call it '{pack.prefix}{fact.id}', or use the shared fact of that name"
        message = f"'{fact.id}' does not begin with its pack's id"
        found.findings.problem(where, message, remedy, "foreign-id")
    elif pack.header.shared and fact.id.partition(".")[0] in RESERVED_HEADS:
        message = f"derived facts begin with '{fact.id.partition('.')[0]}', so '{fact.id}' cannot be declared"
        found.findings.problem(where, message, "Choose another id", "id")
    options = fact.options if not isinstance(fact.options, str) else scales.get(fact.options, ())
    if isinstance(fact.options, str) and fact.options not in scales:
        found.findings.unknown(where, "scale", fact.options, sorted(scales), ("options",))
    role: Role = "plugin" if fact.source else "conclusion" if fact.derived else "asked"
    domain = _domain(fact, options)
    check_fact(fact, role, domain, where, found.findings)
    definition = Definition(fact.id, role, domain, pack.id, frozenset(fact.per), written=fact, pressing=fact.pressing)
    found.add(definition, where, twin=fact.same_as is not None)


def _domain(fact: Fact, options: Sequence[Option]) -> Domain:
    names = tuple(option.id for option in options) if fact.type in OPTION_TYPES else ()
    points = tuple(option.points for option in options) if names else ()
    return Domain(fact.type, names, points, fact.exclusive, fact.minimum, fact.maximum)


def _declare_derived(pack: Pack, found: Declarations) -> None:
    for name, score in pack.scores.items():
        full, per = f"{pack.prefix}score.{name}", frozenset(score.value.per)
        found.add(Definition(full, "score", NUMBER, pack.id, per, written=score.value), score.where)
    for name, decision in pack.decisions.items():
        full, per = f"{pack.prefix}decision.{name}", frozenset(decision.value.per)
        domain = _decision_domain(decision.value, decision.where, found.findings)
        found.add(Definition(full, "decision", domain, pack.id, per, written=decision.value), decision.where)
    for name, rollup in pack.rollups.items():
        full = f"{pack.prefix}rollup.{name}"
        found.add(Definition(full, "rollup", _rollup_domain(rollup.value), pack.id, written=rollup.value), rollup.where)


def _decision_domain(decision: Decision, where: Where, findings: Findings) -> Domain:
    check_options(decision.options, where / "options", findings)
    if decision.type not in ("choice", "scale"):
        if decision.options:
            message = f"a decision of type {decision.type} has no options"
            findings.problem(where, message, "Remove them", "options", ("options",), at_key=True)
        return BOOLEAN if decision.type == "boolean" else Domain(decision.type)
    if not decision.options and decision.type == "scale":
        remedy = "List its options under 'options', from low to high"
        findings.problem(where, "the order of a scale's results is not said", remedy, "options", ("id",))
    results = [line.result for line in decision.lines] + [decision.otherwise, decision.unanswered]
    named = dict.fromkeys(option_id(result) for result in results if result is not None)
    options = tuple(option.id for option in decision.options) or tuple(named)
    points = tuple(option.points for option in decision.options) or (None,) * len(options)
    return Domain(decision.type, options, points)


def _rollup_domain(rollup: Rollup) -> Domain:
    return {"count": COUNT, "share": SHARE}.get(rollup.combine, BOOLEAN)


def _declare_scopes(pack: Pack, found: Declarations) -> None:
    if pack.model is None:
        return
    model = pack.model.value
    per = frozenset(("organisation", *model.per))
    for scope in scopes_of(model):
        where = Where(pack.model.where.document, scope.path)
        found.add(Definition(scope.id, "scope", scope.domain, pack.id, per, written=scope), where)
        if scope.domain.kind == "stage":
            _declare_target(scope, pack, per, where, found)


def _declare_target(scope: Scope, pack: Pack, per: frozenset[str], where: Where, found: Declarations) -> None:
    body = TargetBody(scope.id, scope.above)
    found.add(Definition(f"target.{scope.id}", "target", scope.domain, pack.id, per, body=body), where)
    steps = Domain("integer", minimum=Fraction(0), maximum=Fraction(len(scope.domain.options) - 1))
    found.add(Definition(f"gap.{scope.id}", "gap", steps, pack.id, per, body=body), where)
