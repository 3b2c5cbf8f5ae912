"""The order of derivation, circles, and what rests on what is known rather than on what holds."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.ordering import circles_in, members_of, order_of, reads_of, rule_reads
from tests.knowledge.good import base_of

GRAPHS = st.dictionaries(st.sampled_from("abcdefg"), st.frozensets(st.sampled_from("abcdefg"), max_size=3))
REST = 'because: "so", origin: published'


@given(GRAPHS)
def test_each_fact_comes_after_what_it_rests_on_or_there_is_a_circle(graph: dict[str, frozenset[str]]) -> None:
    graph = {name: others & graph.keys() for name, others in graph.items()}

    circles = circles_in(graph)

    for circle in circles:
        assert circle[0] == circle[-1] == min(circle)
        assert all(other in graph[name] for name, other in pairwise(circle))
    if not circles:
        order = order_of(graph)
        assert all(order.index(other) < order.index(name) for name, others in graph.items() for other in others)


def test_circles_that_share_nothing_are_all_found() -> None:
    graph = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "c", "elsewhere"]}

    assert circles_in(graph) == [["a", "b", "a"], ["c", "c"]]


def test_facts_come_after_all_they_are_derived_from() -> None:
    base = base_of()
    place = {name: index for index, name in enumerate(base.order)}

    for definition in base.definitions.values():
        reads = reads_of(definition)
        assert all(place[name] < place[definition.id] for name in reads)
    for rule in base.rules:
        assert all(place[name] < place[fact] for fact in rule.conclude for name in rule_reads(rule))


def test_facts_of_a_plugin_come_after_all_that_the_plugin_reads() -> None:
    base = base_of(
        "facts:\n  own.a: {type: integer, from: plugin, reads: [team.size]}\n"
        "  own.b: {type: integer, from: plugin, reads: [team.ideas, cafe.size]}\n"
    )

    assert members_of(base.definitions["own.b"]) == ("team.ideas",)
    assert base.order.index("own.a") > base.order.index("team.ideas")


def closed(base: KnowledgeBase) -> set[str]:
    facts = {name for name, item in base.definitions.items() if item.closed_world}
    return facts | {rule.id for rule in base.rules if rule.closed_world}


def test_what_asks_what_is_known_is_closed_world_and_all_that_rests_on_it() -> None:
    base = base_of(
        'facts:\n  own.f: {ask: "What?", type: boolean, ask_if: {team.size: {known: true}}}\n'
        '  own.g: {ask: "What?", type: boolean, ask_if: {own.f: true}}\n'
        "  own.sad: {derived: true, type: boolean}\n"
        "  own.happy: {derived: true, type: boolean}\n"
        "scores:\n  - {id: kept, combine: sum, of: [team.size]}\n"
        "  - {id: empty, combine: sum, of: [team.size], open: leave_out}\n"
        "decisions:\n"
        "  - {id: open, lines: [{when: {team.size: 1}, is: a}], unanswered: b}\n"
        "  - {id: shut, lines: [{when: {team.size: 1}, is: a}], otherwise: b}\n"
        "rules:\n"
        f'  - {{id: a, title: "A", when: {{own.g: true}}, conclude: [own.sad], {REST}}}\n'
        f'  - {{id: b, title: "B", when: {{own.sad: true}}, recommend: {{action: ask-people}}, {REST}}}\n'
        '  - {id: c, title: "C", when: {team.size: 1}, unless: {team.mood: {applicable: false}},'
        f" conclude: [own.happy], {REST}}}\n"
        f'  - {{id: d, title: "D", when: {{team.size: 1}}, recommend: {{action: ask-people}}, {REST}}}\n'
    )

    assert {name for name in closed(base) if name.startswith("own")} == {
        "own.f",
        "own.g",
        "own.sad",
        "own.happy",
        "own.score.empty",
        "own.decision.open",
        "own/a",
        "own/b",
        "own/c",
    }


def test_a_model_rests_on_the_scores_of_its_bands() -> None:
    marked = closed(base_of())

    assert {
        "growth.score.base",
        "growth.score.energy",
        "growth.tools",
        "growth.spirit",
        "growth.people",
        "gap.growth",
    } <= marked
    assert "growth.skills" not in marked
    assert "target.growth" not in marked
