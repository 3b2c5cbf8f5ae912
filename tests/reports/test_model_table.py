"""The page of a model: everything in it, escaped, with whose it is and where each text comes from."""

import re
from html.parser import HTMLParser

import pytest

from maturity_advisor.cli.catalogue import library_of
from maturity_advisor.knowledge.text import ORIGINS
from maturity_advisor.reports.model_table import ModelTable
from tests.authoring.shop import PACK, shop

EMPTY = {"meta", "br"}
HOSTILE = '<script>alert(1)</script> " onload=x & \\u202e {{7*7}}'


class Outline(HTMLParser):
    """Which elements there are, whether all are closed in order, and the text."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.text, self.attributes = [], [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module", params=["en", "nl", "de"])
def library(request):
    return library_of({"lang": request.param, "quiet": True})


def test_every_model_makes_a_page_that_is_whole_and_says_whose_it_is(library):
    for model in library.base.models.values():
        page = ModelTable(library, model).page()
        outline = Outline(page)
        text = " ".join(" ".join(outline.text).split())

        for due in (model.written.title, model.written.cite, model.written.rights):
            assert " ".join(library.text(due, model.pack).split()) in text, model.id
        assert outline.tags.count("table") == len(model.written.dimensions)
        assert not {"script", "img", "link", "iframe"} & set(outline.tags)


def test_what_is_counted_is_what_is_marked(library):
    for model in library.base.models.values():
        table = ModelTable(library, model)
        body = table.page().split("</dl>", 1)[1]
        marked = {origin: body.count(f'<span class="o {origin}">') for origin in ORIGINS}
        criteria = dict.fromkeys(ORIGINS, 0)
        for dimension in model.written.dimensions:
            for category in dimension.categories:
                for row in (category.criteria, *(cell.criteria for cell in category.stages.values())):
                    for criterion in row:
                        criteria[criterion.origin] += 1

        assert {origin: table.texts[origin] + criteria[origin] for origin in ORIGINS} == marked


def test_whatever_an_author_writes_is_only_shown(tmp_path):
    pack = PACK.replace("title: Shop", f'title: "{HOSTILE}"'.replace('" onload', '\\" onload')).replace(
        'because: "Nobody buys what nobody sees."', "because: '<img src=x onerror=alert(1)>'"
    )
    pack += 'sources: [{id: s, citation: "S", url: "javascript:alert(1)"}]\n'
    library = library_of({"lang": "en", "quiet": True, "packs": [str(shop(tmp_path, "", pack))]})

    page = ModelTable(library, library.base.models["shop"]).page()
    outline = Outline(page)

    assert not {"script", "img"} & set(outline.tags)
    assert not any(name.startswith("on") or "javascript" in (value or "") for name, value in outline.attributes)
    assert "\u202e" not in page
    assert "<script>alert(1)</script>" in "".join(outline.text)
    assert re.search(r"\{\{7\*7\}\}", page)
