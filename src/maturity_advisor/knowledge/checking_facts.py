"""Checks of one fact by itself: its type, options, bounds and sentences against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maturity_advisor.knowledge.definitions import Role
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.knowledge.facts import NUMBER_TYPES, OPTION_TYPES, Fact, Option
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.ids import look_alikes

NOT_YET = "not_yet"


def check_fact(fact: Fact, role: Role, domain: Domain, where: Where, findings: Findings) -> None:
    """Refuse a fact whose parts do not fit each other."""
    _check_role(fact, role, where, findings)
    _check_types(fact, domain, where, findings)
    _check_bounds(fact, where, findings)
    if not isinstance(fact.options, str):
        check_options(fact.options, where / "options", findings)
    for value in _strange_sayings(fact, domain):
        findings.unknown(where, "value", value, _values(domain), ("says", value), at_key=True)


def _check_role(fact: Fact, role: Role, where: Where, findings: Findings) -> None:
    if role == "conclusion" and fact.type != "boolean":
        message = f"'{fact.id}' is derived but no boolean"
        findings.problem(where, message, "Rules conclude booleans only: say 'type: boolean'", "conclusion", ("type",))
    if role != "asked" and fact.ask_if is not None:
        message = f"'{fact.id}' is never asked, so it has no 'ask_if'"
        findings.problem(where, message, "Remove it", "ask-if", ("ask_if",), at_key=True)
    if role == "asked" and fact.ask is None and not fact.id.startswith("organisation."):
        remedy = "Add 'ask:', or 'derived: true' if rules conclude it"
        findings.problem(where, f"'{fact.id}' has no question", remedy, "missing")
    if role != "plugin" and fact.reads:
        message = f"'{fact.id}' comes from no plugin, so it has no 'reads'"
        findings.problem(where, message, "Add 'from: plugin', or remove it", "reads", ("reads",), at_key=True)


def _check_types(fact: Fact, domain: Domain, where: Where, findings: Findings) -> None:
    if fact.type in OPTION_TYPES and not fact.options:
        message = f"'{fact.id}' is of type {fact.type} and has no options"
        findings.problem(where, message, "List them under 'options'", "options")
    if fact.type not in OPTION_TYPES and fact.options:
        message = f"'{fact.id}' is of type {fact.type}, so it has no options"
        remedy = "Remove them, or say 'type: choice', 'scale' or 'choices'"
        findings.problem(where, message, remedy, "options", ("options",), at_key=True)
    if fact.exclusive is not None and fact.type != "choices":
        message = f"'{fact.id}' takes one answer, so no option is exclusive"
        findings.problem(where, message, "Remove it, or say 'type: choices'", "options", ("exclusive",))
    elif fact.exclusive is not None and fact.exclusive not in domain.options:
        findings.unknown(where, "option", fact.exclusive, domain.options, ("exclusive",))


def check_options(options: Sequence[Option], where: Where, findings: Findings) -> None:
    """Refuse options that are there twice, look alike, or are called what answers cannot be."""
    names = [option.id for option in options]
    for index, name in enumerate(names):
        if name == NOT_YET:
            message = f"'{NOT_YET}' means something else in answers"
            findings.problem(where, message, "Choose another id", "id", (index, "id"))
        if name in names[:index]:
            findings.problem(where, f"the option '{name}' is there twice", "Rename one", "duplicate-id", (index, "id"))
    for name, other in look_alikes(names):
        message = f"'{name}' looks like '{other}'"
        findings.problem(where, message, "Rename one of them", "look-alike", (names.index(name), "id"))


def _check_bounds(fact: Fact, where: Where, findings: Findings) -> None:
    bounds = {"minimum": fact.minimum, "maximum": fact.maximum}
    for key, bound in bounds.items():
        if bound is not None and fact.type not in NUMBER_TYPES:
            message = f"'{fact.id}' is no number, so it has no {key}"
            findings.problem(where, message, "Remove it", "bounds", (key,), at_key=True)
        elif bound is not None and fact.type == "integer" and bound.denominator != 1:
            findings.problem(where, f"the {key} of whole numbers is whole", "Round it", "bounds", (key,))
    if fact.minimum is not None and fact.maximum is not None and fact.minimum > fact.maximum:
        findings.problem(where, "the minimum is above the maximum", "Swap them", "bounds", ("minimum",))


def _values(domain: Domain) -> tuple[str, ...]:
    return ("true", "false") if domain.kind == "boolean" else domain.options


def _strange_sayings(fact: Fact, domain: Domain) -> Iterator[str]:
    """Values that `says` speaks of and the fact does not have."""
    if isinstance(fact.says, tuple):
        yield from (value for value, _ in fact.says if value not in _values(domain))
