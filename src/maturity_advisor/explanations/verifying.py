"""Verifying: advice computed once more from the input inside it, and whatever is not the same any more."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, TypeGuard

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advisor import Advisor, Input, environment_of
from maturity_advisor.documents import document_of
from maturity_advisor.errors import OrganisationError, PackError, Problem, UsageError
from maturity_advisor.explanations.differing import ABSENT, Difference, differences
from maturity_advisor.explanations.robustness import MOST_RUNS, robustness
from maturity_advisor.explanations.stored import Stored, read_advice
from maturity_advisor.reasoning.readings import EngineName

SHOWN = 10
PACK_KEYS = ("edition", "version", "digest")
ROBUSTNESS = "robustness"


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether stored advice still follows from its own input, and if not, what is different.

    `packs`, `settings` and `environment` say where a difference may come from; `differences` are the first of `count`
    places that differ. `obstacles` are there if nothing could be computed. `review` is the advisor's own judgement,
    which no program can verify.
    """

    agrees: bool
    language: str
    differences: tuple[Difference, ...] = ()
    count: int = 0
    packs: tuple[Difference, ...] = ()
    settings: tuple[Difference, ...] = ()
    environment: tuple[Difference, ...] = ()
    obstacles: tuple[Problem, ...] = ()
    review: tuple[Mapping[str, Any], ...] = ()

    def to_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "agrees": self.agrees,
            "language": self.language,
            "count": self.count,
            "differences": [item.to_data() for item in self.differences],
            "packs": [item.to_data() for item in self.packs],
            "settings": [item.to_data() for item in self.settings],
            "environment": [item.to_data() for item in self.environment],
            "obstacles": [{"message": item.message, "remedy": item.remedy} for item in self.obstacles],
            "review": list(self.review),
        }


def verify(
    advice: Input,
    *,
    advisor: Advisor | None = None,
    extra: Iterable[str | os.PathLike[str]] = (),
    engine: EngineName = "auto",
    shown: int = SHOWN,
) -> Verification:
    """Compute advice again with its own input and settings, and compare all but `environment`.

    By default an advisor is made that is set as the stored one was; give one to verify much advice with the same.
    OrganisationError if it is no advice, or a client's copy, which holds no input.
    """
    stored = read_advice(advice)
    obstacles: tuple[Problem, ...] = ()
    if advisor is None:
        advisor, obstacles = _advisor(stored, tuple(extra), engine)
    if obstacles:
        return _verification(stored, _as_it_is(stored, advisor), obstacles, shown)
    try:
        again = advisor.advise(stored.input, lang=stored.language, date=stored.day)
        now = _plain({**again.data, **_robustness(stored.data, again)})
    except OrganisationError as error:
        return _verification(stored, _as_it_is(stored, advisor), error.problems, shown)
    return _verification(stored, now, (), shown)


def _advisor(
    stored: Stored, extra: tuple[str | os.PathLike[str], ...], engine: EngineName
) -> tuple[Advisor, tuple[Problem, ...]]:
    """The advisor of back then; where it cannot be had today, the one of today and the reasons."""
    try:
        asked = Advisor(
            extra=extra, models=stored.models, without=stored.without, engine=engine, priority=stored.priority
        )
    except (PackError, UsageError) as error:
        if not any(problem.code in ("unknown-model", "priority", "without") for problem in error.problems):
            raise
        return Advisor(extra=extra, engine=engine), error.problems
    return asked, ()


def _verification(stored: Stored, now: Any, obstacles: tuple[Problem, ...], shown: int) -> Verification:
    old = stored.data
    found = list(differences(_compared(old), _compared(now)))
    return Verification(
        agrees=not found and not obstacles,
        language=stored.language,
        differences=() if obstacles else tuple(found[:shown]),
        count=0 if obstacles else len(found),
        packs=tuple(_packs(old, now)),
        settings=tuple(islice(differences(old.get("settings"), now.get("settings"), "/settings"), shown)),
        environment=tuple(islice(differences(old.get("environment"), now["environment"], "/environment"), shown)),
        obstacles=obstacles,
        review=tuple(item for item in _listed(old.get("review")) if isinstance(item, Mapping)),
    )


def _compared(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != "environment"}


def _plain(data: Any) -> Any:
    """Data as it would be read from its file."""
    return document_of(data).data


def _robustness(stored: Mapping[str, Any], again: Advice) -> dict[str, Any]:
    """Computed again if it was asked for back then, with the seed of back then."""
    found = stored.get(ROBUSTNESS)
    if not isinstance(found, Mapping):
        return {}
    runs, seed = found.get("runs"), found.get("seed")
    if not _is_whole(runs) or not _is_whole(seed) or not 1 <= int(runs) <= MOST_RUNS:
        return {}
    return {ROBUSTNESS: robustness(again, int(runs), int(seed)).to_data()}


def _is_whole(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def _as_it_is(stored: Stored, advisor: Advisor) -> dict[str, Any]:
    """What can be said of the program and the packs although nothing could be computed with them."""
    packs = [
        {"id": pack.id, "edition": pack.edition, "version": pack.header.version, "digest": pack.digest}
        for pack in advisor.knowledge.packs.values()
    ]
    return {**stored.data, "provenance": {"packs": packs}, "environment": asdict(environment_of(advisor.engine))}


def _packs(old: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Difference]:
    """The packs that are there in one of the two only, or in another edition, version or content."""
    before, after = _by_id(old), _by_id(now)
    for name in sorted({*before, *after}):
        first, second = (_known(side.get(name)) for side in (before, after))
        if first != second:
            yield Difference(name, first, second)


def _by_id(data: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    packs = _listed(_mapping(data.get("provenance")).get("packs"))
    return {str(pack.get("id")): pack for pack in packs if isinstance(pack, Mapping)}


def _known(pack: Mapping[str, Any] | None) -> Any:
    return ABSENT if pack is None else {key: str(pack.get(key, "")) for key in PACK_KEYS}


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, Mapping) else {}


def _listed(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []
