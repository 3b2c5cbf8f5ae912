"""The one command: an environment with the other engines, then the comparison in it.

python benchmarks/run.py [--venv DIR] [--rounds N] [--seconds S] [--sizes N…] [--engines NAME…] [--output FILE]
python benchmarks/run.py --batch [--venv DIR] [--organisations N] [--runs N] [--peers NAME…] [--output FILE]
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> int:
    """Make the environment if it is not there, and compare."""
    arguments = sys.argv[1:]
    folder = HERE / ".venv"
    if "--venv" in arguments:
        place = arguments.index("--venv")
        folder = Path(arguments[place + 1]).resolve()
        del arguments[place : place + 2]
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", HERE / "requirements.txt", "-e", f"{ROOT}[portfolio,solve]"], check=True)
    module = "benchmarks.comparing"
    if "--batch" in arguments:
        arguments.remove("--batch")
        module = "benchmarks.batch"
    return subprocess.run([python, "-m", module, *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
