"""Follows a page of the docs to the letter: writes its files, runs its commands, and compares what they print.

`python -m tests.packaging.literal PAGE FOLDER` writes what was printed into the page; the environment must offer this
distribution to pip, as the packaging tests do.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<kind>\w+)(?: file=(?P<file>\S+))?\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SETTINGS = {
    "NO_COLOR": "1", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "PYTHONWARNINGS": "ignore", "LC_ALL": "C.UTF-8",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1",
}  # fmt: skip
VARIES = (
    (re.compile(r"in \d+\.\d+s"), "in 0.50s"),
    (re.compile(r"sha256:[0-9a-f]{64}"), "sha256:…"),
)


@dataclass(frozen=True, slots=True)
class Followed:
    """A block of the page, what it says, and what it came to here."""

    body: str
    came: str


def follow(page: str, folder: Path, environment: dict[str, str]) -> Iterator[Followed]:
    """Every block in order; commands run in one folder, with what they activated still active."""
    settings = {**os.environ, **SETTINGS, **environment}
    activated = ""
    for block in FENCE.finditer(page):
        body = block["body"]
        if block["file"]:
            path = folder / block["file"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif block["kind"] == "sh":
            _run(f"set -eu\n{activated}{body}", folder, settings, must=True)
            activated += "".join(f"{line}\n" for line in body.splitlines() if line.startswith(". "))
        elif block["kind"] == "console":
            yield Followed(body, _console(body, folder, settings, activated))


def _console(body: str, folder: Path, settings: dict[str, str], activated: str) -> str:
    """Each command with all it prints; the page shows where a long output is cut by …."""
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    shown = []
    for command in commands:
        printed = _run(f"{activated}{command}", folder, settings)
        shown.append(f"$ {command}\n" + "".join(f"{line.rstrip()}\n" for line in printed.splitlines()))
    text = "".join(shown)
    for pattern, instead in VARIES:
        text = pattern.sub(instead, text)
    return text


def _run(script: str, folder: Path, settings: dict[str, str], *, must: bool = False) -> str:
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert not must or done.returncode == 0, f"{script}\n{done.stdout}"
    return done.stdout


def rewritten(page: str, found: list[Followed]) -> str:
    """The page with what was printed."""
    for item in found:
        page = page.replace(f"```console\n{item.body}```", f"```console\n{item.came}```", 1)
    return page


def main() -> int:
    """Write what was printed into the page."""
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    page = path.read_text(encoding="utf-8")
    path.write_text(rewritten(page, list(follow(page, folder, {}))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
