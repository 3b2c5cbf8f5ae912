"""The organisations in `examples/`, what their advisor expected, and the advice they get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from maturity_advisor import Advisor

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@cache
def advisor(engine: Any = "auto") -> Advisor:
    """One advisor for all tests with this engine."""
    return Advisor(engine=engine)


@cache
def advice(name: str, engine: str = "auto") -> dict[str, Any]:
    """The advice on an example, as the data of `advice.json`."""
    return dict(advisor(engine).advise(EXAMPLES / f"{name}.yaml").data)


def without_environment(text: str) -> str:
    """The bytes of `advice.json`, but for what may differ."""
    data = json.loads(text)
    del data["environment"]
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def expected(name: str) -> dict[str, str]:
    """What the advisor wrote at the top of the file: `# Verdict outside: do`, `# First: …`."""
    lines = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    notes = [line[2:].partition(": ") for line in lines if line.startswith("# ")]
    return {key: value for key, _, value in notes if key in ("Verdict outside", "Verdict inside", "First")}


def leaves(condition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All tests in the trace of a condition."""
    if "test" in condition:
        yield condition
    for part in condition.values():
        for item in part if isinstance(part, list) else [part]:
            if isinstance(item, dict):
                yield from leaves(item)
