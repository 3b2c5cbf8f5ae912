"""Remarks on an answer: where it comes from, how one knows, how sure it is, who may see it, and a note."""

from __future__ import annotations

from collections.abc import Callable

from maturity_advisor.desk.replies import Unclear, numbered

# In the order in which they are asked; the values of a choice in the order of its numbers.
ASKED: dict[str, tuple[str, ...]] = {
    "source": (),
    "evidence": ("stated", "documented", "observed"),
    "confidence": ("low", "medium", "high"),
    "visibility": ("client", "advisor"),
    "note": (),
}


def remarks(ask: Callable[[str], str], complain: Callable[[Unclear], None]) -> dict[str, str]:
    """Ask for each remark by its key; Enter leaves one out."""
    found: dict[str, str] = {}
    for key, values in ASKED.items():
        while typed := ask(f"ask-{key}"):
            try:
                found[key] = values[numbered(typed, values)] if values else typed
                break
            except Unclear as unclear:
                complain(unclear)
    return found


def with_note(typed: str) -> tuple[str, str]:
    """An answer and the note behind a number sign."""
    answer, mark, note = typed.partition("#")
    return (answer.strip(), note.strip()) if mark else (typed, "")
