"""Derived facts that authors declare: scores, decisions and roll-ups."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from maturity_advisor.knowledge.allowing import Allowing
from maturity_advisor.knowledge.facts import Option
from maturity_advisor.knowledge.parsing import ConditionField
from maturity_advisor.knowledge.shapes import Exact, Id, Name, Place, Several
from maturity_advisor.knowledge.text import TextField

Combine = Literal["mean", "sum", "weighted_mean", "lowest", "highest", "share", "median"]
Open = Literal["keep", "as_zero", "leave_out", "empties_group"]
Anything = Annotated[Any, PlainValidator(lambda raw: raw), WithJsonSchema({})]


class Score(Allowing):
    """A number combined from points, numbers and other scores; exact, and an interval while something is open.

    `range` (lowest and highest) and `weights_total` change nothing: they say what `check` holds the score to.
    """

    id: Id
    combine: Combine
    of: tuple[Name, ...]
    weights: dict[str, Exact] = {}
    open: Open = "keep"
    range: Annotated[tuple[Exact, ...], Field(min_length=2, max_length=2)] | None = None
    weights_total: Exact | None = None
    per: Several[Place] = ("organisation",)
    title: TextField | None = None
    says: TextField | None = None


class Line(Allowing):
    """One line of a decision: the result if its condition holds and none before it does."""

    when: ConditionField
    result: Anything = Field(alias="is")


class Decision(Allowing):
    """A first-match table: the result of the first line that holds."""

    id: Id
    type: Literal["choice", "scale", "boolean", "integer", "number"] = "choice"
    options: tuple[Option, ...] = ()
    lines: tuple[Line, ...]
    otherwise: Anything = None
    unanswered: Anything = None
    per: Several[Place] = ("organisation",)
    title: TextField | None = None
    says: TextField | None = None


class Rollup(Allowing):
    """What the units of a kind say together of a condition."""

    id: Id
    of: Literal["process", "initiative"]
    combine: Literal["any", "every", "count", "share"]
    where: ConditionField
    title: TextField | None = None
    says: TextField | None = None
