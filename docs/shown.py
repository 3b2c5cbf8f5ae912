"""Real output for the docs: runs a command as a reader would, and prints the part that is shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = {"NO_COLOR": "1", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore"}


def shown(command: str, start: str = "", end: str = "", most: int = 40, folder: str = ".") -> str:
    """A console block of a command and its output, from the line that begins with `start` to before that with `end`."""
    lines = output(command, folder).splitlines()
    first = next((index for index, line in enumerate(lines) if line.startswith(start)), 0)
    last = next((index for index, line in enumerate(lines) if end and index > first and line.startswith(end)), None)
    part = [line.rstrip() for line in lines[first:last]][:most]
    before = ["…"] if first else []
    after = ["…"] if first + len(part) < len(lines) else []
    return "\n".join(["```console", f"$ {command}", *before, *part, *after, "```"])


def listed(path: str, language: str = "yaml") -> str:
    """A block with a file of the repository."""
    return f"```{language}\n{(ROOT / path).read_text(encoding='utf-8').rstrip()}\n```"


def ran(code: str) -> str:
    """A Python block, and what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **SETTINGS},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return f"```python\n{code.strip()}\n```\n\nprints\n\n```\n{done.stdout.rstrip()}\n```"


def output(command: str, folder: str = ".") -> str:
    """What a command prints in a folder, on either stream, at 80 columns and without colour."""
    name, *rest = command.split()
    assert name == "maturity-advisor", name
    done = subprocess.run(
        [sys.executable, "-c", "from maturity_advisor.cli import main; main()", *rest],
        cwd=ROOT / folder,
        env={**os.environ, **SETTINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout
