"""Answer sheets: written, filled in by several, read back; what was said comes back exactly, and nobody is overruled.

`ROUND_TRIPS=1000 pytest tests/desk/test_sheets.py -k exactly` makes so many round trips in each language and format.
"""

import csv
import io
import json
import os
import re
import sys
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlsxwriter
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from maturity_advisor.desk.cells import number_in
from maturity_advisor.desk.csv_form import csv_form, read_csv
from maturity_advisor.desk.form_reading import read_form
from maturity_advisor.desk.forms import rows_of
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.merging import Merging
from maturity_advisor.desk.replies import Unclear
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import Voice
from maturity_advisor.desk.workbook import read_workbook, workbook
from maturity_advisor.documents import read_file, read_text
from maturity_advisor.documents.editing import fresh
from maturity_advisor.documents.plain import document_of
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.stating import state_of

from .small import organisation, small

LANGUAGES = ("en", "nl", "de")
FORMS = (".xlsx", ".csv")
texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufffe\uffff"), min_size=1, max_size=40
).filter(str.strip)
hostile = st.sampled_from(
    ["=1+1", "-2", "+x", "@SUM(A1)", "'quoted", "\ttab", "a\r\nb", "don't know", '"don\'t know"', "weet niet"]
)
words = hostile | texts
ids = st.sampled_from(["low", "middle", "high"])
state = st.sampled_from(["yes", "no", "unknown"]) | st.builds(lambda why: {"not_applicable": why}, words)
values = {
    "a.flag": st.booleans(),
    "a.choice": ids,
    "a.scale": ids,
    "a.several": st.sampled_from([[], ["yes"], ["b"], ["yes", "b"], ["none_of_it"]])
    | st.dictionaries(st.sampled_from(["yes", "b"]), state, min_size=1),
    "a.whole": st.integers(0, 10**29),
    "a.number": st.decimals(-(10**9), 10**9, places=3) | st.decimals(-(10**12), 10**12, places=12),
    "a.day": st.dates(date(1900, 1, 1)).map(date.isoformat),
    "a.text": words,
    "a.each": ids,
}
remarks = st.fixed_dictionaries(
    {},
    optional={
        "source": words, "date": st.just("2026-11-03"), "by": words, "note": words,
        "evidence": st.sampled_from(["stated", "documented", "observed"]),
        "confidence": st.sampled_from(["low", "medium", "high"]), "visibility": st.just("advisor"),
    },
)  # fmt: skip


def answer_of(fact):
    """An answer in any form in which it may be written, by one or by several."""
    value = values[fact] | st.just("unknown")
    said = st.builds(lambda value, more: {"value": value, **more}, value, remarks)
    apart = st.builds(lambda why, more: {"not_applicable": why, **more}, words, remarks)
    one = said | apart
    return one | values[fact] | st.just("unknown") | st.lists(one, min_size=2, max_size=3)


answers = st.fixed_dictionaries({}, optional={fact: answer_of(fact) for fact in values if fact != "a.each"})
unit_answers = st.fixed_dictionaries({}, optional={"a.each": answer_of("a.each")})


@pytest.fixture(scope="module")
def advisor(tmp_path_factory):
    return small(tmp_path_factory.mktemp("pack"))


def opened(advisor, folder, data, lang="en", name="org.yaml"):
    file = Path(folder) / name
    file.write_text(fresh(document_of(data).data, name), encoding="utf-8")
    return Session(advisor, Kept.open(file), Voice(lang), "2026-11-28")


def written(session, form, folder):
    rows = list(rows_of(session, filled=True, hidden=True))
    file = Path(folder) / f"sheet{form}"
    file.write_bytes(csv_form(session, rows) if form == ".csv" else workbook(session, rows, file.name))
    return file


def said(advisor, place, fact, raw):
    """What an answer says, whoever reads it: state, and every respondent's remarks."""
    parsed = parse_answer(document_of(raw).data)
    state = state_of(advisor.knowledge.definitions[fact], parsed)
    return place, fact, state, {(item.why, item.by, item.source, item.date, item.evidence, item.visibility,
                                 item.confidence, item.note) for item in parsed.responses}  # fmt: skip


def everything(advisor, data):
    found = [("", fact, raw) for fact, raw in data.get("answers", {}).items()]
    for unit in data.get("units", ()):
        found += [(unit["id"], fact, raw) for fact, raw in unit.get("answers", {}).items()]
    return sorted((said(advisor, *item) for item in found), key=str)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", LANGUAGES)
@settings(
    max_examples=int(os.environ.get("ROUND_TRIPS", "12")), phases=(Phase.explicit, Phase.generate)
)  # to shrink takes minutes
@given(answers=answers, unit=unit_answers)
def test_whatever_was_answered_comes_back_exactly(advisor, tmp_path_factory, form, lang, answers, unit):
    folder = tmp_path_factory.mktemp("forms")
    full = opened(advisor, folder, organisation(answers, unit), lang)
    sheet = written(full, form, folder)
    before = full.kept.text

    same = Merging(full)
    same.take(read_form(full, str(sheet)))
    full.put(same.changes())
    assert full.kept.text == before

    empty = opened(advisor, folder, organisation({}), lang, "empty.yaml")
    come = Merging(empty)
    come.take(read_form(empty, str(sheet)))
    empty.put(come.changes())
    after = read_file(empty.kept.path).data
    assert everything(advisor, after) == everything(advisor, unlike(document_of(organisation(answers, unit)).data))


def unlike(data):
    """The same answer of the same person twice is one answer."""
    for held in (data, *data["units"]):
        for fact, raw in list(held.get("answers", {}).items()):
            if isinstance(raw, list) and raw and isinstance(raw[0], dict):
                kept = []
                kept += [one for number, one in enumerate(raw) if one not in raw[:number]]
                held["answers"][fact] = kept
    return data


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_workbook_holds_texts_only_and_no_formula_of_a_client(advisor, tmp_path, lang):
    session = opened(
        advisor, tmp_path, organisation({"a.text": {"value": "=cmd()", "note": "+1", "source": "@x", "by": "-y"}}), lang
    )
    cells = [
        cell
        for row in read_workbook(written(session, ".xlsx", tmp_path).read_bytes(), "x")[Voice(lang)("sheet-answers")]
        for cell in row
    ]
    rows = list(
        csv.reader(
            io.StringIO(written(session, ".csv", tmp_path).read_bytes().decode("utf-8-sig")),
            delimiter="," if lang == "en" else ";",
        )
    )

    assert {"=cmd()", "+1", "@x", "-y", "=Which?"} <= set(cells)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "'=cmd()" in [cell for row in rows for cell in row]


def fill(session, folder, name, answers, by="", form=".xlsx"):
    """A sheet as somebody sends it back: `answers` by key, in the words of its language; a pair holds a reason."""
    rows = [[""], [""], ["name", "", by], [], [f"key:{session.voice.known}"]]
    for row in rows_of(session, filled=False, hidden=False):
        text = answers.get(row.key, "")
        text, why = text if isinstance(text, tuple) else (text, "")
        rows.append([row.key, "", "", text, "", why])
    file = Path(folder) / f"{name}{form}"
    if form == ".csv":
        held = io.StringIO()
        csv.writer(held, delimiter=";").writerows(rows)
        file.write_text(held.getvalue(), encoding="utf-8")
        return str(file)
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Answers")
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    return str(file)


@pytest.mark.parametrize("form", FORMS)
def test_where_people_differ_all_is_kept_with_names_and_listed(advisor, tmp_path, form):
    session = opened(advisor, tmp_path, organisation({"a.flag": {"value": True, "source": "the plan"}}))
    director = fill(session, tmp_path, "d", {"a.flag": "no", "a.choice": "=1+1", "a.whole": "12"}, "the director", form)
    staff = fill(session, tmp_path, "s", {"a.flag": "yes", "a.choice": '-high; "x"', "a.whole": "12"}, "staff", form)
    merging = Merging(session)
    merging.take(read_form(session, director))
    merging.take(read_form(session, staff))
    session.put(merging.changes())
    found = read_file(session.kept.path).data["answers"]

    assert found["a.flag"] == [
        {"value": True, "source": "the plan"}, {"value": False, "by": "the director"}, {"value": True, "by": "staff"},
    ]  # fmt: skip
    assert found["a.choice"] == [{"value": "low", "by": "the director"}, {"value": "high", "by": "staff"}]
    assert [(item.fact, item.differs) for item in merging.found.values()] == [
        ("a.flag", True), ("a.choice", True), ("a.whole", False),
    ]  # fmt: skip


def test_the_same_sheet_twice_changes_nothing_and_a_new_one_replaces_only_on_request(advisor, tmp_path):
    session = opened(advisor, tmp_path, organisation({}))
    first = fill(session, tmp_path, "a", {"a.flag": "yes"}, "Anna")
    later = fill(session, tmp_path, "b", {"a.flag": "no"}, "Anna")

    def take(path, **how):
        merging = Merging(session, **how)
        merging.take(read_form(session, path))
        session.put(merging.changes())
        return read_text(session.kept.text, "x").data["answers"]["a.flag"]

    assert take(first) == take(first) == {"value": True, "by": "Anna"}
    assert take(later) == [{"value": True, "by": "Anna"}, {"value": False, "by": "Anna"}]
    assert take(later, replace=True) == take(later, replace=True)
    again = opened(advisor, tmp_path, organisation({"a.flag": {"value": True, "by": "Anna"}}), "en", "again.yaml")
    merging = Merging(again, replace=True)
    merging.take(read_form(again, later))
    again.put(merging.changes())
    assert read_file(again.kept.path).data["answers"]["a.flag"] == {"value": False, "by": "Anna"}


def test_options_are_answered_one_by_one(advisor, tmp_path):
    session = opened(advisor, tmp_path, organisation({}))
    ticked = {"a.several=yes": "x", "a.several=b": "don't know", "a.several=none_of_it": ("does not apply", "because")}
    merging = Merging(session)
    merging.take(read_form(session, fill(session, tmp_path, "a", ticked)))
    session.put(merging.changes())

    assert read_file(session.kept.path).data["answers"]["a.several"] == {
        "yes": "yes", "b": "unknown", "none_of_it": {"not_applicable": "because"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"a.choice": "=1+2"}, "sheet 'Answers', cell D7: '=1+2' is no answer to this question. Did you mean '=1+1'?"),
        ({"a.flag": "does not apply"}, "cell F6: it is not said why this does not apply"),
        ({"a.whole": "1.5"}, "1.5 is no whole number"),
        ({"a.whole": "-1"}, "-1 is less than 0"),
        ({"a.whole": "many"}, "'many' is no number that is clear"),
        ({"a.number": "1,200"}, "'1,200' is no number that is clear"),
        ({"a.day": "tomorrow"}, "tomorrow' is no date"),
        ({"a.several": "b"}, "Answer option by option, in the rows below"),
        ({"a.several=b": "perhaps"}, "'perhaps' cannot be said of an option"),
        ({"a.several=b": "yes", "a.several=none_of_it": "yes"}, "'none_of_it' excludes 'b'"),
    ],
)
def test_what_cannot_be_read_is_named_with_sheet_cell_and_remedy_and_nothing_is_written(
    advisor, tmp_path, answers, said, run
):
    session = opened(advisor, tmp_path, organisation({}))
    sheet = fill(session, tmp_path, "bad", {**answers, "a.text": "fine"})
    before = Path(session.kept.path).read_bytes()
    result = run("answers", "import", session.kept.path, sheet, "--pack", tmp_path_pack(tmp_path), "--lang", "en")

    assert result.exit_code == 3, result.stderr
    assert said in result.stderr
    assert result.stderr.startswith(f"{sheet}:")
    assert Path(session.kept.path).read_bytes() == before


def tmp_path_pack(folder):
    """The small pack once more, beside the installed ones: as one of its own, since the vocabulary is shared too."""
    from .small import PACK

    file = folder / "pack.json"
    file.write_text(json.dumps(PACK), encoding="utf-8")
    return file


def test_all_errors_of_all_sheets_are_reported_at_once(advisor, tmp_path, run):
    session = opened(advisor, tmp_path, organisation({}))
    sheets = [fill(session, tmp_path, name, {"a.whole": "many", "a.day": "soon"}) for name in "ab"]
    result = run("answers", "import", session.kept.path, *sheets, "--pack", tmp_path_pack(tmp_path))

    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 4


def test_what_is_no_answer_sheet_is_refused(run, bakery, tmp_path):
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("key:de;Frage\nx;Ü\n".encode("cp1252"))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and nothing more")
    copy = tmp_path / "org.yaml"
    copy.write_bytes(bakery.read_bytes())

    refused = {other: "this is no answer sheet", latin: "this is not UTF-8", broken: "this is no workbook"}
    for sheet, said in {**refused, tmp_path / "none.xlsx": "there is no such file"}.items():
        result = run("answers", "import", copy, sheet)
        assert (result.exit_code, result.stdout) == (3, ""), result.stderr
        assert said in result.stderr
    assert copy.read_bytes() == bakery.read_bytes()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_an_example_goes_out_and_comes_back_through_the_program(run, bakery, tmp_path, lang, form):
    copy = tmp_path / "org.yaml"
    copy.write_bytes(bakery.read_bytes())
    sheet = tmp_path / f"sheet{form}"
    made = run("sheet", copy, "-o", sheet, "--filled", "--for", "advisor", "--lang", lang)
    result = run("answers", "import", copy, sheet, "--lang", lang)

    assert (made.exit_code, made.stdout, result.exit_code) == (0, "", 0), made.stderr + result.stderr
    assert copy.read_bytes() == bakery.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_for_others_holds_no_answers_and_never_those_for_the_advisor_alone(run, bakery, tmp_path, form):
    for more, answers in (((), 0), (("--filled",), 1)):
        sheet = tmp_path / f"{answers}{form}"
        run("sheet", bakery, "-o", sheet, "--lang", "en", *more)
        raw = sheet.read_bytes()
        rows = read_csv(raw, "x") if form == ".csv" else read_workbook(raw, "x")["Answers"]
        found = {row[0]: row[3] for row in rows if len(row) > 3 and row[3]}
        assert "channels.access" not in found
        assert ("crisis.plan" in found) == bool(answers)


def test_a_sheet_of_another_kind_is_refused_with_2(run, bakery, tmp_path):
    result = run("sheet", bakery, "-o", tmp_path / "sheet.docx")

    assert result.exit_code == 2
    assert "Let it end with .xlsx or .csv" in result.stderr


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("1,125", "nl", "1.125"),
        ("1.125", "en", "1.125"),
        ("12,5", "en", "12.5"),
        ("12.5", "de", "12.5"),
        ("-3", "nl", "-3"),
    ],
)
def test_numbers_are_read_with_the_sign_of_the_sheets_language(text, language, number):
    assert number_in(text, language) == Decimal(number)


@pytest.mark.parametrize(("text", "language"), [("1.125", "nl"), ("1,125", "en"), ("1.200.000", "de"), ("", "en")])
def test_numbers_that_can_be_read_in_two_ways_are_refused(text, language):
    with pytest.raises(Unclear):
        number_in(text, language)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("en", "PEOPLE ANSWERED DIFFERENTLY"), ("nl", "MENSEN ANTWOORDDEN"), ("de", "UNTERSCHIEDLICHE")],
)
def test_a_report_says_what_to_discuss_and_who_said_it(run, tmp_path, lang, heading):
    file = tmp_path / "org.yaml"
    file.write_text(
        "organisation: {id: x, name: X, employees: 45}\nanswers:\n"
        "  listening.monitoring: [{value: never, by: the director}, {value: by_chance, by: staff}]\n"
    )
    shown = run("advise", file, "--lang", lang).stdout

    assert heading in shown
    assert "the director" in shown.partition(heading)[2]


@pytest.mark.parametrize(("library", "verb"), [("xlsxwriter", "sheet"), ("python_calamine", "answers")])
def test_a_missing_library_is_named_with_what_installs_it_and_csv_goes_on(
    run, bakery, tmp_path, monkeypatch, library, verb
):
    copy, sheet = tmp_path / "org.yaml", tmp_path / "sheet.xlsx"
    copy.write_bytes(bakery.read_bytes())
    if verb == "answers":
        run("sheet", copy, "-o", sheet)
    monkeypatch.setitem(sys.modules, library, None)
    result = run("sheet", copy, "-o", sheet) if verb == "sheet" else run("answers", "import", copy, sheet)

    assert result.exit_code == 2
    assert (
        f"{library} is not installed. Install it with `pip install maturity-advisor[sheets]`, or use CSV."
        in result.stderr
    )
    assert run("sheet", copy, "-o", tmp_path / "sheet.csv").exit_code == 0
    assert run("answers", "import", copy, tmp_path / "sheet.csv").exit_code == 0


@pytest.mark.parametrize(
    "text", ["\x1b]0;x\x07", "\u202etxt", "<script>", "=1+1", "[x](javascript:1)", "y" * 10_000, "a\r\nb"]
)
def test_hostile_texts_are_only_texts_to_whoever_opens_the_workbook(advisor, tmp_path, text):
    session = opened(
        advisor,
        tmp_path,
        {**organisation({"a.text": {"value": text, "note": text}}), "organisation": {"id": "x", "name": text}},
    )
    sheet = written(session, ".xlsx", tmp_path)
    with zipfile.ZipFile(sheet) as parts:
        for part in parts.namelist():
            ElementTree.fromstring(parts.read(part))
        formulas = re.findall(r"<f>(.*?)</f>", parts.read("xl/worksheets/sheet1.xml").decode())
    cells = [cell for row in read_workbook(sheet.read_bytes(), "x")["Answers"] for cell in row]

    assert cells.count(text) == 2
    assert all(re.fullmatch(r"FALSE|(OR\()?\$D\$\d+=.*", formula) for formula in formulas), formulas
