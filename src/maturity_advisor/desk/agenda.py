"""The agenda: which question matters most next, theme by theme, and how many there are still to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from maturity_advisor.advice.asking import Question, next_questions, questions_of, talk
from maturity_advisor.advice.probing import Impact, Probe
from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.desk.session import Session
from maturity_advisor.explanations.grounds import Grounds
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.organisation.known import NotApplicable, is_known
from maturity_advisor.reasoning.assessing import lowest_level

Key: TypeAlias = tuple[str, str]
# So many answers are tried between two questions: a tenth of a second, so that the next question is there at once.
TRIALS = 25


@dataclass(frozen=True, slots=True)
class Agenda:
    """Open questions, the next first; `most` is how many may still be asked if answers open all that they can."""

    impacts: tuple[Impact, ...]
    most: int
    answered: int

    @property
    def to_go(self) -> int:
        """How many are left as things stand."""
        return len(self.impacts)


def agenda_of(session: Session, theme: str = "") -> Agenda:
    """What is still worth asking; the theme that is being talked about is finished first."""
    grounds, answered = session.grounds, settled(session)
    tracer = Tracer(session.advice.speaker)

    def counts(rule: RuleDefinition, place: str) -> bool:
        return not beyond_target(grounds, rule, place)

    asked = next_questions(grounds.base, grounds.derived, tracer, counts)
    asked = tuple(item for item in asked if (item.place, item.fact) not in answered)
    probe = Probe(grounds.base, grounds.situation, grounds.derive, grounds.points)
    impacts = probe.impacts(asked, grounds.derived, TRIALS)
    open_keys = set(reachable(grounds, answered))
    return Agenda(by_theme(session, impacts, theme), max(len(open_keys), len(impacts)), len(set(session.answered())))


def settled(session: Session) -> set[Key]:
    """What is not asked now: answered, be it with `unknown`, or passed over."""
    found = {key for key in session.answered() if not (session.again and _is_unknown(session, key))}
    return found | {(place, fact) for place, _, fact in (name.partition("/") for name in session.passed) if fact}


def _is_unknown(session: Session, key: Key) -> bool:
    answer = session.advice.situation.answers.get(key)
    return answer is not None and all(item.standing == "unknown" for item in answer.responses)


def unknown_keys(session: Session) -> list[Key]:
    """The questions that nobody could answer and that still matter."""
    still_open = set(reachable(session.grounds, set()))
    return [key for key in session.answered() if _is_unknown(session, key) and key in still_open]


def by_theme(session: Session, impacts: tuple[Impact, ...], theme: str) -> tuple[Impact, ...]:
    """The theme at hand first, then the others in the order of their weightiest question."""
    order: dict[str, None] = {theme: None}
    for impact in impacts:
        order[theme_of(session, impact.question)] = None
    places = {name: place for place, name in enumerate(order)}
    return tuple(sorted(impacts, key=lambda item: places[theme_of(session, item.question)]))


def theme_of(session: Session, question: Question) -> str:
    """The theme of a question, with the unit it is asked of."""
    fact = session.base.definitions[question.fact].fact
    return f"{question.place}/{fact.theme if fact is not None else ''}"


def beyond_target(grounds: Grounds, rule: RuleDefinition, place: str) -> bool:
    """Whether a rule only advises what leads beyond the stage that is aimed at."""
    if rule.towards is None or rule.conclude or rule.written.verdict is not None:
        return False
    scope, stage = rule.towards
    target = grounds.derived.state(place, f"target.{scope}")
    if target.na is NotApplicable.YES:
        return False
    return grounds.base.definitions[scope].domain.options.index(stage) > lowest_level(target)


def reachable(grounds: Grounds, answered: set[Key]) -> Iterator[Key]:
    """Open questions below rules that may still come out otherwise; answers can only take away from these."""
    reached: set[str] = set()
    frontier = [
        fact
        for (place, name), status in grounds.derived.statuses.items()
        if (status == "undetermined" or grounds.base.rule(name).closed_world)
        and not beyond_target(grounds, grounds.base.rule(name), place)
        for fact in rule_reads(grounds.base.rule(name))
    ]
    while frontier:
        name = frontier.pop()
        if name not in reached:
            reached.add(name)
            frontier += grounds.points.below[name]
    for (place, name), state in grounds.derived.states.items():
        is_open = state.na is not NotApplicable.YES and not is_known(state)
        is_asked = name in reached and grounds.base.definitions[name].role == "asked"
        if is_open and is_asked and (place, name) not in answered:
            yield place, name


def quick_agenda(session: Session) -> Agenda:
    """The questions of the quick scan that are open, in the order of a good talk; their gates before them."""
    grounds, answered = session.grounds, settled(session)
    base, derived = grounds.base, grounds.derived
    quick = [name for name in talk(base) if (fact := base.definitions[name].fact) is not None and fact.quick]
    found: dict[Key, None] = {}
    for name in quick:
        for key in questions_of(base, derived, [name], ""):
            if key not in answered:
                found[key] = None
    waiting = {
        (item.place, item.fact): item.rules for item in next_questions(base, derived, Tracer(session.advice.speaker))
    }
    impacts = tuple(Impact(Question(fact, place, waiting.get((place, fact), 0))) for place, fact in found)
    return Agenda(impacts, len(impacts), len(set(session.answered())))
