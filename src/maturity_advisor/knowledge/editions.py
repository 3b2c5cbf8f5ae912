"""Which packs are used: one edition of each, with what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maturity_advisor.knowledge.findings import Findings
from maturity_advisor.knowledge.ids import in_order, look_alikes, numbers_of
from maturity_advisor.knowledge.joining import Pack


def choose_editions(
    packs: Sequence[Pack], editions: Mapping[str, str], findings: Findings
) -> tuple[list[Pack], tuple[str, ...]]:
    """Of several editions of a pack the one asked for, else the newest; and which ones are shelved.

    One asked for that is not there is left to whoever reads the organisation: only its file can say where.
    """
    groups: dict[str, list[Pack]] = {}
    for pack in sorted(packs, key=_rank):
        groups.setdefault(pack.id, []).append(pack)
    chosen, shelved = [], []
    for name, group in sorted(groups.items()):
        wanted = [pack for pack in group if pack.edition == editions.get(name)]
        edition = (wanted or group)[-1].edition
        same = [pack for pack in group if pack.edition == edition]
        _refuse_doubles(same, findings)
        chosen.append(same[-1])
        shelved += [f"{name}@{other}" for other in dict.fromkeys(pack.edition for pack in group) if other != edition]
    for name, other in look_alikes(groups):
        pack = groups[name][0]
        findings.problem(pack.where, f"the pack '{name}' looks like '{other}'", "Rename one", "look-alike", ("id",))
    return chosen, tuple(shelved)


def _rank(pack: Pack) -> tuple[object, ...]:
    """Newest last, and the same whatever the order in which packs come."""
    return (
        in_order(pack.edition),
        pack.edition,
        numbers_of(pack.header.version),
        pack.digest,
        pack.where.document.source,
    )


def _refuse_doubles(packs: Sequence[Pack], findings: Findings) -> None:
    """The same pack twice does no harm; two that share a name and say different things do."""
    kept, *others = sorted(packs, key=lambda pack: pack.where.document.source)
    for other in others:
        if other.digest != kept.digest:
            name = f"{kept.id}@{kept.edition}" if kept.edition else kept.id
            remedy = f"Leave one out, or rename it; the other is at {kept.where.place()}"
            findings.problem(other.where, f"two packs are called '{name}'", remedy, "duplicate-pack", ("id",))


def newest(packs: Sequence[Pack]) -> list[Pack]:
    """Of each edition the pack of the highest version, oldest edition first."""
    found = {pack.edition: pack for pack in sorted(packs, key=_rank)}
    return list(found.values())


def check_needs(packs: Sequence[Pack], findings: Findings) -> None:
    """Refuse a pack whose needs are not loaded, or not in a version it can use."""
    loaded = {pack.id: pack.header.version for pack in packs}
    for pack in packs:
        for name, demand in pack.header.needs.items():
            below = ("needs", name)
            if name not in loaded:
                remedy = f"Install or add the pack '{name}'"
                message = f"'{pack.id}' needs '{name}', which is not loaded"
                findings.problem(pack.where, message, remedy, "needs", below, at_key=True)
            elif not satisfies(loaded[name], demand):
                message = f"'{pack.id}' needs '{name}' {demand}, and {loaded[name]} is loaded"
                findings.problem(pack.where, message, "Load another version of it", "needs", below)


def satisfies(version: str, demand: str) -> bool:
    """Whether a version lies in a range such as `>=1, <3`."""
    own = numbers_of(version)
    for part in demand.split(","):
        bound = numbers_of(part.strip().lstrip("<>= "))
        if (own < bound) if ">=" in part else (own >= bound):
            return False
    return True
