"""Why an organisation does what it does: mission, vision, goals, objectives, strategies and KPIs."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from maturity_advisor.documents import FlagField, problems
from maturity_advisor.documents.wording import described
from maturity_advisor.knowledge.shapes import Exact, Id, Name, Rating, Written
from maturity_advisor.organisation.answers import DateField

YesNoUnknown: TypeAlias = FlagField | Literal["unknown"]


def split_link(raw: object) -> str:
    """A link between two things, written `from -> to`."""
    ends = [part.strip() for part in raw.split("->")] if isinstance(raw, str) else []
    if len(ends) != 2 or not all(ends):
        raise problems([((), f"{described(raw)} is no link", 'Write it as "orders -> more-orders-online"', "link")])
    return " -> ".join(ends)


Link = Annotated[str, PlainValidator(split_link), WithJsonSchema({"type": "string"})]


class Mission(Written):
    """What the business is."""

    statement: Name


class Vision(Written):
    """What the organisation wants to become, and whether others share and see it."""

    statement: Name
    shared: YesNoUnknown = "unknown"
    perceived_outside: YesNoUnknown = "unknown"


class Goal(Written):
    """A qualitative aim that amplifies the vision."""

    id: Id
    statement: Name
    amplifies: Name | None = None
    weight: Rating = 3


class Objective(Written):
    """A specific, measurable, time-bound aim; hangs on a goal, or on the vision directly."""

    id: Id
    statement: Name
    goal: Name | None = None
    kpi: Name | None = None
    deadline: DateField | None = None
    owner: Name | None = None
    realistic: YesNoUnknown = "unknown"


class Tactic(Written):
    """A plan over one to five years that implements a strategy with means."""

    id: Id
    statement: Name
    objectives: tuple[Name, ...] = ()
    means: tuple[Name, ...] = ()


class Strategy(Written):
    """How means are used to reach goals."""

    id: Id
    statement: Name
    goals: tuple[Name, ...] = ()
    tactics: tuple[Tactic, ...] = ()


class Reading(Written):
    """A KPI's value on a day."""

    date: DateField
    value: Exact


class Kpi(Written):
    """What measures an objective; `outcome` is what it shows of the shared outcomes."""

    id: Id
    name: Name | None = None
    unit: Name | None = None
    baseline: Exact | None = None
    current: Exact | None = None
    target: Exact | None = None
    higher_is_better: FlagField = True
    outcome: Name | None = None
    history: tuple[Reading, ...] = ()


class Confirmation(Written):
    """Somebody's judgement whether a link between two things in the chain really fits."""

    link: Link
    fits: FlagField
    by: Name | None = None
    date: DateField | None = None


class Motivation(Written):
    """The chain from mission to KPIs, as far as it is written down."""

    exploratory: FlagField = False
    mission: Mission | None = None
    vision: Vision | None = None
    goals: tuple[Goal, ...] = ()
    objectives: tuple[Objective, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    kpis: tuple[Kpi, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
