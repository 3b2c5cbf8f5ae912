"""The moment a file says it was made: the day of the advice, so that equal advice gives equal files."""

from __future__ import annotations

from datetime import UTC, date, datetime


def moment(as_of: str) -> datetime:
    """Midnight of the day; the first of January 2000 where the advice has none."""
    try:
        day = date.fromisoformat(as_of)
    except ValueError:
        day = date(2000, 1, 1)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
