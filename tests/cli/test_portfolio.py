"""`portfolio` and `advise --peers` as users call them."""

import pytest

from tests.cli.conftest import EXAMPLES

CSV = "id,employees,listening.monitoring\n" + "".join(f"o{number},{number * 30},by_chance\n" for number in range(12))


@pytest.fixture
def results(run, tmp_path):
    (tmp_path / "answers.csv").write_text(CSV, encoding="utf-8")
    path = tmp_path / "results.parquet"
    made = run("portfolio", tmp_path / "answers.csv", "-o", path, "--by", "size")
    assert (made.exit_code, made.stderr) == (0, "")
    assert made.stdout.startswith(f"12 organisations advised: {path}\n")
    return path


def test_rows_that_cannot_be_read_are_told_and_the_rest_is_done(run, tmp_path):
    (tmp_path / "answers.csv").write_text(f"{CSV}bad,3,never ever\n", encoding="utf-8")

    made = run("portfolio", tmp_path / "answers.csv", "-o", tmp_path / "results.csv", "--top", "1")

    assert made.exit_code == 8
    assert f"{tmp_path / 'answers.csv'}:14: listening.monitoring: there is no option 'never ever'." in made.stderr
    assert "1 row set aside, with reasons: " in made.stdout


def test_quiet_says_nothing(run, tmp_path):
    (tmp_path / "answers.csv").write_text(CSV, encoding="utf-8")

    made = run("portfolio", tmp_path / "answers.csv", "-o", tmp_path / "results.csv", "-q")

    assert (made.exit_code, made.stdout, made.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("language", "heading", "said"),
    [
        ("en", "COMPARED WITH OTHERS", "Compared with all 12 organisations"),
        ("nl", "VERGELEKEN MET ANDEREN", "Vergeleken met alle 12 organisaties"),
        ("de", "IM VERGLEICH MIT ANDEREN", "Verglichen mit allen 12 Organisationen"),
    ],
)
def test_one_client_is_placed_among_its_peers(run, results, language, heading, said):
    made = run("advise", EXAMPLES / "bakery.yaml", "--peers", results, "--lang", language)

    assert heading in made.stdout
    assert said in " ".join(made.stdout.split())


def test_peers_are_part_of_the_data(run, results):
    import json

    made = run("advise", EXAMPLES / "bakery.yaml", "--peers", results.with_suffix(".summary.json"), "--format", "json")

    found = json.loads(made.stdout)["peers"]
    assert found["organisations"] == 12
    esm3 = next(item for item in found["stages"] if item["scope"] == "esm3")
    assert esm3["lower"] + esm3["alike"] + esm3["higher"] == esm3["organisations"]


def test_peers_need_a_summary(run, tmp_path):
    (tmp_path / "other.json").write_text("{}", encoding="utf-8")

    made = run("advise", EXAMPLES / "bakery.yaml", "--peers", tmp_path / "other.json")

    assert made.exit_code == 3
    assert "this is no summary of a portfolio" in made.stderr


def test_results_have_a_form_that_is_known(run, tmp_path):
    made = run("portfolio", tmp_path, "-o", tmp_path / "results.xls")

    assert made.exit_code == 2
    assert "results are written as Parquet or CSV" in made.stderr
