"""Talking: one step put to a person until there is an answer, with all that can be said instead of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from maturity_advisor.desk.commands import WORDS, Called, Command, called, escaped
from maturity_advisor.desk.console import Console, Gone
from maturity_advisor.desk.facts import answer_of, beside, now_of, place_of
from maturity_advisor.desk.glimpse import advice_text, stages_text
from maturity_advisor.desk.remarks import remarks, with_note
from maturity_advisor.desk.replies import Unclear, numbered
from maturity_advisor.desk.session import Session
from maturity_advisor.desk.steps import Shown, Step
from maturity_advisor.desk.voice import LANGUAGES


class Outcome(Enum):
    """How a step ended."""

    ANSWERED = auto()
    PASSED = auto()
    BACK = auto()


@dataclass(slots=True)
class Talk:
    """One step at the console; `effects` tells what each answer would change, on request."""

    session: Session
    console: Console
    effects: Callable[[Step], list[str]]
    remarks: dict[str, str] = field(default_factory=dict)
    head: str = ""

    def put(self, step: Step) -> Outcome:
        """Ask until it is answered, passed over or left for the one before."""
        self.remarks = {}
        shown = self.show(step)
        while True:
            typed = self._hear(self._prompt(step, shown))
            command = called(typed, self.session.voice.known, is_text=step.is_text)
            try:
                ended = self._obey(command, step) if command else self._answer(escaped(typed), step, shown)
            except Unclear as unclear:
                self.console.say(self.session.voice(unclear.key, **unclear.values))
                continue
            if ended is not None:
                return ended
            if command is not None and command.command in (Command.LANGUAGE, Command.STAGES, Command.ADVICE):
                shown = self.show(step)

    def show(self, step: Step) -> Shown:
        """Print the question with its possible answers."""
        shown, say = step.show(), self.console.say
        say("")
        if shown.head and shown.head != self.head:
            say(shown.head)
        self.head = shown.head or self.head
        say(shown.question)
        for note in shown.notes:
            say(note, 2)
        wide = len(str(len(shown.options)))
        for number, option in enumerate(shown.options, start=1):
            if option == str(number):
                continue  # a mark from 1 to 5 needs no list
            say(f"{number}  {option}", 2 + wide - len(str(number)), 4 + wide)
        if shown.now:
            say(self.session.voice("now-keep", answer=_sentence(shown.now)))
        return shown

    def _prompt(self, step: Step, shown: Shown) -> str:
        words = WORDS[self.session.voice.known]
        more = [shown.prompt]
        if step.fact is not None and place_of(self.session, step.fact)[0] != "organisation":
            more += [f"{words[item][0]} {words[item][1]}" for item in (Command.UNKNOWN, Command.NA)]
        if step.optional and not shown.now:
            more.append(self.session.voice("optional"))
        return f"{', '.join([*more, self.session.voice('prompt-help')])}:"

    def _hear(self, prompt: str) -> str:
        heard = self.console.ask(prompt)
        if heard.cut:
            self.console.say(self.session.voice("line-full", end=heard.text[-30:]))
        return heard.text

    def _answer(self, typed: str, step: Step, shown: Shown) -> Outcome | None:
        voice = self.session.voice
        if not typed and shown.now and not self.remarks:
            self.console.say(voice("left"))
            return Outcome.ANSWERED
        if not typed and step.optional:
            self.session.passed.add(step.key)
            self.console.say(voice("passed"))
            return Outcome.PASSED
        note = ""
        if step.fact is not None and not step.is_text:
            typed, note = with_note(typed)
        value = step.read(typed)
        if note:
            self.remarks["note"] = note
        return self._keep(step, value)

    def _keep(self, step: Step, value: Any) -> Outcome:
        changes = list(step.changes(value))
        if step.fact is not None:
            changes = [(place_of(self.session, step.fact), self._beside(step, value))]
        self.session.put(changes)
        voice = self.session.voice
        if self.session.kept.elsewhere:
            self.session.kept.elsewhere = False
            self.console.say(voice("file-changed", file=self.session.kept.path))
        if changes:
            said = now_of(self.session, step.fact) if step.fact is not None else step.show().now
            self.console.say(voice("kept", answer=_sentence(said)) if said else voice("kept-plain"))
        return Outcome.ANSWERED

    def _beside(self, step: Step, value: Any) -> Any:
        """The answer with its remarks; where several people answered, beside theirs unless it is to replace them."""
        assert step.fact is not None
        answer = answer_of(self.session, value, self.remarks, step.fact)
        known = self.session.advice.situation.answers.get(step.fact)
        if known is not None and len(known.responses) > 1:
            chosen = self._hear(self.session.voice("ask-replace"))
            if numbered(chosen, ("1", "2")) == 0:
                return beside(self.session, step.fact, answer)
        return answer

    def _obey(self, said: Called, step: Step) -> Outcome | None:
        """Do what was asked for; an outcome if the step ends with it."""
        match said.command:
            case Command.STOP:
                raise Gone
            case Command.BACK:
                return Outcome.BACK
            case Command.SKIP:
                self.session.passed.add(step.key)
                self.console.say(self.session.voice("passed"))
                return Outcome.PASSED
            case Command.UNKNOWN | Command.NA if step.fact is not None:
                return self._without_value(said, step)
            case Command.UNKNOWN | Command.NA:
                raise Unclear("say-not-here")
            case None:
                raise Unclear("say-no-command", text=said.rest)
        self._tell(said, step)
        return None

    def _without_value(self, said: Called, step: Step) -> Outcome:
        if step.fact is not None and place_of(self.session, step.fact)[0] == "organisation":
            raise Unclear("say-not-here")
        if said.command is Command.UNKNOWN:
            return self._keep(step, "unknown")
        why = said.rest or self._hear(self.session.voice("ask-reason"))
        if not why:
            raise Unclear("not-kept")
        return self._keep(step, {"not_applicable": why})

    def _tell(self, said: Called, step: Step) -> None:
        """What does not end a step."""
        match said.command:
            case Command.HELP:
                self._help(step)
            case Command.REMARK:
                self._remark(said.rest, step)
            case Command.STAGES if not self.session.kept.is_new:
                self.console.lines(stages_text(self.session))
            case Command.ADVICE if not self.session.kept.is_new:
                self.console.lines(advice_text(self.session))
            case Command.LANGUAGE:
                self._change_language(said.rest)
            case _:
                raise Unclear("say-not-here")

    def _remark(self, text: str, step: Step) -> None:
        if step.fact is None:
            raise Unclear("say-not-here")
        if text:
            self.remarks["note"] = text
        else:
            self.remarks |= remarks(lambda key: self._hear(self.session.voice(key)), self._complain)
        self.console.say(self.session.voice("remarks-ready"))

    def _complain(self, unclear: Unclear) -> None:
        self.console.say(self.session.voice(unclear.key, **unclear.values))

    def _change_language(self, asked: str) -> None:
        chosen = asked.lower() if asked.lower() in LANGUAGES else ""
        if not chosen:
            typed = self._hear(self.session.voice("ask-language"))
            chosen = LANGUAGES[numbered(typed, LANGUAGES)]
        self.session.speak(chosen)

    def _help(self, step: Step) -> None:
        """What can be typed here, and what each answer would change."""
        voice, say = self.session.voice, self.console.say
        say(voice("help-numbers"), 2)
        for command, names in WORDS[voice.known].items():
            say(f"{names[0]}: {voice(f'help-{command.value}')}", 2, 4)
        say(voice("help-slash"), 2)
        say(voice("help-long"), 2)
        for line in self.effects(step):
            say(line, 2, 4)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
