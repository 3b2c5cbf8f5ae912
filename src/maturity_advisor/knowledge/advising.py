"""Advice written beside an option or a criterion stands for a rule that gives it where they are not met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from maturity_advisor.knowledge.conditions import Condition, Not, Test
from maturity_advisor.knowledge.facts import AdviceText, Fact, Option, Source
from maturity_advisor.knowledge.models import Category, Criterion, Model
from maturity_advisor.knowledge.rules import Action, Benefit, Example, Investment, Recommend, Rule
from maturity_advisor.knowledge.shapes import Use, fault_of_id
from maturity_advisor.knowledge.text import Text, parse_text

UNRATED = parse_text(
    {
        "de": "Weder Nutzen noch Aufwand sind bewertet.",
        "en": "Neither benefit nor effort has been rated.",
        "nl": "Opbrengst en inspanning zijn niet beoordeeld.",
    }
)
SOMEBODY = parse_text(
    {
        "de": "wer für dieses Thema verantwortlich ist",
        "en": "whoever is responsible for this subject",
        "nl": "wie voor dit onderwerp verantwoordelijk is",
    }
)
MISSING = {"choices": "excludes", "scale": "below", "choice": "is_not"}


def rules_beside_options(fact: Fact) -> Iterator[tuple[int, Rule]]:
    """A rule for each option that carries advice, in each kind of place the fact is asked in."""
    options = fact.options if not isinstance(fact.options, str) else ()
    for index, option in enumerate(options):
        if option.advice is not None and fact.type in MISSING:
            for place in fact.per:
                yield index, _beside_option(fact, option, option.advice, place)


def actions_of_texts(fact: Fact) -> Iterator[tuple[int, Action, Source | None]]:
    """An action for each option whose advice is a text, and a source for its link."""
    options = fact.options if not isinstance(fact.options, str) else ()
    for index, option in enumerate(options):
        if option.advice is not None and option.advice.text is not None and fact.type in MISSING:
            name = _name("advice", fact.id, option.id)
            yield index, *_action(name, option.advice, option.label or option.advice.text, fact.use)


def actions_of_criteria(model: Model) -> Iterator[tuple[tuple[str | int, ...], Action, Source | None]]:
    """The same for each criterion whose advice is a text."""
    for path, category, stage, position, criterion in _advised(model):
        if criterion.advice is not None and criterion.advice.text is not None:
            name = _name("advice", category.id, stage, str(position + 1))
            yield path, *_action(name, criterion.advice, criterion.text or criterion.advice.text, model.use)


def _action(name: str, advice: AdviceText, seen_by: Text, use: Use) -> tuple[Action, Source | None]:
    """What is not known of it is in the middle, as neutral as it can be."""
    assert advice.text is not None
    action = Action(
        id=name,
        title=advice.title or seen_by,
        do=advice.text,
        benefit=Benefit(value=3, innovation=3, impact=3, reason=UNRATED),
        investment=Investment(small=3, medium=3, large=3, reason=UNRATED),
        horizon="next",
        owner=SOMEBODY,
        seen_by=seen_by,
        use=use,
    )
    source = Source(id=name, citation=Text((("", advice.link),)), url=advice.link) if advice.link else None
    return action, source


def _beside_option(fact: Fact, option: Option, advice: AdviceText, place: Any) -> Rule:
    operator = MISSING[fact.type]
    value = (option.id,) if operator == "excludes" else option.id
    return Rule(
        id=_name("advice", fact.id, option.id, "" if place == "organisation" else place),
        title=option.label or Text((("", option.id),)),
        when=Test(fact.id, operator, value),
        per=place,
        recommend=Recommend(action=advice.action or _name("advice", fact.id, option.id)),
        because=Text((("", f"{{{fact.id}}}"),)),
        origin="interpretation",
        sources=(_name("advice", fact.id, option.id),) if advice.link else (),
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
    for path, category, stage, position, criterion in _advised(model):
        yield path, _beside_criterion(model, category, stage, position, criterion)


def _advised(model: Model) -> Iterator[tuple[tuple[str | int, ...], Category, str, int, Criterion]]:
    for number, dimension in enumerate(model.dimensions):
        for index, category in enumerate(dimension.categories):
            path = ("dimensions", number, "categories", index)
            for stage, criteria, below in _rows(category):
                for position, criterion in enumerate(criteria):
                    if criterion.advice is not None:
                        yield (*path, *below, position), category, stage, position, criterion


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
    name, advice = _name("advice", category.id, stage, str(position + 1)), criterion.advice
    assert advice is not None
    links = (name,) if advice.link else ()
    return Rule(
        id=name,
        title=title,
        when=missing,
        recommend=Recommend(action=advice.action or name, towards=towards),
        because=criterion.text or (cell.description if cell else None) or category.description or title,
        origin=criterion.origin,
        sources=((criterion.source,) if criterion.source else ()) + links,
    )


def _name(*parts: str) -> str:
    return "-".join(part.replace(".", "-") for part in parts if part)
