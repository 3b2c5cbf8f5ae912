"""Files of organisations in, results and summaries out."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
import pytest
import xlsxwriter
from maturity_advisor_plugins import basismodel

from maturity_advisor import Advisor, OrganisationError, UsageError
from maturity_advisor.portfolio.running import Order, beside, run
from tests.cli.conftest import EXAMPLES


@pytest.fixture
def results(tmp_path):
    return tmp_path / "results.parquet"


def rows_of(path):
    return pa.parquet.read_table(path).to_pylist()


def test_a_table_of_texts_is_advised_row_by_row_as_files_are(advisor, answers, results):
    outcome = run(advisor.many(), answers, results, Order())

    rows = rows_of(results)
    assert [row["id"] for row in rows] == ["a1", "a2", "a3", "a4"]
    assert (outcome.organisations, outcome.set_aside) == (4, 0)
    assert [notice.message for notice in outcome.notices] == ["the column 'note' says nothing that is known here"]
    bakery = {
        "organisation": {"id": "a1", "name": "Bakery", "sector": "retail", "employees": 5},
        "wishes": ["enquiries_sales"],
        "answers": {"listening.monitoring": "continuous", "channels.used": ["instagram", "blog"]},
    }
    advice = advisor.advise(bakery)
    row = rows_of(results)[0]
    assert [it["action"] for it in row["recommendations"]] == [it.item.action.id for it in advice.arranged[:10]]
    assert row["recommendations"][0]["priority"] == float(advice.arranged[0].item.priority)


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.yaml")))
def test_one_organisation_is_advised_as_by_advise(advisor, tmp_path, results, example):
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / example).write_bytes((EXAMPLES / example).read_bytes())

    run(advisor.many(), folder, results, Order())

    (row,) = rows_of(results)
    advice = advisor.advise(EXAMPLES / example)
    assert row["id"] == advice.situation.organisation.identity.id
    for (place, rule), status in advice.derived.statuses.items():
        found = row[f"rule:{rule}"]
        assert status == ({it["unit"]: it["status"] for it in found}[place] if place else found)
    assert [(it["action"], it["unit"] or "") for it in row["recommendations"]] == [
        it.item.key for it in advice.arranged[:10]
    ]
    for item in advice.data["assessments"]:
        whole = item["scopes"][0]
        if not item["place"] and whole.get("lowest") and f"lowest:{whole['id']}" in row:
            assert row[f"lowest:{whole['id']}"] == whole["lowest"]["id"]
            assert row[f"highest:{whole['id']}"] == whole["highest"]["id"]


def test_bad_rows_are_set_aside_with_line_and_reason_and_the_rest_goes_on(advisor, answers, results):
    with answers.open("a", encoding="utf-8") as file:
        file.write('a5;"two\nlines";retail;7;never;;;;\n')
        file.write("a6;Wrong;retail;8;sometimes;;;;\n")
        file.write("a7;Too;many;9;never;;;;;;;\n")
        file.write("a8;Wish;retail;9;never;;;fame;\n")

    outcome = run(advisor.many(), answers, results, Order())

    assert [row["id"] for row in rows_of(results)] == ["a1", "a2", "a3", "a4", "a5"]
    assert outcome.set_aside == 3
    said = beside(results, "set-aside.csv").read_text(encoding="utf-8").splitlines()
    assert said[0] == "place,id,problem,remedy"
    assert said[1].startswith(f"{answers}:9,,")
    assert "there are 12 cells, where the header has 9" in said[1]
    assert said[2].startswith(f"{answers}:8,a6,listening.monitoring: there is no option 'sometimes'")
    assert said[3].startswith(f"{answers}:10,a8,")
    assert "fame" in said[3]


def test_strict_stops_at_the_first_and_leaves_nothing(advisor, answers, results):
    with answers.open("a", encoding="utf-8") as file:
        file.write("a6;Wrong;retail;8;sometimes;;;;\n")

    with pytest.raises(OrganisationError, match=r"answers\.csv:6: listening\.monitoring: there is no option"):
        run(advisor.many(), answers, results, Order(strict=True))

    assert sorted(path.name for path in results.parent.iterdir()) == ["answers.csv"]


def test_without_any_good_row_the_results_of_before_stay(advisor, tmp_path, results):
    results.write_bytes(b"before")
    path = tmp_path / "bad.csv"
    path.write_text("listening.monitoring\nsometimes\n", encoding="utf-8")

    with pytest.raises(OrganisationError, match="no organisations to advise"):
        run(advisor.many(), path, results, Order())

    assert results.read_bytes() == b"before"


def test_parquet_and_spreadsheet_say_the_same_as_csv(advisor, answers, tmp_path, results):
    run(advisor.many(), answers, results, Order())
    due = rows_of(results)
    table = pa.csv.read_csv(answers, parse_options=pa.csv.ParseOptions(delimiter=";"))
    pa.parquet.write_table(table, tmp_path / "answers.parquet")
    with xlsxwriter.Workbook(tmp_path / "answers.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([table.schema.names, *(list(row.values()) for row in table.to_pylist())]):
            sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])

    for name in ("answers.parquet", "answers.xlsx"):
        run(advisor.many(), tmp_path / name, results, Order())
        assert rows_of(results) == due


def test_csv_results_have_a_column_for_each_recommendation(advisor, answers, tmp_path):
    results = tmp_path / "results.csv"

    run(advisor.many(), answers, results, Order(top=2, statuses="none"))

    table = pa.csv.read_csv(results)
    assert {"id", "lowest:esm3", "action:1", "priority:1", "action:2"} <= set(table.schema.names)
    assert table.num_rows == 4


def test_anonymous_results_hold_no_ids_and_names(advisor, answers, results):
    with answers.open("a", encoding="utf-8") as file:
        file.write("secret-6;Wrong;retail;8;sometimes;;;;\n")

    run(advisor.many(), answers, results, Order(anonymous=True))

    assert [row["id"] for row in rows_of(results)] == [1, 2, 3, 4]
    everything = b"".join(path.read_bytes() for path in results.parent.iterdir() if path != answers)
    assert not any(name in everything for name in (b"Bakery", b"secret-6", b"a1"))


def test_summaries_show_groups_that_are_large_enough(advisor, tmp_path, results):
    path = tmp_path / "many.csv"
    rows = [f"o{number},{'retail' if number < 20 else 'education'},{3 if number % 2 else 70}" for number in range(26)]
    path.write_text("id,sector,employees\n" + "\n".join(rows) + "\n", encoding="utf-8")

    outcome = run(advisor.many(), path, results, Order(by=("sector", "size"), least=5))

    summary = json.loads(beside(results, "summary.json").read_text(encoding="utf-8"))
    assert summary == json.loads(json.dumps(outcome.summary))
    assert [(group["sector"], group["size"], group["organisations"]) for group in summary["groups"]] == [
        ("retail", "medium", 10),
        ("retail", "small", 10),
    ]
    assert summary["held_back"] == {"groups": 2, "organisations": 6}
    assert summary["all"]["organisations"] == 26
    assert sum(summary["all"]["lowest"]["esm3"].values()) == 26


def test_grouping_by_what_is_not_there_is_refused(advisor, answers, results):
    with pytest.raises(UsageError, match="there is no column 'region'"):
        run(advisor.many(), answers, results, Order(by=("region",)))

    assert not results.exists()


def test_results_end_with_a_known_form(advisor, answers, tmp_path):
    with pytest.raises(UsageError, match=r"End with \.parquet, \.csv"):
        run(advisor.many(), answers, tmp_path / "results.json", Order())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "there is no such file"),
        ("latin.csv", "id;naïve\n".encode("latin-1"), "this is no UTF-8"),
        ("twice.csv", b"id,id\n1,2\n", "the column 'id' is there twice"),
        ("broken.parquet", b"PAR1", "cannot be read"),
        ("broken.xlsx", b"PK", "cannot be read"),
        ("text.doc", b"x", "is no table of organisations"),
        ("empty.csv", b"", "no organisations to advise"),
    ],
)
def test_what_cannot_be_read_is_refused(advisor, tmp_path, results, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises((OrganisationError, UsageError), match=said):
        run(advisor.many(), tmp_path / name, results, Order())

    assert not results.exists()


def test_a_folder_tells_of_each_bad_file_where_it_is_wrong(advisor, tmp_path, results):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.yaml").write_text("organisation: {id: a, name: A}\n", encoding="utf-8")
    (folder / "b.yaml").write_text("organisation: {id: b, nam: B}\n", encoding="utf-8")

    outcome = run(advisor.many(), folder, results, Order())

    assert (outcome.organisations, outcome.set_aside) == (1, 1)
    assert str(outcome.problems[0]).startswith(f"{folder / 'b.yaml'}:1:")


def test_an_empty_folder_is_refused(advisor, tmp_path, results):
    with pytest.raises(OrganisationError, match="no organisation files here"):
        run(advisor.many(), tmp_path, results, Order())


def test_progress_is_told_batch_by_batch(advisor, answers, results):
    seen = []

    run(advisor.many(), answers, results, Order(top=0), lambda done, total: seen.append((done, total)))

    assert seen == [(4, None)]


def test_less_is_written_where_less_is_asked(advisor, answers, results):
    order = Order(top=0, statuses="none", facts=("esm3.technology",), keep=("note",))

    run(advisor.many(), answers, results, replace(order))

    names = pa.parquet.read_schema(results).names
    assert {"note", "lowest:esm3.technology"} <= set(names)
    assert not any(name.startswith(("rule:", "recommendations")) for name in names)


def test_a_plugin_that_fails_is_named_and_its_facts_stay_open(answers, results, monkeypatch):
    def fails(organisation):
        raise RuntimeError("no luck")

    monkeypatch.setattr(basismodel, "known", fails)
    advisor = Advisor(engine="explain")

    outcome = run(advisor.many(), answers, results, Order(top=0))

    assert outcome.organisations == 4
    said = [str(failure) for failure in advisor.failures]
    assert len(said) == 1
    assert "'basismodel'" in said[0]
    assert "failed in advisor_facts: RuntimeError: no luck" in said[0]
