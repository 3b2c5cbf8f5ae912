"""A person at a terminal: reads what the program prints on a pseudo-terminal and types answers; never sleeps.

Synchronised on output alone: whoever waits for a prompt waits until it stands there, or fails after `PATIENCE`.
"""

import os
import pty
import re
import select
import signal
import sys
import warnings
from pathlib import Path

from maturity_advisor.cli.program import program

PATIENCE = 60
ROOT = Path(__file__).parents[2]
RUN = "from maturity_advisor.cli import main; main()"
PROMPT = re.compile(r"\?\s(help|uitleg|Hilfe): $")
SETTINGS = {"NO_COLOR": "1", "TERM": "xterm", "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


class Ended(Exception):
    """The program has ended."""


class Terminal:
    """One run of the program; `transcript` is all that stood on the screen."""

    def __init__(self, *args, run=None, fresh=False):
        self.transcript = ""
        self._rest = b""
        self.code = None
        words = [str(arg) for arg in args]
        with warnings.catch_warnings():
            # Python warns of forks where threads run, since their locks stay locked: the child touches none of them.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process, self.screen = pty.fork()
        if self.process == 0:
            self._become(words, run or (lambda: program.main(words)), fresh)

    def _become(self, words, run, fresh):
        """In the child: the program freshly started, or as it is loaded here already, which is far faster."""
        code = 1
        try:
            os.environ.update(SETTINGS)
            # A worker of pytest ignores interrupts, and what is ignored stays so in a child.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            if fresh:
                os.execv(sys.executable, [sys.executable, "-c", RUN, *words])
            sys.stdin = os.fdopen(0, encoding="utf-8")
            sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
            code = run() or 0
        except SystemExit as left:
            code = left.code or 0
        finally:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
            os._exit(int(code))

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
