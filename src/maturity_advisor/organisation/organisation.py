"""An organisation as an advisor describes it: who it is, what it wants, what it answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from maturity_advisor.documents import WholeField, problems
from maturity_advisor.knowledge.shapes import Exact, Id, Name, Written
from maturity_advisor.organisation.answers import AnswerField, DateField, MonthField
from maturity_advisor.organisation.motivation import Motivation


class Identity(Written):
    """Who is advised."""

    id: Id
    name: Name
    sector: Name | None = None
    employees: Annotated[WholeField, Field(ge=0)] | None = None
    language: Name = "en"


class DatedTarget(Written):
    """A stage to be reached by a day, and why it is the right one."""

    stage: Name
    by: DateField = date(9999, 12, 31)
    why: Name | None = None


def _target(raw: Any) -> Any:
    if isinstance(raw, Mapping):
        return (raw,)
    return ({"stage": getattr(raw, "text", raw)},) if not isinstance(raw, list | tuple) else raw


Target = Annotated[tuple[DatedTarget, ...], BeforeValidator(_target), Field(min_length=1)]


def _not_negative(number: Fraction) -> Fraction:
    if number < 0:
        raise problems([((), "hours cannot be fewer than none", "Give 0 or more, or leave it out", "number")])
    return number


class Constraints(Written):
    """What the organisation can carry, and what it will not do."""

    hours_per_week: Annotated[Exact, AfterValidator(_not_negative)] | None = None
    budget: Literal["none", "small", "medium", "large"] | None = None
    owners: tuple[Name, ...] = ()
    will_not: tuple[Name, ...] = ()


class Unit(Written):
    """A business process or an initiative that is looked at on its own."""

    id: Id
    kind: Literal["process", "initiative"]
    title: Name
    since: MonthField | None = None
    answers: dict[str, AnswerField] = {}
    targets: dict[str, Target] = {}


class Review(Written):
    """The advisor's own judgement on one action, beside what the rules gave."""

    action: Name
    unit: Name | None = None
    verdict: Literal["accepted", "rejected", "reworded", "added"] | None = None
    text: Name | None = None
    status: Literal["planned", "doing", "done"] | None = None
    rank: Annotated[WholeField, Field(ge=1)] | None = None
    by: Name | None = None
    date: DateField | None = None
    why: Name | None = None


class Organisation(Written):
    """All that is known of one organisation; everything but its identity may be missing."""

    identity: Identity = Field(alias="organisation")
    as_of: DateField | None = None
    models: dict[str, Name] = {}
    wishes: tuple[Name, ...] = Field(default=(), max_length=3)
    motivation: Motivation = Field(default_factory=Motivation)
    constraints: Constraints = Field(default_factory=Constraints)
    units: tuple[Unit, ...] = ()
    answers: dict[str, AnswerField] = {}
    targets: dict[str, Target] = {}
    review: tuple[Review, ...] = ()
