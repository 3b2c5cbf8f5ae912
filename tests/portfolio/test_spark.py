"""The same on Spark, in local mode: `pip install -e ".[spark]" pytest` in an environment of its own, and Java."""

import os
import shutil
import sys
from itertools import islice

import pytest

pytest.importorskip("pyspark", reason="needs the extra 'spark'")
if shutil.which("java") is None:
    pytest.skip("needs Java", allow_module_level=True)

pytestmark = [pytest.mark.spark, pytest.mark.filterwarnings("default")]  # PySpark warns of its own

from pyspark.sql import SparkSession  # noqa: E402  # only where it is there

from maturity_advisor import Advisor  # noqa: E402
from maturity_advisor.portfolio.spark import advise_many  # noqa: E402
from tests.scale.differential import table_of  # noqa: E402
from tests.scale.organisations import organisations  # noqa: E402


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable  # else the workers are whatever python3 there is
    builder = SparkSession.builder.master("local[2]").appName("maturity-advisor")
    session = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def test_a_cluster_gives_what_one_machine_gives(spark):
    advisor = Advisor(engine="explain")
    rows = table_of(list(islice(organisations(advisor.knowledge, 5), 40)))
    frame = spark.createDataFrame(rows.to_pylist(), ", ".join(f"`{name}` string" for name in rows.schema.names))

    found = advise_many(frame.repartition(2), {"engine": "explain"}).collect()

    due = {row["id"]: row for row in advisor.advise_many(rows, threads=1).to_pylist()}
    assert len(found) == len(due) == 40
    for row in found:
        assert row.asDict(recursive=True) == due[row["id"]]


def test_a_row_that_cannot_be_read_fails_the_job_and_is_named(spark):
    frame = spark.createDataFrame([("a", "continous")], "id string, `listening.monitoring` string")

    with pytest.raises(Exception, match=r"organisation .a.: listening\.monitoring: there is no option"):
        advise_many(frame, {"engine": "explain"}, top=0).collect()


def test_rows_may_be_set_aside(spark):
    data = [("a", "continous"), ("b", "continuous")]
    frame = spark.createDataFrame(data, "id string, `listening.monitoring` string")

    found = advise_many(frame, {"engine": "explain"}, set_aside=True, top=0, statuses="none").collect()

    assert [row["id"] for row in found] == ["b"]
