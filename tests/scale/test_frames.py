"""The same table gives the same results, whatever frame it comes in."""

from itertools import islice

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from maturity_advisor import Advisor, OrganisationError, UsageError
from tests.scale.organisations import organisations


@pytest.fixture(scope="module")
def advisor():
    return Advisor(engine="explain")


@pytest.fixture(scope="module")
def documents(advisor):
    return list(islice(organisations(advisor.knowledge, 3, plain=True), 80))


@pytest.fixture(scope="module")
def table(advisor, documents):
    """Typed columns: booleans, whole and decimal numbers, words, lists; null where there is no answer."""
    columns = {
        "id": [document["organisation"]["id"] for document in documents],
        "employees": [document["organisation"].get("employees") for document in documents],
        "sector": [document["organisation"].get("sector") for document in documents],
    }
    kinds = {"boolean": pa.bool_(), "integer": pa.int64(), "number": pa.float64(), "choices": pa.list_(pa.string())}
    found = {name: pa.array(column) for name, column in columns.items()}
    for definition in advisor.knowledge.definitions.values():
        answers = [document["answers"].get(definition.id) for document in documents]
        if any(answer is not None for answer in answers):
            found[definition.id] = pa.array(answers, kinds.get(definition.domain.kind, pa.string()))
    return pa.table(found)


@pytest.fixture(scope="module")
def results(advisor, table):
    return advisor.advise_many(table, threads=1).to_pylist()


def test_typed_columns_say_what_files_say(advisor, documents, results):
    for document, row in zip(documents, results, strict=True):
        advice = advisor.advise(document)
        statuses = {rule: status for (_, rule), status in advice.derived.statuses.items()}
        assert {name[5:]: status for name, status in row.items() if name[:5] == "rule:" and status} == statuses
        assert [item["action"] for item in row["recommendations"]] == [
            one.item.action.id for one in advice.arranged[:10]
        ]


@pytest.mark.parametrize(
    "frame",
    [
        pl.from_arrow,
        lambda table: pl.from_arrow(table).with_columns(pl.col(pl.String).cast(pl.Categorical)),
        duckdb.from_arrow,
        lambda table: table.to_pandas(),
        lambda table: table.to_pandas(types_mapper=pd.ArrowDtype),
        lambda table: table.combine_chunks().to_batches()[0],
        lambda table: pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=7)),
    ],
    ids=["polars", "polars-categorical", "duckdb", "pandas", "pandas-arrow", "record-batch", "reader"],
)
def test_every_frame_gives_the_same(advisor, table, results, frame):
    assert advisor.advise_many(frame(table), threads=1).to_pylist() == results


def test_threads_keep_the_order(advisor, table, results):
    many = pa.concat_tables([table] * 3)

    assert advisor.advise_many(many, threads=3).to_pylist() == results * 3


def test_flags_are_the_words_in_bits(advisor, table, results):
    flags = {"fired": True, "silent": False, "undetermined": None, "not_applicable": None}

    found = advisor.advise_many(table, statuses="flags", top=0).to_pylist()

    for row, words in zip(found, results, strict=True):
        for name, value in row.items():
            if name.startswith("rule:") and isinstance(words[name], str):
                assert value is flags[words[name]]


def test_results_can_be_handed_to_polars(advisor, table):
    found = pl.from_arrow(advisor.advise_many(table, facts=["esm3.technology"], keep=["sector"]))

    assert {"id", "sector", "lowest:esm3", "highest:esm3", "lowest:esm3.technology"} <= set(found.columns)


def test_a_row_that_cannot_be_read_is_named_with_its_number(advisor):
    with pytest.raises(OrganisationError) as error:
        advisor.advise_many(pa.table({"listening.monitoring": ["continuous", "continous"]}))

    said = "row 2: listening.monitoring: there is no option 'continous'. Did you mean 'continuous'?"
    assert str(error.value) == said


def test_rows_may_be_set_aside(advisor):
    aside = []
    table = pa.table({"listening.monitoring": ["continuous", "continous", None], "employees": ["3", "many", "40"]})

    found = advisor.advise_many(table, set_aside=lambda row, problem: aside.append((row, problem.message)))

    assert found.column("id").to_pylist() == [1, 3]
    assert [row for row, _ in aside] == [2, 2]


def test_a_column_that_is_meant_for_a_fact_and_is_none_is_refused(advisor):
    with pytest.raises(
        OrganisationError, match=r"no fact 'listening\.monitring'.*Did you mean 'listening\.monitoring'"
    ):
        advisor.advise_many(pa.table({"listening.monitring": ["continuous"]}))


def test_what_is_no_table_is_refused_politely(advisor):
    with pytest.raises(OrganisationError, match="dict is no table that speaks Arrow"):
        advisor.advise_many({"a": 1})


def test_a_fact_that_is_not_there_is_refused_with_the_nearest(advisor):
    with pytest.raises(UsageError, match=r"Did you mean 'esm3\.technology'"):
        advisor.advise_many(pa.table({"id": ["a"]}), facts=["esm3.technologie"])
