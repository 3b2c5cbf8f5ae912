"""What moved, what was verified, how firm an order is and where models disagree, as it is read."""

import pytest

from maturity_advisor.reports.comparing import comparison_page
from maturity_advisor.reports.disagreeing import disagreements
from maturity_advisor.reports.firmness import firmness
from maturity_advisor.reports.markdown import markdown_of
from maturity_advisor.reports.text import text_of
from maturity_advisor.reports.verifying import verification_page
from maturity_advisor.reports.words import Words


def cause(kind, name="", before="", after="", title=""):
    return {"kind": kind, "id": name, "place": "", "title": title, "before": before, "after": after}


ANSWER = cause("answer", "team.size", "You are three.", "You are nine.", "How many are you?")
COMPARISON = {
    "language": "en",
    "complete": True,
    "old": {"name": "Shop", "date": "2026-05-01", "input": "sha256:0"},
    "new": {"name": "Shop", "date": "2026-11-22", "input": "sha256:1"},
    "units": {"desk": "Front desk"},
    "answers": [ANSWER, {**cause("answer", "team.busy", "", "It is busy.", "Is it busy?"), "place": "desk"}],
    "settings": [cause("setting", "wishes", "", "Sales"), cause("setting", "motivation")],
    "packs": [cause("pack", "esm3", "2009 1.0.0 (aaa)", "2012 1.0.0 (bbb)")],
    "verdicts": [
        {"use": "outside", "place": "", "unit": "", "before": "Not now.", "after": "Do it.", "causes": [ANSWER]},
    ],
    "stages": [
        {"scope": "esm3", "place": "desk", "unit": "Front desk", "title": "ESM3", "direction": "up",
         "before": "ESM3: Pioneering.", "after": "ESM3: Facilitating.", "causes": [ANSWER]},
    ],
    "recommendations": [
        {"id": "a", "title": "Name one person", "unit": "", "move": "came", "after": 2,
         "causes": [cause("rule", "r/one", "silent", "fired", "Nobody is in charge"), ANSWER]},
        {"id": "b", "title": "Wait a while", "unit": "Front desk", "move": "went", "before": 1,
         "causes": [cause("aside", "r/two", "", "You will not do this."), cause("setting", "constraints")]},
        {"id": "c", "title": "Listen", "unit": "", "move": "rose", "before": 5, "after": 3,
         "causes": [cause("part", "urgency", "0.2500", "1.0000"), cause("setting", "date", "", "2026-11-22")]},
        {"id": "d", "title": "Measure", "unit": "", "move": "fell", "before": 3, "after": 4,
         "causes": [cause("others")]},
    ],
}  # fmt: skip
CHANGED = """\
What changed: Shop                                 1 May 2026 → 22 November 2026
════════════════════════════════════════════════════════════════════════════════

WHAT IS DIFFERENT IN WHAT WE KNOW
────────────────────────────────────────────────────────────────────────────────
• How many are you?
  Was: You are three.
  Now: You are nine.
• Front desk – Is it busy?
  Was: still open
  Now: It is busy.
• Your wishes
  Was: none
  Now: Sales
• Your goals and figures: changed
• Models and rules: esm3
  Was: 2009 1.0.0 (aaa)
  Now: 2012 1.0.0 (bbb)

OUR ADVICE IN ONE SENTENCE
────────────────────────────────────────────────────────────────────────────────
• Outside: contact with the world around you: Not now. → Do it.
  Because: You are nine.

WHERE YOU STAND ELSEWHERE NOW
────────────────────────────────────────────────────────────────────────────────
• Front desk – ESM3: Pioneering → Facilitating (a step forward)
  Because: You are nine.

NEWLY ADVISED
────────────────────────────────────────────────────────────────────────────────
• Name one person (no. 2)
  Now holds: Nobody is in charge
  Because: You are nine.

NO LONGER ADVISED
────────────────────────────────────────────────────────────────────────────────
• Front desk – Wait a while (was no. 1)
  Now left for later: You will not do this.
  Because: What you have time and money for: changed.

HIGHER IN THE ORDER
────────────────────────────────────────────────────────────────────────────────
• Listen (no. 5 → no. 3)
  Urgency: 0.25 → 1
  Because: The day: 2026-11-22.

LOWER IN THE ORDER
────────────────────────────────────────────────────────────────────────────────
• Only because others came, went or moved:
  • Measure (no. 3 → no. 4)
"""


def test_a_comparison_reads_from_what_is_different_to_what_follows():
    assert text_of(comparison_page(COMPARISON, Words("en"))) == CHANGED


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "nl",
            ["Wat er veranderde: Shop", "NIEUW GEADVISEERD", "  Geldt nu: Nobody is in charge", "  Urgentie: 0,25 → 1"],
        ),
        (
            "de",
            [
                "Was sich geändert hat: Shop",
                "NEU GERATEN",
                "  Gilt jetzt: Nobody is in charge",
                "  Denn: You are nine.",
            ],
        ),
    ],
)
def test_a_comparison_is_told_in_the_readers_language(lang, lines):
    text = text_of(comparison_page(COMPARISON, Words(lang)))

    assert [line for line in lines if line not in text] == []


EMPTY = {key: [] if isinstance(value, list) else value for key, value in COMPARISON.items()}


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("en", ["Nothing that the advice rests on is different.", "Nothing in the advice changes."]),
        ("nl", ["Niets waar het advies op rust, is anders.", "Er verandert niets aan het advies."]),
        ("de", ["Nichts, worauf der Rat beruht, ist anders.", "Am Rat ändert sich nichts."]),
    ],
)
def test_where_nothing_differs_that_is_said(lang, sentences):
    text = text_of(comparison_page(EMPTY, Words(lang), "what-if-title"))

    assert [sentence for sentence in sentences if sentence not in text] == []


def test_texts_of_clients_stay_texts_in_markdown():
    rude = {
        **EMPTY,
        "new": {**EMPTY["new"], "name": "<b>*Shop*</b>"},
        "answers": [{**ANSWER, "after": "[x](javascript:0)"}],
    }

    text = markdown_of(comparison_page(rude, Words("en")))

    assert "<b>" not in text
    assert "\\[x\\](javascript" in text


SIDES = {"path": "/recommendations/2/rank", "before": 4, "after": 3}
VERIFICATION = {
    "agrees": False, "language": "en", "count": 12, "differences": [SIDES], "packs": [], "settings": [],
    "environment": [], "obstacles": [],
    "review": [{"action": "listen", "verdict": "rejected", "why": "Not now", "by": "adviser"}],
}  # fmt: skip
VERIFIED = """\
Verification of the advice for Shop
════════════════════════════════════════════════════════════════════════════════
Computed again from the answers inside, 12 values are different.

WHY IT DIFFERS
────────────────────────────────────────────────────────────────────────────────
Packs, settings and program are the same. So the file was changed later.

THE FIRST VALUES THAT DIFFER
────────────────────────────────────────────────────────────────────────────────
• /recommendations/2/rank
  In the file: 4
  Computed now: 3
and 11 further ones

THE ADVISOR'S OWN JUDGEMENT (NO PROGRAM VERIFIES THIS)
────────────────────────────────────────────────────────────────────────────────
• listen: rejected; Not now; adviser
"""


def test_a_verification_says_what_differs_and_why():
    assert text_of(verification_page(VERIFICATION, "Shop", Words("en"))) == VERIFIED


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"agrees": True, "count": 0, "differences": []}, "everything is the same"),
        ({"differences": [{**SIDES, "path": "/provenance/input"}]}, "are not the ones the advice was computed from"),
        ({"packs": [{"path": "esm3", "after": {"edition": "2012"}}]}, "Models and rules: esm3"),
        ({"settings": [{"path": "/settings/date", "before": "", "after": "x" * 200}]}, "Setting: /settings/date"),
        ({"environment": [{"path": "/environment/program", "before": "1", "after": "2"}]}, "Program: program"),
        ({"obstacles": [{"message": "no such model", "remedy": "Load it"}]}, "It cannot be computed again here."),
        ({"review": [{"action": [], "verdict": {}, "text": 3}]}, "[]: 3"),
    ],
)
def test_a_verification_names_what_may_be_the_reason(more, said):
    assert said in text_of(verification_page({**VERIFICATION, **more}, "Shop", Words("en")))


def test_how_firm_an_order_is_stands_in_a_table():
    action = {"id": "listen", "title": "Listen"}
    advice = {
        "units": [], "review": [], "recommendations": [{"id": "listen", "place": "", "action": action}],
        "robustness": {
            "runs": 1000, "seed": 1, "first": 5, "spread": "3/10",
            "recommendations": [{"id": "listen", "rank": 1, "in_first": 987, "highest": 1, "lowest": 6}],
        },
    }  # fmt: skip

    text = text_of(firmness(advice, Words("nl"), 10))

    assert "1    Listen     987 van 1000     1 en 6" in text
    assert list(firmness({"recommendations": []}, Words("en"), 10)) == []


def side(name, model=""):
    rule = {"id": f"p/{name}", "because": f"Because {name}.", "origin": "published", "sources": []}
    return {"rule": rule, "model": model, "title": f"Do {name}.", "rests_on": [f"You said {name}."]}


def test_a_disagreement_states_the_question_both_sides_and_what_settles_it_once():
    found = {
        "place": "",
        "unit": "",
        "settled_by": "Ask them.",
        "waiting": ["How many?"],
        "sides": [side("a", "ESM3"), side("b")],
    }
    twice = {**found, "sides": [side("a", "ESM3"), {**side("b"), "rule": {**side("b")["rule"], "id": "p/c"}}]}

    text = text_of(disagreements([found, twice], Words("en")))

    assert text.count("Which applies here: 'Do a' or 'Do b'?") == 1
    assert text.count("ESM3 says: Do a.") == 1
    assert text.count("Our own experience: Do b.") == 2
    assert "What would settle it: Ask them." in text
    assert "Both wait for the answer to: How many?" in text
    assert "This follows from: You said a." in text
