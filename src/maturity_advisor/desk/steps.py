"""Steps: one thing that is asked, how it is shown and read, and what it changes in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from maturity_advisor.desk.keeping import Change
from maturity_advisor.desk.replies import Unclear, amount, day, numbered, several, whole
from maturity_advisor.desk.session import Session

Where: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is printed of a step, in the reader's language."""

    question: str
    head: str = ""
    notes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    prompt: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One question; `fact` names place and fact where it is one of the packs' own.

    `show` is called again when the language changes; `read` raises Unclear; `changes` says what to write.
    """

    key: str
    show: Callable[[], Shown]
    read: Callable[[str], Any]
    changes: Callable[[Any], Iterable[Change]]
    is_text: bool = False
    optional: bool = True
    fact: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Makes steps that write one value at one place of the file."""

    session: Session
    head: str

    def text(self, key: str, where: Where, *, optional: bool = True, **values: str) -> Step:
        """A text in the advisor's own words."""
        return self._step(key, where, something, "text", is_text=True, optional=optional, values=values)

    def number(self, key: str, where: Where, **values: str) -> Step:
        """A number."""
        return self._step(key, where, lambda typed: whole(amount(typed, self.session.voice)), "amount", values=values)

    def day(self, key: str, where: Where, **values: str) -> Step:
        """A day."""
        return self._step(key, where, day, "day", values=values)

    def choice(self, key: str, where: Where, options: Sequence[tuple[Any, str]], **values: str) -> Step:
        """One of some values, each with a word of the desk or a label."""
        found = [value for value, _ in options]

        def read(typed: str) -> Any:
            return found[numbered(typed, self._labels(options))]

        return self._step(key, where, read, "number", options=options, values=values)

    def several(self, key: str, where: Where, options: Sequence[tuple[Any, str]], most: int) -> Step:
        """Some of many values, at most so many."""
        found = [value for value, _ in options]

        def read(typed: str) -> Any:
            sure, perhaps = several(typed, self._labels(options))
            if len(sure) + len(perhaps) > most:
                raise Unclear("say-three")
            return [found[place] for place in sure]

        return self._step(key, where, read, "numbers", options=options)

    def _labels(self, options: Sequence[tuple[Any, str]]) -> list[str]:
        return [self.session.worded(label) for _, label in options]

    def _step(
        self,
        key: str,
        where: Where,
        read: Callable[[str], Any],
        prompt: str,
        *,
        options: Sequence[tuple[Any, str]] = (),
        is_text: bool = False,
        optional: bool = True,
        values: dict[str, str] | None = None,
    ) -> Step:
        name = "/".join(str(part) for part in where)

        def show() -> Shown:
            voice = self.session.voice
            now = self.session.at(where)
            labels = {repr(value): self.session.worded(label) for value, label in options}
            said = labels.get(repr(now), now) if now is not None else ""
            if isinstance(now, list):
                said = voice.listed([labels.get(repr(item), str(item)) for item in now])
            return Shown(
                voice(f"ask-{key}", **(values or {})),
                voice(self.head),
                options=tuple(self._labels(options)),
                prompt=voice(prompt),
                now=str(said),
            )

        return Step(name, show, read, lambda value: [(where, value)], is_text, optional)


def something(typed: str) -> str:
    """A text, which is not empty."""
    if not typed:
        raise Unclear("say-something")
    return typed
