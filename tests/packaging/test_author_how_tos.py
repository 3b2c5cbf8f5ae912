"""The how-tos for authors hold: their packs are in order, and their commands print what the pages say."""

import os
import sysconfig
from pathlib import Path

import pytest
from tests.packaging.literal import FENCE, follow

pytestmark = pytest.mark.packaging

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
PAGES = [page for page in sorted(HOW_TO.glob("*.md")) if "file=" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_how_to_prints_what_it_says(page, tmp_path):
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    text = page.read_text(encoding="utf-8")

    found = list(follow(text, tmp_path, {"PATH": path}))

    assert "".join(item.came for item in found) == "".join(item.body for item in found)
    assert [block["kind"] for block in FENCE.finditer(text)].count("console") == len(found) >= 1
