"""Working out: answers that follow from several old ones by an author's lines, read by the old edition's own rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from maturity_advisor.authoring.examples import NoPlugins
from maturity_advisor.documents import DecimalNumber, Document, WholeNumber, shape
from maturity_advisor.errors import PackError, Problem
from maturity_advisor.knowledge.base import assemble
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.findings import Where
from maturity_advisor.knowledge.joining import Pack, join_pack
from maturity_advisor.knowledge.packs import PackFile
from maturity_advisor.organisation.known import NotApplicable, is_known, values_of
from maturity_advisor.organisation.organisation import Organisation
from maturity_advisor.organisation.situation import situate
from maturity_advisor.reasoning.explain import Explain
from maturity_advisor.reasoning.program import compile_program

PACK = "migration"
HEADER = {"id": PACK, "format": 1, "version": "1", "licence": "none"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer to be worked out: the new fact, and the lines as written, with where they stand."""

    new: Definition
    lines: Sequence[Mapping[str, Any]]
    otherwise: Any
    where: Where


def work_out(
    packs: Sequence[Pack], editions: Mapping[str, str], organisation: Organisation, wanted: Sequence[Wanted]
) -> list[dict[str, Any]]:
    """For each wanted answer what comes of it, by place: a value, `not_applicable`, or nothing where it stays open.

    PackError if the lines do not fit the old edition. It is a decision like any other, made by the same engine.
    """
    if not wanted:
        return []
    decisions = [_decision(index, item) for index, item in enumerate(wanted)]
    document = Document("<migration>", {"pack": HEADER, "decisions": decisions})
    try:
        base = assemble([*packs, join_pack([(document, shape(document, PackFile))])], editions)
    except PackError as error:
        raise PackError(*(_placed(problem, wanted) for problem in error.problems)) from None
    derived = Explain().derive(compile_program(base), situate(base, organisation), NoPlugins())
    return [_answers(index, item.new, derived) for index, item in enumerate(wanted)]


def _decision(index: int, wanted: Wanted) -> dict[str, Any]:
    domain = wanted.new.domain
    if domain.kind not in ("boolean", "choice", "scale", "integer", "number"):
        what = f"'{wanted.new.id}' is of type {domain.kind}, which lines cannot answer"
        raise PackError(Problem(what, "Map its options instead", wanted.where.place(), "migration"))
    decision: dict[str, Any] = {"id": f"d{index}", "type": domain.kind, "per": sorted(wanted.new.per)}
    if domain.options:
        decision["options"] = [{"id": option} for option in domain.options]
    if wanted.otherwise is not None:
        decision["otherwise"] = wanted.otherwise
    return {**decision, "lines": list(wanted.lines)}


def _placed(problem: Problem, wanted: Sequence[Wanted]) -> Problem:
    """A fault of the lines is where their author wrote them."""
    if problem.place is None or problem.place.source != "<migration>":
        return problem
    return Problem(problem.message, problem.remedy, wanted[0].where.place(), problem.code)


def _answers(index: int, new: Definition, derived: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for place in derived.places:
        state = derived.states.get((place.id, f"{PACK}.decision.d{index}"))
        if state is None:
            continue
        if is_known(state):
            found[place.id] = _plain(values_of(state, new.domain)[0])
        elif state.na is NotApplicable.YES:
            found[place.id] = None
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return (
            WholeNumber(value)
            if value.denominator == 1
            else DecimalNumber(Decimal(value.numerator) / value.denominator)
        )
    return value
