"""Case runs: each case of a pack advised like any organisation, and compared with what its author expects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advisor import Advisor
from maturity_advisor.authoring.cases import ExpectedHere, WrittenCase
from maturity_advisor.authoring.deciding import Deciding
from maturity_advisor.authoring.examples import SAID, STATUS
from maturity_advisor.authoring.expecting import came_as_expected, expected_words, state_words
from maturity_advisor.documents import Path, near
from maturity_advisor.errors import OrganisationError, Place, Problem
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import Unfit
from maturity_advisor.reasoning.derived import Status

ROLES: dict[str, tuple[str, ...]] = {"stages": ("scope",), "scores": ("score",)}
NOUNS = {"stages": "stage", "scores": "score", "facts": "fact"}
LEFT = {
    "target": "it lies beyond the target",
    "step": "it is more than one stage ahead",
    "alignment": "it reaches no wish and no KPI",
    "override": "another rule overrides it",
    "verdict": "the verdict on this use stops it",
    "will_not": "the organisation will not do it",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that did not come out as its author expects, and which answers made it so."""

    name: str
    place: Place
    what: str
    expected: str = ""
    came: str = ""
    decided: str = ""
    remedy: str = "Correct the pack or the expectation"

    def problem(self) -> Problem:
        """The same on one line."""
        if not self.came:
            return Problem(f"the case '{self.name}': {self.what}", self.remedy, self.place, "case")
        because = f" (decided by {self.decided})" if self.decided else ""
        what = f"the case '{self.name}': {self.what} came out as {self.came}, expected was {self.expected}{because}"
        return Problem(what, self.remedy, self.place, "case")


def failures_of(advisor: Advisor, pack: str, written: WrittenCase) -> list[Failure]:
    """Everything about one case that is not as expected; what cannot be read is a failure too."""
    try:
        advice = advisor.advise(written.organisation(), lang="en")
    except OrganisationError as error:
        return [_refused(written, problem) for problem in error.problems]
    run = _Run(pack, written, advice, Deciding(advice, advisor.rederive))
    run.compare()
    unread = [item for item in advice.notices if item.code == "inert" and item.place is not None]
    # A case that answers a fact nobody knows is misspelt: there is nothing else it could be for.
    mine = [_refused(written, item) for item in unread if str(item.place).startswith(written.document.source)]
    return [*mine, *run.found]


def _refused(written: WrittenCase, problem: Problem) -> Failure:
    place = problem.place or written.document.place(written.path())
    return Failure(written.case.name, place, problem.message, remedy=problem.remedy)


@dataclass(slots=True)
class _Run:
    """One case while it is compared."""

    pack: str
    written: WrittenCase
    advice: Advice
    deciding: Deciding
    found: list[Failure] = field(default_factory=list)

    def compare(self) -> None:
        expect = self.written.case.expect
        self._place("", expect, ("expect",))
        places = {place.id for place in self.advice.situation.places}
        for unit, here in expect.units.items():
            if unit in places:
                self._place(unit, here, ("expect", "units", unit))
            else:
                self._broken(f"it has no unit '{unit}'", places - {""}, unit, ("expect", "units", unit))

    def _place(self, place: str, here: ExpectedHere, path: Path) -> None:
        for kind in NOUNS:
            for name, raw in getattr(here, kind).items():
                self._fact(place, kind, name, raw, (*path, kind, name))
        for name, status in here.rules.items():
            self._rule(place, name, STATUS[status], (*path, "rules", name))
        if here.recommendations is not None:
            self._recommended(place, here, (*path, "recommendations"))

    def _fact(self, place: str, kind: str, name: str, raw: Any, path: Path) -> None:
        definition = self._definition(kind, name, path)
        if definition is None:
            return
        if not {place, ""} & {key[0] for key in self.advice.derived.states if key[1] == definition.id}:
            self._broken(f"there is no '{name}' in this place", (), name, path)
            return
        state = self.advice.derived.state(place, definition.id)
        try:
            if came_as_expected(definition, raw, state):
                return
        except Unfit as unfit:
            self.found.append(self._failure(path, f"{name}: {unfit.message}", remedy=unfit.remedy))
            return
        decided = self.deciding.of_fact(place, definition.id)
        self._differs(
            path,
            _named(name, place),
            expected_words(raw, definition.domain),
            state_words(state, definition.domain),
            decided,
        )

    def _definition(self, kind: str, name: str, path: Path) -> Definition | None:
        definition = self.advice.base.definitions.get(self.advice.base.meant(name))
        roles = ROLES.get(kind)
        if definition is not None and (roles is None or definition.role in roles):
            return definition
        known = [item.id for item in self.advice.base.definitions.values() if roles is None or item.role in roles]
        self._broken(f"there is no {NOUNS[kind]} '{name}'", known, name, path)
        return None

    def _rule(self, place: str, name: str, status: Status, path: Path) -> None:
        full = name if "/" in name else f"{self.pack}/{name}"
        came = self.advice.derived.statuses.get((place, full))
        if came is None:
            known = [rule for where, rule in self.advice.derived.statuses if where == place]
            self._broken(f"there is no rule '{name}' in this place", known, full, path)
        elif came != status:
            decided = self.deciding.of_rules(place, [full])
            self._differs(path, _named(f"the rule {full}", place), SAID[status], SAID[came], decided)

    def _recommended(self, place: str, here: ExpectedHere, path: Path) -> None:
        wanted = here.recommendations
        assert wanted is not None
        came = self._advised(place)
        known = self.advice.base.actions
        named = (*(wanted.exactly or ()), *wanted.includes, *wanted.excludes, *([wanted.first] if wanted.first else []))
        actions = {name: self._action(name) for name in named}
        unknown = [name for name, action in actions.items() if action not in known]
        for name in unknown:
            self._broken(f"there is no action '{name}'", known, name, path)
        if unknown:
            return
        if wanted.exactly is not None:
            exactly = [actions[name] for name in wanted.exactly]
            self._in_order(place, exactly, came, path)
        for name in wanted.includes:
            if actions[name] not in came:
                self._differs(path, f"advice of {name}", "advised", *self._why(place, actions[name]))
        for name in wanted.excludes:
            if actions[name] in came:
                self._differs(path, f"advice of {name}", "not advised", "advised", self._decided(place, actions[name]))
        if wanted.first is not None and came[:1] != [actions[wanted.first]]:
            self._differs(path, "what is advised first", wanted.first, came[0] if came else "nothing", "")

    def _in_order(self, place: str, exactly: Sequence[str], came: Sequence[str], path: Path) -> None:
        if list(exactly) == list(came):
            return
        odd = [name for name in (*exactly, *came) if (name in exactly) != (name in came)]
        reasons = [f"{name} is {came}: {why}" for name in odd for came, why in [self._why(place, name)]]
        what = _named("what is advised", place)
        self._differs(path, what, ", ".join(exactly) or "nothing", ", ".join(came) or "nothing", "; ".join(reasons))

    def _action(self, name: str) -> str:
        own = f"{self.pack}/{name}"
        return own if own in self.advice.base.actions else name

    def _advised(self, place: str) -> list[str]:
        """What the pack's own rules advise in a place, in order."""
        items = (arranged.item for arranged in self.advice.arranged)
        mine = [item for item in items if item.place == place and any(rule.pack == self.pack for rule in item.rules)]
        return [item.action.id for item in mine]

    def _rules_for(self, action: str) -> list[str]:
        return [rule.id for rule in self.advice.base.rules if rule.action == action and rule.pack == self.pack]

    def _decided(self, place: str, action: str) -> str:
        rules = [rule for rule in self._rules_for(action) if (place, rule) in self.advice.derived.statuses]
        return self.deciding.of_rules(place, rules) if rules else "no rule of this pack advises it"

    def _why(self, place: str, action: str) -> tuple[str, str]:
        """What came of an action that is not advised, and what decided that."""
        if action in self._advised(place):
            return "advised", self._decided(place, action)
        for aside in self.advice.selection.set_aside:
            if aside.firing.key == (action, place):
                return f"set aside: {LEFT[aside.cause]}", self._decided(place, action)
        return "not advised", self._decided(place, action)

    def _differs(self, path: Path, what: str, expected: str, came: str, decided: str) -> None:
        self.found.append(self._failure(path, what, expected=expected, came=came, decided=decided))

    def _broken(self, what: str, known: Iterable[str] | Mapping[str, Any], name: str, path: Path) -> None:
        close = near(name, list(known))
        remedy = f"Did you mean '{close}'?" if close else "Correct the name"
        self.found.append(self._failure(path, what, remedy=remedy))

    def _failure(self, path: Path, what: str, **more: str) -> Failure:
        place = self.written.document.key_place(self.written.path(*path))
        return Failure(self.written.case.name, place, what, **more)


def _named(what: str, place: str) -> str:
    return f"{what} in {place}" if place else what
