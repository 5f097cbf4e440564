"""Help, always one step away."""

from __future__ import annotations

from dataclasses import dataclass

from stillhere.web.pages.parts import Choice, HelpLine


@dataclass(frozen=True, slots=True)
class Talk:
    """Someone to talk to: emergency, one line, one text line, in that order.

    Attributes:
        lines: The lines.
        at_home: For those who are not safe at home, one sentence each.
        under_18: For those under 18.
        checked: When the numbers were checked and what to do if one does not work.
        country: The country they are for.
        countries: All countries that there are numbers for.
    """

    lines: tuple[HelpLine, ...]
    at_home: tuple[str, ...]
    under_18: tuple[str, ...]
    checked: str
    country: str
    countries: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """If you think someone is in danger now (E10f).

    Attributes:
        emergency: The emergency numbers, the first one first.
        other: Who else to ask, in that country.
        under_18: For those under 18.
        checked: When the numbers were checked.
        country: The country they are for.
    """

    emergency: tuple[HelpLine, ...]
    other: tuple[HelpLine, ...]
    under_18: tuple[str, ...]
    checked: str
    country: str
