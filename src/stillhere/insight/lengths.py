"""Lengths of time and rates in words, rounded as a person would round them."""

from __future__ import annotations

from stillhere.insight.counts import count_of, number

WEEK = 7.0
MONTH = 30.44
YEAR = 365.25

_HOURS = ((8, "a few minutes"), (50, ""), (75, "an hour"), (105, "an hour and a half"))
_EVERY = (
    (0.0, 1.15, "nearly every day"),
    (1.15, 1.6, "most days"),
    (6.5, 8.5, "about once a week"),
    (25.0, 45.0, "about once a month"),
    (320.0, float("inf"), "about once a year"),
)
"""Usual pauses in days, from and up to, that have a name of their own."""


def span(days: float) -> str:
    """A length of days: "three days", "five weeks", "four months", "three years"."""
    whole = round(days)
    if whole < 1:
        return "less than a day"
    if whole < 14:
        return count_of(whole, "day", "days")
    if whole < 60:
        return count_of(round(days / WEEK), "week", "weeks")
    if abs(whole - YEAR) < 20:
        return "one year"
    if whole < 640:
        return count_of(round(days / MONTH), "month", "months")
    return count_of(round(days / YEAR), "year", "years")


def minutes(length: float) -> str:
    """The length of a call: "one minute", "five minutes", "an hour and a half", "two hours"."""
    whole = max(1, round(length))
    if whole < 55:
        return count_of(whole, "minute", "minutes")
    return hours(length * 60)


def hours(seconds: float) -> str:
    """How long an answer took: "a few minutes", "an hour and a half", "ten hours", "two days"."""
    long = seconds / 60
    named = next((words for limit, words in _HOURS if long < limit), None)
    if named is not None:
        return named or f"{number(5 * round(long / 5))} minutes"
    if 105 <= long < 22 * 60:
        return f"{number(round(long / 60))} hours"
    return "a day" if long < 36 * 60 else span(long / 60 / 24)


def about_hours(seconds: float) -> str:
    """The same as a usual length: "about ten hours", "a few minutes"."""
    words = hours(seconds)
    return words if words.startswith("a few") else f"about {words}"


def every(days: float) -> str:
    """How often, from the usual pause: "nearly every day", "about every ten days"."""
    named = next((words for low, high, words in _EVERY if low <= days < high), None)
    if named is not None:
        return named
    if days < 11:
        return f"about every {number(max(2, round(days)))} days"
    if days < 25:
        return f"about every {number(round(days / WEEK))} weeks"
    return f"about every {number(round(days / MONTH))} months"


def most_weeks(days_a_week: float) -> str:
    """How often, from days a week: "on six days of most weeks", "about every ten days"."""
    if days_a_week >= 6.5:
        return "nearly every day"
    if days_a_week >= 1.5:
        return f"on {number(round(days_a_week))} days of most weeks"
    return _seldom(days_a_week)


def a_week(days_a_week: float) -> str:
    """The same, shorter: "on six days a week", "on three or four days a week"."""
    if days_a_week >= 6.5:
        return "nearly every day"
    if days_a_week < 1.5:
        return _seldom(days_a_week)
    low = int(days_a_week)
    if 0.3 < days_a_week - low < 0.7:
        return f"on {number(low)} or {number(low + 1)} days a week"
    return f"on {number(round(days_a_week))} days a week"


def _seldom(days_a_week: float) -> str:
    if days_a_week >= 0.9:
        return "about once a week"
    if days_a_week < WEEK / 730:
        return "hardly at all"
    return every(WEEK / days_a_week)
