"""`compare`, `what-if`, `verify`, and `advise --robustness`: in every language and format, with their exit codes."""

import json

import pytest

LANGUAGES = ("en", "nl", "de")
FORMS = ("text", "markdown", "json")
QUICK = ("--engine", "explain")


@pytest.fixture
def stored(run, bakery, tmp_path):
    """The bakery's advice as a file."""
    path = tmp_path / "advice.json"
    assert run("advise", bakery, "--robustness", "-o", path).exit_code == 0
    return path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_comparing_and_trying_in_every_language_and_format(run, bakery, form, lang):
    later = bakery.with_name("bakery-with-wishes.yaml")
    compared = run("compare", bakery, later, *QUICK, "--format", form, "--lang", lang)
    tried = run("what-if", bakery, "listening.monitoring=continuous", *QUICK, "--format", form, "--lang", lang)

    for result in (compared, tried):
        assert result.exit_code == 0, result.stderr
        assert len(result.stdout) > 300
        assert form != "json" or json.loads(result.stdout)["language"] == lang


@pytest.mark.parametrize("form", FORMS)
def test_stored_advice_is_verified(run, stored, form):
    result = run("verify", stored, *QUICK, "--format", form)

    assert result.exit_code == 0, result.stderr
    assert form != "json" or json.loads(result.stdout)["agrees"] is True


def test_changed_advice_is_1_and_says_where(run, stored):
    data = json.loads(stored.read_text("utf-8"))
    data["recommendations"][0]["rank"] = 9
    stored.write_text(json.dumps(data), "utf-8")

    result = run("verify", stored, *QUICK, "--lang", "en")

    assert result.exit_code == 1
    assert "/recommendations/0/rank" in result.stdout
    assert "So the file was changed later." in result.stdout


@pytest.mark.parametrize("share", [0, 0.3, 0.999])
def test_half_a_file_is_3(run, stored, share):
    text = stored.read_text("utf-8")
    stored.write_text(text[: int(len(text) * share)], "utf-8")

    result = run("verify", stored, *QUICK)

    assert result.exit_code == 3
    assert "Traceback" not in result.stderr
    assert str(stored) in result.stderr


def test_a_clients_copy_is_3_with_a_remedy(run, bakery, tmp_path):
    path = tmp_path / "client.json"
    run("advise", bakery, "--for", "client", "-o", path)

    result = run("verify", path, *QUICK)

    assert result.exit_code == 3
    assert "without --for client" in result.stderr


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        ("listening.monitorin=never", "Did you mean 'listening.monitoring'"),
        ("listening.monitoring=daily", "Options are"),
        ("listening.monitoring", "Write fact=value"),
        ("desk:process.owner=true", "there is no unit 'desk'"),
    ],
)
def test_what_cannot_be_tried_is_2_with_a_remedy(run, bakery, change, remedy):
    result = run("what-if", bakery, change, *QUICK)

    assert result.exit_code == 2
    assert remedy in result.stderr


def test_without_a_change_there_is_nothing_to_try(run, bakery):
    assert run("what-if", bakery, *QUICK).exit_code == 2


def test_comparing_reads_advice_and_organisations_alike(run, bakery, stored):
    result = run("compare", stored, bakery, *QUICK, "--format", "json")

    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert not any(found[key] for key in ("answers", "settings", "packs", "stages", "verdicts", "recommendations"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_robustness_is_there_when_asked_for(run, bakery, stored, lang):
    plain = run("advise", bakery, "--format", "json")
    asked = run("advise", bakery, "--robustness", "--lang", lang)

    assert "robustness" not in json.loads(plain.stdout)
    assert json.loads(stored.read_text("utf-8"))["robustness"]["runs"] == 1000
    assert "1000" in asked.stdout


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("form", "opening"), [("mermaid", "flowchart BT"), ("dot", "digraph recommendation {")])
def test_an_explanation_can_be_drawn(run, bakery, tmp_path, form, opening, lang):
    printed = run("explain", bakery, "1", "--format", form, "--lang", lang)
    path = tmp_path / ("drawing.mmd" if form == "mermaid" else "drawing.dot")
    written = run("explain", bakery, "1", "--lang", lang, "-o", path)

    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert printed.stdout.startswith(opening)
    assert path.read_text("utf-8") == printed.stdout
