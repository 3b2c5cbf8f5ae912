"""`new-pack` as authors call it."""

import pytest


@pytest.mark.parametrize(
    "more", [(), ("--yaml-only",), ("--language", "de", "--licence", "CC0-1.0", "--author", "Ä. Ö")]
)
def test_what_it_makes_is_in_order_as_the_next_steps_say(run, tmp_path, more):
    made = run("new-pack", "shop-growth", "--into", tmp_path, "--title", 'The "shop"', *more)

    assert (made.exit_code, made.stderr) == (0, "")
    assert "maturity-advisor check" in made.stdout
    home = tmp_path / "shop-growth"
    assert run("check", home).stdout == "Checked 1 pack, 8 examples: no problems.\n"
    assert run("test", home).stdout == "shop-growth: 8 examples, 3 cases: all as expected.\n"


def test_a_spreadsheet_is_where_it_begins(run, tmp_path):
    (tmp_path / "m.csv").write_text("Category;Low;High\nSkills;none;many\n", encoding="utf-8")

    made = run("new-pack", "front", "--yaml-only", "--from", tmp_path / "m.csv", "--into", tmp_path)

    assert made.exit_code == 0
    assert run("test", tmp_path / "front").stdout == "front: 2 examples, 3 cases: all as expected.\n"


def test_a_language_we_do_not_speak_is_told(run, tmp_path):
    made = run("new-pack", "boutique", "--yaml-only", "--language", "fr", "--into", tmp_path)

    assert made.stderr == "sentences that are not yours are in English: we do not speak 'fr'. Translate them.\n"


def test_it_refuses_what_it_cannot_make(run, tmp_path):
    (tmp_path / "taken").mkdir()
    (tmp_path / "m.csv").write_text("a\n")

    codes = [
        run("new-pack", *args, "--into", tmp_path).exit_code
        for args in (["taken"], ["Shop"], ["shop", "--language", "?"], ["shop", "--from", tmp_path / "m.csv"])
    ]

    assert codes == [6, 2, 2, 3]
    assert not (tmp_path / "shop").exists()
