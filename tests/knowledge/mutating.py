"""Changes plain data at random places, so that it is wrong in ways nobody thought of."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

WORDS = [
    "team.size",
    "team.mood",
    "growth",
    "growth.people",
    "risk.lonely",
    "unknown",
    "not_yet",
    "all",
    "at_least",
    "is",
]
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3),
    st.decimals(-2, 2, places=1),
    st.sampled_from([*WORDS, "", " ", "own", "low", "2026-11-22", "a b", "É", "ﬁ", "1.0", ">=1"]),
)
KEYS = st.sampled_from([*WORDS, "id", "of", "en", "value", "not_applicable", "fact", "by", "stage", "true"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=6
)


@st.composite
def mutated(draw: st.DrawFn, data: Any, most: int = 3) -> Any:
    """The data with some of its parts exchanged, left out, or given another name."""
    for _ in range(draw(st.integers(1, most))):
        data = _changed(draw, data)
    return data


def _changed(draw: st.DrawFn, data: Any) -> Any:
    if not isinstance(data, dict | list) or not data or draw(st.integers(0, 7)) == 0:
        return draw(VALUES)
    if isinstance(data, list):
        index = draw(st.integers(0, len(data) - 1))
        rest = [_changed(draw, data[index])] if draw(st.booleans()) else draw(st.sampled_from([[], [data[index]] * 2]))
        return [*data[:index], *rest, *data[index + 1 :]]
    key = draw(st.sampled_from(sorted(data)))
    match draw(st.integers(0, 5)):
        case 0:
            return {name: value for name, value in data.items() if name != key}
        case 1:
            return {draw(KEYS) if name == key else name: value for name, value in data.items()}
    return {name: _changed(draw, value) if name == key else value for name, value in data.items()}
