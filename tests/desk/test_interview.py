"""The interview on a pseudo-terminal: complete, interrupted, resumed, in three languages."""

import random
import re

import pytest

from maturity_advisor.desk.voice import SPOKEN
from maturity_advisor.documents import read_file

from .answering import UNKNOWN, reply
from .terminal import Ended, Terminal

LANGUAGES = ("en", "nl", "de")
NAMES = {"en": "called", "nl": "heet", "de": "heißt"}
STOPPED = {"en": "Stopped. Everything", "nl": "Gestopt. Alles", "de": "Beendet. Alle"}


def data(file):
    return read_file(file).data


def interview(file, lang, *more):
    # One model is enough here, and asks less.
    return Terminal("interview", file, "--lang", lang, "--model", "forrester", "--quiet", *more)


def beginning(terminal, *typed):
    """The first answers: name, with whom, how many people, which sector."""
    terminal.until()
    for line in typed:
        terminal.say(line)


def answer_all(terminal, lang, seed, most=400):
    """Answer until the program ends; its exit code."""
    rnd, screen = random.Random(seed), terminal.until()
    try:
        for _ in range(most):
            screen = terminal.say(reply(screen, rnd, lang))
    except Ended:
        return terminal.end() if terminal.code is None else terminal.code
    raise AssertionError(f"more than {most} questions")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_complete_interview_asks_until_nothing_can_change_the_advice_any_more(tmp_path, lang, run):
    file = tmp_path / "org.yaml"
    terminal = interview(file, lang)
    code = answer_all(terminal, lang, 1)
    found = data(file)

    assert code == 0
    assert {"organisation", "as_of", "wishes", "motivation", "constraints", "answers"} <= set(found)
    assert SPOKEN[lang]["ask-target-model"] in " ".join(terminal.transcript.split())
    assert found["motivation"]["kpis"][0]["current"] == found["motivation"]["kpis"][0]["baseline"]
    # A command stands whole on its line, so that it can be copied.
    lines = [line for line in terminal.transcript.splitlines() if not line.startswith("  maturity-advisor ")]
    assert max(len(line) for line in lines) <= 80
    assert "\033" not in terminal.transcript
    assert run("advise", file).exit_code == 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_stops_finds_everything_kept_and_goes_on_where_it_stopped(tmp_path, lang):
    file = tmp_path / "org.yaml"
    terminal = interview(file, lang, "--quick")
    beginning(terminal, "Zur Brücke", "Marit", "5", "1", "1")
    terminal.type("/stop")
    assert terminal.end() == 0
    assert STOPPED[lang] in terminal.transcript
    before = data(file)

    again = interview(file, lang, "--quick")
    again.until()
    screen = again.say("Jan")
    again.type("/stop")
    again.end()

    assert before["organisation"]["employees"] == 5
    assert len(before["answers"]) == 1
    assert data(file) == before
    assert "1 " in screen
    assert NAMES[lang] not in again.transcript.partition("Marit")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_quick_scan_asks_at_most_15_questions_and_ends_in_one_page(tmp_path, lang):
    file = tmp_path / "org.yaml"
    terminal = interview(file, lang, "--quick")
    beginning(terminal, "Brug", "", "45", "1")
    screen, rnd, asked = terminal.transcript, random.Random(3), 0
    try:
        while True:
            asked += 1
            screen = terminal.say(reply(screen, rnd, lang))
    except Ended:
        pass
    page = terminal.transcript.rsplit("═" * 80, 1)[-1].splitlines()

    assert terminal.end() == 0
    assert 12 <= asked <= 15
    assert 15 < len(page) <= 66


def test_the_language_can_be_changed_at_any_question(tmp_path):
    terminal = interview(tmp_path / "org.yaml", "en", "--quick")
    terminal.until()
    assert "Wie heißt die Organisation?" in terminal.say("/de")
    assert "Hoe heet de organisatie?" in terminal.say("/nl")
    terminal.say("Brug")
    terminal.say("")
    assert "Hoeveel mensen werken er bij u?" in terminal.transcript
    assert "Wie viele Menschen arbeiten bei Ihnen?" in terminal.say("/de")
    terminal.type("/stopp")
    assert terminal.end() == 0


def test_remarks_go_with_the_answer_and_back_changes_it(tmp_path):
    file = tmp_path / "org.yaml"
    terminal = interview(file, "en", "--quick", "--date", "2026-11-28")
    beginning(terminal, "Bridge", "the director", "45", "1")
    question = terminal.transcript.rsplit("\n\n", 1)[-1]
    terminal.type("+")
    for prompt, typed in (("from?", "minutes"), ("know?", "2"), ("sure", "3"), ("Who may see", "2"), ("worth", "=1+1")):
        terminal.until(re.compile(re.escape(prompt)))
        terminal.type(typed)
    terminal.until()
    terminal.say("1")
    first = next(iter(data(file)["answers"].values()))
    screen = terminal.say("b")
    assert question.splitlines()[1] in screen
    assert "Now: " in screen
    terminal.say("2 # second thoughts")
    second = next(iter(data(file)["answers"].values()))
    terminal.type("stop")
    terminal.end()

    assert first | {"value": None} == {
        "value": None, "source": "minutes", "evidence": "documented", "confidence": "high",
        "visibility": "advisor", "note": "=1+1", "date": "2026-11-28",
    }  # fmt: skip
    assert (second["source"], second["note"]) == ("talk with the director", "second thoughts")
    assert second["value"] != first["value"]


def test_not_knowing_and_not_applying_are_kept_with_the_reason(tmp_path):
    file = tmp_path / "org.yaml"
    terminal = interview(file, "nl", "--quick")
    beginning(terminal, "Brug", "", "45", "1")
    terminal.say(UNKNOWN["nl"])
    terminal.type("n")
    terminal.until(re.compile("toepassing"))
    terminal.type("wij zijn er nog niet")
    terminal.until()
    terminal.type("stop")
    terminal.end()

    assert list(data(file)["answers"].values()) == ["unknown", {"not_applicable": "wij zijn er nog niet"}]


def test_stages_and_first_advice_are_shown_on_request(tmp_path):
    terminal = interview(tmp_path / "org.yaml", "en", "--quick")
    beginning(terminal, "Bridge", "", "45", "1", "1", "1", "1", "1", "1")

    assert "WHERE YOU STAND TODAY" in terminal.say("stages")
    assert "still open" in terminal.transcript
    assert "THE FIRST THREE, AS THINGS STAND" in terminal.say("advice")
    assert "What each answer would change in the advice:" in terminal.say("?")
    terminal.type("stop")
    assert terminal.end() == 0


def test_without_a_terminal_it_refuses_politely(run, tmp_path):
    for lang, said in (("en", "needs a terminal"), ("nl", "een terminal nodig"), ("de", "braucht es ein Terminal")):
        result = run("interview", tmp_path / "org.yaml", "--lang", lang)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
    assert not (tmp_path / "org.yaml").exists()


def test_an_interrupt_leaves_with_130_and_what_was_answered(tmp_path):
    file = tmp_path / "org.yaml"
    terminal = interview(file, "en", "--quick")
    beginning(terminal, "Bridge")
    terminal.type("\x03")

    assert terminal.end() == 130
    assert data(file)["organisation"]["name"] == "Bridge"
    assert "Traceback" not in terminal.transcript


def test_a_folder_that_cannot_be_written_ends_with_6_and_the_file_is_as_it_was(tmp_path, bakery):
    file = tmp_path / "no" / "org.yaml"
    terminal = interview(file, "en")
    terminal.until()
    terminal.type("Bridge")

    assert terminal.end() == 6
    assert "cannot be written" in terminal.transcript
    assert not file.exists()


def test_a_file_that_does_not_fit_is_refused_with_3(tmp_path):
    file = tmp_path / "org.yaml"
    file.write_text("organisation: {id: x, xame: X}\n")
    terminal = Terminal("interview", file, "--lang", "en", fresh=True)

    assert terminal.end() == 3
    assert "Did you mean 'name'?" in terminal.transcript
    assert file.read_text() == "organisation: {id: x, xame: X}\n"


def test_a_talk_about_the_right_target_keeps_the_stage_and_the_reason(tmp_path, bakery):
    file = tmp_path / "bakery.yaml"
    file.write_bytes(bakery.read_bytes())
    terminal = interview(file, "en")
    terminal.until()
    terminal.say("")
    assert "this is still missing: wishes, mission, vision" in " ".join(terminal.transcript.split())
    screen = terminal.say("2")
    assert "Could you sell or deliver what you offer without social media?" in screen
    for typed in ("3", "5", "4"):
        screen = terminal.say(typed)
    assert "For which model do you want to choose a target?" in screen
    screen = terminal.say("1")
    assert "Our proposal: " in screen
    terminal.say("3")
    terminal.say("")
    terminal.type("stop")
    terminal.end()

    reason = "what is offered depends on it, it earns or saves money and there is time and money for it"
    assert data(file)["targets"] == {"forrester": {"stage": "coordinating", "why": reason}}


def test_the_advisors_own_comments_order_and_layout_stay(tmp_path, bakery):
    file = tmp_path / "bakery.yaml"
    file.write_bytes(bakery.read_bytes())
    terminal = interview(file, "nl")
    beginning(terminal, "", "2", "1", "2")
    terminal.type("stop")
    terminal.end()
    before, after = bakery.read_text().splitlines(), file.read_text().splitlines()

    assert after[: len(before)] == before
    assert len(after) == len(before) + 2


def test_what_several_people_said_is_kept_beside_a_new_answer_unless_it_is_to_go(tmp_path):
    file = tmp_path / "org.yaml"
    several = "[{value: never, by: director}, {value: by_chance, by: staff}]"
    file.write_text(
        "organisation: {id: x, name: X, employees: 45, sector: retail}\n"
        f"answers:\n  listening.monitoring: {several}\n"
    )
    terminal = interview(file, "en", "--quick")
    beginning(terminal, "the owner")
    terminal.say("b")
    screen = terminal.say("/b")
    assert "director: not at all; staff: we come across it by chance" in screen
    terminal.type("3")
    terminal.until(re.compile("in their place"))
    terminal.type("1")
    terminal.until()
    terminal.type("stop")
    terminal.end()

    assert [item["value"] for item in data(file)["answers"]["listening.monitoring"]] == [
        "never",
        "by_chance",
        "now_and_then",
    ]
