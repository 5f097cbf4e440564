"""Dates and lengths in words, for the lettering of pictures and their tables."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from stillhere.charts.record import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def local(at: int, zone: tzinfo) -> datetime:
    """The local time of Unix milliseconds."""
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)


def stamp(moment: datetime) -> int:
    """Unix milliseconds of an aware moment."""
    return round(moment.timestamp() * 1000)


def month(moment: datetime) -> str:
    """For example "May 2026"."""
    return f"{MONTHS[moment.month - 1]} {moment.year}"


def date(moment: datetime) -> str:
    """For example "5 May 2026"."""
    return f"{moment.day} {month(moment)}"


def short_date(moment: datetime) -> str:
    """For example "5 May"."""
    return f"{moment.day} {MONTHS[moment.month - 1][:3]}"


def hour(moment: datetime) -> str:
    """For example "9 pm", "noon" or "midnight"."""
    if moment.hour in {0, 12}:
        return "noon" if moment.hour else "midnight"
    return f"{moment.hour % 12} {'am' if moment.hour < 12 else 'pm'}"


def clock(moment: datetime) -> str:
    """For example "9.40 pm"."""
    return f"{(moment.hour - 1) % 12 + 1}.{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


def stretch(span: Span, zone: tzinfo) -> str:
    """For example "12 May to 2 June 2025"."""
    first, last = local(span.start, zone), local(span.end, zone)
    if first.year != last.year:
        return f"{date(first)} to {date(last)}"
    return f"{first.day} {MONTHS[first.month - 1]} to {date(last)}"


def minutes(value: float) -> str:
    """For example "2 h 41 min", "5 min" or "under a minute"."""
    whole = round(value)
    if whole < 1:
        return "under a minute"
    hours, rest = divmod(whole, 60)
    return " ".join(
        part for part in (f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)) if part
    )


def counted(number: int, one: str, many: str) -> str:
    """For example "1 message" or "1,204 messages"."""
    return f"{number:,} {one if number == 1 else many}"
