"""The sentences on the page of help lines: how sure the numbers are, plainly and kindly."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def notes(
    name: str,
    emergency: tuple[str, ...],
    *,
    one_service: bool,
    has_lines: bool,
    checked: bool,
    read_on: date,
    stale: bool,
) -> tuple[str, ...]:
    """How the numbers were found, what they may reach, and what to do if one does not work."""
    if not name:
        return ("We have no numbers for this country yet.", _DIRECTORIES)
    said = [_NOT_CHECKED.format(_day(read_on)), _NOBODY] if not checked or not has_lines else []
    if stale:
        said.append("That was more than six months ago, so a number may have changed.")
    if one_service:
        said.append(f"{emergency[0]} may reach the ambulance alone. Say first what you need.")
    if not has_lines:
        return (*said, f"We know no line for {name} surely enough to show it.", _DIRECTORIES)
    said.append("Lines can be busy. You can try again, or write.")
    said.append(f"If one does not work, call {emergency[0]} or see findahelpline.com.")
    return tuple(said)


def under_18() -> tuple[str, ...]:
    """For those under 18: a line of their own."""
    return (
        "Under 18? There are lines just for you.",
        "In many countries of Europe the number is 116 111.",
        "You can find the others at childhelplineinternational.org.",
    )


_NOT_CHECKED = "We read these numbers in other places on {}."
_NOBODY = "Nobody here has called them, or asked those who answer whether they are right."
_DIRECTORIES = "Two places list lines by country: findahelpline.com and befrienders.org."


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
