"""Killed at random moments, the interview has lost nothing that it said was kept."""

import subprocess
import sys
from pathlib import Path


def test_nothing_acknowledged_is_lost_when_it_is_killed():
    done = subprocess.run(
        [sys.executable, "-m", "tests.desk.killing", "--times", "15", "--seed", "7"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "killed 15 times" in done.stdout
    assert "none lost" in done.stdout
