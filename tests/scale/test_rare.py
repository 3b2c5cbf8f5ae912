"""What is rare: numbers in odd columns, several names for a fact, plugins that read more, batches of other columns."""

import json
from datetime import date, datetime
from fractions import Fraction

import numpy as np
import pyarrow as pa
import pytest

from maturity_advisor import Advisor, OrganisationError
from maturity_advisor.organisation.known import one_of
from maturity_advisor.reasoning.derived import Supplied
from maturity_advisor.scale.plugged import Plugged
from maturity_advisor.scale.reading import ORGANISATION
from maturity_advisor.scale.remainders import Remainders
from maturity_advisor.scale.scale import Scale
from maturity_advisor.scale.tables import batches_of

PACK = {
    "pack": {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "CC0-1.0", "shared": True},
    "facts": {
        "team.size": {"ask": "How many?", "type": "integer", "minimum": 0, "maximum": 300},
        "team.share": {"ask": "Which share?", "type": "number", "minimum": 0, "maximum": 1},
        "team.since": {"ask": "Since when?", "type": "date"},
        "team.tools": {
            "ask": "Which?",
            "type": "choices",
            "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
        },
        "risk.any": {"derived": True, "type": "boolean", "says": {"true": "Yes.", "false": "No."}},
        "unit.size": {"ask": "How many?", "type": "integer", "per": "process"},
        "name.length": {"derived": True, "type": "integer", "from": "plugin", "reads": ["team.size"]},
    },
    "rules": [
        {
            "id": name,
            "title": name,
            "when": when,
            "because": "So.",
            "origin": "interpretation",
            "conclude": ["risk.any"],
        }
        for name, when in {
            "many": {"team.size": {"at_least": 10}},
            "half": {"team.share": {"above": 0.5}},
            "old": {"team.since": {"below": "2026-01-01"}},
            "both": {"team.tools": {"includes": ["a", "b"]}},
            "long": {"name.length": {"above": 5}},
        }.items()
    ],
}


@pytest.fixture(scope="module")
def advisor(tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "pack.json"
    rules = [{key: value for key, value in rule.items() if key != "conclude"} for rule in PACK["rules"]]
    facts = {
        **PACK["facts"],
        "risk.any": {"derived": True, "type": "boolean", "says": {"true": "Yes.", "false": "No."}},
    }
    path.write_text(json.dumps({**PACK, "facts": facts, "rules": [{**it, "conclude": ["risk.any"]} for it in rules]}))
    return Advisor(packs=[path], engine="explain")


def statuses(advisor, rule, **columns):
    names = {name.replace("__", "."): column for name, column in columns.items()}
    return advisor.advise_many(pa.table(names), top=0, threads=1).column(f"rule:small/{rule}").to_pylist()


F, S, U = "fired", "silent", "undetermined"


@pytest.mark.parametrize(
    "column",
    [
        pa.array([9, 10, None]),
        pa.array([9, 10, None], pa.uint8()),
        pa.array([9.0, 10.0, None]),
        pa.array(["9", "10", None]),
        pa.array(["9", "10", "unknown"]).dictionary_encode(),
        pa.array([9, 10, None], pa.decimal128(5, 0)),
        pa.chunked_array([pa.array([9]), pa.array([10, None])]),
    ],
    ids=lambda column: str(column.type),
)
def test_whole_numbers_may_come_in_any_column(advisor, column):
    assert statuses(advisor, "many", team__size=column) == [S, F, U]


@pytest.mark.parametrize(
    "column", [pa.array([0.5, 0.6, None]), pa.array([0, 1, None]), pa.array([0.5, 0.75, None], pa.float32())]
)
def test_decimal_numbers_may_come_in_any_column(advisor, column):
    assert statuses(advisor, "half", team__share=column) == [S, F, U]


@pytest.mark.parametrize("kind", [pa.date32(), pa.date64(), pa.timestamp("us")])
def test_days_may_come_in_any_column(advisor, kind):
    days = [date(2026, 1, 1), date(2025, 12, 31), None]
    if pa.types.is_timestamp(kind):
        days = [None if day is None else datetime(day.year, day.month, day.day) for day in days]

    assert statuses(advisor, "old", team__since=pa.array(days, kind)) == [S, F, U]


def test_several_options_may_come_as_lists_and_maps(advisor):
    lists = pa.array([["a"], ["b", "a"], None])
    maps = pa.array(
        [[("a", "yes"), ("b", "no")], [("a", "yes"), ("b", "yes")], None], pa.map_(pa.string(), pa.string())
    )

    assert statuses(advisor, "both", team__tools=lists) == [S, F, U]
    assert statuses(advisor, "both", team__tools=maps) == [S, F, U]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (pa.array([301]), "301 is more than 300"),
        (pa.array([-1]), "-1 is less than 0"),
        (pa.array([1.5]), "no whole number"),
        (pa.array([np.nan]), "nan is no number"),
        (pa.array([np.inf]), "inf is no number"),
        (pa.array([b"x"]), "bytes is no plain data"),
        (pa.array(["{broken"]), "team.size"),
        (pa.array(['{"valu": 3}']), "Did you mean 'value'"),
    ],
)
def test_numbers_that_do_not_fit_are_refused_with_their_row(advisor, column, said):
    with pytest.raises(OrganisationError) as error:
        statuses(advisor, "many", team__size=column)

    assert str(error.value).startswith("row 1: ")
    assert said in str(error.value)


def test_a_row_may_be_wrong_in_what_is_no_answer(advisor):
    table = pa.table({"wishes": ["fame", None, "[1"], "team.size": [1, 2, 3]})
    aside = []

    found = advisor.advise_many(table, top=0, set_aside=lambda row, problem: aside.append((row, problem.message)))

    assert found.column("id").to_pylist() == [2]
    assert [row for row, _ in aside] == [1, 3]
    assert "fame" in aside[0][1]


def test_a_row_that_chooses_editions_is_set_aside(advisor):
    with pytest.raises(OrganisationError, match="this row chooses editions of its own"):
        advisor.advise_many(pa.table({"models": ['{"esm3": "2009"}']}), top=0)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["unit.size"], "'unit.size' is not asked of the organisation, but of each process"),
        (["name.length"], "the column 'name.length' is derived and cannot be answered"),
        (["team.sise"], "Did you mean 'team.size'?"),
    ],
)
def test_columns_that_cannot_be_meant_are_refused(advisor, names, said):
    with pytest.raises(OrganisationError) as error:
        advisor.advise_many(pa.table({name: [1] for name in names}), top=0)

    assert said in str(error.value)


class Naming:
    """A plugin that reads what no two rows share."""

    def __init__(self):
        self.calls = 0

    def supply(self, pack, organisation, known):
        self.calls += 1
        length = len(organisation.identity.name) + len(organisation.answers)
        domain = DOMAIN["name.length"].domain
        return {"name.length": Supplied(one_of(domain, (Fraction(length),)))}


DOMAIN = {}


def test_a_plugin_that_reads_names_and_answers_is_asked_row_by_row(advisor):
    base = advisor.knowledge
    DOMAIN.update(base.definitions)
    source = Naming()
    table = pa.table({"name": ["Ann", "Ferdinand", "Bo"], "team.size": [3, 3, None], "employees": [3.0, None, 7.0]})
    rule = next(rule for rule in base.rules if rule.id == "small/long")

    read = Scale(base, Remainders(base), Plugged(source)).read(table.to_batches()[0])

    here = read.batch.places[ORGANISATION]
    column = read.batch.column("name.length", here)
    assert [int(column.state(row).low) for row in range(3)] == [4, 10, 2]
    assert np.unpackbits(read.batch.rule(rule, here).true, count=3, bitorder="little").tolist() == [0, 1, 0]
    assert source.calls >= 3


class Budgeting:
    """A plugin that reads the constraints alone."""

    def __init__(self):
        self.seen = []

    def supply(self, pack, organisation, known):
        hours = organisation.constraints.hours_per_week
        self.seen.append(hours)
        domain = DOMAIN["name.length"].domain
        return {"name.length": Supplied(one_of(domain, (hours,)))}


def test_a_plugin_is_asked_once_for_rows_that_agree_in_what_it_reads(advisor):
    base = advisor.knowledge
    DOMAIN.update(base.definitions)
    days = [f"2026-01-{number:02}" for number in range(1, 13)]
    table = pa.table({"as_of": days, "constraints.hours_per_week": [1, 2, 3] * 4})
    source = Budgeting()
    plugged = Plugged(source)

    for batch in batches_of(table, 6):
        read = Scale(base, Remainders(base), plugged).read(batch)
        column = read.batch.column("name.length", read.batch.places[ORGANISATION])
        assert [int(column.state(row).low) for row in range(6)] == [1, 2, 3, 1, 2, 3]

    # Days differ from row to row, but the plugin does not look at them.
    assert sorted(source.seen) == [1, 2, 3]
    assert plugged.reads == {"small": {"constraints"}}


def test_batches_are_of_one_size_and_of_one_form():
    small = pa.RecordBatch.from_pylist([{"a": "x"}, {"a": "y"}, {"a": "z"}])
    other = pa.RecordBatch.from_pylist([{"b": "x"}])
    coded = [
        pa.RecordBatch.from_arrays([pa.array(words).dictionary_encode()], ["a"]) for words in (["x", "y"], ["y", "z"])
    ]

    assert [batch.num_rows for batch in batches_of(iter([small, small, other]), 2)] == [2, 2, 2, 1]
    (joined,) = batches_of(iter(coded), 4)
    assert joined.column(0).to_pylist() == ["x", "y", "y", "z"]
