"""Advice written beside an option or a criterion stands for a rule that gives it where they are not met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from maturity_advisor.knowledge.conditions import Condition, Not, Test
from maturity_advisor.knowledge.facts import Fact, Option
from maturity_advisor.knowledge.models import Category, Criterion, Model
from maturity_advisor.knowledge.rules import Example, Recommend, Rule
from maturity_advisor.knowledge.shapes import fault_of_id
from maturity_advisor.knowledge.text import Text

MISSING = {"choices": "excludes", "scale": "below", "choice": "is_not"}


def rules_beside_options(fact: Fact) -> Iterator[tuple[int, Rule]]:
    """A rule for each option that carries advice, in each kind of place the fact is asked in."""
    options = fact.options if not isinstance(fact.options, str) else ()
    for index, option in enumerate(options):
        if option.advice is not None and fact.type in MISSING:
            for place in fact.per:
                yield index, _beside_option(fact, option, place)


def _beside_option(fact: Fact, option: Option, place: Any) -> Rule:
    operator = MISSING[fact.type]
    value = (option.id,) if operator == "excludes" else option.id
    return Rule(
        id=_name("advice", fact.id, option.id, "" if place == "organisation" else place),
        title=option.label or Text((("", option.id),)),
        when=Test(fact.id, operator, value),
        per=place,
        recommend=Recommend(action=str(option.advice)),
        because=Text((("", f"{{{fact.id}}}"),)),
        origin="interpretation",
        examples=tuple(_examples(fact, option)),
    )


def _examples(fact: Fact, option: Option) -> Iterator[Example]:
    """Both sides of the option, where no earlier answer is needed to ask for it."""
    assert not isinstance(fact.options, str)
    others = [other.id for other in fact.options if other.id != option.id]
    if fact.ask_if is not None or not others:
        return
    without: Any = [] if fact.type == "choices" else fact.options[0].id if fact.type == "scale" else others[0]
    chosen: Any = [option.id] if fact.type == "choices" else option.id
    if without != chosen:
        yield Example(name=Text((("en", "it is not chosen"),)), given={fact.id: without}, expect="fires")
    yield Example(name=Text((("en", "it is chosen"),)), given={fact.id: chosen}, expect="silent")


def rules_beside_criteria(model: Model) -> Iterator[tuple[tuple[str | int, ...], Rule]]:
    """A rule for each criterion that carries advice: towards its stage while the criterion does not hold."""
    for number, dimension in enumerate(model.dimensions):
        for index, category in enumerate(dimension.categories):
            path = ("dimensions", number, "categories", index)
            for stage, criteria, below in _rows(category):
                for position, criterion in enumerate(criteria):
                    if criterion.advice is not None:
                        rule = _beside_criterion(model, category, stage, position, criterion)
                        yield (*path, *below, position), rule


def _rows(category: Category) -> Iterator[tuple[str, Iterable[Criterion], tuple[str, ...]]]:
    yield "", category.criteria, ("criteria",)
    for stage, cell in category.stages.items():
        if fault_of_id(stage) is None:
            yield stage, cell.criteria, ("stages", stage, "criteria")


def _beside_criterion(model: Model, category: Category, stage: str, position: int, criterion: Criterion) -> Rule:
    scope = f"{model.id}.{category.id}"
    cell = category.stages.get(stage)
    title = category.title or model.title
    towards = {scope: stage} if stage and model.kind in ("ladder", "axes") else {}
    missing: Condition = Not(criterion.when)
    return Rule(
        id=_name("advice", category.id, stage, str(position + 1)),
        title=title,
        when=missing,
        recommend=Recommend(action=str(criterion.advice), towards=towards),
        because=criterion.text or (cell.description if cell else None) or category.description or title,
        origin=criterion.origin,
        sources=(criterion.source,) if criterion.source else (),
    )


def _name(*parts: str) -> str:
    return "-".join(part.replace(".", "-") for part in parts if part)
