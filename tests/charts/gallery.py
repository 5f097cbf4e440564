"""Every picture that the charts can draw, from made-up records, plain and odd."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from stillhere.charts.coverage_bars import Source, coverage_bars
from stillhere.charts.days import days
from stillhere.charts.evening import evening
from stillhere.charts.life import life
from stillhere.charts.months import months
from stillhere.charts.picture import Picture
from stillhere.charts.record import DAY, Blind, Note, RibbonData, Span
from stillhere.charts.strip import spark, strip
from stillhere.charts.two_lights import two_lights
from stillhere.charts.two_waits import two_waits
from stillhere.charts.week_windows import week_windows
from tests.charts import story
from tests.charts.story import at

NAMES = ("last year", "March")


def odd() -> RibbonData:
    """A long name, gaps of all kinds, crowded events, sentences that hardly fit."""
    gaps = (story.GAP, Span(at(2026, 4, 20), story.QUIET_NOW))
    early = "Early: the very first thing that changed, in a sentence that is rather long " * 2
    return replace(
        story.daniel(),
        who="Bartholomäus-Maximilian <von & zu> Hohenberg",
        blind=Blind(overall=gaps, words=(Span(at(2024, 6, 1), at(2024, 7, 10)),)),
        turning=(Note(at(2024, 2, 20), early), Note(at(2026, 4, 28), "Late: another sentence")),
        life=tuple(
            Note(at(2025, month, 10), f"An event of month {month}") for month in range(2, 13)
        ),
    )


def empty() -> RibbonData:
    """Nobody wrote or called in two years."""
    return replace(story.daniel(), events=story.columns([]), turning=(), life=())


def seen() -> RibbonData:
    """A visit on the day of a turning point and of a life event, and a message that waits."""
    data = story.daniel()
    day = at(2026, 1, 27)
    rows = [
        story.Row(at(2026, 1, 26, 12), False),
        story.Row(at(2026, 1, 27, 17), False),
        story.Row(at(2026, 1, 27, 18), True, kind="meeting", minutes=90),
        story.Row(at(2026, 1, 27, 21), True),
    ]
    notes = (Note(day, "A move"),)
    turning = (Note(at(2026, 1, 27, 18), "late January: less than usual"),)
    return replace(data, events=story.columns(rows), life=notes, turning=turning)


def short() -> RibbonData:
    """Three events in one week."""
    rows = [story.Row(story.START + n * DAY, bool(n % 2)) for n in range(3)]
    return RibbonData("Ana", story.columns(rows), story.START, story.START + 6 * DAY, story.ZONE)


@cache
def pictures() -> dict[str, Picture]:
    """All pictures by name."""
    quiet, later = story.daniel(), story.daniel(story.LATER_NOW)
    year = replace(quiet, start=quiet.end - 364 * DAY)
    season = replace(quiet, start=at(2026, 1, 5))
    fortnight = replace(quiet, start=at(2026, 3, 20), end=at(2026, 4, 3))
    night = replace(later, start=at(2026, 6, 27, 21), end=at(2026, 6, 28, 2))
    sundays = story.sundays()
    drawn = {
        "spark": spark(year, "Daniel, the last year", uid="a"),
        "spark-sundays": spark(replace(sundays, start=year.start), "Elsie, as usual", uid="b"),
        "windows": week_windows(6, 4, NAMES),
        "windows-me": week_windows(6.4, 0, NAMES, side="me"),
        "lights": two_lights(12, 5, NAMES),
        "lights-none": two_lights(300, None, NAMES),
        "waits": two_waits(5400, 36000, NAMES),
        "waits-me": two_waits(60, None, NAMES, answers="me"),
    }
    ribbons = {
        "life": (life, quiet),
        "life-later": (life, later),
        "life-odd": (life, odd()),
        "life-empty": (life, empty()),
        "life-short": (life, short()),
        "months": (months, season),
        "months-odd": (months, replace(odd(), start=at(2026, 1, 5))),
        "days": (days, fortnight),
        "days-busy": (days, replace(quiet, start=at(2024, 5, 1), end=at(2024, 5, 15))),
        "months-seen": (months, replace(seen(), start=at(2026, 1, 5), here=at(2026, 2, 3))),
        "days-seen": (days, replace(seen(), start=at(2026, 1, 20), end=at(2026, 2, 3))),
        "evening-seen": (
            evening,
            replace(
                seen(), start=at(2026, 1, 27, 16), end=at(2026, 1, 28), here=at(2026, 1, 27, 19)
            ),
        ),
        "evening": (evening, night),
        "evening-words": (evening, replace(night, start=at(2024, 5, 3, 17), end=at(2024, 5, 4))),
    }
    for name, (draw, data) in ribbons.items():
        drawn[name] = draw(data, uid=f"{name}-w")
        drawn[f"{name}-phone"] = draw(data, uid=f"{name}-n", phone=True)
    drawn["strip"] = strip(year, "Daniel, the last year", uid="c")
    drawn["strip-phone"] = strip(year, "Daniel, the last year", uid="d", phone=True)
    return drawn | _coverage()


def _coverage() -> dict[str, Picture]:
    windows = (Span(story.START, story.GAP.start), Span(story.GAP.end, story.QUIET_NOW))
    sources = (Source("WhatsApp", windows), Source("Calls", ()))
    bars = coverage_bars(sources, story.START, story.QUIET_NOW, story.ZONE, uid="e")
    return {"coverage": bars[0], "coverage-none": bars[1]}
