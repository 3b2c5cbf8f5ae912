"""Runs a random case through the program, and puts its result into the words of the reference evaluator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maturity_advisor.documents import document_of, shape
from maturity_advisor.knowledge.base import KnowledgeBase, assemble
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.knowledge.joining import join_pack
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.organisation.known import Finite, Numeric, Several, State
from maturity_advisor.organisation.situation import Situation, read_organisation, situate
from maturity_advisor.reasoning.derived import Derived, Supplied
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import Program, compile_program
from tests.random_cases import Case
from tests.reference import Interval
from tests.reference import State as Expected

NA = ("no", "maybe", "yes")


class NoPlugins:
    """Plugins that give nothing."""

    def supply(self, pack: str, organisation: object, known: Mapping[str, State]) -> Mapping[str, Supplied]:
        """No facts."""
        return {}


def base_of(packs: list[dict[str, Any]]) -> KnowledgeBase:
    """A knowledge base of packs given as plain data, a file each."""
    documents = [document_of(data, f"pack{index}.yaml") for index, data in enumerate(packs)]
    return assemble([join_pack([(document, shape(document, PackFile))]) for document in documents])


def situation_of(base: KnowledgeBase, organisation: dict[str, Any]) -> Situation:
    """An organisation given as plain data."""
    document = document_of(organisation, "organisation.yaml")
    return situate(base, read_organisation(document), document)


def derive(case: Case) -> tuple[Program, Situation, Derived]:
    """A random case, read by *explain*."""
    program = compile_program(base_of(case.packs))
    situation = situation_of(program.base, case.organisation)
    return program, situation, Explain().derive(program, situation, NoPlugins())


def comparable(state: State, domain: Domain) -> tuple[object, str]:
    """A state as plain values, without saying how it is stored."""
    na = NA[state.na]
    if na == "yes":
        return None, na
    match state:
        case Finite(mask):
            values = frozenset(value for index, value in enumerate(domain.values) if mask >> index & 1)
            return values, na
        case Numeric(low, high, among):
            return (frozenset(among) if among else (low, high)), na
        case Several(options):
            return tuple(sorted(zip(domain.options, options, strict=True))), na
    return "text" if not state.blank else "blank", na


def expected(state: Expected, domain: Domain) -> tuple[object, str]:
    """A state of the reference evaluator in the same words."""
    if state.na == "yes":
        return None, "yes"
    values: Any = state.values
    if domain.kind == "text":
        return ("blank" if state.blank else "text"), state.na
    if isinstance(values, Interval):
        return (values.lo, values.hi), state.na
    if domain.kind == "choices":
        return tuple(sorted(values)), state.na
    if domain.kind in ("integer", "number", "date") and len(values) == 1:
        (value,) = values
        return (value, value), state.na
    return frozenset(values), state.na
