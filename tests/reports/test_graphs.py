"""The drawing of a recommendation: whole, well-formed, and with every text made harmless."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.advisor import Advisor
from maturity_advisor.documents import read_file
from maturity_advisor.reports.graphs import DOT, Graph, dot_of, graph_of, mermaid_of

EXAMPLES = Path(__file__).parents[2] / "examples"
LABEL = r'"[^"\n]*"'
MERMAID_LINE = re.compile(
    rf"flowchart BT|  n\d+(\[{LABEL}\]|\({LABEL}\)|\{{\{{{LABEL}\}}\}}|\[\({LABEL}\)\]|\[\[{LABEL}\]\]|\(\[{LABEL}\]\))"
    rf"|  n\d+ -->(\|{LABEL}\|)? n\d+"
)
QUOTED = r'"(?:[^"\\\n]|\\.)*"'
DOT_LINE = re.compile(
    rf"digraph recommendation \{{|  rankdir=BT;|  n\d+ \[shape=\w+, label={QUOTED}\];"
    rf"|  n\d+ -> n\d+( \[label={QUOTED}\])?;|\}}"
)


def well_formed(graph):
    assert all(MERMAID_LINE.fullmatch(line) for line in mermaid_of(graph).splitlines())
    assert all(DOT_LINE.fullmatch(line) for line in dot_of(graph).splitlines())


@pytest.mark.parametrize("lang", ["en", "nl", "de"])
@pytest.mark.parametrize("name", ["bakery", "machine-builder", "municipality"])
def test_every_recommendation_can_be_drawn_from_its_answers_to_what_it_serves(advised, name, lang):
    for found in advised(name, lang=lang).recommendations:
        graph = graph_of(found)

        well_formed(graph)
        texts = {text for _, text in graph.nodes.values()}
        assert {rule["title"] for rule in found.data["rules"]} <= texts
        kinds = [kind for kind, _ in graph.nodes.values()]
        assert {"action", "rule"} <= set(kinds)
        assert "answer" in kinds or "finding" in kinds
        starts, ends = {start for start, _ in graph.arrows}, {end for _, end in graph.arrows}
        assert starts | ends == set(graph.nodes)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_can_break_out_of_its_label(first, second):
    graph = Graph()
    for kind in DOT:
        graph.node(kind, kind, first)
        graph.arrow(kind, "action", second)

    well_formed(graph)


@pytest.mark.parametrize(
    "text",
    [
        '"]; click n0 href "javascript:x"',
        'a"] -> b; x [URL="http://x"]',
        "`*x*`",
        "<script>",
        "\\",
        'x\\"',
        "a\nb\x1b[31m",
    ],
)
def test_hostile_texts_stay_texts(text):
    graph = Graph()
    graph.node("x", "answer", text)

    well_formed(graph)
    assert len(mermaid_of(graph).splitlines()) == 2
    assert "\x1b" not in dot_of(graph)
    assert "<" not in mermaid_of(graph)


def test_a_golden_drawing():
    graph = Graph()
    action = graph.node("action", "action", 'Say "yes"')
    rule = graph.node("rule", "rule", "Nobody answers")
    graph.arrow(rule, action)
    graph.arrow(action, graph.node("aim", "aim", "goal: Be known"), "presumed link")

    assert mermaid_of(graph) == (
        "flowchart BT\n"
        '  n0[["Say #34;yes#34;"]]\n'
        '  n1{{"Nobody answers"}}\n'
        '  n2(["goal: Be known"])\n'
        "  n1 --> n0\n"
        '  n0 -->|"presumed link"| n2\n'
    )
    assert dot_of(graph) == (
        "digraph recommendation {\n"
        "  rankdir=BT;\n"
        '  n0 [shape=box3d, label="Say \\"yes\\""];\n'
        '  n1 [shape=hexagon, label="Nobody answers"];\n'
        '  n2 [shape=oval, label="goal: Be known"];\n'
        "  n1 -> n0;\n"
        '  n0 -> n2 [label="presumed link"];\n'
        "}\n"
    )


def test_a_clients_drawing_shows_no_answers_meant_for_the_advisor():
    path = EXAMPLES / "machine-builder.yaml"
    given = read_file(path).data
    answers = {
        name: {"value": answer, "visibility": "advisor"} if isinstance(answer, str) and answer != "unknown" else answer
        for name, answer in given["answers"].items()
    }
    advisor = Advisor(engine="explain")
    client = advisor.advise({**given, "answers": answers}, audience="client")
    secret = {
        item["says"]
        for item in advisor.advise({**given, "answers": answers}).data["answers"]
        if item["visibility"] == "advisor"
    }

    drawn = {text for found in client.recommendations for _, text in graph_of(found).nodes.values()}

    assert secret
    assert not secret & drawn
