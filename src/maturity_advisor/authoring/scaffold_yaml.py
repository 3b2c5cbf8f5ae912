"""The YAML of a new pack: model, questions, actions, rules with examples, and cases, made of a matrix."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from maturity_advisor.authoring.matrix import Matrix, Named, Row
from maturity_advisor.authoring.scaffold_phrases import PHRASES


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new pack is to be: who makes it, under which licence, and the matrix it says."""

    id: str
    title: str
    edition: str
    author: str
    licence: str
    language: str
    matrix: Matrix

    def say(self, key: str, **words: str) -> str:
        """A sentence in the pack's language, quoted for YAML; in English under its tag where we do not speak it."""
        own = self.language in PHRASES
        text = quoted(PHRASES[self.language if own else "en"][key].format_map(_Literal(words)))
        return text if own else f"{{en: {text}}}"

    def plain(self, key: str, **words: str) -> str:
        """The same without quotes."""
        return PHRASES.get(self.language, PHRASES["en"])[key].format_map(_Literal(words))

    @property
    def year(self) -> str:
        """The edition's year if it is one, else this year."""
        return self.edition if re.fullmatch("[0-9]{4}", self.edition) else str(date.today().year)

    def fact(self, row: Row) -> str:
        """The question about a row."""
        return f"{self.id}.answer.{row.category.id}"

    def action(self, row: Row, stage: Named) -> str:
        """The action towards a stage in a row."""
        return f"{row.category.id}-to-{stage.id}"


class _Literal(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return f"{{{key}}}"


def quoted(text: str) -> str:
    """Text as YAML takes it whatever is in it: JSON's quotes are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def model_yaml(plan: Plan) -> str:
    """Header, model and sources; each category's stage is read off its question."""
    return "".join(f"{line}\n" for line in (*_head(plan), *_dimensions(plan)))


def _head(plan: Plan) -> Iterator[str]:
    cite = plan.say("cite", author=plan.author, year=plan.year, title=plan.title, edition=plan.edition)
    needs = 'needs: {vocabulary: ">=1"}'
    yield "# The model: what is rated, in which stages, and by whom it was made."
    yield "pack:"
    yield f'  {{id: {plan.id}, format: 1, version: "0.1.0", language: {plan.language},'
    yield f"   licence: {quoted(plan.licence)}, {needs}}}"
    yield f"model: {plan.id}"
    yield f"edition: {quoted(plan.edition)}"
    yield f"title: {quoted(plan.title)}"
    yield "kind: ladder            # ladder | axes | checklist | typology"
    yield "use: both               # inside | outside | both: which use of social media it is about"
    yield "rates: both             # relations | organising | both"
    yield f"authors: [{quoted(plan.author)}]"
    yield f"cite: {cite}"
    yield f"rights: {quoted(f'© {plan.author}, {plan.licence}')}"
    yield "sources:"
    yield f"  - {{id: model, citation: {cite}, basis: practice}}"
    yield "stages:"
    for stage in plan.matrix.stages:
        yield f"  - {{id: {stage.id}, title: {quoted(stage.title)}}}"


def _dimensions(plan: Plan) -> Iterator[str]:
    """How cells are said to hold: whoever chooses a cell's description, or a later one, is in its stage."""
    yield "dimensions:"
    groups: dict[str, list[Row]] = {}
    for row in plan.matrix.rows:
        groups.setdefault(row.dimension.id, []).append(row)
    for rows in groups.values():
        yield f"  - id: {rows[0].dimension.id}"
        yield f"    title: {quoted(rows[0].dimension.title)}"
        yield "    categories:"
        for row in rows:
            yield from _category(plan, row)


def _category(plan: Plan, row: Row) -> Iterator[str]:
    yield f"      - id: {row.category.id}"
    yield f"        title: {quoted(row.category.title)}"
    yield "        source: model"
    yield "        stages:"
    for number, (stage, cell) in enumerate(zip(plan.matrix.stages, row.cells, strict=True)):
        said = f"description: {quoted(cell)}, origin: published" if cell else f"gap: {plan.say('lacking')}"
        # Everybody is in the first stage, so it asks for nothing.
        criteria = f",\n             criteria: [{{{plan.fact(row)}: {{at_least: {stage.id}}}}}]" if number else ""
        yield f"          {stage.id}:"
        yield f"            {{{said}{criteria}}}"


def facts_yaml(plan: Plan) -> str:
    """A question for each category, whose answers are the cells of its row."""
    lines = ["# What is asked: each row of the matrix is a question, each cell an answer.", "facts:"]
    for row in plan.matrix.rows:
        lines += [f"  {plan.fact(row)}:", f"    ask: {plan.say('ask', title=row.category.title)}"]
        lines += ["    type: scale", "    options:"]
        for stage, cell in zip(plan.matrix.stages, row.cells, strict=True):
            text = cell or stage.title
            lines.append(f"      - {{id: {stage.id}, label: {quoted(text)}, says: {quoted(text)}}}")
    return "".join(f"{line}\n" for line in lines)


def rules_yaml(plan: Plan) -> str:
    """An action towards each stage of each category, and the rule that advises it one stage below."""
    steps = [
        (row, below, stage, cell)
        for row in plan.matrix.rows
        for below, stage, cell in zip(plan.matrix.stages, plan.matrix.stages[1:], row.cells[1:], strict=False)
    ]
    lines = [
        "# What is advised. Benefit and investment are from 1 to 5: set them to what you know. Say what an action",
        "# improves, or those who have wishes are not advised it: improves: [{outcome: enquiries_sales, how: direct}]",
        "# (`maturity-advisor outcomes` lists them).",
        "actions:",
    ]
    for row, _, stage, cell in steps:
        lines += _action(plan, row, stage, cell)
    lines += ["", "rules:"]
    for row, below, stage, _ in steps:
        lines += _rule(plan, row, below, stage)
    return "".join(f"{line}\n" for line in lines)


def _action(plan: Plan, row: Row, stage: Named, cell: str) -> Iterator[str]:
    named = {"category": row.category.title, "stage": stage.title}
    yield f"  {plan.action(row, stage)}:"
    yield f"    title: {plan.say('action', **named)}"
    yield f"    do: {plan.say('do', cell=cell) if cell else plan.say('do_gap', **named)}"
    yield f"    benefit: {{value: 3, innovation: 3, impact: 3, reason: {plan.say('benefit')}}}"
    yield f"    investment: {{small: 2, medium: 3, large: 4, reason: {plan.say('investment')}}}"
    yield "    horizon: next"
    yield f"    owner: {plan.say('owner')}"
    yield f"    seen_by: {plan.say('seen_by', **named)}"


def _rule(plan: Plan, row: Row, below: Named, stage: Named) -> Iterator[str]:
    fact, named = plan.fact(row), {"category": row.category.title, "stage": stage.title}
    action = f"{plan.id}/{plan.action(row, stage)}"
    yield f"  - id: {plan.action(row, stage)}"
    yield f"    title: {plan.say('rule', **named)}"
    yield f"    when: {{{fact}: {below.id}}}"
    yield f"    recommend: {{action: {action}, towards: {{{plan.id}.{row.category.id}: {stage.id}}}}}"
    yield f"    because: {plan.say('because', fact=f'{{{fact}}}')}"
    yield "    sources: [model]"
    yield "    origin: interpretation"
    yield "    examples:"
    yield f"      - {{name: {plan.say('fires')}, given: {{{fact}: {below.id}}}, expect: fires}}"
    yield f"      - {{name: {plan.say('silent')}, given: {{{fact}: {stage.id}}}, expect: silent}}"


def cases_yaml(plan: Plan, pack: str = "") -> str:
    """The whole model tried at its two ends and with nothing known."""
    first, *_, last = plan.matrix.stages
    second = plan.matrix.stages[1]
    actions = ", ".join(plan.action(row, second) for row in plan.matrix.rows)
    lines = [
        "# Whole organisations: their answers, and what must follow.",
        *([f"pack: {pack}"] if pack else []),
        "cases:",
    ]
    lines += [*_case(plan, "first", first), f"      recommendations: {{includes: [{actions}]}}"]
    lines += [*_case(plan, "last", last), "      recommendations: []"]
    lines += [*_case(plan, "nothing", None)]
    return "".join(f"{line}\n" for line in lines)


def _case(plan: Plan, name: str, stage: Named | None) -> Iterator[str]:
    yield f"  - name: {quoted(plan.plain(name))}"
    if stage is None:
        yield "    given: {}"
    else:
        yield "    given:"
        for row in plan.matrix.rows:
            yield f"      {plan.fact(row)}: {stage.id}"
    yield "    expect:"
    yield f"      stages: {{{plan.id}: {stage.id if stage else 'unknown'}}}"
