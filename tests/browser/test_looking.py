"""Every report in a browser: accessible, whole, at 1280 and 360 pixels, by day and by night."""

import json
import subprocess
from pathlib import Path

import pytest

from maturity_advisor import Advisor
from maturity_advisor.reports import HtmlRenderer, view
from tests.reports.hostile import TEXTS, brand, organisation

pytestmark = pytest.mark.browser
LOOK = Path(__file__).with_name("look.mjs")


def looked(chromium, files):
    """What the browser tells of each file in each look."""
    done = subprocess.run(["node", LOOK, chromium, *files], capture_output=True, text=True, timeout=400, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
def test_axe_finds_nothing_and_nothing_is_cut_overlapping_or_empty(chromium, pages, lang):
    found = looked(chromium, sorted(pages.glob(f"*-{lang}.html")))

    assert len(found) == 3 * len(list(pages.glob(f"*-{lang}.html")))
    for key in ("violations", "cut", "overlapping", "empty", "asked", "said"):
        wrong = [(Path(item["file"]).stem, item["look"], item[key][:4]) for item in found if item[key]]
        assert wrong == [], key
    assert {item["scripts"] for item in found} == {0}


def test_hostile_texts_run_nothing_and_break_nothing_in_a_browser(chromium, tmp_path):
    advisor = Advisor(engine="explain", models=["forrester"])
    for name, text in TEXTS.items():
        data = view(advisor.advise(organisation(text), lang="en", audience="client"))
        page = HtmlRenderer().render({**data, "view": {**data["view"], "brand": brand(text)}})
        (tmp_path / f"{name}.html").write_text(page, encoding="utf-8")
    found = looked(chromium, sorted(tmp_path.glob("*.html")))

    assert len(found) == 3 * len(TEXTS)
    for key in ("violations", "cut", "asked", "said"):
        assert [(Path(item["file"]).stem, item["look"], item[key][:4]) for item in found if item[key]] == [], key
    assert {item["scripts"] for item in found} == {0}
