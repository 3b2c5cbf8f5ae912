"""The one command: an environment with the other engines, then the comparison in it.

python benchmarks/run.py [--venv DIR] [--rounds N] [--seconds S] [--sizes N…] [--engines NAME…] [--output FILE]
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
    subprocess.run([*pip, "-r", HERE / "requirements.txt", "-e", ROOT], check=True)
    return subprocess.run([python, "-m", "benchmarks.comparing", *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
