"""New packs: complete and in order as they are made, from nothing or from whatever matrix an author has."""

import csv
import io
import tomllib
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from maturity_advisor.authoring import checking, scaffold
from maturity_advisor.authoring.matrix import Matrix, Named, Names, Row, read_matrix, slug
from maturity_advisor.authoring.scaffold_phrases import PHRASES, starter
from maturity_advisor.authoring.scaffold_yaml import Plan
from maturity_advisor.authoring.trials import run_all
from maturity_advisor.cli.new_pack_verb import LICENCES
from maturity_advisor.errors import AdvisorError, LimitError, StorageError, UsageError
from maturity_advisor.knowledge.shapes import fault_of_id

pytestmark = pytest.mark.usefixtures("plugins_once")
HEAD = ("Dimension", "Category", "Absent", "Managed", "Leading")
TABLE = [
    HEAD,
    ("People", "Skills", "Nobody knows how.", "Trained", "Teach others"),
    ("", "Time", "None", "", "Always: yes, #1"),
    ("Technology", "Tools", '"none"', "{shared}", "integrated\nand \x07 used"),
]


def plan(matrix, name="front", language="en", licence="CC-BY-4.0"):
    return Plan(name, "Front", "2026", "A. Author", licence, language, matrix)


def in_order(home):
    """What `check` and `test` find wrong with a pack."""
    checked = checking.check([home])
    (outcome,) = run_all([home])
    assert (outcome.cases, checked.packs) == (3, 1)
    problems = [*checked.problems, *outcome.problems, *(failure.problem() for failure in outcome.failures)]
    return [str(problem) for problem in problems]


def workbook(path, rows, sheets=("Model",)):
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_numbers": False})
    for name in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    book.close()
    return path


def text(path, rows, separator=",", encoding="utf-8"):
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator).writerows(rows)
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("language", [*PHRASES, "fr"])
@pytest.mark.parametrize("make", [scaffold.distribution, scaffold.folder_of_yaml])
def test_a_new_pack_passes_check_and_its_own_tests(tmp_path, make, language):
    scaffold.write(tmp_path / "front", make(plan(starter(language), language=language)))

    assert in_order(tmp_path / "front") == []


def test_a_distribution_names_its_entry_point_its_data_and_its_licence():
    files = scaffold.distribution(plan(starter("en"), "shop-growth"))
    project = tomllib.loads(files["pyproject.toml"])

    assert project["project"]["entry-points"] == {"maturity_advisor": {"shop_growth": "shop_growth"}}
    assert project["tool"]["setuptools"]["package-data"] == {"shop_growth": ["**/*.yaml"]}
    assert project["project"]["license"] == "CC-BY-4.0"
    compile(files["src/shop_growth/__init__.py"], "plugin", "exec")
    compile(files["tests/test_installed.py"], "test", "exec")


@pytest.mark.parametrize("licence", LICENCES)
def test_every_licence_says_where_it_can_be_read_or_that_there_is_none(licence):
    files = scaffold.distribution(plan(starter("en"), licence=licence))

    assert ("https://" in files["LICENSE"]) == (licence != "proprietary")
    assert tomllib.loads(files["pyproject.toml"])["project"]["license"]


@pytest.mark.parametrize(
    "write",
    [
        lambda folder: workbook(folder / "m.xlsx", TABLE),
        lambda folder: text(folder / "m.csv", TABLE),
        lambda folder: text(folder / "m.csv", TABLE, ";", "utf-8-sig"),
        lambda folder: text(folder / "m.tsv", TABLE, "\t"),
    ],
    ids=["xlsx", "csv", "csv of a European Excel", "tsv"],
)
def test_a_matrix_is_read_the_same_from_every_kind_of_file(tmp_path, write):
    matrix = read_matrix(write(tmp_path))

    assert [stage.id for stage in matrix.stages] == ["absent", "managed", "leading"]
    assert [(row.dimension.id, row.category.id) for row in matrix.rows] == [
        ("people", "skills"), ("people", "time"), ("technology", "tools"),
    ]  # fmt: skip
    assert matrix.rows[1].cells == ("None", "", "Always: yes, #1")
    assert matrix.rows[2].cells == ('"none"', "(shared)", "integrated and used")


def test_a_pack_from_a_spreadsheet_says_what_its_cells_say(tmp_path):
    matrix = read_matrix(workbook(tmp_path / "m.xlsx", TABLE))
    scaffold.write(tmp_path / "front", scaffold.folder_of_yaml(plan(matrix)))

    assert in_order(tmp_path / "front") == []
    model = (tmp_path / "front" / "model.yaml").read_text(encoding="utf-8")
    assert '"Always: yes, #1"' in model
    assert "gap: " in model


def test_a_title_above_other_sheets_and_a_single_column_of_labels_are_understood(tmp_path):
    rows = [("Digital front door",), (), ("", "1 Low", "2 High"), ("Skills", "a", "b"), (), ("Tools", 3, 4.5)]

    matrix = read_matrix(workbook(tmp_path / "m.xlsx", rows, ("Model", "Notes")))

    assert matrix.title == "Digital front door"
    assert matrix.stages == (Named("low", "1 Low"), Named("high", "2 High"))
    assert matrix.rows[1] == Row(Named("tools", "Tools"), Named("tools", "Tools"), ("3", "4.5"))
    assert matrix.remarks == ("Took the sheet 'Model'; left 'Notes' alone.",)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([], "there is nothing in this file"),
        ([("Category",)], "no row names the stages"),
        ([("Dimension", "Category", "Low"), ("a", "b", "c")], "row 1 names fewer than two stages"),
        ([("Category", "Low", "", "High"), ("a", "b", "c", "d")], "row 1, column 3: this stage has no name"),
        ([("Category", "Low", "High")], "there are no rows below the stages"),
    ],
)
def test_what_is_no_matrix_is_refused_with_row_and_column(tmp_path, rows, message):
    with pytest.raises(AdvisorError) as refused:
        read_matrix(text(tmp_path / "m.csv", rows))

    assert message in str(refused.value)
    assert "m.csv" in str(refused.value)


@pytest.mark.parametrize(
    "rows",
    [[("Category", *map(str, range(1, 40))), ("a", "b")], [("Category", "x", "y"), *[("a", "b", "c")] * 400]],
)
def test_a_matrix_of_absurd_size_is_refused(tmp_path, rows):
    with pytest.raises(LimitError):
        read_matrix(text(tmp_path / "m.csv", rows))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("m.csv", "Category,Zürich,Low\n".encode("latin-1"), "Save it as 'CSV UTF-8'"),
        ("m.xlsx", b"no zip at all", "this spreadsheet cannot be read"),
        ("m.pdf", b"", "'m.pdf' is no spreadsheet"),
        ("missing.csv", None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    with pytest.raises(AdvisorError) as refused:
        read_matrix(tmp_path / name)

    assert message in str(refused.value)


def test_nothing_is_ever_overwritten_and_nothing_half_written(tmp_path, monkeypatch):
    files = scaffold.folder_of_yaml(plan(starter("en")))
    (tmp_path / "front").mkdir()
    with pytest.raises(StorageError, match="there is something by this name already"):
        scaffold.write(tmp_path / "front", files)

    def full(self, *given, **how):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(StorageError, match="No space left"):
        scaffold.write(tmp_path / "other", files)
    assert list(tmp_path.iterdir()) == [tmp_path / "front"]


@pytest.mark.parametrize("name", ["Shop", "1shop", "shop growth", "winkel-é", "shop-", "any", "gap", "a/b", "../x", ""])
def test_a_name_that_cannot_be_a_folder_a_module_and_an_id_is_refused(name):
    with pytest.raises(AdvisorError):
        scaffold.check_name(name)


@given(st.text())
def test_an_id_made_of_a_title_is_one(title):
    made = slug(title)

    assert made == "" or fault_of_id(made) is None


@given(st.lists(st.sampled_from(["Any", "any", "1", "Ünknown", "none", "a b", "a_b"])))
def test_ids_made_of_titles_differ(titles):
    names = Names()
    made = [names.named(title, "stage").id for title in titles]

    assert len(set(made)) == len(made)
    assert all(fault_of_id(name) is None for name in made)


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "yes", "1.0", "#", "'", '"\\']
)


@settings(max_examples=10)
@given(st.data())
def test_whatever_is_in_the_cells_the_pack_is_in_order(tmp_path_factory, data):
    width = data.draw(st.integers(2, 4))
    head = ["Dimension", "Category", *data.draw(st.lists(CELLS.filter(str.strip), min_size=width, max_size=width))]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width + 2, max_size=width + 2), min_size=1, max_size=4))
    folder = tmp_path_factory.mktemp("made")
    try:
        matrix: Matrix = read_matrix(text(folder / "m.csv", [head, *rows]))
    except UsageError:
        raise
    except AdvisorError:
        return
    scaffold.write(folder / "front", scaffold.folder_of_yaml(plan(matrix)))

    assert in_order(folder / "front") == []
