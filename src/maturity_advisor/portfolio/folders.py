"""Folders: organisation files as the rows of a table, each checked as if it were advised by itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyarrow as pa

from maturity_advisor.documents import read_file
from maturity_advisor.errors import AdvisorError, OrganisationError, Place, Problem
from maturity_advisor.organisation.situation import read_organisation
from maturity_advisor.portfolio.sources import Reject
from maturity_advisor.scale.layout import HEAD
from maturity_advisor.scale.rows import row_of

ENDINGS = (".yaml", ".yml", ".json")
AT_ONCE = 2048


@dataclass(slots=True)
class Folder:
    """All organisation files below a folder, in the order of their names."""

    path: Path
    total: int | None = None
    files: list[Path] = field(default_factory=list)
    read: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        found = (path for path in self.path.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
        self.files = sorted(found)
        self.total = len(self.files)
        if not self.files:
            remedy = f"Put files there that end with {', '.join(ENDINGS)}"
            raise OrganisationError(Problem("no organisation files here", remedy, Place(str(self.path)), "file"))

    def batches(self, reject: Reject) -> Iterator[pa.RecordBatch]:
        """So many files at once; one that cannot be read is rejected with all that is wrong."""
        files_left = iter(self.files)
        while files := list(islice(files_left, AT_ONCE)):
            rows = [row for path in files for row in self._row(path, reject)]
            names = dict.fromkeys([*HEAD, *(name for row in rows for name in row)])
            arrays = [pa.array([row.get(name) for row in rows], pa.string()) for name in names]
            if rows:
                yield pa.RecordBatch.from_arrays(arrays, list(names))

    def _row(self, path: Path, reject: Reject) -> Iterator[Mapping[str, str]]:
        try:
            document = read_file(path)
            read_organisation(document)
        except AdvisorError as error:
            reject(error.problems, {"id": path.stem})
            return
        self.read.append(path)
        yield row_of(document.data)

    def place(self, row: int) -> Place:
        """The file a row came from."""
        return Place(str(self.read[row - 1]))
