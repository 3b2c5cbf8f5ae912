"""Facts: what is asked once and used by every model, and the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema, model_validator

from maturity_advisor.documents import FlagField, Flaw, WholeField, problems
from maturity_advisor.knowledge.allowing import Allowing
from maturity_advisor.knowledge.parsing import ConditionField
from maturity_advisor.knowledge.shapes import Exact, Id, Keyed, Name, Place, Several, Use, Written
from maturity_advisor.knowledge.text import TEXT_SCHEMA, Text, TextField, parse_text, read_text

FactType = Literal["boolean", "choice", "scale", "choices", "integer", "number", "date", "text"]
OPTION_TYPES = ("choice", "scale", "choices")
NUMBER_TYPES = ("integer", "number")


class AdviceText(Written):
    """Advice written where it belongs: an action declared elsewhere, or a text and perhaps a link to more.

    A text stands for an action of its own, titled as the option is; neither benefit nor effort is known.
    """

    action: Name | None = None
    text: TextField | None = None
    title: TextField | None = None
    link: Name | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> AdviceText:
        if (self.action is None) == (self.text is None):
            what = "advice is an action or a text" if self.text is None else "advice is an action or a text, not both"
            raise problems([((), what, "Write the id of an action, or {text: …, link: …}", "advice")])
        return self


def _advice(raw: Any) -> Any:
    return {"action": raw} if not isinstance(raw, Mapping | AdviceText) else raw


AdviceField = Annotated[AdviceText, BeforeValidator(_advice)]


class Option(Allowing):
    """One possible answer of a fact that offers several."""

    id: Id
    label: TextField | None = None
    says: TextField | None = None
    points: Exact | None = None
    advice: AdviceField | None = None


def _says(raw: Any) -> Any:
    """A sentence for the fact, or one for each of its values."""
    by_value = isinstance(raw, Mapping) and (
        "true" in raw or "false" in raw or any(isinstance(value, Mapping) for value in raw.values())
    )
    if not by_value:
        return parse_text(raw)
    found: list[Flaw] = []
    sentences = sorted((key, read_text(value, (key,), found)) for key, value in raw.items())
    if found:
        raise problems(found)
    return tuple(sentences)


Says = Annotated[
    Text | tuple[tuple[str, Text], ...],
    PlainValidator(_says),
    WithJsonSchema({"anyOf": [TEXT_SCHEMA, {"type": "object", "additionalProperties": TEXT_SCHEMA}]}),
]


class Fact(Allowing):
    """One thing that can be known of an organisation or of one of its units.

    Asked facts have a question (`ask`); derived ones are concluded by rules or given by a plugin (`from: plugin`). A
    conclusion is `pressing` if what answers it cannot wait, whatever the goals: a risk, a duty not met.
    """

    id: Name
    type: FactType
    ask: TextField | None = None
    options: tuple[Option, ...] | Name = ()
    exclusive: Name | None = None
    says: Says | None = None
    help: TextField | None = None
    theme: Name | None = None
    quick: FlagField = False
    use: Use = "both"
    per: Several[Place] = ("organisation",)
    ask_if: ConditionField | None = None
    unit: TextField | None = None
    minimum: Exact | None = None
    maximum: Exact | None = None
    derived: FlagField = False
    source: Literal["plugin"] | None = Field(default=None, alias="from")
    reads: tuple[Name, ...] = ()
    same_as: Name | None = None
    unchangeable: FlagField = False
    pressing: FlagField = False

    def sentence(self, value: str) -> Text | None:
        """What the answer `value` says, as a sentence with perhaps a `{value}` in it."""
        if isinstance(self.says, Text):
            return self.says
        own = dict(self.says or ()).get(value)
        if own is not None or isinstance(self.options, str):
            return own
        return next((option.says for option in self.options if option.id == value), None)


class Theme(Written):
    """A group of questions, asked together in the order of a good talk."""

    id: Id
    title: TextField


class Outcome(Allowing):
    """Something an organisation can want, in its own words; `follow` proposes figures that show it.

    What is `of_figures` is about steering by figures itself, and so serves every figure that is followed.
    """

    id: Id
    title: TextField
    of_figures: FlagField = False
    source: Name | None = None
    follow: tuple[TextField, ...] = ()


class Source(Allowing):
    """Where something was published, and on what it rests."""

    id: Id
    citation: TextField
    url: Name | None = None
    basis: Literal["study", "practice", "vendor", "law", "other"] | None = None
    year: WholeField | None = None
    population: TextField | None = None


Facts = Keyed[Fact]
Scales = dict[str, tuple[Option, ...]]
