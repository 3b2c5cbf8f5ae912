"""Whenever the program is killed, what stands under the results' name is whole: the old results or the new ones."""

import json
import signal
import subprocess
import sys
import textwrap

import pyarrow.parquet as pq
import pytest

from tests.portfolio.conftest import CSV

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


ROWS = CSV.splitlines()[1:]
OLD = b"the results of before"


@pytest.fixture
def results(tmp_path):
    path = tmp_path / "results.parquet"
    path.write_bytes(OLD)
    path.with_suffix(".summary.json").write_bytes(OLD)
    return path


def kill(answers, results, vocabulary, moment, count):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(answers), str(results), moment, str(count), str(vocabulary)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(("moment", "count"), [("batch", 1), ("batch", 2), ("fsync", 1), ("replace", 1)])
def test_killed_before_the_end_it_leaves_the_results_of_before(answers, results, vocabulary, moment, count):
    kill(answers, results, vocabulary, moment, count)

    assert results.read_bytes() == OLD


@pytest.mark.parametrize("count", [2, 3])
def test_killed_at_the_end_it_leaves_whole_results_and_no_summary_of_others(answers, results, vocabulary, count):
    kill(answers, results, vocabulary, "replace", count)

    summary = results.with_suffix(".summary.json")
    many = pq.read_table(results).num_rows
    assert many
    assert not summary.exists() or json.loads(summary.read_text())["set_aside"] + many == len(ROWS)
