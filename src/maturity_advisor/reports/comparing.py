"""The page of a comparison: what is different, what follows from it, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from maturity_advisor.reports.blocks import Block, Field, Heading, Item, Paragraph, Title
from maturity_advisor.reports.words import Words

Data = Mapping[str, Any]
MOVES = ("came", "went", "rose", "fell")


def comparison_page(found: Data, words: Words, title: str = "changes-title") -> list[Block]:
    """All that differs between two pieces of advice, as `Comparison.to_data` has it."""
    old, new = found["old"], found["new"]
    days = [words.day(side["date"]) if side["date"] else "" for side in (old, new)]
    aside = days[1] if days[0] == days[1] else words("from-to", before=days[0] or "…", after=days[1] or "…")
    name = new["name"] if old["name"] == new["name"] else words("from-to", before=old["name"], after=new["name"])
    page = [Title(words(title, name=name), aside), *_figures(found, words), *_actions(found, words)]
    page += [*_basis(found, words), *_verdicts(found, words)]
    page += [*_stages(found, words), *_recommendations(found, words)]
    if not any(found[key] for key in ("verdicts", "stages", "recommendations", "actions") if key in found):
        page.append(Paragraph(words("nothing-moved")))
    return page


def _figures(found: Data, words: Words) -> Iterator[Block]:
    """What the figures were and are, seen from what they should become; without two dates there is nothing to see."""
    moved = [
        item
        for item in found.get("figures", ())
        if item["way"] not in ("same", "unknown") or item["before"] != item["after"]
    ]
    if not moved:
        return
    yield Heading(words.heading("figures-moved"))
    for item in moved:
        values = [words.number(item[key]) if item[key] else "–" for key in ("before", "after")]
        unit = f" {item['unit']}" if item["unit"] else ""
        goal = f"; {words('target-value')} {words.number(item['target'])}" if item["target"] else ""
        way = f" ({words('figure-' + item['way'])})" if item["way"] != "unknown" else ""
        yield Item(f"{item['title']}: {words('from-to', before=values[0], after=values[1])}{unit}{goal}{way}")


def _actions(found: Data, words: Words) -> Iterator[Block]:
    """What the advisor says of actions by now: planned, under way, done; taken over or not."""
    actions = found.get("actions", ())
    if actions:
        yield Heading(words.heading("actions-moved"))
    for item in sorted(actions, key=lambda one: one["after"] != "done"):
        state = words(f"status-{item['after']}") if item["after"] else ""
        said = [words(f"judged-{item['verdict']}") if item["verdict"] else "", state, item["by"]]
        said += [words.day(item["date"]) if item["date"] else ""]
        below = (Paragraph(item["why"]),) if item["why"] else ()
        yield Item(_where(item, f"{item['title']}: {', '.join(part for part in said if part)}"), below)


def _basis(found: Data, words: Words) -> Iterator[Block]:
    """What the two rest on, as far as it differs."""
    yield Heading(words.heading("changed-basis"))
    if not any(found[key] for key in ("answers", "settings", "packs")):
        yield Paragraph(words("nothing-different"))
    for cause in found["answers"]:
        asked = {"unit": found["units"].get(cause["place"], "")}
        yield Item(_where(asked, cause["title"]), (*_was_and_is(cause, words, words("there-was-none")),))
    for cause in found["settings"]:
        head = words.heading(f"setting-{cause['id']}")
        if cause["before"] or cause["after"]:
            yield Item(head, (*_was_and_is(cause, words, words("setting-none")),))
        else:
            yield Item(f"{head}: {words('setting-changed')}")
    for cause in found["packs"]:
        head = f"{words.heading('cause-pack')}: {cause['id']}"
        yield Item(head, (*_was_and_is(cause, words, words("verify-absent")),))


def _was_and_is(cause: Data, words: Words, nothing: str) -> Iterator[Block]:
    yield Field(words.heading("was"), cause["before"] or nothing)
    yield Field(words.heading("is-now"), cause["after"] or nothing)


def _verdicts(found: Data, words: Words) -> Iterator[Block]:
    if found["verdicts"]:
        yield Heading(words.heading("verdict"))
    for item in found["verdicts"]:
        moved = words("from-to", before=item["before"] or "–", after=item["after"] or "–")
        use = words.heading(f"use-{item['use']}")
        yield Item(_where(item, f"{use}: {moved}"), (*_causes(item, words),), strong=True)


def _stages(found: Data, words: Words) -> Iterator[Block]:
    if found["stages"]:
        yield Heading(words.heading("stages-moved"))
    for item in found["stages"]:
        direction = item["direction"]
        how = "" if direction == "other" else f" ({words(f'moved-{direction}')})"
        moved = words("from-to", before=_bare(item["before"], item), after=_bare(item["after"], item))
        yield Item(_where(item, f"{item['title']}: {moved}{how}"), (*_causes(item, words),))


def _bare(sentence: str, item: Data) -> str:
    """What is said of a stage, without the title that stands before it anyway."""
    return sentence.removeprefix(f"{item['title']}: ").rstrip(".") or "–"


def _where(item: Data, text: str) -> str:
    return f"{item['unit']} – {text}" if item["unit"] else text


def _recommendations(found: Data, words: Words) -> Iterator[Block]:
    for move in MOVES:
        items = [item for item in found["recommendations"] if item["move"] == move]
        if items:
            yield Heading(words.heading(f"list-{move}"))
        told = [item for item in items if not _moved_along(item)]
        for item in told:
            yield Item(_title(item, words), (*_causes(item, words),), strong=True)
        others = tuple(Item(_title(item, words)) for item in items if _moved_along(item))
        if others:
            yield Item(words("moved-along"), others)


def _moved_along(item: Data) -> bool:
    """Whether only what came and went around it moved it."""
    return all(cause["kind"] == "others" for cause in item["causes"])


def _title(item: Data, words: Words) -> str:
    title = _where(item, item["title"])
    if item["move"] == "came":
        return f"{title} ({words('number', rank=item['after'])})"
    if item["move"] == "went":
        return f"{title} ({words('was-number', rank=item['before'])})"
    return f"{title} ({words('number-moved', before=item['before'], after=item['after'])})"


def _causes(item: Data, words: Words) -> Iterator[Block]:
    """The causes of one change: reasons first, then what they come from."""
    for cause in item["causes"]:
        if cause["kind"] not in ("answer", "pack", "setting", "program"):
            yield from _reason(cause, words)
    because = [_source(cause, words) for cause in item["causes"] if cause["kind"] in ("answer", "setting")]
    if because:
        yield Field(words.heading("cause-answer"), " ".join(dict.fromkeys(because)))
    for kind in ("pack", "program"):
        named = [cause["id"] or cause["after"] for cause in item["causes"] if cause["kind"] == kind]
        if named:
            yield Field(words.heading(f"cause-{kind}"), words.listed(named))


def _reason(cause: Data, words: Words) -> Iterator[Block]:
    match cause["kind"]:
        case "rule":
            yield Field(words.heading(f"cause-{cause['after']}"), cause["title"])
        case "aside" if cause["after"]:
            yield Field(words.heading("cause-aside"), cause["after"])
        case "aside":
            yield Field(words.heading("cause-not-aside"), cause["before"])
        case "part":
            moved = words("from-to", before=_short(cause["before"], words), after=_short(cause["after"], words))
            yield Field(words.heading(f"part-{cause['id']}"), moved)
        case "needed" if cause["after"]:
            yield Field(words.heading("cause-needed"), cause["after"])
        case "others":
            yield Paragraph(words("cause-others"))


def _source(cause: Data, words: Words) -> str:
    """An answer as it is now, or what else is different, as a sentence."""
    if cause["kind"] == "setting":
        head = words.heading(f"setting-{cause['id']}")
        return f"{head}: {cause['after'] or words('setting-changed')}."
    return str(cause["after"]) or f"{cause['title']} {words('there-was-none')}."


def _short(decimal: str, words: Words) -> str:
    return words.number(decimal) if decimal else "–"
