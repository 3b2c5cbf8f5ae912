"""One recommendation as a drawing, in Mermaid or DOT: from the answers at the bottom up to the mission at the top."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from maturity_advisor.advice.tracing import Tracer
from maturity_advisor.reports.advising import element, title_of
from maturity_advisor.reports.because import stages_shown
from maturity_advisor.reports.evidence import TRUTHS, decisive
from maturity_advisor.reports.inert import plain
from maturity_advisor.reports.page import words_of
from maturity_advisor.reports.view import view
from maturity_advisor.reports.words import Words

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice, Recommendation

Data = Mapping[str, Any]
Kind: TypeAlias = Literal["answer", "finding", "rule", "source", "action", "aim"]
DEPTH = 3
WIDTH = 32
# What means something to Mermaid within quotes, even there.
MEANT = frozenset('"#;<>&`\\')
MERMAID = {
    "answer": ('["', '"]'),
    "finding": ('("', '")'),
    "rule": ('{{"', '"}}'),
    "source": ('[("', '")]'),
    "action": ('[["', '"]]'),
    "aim": ('(["', '"])'),
}
DOT = {
    "answer": "box",
    "finding": "ellipse",
    "rule": "hexagon",
    "source": "note",
    "action": "box3d",
    "aim": "oval",
}


@dataclass(slots=True)
class Graph:
    """Nodes by what they are of, and arrows between them; `nodes` keep the order in which they were met."""

    nodes: dict[object, tuple[Kind, str]] = field(default_factory=dict)
    arrows: dict[tuple[object, object], str] = field(default_factory=dict)

    def node(self, key: object, kind: Kind, text: str) -> object:
        """Add a node, once."""
        self.nodes.setdefault(key, (kind, plain(text)))
        return key

    def arrow(self, start: object, end: object, text: str = "") -> None:
        """Add an arrow, once."""
        self.arrows.setdefault((start, end), plain(text))

    def named(self) -> tuple[list[tuple[str, Kind, str]], list[tuple[str, str, str]]]:
        """Nodes and arrows by short names, so that no text of a client is ever a name."""
        names = {key: f"n{number}" for number, key in enumerate(self.nodes)}
        nodes = [(names[key], *node) for key, node in self.nodes.items()]
        return nodes, [(names[start], names[end], text) for (start, end), text in self.arrows.items()]


@dataclass(frozen=True, slots=True)
class Ground:
    """What findings rest on, as far as the reader may know it."""

    advice: Advice
    derived: Mapping[Any, Data]

    def hides(self, test: Data) -> bool:
        """Whether an answer is for the advisor alone, and the reader is not the advisor."""
        return self.advice.settings.audience == "client" and test.get("visibility") == "advisor"

    def below(self, fact: Data) -> Iterator[Data]:
        """What a derived fact rests on directly, as tests."""
        for criterion in self._criteria(fact):
            yield from decisive(criterion, criterion["truth"])
        for unit in fact.get("units", ()):
            yield from decisive(unit)
        for line in fact.get("lines", ()):
            if line["truth"] == "true":
                yield from decisive(line)
                break
        for member in fact.get("members", ()):
            yield {**member, "place": fact["place"]}
        for concluded in fact.get("rules", ()):
            if concluded["status"] == "fired":
                rule = self.advice.base.rule(concluded["rule"])
                yield from _tests(Tracer(self.advice.speaker).rule(rule, fact["place"]))

    def _criteria(self, fact: Data) -> Iterator[Data]:
        """Those of the stage that is held and of the one at which it stops, met or not."""
        if "criteria" not in fact:
            return
        wanted = stages_shown(self.advice, fact)
        for criterion in fact["criteria"]:
            if criterion["truth"] in TRUTHS and (not wanted or criterion["stage"] in wanted):
                yield criterion


def graph_of(recommendation: Recommendation) -> Graph:
    """The graph of a recommendation: its trace down, its chain up, and what it needs first."""
    advice = view(recommendation.advice)
    explained, words = recommendation.explain(), words_of(advice)
    found = explained["recommendation"]
    graph = Graph()
    action = graph.node("action", "action", title_of(advice, found, words))
    _upwards(graph, found["chain"], words)
    for item in found["requires"]:
        if item["state"] == "advised":
            graph.arrow(graph.node(("needs", item["action"]), "action", item["title"]), action, words("requires"))
    ground = Ground(recommendation.advice, {(item["place"], item["fact"]): item for item in explained["derived"]})
    traces = {trace["rule"]: trace for trace in found["trace"]}
    for rule in found["rules"]:
        node = graph.node(("rule", rule["id"]), "rule", rule["title"])
        graph.arrow(node, action)
        for source in rule["sources"]:
            graph.arrow(graph.node(("source", source["id"]), "source", source["citation"]), node, words("source"))
        _downwards(graph, node, _tests(traces[rule["id"]]), ground, DEPTH)
    return graph


def _upwards(graph: Graph, chain: Data, words: Words) -> None:
    """From the action over what gets better to the mission, each link with whether it is confirmed."""
    steps = [step for step in chain["steps"] if step["says"]]
    if steps and steps[-1]["element"] == "wish":
        # A wish is an outcome that was asked for; drawn twice it would only puzzle.
        steps = steps[-1:]
    below: object = "action"
    for number, step in enumerate(steps):
        confirmed = "confirmed" if step["link"] == "confirmed" else "presumed"
        link = words(f"link-{confirmed}") if number > 1 else "" if number else chain.get("through_says", "")
        above = graph.node(("aim", step["element"], step["id"]), "aim", _aim(step, words))
        graph.arrow(below, above, link)
        below = above


def _aim(step: Data, words: Words) -> str:
    return f"{step['says']} ({words('your-wish')})" if step["element"] == "wish" else element(step, words)


def _tests(trace: Data) -> Iterator[Data]:
    yield from decisive(trace["when"])
    if "unless" in trace:
        yield from decisive(trace["unless"], "false")


def _downwards(graph: Graph, above: object, tests: Iterable[Data], ground: Ground, depth: int) -> None:
    """The answers and findings that something rests on, and what the findings rest on in turn."""
    for test in tests:
        if not test.get("says") or ground.hides(test):
            continue
        key = (test.get("place", ""), test.get("test") or test.get("fact"))
        known = key in graph.nodes
        fact = ground.derived.get(key)
        graph.arrow(graph.node(key, "finding" if fact else "answer", test["says"]), above)
        if fact and depth and not known:
            _downwards(graph, key, ground.below(fact), ground, depth - 1)


def mermaid_of(graph: Graph) -> str:
    """As a Mermaid flowchart, bottom to top."""
    nodes, arrows = graph.named()
    lines = ["flowchart BT"]
    for name, kind, text in nodes:
        opening, closing = MERMAID[kind]
        lines.append(f"  {name}{opening}{_for_mermaid(text)}{closing}")
    lines += [f"  {start} -->{_mermaid_label(text)} {end}" for start, end, text in arrows]
    return "\n".join(lines) + "\n"


def _mermaid_label(text: str) -> str:
    return f'|"{_for_mermaid(text)}"|' if text else ""


def _for_mermaid(text: str) -> str:
    return "".join(f"#{ord(char)};" if char in MEANT else char for char in text)


def dot_of(graph: Graph) -> str:
    """As a graph in DOT, bottom to top."""
    nodes, arrows = graph.named()
    lines = ["digraph recommendation {", "  rankdir=BT;"]
    lines += [f'  {name} [shape={DOT[kind]}, label="{_for_dot(text)}"];' for name, kind, text in nodes]
    lines += [f"  {start} -> {end}{_dot_label(text)};" for start, end, text in arrows]
    return "\n".join([*lines, "}"]) + "\n"


def _dot_label(text: str) -> str:
    return f' [label="{_for_dot(text)}"]' if text else ""


def _for_dot(text: str) -> str:
    return "\\n".join(line.replace("\\", "\\\\").replace('"', '\\"') for line in wrap(text, WIDTH))
