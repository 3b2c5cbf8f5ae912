"""Carrying: an answer to an old question as an answer to the new one, with all that was said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.organisation.answers import REMARKS as REMARK_KEYS
from maturity_advisor.organisation.answers import SAYING

Options = Mapping[str, Any]


@dataclass(slots=True)
class Carried:
    """What became of an answer; `lost` are options that are gone, so that a copy of the whole is kept aside."""

    answer: Any = None
    carried: bool = True
    lost: list[str] = field(default_factory=list)


def carry(answer: Any, options: Options, *, partly: bool = False) -> Carried:
    """The answer under renamed options, null standing for one that is gone.

    What `options` do not name keeps its id, unless only a part of the options goes this way (`partly`).
    """
    found = Carried()
    if isinstance(answer, list) and any(isinstance(item, Mapping) for item in answer):
        kept = [carried for item in answer if (carried := _response(item, options, partly, found)) is not _GONE]
        found.answer, found.carried = kept, bool(kept)
    else:
        one = _response(answer, options, partly, found)
        found.answer, found.carried = one, one is not _GONE
    return found


_GONE = object()


def _response(raw: Any, options: Options, partly: bool, found: Carried) -> Any:
    if not isinstance(raw, Mapping):
        return _value(raw, options, partly, found)
    if "value" in raw:
        value = _value(raw["value"], options, partly, found)
        return _GONE if value is _GONE else {**raw, "value": value}
    if raw.keys() & set(SAYING) or raw.keys() & set(REMARK_KEYS):
        return dict(raw)
    return _by_option(raw, options, partly, found)


def _value(raw: Any, options: Options, partly: bool, found: Carried) -> Any:
    if isinstance(raw, Mapping):
        return _by_option(raw, options, partly, found)
    if isinstance(raw, list):
        new = [_option(item, options, partly, found) for item in raw]
        kept = [item for index, item in enumerate(new) if item is not _GONE and item not in new[:index]]
        return kept if kept or not raw or partly else _GONE
    return raw if raw == "unknown" else _option(raw, options, partly, found)


def _option(raw: Any, options: Options, partly: bool, found: Carried) -> Any:
    key = ("true" if raw else "false") if isinstance(raw, bool) else str(getattr(raw, "text", raw))
    if key not in options:
        if not partly:
            return raw
    elif options[key] is not None:
        return options[key]
    found.lost += [] if partly else [key]
    return _GONE


def _by_option(raw: Mapping[str, Any], options: Options, partly: bool, found: Carried) -> Any:
    """Of two old options that became one: yes if either is, no if both are, else not known."""
    new: dict[str, Any] = {}
    for option, state in raw.items():
        name = _option(option, options, partly, found)
        if name is not _GONE:
            new[name] = _both(new[name], state) if name in new else state
    return new or _GONE


def _both(one: Any, other: Any) -> Any:
    states = (one, other)
    if any(state is True or state == "yes" for state in states):
        return "yes"
    return one if one == other else "unknown"
