"""Reports of all examples in all languages as files, and the programs that look at them."""

import os
import shutil
from pathlib import Path

import pytest

from maturity_advisor import Advisor
from maturity_advisor.reports import HtmlRenderer, WordRenderer, view

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
LANGUAGES = ("en", "nl", "de")


@pytest.fixture(scope="session")
def chromium():
    """The browser; npm's axe-core and playwright-core lie in the folder that BROWSER_MODULES names."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found or not shutil.which("node") or not os.environ.get("BROWSER_MODULES"):
        pytest.skip("needs Chromium, Node.js and BROWSER_MODULES: a folder with npm's axe-core and playwright-core")
    return found


@pytest.fixture(scope="session")
def office():
    """LibreOffice without a screen."""
    found = shutil.which("soffice")
    if not found:
        pytest.skip("needs LibreOffice")
    return found


@pytest.fixture(scope="session")
def advisor():
    """The advisor that all reports are made by."""
    return Advisor(engine="explain")


@pytest.fixture(scope="session")
def pages(tmp_path_factory, advisor):
    """A folder with every example in every language, as HTML."""
    folder = tmp_path_factory.mktemp("pages")
    for name, lang in ((name, lang) for name in NAMES for lang in LANGUAGES):
        data = view(advisor.advise(EXAMPLES / f"{name}.yaml", lang=lang, audience="client"))
        (folder / f"{name}-{lang}.html").write_text(HtmlRenderer().render(data), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def documents(tmp_path_factory, advisor):
    """A folder with every example as Word, the languages in turn."""
    folder = tmp_path_factory.mktemp("documents")
    for number, name in enumerate(NAMES):
        lang = LANGUAGES[number % 3]
        data = view(advisor.advise(EXAMPLES / f"{name}.yaml", lang=lang, audience="client"))
        (folder / f"{name}-{lang}.docx").write_bytes(WordRenderer().render(data))
    return folder
