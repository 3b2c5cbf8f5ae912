"""The review as a talk: each recommendation in turn, and what the advisor makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from maturity_advisor.desk.console import Console, Gone
from maturity_advisor.desk.replies import Unclear, amount, numbered, whole
from maturity_advisor.desk.reviewing import Judged, added_as, figure, judgement
from maturity_advisor.desk.session import Session
from maturity_advisor.reports.judging import judged

MOVES = ("accepted", "rejected", "reworded", "planned", "doing", "done", "move", "next", "stop")


@dataclass(slots=True)
class ReviewTalk:
    """One recommendation after the other; each judgement is kept before the next."""

    session: Session
    console: Console
    by: str = ""

    def run(self) -> None:
        """Name, recommendations, what the advisor adds, and today's figures."""
        say, voice = self.console.say, self.session.voice
        say(voice("review-welcome", name=self.session.at(("organisation", "name")), file=self.session.kept.path))
        try:
            while not self.by:
                self.by = self._ask("review-who")
            for found in self.session.advice.recommendations:
                about = Judged(found.arranged.item.action.id, found.arranged.item.place)
                self._judge(about, f"{found.rank}. {found.title}", found.because)
            while title := self._ask("review-add"):
                self._keep(added_as(self.session.advice, title), {"verdict": "added", "text": title})
            self._figures()
        except Gone:
            pass
        say(voice("review-done", file=self.session.kept.path))

    def _ask(self, key: str, **values: object) -> str:
        return self.console.ask(self.session.voice(key, **values)).text

    def _judge(self, about: Judged, title: str, because: str) -> None:
        """One recommendation, until the advisor goes on to the next."""
        voice, say = self.session.voice, self.console.say
        say("")
        say(title)
        say(because, 3)
        for text in self._before(about):
            say(voice("now", answer=text), 3)
        for number, move in enumerate(MOVES, start=1):
            say(f"{number}  {voice(f'move-{move}')}", 2, 5)
        while True:
            try:
                move = MOVES[numbered(self._ask("review-move") or str(MOVES.index("next") + 1), MOVES)]
                if move == "stop":
                    raise Gone
                if move == "next":
                    return
                self._keep(about, self._said(move))
            except Unclear as unclear:
                say(voice(unclear.key, **unclear.values))

    def _before(self, about: Judged) -> list[str]:
        """What was judged of it before."""
        entries = [
            entry
            for entry in self.session.listed("review")
            if (entry["action"], entry.get("unit", "")) == (about.action, about.unit)
        ]
        return [". ".join(text.rstrip(".") for text in judged(entry, self.session.voice) if text) for entry in entries]

    def _said(self, move: str) -> dict[str, Any]:
        """What one move says of an action, with the reason where one is due."""
        if move in ("planned", "doing", "done"):
            return {"status": move} | self._why(optional=True)
        if move == "move":
            place = whole(amount(self._ask("review-rank"), self.session.voice))
            if not isinstance(place, int) or place < 1:
                raise Unclear("say-whole")
            return {"rank": place} | self._why(optional=True)
        text = {}
        if move == "reworded":
            text = {"text": self._ask("review-text")}
            if not text["text"]:
                raise Unclear("not-kept")
        return {"verdict": move, **text} | self._why(optional=move == "accepted")

    def _why(self, *, optional: bool) -> dict[str, str]:
        why = self._ask("review-why-optional" if optional else "review-why")
        if not why and not optional:
            raise Unclear("not-kept")
        return {"why": why} if why else {}

    def _keep(self, about: Judged, said: dict[str, Any]) -> None:
        dated = {**said, "by": self.by, "date": self.session.today}
        self.session.put(judgement(self.session.data, about, dated))
        self.console.say(self.session.voice("kept-plain"))

    def _figures(self) -> None:
        """What the figures are today; Enter leaves one as it is."""
        kpis: Sequence[Any] = self.session.listed("motivation", "kpis")
        for kpi in kpis:
            name, now = kpi.get("name") or kpi["id"], kpi.get("current", "?")
            while typed := self._ask("review-figure", kpi=name, now=getattr(now, "text", now)):
                try:
                    value = whole(amount(typed, self.session.voice))
                except Unclear as unclear:
                    self.console.say(self.session.voice(unclear.key, **unclear.values))
                    continue
                self.session.put(figure(self.session.data, f"{kpi['id']}={value}", self.session.today))
                self.console.say(self.session.voice("kept-plain"))
                break
