"""What the readings of this program have in common here: an advisor with the workload as its only pack."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pack import fact_of, option_of, pack_of
from benchmarks.workload import Answers, Value, Workload
from maturity_advisor import Advisor


def advisor_of(workload: Workload, engine: str) -> Advisor:
    """An advisor that has read the workload from a file, as it would any pack."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "bench.json")
        path.write_text(json.dumps(pack_of(workload)), encoding="utf-8")
        return Advisor(packs=[path], engine=engine)


def answers_of(answers: Answers) -> dict[str, Value | None]:
    """The same answers under this program's ids."""
    return {fact_of(name): option_of(value) if isinstance(value, str) else value for name, value in answers.items()}
