"""Advising: rules whose advice never stands, actions nobody can get, and rules that contradict each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from maturity_advisor.authoring.linting.evidence import Finding
from maturity_advisor.authoring.linting.holding import words_of
from maturity_advisor.authoring.linting.spots import where_of_action, where_of_rule
from maturity_advisor.authoring.linting.worlds import Stated, Worlds, place_of
from maturity_advisor.errors import Problem
from maturity_advisor.explanations.standing import STOPPING, Standing
from maturity_advisor.knowledge.definitions import RuleDefinition
from maturity_advisor.knowledge.ordering import rule_reads
from maturity_advisor.organisation.known import NotApplicable
from maturity_advisor.reasoning.assessing import lowest_level
from maturity_advisor.reasoning.solve import TRUE, Literal

SET_ASIDE, NOBODY, CONTRADICTION, NEVER_MEET = "unreachable-rule", "unreachable-action", "contradiction", "idle-opposes"


@dataclass(frozen=True, slots=True)
class AnyTarget:
    """Where some target, or some wish without one, allows for a rule's advice."""

    worlds: Worlds

    def within(self, rule: RuleDefinition, place: str) -> Literal:
        """Where a rule leads no further than that; wishes that nobody knows may be either way."""
        if rule.towards is None:
            return TRUE
        encoding, circuit = self.worlds.encoding, self.worlds.circuit
        scope, stage = rule.towards
        level = encoding.base.definitions[scope].domain.options.index(stage)
        targets = encoding.states(place, f"target.{scope}").items()
        aimed = [literal for state, literal in targets if state.na is NotApplicable.NO and level <= lowest_level(state)]
        none = circuit.any(literal for state, literal in targets if state.na is NotApplicable.YES)
        states = encoding.states(place, scope).items()
        near = circuit.any(literal for state, literal in states if level <= lowest_level(state) + 1)
        return circuit.any((*aimed, circuit.all((none, near, circuit.choice(2)[0]))))


@dataclass(frozen=True, slots=True)
class Advising:
    """Looks at the rules of some packs among all."""

    worlds: Worlds
    standing: Standing
    packs: Collection[str]

    def findings(self) -> Iterator[Finding]:
        """All of them."""
        own = [rule for rule in self.worlds.base.rules if rule.pack in self.packs]
        advised = [rule for rule in self.worlds.base.rules if rule.action and self._is_looked_at(rule)]
        stands = {rule.id: self.standing.stands(rule, place_of(rule.per)) for rule in advised}
        opposed = [self.worlds.base.rule(name) for rule in own for name in rule.opposes]
        fires = {rule.id: self._fires(rule) for rule in (*own, *opposed)}
        met = dict(self._opposing(fires))
        none = self.worlds.impossible([*fires.values(), *stands.values(), *met.values()])
        for rule in own:
            if rule.id in stands and stands[rule.id] in none and fires[rule.id] not in none:
                yield self._set_aside(rule, fires)
        yield from self._nobody(stands, none)
        yield from self._never_meet(met, none, fires)
        yield from self._contradictions()

    def _is_looked_at(self, rule: RuleDefinition) -> bool:
        """Whether a rule is of a pack that is checked, or advises what is."""
        return rule.pack in self.packs or self.worlds.base.actions[rule.action or ""].pack in self.packs

    def _fires(self, rule: RuleDefinition) -> Literal:
        return self.worlds.encoding.rule(rule, place_of(rule.per)).true

    def _set_aside(self, rule: RuleDefinition, fires: Mapping[str, Literal]) -> Finding:
        over = [other for other in self.worlds.base.rules if rule.id in other.overrides]
        place = place_of(rule.per)
        wanted = {fires[rule.id]: f"'{rule.id}' fires"}
        wanted.setdefault(self.standing.within(rule, place), "a target allows for it")
        for other in over:
            wanted.setdefault(-self.standing.kept_by(other, place_of(other.per)), f"'{other.id}' does not stand")
        wanted.setdefault(-self.standing.stopped(rule, place), "no verdict stops it")
        what = f"the advice of '{rule.id}' is always set aside: whenever it fires, another rule overrides or stops it"
        where = where_of_rule(self.worlds.base, rule)
        remedy = "Narrow the other rule, or leave this one out"
        facts = set(rule_reads(rule)).union(*map(rule_reads, over))
        return Finding(Problem(what, remedy, where.place(), SET_ASIDE), self.worlds.proof(wanted, facts))

    def _nobody(self, stands: Mapping[str, Literal], none: Collection[Literal]) -> Iterator[Finding]:
        for name, action in sorted(self.worlds.base.actions.items()):
            rules = [rule for rule in self.worlds.base.rules if rule.action == name]
            if action.pack in self.packs and rules and all(stands[rule.id] in none for rule in rules):
                what = f"nobody can get the action '{name}': no rule that advises it can fire and stand"
                where = where_of_action(self.worlds.base, name)
                wanted = {self.worlds.circuit.any(stands[rule.id] for rule in rules): _any_of(rules)}
                facts = set().union(*map(rule_reads, rules))
                remedy = "Mend the rules that advise it, or write another one"
                yield Finding(Problem(what, remedy, where.place(), NOBODY), self.worlds.proof(wanted, facts))

    def _opposing(self, fires: Mapping[str, Literal]) -> Iterator[tuple[tuple[str, str], Literal]]:
        for rule in self.worlds.base.rules:
            for name in rule.opposes if rule.pack in self.packs else ():
                if name in fires:
                    yield (rule.id, name), self.worlds.circuit.all((fires[rule.id], fires[name]))

    def _never_meet(
        self, met: Mapping[tuple[str, str], Literal], none: Collection[Literal], fires: Mapping[str, Literal]
    ) -> Iterator[Finding]:
        base = self.worlds.base
        for (name, other), literal in met.items():
            if literal in none and not {fires[name], fires[other]} & set(none):
                rule, against = base.rule(name), base.rule(other)
                where = where_of_rule(base, rule) / "opposes"
                wanted = {fires[name]: words_of(rule.when), fires[other]: words_of(against.when)}
                what = f"'{name}' opposes '{other}', and no answers make both fire"
                facts = rule_reads(rule) | rule_reads(against)
                remedy = "Leave it out, or correct one of the conditions"
                problem = Problem(what, remedy, where.place(at_key=True), NEVER_MEET)
                yield Finding(problem, self.worlds.proof(wanted, facts))

    def _contradictions(self) -> Iterator[Finding]:
        for one, other in self._against():
            kept = [self.standing.kept_by(rule, place_of(rule.per)) for rule in (one, other)]
            found = self._both(one, other, kept)
            if found is not None:
                yield found

    def _against(self) -> Iterator[tuple[RuleDefinition, RuleDefinition]]:
        """Pairs that say opposite things of the same place; both of packs that are checked."""
        actions = self.worlds.base.actions.values()
        excluding = {name for item in actions if item.excludes for name in (item.id, *item.excludes)}
        speaking = [
            rule
            for rule in self.worlds.base.rules
            if rule.pack in self.packs and (rule.written.verdict or rule.action in excluding)
        ]
        for one, other in combinations(speaking, 2):
            if self._is_against(one, other) and not _is_settled(one, other):
                yield one, other

    def _is_against(self, one: RuleDefinition, other: RuleDefinition) -> bool:
        near = one.per == other.per or "organisation" in (one.per, other.per)
        if near and one.action and other.action and one.action != other.action:
            actions = self.worlds.base.actions
            if other.action in actions[one.action].excludes or one.action in actions[other.action].excludes:
                return True
        return _verdicts_clash(one, other)

    def _both(self, one: RuleDefinition, other: RuleDefinition, kept: Iterable[Literal]) -> Finding | None:
        places = [(place_of(rule.per), rule.id) for rule in (one, other)]

        facts = rule_reads(one) | rule_reads(other)
        derive = self.worlds.reading(facts, [one.id, other.id])

        def both(stated: Stated) -> bool:
            statuses = derive(stated).statuses
            return all(statuses[place] == "fired" for place in places)

        stated = self.worlds.example([*kept], facts, both)
        if stated is None:
            return None
        case = self.worlds.case(stated, derive, f"both '{one.id}' and '{other.id}' fire")
        what = f"'{other.id}' and '{one.id}' contradict each other: {_clash(one, other)} on the same answers"
        where = where_of_rule(self.worlds.base, other)
        remedy = "Say with 'opposes' or 'overrides' what to make of it, or narrow one of them"
        beside = where_of_rule(self.worlds.base, one).place()
        return Finding(Problem(what, remedy, where.place(), CONTRADICTION), case, beside)


def advising(worlds: Worlds, packs: Collection[str]) -> Iterator[Finding]:
    """Findings about rules and the advice they give."""
    yield from Advising(worlds, Standing(worlds.encoding, AnyTarget(worlds).within), packs).findings()


def _any_of(rules: Iterable[RuleDefinition]) -> str:
    return "the advice of " + " or ".join(f"'{rule.id}'" for rule in rules)


def _is_settled(one: RuleDefinition, other: RuleDefinition) -> bool:
    named = {*one.opposes, *one.overrides}, {*other.opposes, *other.overrides}
    return other.id in named[0] or one.id in named[1]


def _verdicts_clash(one: RuleDefinition, other: RuleDefinition) -> bool:
    """Whether one says to do what the other says to leave; a unit's own verdict takes the place of the whole's."""
    first, second = one.written.verdict, other.written.verdict
    if first is None or second is None or one.per != other.per:
        return False
    same_use = first.use == second.use or "both" in (first.use, second.use)
    values = (first.value, second.value)
    return same_use and "do" in values and any(value in STOPPING for value in values)


def _clash(one: RuleDefinition, other: RuleDefinition) -> str:
    if _verdicts_clash(one, other):
        said = [rule.written.verdict.value for rule in (other, one) if rule.written.verdict is not None]
        return f"they say '{said[0]}' and '{said[1]}' of the same use"
    return f"they advise '{other.action}' and '{one.action}', which exclude each other,"
