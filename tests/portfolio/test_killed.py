"""Whenever the program is killed, what stands under the results' name is whole: the old results or the new ones."""

import signal
import subprocess
import sys
import textwrap

import pytest

PROGRAM = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from maturity_advisor import Advisor
    from maturity_advisor.portfolio import running
    from maturity_advisor.scale import tables

    answers, results, moment, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    seen = {"batch": 0, "replace": 0, "fsync": 0}

    def step(what):
        seen[what] += 1
        if what == moment and seen[what] == count:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(what, do):
        def doing(*given, **named):
            step(what)
            return do(*given, **named)
        return doing

    Path.replace = watched("replace", Path.replace)
    os.fsync = watched("fsync", os.fsync)
    running.batches_of = lambda source, size: tables.batches_of(source, 2)
    running.run(Advisor(packs=[], extra=[sys.argv[5]]).many(threads=1), answers, results,
                running.Order(top=0), lambda done, total: step("batch"))
    """
)


@pytest.mark.parametrize(
    ("moment", "count"), [("batch", 1), ("batch", 2), ("fsync", 1), ("fsync", 3), ("replace", 1), ("replace", 3)]
)
def test_killed_at_any_moment_it_leaves_no_half_results(tmp_path, answers, vocabulary, moment, count):
    results = tmp_path / "results.parquet"
    results.write_bytes(b"the results of before")

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(answers), str(results), moment, str(count), str(vocabulary)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert results.read_bytes() == b"the results of before"
