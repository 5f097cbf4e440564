"""Numbers and addresses in one form, and which of them can be a person at all."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import phonenumbers

from stillhere.records.handle import Handle

SHORTEST_NUMBER = 7
"""Digits below which a number is a short code: a bank, a shop, a voicemail."""

_HIDDEN = frozenset({"", "unknown", "private", "anonymous", "restricted", "withheld"})
_NOT_DIGITS = re.compile(r"[\s().\-–‐‑/\u00a0]")
_MACHINE = re.compile(
    r"^(no-?_?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|newsletters?|news|alerts?"
    r"|notifications?|notify|info|support|billing|service|updates?|marketing|noreply\w*)([+\-.].*)?@"
)
_MASS_KINDS = frozenset(
    {
        phonenumbers.PhoneNumberType.TOLL_FREE,
        phonenumbers.PhoneNumberType.PREMIUM_RATE,
        phonenumbers.PhoneNumberType.SHARED_COST,
        phonenumbers.PhoneNumberType.UAN,
        phonenumbers.PhoneNumberType.VOICEMAIL,
    }
)


@lru_cache(maxsize=65536)
def normalise_phone(raw: str, country: str | None) -> Handle:
    """The handle of a phone number as an export writes it.

    Args:
        raw: with spaces, brackets, invisible marks or "tel:" as they come.
        country: where it is dialled from, two letters ("GB"); None where that is unknown, then
            only numbers with their country code become E.164.

    Returns:
        ("phone", E.164) for a number; the cleaned text for short codes, alphanumeric senders and
        what cannot be read as a number.
    """
    text = _clean(raw)
    number = _NOT_DIGITS.sub("", text)
    if not _is_number(number):
        return Handle("phone", text)
    if number.startswith("00") and country is None:
        number = f"+{number[2:]}"
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return Handle("phone", number)
    if not phonenumbers.is_possible_number(parsed):
        return Handle("phone", number)
    return Handle("phone", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def normalise_mail(raw: str) -> Handle:
    """The handle of a mail address: lower case, without "mailto:" and spaces."""
    return Handle("mail", _clean(raw).removeprefix("mailto:").strip("<>").lower())


def normalise(handle: Handle, country: str | None) -> Handle:
    """`handle` in the form of its service; handles that are names stay as they are."""
    if handle.address.startswith("name:"):
        return handle
    if handle.service == "mail":
        return normalise_mail(handle.address)
    if handle.service == "phone":
        return normalise_phone(handle.address, country)
    if handle.address.startswith("+"):
        return Handle(handle.service, normalise_phone(handle.address, None).address)
    return handle


def is_person(handle: Handle) -> bool:
    """Whether a human being can be behind it: no short code, sender name, machine or hidden number.

    A display name always can: an export shows it only for accounts.
    """
    if handle.service == "mail":
        return "@" in handle.address and not _MACHINE.match(handle.address)
    if handle.service != "phone" or handle.address.startswith("name:"):
        return bool(handle.label.strip())
    return _is_private_number(handle.address)


@lru_cache(maxsize=65536)
def _is_private_number(address: str) -> bool:
    digits = address.removeprefix("+")
    if address.lower() in _HIDDEN or not digits.isdecimal() or len(digits) < SHORTEST_NUMBER:
        return False
    if not address.startswith("+"):
        return True
    try:
        parsed = phonenumbers.parse(address, None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.number_type(parsed) not in _MASS_KINDS


def _is_number(text: str) -> bool:
    digits = text.removeprefix("+")
    return digits.isdecimal() and len(digits) >= SHORTEST_NUMBER


def _clean(raw: str) -> str:
    """Without invisible marks, in plain digits."""
    seen = "".join(char for char in raw if unicodedata.category(char) != "Cf")
    plain = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in seen)
    return plain.strip().removeprefix("tel:").strip()
