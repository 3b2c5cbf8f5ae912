"""How long `check` takes on all installed packs, and on a pack of 1,000 rules: `python -m benchmarks.checking`."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.pack import pack_of
from benchmarks.workload import make_workload

CHECK = [sys.executable, "-c", "from maturity_advisor.cli import main; main()", "check", "--quiet", "--format", "json"]


def measured(*paths: str) -> tuple[float, float, dict[str, int]]:
    """Seconds of the clock and of the processor, and how much was found of each code."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    done = subprocess.run([*CHECK, *paths], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    found: dict[str, int] = {}
    for item in json.loads(done.stdout)["findings"]:
        found[item["code"]] = found.get(item["code"], 0) + 1
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, found


def main() -> None:
    """Print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=1000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pack.json"
        file.write_text(json.dumps(pack_of(make_workload(given.rules))), encoding="utf-8")
        for name, paths in (("all installed packs", ()), (f"a pack of {given.rules} rules", (str(file),))):
            wall, processor, found = measured(*paths)
            counted = ", ".join(f"{number} {code}" for code, number in sorted(found.items())) or "nothing found"
            print(f"{name}: {wall:.1f} s, of the processor {processor:.1f} s; {counted}")


if __name__ == "__main__":
    main()
