"""Fonts: where the report's own font lies; it comes as a distribution of its own, as not every machine has it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "font_source_sans_pro"
# The last ones come with Typst, for Greek, Cyrillic and signs.
FAMILIES = ("Source Sans Pro", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")


@cache
def font_folders() -> list[str]:
    """Folders in which Typst looks for fonts."""
    found = find_spec(PACKAGE)
    places = found.submodule_search_locations if found is not None else None
    return [str(Path(place) / "files") for place in places or ()]
