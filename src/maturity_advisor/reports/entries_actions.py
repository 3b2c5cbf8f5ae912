"""The pages of rules, actions and outcomes in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.reports.advising import EFFORT
from maturity_advisor.reports.blocks import Block, Field, Item, Paragraph, Title
from maturity_advisor.reports.entries import Library

SIZES = ("small", "medium", "large")


def rule_page(library: Library, rule: RuleDefinition) -> list[Block]:
    """A rule as one reads it beside its source."""
    written, words = rule.written, library.words
    return [
        Title(library.text(written.title, rule.pack), rule.id),
        Paragraph(library.text(written.because, rule.pack)),
        *library.condition("lbl-when", rule.when),
        *library.condition("lbl-unless", rule.unless),
        *_consequences(library, rule),
        *library.names("lbl-opposes", rule.opposes),
        *library.field("settled-by", written.settled_by, rule.pack),
        *library.names("lbl-overrides", rule.overrides),
        Field(words.heading("source"), words(f"origin-{written.origin}")),
        *library.sources(rule.sources),
        *_examples(library, rule),
    ]


def _consequences(library: Library, rule: RuleDefinition) -> Iterator[Block]:
    words, speaker = library.words, library.speaker
    if rule.action is not None:
        action = library.base.actions[rule.action]
        yield Field(words.heading("lbl-advises"), f"{library.text(action.written.title, action.pack)} ({rule.action})")
    if rule.towards is not None:
        scope, stage = rule.towards
        shown = speaker.stage(library.base.definitions[scope], stage)
        yield Field(words.heading("lbl-leads-to"), f"{speaker.scope_title(scope)}: {shown}")
    if rule.written.verdict is not None:
        verdict = rule.written.verdict
        yield Field(
            words.heading("lbl-verdict"), f"{words(f'verdict-{verdict.value}')} ({words(f'use-{verdict.use}')})"
        )
    yield from library.names("lbl-concludes", rule.conclude)


def _examples(library: Library, rule: RuleDefinition) -> Iterator[Block]:
    items = tuple(
        Item(f"{library.text(example.name, rule.pack)}: {library.words(f'expect-{example.expect}')}")
        for example in rule.written.examples
    )
    if items:
        yield Item(library.words.heading("lbl-examples"), items)


def action_page(library: Library, action: ActionDefinition) -> list[Block]:
    """An action with all its author says of it, and the rules that advise it."""
    written, words, pack = action.written, library.words, action.pack
    return [
        Title(library.text(written.title, pack), action.id),
        Paragraph(library.text(written.do, pack)),
        *library.field("owner", written.owner, pack),
        *library.field("seen-by", written.seen_by, pack),
        Field(words.heading("col-when"), words(f"horizon-{written.horizon}")),
        *_worth(library, action),
        *library.names("requires", action.requires),
        *library.names("helped-by-them", action.helped_by),
        *library.names("lbl-advised-by", (rule.id for rule in library.base.rules if rule.action == action.id)),
    ]


def _worth(library: Library, action: ActionDefinition) -> Iterator[Block]:
    words, pack = library.words, action.pack
    for name, how in action.improves:
        outcome = library.text(library.base.outcomes[name].title, library.pack_of(name))
        yield Field(words.heading("lbl-improves"), f"{outcome} ({words(f'effect-{how}')})")
    yield from library.field("benefit", action.written.benefit.reason, pack)
    cost = action.written.investment
    shown = "; ".join(f"{words(f'size-{size}')}: {words(EFFORT[getattr(cost, size)])}" for size in SIZES)
    yield Field(words.heading("effort"), f"{shown}. {library.text(cost.reason, pack)}")


def outcome_page(library: Library, name: str) -> list[Block]:
    """An outcome, figures that show it, and the actions that improve it."""
    outcome, pack = library.base.outcomes[name], library.pack_of(name)
    follow = tuple(Item(library.text(text, pack)) for text in outcome.follow)
    actions = (action.id for action in library.base.actions.values() if name in dict(action.improves))
    return [
        Title(library.text(outcome.title, pack), name),
        *([Item(library.words.heading("lbl-follow"), follow)] if follow else []),
        *library.names("lbl-improved-by", actions),
    ]
