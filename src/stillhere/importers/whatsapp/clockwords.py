"""What a time of day looks like: halves of the day in many languages, digits of any script.

Sources: FORMATS of the parsers Pustur/whatsapp-chat-parser:src/parser.ts and
starkdmi/whats_json:lib/src/patterns.dart, and the day periods of Unicode CLDR.
"""

from __future__ import annotations

import re

SPACE = "[ \u00a0\u202f\u2009\t]"
MARK = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]"

MORNING = [
    "上午",
    "午前",
    "오전",
    "凌晨",
    "清晨",
    "早上",
    "ص",
    "ق.ظ.",
    "ق.ظ",
    "לפנה״צ",
    "לפנה״צ.",
    'לפנה"צ',
    "पूर्वाह्न",
    "पूर्व",
    "म.पू.",
    "ก่อนเที่ยง",
    "SA",
    "S.A.",
    "ÖÖ",
    "π.μ.",
    "πμ",
    "p.d.",
    "пр.об.",
    "de.",
    "dop.",
    "дп",
    "д.п.",
    "priešpiet",
    "priekšp.",
    "ap.",
    "fm",
    "vm.",
    "vorm.",
    "PG",
    "TO",
    "ഉച്ചയ്ക്ക്",
    "முற்பகல்",
    "ಪೂರ್ವಾಹ್ನ",
    "ਪੂ.ਦੁ.",
    "կա",
    "նախ.",
    "ጥዋት",
    "ກ່ອນທ່ຽງ",
    "နံနက်",
    "ү.ө.",
    "පෙ.ව.",
    "f.h.",
    "r.n.",
    "yb",
]
AFTERNOON = [
    "下午",
    "午後",
    "오후",
    "晚上",
    "م",
    "ب.ظ.",
    "ب.ظ",
    "אחה״צ",
    "אחה״צ.",
    'אחה"צ',
    "अपराह्न",
    "अपर",
    "म.उ.",
    "หลังเที่ยง",
    "CH",
    "C.H.",
    "ÖS",
    "μ.μ.",
    "μμ",
    "m.d.",
    "сл.об.",
    "du.",
    "odp.",
    "pop.",
    "пп",
    "п.п.",
    "popiet",
    "pēcp.",
    "ip.",
    "em",
    "nm.",
    "nachm.",
    "PTG",
    "TK",
    "பிற்பகல்",
    "ಅಪರಾಹ್ನ",
    "ਬਾ.ਦੁ.",
    "կհ",
    "ከሰዓት",
    "ຫຼັງທ່ຽງ",
    "ညနေ",
    "ү.х.",
    "ප.ව.",
    "e.h.",
    "i.n.",
    "yh",
]
MORNING_PHRASES = (
    "in the morning",
    "da manhã",
    "de la mañana",
    "du matin",
    "morgens",
    "vormittags",
    "до полудня",
)
AFTERNOON_PHRASES = (
    "in the afternoon", "in the evening", "da tarde", "da noite", "de la tarde", "de la noche",
    "de l’après-midi", "du soir", "nachmittags", "abends", "после полудня", "вечера",
    "вечора", "дня",
)  # fmt: skip
NOON = ("noon", "at noon", "中午", "mittags", "正午")
NIGHT = ("at night", "midnight", "nachts", "ночи", "ночі")

_HALVES = (
    dict.fromkeys((*MORNING, *MORNING_PHRASES), "am")
    | dict.fromkeys((*AFTERNOON, *AFTERNOON_PHRASES), "pm")
    | dict.fromkeys(NOON, "noon")
    | dict.fromkeys(NIGHT, "night")
)
LATIN_HALF = rf"[aApP]\.?{SPACE}?[mM](?:\b|\.)\.?"
ANY_HALF = f"(?:{LATIN_HALF}|{'|'.join(map(re.escape, sorted(_HALVES, key=len, reverse=True)))})"

_TIME = re.compile(r"(\D*?)(\d{1,2})\D(\d{1,2})(?:\D(\d{1,2}))?(\D*)")
_PLAIN = re.compile(r"(\d\d?)[:.](\d\d)(?:[:.](\d\d)|)")
_LATIN = re.compile(r"([ap])\.?m\.?", re.IGNORECASE)
_NOISE = re.compile(f"{SPACE}|{MARK}")
_SQUEEZED = {_NOISE.sub("", word).casefold(): half for word, half in _HALVES.items()}


def milliseconds_of_day(text: str) -> int | None:
    """Milliseconds since midnight of a time as an export writes it; None if there is none."""
    plain = _PLAIN.fullmatch(text)
    if plain:
        hour, minute, second = int(plain[1]), int(plain[2]), int(plain[3] or 0)
    else:
        found = _TIME.fullmatch(_NOISE.sub("", text))
        if not found:
            return None
        before, hours, minutes, seconds, after = found.groups()
        hour = _hour(int(hours), _half(before or after))
        minute, second = int(minutes), int(seconds or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 3600 + minute * 60 + second) * 1000


def _half(word: str) -> str:
    latin = _LATIN.fullmatch(word)
    if latin:
        return f"{latin[1].lower()}m"
    return _SQUEEZED.get(word.casefold(), "")


def _hour(hour: int, half: str) -> int:
    if hour > 12 or not half:
        return hour
    if half == "noon":
        return hour if hour >= 11 else hour + 12
    if half == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour % 12 + (12 if half == "pm" else 0)
