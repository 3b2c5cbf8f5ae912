"""Scores: which facts they are combined from, and with which weights."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from maturity_advisor.knowledge.binding import Binder
from maturity_advisor.knowledge.definitions import Definition, ScoreBody
from maturity_advisor.knowledge.derivations import Score
from maturity_advisor.knowledge.findings import Findings, Where

SCORABLE = frozenset({"boolean", "choice", "scale", "stage", "choices", "integer", "number"})
WEIGHING = ("sum", "weighted_mean", "share")


@dataclass(frozen=True, slots=True)
class Scoring:
    """Finds the members of scores."""

    binder: Binder
    findings: Findings

    def body(self, definition: Definition, prefix: str, where: Where) -> ScoreBody:
        """The score with its members; the ids of a pack's own scores may be written without their beginning."""
        score: Score = definition.written
        self._check_weights(score, where)
        self._check_promises(score, where)
        members: dict[str, Fraction] = {}
        for index, name in enumerate(score.of):
            own = f"{prefix}score.{name}"
            full = own if own in self.binder.resolver.declared.definitions else name
            member = self.binder.fact(full, where, ("of", index), definition.per)
            if member is None or not self._scorable(score, member, where / "of" / index):
                continue
            if member.id in members:
                remedy = "Give it a weight instead"
                self.findings.problem(where, f"'{member.id}' is there twice", remedy, "score-member", ("of", index))
            members[member.id] = score.weights.get(name, Fraction(1))
        return ScoreBody(score.combine, tuple(members), tuple(members.values()), score.open)

    def _scorable(self, score: Score, member: Definition, where: Where) -> bool:
        fault = _fault_of_member(score, member)
        if fault is not None:
            self.findings.problem(where, *fault, "score-member")
        return fault is None

    def _check_promises(self, score: Score, where: Where) -> None:
        """What is promised of a score, but for its values, which only `check` looks at."""
        if score.range is not None and score.range[0] > score.range[1]:
            message = "'range' has its ends the wrong way round"
            self.findings.problem(where, message, "Write [lowest, highest]", "range", ("range",))
        if score.weights_total is not None and score.combine not in WEIGHING:
            message = f"'{score.combine}' has no weights, so they have no total"
            self.findings.problem(where, message, "Remove it", "weight", ("weights_total",), at_key=True)

    def _check_weights(self, score: Score, where: Where) -> None:
        for name, weight in score.weights.items():
            if name not in score.of:
                self.findings.unknown(where, "member", name, score.of, ("weights", name), at_key=True)
            if weight <= 0:
                self.findings.problem(where, "a weight is above 0", "Leave it out instead", "weight", ("weights", name))
        if score.weights and score.combine not in WEIGHING:
            remedy = f"Use {', '.join(WEIGHING)}, or remove them"
            self.findings.problem(where, f"'{score.combine}' has no weights", remedy, "weight", ("weights",))
        if not score.of:
            self.findings.problem(where, "this score has no members", "Name them under 'of'", "score-member", ("of",))


def _fault_of_member(score: Score, member: Definition) -> tuple[str, str] | None:
    """Why a fact cannot be a member of a score, and the remedy."""
    domain = member.domain
    if domain.kind not in SCORABLE or (domain.kind == "choice" and member.role == "scope"):
        return f"'{member.id}' has no points", "Score options, numbers, stages or scores"
    if member.role == "rollup" and domain.kind == "boolean":
        return (
            f"'{member.id}' says yes or no of several units",
            "Count them: use a roll-up with 'combine: count' or 'share'",
        )
    if domain.kind in ("choice", "scale") and None in domain.points:
        return f"'{member.id}' has options without points", "Give every option 'points'"
    unbounded = domain.kind in ("integer", "number") and domain.maximum is None
    if score.combine == "share" and unbounded and member.role != "score":
        return f"a share needs to know the most '{member.id}' can be", "Give it a 'maximum'"
    return None
