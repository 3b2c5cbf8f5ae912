"""How long a report takes, cold: the whole command in a process of its own, on the example with the largest advice.

python -m benchmarks.reporting [ROUNDS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
LARGEST = ROOT / "examples" / "machine-builder.yaml"
PROGRAM = [sys.executable, "-c", "from maturity_advisor.cli import main; main()"]
WANTED = {"html": 1.5, "pdf": 3.0, "docx": 3.0, "xlsx": 1.5}


def run(source: Path, form: str, folder: Path) -> tuple[float, float]:
    """Seconds on the clock and seconds of the processor of one command."""
    began, before = time.perf_counter(), os.times()
    output = folder / f"report.{form}"
    command = [*PROGRAM, "report", source, "--lang", "nl", "-q", "-o", output]
    subprocess.run(command, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - began, used


def main() -> None:
    """A line a format: least and median on the clock, and the processor's time beside it."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{'from':<8}{'format':<8}{'wanted':>8}{'least':>8}{'median':>8}{'processor':>11}   seconds, {rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stored = folder / "advice.json"
        advise = [*PROGRAM, "advise", LARGEST, "--lang", "nl", "-q", "-o", stored]
        subprocess.run(advise, check=True)
        for source, label in ((LARGEST, "ORG"), (stored, "ADVICE")):
            for form, wanted in WANTED.items():
                found = [run(source, form, folder) for _ in range(rounds)]
                clock, used = [item[0] for item in found], median(item[1] for item in found)
                print(f"{label:<8}{form:<8}{wanted:>8.1f}{min(clock):>8.2f}{median(clock):>8.2f}{used:>11.2f}")


if __name__ == "__main__":
    main()
