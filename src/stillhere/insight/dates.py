"""Days in words: "31 March, five weeks ago", "on Sunday", "around late January" (COPY 19)."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from stillhere.insight.lengths import span

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def local(milliseconds: int, zone: tzinfo) -> date:
    """The calendar day of Unix `milliseconds` in `zone`."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(zone).date()


def full(day: date) -> str:
    """The head of a page: "Tuesday 5 May"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def full_with_year(day: date, today: date) -> str:
    """A day in a conversation: "Tuesday 5 May", with its year where that is not this one."""
    return full(day) if day.year == today.year else f"{full(day)} {day.year}"


def named(day: date, today: date) -> str:
    """Such as "31 March"; with its year where it lies in another year and is not quite near."""
    return f"{day.day} {month(day, today)}"


def ago(day: date, today: date) -> str:
    """How long ago a past day is: "today", "yesterday", "five weeks ago"."""
    days = (today - day).days
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    return "a week ago" if days == 7 else f"{span(days)} ago"


def on(day: date, today: date) -> str:
    """Such as "today", "yesterday", "on Sunday" within a week, else "on 31 March"."""
    days = (today - day).days
    if 0 <= days <= 1:
        return ago(day, today)
    return f"on {_DAYS[day.weekday()]}" if 1 < days < 7 else f"on {named(day, today)}"


def on_and_ago(day: date, today: date) -> str:
    """Like `on`, and for days further back how long ago: "on 31 March, five weeks ago"."""
    words = on(day, today)
    return words if (today - day).days < 7 else f"{words}, {ago(day, today)}"


def since(day: date, today: date) -> str:
    """Such as "since today", "since Sunday", "since 28 April"."""
    return f"since {on(day, today).removeprefix('on ')}"


def around(low: date, high: date, today: date) -> str:
    """An uncertain day: "around late January", "some time between early May and late July"."""
    if (high - low).days <= 45:
        return f"around {_third(low + (high - low) / 2, today)}"
    return f"some time between {_third(low, today)} and {_third(high, today)}"


def _third(day: date, today: date) -> str:
    words = month(day, today)
    if 10 < day.day <= 20:
        return f"mid-{words}"
    return f"{'early' if day.day <= 10 else 'late'} {words}"


def month(day: date, today: date) -> str:
    """Such as "August"; with its year where it lies in another year and is not quite near."""
    far = day.year != today.year and abs((today - day).days) > 180
    return f"{_MONTHS[day.month - 1]} {day.year}" if far else _MONTHS[day.month - 1]
