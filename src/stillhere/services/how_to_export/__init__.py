"""How to get conversations off the phone: the text of the page and of docs/how-to-export."""

from __future__ import annotations

from typing import NamedTuple

from stillhere.records.channels import NAMES as CHANNELS
from stillhere.services.how_to_export.chat_apps import CHAT_APPS
from stillhere.services.how_to_export.downloads import DOWNLOADS
from stillhere.services.how_to_export.how_to import HowTo, page
from stillhere.services.how_to_export.mail_and_names import MAIL, NAMES
from stillhere.services.how_to_export.phones import PHONES

__all__ = ["FIRST", "GROUPS", "HOW_TO", "Group", "HowTo", "for_channel", "for_words", "page"]


class Group(NamedTuple):
    """Ways that are looked for together."""

    title: str
    ways: tuple[HowTo, ...]


FIRST = (*CHAT_APPS[:2], PHONES[0])
"""What most people begin with."""

GROUPS = (
    Group("From your phone or Mac", PHONES[1:]),
    Group("Other chat apps", (*CHAT_APPS[2:], *DOWNLOADS)),
    Group("Mail and calendar", MAIL),
    Group("Names", NAMES),
)
"""All the others."""

HOW_TO: tuple[HowTo, ...] = (*FIRST, *(way for group in GROUPS for way in group.ways))


def for_channel(channel: str) -> tuple[HowTo, ...]:
    """The ways that bring a channel up to date."""
    return tuple(way for way in HOW_TO if channel in way.channels)


def for_words(importer: str | None, sentence: str) -> HowTo | None:
    """The way to a better file than one that could not be read: by its importer, else by what the
    sentence about it names; None where neither tells.
    """
    read = (way for way in HOW_TO if importer in way.importers)
    named = (
        way for way in HOW_TO if any(CHANNELS[channel] in sentence for channel in way.channels[:1])
    )
    return next(read, None) or next(named, None)
