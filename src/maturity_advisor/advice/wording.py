"""Wording: sentences about facts and results in the reader's language, made of what authors and advisors wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from maturity_advisor.advice.sentences import SENTENCES
from maturity_advisor.knowledge.base import KnowledgeBase
from maturity_advisor.knowledge.definitions import Definition, ModelDefinition, ScopeBody
from maturity_advisor.knowledge.domains import NO_TYPE_FITS, NOT_YET
from maturity_advisor.knowledge.models import Stage
from maturity_advisor.knowledge.text import Text
from maturity_advisor.organisation.known import NotApplicable, Numeric, Several, State, values_of
from maturity_advisor.organisation.situation import Situation
from maturity_advisor.reasoning.derived import Derived

PLACEHOLDER = re.compile(r"\{([^\W\d][\w.@-]*)\}")
PUNCTUATION = frozenset(".,;:?!)")
DECIMAL_COMMA = frozenset({"nl", "de"})


def plain_number(value: Fraction, language: str, places: int = 2) -> str:
    """A number as people write it, rounded for reading only."""
    rounded = round(value, places)
    if rounded.denominator == 1:
        return str(rounded.numerator)
    text = f"{float(rounded):.{places}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language.split("-")[0] in DECIMAL_COMMA else text


@dataclass(slots=True)
class Speaker:
    """Says things in one language; `missing` collects packs in whose texts that language is missing."""

    base: KnowledgeBase
    situation: Situation
    derived: Derived
    language: str
    missing: set[str] = field(default_factory=set)

    def text(self, text: Text | None, pack: str) -> str:
        """An author's text; in the pack's language where there is none in the reader's."""
        if text is None:
            return ""
        fallback = self.base.language_of(pack)
        if not text.speaks(self.language, fallback):
            self.missing.add(pack)
        return text.say(self.language, fallback)

    def name(self, text: Text | None, pack: str) -> str:
        """A text that need not be translated, such as a citation."""
        return text.say(self.language, self.base.language_of(pack)) if text is not None else ""

    def filled(self, text: Text | None, pack: str, place: str) -> str:
        """An author's text with the organisation's name and its answers put in."""

        def replace(found: re.Match[str]) -> str:
            name = found.group(1)
            if name == "organisation.name":
                return self.situation.organisation.identity.name
            known = self.base.aliases.get(name, name)
            if known not in self.base.definitions:
                return found.group(0)
            said = self.fact(place, known)
            return said.rstrip(".") if found.string[found.end() : found.end() + 1] in PUNCTUATION else said

        return PLACEHOLDER.sub(replace, self.text(text, pack))

    def sentence(self, key: str, **values: str) -> str:
        """One of the program's own sentences."""
        texts = SENTENCES[key]
        template = texts.get(self.language) or texts.get(self.language.split("-")[0]) or texts["en"]
        what, rest = values.get("what", ""), template.removeprefix("{what}: ")
        if not what.endswith("?") or rest == template:
            return template.format(**values)
        # A fact is often called by its question; what is said of it then begins anew.
        said = rest.format(**values)
        return f"{what} {said[:1].upper()}{said[1:]}"

    def term(self, key: str) -> str:
        """A word from the packs' term table; empty if they have none."""
        found = self.base.terms.get(key)
        return found.say(self.language, "en") if found is not None else ""

    def fact(self, place: str, name: str) -> str:
        """What is known of a fact, as a sentence."""
        definition = self.base.definitions[name]
        home = self.derived.home(place, name)
        state = self.derived.states[home, name]
        said = dict(self.derived.sayings.get((home, name), ()))
        if said:
            return said.get(self.language) or said.get("en") or next(iter(said.values()))
        if state.na is NotApplicable.YES:
            return self._not_applicable(definition, home)
        if state.blank or (state.na is NotApplicable.MAYBE and definition.domain.kind != "stage"):
            return self.sentence("open", what=self.name_of(definition))
        return self._known(definition, state)

    def _not_applicable(self, definition: Definition, place: str) -> str:
        answer = self.situation.answers.get((place, definition.id))
        why = next((item.why for item in answer.responses if item.why), "") if answer else ""
        key = "not_applicable_because" if why else "not_applicable"
        return self.sentence(key, what=self.name_of(definition), why=why)

    def _known(self, definition: Definition, state: State) -> str:
        match state:
            case Several():
                return self._several(definition, state)
            case Numeric():
                return self._number(definition, state)
        values = [
            str(value).lower() if isinstance(value, bool) else str(value)
            for value in values_of(state, definition.domain)
        ]
        if definition.role in ("scope", "target"):
            return self._stage(definition, values)
        sentences = [self._says(definition, value) for value in values]
        if len(sentences) == 1:
            return sentences[0]
        listed = " / ".join(sentence.rstrip(".") for sentence in sentences)
        return self.sentence("one_of", what=self.name_of(definition), options=listed)

    def _says(self, definition: Definition, value: str) -> str:
        fact = definition.fact
        text = fact.sentence(value) if fact is not None else None
        if text is None:
            option = next((item for item in self.base.options_of(definition.id) if item.id == value), None)
            text = option.says if option is not None else None
        if text is not None:
            return self.text(text, definition.pack).replace("{value}", self.option(definition, value))
        return self.sentence("is", what=self.name_of(definition), value=self.option(definition, value))

    def _several(self, definition: Definition, state: Several) -> str:
        chosen = [name for name, said in zip(definition.domain.options, state.options, strict=True) if said == "yes"]
        if not chosen:
            return self.sentence("none_of_these", what=self.name_of(definition))
        if len(chosen) == 1:
            return self._says(definition, chosen[0])
        return self.sentence(
            "is", what=self.name_of(definition), value=self.listed([self.option(definition, item) for item in chosen])
        )

    def _number(self, definition: Definition, state: Numeric) -> str:
        value = self.interval(definition, state)
        fact = definition.fact
        text = fact.says if fact is not None else getattr(definition.written, "says", None)
        if isinstance(text, Text):
            return self.text(text, definition.pack).replace("{value}", value)
        return self.sentence("is", what=self.name_of(definition), value=value)

    def interval(self, definition: Definition, state: Numeric) -> str:
        """A number, or from which to which."""
        if state.among:
            return " / ".join(self._shown(definition, value) for value in state.among)
        if state.low is not None and state.low == state.high:
            return self._shown(definition, state.low)
        low = self._shown(definition, state.low) if state.low is not None else "…"
        return f"{low} – {self._shown(definition, state.high) if state.high is not None else '…'}"

    def _shown(self, definition: Definition, value: Fraction) -> str:
        if definition.domain.kind == "date":
            return date.fromordinal(int(value)).isoformat()
        return plain_number(value, self.language)

    def _stage(self, definition: Definition, values: Sequence[str]) -> str:
        names = [self.stage(definition, value) for value in values]
        if definition.domain.kind == "boolean":
            return self.sentence("complete" if values == ["true"] else "incomplete", what=self.name_of(definition))
        if definition.domain.kind == "stage" and len(names) > 1:
            return self.sentence("between", what=self.name_of(definition), low=names[0], high=names[-1])
        return self.sentence("is", what=self.name_of(definition), value=" / ".join(names))

    def stage(self, definition: Definition, value: str) -> str:
        """The title of a stage or type."""
        if value in (NOT_YET, NO_TYPE_FITS):
            return self.sentence(value)
        for stage in self.stages_of(definition):
            if stage.id == value:
                return self.text(stage.title, definition.pack)
        return value

    def stages_of(self, definition: Definition) -> tuple[Stage, ...]:
        """The stages a scope, target or gap is about."""
        scope = definition.id.partition(".")[2] if definition.role in ("target", "gap") else definition.id
        body = self.base.definitions[scope].body
        if not isinstance(body, ScopeBody):
            return ()
        model = self.base.models[body.model].written
        own = next((item for item in model.dimensions if item.id == body.dimension), None)
        return model.stages_of(own) if own is not None else model.stages

    def option(self, definition: Definition, value: str) -> str:
        """The label of an option."""
        if definition.domain.kind == "boolean":
            return self.sentence(value)
        for option in self.base.options_of(definition.id):
            if option.id == value and option.label is not None:
                return self.text(option.label, definition.pack)
        return value

    def name_of(self, definition: Definition) -> str:
        """What a fact is called: its question, the title of what it rates, or its own title."""
        if definition.role in ("target", "gap"):
            scope = definition.id.partition(".")[2]
            return self.sentence(definition.role, what=self.name_of(self.base.definitions[scope]))
        if isinstance(definition.body, ScopeBody):
            return self.scope_title(definition.id)
        title: Any = getattr(definition.written, "title", None) or getattr(definition.written, "ask", None)
        if isinstance(title, Text):
            return self.text(title, definition.pack)
        says = getattr(definition.written, "says", None)
        if isinstance(says, tuple):
            return self.text(dict(says).get("true"), definition.pack).rstrip(".") or definition.id
        return definition.id

    def scope_title(self, scope: str) -> str:
        """The title of a model, dimension or category."""
        body = self.base.definitions[scope].body
        if not isinstance(body, ScopeBody):
            return scope
        found = self.base.models[body.model]
        text = self._scope_text(found, body)
        return self.text(text, found.pack) if text is not None else scope

    @staticmethod
    def _scope_text(found: ModelDefinition, body: ScopeBody) -> Text | None:
        model = found.written
        if body.level == "model":
            return model.title
        dimension = next((item for item in model.dimensions if item.id == body.dimension), None)
        if dimension is None or body.level == "dimension":
            return dimension.title if dimension is not None else None
        category = next((item for item in dimension.categories if item.id == body.category), None)
        return (category.title or dimension.title) if category is not None else None

    def listed(self, items: Sequence[str]) -> str:
        """`a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self.sentence("and", first=", ".join(items[:-1]), last=items[-1])
