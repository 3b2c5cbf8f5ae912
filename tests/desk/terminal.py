"""A person at a terminal: reads what the program prints on a pseudo-terminal and types answers; never sleeps.

Synchronised on output alone: whoever waits for a prompt waits until it stands there, or fails after `PATIENCE`.
"""

import os
import pty
import re
import select
import signal
import sys
from pathlib import Path

PATIENCE = 60
ROOT = Path(__file__).parents[2]
RUN = "from maturity_advisor.cli import main; main()"
PROMPT = re.compile(r"\?: $")
SETTINGS = {"NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


class Ended(Exception):
    """The program has ended."""


class Terminal:
    """One run of the program; `transcript` is all that stood on the screen."""

    def __init__(self, *args, run=None):
        self.transcript = ""
        self._rest = b""
        self.code = None
        self.process, self.screen = pty.fork()
        if self.process == 0:
            self._become(args, run)

    def _become(self, args, run):
        """In the child: the program, freshly started, or a function of this one, which has all loaded already."""
        try:
            os.environ.update(SETTINGS)
            if run is None:
                os.execv(sys.executable, [sys.executable, "-c", RUN, *map(str, args)])
            sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
            run()
        finally:
            os._exit(0)

    def read(self, patience=PATIENCE):
        """What is printed next; empty if nothing is in time. Ended when there is no more."""
        ready, _, _ = select.select([self.screen], [], [], patience)
        if not ready:
            return ""
        try:
            raw = os.read(self.screen, 65536)
        except OSError:  # how Linux says that nobody is at the other end
            raw = b""
        if not raw:
            raise Ended
        whole = self._rest + raw
        text = whole.decode("utf-8", "ignore")
        self._rest = whole[len(text.encode("utf-8")) :] if len(whole) - len(text.encode("utf-8")) < 4 else b""
        text = text.replace("\r\n", "\n")
        self.transcript += text
        return text

    def until(self, pattern=PROMPT):
        """All that is printed up to a prompt."""
        start = len(self.transcript)
        while not pattern.search(self.transcript[start:]):
            if not self.read():
                raise AssertionError(f"no prompt in {PATIENCE} s after: {self.transcript[-400:]!r}")
        return self.transcript[start:]

    def type(self, text):
        """Type a line."""
        os.write(self.screen, f"{text}\n".encode())

    def say(self, text):
        """Type a line and wait for the next prompt."""
        self.type(text)
        return self.until()

    def end(self):
        """Everything until the program ends; its exit code."""
        try:
            while True:
                if not self.read():
                    raise AssertionError(f"still running after {PATIENCE} s: {self.transcript[-400:]!r}")
        except Ended:
            pass
        return self._wait()

    def kill(self):
        """SIGKILL, and what stood on the screen by then."""
        os.kill(self.process, signal.SIGKILL)
        try:
            while self.read():
                pass
        except Ended:
            pass
        self._wait()

    def _wait(self):
        if self.code is None:
            _, status = os.waitpid(self.process, 0)
            os.close(self.screen)
            self.code = os.waitstatus_to_exitcode(status)
        return self.code
