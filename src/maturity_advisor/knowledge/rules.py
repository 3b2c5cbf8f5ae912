"""Actions that can be advised, and the rules that advise them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from maturity_advisor.knowledge.allowing import Allowing
from maturity_advisor.knowledge.parsing import ConditionField
from maturity_advisor.knowledge.shapes import Id, Keyed, Name, Origin, Place, Rating, Use, Written
from maturity_advisor.knowledge.text import TextField

Horizon = Literal["now", "next", "later"]
MOST_OUTCOMES = 2
HORIZONS: tuple[Horizon, ...] = ("now", "next", "later")
Expectation = Literal["fires", "silent", "undetermined", "not_applicable"]
VerdictValue = Literal["do", "limits", "not_now", "enough"]


class Improvement(Written):
    """An outcome that an action is meant to improve, directly or by making it possible."""

    outcome: Name
    how: Literal["direct", "enabling"]


class Benefit(Written):
    """What an action brings, by ESM3's questions, from 1 to 5; our interpretation."""

    value: Rating
    innovation: Rating
    impact: Rating
    reason: TextField
    origin: Origin = "interpretation"


class Investment(Written):
    """What an action costs an organisation of each size, from 1 to 5; our interpretation."""

    small: Rating
    medium: Rating
    large: Rating
    reason: TextField
    origin: Origin = "interpretation"


class Action(Allowing):
    """Something an organisation can do, stop, wait with, or leave as it is; nobody can also do what it `excludes`."""

    id: Id
    title: TextField
    do: TextField
    improves: tuple[Improvement, ...] = Field(default=(), json_schema_extra={"maxItems": MOST_OUTCOMES})
    benefit: Benefit
    investment: Investment
    horizon: Horizon
    owner: TextField
    seen_by: TextField
    requires: tuple[Name, ...] = ()
    helped_by: tuple[Name, ...] = ()
    excludes: tuple[Name, ...] = ()
    kind: Literal["do", "stop", "wait", "enough"] = "do"
    use: Use = "both"


class Recommend(Written):
    """The action a rule advises, and the stage it leads to."""

    action: Name
    towards: dict[str, Name] = Field(default_factory=dict, max_length=1)


class Verdict(Written):
    """What a rule says of a use of social media as a whole."""

    use: Use
    value: VerdictValue = Field(alias="is")


class Example(Written):
    """A case an author gives for a rule: with these answers it fires, or stays silent."""

    name: TextField
    given: dict[str, Any] = {}
    assume: dict[str, Any] = {}
    expect: Expectation


class Rule(Allowing):
    """What holds of an organisation, and what follows from it."""

    id: Id
    title: TextField
    when: ConditionField
    unless: ConditionField | None = None
    use: Use | None = None
    per: Place = "organisation"
    conclude: tuple[Name, ...] = ()
    recommend: Recommend | None = None
    verdict: Verdict | None = None
    because: TextField
    opposes: tuple[Name, ...] = ()
    overrides: tuple[Name, ...] = ()
    settled_by: TextField | None = None
    sources: tuple[Name, ...] = ()
    origin: Origin
    examples: tuple[Example, ...] = ()


Actions = Keyed[Action]
