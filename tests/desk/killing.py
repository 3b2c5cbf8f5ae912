"""Kills interviews at random moments, and looks whether anything that was acknowledged is lost.

`python -m tests.desk.killing --times 200 --seed 1` kills 200 times, in three languages; the tests run the same with a
smaller number. One organisation is asked on and on, killed and taken up again until it is complete; then the next.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path

from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.console import Console
from maturity_advisor.desk.interview import Interview, hold
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import SPOKEN, Voice
from maturity_advisor.documents import read_file

from .answering import reply
from .terminal import PROMPT, Ended, Terminal

LANGUAGES = ("en", "nl", "de")
KEPT = {
    lang: re.compile(rf"^{re.escape(SPOKEN[lang]['kept'].partition('{')[0].strip())}", re.MULTILINE)
    for lang in LANGUAGES
}


class Lost(AssertionError):
    """Something that was acknowledged is not in the file."""


def leaves(data, path=()):
    """Every single value with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*path, number))
    else:
        yield path, data


def said(file):
    """What the file holds; it must always be whole."""
    return dict(leaves(read_file(file).data)) if file.exists() else {}


class Trial:
    """One interview at a time, killed at a moment that the seed decides."""

    def __init__(self, folder, advisor, seed):
        self.rnd = random.Random(seed)
        self.folder, self.advisor = folder, advisor
        self.number = 0
        self.acknowledged = 0
        self.between = 0
        self._next_organisation()

    def _next_organisation(self):
        self.number += 1
        self.file = self.folder / f"org-{self.number}.yaml"
        self.lang = LANGUAGES[self.number % 3]

    def run(self):
        """In the child: the interview as the verb holds it."""
        session = Session(self.advisor, Kept.open(self.file), Voice(self.lang), "2026-11-28")
        hold(Interview(session, Console(sys.stdin, sys.stdout)))

    def once(self):
        """Answer some questions, then kill while the answer is on its way; nothing acknowledged may be lost."""
        terminal = Terminal(run=self.run)
        held = {}
        try:
            screen = terminal.until()
            for _ in range(self.rnd.randint(0, 6)):
                before = len(terminal.transcript)
                screen = terminal.say(reply(screen, self.rnd, self.lang))
                self.acknowledged += len(KEPT[self.lang].findall(terminal.transcript[before:]))
                held = self._grown(held)
            # The last answer is typed, and at some moment within its way to the disk and the next question it ends.
            before = len(terminal.transcript)
            terminal.type(reply(screen, self.rnd, self.lang))
            self._let_pass(terminal, self.rnd.random() ** 2 * 0.3)
            terminal.kill()
        except Ended:
            terminal.end() if terminal.code is None else None
            self._next_organisation()
            return
        self._look(terminal.transcript[before:], held)

    def _let_pass(self, terminal, seconds):
        """Read along until a moment comes; waits for output, never for the clock alone."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not terminal.read(left) or PROMPT.search(terminal.transcript):
                return

    def _grown(self, held):
        """What the file holds, which is never less than it held."""
        now = said(self.file)
        unknown = {path[:2] for path, value in held.items() if value == "unknown"}  # asked once more in the end
        held = {path: value for path, value in held.items() if path[:2] not in unknown}
        lost = {path for path, value in held.items() if value not in (now.get(path), now.get((*path, "stage")))}
        if lost:  # a target that is given its reason becomes a mapping
            raise Lost(f"{self.file}: {lost}")
        return now

    def _look(self, screen, held):
        now = self._grown(held)
        was_kept = len(KEPT[self.lang].findall(screen))
        self.acknowledged += was_kept
        if was_kept and now == held and "Enter" not in screen:
            raise Lost(f"{self.file}: acknowledged, and not in the file: {screen!r}")
        self.between += now != held and not was_kept
        changed = {path[:2] for path in now if held.get(path) != now[path]}
        if held and len(changed) > 2:
            raise Lost(f"{self.file}: more than one answer changed: {changed}")


def main():
    """Kill so many times; exit code 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    advisor = Advisor(engine="explain", models=["forrester"])
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), advisor, asked.seed)
        for _ in range(asked.times):
            trial.once()
        left = len(list(Path(folder).glob(".*.part")))
    print(
        f"killed {asked.times} times, {trial.number} organisations, {trial.acknowledged} answers acknowledged, "
        f"none lost; {trial.between} kept but not yet acknowledged; {left} temporary files left behind"
    )


if __name__ == "__main__":
    main()
