"""The header of a message: what it can look like, and what it looks like in one file.

`candidate` knows every form (FORMATS 1; Pustur/whatsapp-chat-parser:src/parser.ts,
starkdmi/whats_json:lib/src/patterns.dart). A file uses one of them throughout: `dialect_of` finds
it, and `Dialect.header` matches only that one, so that a quoted chat stays inside its message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from stillhere.importers.whatsapp.clockwords import ANY_HALF, LATIN_HALF, MARK, SPACE

_M = f"{MARK}*"
_S = f"{SPACE}*"
_ERA = r"(?:[MTSHR]|明治|大正|昭和|平成|令和)"
_SEPARATOR = r"[./\-年月日년월일]"
_AFTER_DATE = rf"(?:{_S}(?:BE|AD|CE|พ\.ศ\.|ค\.ศ\.|г\.?))"
_WORD_BETWEEN = "(?:klo|kl\\.?|um|à|às|at|a las|alle ore|alle|ore|lúc|ob|o|u|в|о|dne)[ \u00a0]"
_SPACES_BETWEEN = f"[,،、]?[{SPACE[1:-1]}{MARK[1:-1]}]*"
# Alternatives with an empty one are far faster than what may be missing or come again: (?:…|).
_COLONS = r"(?:(?=:[ \n])|(?::(?![ \n])[^:\n]{1,120}){1,3}|)"
_NAME = rf"[^:\n]{{1,120}}{_COLONS}"
_NO_HALF = rf"(?!{SPACE}?[\]\-–—])"
_AFTER_NAME = r":(?: |(?=\n|\Z))"

_PART = rf"(?:{_ERA}{_S})?(?:\d{{1,4}}|元)"
_DATE = (
    rf"(?P<date>{_PART}{_M}(?P<s1>{_SEPARATOR})(?P<space>{_S}){_M}{_PART}"
    rf"{_M}(?P<s2>{_SEPARATOR}){_S}{_M}{_PART}(?P<tail>[.日일]?{_AFTER_DATE}?))"
)
_TIME = (
    rf"(?P<time>(?:(?P<before>{ANY_HALF}){_S})?{_M}\d{{1,2}}{_M}(?P<colon>[:.]){_M}\d{{2}}"
    rf"(?P<seconds>{_M}[:.]{_M}\d{{2}})?(?:{_S}{_M}(?P<after>{ANY_HALF}))?{_M})"
)
_CLOSER = rf"(?P<closer>{_S}\]|{SPACE}[-–—](?={SPACE})|:(?= )|(?= ))"
_OPENER = rf"{_M}(?P<open>\[?){_M}"
_BETWEEN = f"{_SPACES_BETWEEN}(?P<word>{_WORD_BETWEEN})?"
_DATE_FIRST = re.compile(f"{_OPENER}{_DATE}{_BETWEEN}{_TIME}{_CLOSER}")
_TIME_FIRST = re.compile(f"{_OPENER}{_TIME}{_BETWEEN}{_DATE}{_CLOSER}")
_TOKEN = re.compile(rf"({_ERA})?{_S}(\d+|元)")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")

ENOUGH = 400
"""So many header lines are looked at to find a file's form."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The form of one file's headers.

    `widths` has a letter for each part of the date: "y" four digits, "m" three (Minguo), "e" an
    era name with its year, "s" one or two digits.
    """

    bracket: bool
    time_first: bool
    widths: str
    separators: tuple[str, str]
    colon: str
    seconds: bool
    closer: str

    @property
    def strong(self) -> bool:
        """Whether brackets or a dash close it: other programs' logs rarely look like that."""
        return self.closer in {"]", "-"}


@dataclass(frozen=True)
class Form:
    """A dialect with what its first lines showed, and the expressions that find its headers.

    `marks`: direction marks inside the header. `halves`: halves of the day in other words than am
    and pm. `cjk`: in Chinese, Japanese or Korean. `tail`: something after the date. `word`: a word
    between date and time. `digits`: others than 0 to 9. `named`: how many of the lines had a name.
    """

    dialect: Dialect
    marks: bool = False
    halves: bool = False
    cjk: bool = False
    tail: bool = False
    word: bool = False
    digits: bool = False
    named: int = 0

    @cached_property
    def header(self) -> re.Pattern[str]:
        """Groups: marks before, date, time, name. Starts with the line break before the line."""
        stamp = self._stamp(f"({_M})", f"({self._date()})", f"({self._time()})")
        return re.compile(f"{stamp}(?:({_NAME}){_AFTER_NAME}|)")

    def survey(self, known: Iterable[str] = ()) -> re.Pattern[str]:
        """Finds the same lines. Groups: date; name with its colon and the mark of a notice.

        Lines that follow one another with the same date, of people who are `known`, are found as
        one: the first of them.
        """
        stamp = self._stamp(_M, f"({self._date()})", self._time())
        first = f"{stamp}(?:({_NAME}{_AFTER_NAME}[\u200e\u200f]?)|)"
        names = "|".join(map(re.escape, known))
        if not names:
            return re.compile(first)
        same = self._plain_stamp(r"\1", self._time())
        return re.compile(rf"{first}(?:[^\n]*+{same}(?:{names}): (?![\u200e\u200f]))*")

    def _stamp(self, before: str, day: str, time: str) -> str:
        opener = r"\[" if self.dialect.bracket else ""
        anything = _SPACES_BETWEEN + (f"(?:{_WORD_BETWEEN})?" if self.word else "")
        between = rf"(?:, (?={self._digit})|{anything})"
        first, second = (time, day) if self.dialect.time_first else (day, time)
        closer = _close(self.dialect.closer)
        return f"\n{before}{opener}{self._mark()}{first}{between}{second}{closer}"

    def _plain_stamp(self, day: str, time: str) -> str:
        """What most headers look like: spaces where they are usual, and no marks."""
        opener = r"\[" if self.dialect.bracket else ""
        first, second = (time, day) if self.dialect.time_first else (day, time)
        closer = {"]": r"\] ", "-": " - ", ":": ": "}.get(self.dialect.closer, " ")
        return f"\n{opener}{first},? {second}{closer}"

    @property
    def _digit(self) -> str:
        # Looking up what is a digit in all scripts costs twice as much.
        return r"\d" if self.digits else "[0-9]"

    def _mark(self) -> str:
        return _M if self.marks else ""

    def _date(self) -> str:
        mark, (one, two) = self._mark(), self.dialect.separators
        d = self._digit
        widths = {"y": f"{d}{{4}}", "m": f"{d}{{3}}", "s": f"{d}{d}?"}
        widths["e"] = f"{_ERA}{_S}(?:{d}{d}?|元)"
        a, b, c = (widths[letter] for letter in self.dialect.widths)
        space = _S if self.tail else ""
        joints = [f"{mark}{re.escape(separator)}{space}{mark}" for separator in (one, two)]
        tail = f"[.日일]?{_AFTER_DATE}?" if self.tail else ""
        return f"{a}{joints[0]}{b}{joints[1]}{c}{tail}"

    def _time(self) -> str:
        mark, colon, d = self._mark(), re.escape(self.dialect.colon), self._digit
        half = ANY_HALF if self.halves else LATIN_HALF
        before = f"(?:{ANY_HALF}{_S})?{mark}" if self.halves else ""
        seconds = f"{mark}{colon}{mark}{d}{d}" if self.dialect.seconds else ""
        after = f"(?:{_NO_HALF}{_S}{mark}{half}|)"
        return f"{before}{d}{d}?{mark}{colon}{mark}{d}{d}{seconds}{after}{mark}"


def _close(closer: str) -> str:
    if closer == "]":
        return rf"{_S}\]{_M}{_S}"
    if closer == "-":
        return f"{SPACE}[-–—]{SPACE}"
    return ": " if closer == ":" else " "


def candidate(line: str) -> re.Match[str] | None:
    """The header at the start of `line`, in any form."""
    return _DATE_FIRST.match(line) or _TIME_FIRST.match(line)


def dialect_of(found: re.Match[str]) -> Dialect | None:
    """The form of one header; None where its date has two parts of four digits or the like."""
    closer = found["closer"].strip()
    bracket = bool(found["open"])
    if bracket != (closer == "]"):
        return None
    widths = "".join(_width(era, digits) for era, digits in _TOKEN.findall(found["date"]))
    if len(widths) != 3 or widths.count("s") < 2:
        return None
    return Dialect(
        bracket=bracket,
        time_first=found.start("time") < found.start("date"),
        widths=widths,
        separators=(found["s1"], found["s2"]),
        colon=found["colon"],
        seconds=bool(found["seconds"]),
        closer="-" if closer in {"-", "–", "—"} else closer,
    )


def _width(era: str, digits: str) -> str:
    return "e" if era else {4: "y", 3: "m"}.get(len(digits), "s")


_NO_BEGINNING = (" ", "\t", '"', "{", "}", "<", "=", "+", "/")
"""No header begins so, but most lines do of the files of others, which are looked at, too."""


def form_of(lines: Iterable[str]) -> Form | None:
    """The form that most of the first header lines have; None where there is none."""
    seen: Counter[Dialect] = Counter()
    details: dict[Dialect, list[int]] = {}
    for line in lines:
        found = None if line.startswith(_NO_BEGINNING) else candidate(line)
        dialect = dialect_of(found) if found else None
        if not found or not dialect:
            continue
        seen[dialect] += 1
        _add(details.setdefault(dialect, [0] * 7), found, line)
        if seen.total() >= ENOUGH:
            break
    if not seen:
        return None
    dialect = _dominant(seen, details)
    marks, halves, cjk, tail, word, digits, named = details[dialect]
    return Form(
        dialect, bool(marks), bool(halves), bool(cjk), bool(tail), bool(word), bool(digits), named
    )


def _dominant(seen: Counter[Dialect], details: dict[Dialect, list[int]]) -> Dialect:
    # A log in a message has no names; and the first of equals is the file's own.
    named = {dialect: count for dialect, count in seen.items() if details[dialect][-1]}
    counts = named or dict(seen)
    return max(counts, key=lambda dialect: counts[dialect] * (3 if dialect.strong else 1))


def _add(detail: list[int], found: re.Match[str], line: str) -> None:
    half = found["before"] or found["after"] or ""
    detail[0] += bool(re.search(MARK, found[0].lstrip("\u200e\u200f\u202a\u202b\u2068\ufeff")))
    detail[1] += bool(half and not re.fullmatch(LATIN_HALF, half))
    detail[2] += any("\u2e80" <= character <= "\ud7ff" for character in half)
    detail[3] += bool(found["tail"] or found["space"])
    detail[4] += bool(found["word"])
    detail[5] += not found[0].isascii() and bool(_OTHER_DIGIT.search(found[0]))
    detail[6] += ": " in line[found.end() :] or line.endswith(":")
