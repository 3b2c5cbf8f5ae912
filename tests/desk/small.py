"""A pack with a question of every type, and texts that are none of a spreadsheet's business."""

import copy
import json

from maturity_advisor.advisor import Advisor

OPTIONS = [
    {"id": "low", "label": "=1+1"},
    {"id": "middle", "label": "don't know"},
    {"id": "high", "label": '-high; "x"'},
]
PACK = {
    "pack": {"id": "small", "format": 1, "version": "1.0.0", "language": "en", "licence": "none", "shared": True},
    "facts": {
        "a.flag": {"ask": "@Is it?", "type": "boolean"},
        "a.choice": {"ask": "=Which?", "type": "choice", "options": OPTIONS, "help": "+help"},
        "a.scale": {"ask": "How much?", "type": "scale", "options": OPTIONS, "ask_if": {"a.flag": True}},
        "a.several": {
            "ask": "Which ones?",
            "type": "choices",
            "exclusive": "none_of_it",
            "options": [
                {"id": "yes", "label": "yes"},
                {"id": "b", "label": "-b"},
                {"id": "none_of_it", "label": "none"},
            ],
        },
        "a.whole": {"ask": "How many?", "type": "integer", "minimum": 0},
        "a.number": {"ask": "How far?", "type": "number"},
        "a.day": {"ask": "When?", "type": "date"},
        "a.text": {"ask": "What?", "type": "text"},
        "a.each": {"ask": "Each?", "type": "scale", "options": OPTIONS, "per": ["process"]},
    },
}
HEAD = {"organisation": {"id": "x", "name": '=HYPERLINK("x")', "language": "nl"}}
UNITS = [{"id": "shop", "kind": "process", "title": "+Shop"}]


def small(folder):
    """An advisor who knows nothing else."""
    (folder / "pack.json").write_text(json.dumps(PACK), encoding="utf-8")
    return Advisor(packs=[folder / "pack.json"], engine="explain")


def organisation(answers, unit=None):
    """An organisation with these answers, and perhaps some of its process."""
    data = copy.deepcopy({**HEAD, "units": UNITS})
    if answers:
        data["answers"] = answers
    if unit:
        data["units"][0]["answers"] = unit
    return data
