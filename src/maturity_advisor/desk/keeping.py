"""Keeping: an organisation's file, changed answer by answer, each on the disk before the next question."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from maturity_advisor.documents import Document, read_file, read_text
from maturity_advisor.documents import Path as Where
from maturity_advisor.documents.editing import edited, fresh
from maturity_advisor.documents.storing import store
from maturity_advisor.errors import DocumentError, OrganisationError
from maturity_advisor.knowledge.shapes import RESERVED

Change: TypeAlias = tuple[Where, Any]
_OTHER = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Kept:
    """The file and what it says; `elsewhere` tells once that somebody else changed it."""

    path: str
    text: str = ""
    elsewhere: bool = False
    _document: Document | None = field(default=None, repr=False)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Kept:
        """The file as it is; one that is not there yet is empty, and made with the first answer."""
        kept = cls(os.fspath(path))
        if os.path.lexists(kept.path):
            kept._take(kept._read())
        return kept

    @property
    def is_new(self) -> bool:
        """Whether there is nothing yet."""
        return not self.text

    @property
    def document(self) -> Document:
        """What the file says now."""
        return self._document or Document(self.path, {})

    def put(self, changes: Iterable[Change]) -> None:
        """Write changes; they are on the disk, all of them or none, when this returns. StorageError if not."""
        text = self._current()
        for where, value in changes:
            try:
                text = edited(text, where, value, self.path) if text else fresh(_nested(where, value), self.path)
            except DocumentError as error:
                raise OrganisationError(*error.problems) from None
        if text != self.text:
            store(self.path, text.encode("utf-8"))
            self._take(text)

    def _current(self) -> str:
        """What the file says by now; whoever else writes it is not overwritten."""
        now = self._read() if os.path.lexists(self.path) else ""
        if now != self.text:
            self.elsewhere = True
            self._take(now)
        return now

    def _read(self) -> str:
        try:
            read_file(self.path)
        except DocumentError as error:
            raise OrganisationError(*error.problems) from None
        return Path(self.path).read_bytes().decode("utf-8")

    def _take(self, text: str) -> None:
        self.text = text
        self._document = read_text(text, self.path) if text else None


def _nested(where: Where, value: Any) -> Any:
    for step in reversed(where):
        value = {step: value}
    return value


def slug(text: str, taken: Iterable[str] = ()) -> str:
    """An id made of a text: its first words, without accents, different from all that are taken."""
    ascii_only = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    words = [word for word in _OTHER.split(ascii_only.lower()) if word]
    name = "-".join(words[:4]).lstrip("0123456789-")[:40].strip("-") or "item"
    known = {*taken, *RESERVED}
    if name not in known:
        return name
    return next(f"{name}-{number}" for number in range(2, len(known) + 3) if f"{name}-{number}" not in known)
