"""The outline of advice: as much of `advice.json` as it takes to compare two of them, checked and typed."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from maturity_advisor.documents import Document, shape
from maturity_advisor.errors import DocumentError, OrganisationError


class Part(BaseModel):
    """A part of advice; what is not compared is not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore", arbitrary_types_allowed=True)


class Wish(Part):
    """An outcome that is wanted."""

    outcome: str
    title: str = ""


class Head(Part):
    """Who is advised, and what limits there are."""

    name: str
    as_of: str = ""
    wishes: tuple[Wish, ...] = ()
    constraints: Any = None


class Answered(Part):
    """An answer, in its place."""

    fact: str
    place: str = ""
    question: str = ""
    says: str = ""
    visibility: str = "client"
    responses: tuple[dict[str, Any], ...] = ()


class UnitOutline(Part):
    """A process or initiative."""

    id: str
    kind: str
    title: str = ""


class TargetOutline(Part):
    """A stage that is wanted by a day."""

    scope: str
    place: str = ""
    title: str = ""
    stage: str
    stage_title: str = ""
    by: str = ""


class Scheme(Part):
    """How recommendations were weighed."""

    id: str
    title: str = ""
    formula: Any = None


class Asked(Part):
    """What was asked for."""

    language: str
    date: str = ""
    models: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    priority: Scheme


class RuleOutline(Part):
    """A rule with its reason."""

    id: str
    title: str = ""
    because: str = ""


class VerdictOutline(Part):
    """What is said of one use in one place."""

    use: str
    place: str = ""
    value: str = Field(alias="is")
    heading: str = ""
    rules: tuple[RuleOutline, ...] = ()


class Named(Part):
    """A stage, type or action by id and title."""

    id: str
    title: str = ""
    level: int = 0


class ScopeOutline(Part):
    """Where a model, dimension or category stands."""

    id: str
    title: str = ""
    says: str = ""
    applies: bool = True
    lowest: Named | None = None
    highest: Named | None = None
    holds: str = ""
    types: tuple[Named, ...] = ()


class AssessmentOutline(Part):
    """A model in a place."""

    model: str
    place: str = ""
    title: str = ""
    scopes: tuple[ScopeOutline, ...] = ()


class DerivedOutline(Part):
    """What follows from answers."""

    fact: str
    place: str = ""
    says: str = ""


class Number(Part):
    """An exact number, and one to read."""

    exact: str
    decimal: str = ""


class PriorityOutline(Part):
    """The named parts of a priority."""

    parts: dict[str, Number] = {}


class RecommendationOutline(Part):
    """One recommendation at its rank."""

    id: str
    rank: int
    place: str = ""
    action: Named
    rules: tuple[RuleOutline, ...] = ()
    priority: PriorityOutline = PriorityOutline()
    needed_for: str = ""


class AsideOutline(Part):
    """What fired and is left for later."""

    rule: RuleOutline
    place: str = ""
    action: str = ""
    cause: str = ""
    by: str = ""
    because: str = ""


class OpenOutline(Part):
    """A rule that may still fire."""

    rule: str
    place: str = ""


class PackOutline(Part):
    """A pack that advice rests on."""

    id: str
    edition: str = ""
    version: str = ""
    digest: str = ""


class Reviewed(Part):
    """What the advisor judged of one action."""

    action: str
    unit: str = ""
    verdict: str = ""
    status: str = ""
    text: str = ""
    by: str = ""
    date: str = ""
    why: str = ""


class Provenance(Part):
    """The packs, and the mark of the input."""

    packs: tuple[PackOutline, ...] = ()
    input: str = ""


class Environment(Part):
    """What ran."""

    program: str = ""


class Outline(Part):
    """Advice, as far as it is compared."""

    status: str = "complete"
    organisation: Head
    motivation: Any = None
    answers: tuple[Answered, ...] = ()
    units: tuple[UnitOutline, ...] = ()
    targets: tuple[TargetOutline, ...] = ()
    settings: Asked
    verdict: tuple[VerdictOutline, ...] = ()
    assessments: tuple[AssessmentOutline, ...] = ()
    derived: tuple[DerivedOutline, ...] = ()
    recommendations: tuple[RecommendationOutline, ...] = ()
    set_aside: tuple[AsideOutline, ...] = ()
    undetermined: tuple[OpenOutline, ...] = ()
    review: tuple[Reviewed, ...] = ()
    provenance: Provenance = Provenance()
    environment: Environment = Environment()

    def unit(self, place: str) -> str:
        """The title of a unit; empty for the organisation."""
        return next((unit.title or unit.id for unit in self.units if unit.id == place), "")

    def for_client(self) -> Outline:
        """Without the answers that only the advisor may see."""
        return self.model_copy(update={"answers": tuple(item for item in self.answers if item.visibility == "client")})

    def kind(self, place: str) -> str:
        """What kind of place it is."""
        return next((unit.kind for unit in self.units if unit.id == place), "organisation")


def outline_of(document: Document) -> Outline:
    """The outline of stored advice; OrganisationError names what in it cannot be read."""
    try:
        return shape(document, Outline)
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None
