"""What is typed, read as an answer or sent back with what would be one; and a whole talk without a terminal."""

import io
import random
from fractions import Fraction

import pytest

from maturity_advisor.advisor import Advisor
from maturity_advisor.desk.commands import Command, called, escaped
from maturity_advisor.desk.console import Console
from maturity_advisor.desk.interview import Interview, hold
from maturity_advisor.desk.keeping import Kept
from maturity_advisor.desk.replies import Unclear, in_domain, numbered, yes_or_no
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import LANGUAGES, SPOKEN, Voice
from maturity_advisor.documents import read_file
from maturity_advisor.knowledge.domains import Domain
from maturity_advisor.reports.phrases import PHRASES

from .answering import reply

VOICE = Voice("nl")
SCALE = Domain("scale", ("low", "high"))
SEVERAL = Domain("choices", ("a", "b", "none"), exclusive="none")
WHOLE = Domain("integer", minimum=Fraction(0), maximum=Fraction(100))
LABELS = ["laag", "hoog"]
ABC = ["a", "b", "none"]


@pytest.mark.parametrize(
    ("domain", "typed", "labels", "meant"),
    [
        (SCALE, "2", LABELS, "high"),
        (SCALE, "Hoog", LABELS, "high"),
        (SEVERAL, "1 2", ABC, ["a", "b"]),
        (SEVERAL, "2,1", ABC, ["a", "b"]),
        (SEVERAL, "0", ABC, []),
        (SEVERAL, "1 2?", ABC, {"a": "yes", "b": "unknown", "none": "no"}),
        (WHOLE, "12", [], 12),
        (Domain("number"), "12,5", [], Fraction("12.5")),
        (Domain("number"), "0,125", [], Fraction("0.125")),
        (Domain("date"), "2026-11-28", [], "2026-11-28"),
        (Domain("boolean"), "nee", [], False),
        (Domain("boolean"), "1", [], True),
        (Domain("text"), "anything", [], "anything"),
    ],
)
def test_an_answer_is_read_as_its_question_asks(domain, typed, labels, meant):
    assert in_domain(domain, typed, labels, VOICE) == meant


@pytest.mark.parametrize(
    ("domain", "typed", "labels", "key"),
    [
        (SCALE, "3", LABELS, "say-number"),
        (SCALE, "0", LABELS, "say-number"),
        (SCALE, "9" * 5000, LABELS, "say-number"),
        (SCALE, "²", LABELS, "say-number"),
        (SEVERAL, "", ABC, "say-numbers"),
        (SEVERAL, "4", ABC, "say-numbers"),
        (SEVERAL, "1 3", ABC, "say-alone"),
        (WHOLE, "1,5", [], "say-whole"),
        (WHOLE, "-1", [], "say-at-least"),
        (WHOLE, "101", [], "say-at-most"),
        (WHOLE, "1.200", [], "say-unclear"),
        (WHOLE, "nan", [], "say-amount"),
        (WHOLE, "1e999999", [], "say-amount"),
        (WHOLE, "", [], "say-amount"),
        (Domain("date"), "28-11-2026", [], "say-day"),
        (Domain("boolean"), "misschien", [], "say-number"),
    ],
)
def test_what_is_no_answer_is_sent_back_with_what_would_be_one(domain, typed, labels, key):
    with pytest.raises(Unclear) as unclear:
        in_domain(domain, typed, labels, VOICE)
    assert unclear.value.key == key
    assert all(SPOKEN[lang][key] for lang in LANGUAGES)


def test_two_options_of_the_same_name_are_told_apart_by_number_alone():
    with pytest.raises(Unclear):
        numbered("a", ["a", "a"])
    assert yes_or_no("ja", Voice("en")) is True


@pytest.mark.parametrize(
    ("typed", "lang", "is_text", "command", "rest"),
    [
        ("w", "nl", False, Command.UNKNOWN, ""),
        ("d", "nl", False, Command.UNKNOWN, ""),
        ("n omdat het zo is", "nl", False, Command.NA, "omdat het zo is"),
        ("/t", "nl", True, Command.BACK, ""),
        ("/zurück", "de", True, Command.BACK, ""),
        ("?", "de", True, Command.HELP, ""),
        ("/nl", "de", True, Command.LANGUAGE, "nl"),
        ("/nonsense", "en", False, None, "/nonsense"),
    ],
)
def test_commands_are_understood_in_the_language_and_in_english(typed, lang, is_text, command, rest):
    assert called(typed, lang, is_text=is_text) == (command, rest)


@pytest.mark.parametrize("typed", ["t", "stop the press", "d", "n nothing"])
def test_where_a_text_is_asked_words_are_texts(typed):
    assert called(typed, "en", is_text=True) is None


def test_a_text_that_begins_with_a_slash_is_typed_with_two():
    assert escaped("//etc") == "/etc"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_says_everything_and_puts_the_same_values_in(lang):
    english, other = ({**PHRASES[one], **SPOKEN[one]} for one in ("en", lang))

    assert SPOKEN[lang].keys() == SPOKEN["en"].keys()
    for key in SPOKEN["en"]:
        assert sorted(part.partition("}")[0] for part in english[key].split("{")[1:]) == sorted(
            part.partition("}")[0] for part in other[key].split("{")[1:]
        ), key


class Answers(io.StringIO):
    """Somebody who answers whatever is asked."""

    def __init__(self, screen, lang):
        super().__init__()
        self.screen, self.lang, self.rnd = screen, lang, random.Random(5)

    def readline(self):
        line = reply(self.screen.getvalue(), self.rnd, self.lang)
        self.screen.write(f"{line}\n")
        return f"{line}\n"


@pytest.mark.parametrize("quick", [False, True])
def test_a_whole_talk_reads_only_what_is_on_the_screen(tmp_path, quick):
    file, screen = tmp_path / "org.yaml", io.StringIO()
    session = Session(Advisor(engine="explain", models=["forrester"]), Kept.open(file), Voice("nl"), "2026-11-28")
    hold(Interview(session, Console(Answers(screen, "nl"), screen), quick))

    assert SPOKEN["nl"]["done-quick" if quick else "done"] in screen.getvalue().replace("\n", " ")
    assert len(read_file(file).data["answers"]) >= 10
