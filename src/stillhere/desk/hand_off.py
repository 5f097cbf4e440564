"""From the desk to the person's own app: links with the words in them, and a code for the phone.

Nothing is sent from here: a link opens an app on this device, a code is read by the phone's camera.
On this device WhatsApp, Telegram and Signal are opened by their own schemes, because an https link
would carry the words to a server before the person has pressed anything. A phone knows the https
form by heart and opens the app itself, so the code holds that one.

Sources of the forms: RFC 5724 (sms; the "&" before "body" is what iPhones want), RFC 6068 (mailto),
RFC 3966 (tel), wa.me and whatsapp://send, t.me/+ and tg://resolve, signal.me (no words: its link
only opens the conversation).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from urllib.parse import quote

import msgspec
import segno

from stillhere.records.handle import Handle

Way = Literal["sms", "whatsapp", "telegram", "signal", "mail", "call"]

OF_CHANNEL: dict[str, Way] = {
    "sms": "sms",
    "mms": "sms",
    "rcs": "sms",
    "imessage": "sms",
    "whatsapp": "whatsapp",
    "telegram": "telegram",
    "signal": "signal",
    "mail": "mail",
    "phone": "call",
    "facetime": "call",
}
"""Which way leads to a channel of the record; channels without one have no link."""

WORDLESS: frozenset[Way] = frozenset({"signal", "call"})
"""Ways that open without the words."""

LARGEST = 1100
"""Characters of a link whose code a phone still reads from a screen."""


class HandOff(msgspec.Struct, frozen=True):
    """One way out: `here` opens the app on this device, `phone` is what the code says."""

    way: Way
    here: str
    phone: str
    with_words: bool


def hand_offs(handles: Iterable[Handle], words: str, ways: Iterable[Way]) -> tuple[HandOff, ...]:
    """The given `ways` to somebody with these handles, with `words`; ways without an address fall.

    Of several numbers the first is taken: another one is never proposed (E2d).
    """
    known = list(handles)
    number = next((one.address for one in known if one.address.startswith("+")), None)
    mail = next((one.address for one in known if one.service == "mail"), None)
    made = (_made(way, mail if way == "mail" else number, words) for way in ways)
    return tuple(one for one in made if one is not None)


def code(link: str) -> str | None:
    """A QR code of `link` as SVG, None where it would be too fine to be read.

    It has no colour of the page: black on white, with the empty border that cameras need.
    """
    if len(link) > LARGEST:
        return None
    drawn = segno.make(link, error="m", micro=False, boost_error=False)
    return str(drawn.svg_inline(border=4, dark="#000", light="#fff", omitsize=True))


def _made(way: Way, address: str | None, words: str) -> HandOff | None:
    if address is None:
        return None
    here, phone = _links(way, address, words.replace("\r\n", "\n").strip())
    return HandOff(way, here, phone, with_words=way not in WORDLESS)


def _links(way: Way, address: str, words: str) -> tuple[str, str]:
    """The link for this device, and the one for a phone's camera."""
    text, digits = _encoded(words), address.removeprefix("+")
    match way:
        case "sms":
            return (link := f"sms:{address}?&body={text}"), link
        case "whatsapp":
            return (
                f"whatsapp://send?phone={digits}&text={text}",
                f"https://wa.me/{digits}?text={text}",
            )
        case "telegram":
            return (
                f"tg://resolve?phone={digits}&text={text}",
                f"https://t.me/+{digits}?text={text}",
            )
        case "signal":
            return f"sgnl://signal.me/#p/{address}", f"https://signal.me/#p/{address}"
        case "mail":
            body = _encoded(words.replace("\n", "\r\n"))
            return (link := f"mailto:{quote(address, safe='@')}?body={body}"), link
        case "call":
            return (link := f"tel:{address}"), link


def _encoded(words: str) -> str:
    """Percent-encoded UTF-8; a plus would be read as itself or as a space, so it is encoded too."""
    return quote(words, safe="", errors="replace")
