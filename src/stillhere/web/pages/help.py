"""Help, always one step away."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, HelpLine


@dataclass(frozen=True, slots=True)
class Talk:
    """Someone to talk to: emergency, one line, one text line, in that order.

    Attributes:
        lines: The lines.
        checked: When the numbers were checked and what to do if one does not work.
        country: The country they are for.
        countries: All countries that there are numbers for.
    """

    lines: tuple[HelpLine, ...]
    checked: str
    country: str
    countries: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """If you think someone is in danger now (E10f).

    Attributes:
        emergency: The emergency number.
        other: Who else to ask, in that country.
        checked: When the numbers were checked.
        country: The country they are for.
    """

    emergency: HelpLine
    other: tuple[HelpLine, ...]
    checked: str
    country: str
