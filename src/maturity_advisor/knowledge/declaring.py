"""Declaring: every fact of every pack under its full id, with its domain and the places it exists in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from maturity_advisor.knowledge.definitions import Definition, Role, TargetBody
from maturity_advisor.knowledge.derivations import Decision, Rollup
from maturity_advisor.knowledge.domains import BOOLEAN, COUNT, NUMBER, SHARE, Domain, DomainKind
from maturity_advisor.knowledge.facts import NUMBER_TYPES, OPTION_TYPES, Fact, Option
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Pack
from maturity_advisor.knowledge.scopes import Scope, scopes_of


@dataclass(slots=True)
class Declarations:
    """All facts by full id, where each was written, and which ids stand for another."""

    findings: Findings
    definitions: dict[str, Definition] = field(default_factory=dict)
    places: dict[str, Where] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    scales: dict[str, tuple[Option, ...]] = field(default_factory=dict)

    def add(self, definition: Definition, where: Where) -> None:
        """Declare a fact once."""
        if definition.id in self.definitions:
            first = self.places[definition.id].place()
            message = f"the fact '{definition.id}' is declared twice"
            self.findings.problem(where, message, f"The other is at {first}; rename one", "duplicate-id")
            return
        self.definitions[definition.id] = definition
        self.places[definition.id] = where


def declare(packs: Sequence[Pack], findings: Findings) -> Declarations:
    """Declare the facts of all packs."""
    found = Declarations(findings)
    shared = {name: entry.value for pack in packs if pack.header.shared for name, entry in pack.scales.items()}
    for pack in packs:
        found.scales = shared | {name: entry.value for name, entry in pack.scales.items()}
        _declare_facts(pack, found)
        _declare_derived(pack, found)
        _declare_scopes(pack, found)
    return found


def _declare_facts(pack: Pack, found: Declarations) -> None:
    for name, entry in pack.facts.items():
        fact, where = entry.value, entry.where
        if not pack.header.shared and not name.startswith(pack.prefix):
            remedy = f"Call it '{pack.prefix}{name}', or use the shared fact of that name"
            found.findings.problem(where, f"'{name}' does not begin with its pack's id", remedy, "foreign-id")
        if fact.same_as:
            found.aliases[name] = fact.same_as
            continue
        role: Role = "plugin" if fact.source else "conclusion" if fact.derived else "asked"
        _check_fact(fact, role, where, found.findings)
        domain = fact_domain(fact, found.scales, where, found.findings)
        definition = Definition(name, role, domain, pack.id, frozenset(fact.per), written=fact)
        found.add(definition, where)


def _check_fact(fact: Fact, role: Role, where: Where, findings: Findings) -> None:
    if role == "conclusion" and fact.type != "boolean":
        findings.problem(where, f"'{fact.id}' is derived but no boolean", "Rules conclude booleans only", "conclusion")
    if role != "asked" and fact.ask_if is not None:
        findings.problem(where, f"'{fact.id}' is never asked, so it has no 'ask_if'", "Remove it", "ask-if")
    if role == "asked" and fact.ask is None and not fact.id.startswith("organisation."):
        findings.problem(where, f"'{fact.id}' has no question", "Add 'ask:', or say 'derived: true'", "missing")


def fact_domain(fact: Fact, scales: Mapping[str, tuple[Option, ...]], where: Where, findings: Findings) -> Domain:
    """The values a written fact can have."""
    options: Sequence[Option] = ()
    if isinstance(fact.options, str):
        if fact.options not in scales:
            findings.unknown(where, "scale", fact.options, scales, ("options",))
        options = scales.get(fact.options, ())
    elif fact.type in OPTION_TYPES:
        options = fact.options
    if (fact.type in OPTION_TYPES) != bool(options) and not isinstance(fact.options, str):
        remedy = "List them under 'options'" if fact.type in OPTION_TYPES else "Remove 'options', or use another type"
        findings.problem(where, f"'{fact.id}' is a {fact.type}; its options do not fit", remedy, "options")
    _check_options(fact, options, where, findings)
    kind: DomainKind = fact.type
    return Domain(
        kind,
        tuple(option.id for option in options),
        tuple(option.points for option in options),
        fact.exclusive,
        fact.minimum,
        fact.maximum,
    )


def _check_options(fact: Fact, options: Sequence[Option], where: Where, findings: Findings) -> None:
    names = [option.id for option in options]
    for index, name in enumerate(names):
        if name in names[:index]:
            findings.problem(
                where, f"option '{name}' is declared twice", "Rename one", "duplicate-id", ("options", index)
            )
    if fact.exclusive is not None and (fact.type != "choices" or fact.exclusive not in names):
        findings.unknown(where, "option", fact.exclusive, names, ("exclusive",))
    if fact.type not in NUMBER_TYPES and (fact.minimum is not None or fact.maximum is not None):
        findings.problem(where, f"'{fact.id}' is no number, so it has no bounds", "Remove them", "bounds")
    if fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum:
        findings.problem(where, "the minimum is above the maximum", "Swap them", "bounds", ("minimum",))


def _declare_derived(pack: Pack, found: Declarations) -> None:
    for name, score in pack.scores.items():
        full = f"{pack.prefix}score.{name}"
        found.add(
            Definition(full, "score", NUMBER, pack.id, frozenset(score.value.per), written=score.value),
            score.where,
        )
    for name, decision in pack.decisions.items():
        domain = _decision_domain(decision.value)
        full = f"{pack.prefix}decision.{name}"
        per = frozenset(decision.value.per)
        found.add(Definition(full, "decision", domain, pack.id, per, written=decision.value), decision.where)
    for name, rollup in pack.rollups.items():
        domain = _rollup_domain(rollup.value)
        full = f"{pack.prefix}rollup.{name}"
        found.add(Definition(full, "rollup", domain, pack.id, written=rollup.value), rollup.where)


def _decision_domain(decision: Decision) -> Domain:
    if decision.type == "boolean":
        return BOOLEAN
    if decision.type in ("integer", "number"):
        return Domain(decision.type)
    results = [line.result for line in decision.lines] + [decision.otherwise, decision.unanswered]
    named: Iterable[Any] = (getattr(result, "text", result) for result in results if result is not None)
    options = tuple(option.id for option in decision.options) or tuple(dict.fromkeys(str(name) for name in named))
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
        found.add(Definition(scope.id, "scope", scope.domain, pack.id, per, body=None, written=scope), where)
        if scope.domain.kind == "stage":
            _declare_target(scope, pack, per, where, found)


def _declare_target(scope: Scope, pack: Pack, per: frozenset[str], where: Where, found: Declarations) -> None:
    body = TargetBody(scope.id, scope.above)
    found.add(Definition(f"target.{scope.id}", "target", scope.domain, pack.id, per, body=body), where)
    steps = Domain("integer", minimum=Fraction(0), maximum=Fraction(len(scope.domain.options) - 1))
    found.add(Definition(f"gap.{scope.id}", "gap", steps, pack.id, per, body=body), where)
