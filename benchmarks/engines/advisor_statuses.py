"""This program, *explain*: `Advisor.statuses`, which gives each rule one of four statuses."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from benchmarks.engines.ours import advisor_of, answers_of
from benchmarks.workload import Answers, Workload

NAME, DISTRIBUTION = "**this program, explain**: the four-valued status of every rule", "maturity-advisor"


class Engine:
    """An advisor that knows nothing but the workload."""

    def __init__(self, workload: Workload) -> None:
        self._advisor = advisor_of(workload, "explain")
        self.every = self._advisor.statuses({}).by_rule()

    def given(self, answers: Answers) -> Any:
        """Its own ids."""
        return answers_of(answers)

    def fired(self, given: Any) -> Collection[str]:
        """The rules that fire; the status of every rule is written out too, for that is what is compared."""
        statuses = self._advisor.statuses(given)
        self.every = statuses.by_rule()
        return statuses.fired
