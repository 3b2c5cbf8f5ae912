"""Whatever the bytes, a file is refused within a second and 100 MB; nothing crashes, hangs or grows."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.documents import hostile

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked and measured by /proc")


@pytest.fixture(scope="module")
def refusals() -> dict[str, tuple[float, int]]:
    """Seconds and megabytes that the refusal of each file took."""
    program = [sys.executable, str(Path(hostile.__file__))]
    ran = subprocess.run(program, capture_output=True, text=True, timeout=300, check=True)
    parts = (line.split(" ", 2) for line in ran.stdout.splitlines())
    return {name: (float(seconds), int(megabytes)) for seconds, megabytes, name in parts}


@pytest.mark.parametrize("name", hostile.FILES)
def test_a_hostile_file_is_refused_within_a_second_and_100_megabytes(
    name: str, refusals: dict[str, tuple[float, int]]
) -> None:
    seconds, megabytes = refusals[name]

    assert seconds < 1
    assert megabytes < 100
