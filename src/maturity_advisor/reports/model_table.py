"""A model as one page for those who made it: its table, whose it is, and what of it is published or interpretation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape

from maturity_advisor.advice.placing import criteria_by_origin
from maturity_advisor.knowledge.definitions import BoundCriterion, Definition, ModelDefinition, criteria_of
from maturity_advisor.knowledge.models import Category, Cell, Dimension, Stage
from maturity_advisor.knowledge.text import ORIGINS, Text
from maturity_advisor.reports.blocks import Block, Item
from maturity_advisor.reports.entries import Library
from maturity_advisor.reports.inert import address, plain
from maturity_advisor.reports.reading_aloud import Aloud

# Origins differ by a word and a line, not by colour alone; nothing is fetched from anywhere.
STYLE = """
body{font:1rem/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{margin-bottom:.2rem}h2{margin-top:2rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dt{font-weight:600}dd{margin:0}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
caption{text-align:left;font-weight:600;font-size:1.15rem;padding:.4rem 0}
th,td{border:1px solid #999;padding:.4rem .5rem;vertical-align:top;text-align:left}thead th{background:#eee}
ul{margin:.3rem 0;padding-left:1.1rem}.o{font-size:.8rem;border:1px solid;border-radius:.2rem;padding:0 .25rem;
white-space:nowrap}.published{color:#0b5d1e}.unverified{color:#7a4b00;border-style:dashed}.interpretation{color:#5a2a82;
border-style:dotted}.gap{font-style:italic}.about{font-weight:400;font-size:1rem;margin:.2rem 0}
.id{color:#555;font-size:.85rem}
@media print{body{margin:0;max-width:none}.scroll{overflow:visible}}
"""


@dataclass(slots=True)
class ModelTable:
    """The page of one model; every text of an author is escaped, and counted by where it comes from."""

    library: Library
    model: ModelDefinition
    texts: Counter[str] = field(default_factory=Counter)

    def page(self) -> str:
        """The whole page as HTML that needs nothing beside it."""
        body = "".join((*self._stages(), *self._tables(), *self._rules(), *self._sources()))
        title, language = self._said(self.model.written.title), escape(self.library.words.language)
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
            f"<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n"
            f'<p class="id">{_safe(self.model.id)}@{_safe(self.model.written.edition)}</p>\n'
            f"{self._head()}{body}</body>\n</html>\n"
        )

    def _head(self) -> str:
        """Whose it is, and how much of it is what: counted by now, since the body is made."""
        written, words = self.model.written, self.library.words
        criteria = criteria_by_origin(self.model)
        rows = [
            ("col-kind", _safe(f"{words(f'kind-{written.kind}')}; {words(f'use-{written.use}')}")),
            ("lbl-authors", _safe(words.listed(list(written.authors)))),
            ("lbl-cite", self._said(written.cite)),
            ("lbl-rights", self._said(written.rights)),
            ("lbl-licence", _safe(self.library.base.packs[self.model.pack].header.licence)),
            ("lbl-texts", self._counted(self.texts)),
            ("lbl-criteria", self._counted(criteria)),
            ("lbl-note", self._said(written.note)),
        ]
        shown = "".join(f"<dt>{_safe(words.heading(key))}</dt><dd>{text}</dd>\n" for key, text in rows if text)
        about = f"<p>{self._said(written.description)}</p>\n" if written.description else ""
        return f"{about}<dl>\n{shown}</dl>\n"

    def _counted(self, counts: Counter[str] | dict[str, int]) -> str:
        return ", ".join(f"{counts[origin]} {self._mark(origin)}" for origin in ORIGINS if counts[origin])

    def _mark(self, origin: str) -> str:
        return f'<span class="o {origin}">{_safe(self.library.words(f"origin-{origin}"))}</span>'

    def _said(self, text: Text | None) -> str:
        return _safe(self.library.text(text, self.model.pack))

    def _marked(self, text: Text | None, origin: str) -> str:
        """A text with where it comes from: as its author says of it, or of what it belongs to."""
        if text is None:
            return ""
        origin = text.origin or origin
        self.texts[origin] += 1
        return f"{self._said(text)} {self._mark(origin)}"

    def _heading(self, key: str) -> str:
        return f"<h2>{_safe(self.library.words.heading(key))}</h2>\n"

    def _stages(self) -> Iterator[str]:
        """What each stage means as a whole."""
        described = [stage for stage in self.model.written.stages if stage.description or stage.drivers or stage.gap]
        if not described:
            return
        yield f"{self._heading('lbl-stages')}<dl>\n"
        for stage in described:
            texts = [self._marked(stage.description, stage.origin), self._gap(stage.gap)]
            texts += [self._marked(text, stage.origin) for text in (*stage.drivers, *stage.inhibitors)]
            inner = "<br>".join(text for text in texts if text)
            yield f"<dt>{self._said(stage.title)}</dt><dd>{inner}</dd>\n"
        yield "</dl>\n"

    def _gap(self, gap: Text | None) -> str:
        return f'<span class="gap">{self._said(gap)}</span>' if gap is not None else ""

    def _tables(self) -> Iterator[str]:
        yield self._heading("lbl-parts")
        for dimension in self.model.written.dimensions:
            yield self._table(dimension, self.model.written.stages_of(dimension))

    def _table(self, dimension: Dimension, stages: tuple[Stage, ...]) -> str:
        """A dimension with its categories down and its stages across."""
        columns = [self._said(stage.title) for stage in stages]
        if self.model.written.kind == "checklist":
            columns = [_safe(self.library.words.heading("lbl-criteria"))]
        head = "".join(f'<th scope="col">{column}</th>' for column in ("", *columns))
        rows = "".join(self._row(category, stages) for category in dimension.categories)
        caption = self._said(dimension.title) or _safe(dimension.id)
        about = (
            f'<p class="about">{self._marked(dimension.description, dimension.origin)}</p>'
            if dimension.description
            else ""
        )
        return (
            f'<div class="scroll"><table>\n<caption>{caption}{about}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
        )

    def _row(self, category: Category, stages: tuple[Stage, ...]) -> str:
        title = self._said(category.title) or _safe(category.id)
        texts = [self._marked(text, category.origin) for text in (category.description, category.question)]
        below = "".join(map(_about, texts))
        rows = self._criteria(category)
        if self.model.written.kind == "checklist":
            cells = f"<td>{self._listed(rows[0] if rows else ())}</td>"
        else:
            cells = "".join(
                f"<td>{self._cell(category.stages.get(stage.id), rows[number] if number < len(rows) else ())}</td>"
                for number, stage in enumerate(stages)
            )
        return f'<tr><th scope="row">{title}{below}</th>{cells}</tr>\n'

    def _criteria(self, category: Category) -> tuple[tuple[BoundCriterion, ...], ...]:
        definition: Definition | None = self.library.base.definitions.get(f"{self.model.id}.{category.id}")
        return tuple(criteria_of(definition)) if definition is not None else ()

    def _cell(self, cell: Cell | None, criteria: Iterable[BoundCriterion]) -> str:
        text = self._marked(cell.description, cell.origin) if cell is not None else ""
        return text + (self._gap(cell.gap) if cell is not None else "") + self._listed(criteria)

    def _listed(self, criteria: Iterable[BoundCriterion]) -> str:
        items = "".join(f"<li>{self._criterion(item)}</li>" for item in criteria)
        return f"<ul>{items}</ul>" if items else ""

    def _criterion(self, criterion: BoundCriterion) -> str:
        aloud = Aloud(self.library.speaker, self.library.words).items(criterion.when)
        mark = self._mark(criterion.written.origin)
        if criterion.written.text is None and len(aloud) == 1 and not aloud[0].below:
            return f"{_safe(aloud[0].text)} {mark}"
        text = self._said(criterion.written.text) or _safe(self.library.words("aloud-all"))
        return f"{text} {mark}{_nested(aloud)}"

    def _rules(self) -> Iterator[str]:
        rules = [rule for rule in self.library.base.rules if rule.pack == self.model.pack]
        if not rules:
            return
        words = self.library.words
        yield f"{self._heading('lbl-rules')}<ul>\n"
        for rule in rules:
            because = self._marked(rule.written.because, rule.written.origin)
            when = Aloud(self.library.speaker, words).items(rule.when)
            about = f"{_safe(words.heading('lbl-when'))}:{_nested(when)}"
            title = f'<b>{self._said(rule.written.title)}</b> <span class="id">{_safe(rule.id)}</span>'
            yield f"<li>{title}<br>{because}<br>{about}</li>\n"
        yield "</ul>\n"

    def _sources(self) -> Iterator[str]:
        base, pack = self.library.base, self.model.pack
        names = [name for name in base.sources if name.partition("/")[0] == pack]
        if not names:
            return
        yield f"{self._heading('lbl-sources')}<ul>\n"
        for name in names:
            citation, url = self._said(base.sources[name].citation), address(base.sources[name].url or "")
            link = f' <a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>' if url else ""
            yield f"<li>{citation}{link}</li>\n"
        yield "</ul>\n"


def _about(text: str) -> str:
    return f'<p class="about">{text}</p>' if text else ""


def _nested(items: Iterable[Block]) -> str:
    inner = "".join(f"<li>{_safe(item.text)}{_nested(item.below)}</li>" for item in items if isinstance(item, Item))
    return f"<ul>{inner}</ul>" if inner else ""


def _safe(text: object) -> str:
    """As it reads, whatever is in it."""
    return escape(plain(text))
