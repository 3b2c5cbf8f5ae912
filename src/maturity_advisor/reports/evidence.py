"""Evidence: what a condition came out as because of, in sentences a client follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
TRUTHS = ("true", "false")


def decisive(tree: Data, wanted: str = "true") -> Iterator[Data]:
    """The tests that make a condition true (or false, or leave it unknown); others do not matter."""
    if tree.get("truth", wanted) != wanted:
        return
    if "test" in tree:
        yield tree
    elif "not" in tree:
        opposite = {"true": "false", "false": "true"}.get(wanted, wanted)
        yield from decisive(tree["not"], opposite)
    for key in ("all", "any", "count"):
        for part in tree.get(key, ()):
            yield from decisive(part, wanted)


def sentences(tree: Data, wanted: str = "true") -> list[str]:
    """What the decisive tests say, each once."""
    return list(dict.fromkeys(test["says"] for test in decisive(tree, wanted) if test.get("says")))


def who_said(test: Data, words: Words) -> str:
    """Who said it, from which source, when, and how sure that is; empty if it is not known."""
    voices = [_voice(response, words) for response in test.get("answers", ())]
    return "; ".join(dict.fromkeys(voice for voice in voices if voice))


def _voice(response: Data, words: Words) -> str:
    parts = [
        words("said-by", who=response["by"]) if response.get("by") else "",
        response.get("source", ""),
        words.day(response["date"]) if response.get("date") else "",
        words(f"evidence-{response['evidence']}") if response.get("evidence") else "",
    ]
    return ", ".join(part for part in parts if part)
