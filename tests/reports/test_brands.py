"""The brand file: name, logo, colour, own words and sections; all that is wrong with it, with its place."""

import re

import pytest

from maturity_advisor.errors import OrganisationError
from maturity_advisor.reports import HtmlRenderer, MarkdownRenderer
from maturity_advisor.reports.branding import read_brand
from maturity_advisor.reports.sections import KEYS
from maturity_advisor.reports.templating import blocks_of
from maturity_advisor.reports.words import Words

from . import reading_back as read
from .conftest import EXAMPLES

BRAND = EXAMPLES.parent / "docs" / "brand" / "kompas.yaml"


def under(brand, data):
    return {**data, "view": {**data["view"], "brand": brand}}


def wrong(tmp_path, text, **files):
    for name, content in files.items():
        (tmp_path / name.replace("_", ".")).write_bytes(content)
    file = tmp_path / "brand.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(OrganisationError) as refused:
        read_brand(file, "en")
    return str(refused.value).replace(f"{tmp_path}/", "")


@pytest.mark.parametrize("lang", ["nl", "en", "de"])
def test_the_example_brand_names_draws_and_words_the_report_its_own_way(viewed, lang):
    page = HtmlRenderer().render(under(read_brand(BRAND, lang), viewed("bakery", lang, "client")))

    assert "--accent: #6b2d5c" in page
    assert "data:image/svg+xml;base64," in page
    assert "Kompas Advies" in read.html_text(page)
    assert {"nl": "Ons plan met u", "en": "Our plan with you", "de": "Unser Plan mit Ihnen"}[lang] in page
    assert "22" in read.html_text(page).partition("Peildatum")[2][:20]


def test_sections_come_as_they_are_chosen_and_no_others(viewed):
    brand = {"wording": {}, "sections": ["plan", "summary"]}
    page = MarkdownRenderer().render(under(brand, viewed("bakery", "en", "client")))

    assert re.findall(r"^## (.*)", page, re.MULTILINE) == ["What we advise", "In one page"]


def test_all_that_is_wrong_with_a_brand_is_said_at_once_with_its_place(tmp_path):
    said = wrong(tmp_path, "colour: red\nwording: {section-paln: {en: x}}\nnmae: x\n")

    assert "brand.yaml:1:9: 'red' is no colour. Write it as \"#0b5563\"." in said
    assert "'section-paln'. Did you mean 'section-plan'?" in said
    assert "brand.yaml:3:1: the file has no 'nmae'. Did you mean 'name'?" in said


def test_sections_logos_and_templates_that_cannot_be_had_are_said_at_once(tmp_path):
    text = (
        "logo: logo.exe\nsections:\n  - sumary\n  - {title: {en: x}, template: none.md}\n"
        "  - {title: {en: x}, template: bad.md}\n"
    )
    said = wrong(tmp_path, text, bad_md=b"\xff\xfe")

    assert "brand.yaml:1:7: 'logo.exe' is no picture that can be used. Use PNG, JPEG or SVG." in said
    assert "brand.yaml:3:5: there is no section 'sumary'. Did you mean 'summary'?" in said
    assert "brand.yaml:4:32: 'none.md' cannot be read: No such file or directory." in said
    assert "brand.yaml:5:32: 'bad.md' is no text in UTF-8. Save it as UTF-8." in said


def test_a_logo_that_is_too_large_is_refused(tmp_path):
    said = wrong(tmp_path, "logo: l.png\n", l_png=b"x" * 1_000_001)

    assert "is larger than 1,000,000 bytes. Make it smaller." in said


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}", "{{ say.__init__.__globals__ }}", "{% for i in range(10**9) %}x{% endfor %}",
        "{% for a in 'x' * 9999 %}{% for b in 'x' * 9999 %}x{% endfor %}{% endfor %}", "{{ nobody }}",
        "{% if %}", "{{ 1 / 0 }}",
        "{{ name | safe }}", "{{ name | tojson }}", "{% include '/etc/passwd' %}", "{% import 'x' as y %}",
        "{{ recommendations.clear() }}", "{{ say('no-such-word') }}",
    ],
)  # fmt: skip
def test_a_template_that_reaches_out_or_never_ends_is_refused(template):
    with pytest.raises(OrganisationError, match="the template cannot be used"):
        blocks_of(template, "own.md", {"name": "x", "recommendations": []}, Words("en"))


def test_what_a_template_puts_in_is_never_taken_for_markup():
    hostile = "# x\n\n- [a](javascript:b) <b>c</b> **d** | e"
    template = (
        "{{ x }}\n\n- {{ x | upper | lower }}\n- {{ x ~ x }}\n- {{ [x, x] | join(' ') }}\n- {{ x }}\n\n"
        "| h |\n|---|\n| {{ x }} |\n"
    )
    blocks = blocks_of(template, "own.md", {"x": hostile}, Words("en"))
    flat = " ".join(hostile.split())

    assert blocks[0].text == flat
    assert [item.text for item in blocks[1:5]] == [flat, f"{flat}{flat}", f"{flat} {flat}", flat]
    assert blocks[5].rows == ((flat,),)


def test_every_key_of_a_section_can_be_chosen_alone(viewed):
    data = viewed("machine-builder", "en", "client")
    for key in KEYS:
        MarkdownRenderer().render(under({"wording": {}, "sections": [key]}, data))
