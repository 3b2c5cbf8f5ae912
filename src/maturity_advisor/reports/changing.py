"""Changes as a page: what it would take, or why it cannot be, and why something is not advised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from maturity_advisor.explanations.telling import changes_data
from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.reading_aloud import Aloud
from maturity_advisor.reports.words import Words

if TYPE_CHECKING:
    from maturity_advisor.advice.advice import Advice
    from maturity_advisor.explanations.changing import Changes
    from maturity_advisor.explanations.grounds import Grounds
    from maturity_advisor.explanations.repairing import Hindrance, Leaf, WhyNot

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Lays out changes for one organisation, in the language of its advice."""

    advice: Advice
    grounds: Grounds

    @property
    def words(self) -> Words:
        """The reader's language."""
        return Words(self.advice.settings.language)

    @property
    def aloud(self) -> Aloud:
        """Reads conditions."""
        return Aloud(self.advice.speaker, self.words)

    def change(self, found: Changes) -> list[Block]:
        """The answer to "what would it take?"."""
        name = self.advice.situation.organisation.identity.name
        data = changes_data(self.grounds, found, self.advice.speaker)
        said = {"title": data["wish"]["title"], "value": data["wish"].get("value_title", "")}
        wish = self.words(f"wish-{found.wish.kind}", **said)
        wish = self._at(found.wish.place, wish)
        head: list[Block] = [Title(self.words("change-title"), name), Paragraph(wish)]
        return head + list(self._outcome(found, data, wish))

    def why_not(self, found: WhyNot) -> list[Block]:
        """The answer to "why not?"."""
        name = self.advice.situation.organisation.identity.name
        blocks: list[Block] = [Title(self.words("why-not-title", title=found.title), name)]
        for item in found.hindrances:
            blocks += self._hindrance(item)
        return blocks + [Paragraph(self.words(f"why-absent-{kind}")) for kind in found.absent]

    def _at(self, place: str, text: str) -> str:
        titles = {unit.id: unit.title for unit in self.advice.situation.organisation.units}
        return f"{titles[place]}: {text}" if place in titles else text

    def _outcome(self, found: Changes, data: Data, wish: str) -> Iterator[Block]:
        if found.outcome in ("already", "stopped"):
            yield Paragraph(self.words(f"change-{found.outcome}"))
        if found.outcome == "impossible":
            yield Paragraph(self.words("change-none"))
            yield from self._contradiction(found, data, wish)
        for number, item in enumerate(data["sets"], start=1):
            yield Heading(self.words("change-way", number=number, what=self._size(item)))
            yield from self._moves(item)
        if found.sets and not found.complete:
            yield Paragraph(self.words("change-more"))
        yield from self._kept(data)

    def _size(self, item: Data) -> str:
        count = len(item["changes"])
        return self.words("change-one") if count == 1 else self.words("change-several", count=count)

    def _moves(self, item: Data) -> Iterator[Block]:
        for move in item["changes"]:
            today = Paragraph(f"{self.words.heading('change-today')}: {move['today']}")
            yield Item(self._at(move["place"], move["then"]), (today, *self._range(move)))
        on = sum(rule["status"] == "fired" for rule in item["rules"])
        yield Paragraph(self.words("change-others", on=on, off=len(item["rules"]) - on))

    def _range(self, move: Data) -> Iterator[Block]:
        ends = {end: self.words.number(move[end]) for end in ("above", "below") if end in move}
        if ends:
            key = f"range-{'both' if len(ends) == 2 else next(iter(ends))}"
            yield Paragraph(self.words.heading("change-any", range=self.words(key, **ends)))

    def _contradiction(self, found: Changes, data: Data, wish: str = "") -> Iterator[Block]:
        proof = found.contradiction
        if proof is None or not (proof.needs or proof.fixed):
            yield Paragraph(self.words("change-unasked"))
            return
        below = [Item(wish)] if proof.whole and wish else []
        for need in proof.needs:
            items = self.aloud.items(need.condition)
            below += [Item(self.words("change-must-fail"), items)] if need.negated else items
        fixed = [Item(self.words("change-fixed", says=one["says"])) for one in data["contradiction"]["fixed"]]
        yield Item(self.words("change-cannot"), (*below, *fixed))

    def _kept(self, data: Data) -> Iterator[Block]:
        items = [Item(self.words(f"kept-{one['reason']}", question=one["question"])) for one in data["kept"]]
        if items:
            yield Item(self.words("change-kept"), tuple(items))

    def _hindrance(self, item: Hindrance) -> Iterator[Block]:
        rule = item.rule
        title = self.advice.speaker.text(rule.written.title, rule.pack)
        yield Heading(self._at(item.place, title))
        yield Field(self.words("col-id"), rule.id)
        yield Paragraph(self.words(f"why-{item.cause}", because=item.because, rank=item.rank))
        yield from (self._leaf(leaf, item.place) for leaf in item.leaves)
        if item.repair is None:
            return
        data = changes_data(self.grounds, item.repair, self.advice.speaker)
        if item.repair.sets:
            yield Paragraph(self.words("why-repair", what=self._size(data["sets"][0])))
            yield from self._moves(data["sets"][0])
        elif item.repair.outcome == "impossible":
            yield Paragraph(self.words("why-no-repair"))
            yield from self._contradiction(item.repair, data)
        else:
            yield Paragraph(self.words("change-stopped"))
        yield from self._kept(data)

    def _leaf(self, leaf: Leaf, place: str) -> Item:
        text = self.aloud.test(leaf.test)
        today = f"{self.words.heading('change-today')}: {self.advice.speaker.fact(place, leaf.test.fact)}"
        return Item(text if leaf.wanted else self.words("why-rather-not", test=text), (Paragraph(today),))
