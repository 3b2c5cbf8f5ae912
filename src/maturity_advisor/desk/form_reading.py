"""Reading forms back: each row as an answer, and everything that cannot be read, with sheet, cell and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic_core import PydanticCustomError

from maturity_advisor.desk.csv_form import read_csv
from maturity_advisor.desk.forms import CHOSEN, COLUMNS, FactWords, split_key, unquoted, words_of
from maturity_advisor.desk.replies import Unclear, amount, whole
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import LANGUAGES, SPOKEN, Voice
from maturity_advisor.desk.workbook import column_name, read_workbook
from maturity_advisor.documents import near
from maturity_advisor.documents.fields import Flaw
from maturity_advisor.documents.plain import document_of
from maturity_advisor.documents.reading import read_bytes
from maturity_advisor.errors import DocumentError, OrganisationError, Place, Problem
from maturity_advisor.knowledge.definitions import Definition
from maturity_advisor.knowledge.domains import NUMERIC, Unfit
from maturity_advisor.organisation.answers import parse_answer
from maturity_advisor.organisation.stating import state_of


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a form, as an organisation's file would have it; `by_name` if only the form's name says who."""

    place: str
    fact: str
    answer: dict[str, Any]
    by_name: bool
    where: Place


@dataclass(slots=True)
class Block:
    """A question's row and the rows of its options."""

    number: int
    place: str
    fact: str
    cells: Mapping[str, Any]
    options: dict[str, tuple[int, Mapping[str, Any]]] = field(default_factory=dict)


def read_form(session: Session, path: str) -> list[Given]:
    """All answers of a form; OrganisationError names every cell that cannot be read."""
    try:
        raw = read_bytes(path)
        sheets = read_workbook(raw, path) if raw.startswith(b"PK") else {"": read_csv(raw, path)}
    except DocumentError as error:
        raise OrganisationError(*error.problems) from None
    reader = _Reader(session, path)
    for sheet, rows in sheets.items():
        reader.read(sheet, rows)
    if not reader.found_head:
        remedy = "Make one with `sheet`, and leave its first column as it is"
        reader.problems.append(Problem("this is no answer sheet", remedy, Place(path), "sheet"))
    if reader.problems:
        raise OrganisationError(*reader.problems)
    return reader.given


@dataclass
class _Reader:
    """Reads the sheets of one file."""

    session: Session
    path: str
    sheet: str = ""
    language: str = "en"
    name: str = ""
    found_head: bool = False
    problems: list[Problem] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)

    def read(self, sheet: str, rows: list[list[Any]]) -> None:
        """One sheet; sheets without our heading are somebody's own and left alone."""
        self.sheet, self.name = sheet, ""
        head = next((number for number, row in enumerate(rows) if row and str(row[0]).startswith("key:")), None)
        if head is None:
            return
        self.found_head = True
        self.language = str(rows[head][0]).partition(":")[2]
        self.session.speak(self.language if self.language in LANGUAGES else "en")
        named = next((row for row in rows[:head] if row and row[0] == "name"), ())
        self.name = _text(named[2]).strip() if len(named) > 2 else ""
        for block in self._blocks(rows, head):
            self._take(block)

    def _blocks(self, rows: list[list[Any]], head: int) -> Iterator[Block]:
        """A question begins a block, also where the same question comes again for somebody else."""
        block: Block | None = None
        for number, row in enumerate(rows[head + 1 :], start=head + 1):
            key = _text(row[0]) if row else ""
            if not key:
                self._refuse_stray(row, number)
                continue
            place, fact, option = split_key(key)
            cells = dict(zip(COLUMNS, [*row[1:], *[""] * len(COLUMNS)], strict=False))
            if option and block is not None and (block.place, block.fact) == (place, fact):
                block.options[option] = (number, cells)
                continue
            if block is not None:
                yield block
            block = Block(number, place, fact, cells)
        if block is not None:
            yield block

    def _refuse_stray(self, row: list[Any], number: int) -> None:
        if len(row) > 3 and _text(row[3]).strip():
            self._problem(number, "answer", "this answer belongs to no question", "Write it beside a question")

    def _take(self, block: Block) -> None:
        """One answer, if there is one."""
        definition = self._definition(block)
        if definition is None:
            return
        words = words_of(self.session, definition)
        before = len(self.problems)
        answer = self._answer(block, definition, words)
        if answer is None:
            if any(_text(block.cells[key]).strip() for key in ("why", "note", "source")):
                self._problem(block.number, "answer", "there are remarks but no answer", "Answer, or remove them")
            return
        answer |= self._remarks(block)
        if len(self.problems) == before and self._fits(block, definition, answer):
            where = Place(self.path, block.number + 1, COLUMNS.index("answer") + 2)
            by_name = "by" not in answer and bool(self.name)
            if by_name:
                answer["by"] = self.name
            self.given.append(Given(block.place, definition.id, answer, by_name, where))

    def _definition(self, block: Block) -> Definition | None:
        base = self.session.base
        found = base.definitions.get(base.meant(block.fact))
        kinds = {place.id: place.kind for place in self.session.advice.situation.places}
        if found is not None and found.role == "asked" and kinds.get(block.place) in found.per:
            return found
        if self._says_something(block):
            remedy = "Take a fresh sheet made from this organisation, with the same packs"
            what = f"there is no question '{block.fact}'" + (f" for '{block.place}'" if block.place else "")
            self._problem(block.number, "", what, remedy)
        return None

    def _says_something(self, block: Block) -> bool:
        cells = [block.cells, *(cells for _, cells in block.options.values())]
        return any(_text(row["answer"]).strip() for row in cells)

    def _answer(self, block: Block, definition: Definition, words: FactWords) -> dict[str, Any] | None:
        raw = block.cells["answer"]
        text = _text(raw).strip()
        states = _meant(text, "sheet-unknown", words.unknown), _meant(text, "sheet-na", words.inapplicable)
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
        why = _text(cells["why"])
        if not why.strip():
            self._problem(number, "why", "it is not said why this does not apply", "Write the reason here")
            return None
        return {"not_applicable": why}

    def _value(self, block: Block, definition: Definition, words: FactWords, raw: Any) -> dict[str, Any] | None:
        kind = definition.domain.kind
        if kind == "text":
            return {"value": unquoted(_text(raw))}
        if kind in NUMERIC and kind != "date":
            return self._number(block, raw)
        if kind == "date":
            return {"value": _text(raw).strip()}
        text = _text(raw).strip()
        value = self._option(definition, words, text)
        if value is None:
            close = near(text, list(words.options))
            hint = f"Did you mean '{close}'?" if close else f"Choose one of: {'; '.join(words.options)}"
            self._problem(block.number, "answer", f"'{text}' is no answer to this question", hint)
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
                return {"value": number_in(_text(raw), self.language)}
            except Unclear as unclear:
                say = Voice("en")(unclear.key, **unclear.values)
                self._problem(block.number, "answer", f"'{_text(raw)}' is no number that is clear", say)
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
            if text := _text(block.cells["answer"]).strip():
                hint = "Answer option by option, in the rows below"
                self._problem(block.number, "answer", f"'{text}' is no answer to this question", hint)
            return None
        plain = set(said.values()) <= {"yes", "no"} if all(isinstance(one, str) for one in said.values()) else False
        if plain and set(said) == set(definition.domain.options):
            return {"value": [option for option in definition.domain.options if said[option] == "yes"]}
        return {"value": said}

    def _state(self, number: int, cells: Mapping[str, Any]) -> Any:
        text = _text(cells["answer"]).strip()
        for key, state in (("yes", "yes"), ("no", "no"), ("sheet-unknown", "unknown")):
            if text and _meant(text, key):
                return state
        if text and _meant(text, "sheet-na"):
            return self._inapplicable(number, cells)
        if text.casefold() in ("x", "true"):
            return "yes"
        if text:
            voice = self.session.voice
            known = [voice("yes"), voice("no"), voice("sheet-unknown"), voice("sheet-na")]
            self._problem(
                number, "answer", f"'{text}' cannot be said of an option", f"Choose one of: {'; '.join(known)}"
            )
        return None

    def _remarks(self, block: Block) -> dict[str, str]:
        found = {key: _text(block.cells[key]) for key in ("note", "source", "date", "by")}
        for key, values in CHOSEN.items():
            text = _text(block.cells[key]).strip()
            meant = next((value for value in values if text == value or _meant(text, f"sheet-{key}-{value}")), "")
            if text and not meant:
                known = [self.session.voice(f"sheet-{key}-{value}") for value in values]
                self._problem(
                    block.number, key, f"'{text}' cannot be chosen here", f"Choose one of: {'; '.join(known)}"
                )
            found[key] = meant if meant != "client" else ""
        return {key: text for key, text in found.items() if text.strip()}

    def _fits(self, block: Block, definition: Definition, answer: dict[str, Any]) -> bool:
        """Whether the engine would take it; it says itself why not."""
        try:
            state_of(definition, parse_answer(document_of(answer).data))
        except Unfit as unfit:
            self._problem(block.number, "answer", unfit.message, unfit.remedy)
            return False
        except PydanticCustomError as error:
            flaws: tuple[Flaw, ...] = (error.context or {}).get("problems", ())
            for path, message, remedy, _ in flaws:
                column = str(path[0]) if path and path[0] in COLUMNS else "answer"
                self._problem(block.number, column, message, remedy)
            return False
        return True

    def _problem(self, number: int, column: str, message: str, remedy: str) -> None:
        place = COLUMNS.index(column) + 1 if column else 0
        cell = f"{column_name(place)}{number + 1}"
        where = f"sheet '{self.sheet}', cell {cell}" if self.sheet else f"cell {cell}"
        self.problems.append(Problem(f"{where}: {message}", remedy, Place(self.path, number + 1, place + 1), "sheet"))


def number_in(text: str, language: str) -> Decimal | int:
    """A number with the decimal sign of the form's language; with the other one, if that cannot be thousands."""
    sign = "." if language == "en" else ","
    digits = text.strip().replace(sign, "", 1)
    if digits.lstrip("-+").isdigit() and digits.isascii():
        return whole(Decimal(text.strip().replace(",", ".")))
    return whole(amount(text, Voice("en")))


def _meant(text: str, key: str, *also: str) -> bool:
    """Whether a word of the desk was written, in whichever language."""
    return text.casefold() in {word.casefold() for word in (*(spoken[key] for spoken in SPOKEN.values()), *also)}


def _text(raw: Any) -> str:
    """A cell as text: whole numbers without a point, days as 2026-11-22."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, date):
        return raw.isoformat()[:10]
    return str(raw)
