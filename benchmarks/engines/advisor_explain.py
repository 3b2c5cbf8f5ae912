"""This program, *explain*, all the way: an organisation checked, read, advised and arranged, ready to say why."""

from __future__ import annotations

from typing import Any

from benchmarks.engines.ours import advisor_of, answers_of
from benchmarks.workload import Answers, Workload

NAME, DISTRIBUTION = "this program, explain: `.advise` in full", "maturity-advisor"
ENGINE = "explain"


class Engine:
    """An advisor that knows nothing but the workload."""

    def __init__(self, workload: Workload, engine: str = ENGINE) -> None:
        self._advisor = advisor_of(workload, engine)

    def given(self, answers: Answers) -> Any:
        """An organisation; what is unknown is left out."""
        known = {name: value for name, value in answers_of(answers).items() if value is not None}
        return {"organisation": {"id": "acme", "name": "Acme"}, "answers": known}

    def fired(self, given: Any) -> list[str]:
        """The rules that fire."""
        statuses = self._advisor.advise(given).derived.statuses
        return [rule for (_, rule), status in statuses.items() if status == "fired"]
