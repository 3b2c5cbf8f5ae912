"""What is well formed of a document that as a whole is not: it is checked too, so that all errors are said at once."""

from __future__ import annotations

from maturity_advisor.documents import Document, Misshapen, Path, shape, without
from maturity_advisor.organisation.organisation import Organisation

HEAD = "organisation"
NOBODY = {"id": "nobody", "name": "Nobody"}
# Entries of these stand each for itself; parts of all else refer to each other, and are left out together.
TABLES = frozenset({"answers", "targets"})


def well_formed(document: Document, error: Misshapen) -> Organisation | None:
    """The organisation without its misshapen parts; None if nothing can be said of the rest.

    Which editions of models are chosen decides what the rest means.
    """
    if not isinstance(document.data, dict) or any(path[:1] in ((), ("models",)) for path in error.paths):
        return None
    data = without(document, {_smallest(path) for path in error.paths}).data
    if not isinstance(data.get(HEAD), dict) or not NOBODY.keys() <= data[HEAD].keys():
        data[HEAD] = NOBODY
    return shape(Document(document.source, data), Organisation)


def _smallest(path: Path) -> Path:
    """The smallest part that can be left out without a word about what refers to it."""
    if path[0] in TABLES or path[0] == HEAD:
        return path[:2]
    return path[:4] if path[0] == "units" and len(path) > 3 and path[2] in TABLES else path[:1]
