"""Editors complete, explain and check what authors write, through the schemas: shown with yaml-language-server."""

import json
import os
import shutil

import pytest

from maturity_advisor.authoring import scaffold
from maturity_advisor.authoring.scaffold_phrases import starter
from maturity_advisor.authoring.scaffold_yaml import Plan
from maturity_advisor.authoring.schemas import schema
from tests.authoring.shop import OPEN, PACK
from tests.editors.language_server import LanguageServer

pytestmark = pytest.mark.editors

SETTING = "MATURITY_ADVISOR_YAML_LANGUAGE_SERVER"
LINE = "# yaml-language-server: $schema={}.schema.json\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    program = os.environ.get(SETTING) or shutil.which("yaml-language-server")
    if program is None:
        pytest.skip(f"needs `npm install yaml-language-server`, on the path or named by {SETTING}")
    folder = tmp_path_factory.mktemp("written")
    for kind in ("pack", "cases", "organisation"):
        (folder / f"{kind}.schema.json").write_text(json.dumps(schema(kind)), encoding="utf-8")
    with LanguageServer([program], folder) as running:
        yield running


def test_what_is_right_is_left_alone(server):
    assert server.open("pack.yaml", LINE.format("pack") + PACK) == []
    assert server.open("cases.yaml", LINE.format("cases") + OPEN) == []


@pytest.mark.parametrize(
    ("wrong", "right", "line", "said"),
    [
        ("becuase:", "because:", "becuase", "Property becuase is not allowed"),
        ("type: integer", "type: intgr", "intgr", "Value is not accepted. Valid values:"),
        ("expect: fires", "expect: fired", "fired", "Value is not accepted."),
        ("at_least: 4", "atleast: 4", "atleast", ""),
    ],
)
def test_what_is_wrong_is_underlined_where_it_stands(server, wrong, right, line, said):
    text = LINE.format("pack") + (PACK.replace(right, wrong) if right in PACK else PACK.replace(wrong, right))
    number = next(index for index, each in enumerate(text.splitlines(), 1) if line in each)

    found = server.open(f"wrong-{line}.yaml", text)

    assert any(each.startswith(f"{number}: ") and said in each for each in found), found


def test_keys_of_a_rule_are_offered_with_what_they_mean(server):
    text = LINE.format("pack") + "rules:\n  - id: open\n    \n"
    server.open("rule.yaml", text)

    offered = server.complete("rule.yaml", 4, 5)

    assert {"when", "unless", "because", "recommend", "examples", "origin"} <= set(offered)
    assert "The exception: what must not hold." in offered["unless"]


def test_values_and_operators_are_offered(server):
    text = LINE.format("pack") + (
        "facts:\n  a.b:\n    type: \nrules:\n  - id: r\n    when:\n      any:\n        - a.b:\n            \n"
    )
    server.open("values.yaml", text)

    assert {"scale", "choices", "boolean"} <= set(server.complete("values.yaml", 4, 11))
    assert {"at_least", "one_of", "includes"} <= set(server.complete("values.yaml", 10, 13))


def test_a_key_is_explained_where_the_pointer_rests(server):
    server.open("hover.yaml", LINE.format("pack") + PACK)
    lines = (LINE.format("pack") + PACK).splitlines()
    number = next(index for index, line in enumerate(lines, 1) if line.strip().startswith("because:"))

    assert "The reason, for a reader who does not know the model" in server.hover("hover.yaml", number, 7)


def test_an_organisation_is_completed_too(server):
    server.open("organisation.yaml", LINE.format("organisation") + "organisation: {id: a, name: A}\n\n")

    offered = server.complete("organisation.yaml", 3, 1)

    assert {"wishes", "motivation", "answers", "targets"} <= set(offered)


@pytest.mark.parametrize("make", [scaffold.distribution, scaffold.folder_of_yaml])
def test_a_new_pack_is_explained_and_checked_as_it_was_made(server, make):
    plan = Plan("front", "Front", "2026", "A. Author", "CC-BY-4.0", "en", starter("en"))
    files = make(plan)
    home = server.folder / make.__name__
    scaffold.write(home, files)
    written = [name for name in files if name.endswith(".yaml")]

    assert [fault for name in written for fault in server.open(f"{make.__name__}/{name}", files[name])] == []
    rules = next(name for name in written if name.endswith("rules.yaml"))
    wrong = files[rules].replace("    because:", "    becuase:", 1)
    assert server.open(f"{make.__name__}/{rules}.yaml", wrong) != []
