"""The right target: a short talk about how far is far enough, with the reason kept beside the stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maturity_advisor.desk.facts import fact_step
from maturity_advisor.desk.keeping import Change
from maturity_advisor.desk.replies import numbered
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Asking, Shown, Step
from maturity_advisor.organisation.known import Finite, NotApplicable, is_known
from maturity_advisor.reasoning.assessing import lowest_level

# What is talked about; the options of each question go from what speaks for enough to what speaks for going further.
SIGNS = {
    "proposition": "purpose.proposition",
    "found": "purpose.found_otherwise",
    "yield": "value.yield",
    "capacity": "resources.capacity",
}


SPEAKS_FOR = 2


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for going further, and what for leaving it."""

    for_it: tuple[str, ...]
    against: tuple[str, ...]


def target_steps(session: Session) -> Iterator[Step]:
    """The four questions, then model, stage and reason; nothing once there is a target."""
    if session.at(("targets",)):
        yield from _reason_steps(session)
        return
    ladders = _ladders(session)
    if "target-model" in session.passed or not ladders:
        return
    for fact in SIGNS.values():
        definition = session.base.definitions.get(fact)
        state = session.advice.derived.states.get(("", fact))
        if definition is None or state is None or state.na is NotApplicable.YES or is_known(state):
            continue
        if ("", fact) not in set(session.answered()) and f"/answers/{fact}" not in session.passed:
            yield fact_step(session, ("", fact), lambda: session.voice("why-target"), theme="right-target")
    yield from _choosing(session, ladders)


def _ladders(session: Session) -> list[str]:
    """The models with stages that the organisation is assessed by as a whole."""
    return [name for name in session.base.models if name in session.base.definitions and _has_stages(session, name)]


def _has_stages(session: Session, model: str) -> bool:
    definition, state = session.base.definitions[model], session.advice.derived.states.get(("", model))
    return definition.domain.kind == "stage" and state is not None and state.na is not NotApplicable.YES


def _choosing(session: Session, ladders: list[str]) -> Iterator[Step]:
    chosen = next((name for name in ladders if f"target:{name}" in session.passed), None)
    if chosen is None:
        yield _model_step(session, ladders)
    else:
        yield _stage_step(session, chosen)


def _model_step(session: Session, ladders: list[str]) -> Step:
    def labels() -> list[str]:
        speaker = session.advice.speaker
        return [*(speaker.fact("", name).rstrip(".") for name in ladders), session.voice("target-none")]

    def show() -> Shown:
        voice = session.voice
        return Shown(voice("ask-target-model"), voice("right-target"), options=tuple(labels()), prompt=voice("number"))

    def changes(place: int) -> list[Change]:
        session.passed.add("target-model" if place == len(ladders) else f"target:{ladders[place]}")
        return []

    return Step("target-model", show, lambda typed: numbered(typed, labels()), changes)


def _stage_step(session: Session, model: str) -> Step:
    options = session.base.definitions[model].domain.options[1:]
    named = [(stage, f"stage:{model}={stage}") for stage in options]
    step = Asking(session, "right-target").choice("target-stage", ("targets", model), named)

    def show() -> Shown:
        voice, found = session.voice, signs_of(session)
        words = [_listed(session, keys) or voice("nothing") for keys in (found.for_it, found.against)]
        today = session.advice.speaker.fact("", model).rstrip(".")
        notes = (
            voice("target-today", stage=today),
            voice("target-signs", for_it=words[0], against=words[1]),
            voice("target-proposal", stage=session.worded(f"stage:{model}={proposal(session, model)}")),
        )
        return replace(step.show(), notes=notes)

    return replace(step, show=show)


def proposal(session: Session, model: str) -> str:
    """A step beyond what is certain today; two where much more speaks for it than against, none where little does."""
    options = session.base.definitions[model].domain.options
    today = lowest_level(session.advice.derived.states["", model])
    found = signs_of(session)
    lead = len(found.for_it) - len(found.against)
    steps = 2 if lead >= 3 else 0 if lead <= -3 else 1
    return options[max(1, min(today + steps, len(options) - 1))]


def signs_of(session: Session) -> Signs:
    """Read off the four answers: the first option of each speaks against, the second neither way, the rest for it."""
    for_it, against = [], []
    for name, fact in SIGNS.items():
        state = session.advice.derived.states.get(("", fact))
        if not isinstance(state, Finite) or not is_known(state):
            continue
        level = state.mask.bit_length() - 1
        if level >= SPEAKS_FOR:
            for_it.append(f"sign-{name}-for")
        elif level == 0:
            against.append(f"sign-{name}-against")
    return Signs(tuple(for_it), tuple(against))


def _listed(session: Session, keys: tuple[str, ...]) -> str:
    return session.voice.listed([session.voice(key) for key in keys])


def _reason_steps(session: Session) -> Iterator[Step]:
    """Why this is the right stage, for a target that was chosen in this talk."""
    for model in session.at(("targets",)):
        where = ("targets", model)
        if f"target:{model}" in session.passed and isinstance(session.at(where), str):
            yield _reason_step(session, model)


def _reason_step(session: Session, model: str) -> Step:
    def composed() -> str:
        found = signs_of(session)
        return _listed(session, (*found.for_it, *found.against)) or session.voice("nothing")

    def show() -> Shown:
        voice = session.voice
        return Shown(voice("ask-target-why", reason=composed()), voice("right-target"), prompt=voice("text"))

    def changes(why: str) -> list[Change]:
        return [(("targets", model), {"stage": session.at(("targets", model)), "why": why})]

    return Step(f"target-why/{model}", show, lambda typed: typed or composed(), changes, is_text=True, optional=False)
