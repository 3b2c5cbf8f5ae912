"""Kinds: everything the linter looks for, each under its code, with how grave it is and why it matters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "warning", "hint"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "hint")


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be found; `shown` says by what: answers, a proof, or a count of what is written."""

    code: str
    severity: Severity
    title: str
    why: str
    shown: Literal["answers", "proof", "count"]
    solver: bool = False


_ALL = (
    Kind(
        "never-holds",
        "error",
        "A condition can never hold",
        "Whatever anybody answers, the condition is not true. What stands behind it is never seen: a rule "
        "that never fires, a criterion nobody meets, a question nobody is asked.",
        "proof",
        True,
    ),
    Kind(
        "always-holds",
        "warning",
        "A condition always holds",
        "Whatever anybody answers, the condition is not false. It looks like a test and sorts nobody out: "
        "a rule for everybody, a criterion that comes for free.",
        "proof",
        True,
    ),
    Kind(
        "unreachable-rule",
        "error",
        "A rule is always set aside by another",
        "The rule can fire, but whenever it does, a rule that overrides it fires too, or a verdict stops "
        "its use. Nobody ever sees its advice.",
        "proof",
        True,
    ),
    Kind(
        "unreachable-stage",
        "error",
        "A stage cannot be reached",
        "No answers place anybody there: its criteria contradict each other or those of the stages below, "
        "no score falls into its band, or the aggregation never gives it. A cell whose `gap` says that "
        "nothing is known of it is meant so.",
        "proof",
        True,
    ),
    Kind(
        "skipped-stage",
        "warning",
        "A stage can be reached without the one below",
        "For some answers none of the criteria of the stage below applies, because the questions they "
        "rest on are not asked then; so the stage counts as passed, and a higher one is reached without "
        "it.",
        "answers",
        True,
    ),
    Kind(
        "idle-line",
        "error",
        "A line of a decision never applies",
        "Whenever its condition holds, an earlier line has decided already. The result it names is not "
        "given for its reason.",
        "proof",
        True,
    ),
    Kind(
        "unreachable-action",
        "error",
        "A recommendation that nobody can get",
        "Rules advise the action, and none of them can fire and keep its advice. It looks as if the pack "
        "knew what to do.",
        "proof",
        True,
    ),
    Kind(
        "contradiction",
        "warning",
        "Two rules contradict each other on the same answers",
        "For some answers both fire: one says *do*, the other *not now* or *enough* about the same use, "
        "or they advise actions of which one `excludes` the other. Neither `opposes` nor `overrides` says "
        "what to make of it.",
        "answers",
        True,
    ),
    Kind(
        "non-monotone",
        "warning",
        "A better answer makes the result worse",
        "With one answer a step further up its scale, and all others as they were, a stage or a score "
        "falls. A reader takes a scale to run from bad to good; where the middle is best, say so.",
        "answers",
        True,
    ),
    Kind(
        "score-out-of-range",
        "error",
        "A score can leave its range",
        "The score says between which numbers it lies, and some answers take it beyond them. Whoever "
        "reads it as marks out of ten, or draws it, is misled.",
        "answers",
        True,
    ),
    Kind(
        "weights-total",
        "error",
        "Weights do not add up as declared",
        "The score says what its weights add up to, and they do not. One was forgotten, or changed alone.",
        "count",
    ),
    Kind(
        "unattainable",
        "error",
        "A target that the aggregation cannot reach",
        "The stage that an organisation aims at, or that a rule leads to, is one the model's own way of "
        "adding up never gives.",
        "proof",
        True,
    ),
    Kind(
        "idle-option",
        "hint",
        "An answer that never matters",
        "Nothing in any loaded pack tells the option from another one of the same question: whoever "
        "chooses between them thinks about it in vain.",
        "proof",
    ),
    Kind(
        "unused-fact",
        "hint",
        "A question that nothing reads",
        "It is asked, answered and never used.",
        "count",
    ),
    Kind(
        "unused-action",
        "hint",
        "An action that no rule advises",
        "It is described and never recommended.",
        "count",
    ),
    Kind(
        "unused-outcome",
        "hint",
        "An outcome that no action improves",
        "It can be wished for, in vain.",
        "count",
    ),
    Kind(
        "unused-source",
        "hint",
        "A source that nothing cites",
        "It is listed, and nothing rests on it.",
        "count",
    ),
    Kind(
        "untranslated",
        "warning",
        "A text is missing in a language of the pack",
        "Elsewhere the pack speaks the language; here its readers get another one, with a remark.",
        "count",
    ),
    Kind(
        "no-source",
        "warning",
        "Something published without a source",
        "It says `origin: published`, and not where. A reader cannot look it up, and must take our word for it.",
        "count",
    ),
    Kind(
        "no-example",
        "warning",
        "A rule without examples",
        "A rule needs at least one case in which it fires and one in which it stays silent, so that a "
        "reader sees what it means and a change is noticed.",
        "count",
    ),
    Kind(
        "rating-drift",
        "warning",
        "Ratings far from those of other packs",
        "Benefit and effort are rated from 1 to 5 by each author. A pack that rates its own actions much "
        "higher or lower than all others crowds them out, or vanishes.",
        "count",
    ),
    Kind(
        "idle-opposes",
        "hint",
        "Two rules oppose each other and never meet",
        "A rule says that it `opposes` another, and no answers make both fire. The conflict is never shown.",
        "proof",
        True,
    ),
    Kind(
        "idle-allow",
        "warning",
        "Something is allowed that is not found",
        "A finding was allowed here once, and there is none any more. It would hide the next one.",
        "count",
    ),
)
KINDS = {kind.code: kind for kind in _ALL}
# What is refused before anything can be looked into is an error; these are faults of meaning, not of form.
REFUSED: Severity = "error"
REFUSALS = {
    kind.code: kind
    for kind in (
        Kind(
            "circle",
            REFUSED,
            "Things rest on each other in a circle",
            "Actions that require each other can never be begun, rules that override each other leave nothing, and "
            "facts that rest on each other have no value; also across packs, where neither author sees it.",
            "count",
        ),
        Kind(
            "horizon",
            REFUSED,
            "An action requires a later one",
            "What is for now cannot wait for what comes in a year. The order of advice would be turned upside down.",
            "count",
        ),
        Kind(
            "outcomes",
            REFUSED,
            "An action improves more than two outcomes",
            "What improves everything reaches every wish and comes first everywhere. Two outcomes are enough to say "
            "what an action is for.",
            "count",
        ),
    )
}


def severity_of(code: str) -> Severity:
    """How grave a finding or a refusal is."""
    kind = KINDS.get(code)
    return kind.severity if kind is not None else REFUSED
