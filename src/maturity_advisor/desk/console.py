"""A conversation line by line: no colour, no cursor that moves, so that SSH and screen readers follow it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from textwrap import wrap
from typing import TextIO

from maturity_advisor.reports.inert import plain

WIDTH = 80
ROOM = 10
# A terminal that edits lines itself takes no longer ones, and drops what is beyond without a word.
LONGEST = 4095


class Gone(Exception):
    """Whoever was talked to has left: the end of input."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A line that was typed, and whether the terminal may have cut its end off."""

    text: str
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Console:
    """Prints wrapped lines and reads typed ones."""

    source: TextIO
    target: TextIO

    def say(self, text: str, indent: int = 0, hanging: int | None = None) -> None:
        """A paragraph; control characters of whoever wrote it stay out of the terminal."""
        rest = indent if hanging is None else hanging
        lines = wrap(plain(text), WIDTH, initial_indent=" " * indent, subsequent_indent=" " * rest)
        self.lines(lines or [""])

    def lines(self, lines: Iterable[str]) -> None:
        """Lines that are laid out already."""
        self.target.write("".join(f"{line}\n" for line in lines))
        self.target.flush()

    def ask(self, prompt: str) -> Heard:
        """What is typed after a prompt; a line that ends with a backslash goes on in the next. Gone at the end."""
        found, cut = "", False
        while True:
            # The last line leaves room to type in.
            asked = plain(prompt)
            asked += "" if asked.endswith((":", "?", ")", "…")) else ":"
            lines = wrap(asked.replace("? ", "?\0"), WIDTH - ROOM)
            self.target.write("\n".join(lines).replace("\0", " ") + " ")
            self.target.flush()
            line = self.source.readline()
            if not line:
                self.lines([""])
                raise Gone
            cut = cut or len(line.encode("utf-8", "replace")) >= LONGEST
            line = line.rstrip("\r\n")
            if not line.endswith("\\"):
                return Heard(_clean(found + line), cut)
            found, prompt = found + line[:-1], "…"


def speak_utf8() -> None:
    """Let the terminal's streams carry any text, whatever the computer's settings."""
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _clean(text: str) -> str:
    """Without what no file can hold: half characters and NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
