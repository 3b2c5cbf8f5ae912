"""The interview: what is asked when, from the first name to the last question that can change the advice."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field

from maturity_advisor.advice.asking import Question
from maturity_advisor.advice.probing import Impact, Probe
from maturity_advisor.advice.wording import Speaker
from maturity_advisor.desk.agenda import Agenda, agenda_of, quick_agenda, theme_of, unknown_keys
from maturity_advisor.desk.aims import target_steps
from maturity_advisor.desk.beginning import head_steps, name_step, unit_steps, who_step
from maturity_advisor.desk.chain import chain_steps, missing_parts
from maturity_advisor.desk.console import Console, Gone
from maturity_advisor.desk.facts import Said, fact_step, progress_of, reason_of, titles_of
from maturity_advisor.desk.glimpse import quick_text
from maturity_advisor.desk.replies import yes_or_no
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Shown, Step
from maturity_advisor.desk.talking import Outcome, Talk
from maturity_advisor.explanations.questioning import answer_says

# From so many answers on it is worth talking about a target: before, nobody knows where the organisation stands.
ENOUGH_FOR_TARGET = 12


@dataclass(slots=True)
class Interview:
    """A talk from where the file stands to where it is complete, or until somebody stops."""

    session: Session
    console: Console
    quick: bool = False
    history: list[Step] = field(default_factory=list)
    theme: str = ""
    resumed: bool = False
    agenda: Agenda | None = None

    def run(self) -> None:
        """Ask until nothing is left to ask; Gone leaves with all that was answered kept."""
        self._open()
        talk = Talk(self.session, self.console, self.effects)
        while (step := self.next_step()) is not None:
            while step is not None and talk.put(step) is Outcome.BACK:
                step = self._before()
            if step is not None and step.key not in self.session.passed:
                self.history.append(step)
        self._close()

    def next_step(self) -> Step | None:
        """What is asked next; None if all is said."""
        return next((step for step in self._steps() if step.key not in self.session.passed), None)

    def _steps(self) -> Iterator[Step]:
        session = self.session
        if session.kept.is_new:
            yield name_step(session)
            return
        if not session.source:
            yield who_step(session)
        yield from head_steps(session)
        if self.quick:
            yield from self._quick_steps()
            return
        if self._wants_chain():
            yield from self._ask_for_chain()
            yield from chain_steps(session)
        if "chain/no" not in session.passed:
            yield from unit_steps(session)
        if sum(1 for _ in session.answered()) >= ENOUGH_FOR_TARGET:
            yield from target_steps(session)
        yield from self._fact_steps()
        yield from target_steps(session)
        yield from self._once_more()

    def _wants_chain(self) -> bool:
        return "chain/no" not in self.session.passed

    def _ask_for_chain(self) -> Iterator[Step]:
        """Whoever comes back is asked once whether to go on with what was left open."""
        missing = missing_parts(self.session)
        if self.resumed and missing and "chain/yes" not in self.session.passed:
            parts = [self.session.voice(f"part-{name}") for name in missing]
            yield self._yes_no("chain", "chain-open", parts=self.session.voice.listed(parts))

    def _fact_steps(self) -> Iterator[Step]:
        agenda = self.agenda = agenda_of(self.session, self.theme)
        if agenda.impacts:
            yield self._asked(agenda, agenda.impacts[0], lambda: reason_of(self.session, agenda.impacts[0]))

    def _quick_steps(self) -> Iterator[Step]:
        agenda = self.agenda = quick_agenda(self.session)
        if agenda.impacts:
            yield self._asked(agenda, agenda.impacts[0], lambda: self._quick_reason(agenda))

    def _quick_reason(self, agenda: Agenda) -> str:
        impact = agenda.impacts[0]
        return reason_of(self.session, impact) if impact.question.rules else self.session.voice("why-quick")

    def _asked(self, agenda: Agenda, impact: Impact, reason: Said) -> Step:
        self.theme = theme_of(self.session, impact.question)
        key = (impact.question.place, impact.question.fact)
        return fact_step(self.session, key, reason, lambda: progress_of(self.session, agenda))

    def _once_more(self) -> Iterator[Step]:
        """In the end what was skipped, and what nobody knew."""
        session = self.session
        skipped = [name for name in session.passed if "/answers/" in name]
        if skipped:
            yield self._yes_no("again-skipped", "again-skipped", count=len(skipped))
        elif not session.again and "again-unknown/no" not in session.passed:
            unknown = unknown_keys(session)
            if unknown:
                yield self._yes_no("again-unknown", "again-unknown", count=len(unknown))

    def _yes_no(self, key: str, text: str, **values: object) -> Step:
        session = self.session

        def show() -> Shown:
            voice = session.voice
            return Shown(voice(text, **values), options=(voice("yes"), voice("no")), prompt=voice("number"))

        def changes(chosen: bool) -> list[tuple[tuple[str | int, ...], object]]:
            session.passed.add(f"{key}/{'yes' if chosen else 'no'}")
            if key.startswith("again"):
                session.passed.add(key)
            if key == "again-skipped" and chosen:
                session.passed -= {name for name in session.passed if "/answers/" in name}
                session.passed.discard(key)
            session.again = session.again or (key == "again-unknown" and chosen)
            return []

        return Step(key, show, lambda typed: yes_or_no(typed, session.voice), changes, optional=False)

    def _before(self) -> Step | None:
        """The step before; where there is none, the next one is asked again."""
        if self.history:
            return self.history.pop()
        self.console.say(self.session.voice("no-further-back"))
        return None

    def effects(self, step: Step) -> list[str]:
        """What each possible answer to a question would change in the advice."""
        if step.fact is None:
            return []
        session, grounds, voice = self.session, self.session.grounds, self.session.voice
        question = Question(step.fact[1], step.fact[0], 0)
        probe = Probe(grounds.base, grounds.situation, grounds.derive, grounds.points)
        impact = probe.impacts((question,), grounds.derived)[0]
        lines = [voice("effects")]
        for trial in impact.trials:
            if trial.weight:
                then = Speaker(grounds.base, grounds.situation, trial.derived, voice.language)
                parts = [voice(f"effect-{key}", titles="; ".join(titles_of(session, keys)))
                         for key, keys in (("comes", trial.comes), ("goes", trial.goes)) if keys]  # fmt: skip
                parts += [voice("effect-stages", count=len(trial.stages))] if trial.stages else []
                lines.append(f"{answer_says(then, impact, trial)} – {'; '.join(parts)}")
        return lines if len(lines) > 1 else [voice("effect-none")]

    def _open(self) -> None:
        session, say = self.session, self.console.say
        if session.kept.is_new:
            say(session.voice("welcome-new", file=session.kept.path))
        else:
            session.advice  # noqa: B018  # refuses a file that does not fit, before anything is asked
            name, count = session.at(("organisation", "name")), len(set(session.answered()))
            say(session.voice("welcome-back", name=name, count=count, file=session.kept.path))
            self.resumed = True
            self.history = [fact_step(session, key) for key in session.answered()]
        if self.quick:
            say(session.voice("welcome-quick", count=15))
        say(session.voice("how-to"))

    def _close(self) -> None:
        session = self.session
        if self.quick:
            self.console.say(session.voice("done-quick"))
            self.console.lines(["", *quick_text(session, agenda_of(session)), ""])
            self._tell_how("go-on", "interview")
        else:
            self.console.say("")
            self.console.say(session.voice("done"))
            self._tell_how("see-advice", "advise")

    def leave(self) -> None:
        """The last words where somebody stopped."""
        session, path = self.session, self.session.kept.path
        if session.kept.is_new:
            self.console.say(session.voice("stopped-empty"))
        else:
            self.console.say(session.voice("stopped", file=path))
            self._tell_how("go-on", "interview")

    def _tell_how(self, key: str, verb: str) -> None:
        """A command stands on a line of its own, so that it can be copied."""
        self.console.say(self.session.voice(key))
        self.console.lines([f"  {command_for(verb, self.session.kept.path)}"])


def command_for(verb: str, path: str) -> str:
    """What to type to go on."""
    return f"maturity-advisor {verb} {shlex.quote(path)}"


def hold(interview: Interview) -> None:
    """Run it, and say goodbye to whoever stops."""
    try:
        interview.run()
    except Gone:
        interview.leave()
