"""The basismodel's audit: what of the chain from mission to KPIs is written, loose, or judged unfit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from maturity_advisor.hookspecs import Facts, FactValue, PackSource, hookimpl
from maturity_advisor.organisation.motivation import Goal, Kpi, Motivation, Objective, Strategy, Tactic
from maturity_advisor.organisation.organisation import Organisation

PACK = "basismodel-2011"
VISION, MISSION = "vision", "mission"
Element = TypeVar("Element", Goal, Objective, Strategy, Tactic, Kpi)


@dataclass(frozen=True, slots=True)
class Gap:
    """One way in which parts of the chain fall short: which ones do, and how that is said of them."""

    found: Callable[[Organisation], Sequence[str]]
    en: str
    nl: str
    de: str

    def value(self, organisation: Organisation) -> FactValue:
        """How many parts fall short; they are named where there are any."""
        found = self.found(organisation)
        names = ", ".join(f"'{name}'" for name in found)
        texts = {"en": self.en, "nl": self.nl, "de": self.de} if found else {}
        return FactValue(len(found), {tag: f"{text}: {names}." for tag, text in texts.items()})


@hookimpl
def advisor_packs() -> list[PackSource]:
    """The checklist and its rules."""
    return [PackSource.inside(("maturity_advisor_models", f"{PACK}.yaml"), ("maturity_advisor_rules", PACK))]


@hookimpl
def advisor_facts(organisation: Organisation) -> Facts:
    """The facts declared in models/basismodel-2011.yaml; what cannot be decided is left out."""
    motivation = organisation.motivation
    undecided = set() if _knows_what_is_late(organisation) else {"objectives_overdue"}
    facts: Facts = {
        "known": known(organisation),
        "wishes": len(organisation.wishes),
        "wishes_without_kpi": len({*organisation.wishes} - {kpi.outcome for kpi in motivation.kpis}),
        **_written(motivation),
        **{name: gap.value(organisation) for name, gap in GAPS.items()},
    }
    return {f"basismodel.{name}": value for name, value in facts.items() if name not in undecided}


def known(organisation: Organisation) -> str:
    """How much of the chain is known: `answers`, `wishes`, `goals`, or a `chain` from mission to KPI."""
    chain = organisation.motivation
    measured = any(_end_of(item, chain) and _kpi_of(item, chain) for item in chain.objectives)
    if chain.mission and chain.vision and measured:
        return "chain"
    if chain.goals or chain.objectives or chain.kpis:
        return "goals"
    return "wishes" if organisation.wishes else "answers"


def links(motivation: Motivation) -> list[str]:
    """All links written from KPIs up to the mission, spelt as in `confirmed`."""
    found = []
    for objective in motivation.objectives:
        if _kpi_of(objective, motivation):
            found.append(f"{objective.kpi} -> {objective.id}")
        if end := _end_of(objective, motivation):
            found.append(f"{objective.id} -> {end}")
    top = [name for name, part in ((VISION, motivation.vision), (MISSION, motivation.mission)) if part]
    found += [f"{goal.id} -> {top[0]}" for goal in motivation.goals if top]
    return [*found, f"{VISION} -> {MISSION}"] if len(top) > 1 else found


def _written(motivation: Motivation) -> dict[str, bool | int | str]:
    """What is written at all, and what is said of the vision."""
    vision = motivation.vision
    return {
        "mission_stated": motivation.mission is not None,
        "vision_stated": vision is not None,
        "vision_shared": _said(vision.shared if vision else "unknown", "shared"),
        "vision_perceived": _said(vision.perceived_outside if vision else "unknown", "perceived"),
        "exploratory": motivation.exploratory,
        "goals": len(motivation.goals),
        "objectives": len(motivation.objectives),
        "strategies": len(motivation.strategies),
        "kpis": len(motivation.kpis),
    }


def _said(judgement: bool | str, word: str) -> str:
    if judgement == "unknown":
        return "open"
    return word if judgement else f"not_{word}"


def _strategies(motivation: Motivation) -> tuple[Strategy, ...]:
    return motivation.strategies


def _tactics(motivation: Motivation) -> tuple[Tactic, ...]:
    return tuple(tactic for strategy in motivation.strategies for tactic in strategy.tactics)


def _kpi_of(objective: Objective, motivation: Motivation) -> Kpi | None:
    return next((kpi for kpi in motivation.kpis if kpi.id == objective.kpi), None)


def _end_of(objective: Objective, motivation: Motivation) -> str | None:
    """The goal an objective hangs on, or the vision, on which it may hang directly."""
    if any(goal.id == objective.goal for goal in motivation.goals):
        return objective.goal
    return VISION if motivation.vision and objective.goal == VISION else None


def _those(
    parts: Callable[[Motivation], Sequence[Element]], short: Callable[[Element, Organisation], bool]
) -> Callable[[Organisation], list[str]]:
    """Names the parts of a motivation that fall short in this way."""
    return lambda whose: [_name(part) for part in parts(whose.motivation) if short(part, whose)]


def _name(part: Goal | Objective | Strategy | Tactic | Kpi) -> str:
    return part.name or part.id if isinstance(part, Kpi) else part.statement


def _objectives(short: Callable[[Objective, Organisation], bool]) -> Callable[[Organisation], list[str]]:
    return _those(lambda motivation: motivation.objectives, short)


def _kpis(short: Callable[[Kpi, Organisation], bool]) -> Callable[[Organisation], list[str]]:
    return _those(lambda motivation: motivation.kpis, short)


def _no_objective(goal: Goal, organisation: Organisation) -> bool:
    return all(objective.goal != goal.id for objective in organisation.motivation.objectives)


def _no_baseline(objective: Objective, organisation: Organisation) -> bool:
    """Whether its KPI lacks this value; having no KPI at all is a gap of its own."""
    kpi = _kpi_of(objective, organisation.motivation)
    return kpi is not None and kpi.baseline is None


def _no_target(objective: Objective, organisation: Organisation) -> bool:
    kpi = _kpi_of(objective, organisation.motivation)
    return kpi is not None and kpi.target is None


def _no_tactic(objective: Objective, organisation: Organisation) -> bool:
    return all(objective.id not in tactic.objectives for tactic in _tactics(organisation.motivation))


def _late(objective: Objective, organisation: Organisation) -> bool:
    """Whether its date has passed while its KPI does not show it met."""
    deadline, today = objective.deadline, organisation.as_of
    passed = deadline is not None and today is not None and deadline < today
    return passed and not _met(_kpi_of(objective, organisation.motivation))


def _met(kpi: Kpi | None) -> bool:
    if kpi is None or kpi.current is None or kpi.target is None:
        return False
    return kpi.current >= kpi.target if kpi.higher_is_better else kpi.current <= kpi.target


def _knows_what_is_late(organisation: Organisation) -> bool:
    """Without a day to reckon from, nothing can be said of dates; without dates there is nothing to say."""
    dated = any(objective.deadline for objective in organisation.motivation.objectives)
    return organisation.as_of is not None or not dated


def _no_end(strategy: Strategy, organisation: Organisation) -> bool:
    chain = organisation.motivation
    return {*(goal.id for goal in chain.goals), VISION if chain.vision else ""}.isdisjoint(strategy.goals)


def _measures_nothing(kpi: Kpi, organisation: Organisation) -> bool:
    return all(objective.kpi != kpi.id for objective in organisation.motivation.objectives)


def _unwanted(kpi: Kpi, organisation: Organisation) -> bool:
    """Whether a KPI of no objective shows something nobody wished for; without wishes none can be told."""
    wishes, outcome = organisation.wishes, kpi.outcome
    return bool(wishes and outcome and outcome not in wishes) and _measures_nothing(kpi, organisation)


def _judged(organisation: Organisation) -> dict[str, bool]:
    """Whether each judged link fits; of several judgements the latest is followed."""
    judgements = sorted(organisation.motivation.confirmed, key=lambda item: item.date or date.min)
    return {item.link: item.fits for item in judgements}


def _links_unconfirmed(organisation: Organisation) -> list[str]:
    return [link for link in links(organisation.motivation) if link not in _judged(organisation)]


def _links_rejected(organisation: Organisation) -> list[str]:
    return [link for link, fits in _judged(organisation).items() if not fits]


# A table reads best with one gap after the other.
# fmt: off
GAPS: Mapping[str, Gap] = {
    "goals_without_objective": Gap(_those(lambda chain: chain.goals, _no_objective),
        "Goals without an objective", "Doelen zonder concreet doel", "Ziele ohne konkretes Ziel"),
    "objectives_without_goal": Gap(_objectives(lambda it, who: not _end_of(it, who.motivation)),
        "Objectives that serve no goal", "Concrete doelen bij geen doel", "Konkrete Ziele ohne Oberziel"),
    "objectives_without_kpi": Gap(_objectives(lambda it, who: not _kpi_of(it, who.motivation)),
        "Objectives without a KPI", "Concrete doelen zonder KPI", "Konkrete Ziele ohne Kennzahl"),
    "objectives_without_owner": Gap(_objectives(lambda it, _: it.owner is None),
        "Objectives without an owner", "Concrete doelen zonder eigenaar", "Konkrete Ziele ohne Zuständige"),
    "objectives_without_deadline": Gap(_objectives(lambda it, _: it.deadline is None),
        "Objectives without a date", "Concrete doelen zonder datum", "Konkrete Ziele ohne Termin"),
    "objectives_without_baseline": Gap(_objectives(_no_baseline),
        "Objectives without baseline", "Concrete doelen zonder beginstand", "Konkrete Ziele ohne Startwert"),
    "objectives_without_target": Gap(_objectives(_no_target),
        "Objectives without a target", "Doelen zonder streefwaarde", "Konkrete Ziele ohne Zielwert"),
    "objectives_unrealistic": Gap(_objectives(lambda it, _: it.realistic is False),
        "Objectives out of reach", "Concrete doelen buiten bereik", "Unerreichbare konkrete Ziele"),
    "objectives_without_tactic": Gap(_objectives(_no_tactic),
        "Objectives no tactic works on", "Concrete doelen zonder tactiek", "Konkrete Ziele ohne Taktik"),
    "objectives_overdue": Gap(_objectives(_late),
        "Objectives past their date", "Concrete doelen over hun datum", "Konkrete Ziele nach Termin"),
    "strategies_without_goal": Gap(_those(_strategies, _no_end),
        "Strategies that serve no goal", "Strategieën die bij geen doel horen", "Strategien ohne Ziel"),
    "strategies_without_tactic": Gap(_those(_strategies, lambda it, _: not it.tactics),
        "Strategies without a tactic", "Strategieën zonder tactiek", "Strategien ohne Taktik"),
    "tactics_without_means": Gap(_those(_tactics, lambda it, _: not it.means),
        "Tactics without means", "Tactieken zonder middelen", "Taktiken ohne Mittel"),
    "kpis_without_objective": Gap(_kpis(_measures_nothing),
        "KPIs that measure no objective", "KPI's zonder concreet doel", "Kennzahlen ohne konkretes Ziel"),
    "kpis_without_outcome": Gap(_kpis(lambda it, _: it.outcome is None),
        "KPIs without an outcome", "KPI's zonder uitkomst", "Kennzahlen ohne Ergebnisbezug"),
    "kpis_unwanted": Gap(_kpis(_unwanted),
        "KPIs outside your wishes", "KPI's buiten uw wensen", "Kennzahlen außerhalb Ihrer Wünsche"),
    "links_unconfirmed": Gap(_links_unconfirmed,
        "Links not judged yet", "Schakels zonder oordeel", "Nicht beurteilte Verbindungen"),
    "links_rejected": Gap(_links_rejected,
        "Links judged not to fit", "Schakels die niet kloppen", "Unstimmige Verbindungen"),
}
# fmt: on
