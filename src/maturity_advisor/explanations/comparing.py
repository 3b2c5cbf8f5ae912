"""Comparing: what moved between two pieces of advice, each change with its causes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812  # `date` is the name of an argument
from typing import Any, Literal, TypeAlias

from maturity_advisor.advice.advice import Advice, Audience
from maturity_advisor.advisor import Advisor, Input
from maturity_advisor.documents import document_of
from maturity_advisor.explanations.achieving import ActionChange, FigureChange, action_changes, figure_changes
from maturity_advisor.explanations.causes import Cause, Causes
from maturity_advisor.explanations.listing import RecommendationChange, recommendation_changes
from maturity_advisor.explanations.outline import Outline, ScopeOutline, outline_of
from maturity_advisor.explanations.stored import is_advice, read_input
from maturity_advisor.knowledge.base import KnowledgeBase

Direction: TypeAlias = Literal["up", "down", "clearer", "less_clear", "other"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: whose advice, of which day, and the mark of the input it rests on."""

    name: str
    date: str
    input: str

    def to_data(self) -> dict[str, str]:
        """As plain data."""
        return {"name": self.name, "date": self.date, "input": self.input}


@dataclass(frozen=True, slots=True)
class StageChange:
    """A model or a part of one that stands elsewhere; `before` and `after` are sentences."""

    scope: str
    place: str
    unit: str
    title: str
    direction: Direction
    before: str
    after: str
    causes: tuple[Cause, ...]

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "scope": self.scope,
            "place": self.place,
            "unit": self.unit,
            "title": self.title,
            "direction": self.direction,
            "before": self.before,
            "after": self.after,
            "causes": [cause.to_data() for cause in self.causes],
        }


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """Another verdict on a use in a place; `before` and `after` are the headings."""

    use: str
    place: str
    unit: str
    before: str
    after: str
    causes: tuple[Cause, ...]

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "use": self.use,
            "place": self.place,
            "unit": self.unit,
            "before": self.before,
            "after": self.after,
            "causes": [cause.to_data() for cause in self.causes],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between older and newer advice: first what they rest on, then what follows from it.

    It is not `complete` if some plugin had to be left out of either. `units` are the titles of places.
    """

    language: str
    complete: bool
    old: Side
    new: Side
    units: Mapping[str, str]
    answers: tuple[Cause, ...]
    settings: tuple[Cause, ...]
    packs: tuple[Cause, ...]
    stages: tuple[StageChange, ...]
    verdicts: tuple[VerdictChange, ...]
    recommendations: tuple[RecommendationChange, ...]
    figures: tuple[FigureChange, ...] = ()
    actions: tuple[ActionChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs, in what advice rests on or in what follows."""
        return not (self.answers or self.settings or self.packs or self.moves)

    @property
    def moves(self) -> bool:
        """Whether anything differs in what follows."""
        return bool(self.stages or self.verdicts or self.recommendations)

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        parts: dict[str, Iterable[Any]] = {
            "answers": self.answers,
            "settings": self.settings,
            "packs": self.packs,
            "stages": self.stages,
            "verdicts": self.verdicts,
            "recommendations": self.recommendations,
            "figures": self.figures,
            "actions": self.actions,
        }
        found = {name: [item.to_data() for item in items] for name, items in parts.items()}
        head = {"language": self.language, "complete": self.complete}
        return {**head, "old": self.old.to_data(), "new": self.new.to_data(), "units": dict(self.units), **found}


def compare(
    advisor: Advisor,
    old: Input,
    new: Input,
    *,
    lang: str | None = None,
    date: Day | None = None,
    audience: Audience = "advisor",
) -> Comparison:
    """Compare two: each either advice as data or its file, or an organisation, which is then advised."""
    documents = [read_input(given) for given in (old, new)]
    advised = [
        None if is_advice(document) else advisor.advise(document, lang=lang, date=date) for document in documents
    ]
    outlines = [
        outline_of(document) if advice is None else outline_of_advice(advice)
        for document, advice in zip(documents, advised, strict=True)
    ]
    base = next((advice.base for advice in reversed(advised) if advice is not None), advisor.knowledge)
    return comparison(base, *outlines, audience=audience)


def outline_of_advice(advice: Advice) -> Outline:
    """The outline of advice that was just given, with its numbers as a file would have them."""
    exact = {key: document_of(advice.data[key]).data for key in ("organisation", "motivation")}
    return Outline.model_validate({**advice.data, **exact})


def comparison(base: KnowledgeBase, old: Outline, new: Outline, *, audience: Audience = "advisor") -> Comparison:
    """What differs between two outlines; `base` says what rests on what."""
    if audience == "client":
        old, new = old.for_client(), new.for_client()
    causes = Causes(base, old, new)
    return Comparison(
        language=new.settings.language,
        complete=old.status == new.status == "complete",
        old=_side(old),
        new=_side(new),
        units={unit.id: unit.title for side in (old, new) for unit in side.units},
        answers=tuple(causes.answers.values()),
        settings=tuple(causes.settings.values()),
        packs=tuple(causes.packs.values()),
        stages=tuple(_stages(causes)),
        verdicts=tuple(_verdicts(causes)),
        recommendations=tuple(recommendation_changes(causes)),
        figures=tuple(figure_changes(old, new)),
        actions=tuple(action_changes(base, old, new)),
    )


def _side(outline: Outline) -> Side:
    day = outline.settings.date or outline.organisation.as_of
    return Side(outline.organisation.name, day, outline.provenance.input)


def _scopes(outline: Outline) -> Mapping[tuple[str, str], ScopeOutline]:
    return {(item.place, scope.id): scope for item in outline.assessments for scope in item.scopes}


def _stages(causes: Causes) -> Iterator[StageChange]:
    """Every scope on either side that does not stand where it stood."""
    before, after = _scopes(causes.old), _scopes(causes.new)
    for place, name in dict.fromkeys((*after, *before)):
        first, second = before.get((place, name)), after.get((place, name))
        if _standing(first) == _standing(second):
            continue
        shown = second or first
        assert shown is not None
        yield StageChange(
            name,
            place,
            causes.new.unit(place) or causes.old.unit(place),
            shown.title,
            _direction(first, second),
            first.says if first else "",
            second.says if second else "",
            tuple(_moved(causes, name, place)),
        )


def _moved(causes: Causes, name: str, place: str) -> list[Cause]:
    """What moved it; in a unit that only one side has, that is all there is to say."""
    if place and not (causes.old.unit(place) and causes.new.unit(place)):
        return list(causes.some(("units",)))
    return causes.of_fact(name, place) or causes.anything()


def _standing(scope: ScopeOutline | None) -> Any:
    if scope is None:
        return None
    ends = [end.id if end else "" for end in (scope.lowest, scope.highest)]
    return scope.applies, ends, scope.holds, [item.id for item in scope.types]


def _direction(before: ScopeOutline | None, after: ScopeOutline | None) -> Direction:
    ends = [end for scope in (before, after) if scope for end in (scope.lowest, scope.highest)]
    if len(ends) != 4 or None in ends:
        return "other"
    low, high, new_low, new_high = (end.level for end in ends if end is not None)
    if new_low >= low and new_high <= high:
        return "clearer"
    if new_low <= low and new_high >= high:
        return "less_clear"
    return "up" if new_low + new_high > low + high else "down"


def _verdicts(causes: Causes) -> Iterator[VerdictChange]:
    """Every use in every place on which something else is said now."""
    before, after = ({(item.place, item.use): item for item in side.verdict} for side in (causes.old, causes.new))
    for place, use in dict.fromkeys((*after, *before)):
        first, second = before.get((place, use)), after.get((place, use))
        if first is not None and second is not None and first.value == second.value:
            continue
        rules = {rule.id: rule for item in (first, second) if item for rule in item.rules}
        found = dict.fromkeys(cause for name in rules for cause in causes.of_rule(name, place))
        yield VerdictChange(
            use,
            place,
            causes.new.unit(place) or causes.old.unit(place),
            first.heading if first else "",
            second.heading if second else "",
            tuple(found) or tuple(causes.anything()),
        )
