"""The pages of help, from the facts about the lines of a country."""

from __future__ import annotations

from stillhere.insight.sentence import capital
from stillhere.reach.helplines import HelpLines, Line, countries, dialled, lines, link
from stillhere.services.look import the_moment
from stillhere.services.settle import country
from stillhere.store.store import Store
from stillhere.support.clock import Clock
from stillhere.web.pages.help import Danger, Talk
from stillhere.web.pages.parts import Choice, HelpLine, Step
from stillhere.web.pages.start import Safety

NOWHERE = "your country"


def here(store: Store, clock: Clock) -> HelpLines:
    """The lines of the owner's country."""
    return lines(country(store), the_moment(store, clock).today)


def talk_page(found: HelpLines) -> Talk:
    """Someone to talk to."""
    return Talk(
        lines=(*emergency(found), *others(found)),
        at_home=AT_HOME if found.emergency else AT_HOME[1:],
        under_18=found.under_18,
        checked=" ".join(found.notes),
        country=_named(found),
        countries=tuple(Choice(code, name, code == found.country) for code, name in countries()),
    )


AT_HOME = (
    "If somebody is hurting you or frightening you now, call the number above.",
    "If you cannot speak, many places take a text, or a call in which you say nothing.",
    "The people who listen also know where you can be safe. You need not have decided anything.",
    "Leave quickly is at the top of every page. Pressing Esc twice does the same.",
)


def danger_page(found: HelpLines) -> Danger:
    """Someone is in danger now."""
    return Danger(
        emergency=emergency(found),
        other=others(found),
        under_18=found.under_18,
        checked=" ".join(found.notes),
        country=_named(found),
    )


def safety_page(name: str, found: HelpLines) -> Safety:
    """After a yes to the safety question."""
    return Safety(
        name=name,
        lines=(*emergency(found), *others(found)),
        checked=" ".join(found.notes),
        keep=Step(f"Keep {name}, no contact", "/start/keep", post=True, name="who", value=name),
        leave=Step("Keep nothing", "/start/leave", post=True),
    )


def emergency(found: HelpLines) -> tuple[HelpLine, ...]:
    """The emergency numbers, the first one first."""
    return tuple(
        HelpLine(
            "In danger now" if place == 0 else "Or",
            f"Call {number}",
            f"tel:{dialled(number)}",
            "For you or for someone else." if place == 0 else "",
        )
        for place, number in enumerate(found.emergency)
    )


def others(found: HelpLines) -> tuple[HelpLine, ...]:
    """All lines to call, then all to write to."""
    return tuple(_line(line) for line in (*found.calls, *found.writes))


def _line(line: Line) -> HelpLine:
    dial = line.dial[0] if line.dial else ""
    words, href = _reached(line, dial)
    said = (line.hint, _hours(line), _press(line), _languages(line), _also(line), _cost(line))
    return HelpLine(line.name, words, href, " ".join(part for part in said if part))


def _reached(line: Line, dial: str) -> tuple[str, str]:
    href = link(line, dial) if dial else ""
    site = f"https://{line.site}"
    if line.channel == "call":
        return f"Call {dial}", href
    if line.channel == "text":
        asked = f"Text {line.send} to {dial}" if line.send else f"Text {dial}"
        return (asked, href) if href else (f"{asked} in {line.app}", site)
    return f"Write at {line.site}", site


def _hours(line: Line) -> str:
    return f"{capital(line.hours)}." if line.hours else ""


def _press(line: Line) -> str:
    return f"Then press {line.press}." if line.press else ""


def _languages(line: Line) -> str:
    return f"In {' and '.join(line.languages)}." if line.languages else ""


def _also(line: Line) -> str:
    return f"Or {', '.join(line.dial[1:])}." if line.dial[1:] else ""


def _cost(line: Line) -> str:
    return "Free." if line.free else ""


def _named(found: HelpLines) -> str:
    return found.name or NOWHERE
