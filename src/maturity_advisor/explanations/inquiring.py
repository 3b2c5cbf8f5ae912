"""What a program asks about one organisation: why not, what it would take, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from maturity_advisor.advice.advice import Advice
from maturity_advisor.advice.probing import TRIALS
from maturity_advisor.advisor import Advisor, Input
from maturity_advisor.errors import Problem, UsageError
from maturity_advisor.explanations import changing, questioning, repairing
from maturity_advisor.explanations.certainty import TIMEOUT as CERTAINTY
from maturity_advisor.explanations.changing import LIMIT, TIMEOUT, Changes
from maturity_advisor.explanations.grounds import Grounds, grounds_of
from maturity_advisor.explanations.questioning import Questions, questions_data
from maturity_advisor.explanations.repairing import WhyNot, why_not_data
from maturity_advisor.explanations.telling import changes_data
from maturity_advisor.explanations.wishing import reach, rule_wish

Found = TypeVar("Found", WhyNot, Changes, Questions)
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Inquiry(Generic[Found]):
    """What was found about some advice: typed as `found`, and as plain data with texts in the advice's language."""

    advice: Advice
    grounds: Grounds
    found: Found

    @property
    def complete(self) -> bool:
        """Whether the search came to its end; otherwise there may be more."""
        return self.found.complete

    def to_data(self) -> Data:
        """All of it, as the verb of the same name prints it with `--format json`."""
        if isinstance(self.found, WhyNot):
            return why_not_data(self.advice, self.grounds, self.found)
        if isinstance(self.found, Changes):
            return changes_data(self.grounds, self.found, self.advice.speaker)
        return questions_data(self.advice, self.grounds, self.found)


def why_not(advisor: Advisor, organisation: Advice | Input, name: str, *, timeout: float = TIMEOUT) -> Inquiry[WhyNot]:
    """Why the rule or action with this id is not advised, and the least that would have to change.

    `timeout` is in seconds, for each rule. UsageError if there is no such rule or action, if the advice is for clients,
    or if the solver is not installed.
    """
    advice, grounds = _advised(advisor, organisation)
    return Inquiry(advice, grounds, repairing.why_not(advice, grounds, name, timeout=timeout))


def change(
    advisor: Advisor,
    organisation: Advice | Input,
    *,
    to: str | None = None,
    add: str | None = None,
    drop: str | None = None,
    keep: Iterable[str] = (),
    limit: int = LIMIT,
    timeout: float = TIMEOUT,
) -> Inquiry[Changes]:
    """The smallest sets of changed answers that bring one thing about, or the proof that there are none.

    Either `to` a stage (`esm3=facilitating`, for a unit `webcare:esm3=facilitating`), or `add` or `drop` a rule by
    id. The answers to `keep` stay. At most `limit` sets in at most `timeout` seconds. UsageError as for `why_not`, or
    if not just one thing is wished for.
    """
    advice, grounds = _advised(advisor, organisation)
    places = advice.derived.places
    wishes = [
        *([reach(advice.base, places, to)] if to is not None else []),
        *([rule_wish(advice.base, places, "add", add)] if add is not None else []),
        *([rule_wish(advice.base, places, "drop", drop)] if drop is not None else []),
    ]
    if len(wishes) != 1:
        raise UsageError(Problem("say one thing that is to come about", "Give one of `to`, `add` and `drop`"))
    return Inquiry(advice, grounds, changing.change(grounds, wishes[0], limit=limit, timeout=timeout, fixed=keep))


def questions(
    advisor: Advisor,
    organisation: Advice | Input,
    *,
    trials: int = TRIALS,
    timeout: float = CERTAINTY,
) -> Inquiry[Questions]:
    """The open questions, those whose answer can change most first, and what is certain whatever is answered.

    At most so many answers are tried; `timeout`, in seconds, is for what is certain. UsageError for a client's advice.
    """
    advice, grounds = _advised(advisor, organisation)
    return Inquiry(advice, grounds, questioning.questions(advice, grounds, most=trials, timeout=timeout))


def _advised(advisor: Advisor, organisation: Advice | Input) -> tuple[Advice, Grounds]:
    advice = organisation if isinstance(organisation, Advice) else advisor.advise(organisation)
    return advice, grounds_of(advisor, advice)
