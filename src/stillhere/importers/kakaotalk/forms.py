"""The forms in which KakaoTalk writes days, clocks and messages, in Korean and in English.

Sources: zeikar/kakaotalk-viewer:src/parser (android, ios, windows, mac), uoneway's data sets.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEARS = range(2010, 2100)
"""KakaoTalk began in 2010."""
BLANK = "[ \u202f\u00a0]"
DATE = (
    r"(?:\d{4}년 \d{1,2}월 \d{1,2}일|\d{4}\. ?\d{1,2}\. ?\d{1,2}\.|\d{4}-\d{1,2}-\d{1,2}"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4})"
)
CLOCK = rf"(?:(?:오전|오후) )?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:{BLANK}?[AaPp]\.?[Mm]\.?)?"
FORMS = {
    "dated": re.compile(rf"({DATE}),?(?: at)?{BLANK}({CLOCK})(?:, (.*?) : ?(.*)|[:,] .*)"),
    "clock": re.compile(r"()((?:오전|오후) \d{1,2}:\d{2})(?:, (.*?) : ?(.*)|, .*)"),
    "brackets": re.compile(rf"()(?=\[[^\n]*?\] \[({CLOCK})\])\[(.*?)\] \[{CLOCK}\] ?(.*)"),
}
"""Date, clock, name and words; without a name it is the app that speaks."""
DAY = re.compile(
    rf"(?:-{{3,}} )?(?:[A-Z][a-z]+, )?({DATE})(?: {CLOCK}| [월화수목금토일]요일)?(?: -{{3,}})?"
)
SAVED = re.compile(r"(?:저장한 날짜|Date Saved|Saved Date) ?: ?(.+)")
TITLES = (
    re.compile(r"(.+?) ?님과의? 카카오톡 대화"),
    re.compile(r"(.+?) 카카오톡 대화"),
    re.compile(r"KakaoTalk Chats with (.+)"),
    re.compile(r"(.+?) (?:with )?(?:Kakao)?Talk Chats"),
    re.compile(r"Chat with (.+)"),
)
PARTS = re.compile(r"(오전|오후)? ?(\d{1,2}):(\d{2})(?::(\d{2}))?[ \u202f\u00a0]?([AaPp])?")


class Moment(NamedTuple):
    """A day (an ordinal) and milliseconds since its midnight."""

    day: int
    since: int


def day_of(text: str) -> int | None:
    """The ordinal of a date in any of the forms; None where there is no such day."""
    numbers = [int(number) for number in re.findall(r"\d+", text)[:3]]
    if text[:1].isalpha():
        month = MONTHS.index(text[:3].lower()) + 1 if text[:3].lower() in MONTHS else 0
        numbers = [numbers[1], month, numbers[0]] if len(numbers) > 1 else []
    if len(numbers) != 3 or numbers[0] not in YEARS:
        return None
    try:
        return date(*numbers).toordinal()
    except ValueError:
        return None


def clock_of(text: str) -> int | None:
    """Milliseconds since midnight; None where it is no time."""
    found = PARTS.match(text)
    if found is None:
        return None
    early, hour_text, minute, second, half = found.groups()
    hour = int(hour_text)
    if (early or half) and hour <= 12:
        hour = hour % 12 + (12 if early == "오후" or (half or "").lower() == "p" else 0)
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return ((hour * 60 + int(minute)) * 60 + int(second or 0)) * 1000


def moment_of(text: str) -> Moment | None:
    """The moment in "2021년 12월 18일 오후 7:17" or "Apr 25, 2026 at 10:38"."""
    found = re.match(rf"({DATE}),?(?: at)?{BLANK}({CLOCK})", text)
    if found is None:
        return None
    day, since = day_of(found[1]), clock_of(found[2])
    return None if day is None or since is None else Moment(day, since)


def title_of(line: str) -> str | None:
    """The name of the chat where a line gives one; None where it does not."""
    found = next((match for form in TITLES if (match := form.fullmatch(line.strip()))), None)
    return found[1].strip() if found else None
