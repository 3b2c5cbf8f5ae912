"""What `check` found as data: every refusal and finding with its severity, and what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maturity_advisor.authoring.linting.evidence import Evidence, Finding
from maturity_advisor.authoring.linting.kinds import REFUSED, SEVERITIES, Severity, severity_of
from maturity_advisor.cli.check_studies import problem_data
from maturity_advisor.errors import Place, Problem

if TYPE_CHECKING:
    from maturity_advisor.authoring.checking import Checked

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to tell: a refusal, or a finding with its evidence."""

    severity: Severity
    problem: Problem
    evidence: Evidence | None = None
    beside: Place | None = None
    allowed: str = ""

    def data(self) -> Data:
        """For JSON."""
        found = {**problem_data(self.problem), "severity": self.severity}
        if self.beside is not None:
            found["beside"] = {"file": self.beside.source, "line": self.beside.line, "column": self.beside.column}
        if self.allowed:
            found["allowed"] = self.allowed
        return {**found, **(self.evidence.data() if self.evidence is not None else {})}


def told(checked: Checked, least: Severity = "hint") -> list[Told]:
    """Everything at least so grave, in the order of the files; what is allowed is not among it."""
    found = [Told(REFUSED, problem) for problem in checked.problems]
    found += [_of(finding) for finding in checked.linted.findings]
    shown = SEVERITIES[: SEVERITIES.index(least) + 1]
    return sorted((item for item in found if item.severity in shown), key=lambda item: item.problem.place or Place(""))


def allowed(checked: Checked) -> Iterator[Told]:
    """What was found and is allowed, with the reason."""
    for finding, reason in checked.linted.allowed:
        yield _of(finding, reason)


def _of(finding: Finding, reason: str = "") -> Told:
    return Told(severity_of(finding.code), finding.problem, finding.evidence, finding.beside, reason)


def counts(checked: Checked) -> Counter[Severity]:
    """How many of each severity."""
    return Counter(item.severity for item in told(checked))


def as_data(checked: Checked) -> Data:
    """All of it."""
    return {
        "findings": [item.data() for item in told(checked)],
        "allowed": [item.data() for item in allowed(checked)],
        "skipped": [{"code": code, "why": why} for code, why in checked.linted.skipped],
        "problems": [problem_data(problem) for problem in checked.problems],
        "notices": [problem_data(problem) for problem in checked.notices],
        "packs": checked.packs,
        "organisations": checked.organisations,
        "examples": checked.examples,
    }
