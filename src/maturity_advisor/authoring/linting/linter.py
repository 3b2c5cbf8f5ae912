"""The linter: every look at the packs one after another, and what was left out because nothing could be proved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from maturity_advisor.authoring.linting.advising import advising
from maturity_advisor.authoring.linting.bettering import bettering
from maturity_advisor.authoring.linting.climbing import climbing
from maturity_advisor.authoring.linting.deciding import deciding
from maturity_advisor.authoring.linting.evidence import Finding
from maturity_advisor.authoring.linting.excusing import Allowed, excuses_in
from maturity_advisor.authoring.linting.holding import holding
from maturity_advisor.authoring.linting.idling import idling
from maturity_advisor.authoring.linting.kinds import KINDS, SEVERITIES, Severity, severity_of
from maturity_advisor.authoring.linting.scoring import ranging, weighing
from maturity_advisor.authoring.linting.worlds import Worlds, worlds_of
from maturity_advisor.authoring.linting.writing import writing
from maturity_advisor.errors import Place
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.reasoning.solve import Stopped, is_available

Reading = Callable[[KnowledgeBase, Collection[str]], Iterable[Finding]]
Proving = Callable[[Worlds, Collection[str]], Iterator[Finding]]
READ: Sequence[Reading] = (weighing, idling, writing)
PROVED: dict[Proving, tuple[str, ...]] = {
    holding: ("never-holds", "always-holds"),
    climbing: ("unreachable-stage", "skipped-stage", "unattainable"),
    deciding: ("idle-line",),
    advising: ("unreachable-rule", "unreachable-action", "contradiction", "idle-opposes"),
    ranging: ("score-out-of-range",),
    bettering: ("non-monotone",),
}
# What may be allowed because of a pack that is not looked at this time.
BETWEEN_PACKS = ("contradiction", "idle-option")
MISSING = "without the solver"
SLOW = "to the end in the time there was"


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found, what of it is allowed, and which codes could not be looked for (or not to the end), and why."""

    findings: tuple[Finding, ...] = ()
    allowed: tuple[Allowed, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()

    def of(self, severity: Severity) -> list[Finding]:
        """Those of one severity."""
        return [finding for finding in self.findings if severity_of(finding.code) == severity]


def lint(base: KnowledgeBase, packs: Collection[str]) -> Linted:
    """Look into these packs among all of a knowledge base."""
    found = [finding for look in READ for finding in look(base, packs)]
    skipped: list[tuple[str, str]] = []
    if is_available():
        _prove(worlds_of(base), packs, found, skipped)
    else:
        skipped = [(code, MISSING) for code, kind in KINDS.items() if kind.solver]
    excuses = excuses_in(base.packs[name] for name in sorted(packs))
    left, allowed = excuses.sort(found)
    unseen = [code for code, _ in skipped] + ([] if base.packs.keys() <= set(packs) else list(BETWEEN_PACKS))
    left += excuses.idle(unseen)
    once = {finding.problem: finding for finding in left}
    return Linted(tuple(sorted(once.values(), key=_order)), tuple(allowed), tuple(skipped))


def _prove(worlds: Worlds, packs: Collection[str], found: list[Finding], skipped: list[tuple[str, str]]) -> None:
    """What the solver has no answer for in time is said to be open; the rest stands."""
    for look, codes in PROVED.items():
        try:
            found.extend(look(worlds, packs))
        except Stopped:
            worlds.slow = True
        if worlds.slow:
            skipped.extend((code, SLOW) for code in codes)
            worlds.slow = False


def _order(finding: Finding) -> tuple[Place, int, str, str]:
    place = finding.problem.place or Place("")
    return place, SEVERITIES.index(severity_of(finding.code)), finding.code, finding.problem.message
