"""Real talks for the docs: types lines on a pseudo-terminal as a reader would, and prints what stood on the screen."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent)]
from tests.desk.terminal import Ended, Terminal  # noqa: E402  # the tests' own person at a terminal

ROOT = Path(__file__).parent.parent
WAITING = re.compile(r"[:?).] $")


class Talk:
    """A folder with copies of examples, in which the program is run and typed to."""

    def __init__(self, *examples: str) -> None:
        self._kept = tempfile.TemporaryDirectory()
        self.folder = Path(self._kept.name)
        for name in examples:
            shutil.copy(ROOT / "examples" / name, self.folder)

    def typed(self, command: str, *lines: str, start: str = "", end: str = "", most: int = 60) -> str:
        """A console block of a command, with what is typed into it and what it prints."""
        os.chdir(self.folder)
        terminal = Terminal(*command.split()[1:], fresh=True)
        with suppress(Ended):
            for line in lines:
                terminal.until(WAITING)
                terminal.type(line)
        with suppress(AssertionError):
            terminal.end()
        os.chdir(ROOT)
        return self._block(command, terminal.transcript.splitlines(), start, end, most)

    def file(self, name: str, start: str = "", most: int = 40) -> str:
        """What a file in the folder says by now."""
        lines = (self.folder / name).read_text(encoding="utf-8").splitlines()
        first = next((number for number, line in enumerate(lines) if line.startswith(start)), 0)
        return "\n".join(["```yaml", *lines[first : first + most], "```"])

    def _block(self, command: str, found: list[str], start: str, end: str, most: int) -> str:
        lines = [line.split("\r")[-1].replace("\033[K", "").rstrip() for line in found]
        first = next((number for number, line in enumerate(lines) if start and line.startswith(start)), 0)
        last = next(
            (number for number, line in enumerate(lines) if end and number > first and line.startswith(end)), None
        )
        part = lines[first:last][:most]
        before, after = ["…"] if first else [], ["…"] if first + len(part) < len(lines) else []
        return "\n".join(["```console", f"$ {command}", *before, *part, *after, "```"])
