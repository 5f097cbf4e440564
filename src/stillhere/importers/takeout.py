"""When a Google Takeout archive was made.

Its name says it in UTC ("takeout-20240301T101500Z-001.zip"), whether it is still packed or was
unpacked into a folder of that name.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from stillhere.importers.api import Reading, Source
from stillhere.support.clock import milliseconds

NAME = re.compile(r"takeout-(\d{8}T\d{6})Z", re.IGNORECASE)


def exported(source: Source, reading: Reading) -> int | None:
    """Unix milliseconds: by the archive's name, else its entry's time, else as the person says."""
    for text in (source.container, source.path):
        found = NAME.search(text)
        moment = found and _moment(found[1])
        if moment:
            return moment
    return source.modified or reading.exported


def _moment(digits: str) -> int | None:
    try:
        return milliseconds(datetime.strptime(digits, "%Y%m%dT%H%M%S").replace(tzinfo=UTC))
    except ValueError:
        return None
