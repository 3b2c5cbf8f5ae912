"""Reading forms back: each row as an answer, and everything that cannot be read, with sheet, cell and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from maturity_advisor.desk.cells import text_of
from maturity_advisor.desk.csv_form import read_csv
from maturity_advisor.desk.forms import COLUMNS, split_key, words_of
from maturity_advisor.desk.row_reading import Block, RowReader
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.voice import LANGUAGES
from maturity_advisor.desk.workbook import read_workbook
from maturity_advisor.documents.reading import read_bytes
from maturity_advisor.errors import DocumentError, OrganisationError, Place, Problem
from maturity_advisor.knowledge.definitions import Definition


@dataclass(frozen=True, slots=True)
class Given:
    """One answer of a form, as an organisation's file would have it; `by_name` if only the form's name says who."""

    place: str
    fact: str
    answer: dict[str, Any]
    by_name: bool
    where: Place


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
class _Reader(RowReader):
    """Reads the sheets of one file."""

    name: str = ""
    found_head: bool = False
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
        self.name = text_of(named[2]).strip() if len(named) > 2 else ""
        for block in self._blocks(rows, head):
            self._take(block)

    def _blocks(self, rows: list[list[Any]], head: int) -> Iterator[Block]:
        """A question begins a block, also where the same question comes again for somebody else."""
        block: Block | None = None
        for number, row in enumerate(rows[head + 1 :], start=head + 1):
            key = text_of(row[0]) if row else ""
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
        if len(row) > 3 and text_of(row[3]).strip():
            self.problem(number, "answer", "this answer belongs to no question", "Write it beside a question")

    def _take(self, block: Block) -> None:
        """One answer, if there is one."""
        definition = self._definition(block)
        if definition is None:
            return
        words = words_of(self.session, definition)
        before = len(self.problems)
        answer = self.answer(block, definition, words)
        if answer is None:
            if any(text_of(block.cells[key]).strip() for key in ("why", "note", "source")):
                self.problem(block.number, "answer", "there are remarks but no answer", "Answer, or remove them")
            return
        answer |= self.remarks(block)
        if len(self.problems) == before and self.fits(block, definition, answer):
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
            self.problem(block.number, "", what, remedy)
        return None

    def _says_something(self, block: Block) -> bool:
        cells = [block.cells, *(cells for _, cells in block.options.values())]
        return any(text_of(row["answer"]).strip() for row in cells)
