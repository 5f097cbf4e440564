"""What stands behind a header: words, a picture, a call, a message taken back, or a notice.

A message taken back did happen: it is a message of unknown length. A picture, a place, a poll and
a contact card are messages of no length, or of the length of what was written below them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stillhere.importers.whatsapp import phrases
from stillhere.importers.whatsapp.phrases import plain
from stillhere.records.event import Kind

LEFT, RIGHT = "\u200e", "\u200f"
_BRACKETED = re.compile(f"<{LEFT}?[^<>\n]{{3,60}}>")
_ATTACHED = re.compile(rf"<[ {LEFT}{RIGHT}]*[^<>:\n]{{2,30}}: ?[^<>\n]+>")
_IN_ROUND = re.compile(r"([^\n]*?\.[\w]{1,5}) \(([^()\n]{3,40})\)")
_NAMED_BY_APP = re.compile(
    r"(?:IMG|VID|AUD|PTT|STK|DOC)-\d{8}-WA\d+\.\w+|[^\n]*-(?:PHOTO|VIDEO|AUDIO|GIF|STICKER)-[^\n]*\.\w+"
)
_POLL = re.compile(
    rf"{LEFT}?[^\W\d_]{{3,16}}:[ \n][^\n]*"
    rf"(?:\n{LEFT}?[^\W\d_]{{3,16}}: [^\n]* \({LEFT}?\d+ [^\n]+\))+"
)
_PLACE = re.compile(r"(?:[^\n:]{1,30}:? )?https://maps\.google\.com/\?q=\S+")
_EDITED = re.compile(rf"\s*(?:{LEFT}<{LEFT}?([^<>:\n]{{5,60}})>|<([^<>:\n]{{5,60}})>)$")
_FILE = re.compile(r"[^\n]*\.\w{1,5}(?: • [^\n]*)?")
_CALL = re.compile(rf"{LEFT}*([^,.\n]{{3,40}}[^,.\n\d])(?:[,.]? ?{LEFT}+|[,.] )([^\n]{{1,60}})")
_LENGTH = re.compile(r"(\d+) ?([^\W\d_]+)\.?")
_DIGITAL = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")

_HOURS = frozenset(
    [
        "h",
        "hr",
        "hrs",
        "hour",
        "hours",
        "std",
        "stunde",
        "stunden",
        "ora",
        "ore",
        "hora",
        "horas",
        "heure",
        "heures",
        "uur",
        "ч",
        "час",
        "часа",
        "часов",
        "год",
        "saat",
        "sa",
        "jam",
        "godz",
        "hod",
        "timme",
        "tim",
        "time",
        "timer",
        "t",
        "óra",
        "ساعة",
        "ساعت",
        "שעה",
        "שעות",
        "घंटा",
        "घंटे",
        "ঘন্টা",
        "時間",
        "小時",
        "小时",
        "시간",
        "ชม",
        "giờ",
    ]
)
_MINUTES = frozenset(
    [
        "m",
        "min",
        "mins",
        "minute",
        "minutes",
        "minuten",
        "minuto",
        "minutos",
        "minuti",
        "мин",
        "минута",
        "минуты",
        "минут",
        "хв",
        "dk",
        "dakika",
        "mnt",
        "menit",
        "perc",
        "minut",
        "min",
        "minuter",
        "minutter",
        "λεπτά",
        "λεπτό",
        "دقيقة",
        "دقائق",
        "دقیقه",
        "דקה",
        "דקות",
        "मिनट",
        "মিনিট",
        "分",
        "分鐘",
        "分钟",
        "분",
        "นาที",
        "phút",
    ]
)
_SECONDS = frozenset(
    [
        "s",
        "sec",
        "secs",
        "second",
        "seconds",
        "sek",
        "sekunde",
        "sekunden",
        "seg",
        "segundo",
        "segundos",
        "seconde",
        "secondes",
        "secondo",
        "secondi",
        "сек",
        "с",
        "sn",
        "saniye",
        "dtk",
        "detik",
        "mp",
        "másodperc",
        "sekund",
        "sekunder",
        "δευτ",
        "ثانية",
        "ثوان",
        "ثوانٍ",
        "ثانیه",
        "שניות",
        "सेकंड",
        "সেকেন্ড",
        "秒",
        "秒鐘",
        "초",
        "วินาที",
        "giây",
    ]
)


@dataclass(frozen=True, slots=True)
class Body:
    """What a line says. `length` and `words` as in `Event`; a call has `seconds`, `answered`."""

    kind: Kind = "message"
    length: int | None = 0
    words: str | None = None
    seconds: int | None = None
    answered: bool | None = None


PICTURE = Body()
TAKEN_BACK = Body(length=None)


STARTS = frozenset({"<", LEFT, RIGHT})
ENDS = frozenset({">", ")"})
INSIDE = (LEFT, "://maps.google", ")\n")
"""How a line can begin or end, and what it can hold, that is more than somebody's words."""


def body_of(text: str, *, bracket: bool, lead: bool) -> Body | None:
    """What stripped `text` is; None where the app speaks and not a person.

    `bracket` is true in exports of iOS, which put a name before notices too. `lead` says that the
    line began with a direction mark, as lines of pictures do there in any language.
    """
    if not text or text == "null":
        return PICTURE
    known = _known(text, marked=bracket and text[0] in {LEFT, RIGHT})
    if known:
        return known
    if bracket and text[0] in {LEFT, RIGHT}:
        return PICTURE if lead else None
    if bracket and plain(text[:80]).startswith(phrases.NOTICE):
        return None
    return _written(text)


def _known(text: str, *, marked: bool) -> Body | None:
    phrase = plain(text) if len(text) < 120 else ""
    if phrase in phrases.DELETED or phrase in phrases.DELETED_BY_OWNER:
        return TAKEN_BACK
    return _call(text, phrase, marked=marked) or _picture(text, phrase) or _thing(text)


def _written(text: str) -> Body:
    edited = _EDITED.search(text)
    if edited and (edited[1] or plain(edited[2]) in phrases.EDITED):
        text = text[: edited.start()]
    return Body(length=len(text), words=text)


def _call(text: str, phrase: str, *, marked: bool) -> Body | None:
    if phrase in phrases.MISSED:
        return Body("call", None, answered=False)
    if phrase in phrases.CALL:
        return Body("call", None) if marked else None
    found = _CALL.fullmatch(text) if len(text) < 120 else None
    if not found:
        return None
    if plain(found[1]) in phrases.MISSED:
        return Body("call", None, answered=False)
    return _ended(plain(found[2]), marked=marked) if plain(found[1]) in phrases.CALL else None


def _ended(how: str, *, marked: bool) -> Body | None:
    seconds = call_seconds(how)
    if seconds is not None or how in phrases.ELSEWHERE:
        return Body("call", None, seconds=seconds, answered=True)
    if how in phrases.UNANSWERED:
        return Body("call", None, answered=False)
    return Body("call", None) if marked else None


def call_seconds(text: str) -> int | None:
    """The length of a call as written ("1 hr 5 min", "5 Min.", "1:02:03"), None if it is none."""
    digital = _DIGITAL.fullmatch(text)
    if digital:
        hours, minutes, seconds = (int(part or 0) for part in digital.groups())
        return hours * 3600 + minutes * 60 + seconds
    pairs = _LENGTH.findall(text)
    if not pairs or _LENGTH.sub("", text).strip(" ,."):
        return None
    factors = [_factor(unit) for _, unit in pairs]
    return (
        None if 0 in factors else sum(int(n) * f for (n, _), f in zip(pairs, factors, strict=True))
    )


def _factor(unit: str) -> int:
    if unit in _MINUTES:
        return 60
    if unit in _HOURS:
        return 3600
    return 1 if unit in _SECONDS else 0


def _picture(text: str, phrase: str) -> Body | None:
    if phrase in phrases.OMITTED or phrase in phrases.LIVE_LOCATION:
        return PICTURE
    first, _, below = text.partition("\n")
    if _BRACKETED.fullmatch(first.strip()) or _is_android_file(first.lstrip(LEFT)):
        return _caption(below)
    return _ios_file(text)


def _is_android_file(line: str) -> bool:
    found = _IN_ROUND.fullmatch(line)
    if not found:
        return False
    return plain(found[2]) in phrases.ATTACHED or bool(_NAMED_BY_APP.fullmatch(found[1]))


def _ios_file(text: str) -> Body | None:
    attached = list(_ATTACHED.finditer(text))
    if attached and attached[-1].end() == len(text.rstrip(LEFT + RIGHT)):
        return _caption(text[: attached[-1].start()])
    before, mark, last = text.rpartition(RIGHT if RIGHT in text else LEFT)
    if mark and plain(last) in phrases.OMITTED:
        return _caption(before)
    if mark and plain(last) in phrases.DOCUMENT_OMITTED:
        return PICTURE
    if plain(text[-60:]).endswith(phrases.DOCUMENT_OMITTED) and "\n" not in text:
        return PICTURE
    named = re.fullmatch(rf"(.*\.\w{{1,5}}) <{LEFT}?[^<>\n]{{3,30}}>", text)
    return PICTURE if named and _NAMED_BY_APP.fullmatch(named[1]) else None


def _caption(text: str) -> Body:
    text = text.strip(f" \n{LEFT}{RIGHT}")
    if not text or _FILE.fullmatch(text):
        return PICTURE
    return Body(length=len(text), words=text)


def _thing(text: str) -> Body | None:
    bare = text.strip(LEFT + RIGHT)
    if _PLACE.fullmatch(bare) or _POLL.fullmatch(text):
        return PICTURE
    return None
