"""From an answer in the organisation file to a state (semantics §4, §12)."""

from __future__ import annotations

from .states import NOT_APPLICABLE, State, number, numbers
from .truth import T, U

SILENT, NA = object(), object()  # said "unknown"; said that the whole is not applicable


def asked(world, place: str, fact) -> State:
    """§4: gate F or N is moot, gate U waits, gate T takes what the answer says."""
    gate = world.truth(place, fact.data["ask_if"]) if "ask_if" in fact.data else T
    if gate == U:
        return State(all_values(fact), "maybe", blank=True)
    return answered(fact, world.answers[place].get(fact.id, "unknown")) if gate == T else NOT_APPLICABLE


def answered(fact, answer) -> State:
    """§4: the respondents' answers joined; one answer is one respondent."""
    said = [said_by(fact, one) for one in respondents(answer)]
    said = [one for one in said if one is not SILENT]
    values = [one for one in said if one is not NA]
    if not said:
        return State(all_values(fact), blank=True)
    if not values:
        return NOT_APPLICABLE
    return State(joined(fact, values), "no" if len(values) == len(said) else "maybe")


def respondents(answer) -> list:
    """A list of mappings is several respondents; a list of options is one answer to a choices fact."""
    several = isinstance(answer, list) and answer and all(isinstance(one, dict) for one in answer)
    return answer if several else [answer]


def said_by(fact, answer):
    """What one respondent said; a mapping that says nothing of any option is `unknown`."""
    if isinstance(answer, dict) and "value" in answer:
        return said_by(fact, answer["value"])
    if answer == "unknown":
        return SILENT
    if isinstance(answer, dict) and "not_applicable" in answer:
        return NA
    if fact.type == "choices":
        options = said_options(fact, answer)
        return SILENT if set(options.values()) == {"open"} else options
    return number(answer) if fact.type in ("integer", "number", "date") else answer


def said_options(fact, answer) -> dict[str, str]:
    """§4 Choices: what a list or a mapping says of each option."""
    if isinstance(answer, list):
        said = {option: "yes" if option in answer else "no" for option in fact.options}
    else:
        spelt = {option: "na" if isinstance(one, dict) else one for option, one in answer.items()}
        said = {option: spelt.get(option, "unknown").replace("unknown", "open") for option in fact.options}
    alone = fact.data.get("exclusive")
    if said.get(alone) == "yes":
        said = {option: "yes" if option == alone else "no" for option in said}
    return said


def joined(fact, values: list):
    """§4: the values named; of choices, what all agree on who gave an answer to the option."""
    if fact.type == "choices":
        heard = {option: {one[option] for one in values} - {"open"} for option in fact.options}
        return tuple((option, said.pop() if len(said) == 1 else "open") for option, said in heard.items())
    return frozenset() if fact.type == "text" else frozenset(values)


def all_values(fact):
    """§4 "All values of the type"; a text has none to show."""
    if fact.type == "choices":
        return tuple((option, "open") for option in fact.options)
    if fact.type in ("integer", "number", "date"):
        least, most = fact.data.get("minimum"), fact.data.get("maximum")
        return numbers(None if least is None else number(least), None if most is None else number(most))
    return frozenset({False, True} if fact.type == "boolean" else fact.options)


def plugin(world, place: str, fact) -> State:
    """§12: the value the plugin returned for the organisation; blank if none, or none of the type."""
    value = world.plugin_facts.get(fact.id) if place == "" else None
    if isinstance(value, dict) and "not_applicable" in value:
        return NOT_APPLICABLE
    return answered(fact, value if of_type(fact, value) else "unknown")


def of_type(fact, value) -> bool:
    """Whether a plugin's value is one of the fact's type."""
    if fact.type == "choices":
        return isinstance(value, list) and set(value) <= set(fact.options)
    if fact.type in ("choice", "scale"):
        return value in fact.options
    if fact.type in ("boolean", "text"):
        return isinstance(value, {"boolean": bool, "text": str}[fact.type])
    try:
        value = number(value)
    except (TypeError, ValueError):
        return False
    least, most = number(fact.data.get("minimum", value)), number(fact.data.get("maximum", value))
    return least <= value <= most and (fact.type == "number" or value.denominator == 1)
