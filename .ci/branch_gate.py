"""Fails when tests do not take enough of the branches of a room: reads what `pytest --cov` has measured."""

import json
import subprocess
import sys

ROOMS = ("documents", "knowledge", "organisation", "reasoning", "advice")
LEAST = 0.95


def enough(room: str, files: dict[str, dict[str, dict[str, int]]]) -> bool:
    """Print how many of the room's branches were taken; a room that was not measured has not enough."""
    home = f"src/maturity_advisor/{room}/"
    inside = [measured["summary"] for path, measured in files.items() if path.startswith(home)]
    there = sum(summary["num_branches"] for summary in inside)
    taken = sum(summary["covered_branches"] for summary in inside)
    share = taken / there if there else float(bool(inside))
    verdict = "" if share >= LEAST else f"  below {LEAST:.0%}"
    print(f"{room:<14}{taken:>6} of {there:>5} branches  {share:7.1%}{verdict}")
    return share >= LEAST


def main() -> int:
    """0 if every room has enough, else 1."""
    report = subprocess.run(["coverage", "json", "-q", "-o", "-"], stdout=subprocess.PIPE, check=True).stdout
    files = json.loads(report)["files"]
    short = [room for room in ROOMS if not enough(room, files)]
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main())
