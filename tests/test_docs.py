"""Whoever reads finds every page, and no link leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")]


def links(page: Path) -> Iterator[Path]:
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    yield from ((page.parent / target).resolve() for target in LINK.findall(text))


def test_every_link_between_pages_leads_somewhere() -> None:
    broken = [f"{page.relative_to(ROOT)}: {target}" for page in PAGES for target in links(page) if not target.exists()]

    assert broken == []


def test_every_page_is_reached_from_the_first_one() -> None:
    reached, frontier = set(), [ROOT / "README.md"]
    while frontier:
        page = frontier.pop()
        if page in reached or not page.exists():
            continue
        reached.add(page)
        # A link to a folder leads to all that a reader then sees listed.
        frontier += sorted(page.glob("*.md")) if page.is_dir() else links(page)

    assert {page for page in PAGES if (ROOT / "docs") in page.parents} <= reached
