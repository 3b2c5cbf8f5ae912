"""Rules and actions with their ids in full and their conditions typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from maturity_advisor.knowledge.binding import Binder
from maturity_advisor.knowledge.conditions import Condition
from maturity_advisor.knowledge.definitions import ActionDefinition, RuleDefinition
from maturity_advisor.knowledge.findings import Findings, Where
from maturity_advisor.knowledge.joining import Entry, Pack
from maturity_advisor.knowledge.resolving import Resolver, full_id
from maturity_advisor.knowledge.rules import HORIZONS, MOST_OUTCOMES, Action, Rule

ANYWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleBinder:
    """Types the rules and actions of all packs."""

    resolver: Resolver
    findings: Findings

    def action(self, pack: Pack, entry: Entry[Action]) -> ActionDefinition:
        """An action with its references resolved; those into packs not loaded are left out."""
        action, where = entry.value, entry.where
        improves = []
        if len(action.improves) > MOST_OUTCOMES:
            name = full_id(pack, action.id)
            message = f"'{name}' improves {len(action.improves)} outcomes, and an action improves two at most"
            remedy = "Keep those it is for: what improves everything comes first everywhere"
            self.findings.problem(where, message, remedy, "outcomes", ("improves",))
        for index, item in enumerate(action.improves):
            outcome = self.resolver.outcome(item.outcome, pack, where, ("improves", index, "outcome"))
            improves += [(outcome, item.how)] if outcome else []
        requires = self._actions(action.requires, "requires", pack, where)
        helped_by = self._actions(action.helped_by, "helped_by", pack, where)
        excludes = self._actions(action.excludes, "excludes", pack, where)
        name = full_id(pack, action.id)
        return ActionDefinition(name, pack.id, action, tuple(improves), requires, helped_by, excludes)

    def _actions(self, names: tuple[str, ...], key: str, pack: Pack, where: Where) -> tuple[str, ...]:
        found = [self.resolver.action(name, pack, where, (key, index)) for index, name in enumerate(names)]
        return tuple(name for name in found if name)

    def rule(self, pack: Pack, entry: Entry[Rule]) -> RuleDefinition | None:
        """A rule with its references resolved; None if it rests on a pack that is not loaded, or is wrong."""
        if not entry.beside or entry.value.recommend is None:
            self._check_purpose(entry.value, entry.where)
            return self._rule(pack, entry)
        # What it stands beside is checked there; only the advice is new.
        quiet = RuleBinder(replace(self.resolver, findings=Findings()), Findings())
        action = self.resolver.action(entry.value.recommend.action, pack, entry.where, ("advice",))
        found = quiet._rule(pack, entry)
        return replace(found, action=action) if found is not None else None

    def _rule(self, pack: Pack, entry: Entry[Rule]) -> RuleDefinition | None:
        rule, where = entry.value, entry.where
        when = self._condition(rule.when, where / "when", rule)
        unless = self._condition(rule.unless, where / "unless", rule) if rule.unless is not None else None
        found = RuleDefinition(
            id=full_id(pack, rule.id, "rule"),
            pack=pack.id,
            written=rule,
            when=when or rule.when,
            unless=unless,
            per=rule.per,
            use=rule.use or (pack.model.value.use if pack.model else "both"),
            conclude=self._conclusions(rule, where),
            action=self._action(rule, pack, where),
            towards=self._towards(rule, where),
            opposes=self._rules(rule.opposes, "opposes", pack, where),
            overrides=self._rules(rule.overrides, "overrides", pack, where),
            sources=self._sources(rule, pack, where),
            judges=rule.verdict is not None,
        )
        return None if when is None or (unless is None and rule.unless is not None) else found

    @property
    def _binder(self) -> Binder:
        return Binder(self.resolver, self.findings)

    def _condition(self, condition: Condition, where: Where, rule: Rule) -> Condition | None:
        return self._binder.bind(condition, where, frozenset({rule.per}))

    def _check_purpose(self, rule: Rule, where: Where) -> None:
        if not (rule.conclude or rule.recommend or rule.verdict):
            remedy = "Add 'recommend', 'conclude' or 'verdict'"
            self.findings.problem(where, f"nothing follows from the rule '{rule.id}'", remedy, "no-purpose")

    def _conclusions(self, rule: Rule, where: Where) -> tuple[str, ...]:
        found = []
        for index, name in enumerate(rule.conclude):
            below = ("conclude", index)
            definition = self._binder.fact(name, where, below, ANYWHERE)
            if definition is None:
                continue
            if definition.role != "conclusion":
                remedy = "Declare it as a fact with 'derived: true' and 'type: boolean'"
                self.findings.problem(where, f"'{name}' cannot be concluded", remedy, "conclusion", below)
            elif rule.per not in definition.per:
                remedy = f"Give the fact 'per: {rule.per}'"
                self.findings.problem(where, f"'{name}' does not exist per {rule.per}", remedy, "wrong-place", below)
            else:
                found.append(definition.id)
        return tuple(found)

    def _action(self, rule: Rule, pack: Pack, where: Where) -> str | None:
        if rule.recommend is None:
            return None
        return self.resolver.action(rule.recommend.action, pack, where, ("recommend", "action"))

    def _towards(self, rule: Rule, where: Where) -> tuple[str, str] | None:
        for name, stage in rule.recommend.towards.items() if rule.recommend else ():
            below = ("recommend", "towards", name)
            scope = self._binder.fact(name, where, below, ANYWHERE)
            if scope is None:
                continue
            if scope.role != "scope" or scope.domain.kind != "stage":
                remedy = "Name a model, dimension or category with stages"
                self.findings.problem(where, f"'{name}' has no stages", remedy, "towards", below, at_key=True)
            elif stage not in scope.domain.options[1:]:
                self.findings.unknown(where, "stage", stage, scope.domain.options[1:], below)
            else:
                return scope.id, stage
        return None

    def _rules(self, names: tuple[str, ...], key: str, pack: Pack, where: Where) -> tuple[str, ...]:
        found = [self.resolver.rule(name, pack, where, (key, index)) for index, name in enumerate(names)]
        return tuple(sorted(name for name in found if name))

    def _sources(self, rule: Rule, pack: Pack, where: Where) -> tuple[str, ...]:
        found = [self.resolver.source(name, pack, where, ("sources", index)) for index, name in enumerate(rule.sources)]
        return tuple(name for name in found if name)


def check_actions(actions: Mapping[str, ActionDefinition], places: Mapping[str, Where], findings: Findings) -> None:
    """Refuse requirements of a later horizon."""
    for action in actions.values():
        for index, name in enumerate(action.requires):
            needed = actions.get(name)
            if needed and HORIZONS.index(needed.written.horizon) > HORIZONS.index(action.written.horizon):
                message = f"'{action.id}' ({action.written.horizon}) requires '{name}' ({needed.written.horizon})"
                remedy = "What is required comes no later than what requires it"
                findings.problem(places[action.id], message, remedy, "horizon", ("requires", index))
