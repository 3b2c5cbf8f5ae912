"""The verdict: whether a use of social media is for this organisation at all, before any single action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.rules import VerdictValue
from maturity_advisor.reasoning.derived import Derived

# The most cautious verdict goes before the others.
CAUTION: tuple[VerdictValue, ...] = ("not_now", "enough", "limits", "do")
USES = ("inside", "outside")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Do, do with limits, not now, or enough: for a use, in the organisation or one unit, with the rules that say so.

    Without rules it is `do`: nothing that is known speaks against it. `open` names rules that could still change it.
    """

    use: str
    place: str
    value: VerdictValue
    rules: tuple[RuleDefinition, ...] = ()
    others: tuple[RuleDefinition, ...] = ()
    open: tuple[RuleDefinition, ...] = ()

    @property
    def stops_growth(self) -> bool:
        """Whether advice towards further stages waits."""
        return self.value in ("not_now", "enough")


def verdicts_of(derived: Derived, standing: Iterable[tuple[RuleDefinition, str]]) -> tuple[Verdict, ...]:
    """One verdict for each use in the organisation, and for each unit of which a rule says something."""
    said = [(rule, place) for rule, place in standing if rule.judges]
    open_rules = [
        (rule, place.id)
        for rule in derived.base.judging
        for place in derived.places
        if derived.statuses.get((place.id, rule.id)) == "undetermined"
    ]
    found = []
    for place in derived.places:
        for use in USES:
            fired = [rule for rule, where in said if where == place.id and _is_about(rule, use)]
            still_open = [rule for rule, where in open_rules if where == place.id and _is_about(rule, use)]
            if fired or not place.id:
                found.append(_verdict(use, place.id, fired, still_open))
    return tuple(found)


def _is_about(rule: RuleDefinition, use: str) -> bool:
    return rule.written.verdict is not None and rule.written.verdict.use in (use, "both")


def _verdict(use: str, place: str, fired: list[RuleDefinition], still_open: list[RuleDefinition]) -> Verdict:
    values = [rule.written.verdict.value for rule in fired if rule.written.verdict]
    value: VerdictValue = min(values, key=CAUTION.index) if values else "do"
    agreeing = tuple(rule for rule in fired if rule.written.verdict and rule.written.verdict.value == value)
    others = tuple(rule for rule in fired if rule not in agreeing)
    more_cautious = tuple(
        rule for rule in still_open if rule.written.verdict and _before(rule.written.verdict.value, value)
    )
    return Verdict(use, place, value, agreeing, others, more_cautious)


def _before(one: VerdictValue, other: VerdictValue) -> bool:
    return CAUTION.index(one) < CAUTION.index(other)


def says_wait(verdicts: Iterable[Verdict], rules: Iterable[RuleDefinition], place: str) -> bool:
    """Whether one of these rules decides that a use has limits in this place, or that it is not the time."""
    limiting = [verdict for verdict in verdicts if verdict.place == place and verdict.value in ("limits", "not_now")]
    return any(rule in verdict.rules for verdict in limiting for rule in rules)
