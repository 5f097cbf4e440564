"""How samples are read: the same everywhere and for ever, so that golden files stay true."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

import phonenumbers

from stillhere.importers.api import DateOrder, Reading
from stillhere.records.handle import Handle

ZONE = ZoneInfo("Europe/London")
COUNTRY = "GB"
SHORTEST = 1_000_000
"""Shorter numbers are codes of senders, which belong to no country."""


def sample_key(at: int, author: Handle, content: str) -> int:
    """A stable 64-bit key, as a store makes them."""
    text = f"{at}|{author.service}|{author.address}|{content}"
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


@lru_cache(maxsize=65_536)
def sample_phone(raw: str) -> Handle:
    """E.164 for a British owner, other addresses without blanks."""
    try:
        number = phonenumbers.parse(raw, COUNTRY)
    except phonenumbers.NumberParseException:
        return Handle("phone", raw.strip())
    if (number.national_number or 0) < SHORTEST or not phonenumbers.is_possible_number(number):
        return Handle("phone", raw.strip())
    return Handle("phone", str(phonenumbers.format_number(number, 0)))


def sample_reading(
    *,
    owner: frozenset[str] = frozenset(),
    words: bool = True,
    date_order: DateOrder | None = None,
    exported: int | None = None,
) -> Reading:
    """A reading for an owner in London."""
    return Reading(ZONE, sample_key, sample_phone, owner, words, date_order, exported)
