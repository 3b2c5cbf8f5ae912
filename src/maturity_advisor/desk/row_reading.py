"""Rows of a form read as answers; what cannot be read becomes a problem with sheet, cell and remedy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from maturity_advisor.desk.cells import meant, number_in, text_of
from maturity_advisor.desk.forms import CHOSEN, COLUMNS, FactWords, unquoted
from maturity_advisor.desk.replies import Unclear, whole
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import SPOKEN, Voice
from maturity_advisor.desk.workbook import column_name
from maturity_advisor.documents import near
from maturity_advisor.documents.fields import Flaw
from maturity_advisor.documents.plain import document_of
from maturity_advisor.errors import Place, Problem
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC, Unfit
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.stating import state_of


@dataclass(slots=True)
class Block:
    """A question's row and the rows of its options."""

    number: int
    place: str
    fact: str
    cells: Mapping[str, Any]
    options: dict[str, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)


@dataclass
class RowReader:
    """Reads what stands in rows, and keeps every problem."""

    session: Session
    path: str
    sheet: str = ""
    language: str = "en"
    problems: list[Problem] = field(default_factory=list)

    def answer(self, block: Block, definition: Definition, words: FactWords) -> dict[str, Any] | None:
        """The answer in a block; None if there is none, or none that can be read."""
        raw = block.cells["answer"]
        text = text_of(raw).strip()
        states = meant(text, "sheet-unknown", words.unknown), meant(text, "sheet-na", words.inapplicable)
        if definition.domain.kind == "choices":
            return self._several(block, definition, states)
        if not text:
            return None
        if text not in words.values:
            if states[0]:
                return {"value": "unknown"}
            if states[1]:
                return self._inapplicable(block.number, block.cells)
        return self._value(block, definition, words, raw)

    def _inapplicable(self, number: int, cells: Mapping[str, Any]) -> dict[str, Any] | None:
        why = text_of(cells["why"])
        if not why.strip():
            self.problem(number, "why", "it is not said why this does not apply", "Write the reason here")
            return None
        return {"not_applicable": why}

    def _value(self, block: Block, definition: Definition, words: FactWords, raw: Any) -> dict[str, Any] | None:
        kind = definition.domain.kind
        if kind == "text":
            return {"value": unquoted(text_of(raw))}
        if kind in NUMERIC and kind != "date":
            return self._number(block, raw)
        if kind == "date":
            return {"value": text_of(raw).strip()}
        text = text_of(raw).strip()
        value = self._option(definition, words, text)
        if value is None:
            close = near(text, list(words.options))
            hint = f"Did you mean '{close}'?" if close else f"Choose one of: {'; '.join(words.options)}"
            self.problem(block.number, "answer", f"'{text}' is no answer to this question", hint)
            return None
        return {"value": value}

    def _option(self, definition: Definition, words: FactWords, text: str) -> Any:
        """By its word in the form's language, by its id, or by its word in one of our languages."""
        folded = {word.casefold(): value for word, value in words.values.items()}
        if text.casefold() in folded:
            return folded[text.casefold()]
        if text in definition.domain.options:
            return text
        if definition.domain.kind == "boolean":
            spoken = {
                voice[key].casefold(): value
                for voice in SPOKEN.values()
                for key, value in (("yes", True), ("no", False))
            }
            return {**spoken, "true": True, "false": False}.get(text.casefold())
        return None

    def _number(self, block: Block, raw: Any) -> dict[str, Any] | None:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            try:
                return {"value": number_in(text_of(raw), self.language)}
            except Unclear as unclear:
                say = Voice("en")(unclear.key, **unclear.values)
                self.problem(block.number, "answer", f"'{text_of(raw)}' is no number that is clear", say)
                return None
        return {"value": whole(Decimal(repr(raw)))}

    def _several(self, block: Block, definition: Definition, states: tuple[bool, bool]) -> dict[str, Any] | None:
        said: dict[str, Any] = {}
        for option, (number, cells) in block.options.items():
            state = self._state(number, cells)
            if state is not None:
                said[option] = state
        if not said:
            if states[0]:
                return {"value": "unknown"}
            if states[1]:
                return self._inapplicable(block.number, block.cells)
            if text := text_of(block.cells["answer"]).strip():
                hint = "Answer option by option, in the rows below"
                self.problem(block.number, "answer", f"'{text}' is no answer to this question", hint)
            return None
        plain = set(said.values()) <= {"yes", "no"} if all(isinstance(one, str) for one in said.values()) else False
        if plain and set(said) == set(definition.domain.options):
            return {"value": [option for option in definition.domain.options if said[option] == "yes"]}
        return {"value": said}

    def _state(self, number: int, cells: Mapping[str, Any]) -> Any:
        text = text_of(cells["answer"]).strip()
        for key, state in (("yes", "yes"), ("no", "no"), ("sheet-unknown", "unknown")):
            if text and meant(text, key):
                return state
        if text and meant(text, "sheet-na"):
            return self._inapplicable(number, cells)
        if text.casefold() in ("x", "true"):
            return "yes"
        if text:
            voice = self.session.voice
            known = [voice("yes"), voice("no"), voice("sheet-unknown"), voice("sheet-na")]
            self.problem(
                number, "answer", f"'{text}' cannot be said of an option", f"Choose one of: {'; '.join(known)}"
            )
        return None

    def remarks(self, block: Block) -> dict[str, str]:
        """What stands beside an answer: note, source, day, name, and how sure it is."""
        found = {key: text_of(block.cells[key]) for key in ("note", "source", "date", "by")}
        for key, values in CHOSEN.items():
            text = text_of(block.cells[key]).strip()
            chosen = next((value for value in values if text == value or meant(text, f"sheet-{key}-{value}")), "")
            if text and not chosen:
                known = [self.session.voice(f"sheet-{key}-{value}") for value in values]
                self.problem(block.number, key, f"'{text}' cannot be chosen here", f"Choose one of: {'; '.join(known)}")
            found[key] = chosen if chosen != "client" else ""
        return {key: text for key, text in found.items() if text.strip()}

    def fits(self, block: Block, definition: Definition, answer: dict[str, Any]) -> bool:
        """Whether the engine would take it; it says itself why not."""
        try:
            state_of(definition, parse_answer(document_of(answer).data))
        except Unfit as unfit:
            self.problem(block.number, "answer", unfit.message, unfit.remedy)
            return False
        except PydanticCustomError as error:
            flaws: tuple[Flaw, ...] = (error.context or {}).get("problems", ())
            for path, message, remedy, _ in flaws:
                column = str(path[0]) if path and path[0] in COLUMNS else "answer"
                self.problem(block.number, column, message, remedy)
            return False
        return True

    def problem(self, number: int, column: str, message: str, remedy: str) -> None:
        """Keep a problem with sheet and cell; rows are counted from 0 here, and from 1 for people."""
        place = COLUMNS.index(column) + 1 if column else 0
        cell = f"{column_name(place)}{number + 1}"
        where = f"sheet '{self.sheet}', cell {cell}" if self.sheet else f"cell {cell}"
        self.problems.append(Problem(f"{where}: {message}", remedy, Place(self.path, number + 1, place + 1), "sheet"))
