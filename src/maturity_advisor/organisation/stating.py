"""Answers become states: what respondents said, typed by the fact's domain."""

from __future__ import annotations

from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Domain, Literal_, Unfit, read_item, read_value, within_bounds
from maturity_advisor.organisation.answers import Answer, Response
from maturity_advisor.organisation.known import (
    NotApplicable,
    Several,
    State,
    everything,
    inapplicable,
    one_of,
)

STATES = {"yes": "yes", "no": "no", "unknown": "open", "not_applicable": "na"}


def state_of(definition: Definition, answer: Answer) -> State:
    """What an answer says of a fact whose gate is open; Unfit if it does not fit the fact."""
    domain = definition.domain
    said = [item for item in answer.responses if item.standing == "value"]
    denied = "not_applicable" in [item.standing for item in answer.responses]
    if not said:
        return inapplicable(domain) if denied else everything(domain)
    na = NotApplicable.MAYBE if denied else NotApplicable.NO
    if domain.kind == "choices":
        return _several(domain, said, na)
    return one_of(domain, tuple([_value(domain, item) for item in said]), na)


def _value(domain: Domain, response: Response) -> Literal_:
    raw = response.value
    if isinstance(raw, tuple):
        remedy = "Give one answer, or one for each respondent: [{value: …, by: …}, …]"
        raise Unfit("there is one answer to this", remedy)
    value = read_value(domain, raw)
    within_bounds(domain, value)
    return value


def _several(domain: Domain, said: list[Response], na: NotApplicable) -> Several:
    rows = [_options(domain, item.value) for item in said]
    return Several(tuple(_agreed(column) for column in zip(*rows, strict=True)), na)


def _agreed(column: tuple[str, ...]) -> str:
    """What all say who say something of an option."""
    said = set(column) - {"open"}
    return said.pop() if len(said) == 1 else "open"


def _options(domain: Domain, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, tuple):
        raise Unfit("several answers are possible here", "Write a list, for example [a, b]; [] for none of them")
    if raw and isinstance(raw[0], tuple):
        named = {str(read_item(domain, option, (option,))): STATES[state] for option, state, _ in raw}
        found = {option: named.get(option, "open") for option in domain.options}
    else:
        chosen = {read_item(domain, option, (index,)) for index, option in enumerate(raw)}
        found = {option: "yes" if option in chosen else "no" for option in domain.options}
    return tuple(_exclude(domain, found).values())


def _exclude(domain: Domain, found: dict[str, str]) -> dict[str, str]:
    """If the exclusive option is chosen, all others are not."""
    if domain.exclusive is None or found[domain.exclusive] != "yes":
        return found
    others = [option for option, chosen in found.items() if chosen == "yes" and option != domain.exclusive]
    if others:
        message = f"'{domain.exclusive}' excludes '{others[0]}'"
        raise Unfit(message, "Choose one or the other")
    return {option: "yes" if option == domain.exclusive else "no" for option in found}
