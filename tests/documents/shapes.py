"""Types of documents as the rooms above declare them, for the tests of what does not fit them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Discriminator, Field, PlainValidator, RootModel, Tag
from pydantic_core import PydanticCustomError

from maturity_advisor.documents import FlagField, Path, TextField, WholeField, problems, read_text, shape
from maturity_advisor.errors import DocumentError


class Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Languages(Written):
    en: TextField
    nl: TextField | None = None


class Advice(Written):
    action: TextField
    towards: dict[str, TextField] = {}


def parse_condition(raw: Any) -> Any:
    if raw is None:
        raise ValueError("nothing is no condition")
    flaws = [((key,), f"{key} is unknown", "Declare it", "unknown-fact") for key in raw if key.startswith("no.")]
    if flaws:
        raise problems(flaws)
    if "old" in raw:
        raise ValueError("it is old")
    if "odd" in raw:
        raise PydanticCustomError("odd", "it is odd")
    return raw


class Rule(Written):
    id: TextField
    because: TextField | Languages = ""
    when: Annotated[Any, PlainValidator(parse_condition)] = ""
    recommend: Advice | None = None
    kind: Literal["do", "stop", "wait"] = "do"
    sources: tuple[TextField, ...] = ()
    rating: Annotated[int, Field(ge=1, le=5)] = 1


class Choice(Written):
    type: Literal["choice"]
    options: list[TextField]


class Number(Written):
    type: Literal["number"]
    minimum: WholeField | None = None
    options: TextField = ""


class Wrapped(RootModel[Rule]):
    pass


class Total(RootModel[list[WholeField]]):
    pass


def by_shape(raw: Any) -> str:
    return "list" if isinstance(raw, list) else "text"


class File(Written):
    rules: list[Rule] = []
    facts: dict[str, Annotated[Choice | Number, Field(discriminator="type")]] = {}
    totals: dict[str, Total] = {}
    categories: dict[str, WholeField] = {}
    criteria: dict[str, WholeField] | None = None
    wrapped: Wrapped | None = None
    access: dict[str, WholeField] = {}
    shared: FlagField = False
    version: TextField = ""
    level: WholeField = 0
    weight: Decimal = Decimal(0)
    format: Literal[1] = 1
    opened: Annotated[int, Field(alias="from")] = 0
    mixed: Annotated[Annotated[list[int], Tag("list")] | Annotated[TextField, Tag("text")], Discriminator(by_shape)] = (
        ""
    )


def refused(text: str, model: type[BaseModel] = File, path: Path = ()) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        shape(read_text(text, "t.yaml"), model, path)
    return str(caught.value).splitlines()
