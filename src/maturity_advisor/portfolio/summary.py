"""The summary: how stages, rules, scores and first recommendations are distributed, over all and in each group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maturity_advisor.portfolio.groups import LEAST, Key, shown_of
from maturity_advisor.scale.distinct import combinations

SCHEMA = "maturity-advisor/portfolio-summary/1"
ALL: Key = ("",)
NONE = "unknown"
FIRST = 3
Counts = dict[str, Counter[str]]


@dataclass(slots=True)
class Tally:
    """What was counted of one group so far."""

    organisations: int = 0
    columns: Counts = field(default_factory=dict)

    def add(self, column: str, value: str, count: int) -> None:
        """So many more of a value."""
        self.columns.setdefault(column, Counter())[value] += count


@dataclass(slots=True)
class Summary:
    """Counts batch after batch; `by` names the columns that make groups."""

    by: tuple[str, ...] = ()
    least: int = LEAST
    groups: dict[Key, Tally] = field(default_factory=dict)
    set_aside: int = 0

    def add(self, result: pa.RecordBatch, grouping: Mapping[str, pa.Array]) -> None:
        """Count a batch; `grouping` has the columns that make groups."""
        keys, index = _keys([grouping[name] for name in self.by], result.num_rows)
        tallies = [self.groups.setdefault(key, Tally()) for key in keys]
        for tally, size in zip(tallies, np.bincount(index, minlength=len(keys)).tolist(), strict=True):
            tally.organisations += size
        for name, column in zip(result.schema.names, result.columns, strict=True):
            for told, index_of, values in _counted(name, column, index):
                _count(tallies, told, index_of, values)

    def to_data(self) -> dict[str, Any]:
        """As data: all, then each group that is large enough; what was held back is only counted."""
        sizes = {key: tally.organisations for key, tally in self.groups.items()}
        shown = shown_of(sizes, self.least) if self.by else shown_of({ALL: sum(sizes.values())}, self.least)
        whole = _together(self.groups.values())
        groups = [
            {**dict(zip(self.by, key, strict=True)), **_told(self.groups[key])}
            for key in (shown.groups if self.by else ())
        ]
        return {
            "schema": SCHEMA,
            "by": list(self.by),
            "smallest_group": self.least,
            "set_aside": self.set_aside,
            "all": _told(whole) if shown.total else None,
            "groups": groups,
            "held_back": {"groups": shown.held_back, "organisations": shown.organisations},
        }


def _keys(columns: Sequence[pa.Array], size: int) -> tuple[list[Key], NDArray[Any]]:
    """The groups that occur, and for each row the number of its own."""
    if not columns:
        return [ALL], np.zeros(size, np.int64)
    texts = [column.cast(pa.string()) for column in columns]
    coded = [_texts(text) for text in texts]
    index, first = combinations([(codes, len(words)) for codes, words in coded])
    return [tuple(words[int(codes[row])] for codes, words in coded) for row in first], index


def _texts(column: pa.Array) -> tuple[NDArray[Any], list[str]]:
    """For each row the number of its text, and the texts; what is empty is unknown."""
    found = column.fill_null(NONE).dictionary_encode()
    return found.indices.to_numpy(zero_copy_only=False), found.dictionary.to_pylist()


def _counted(name: str, column: pa.Array, index: NDArray[Any]) -> Iterable[tuple[str, NDArray[Any], pa.Array]]:
    """What is counted of a column: its name there, the group of each value, and the values."""
    if name == "recommendations":
        lengths = column.value_lengths().to_numpy(zero_copy_only=False)
        starts = np.repeat(np.cumsum(lengths) - lengths, lengths)
        rank = np.arange(lengths.sum()) - starts
        actions, groups = column.flatten().field("action"), np.repeat(index, lengths)
        for told, most in (("first", 1), (f"first {FIRST}", FIRST)):
            taken = rank < most
            yield f"action:{told}", groups[taken], actions.filter(pa.array(taken))
    elif name.startswith(("rule:", "lowest:", "highest:", "holds:", "verdict:")) and not pa.types.is_list(column.type):
        yield name, index, column


def _count(tallies: Sequence[Tally], name: str, index: NDArray[Any], values: pa.Array) -> None:
    if pa.types.is_dictionary(values.type):
        words = [*values.dictionary.to_pylist(), None]
        codes = values.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)
    else:
        encoded = values.dictionary_encode()
        words = [*encoded.dictionary.to_pylist(), None]
        codes = encoded.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)
    many = len(words)
    counts = np.bincount(index * many + codes, minlength=len(tallies) * many)
    for place in np.flatnonzero(counts).tolist():
        group, word = divmod(place, many)
        tallies[group].add(name, _worded(words[word]), int(counts[place]))


def _worded(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


def _together(tallies: Iterable[Tally]) -> Tally:
    found = Tally()
    for tally in tallies:
        found.organisations += tally.organisations
        for column, counts in tally.columns.items():
            found.columns.setdefault(column, Counter()).update(counts)
    return found


def _told(tally: Tally) -> dict[str, Any]:
    """A group as data, by kind and subject, the most frequent first where there is no other order."""
    found: dict[str, Any] = {"organisations": tally.organisations}
    for column in sorted(tally.columns):
        kind, _, subject = column.partition(":")
        counts = tally.columns[column]
        found.setdefault(kind, {})[subject] = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return found
