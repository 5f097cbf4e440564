"""What the importer promises beyond single forms."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from stillhere.importers.detect import candidates
from stillhere.importers.whatsapp import WhatsApp
from stillhere.importers.whatsapp.bodies import call_seconds
from stillhere.importers.whatsapp.clockwords import milliseconds_of_day
from stillhere.importers.whatsapp.headers import form_of
from stillhere.importers.whatsapp.messages import NO_SUCH_TIME, OTHER_CALENDAR, TOO_LONG
from stillhere.importers.whatsapp.titles import title_of
from stillhere.records.handle import named
from stillhere.records.intake import Skipped
from stillhere.testing.memory import MemorySource
from tests.importers.whatsapp.golden import samples
from tests.importers.whatsapp.sources import Memory, key_maker, read_source, read_text, reading

TWO = "03.02.24, 08:05 - Ida Falk: ok\n03.02.24, 08:05 - Ida Falk: ok\n"
LATER = "03.02.24, 08:06 - Tomas Brandt: hello\n"


def utc(*parts: int) -> int:
    return int(datetime(*parts, tzinfo=UTC).timestamp() * 1000)  # type: ignore[misc,arg-type]


def keys(text: str) -> list[int]:
    return [event.key for event in read_text(text).events]


def test_two_equal_messages_in_one_minute_are_two() -> None:
    assert len(set(keys(TWO))) == 2


def test_keys_rise_with_time_and_differ_between_stores() -> None:
    lines = LATER + TWO + "03.02.24, 08:07 - Ida Falk: bye\n"
    events = read_text(lines).events
    elsewhere = read_text(lines, replace(reading(), key=key_maker(b"another"))).events

    assert [e.at for e in sorted(events, key=lambda e: e.key)] == sorted(e.at for e in events)
    assert {e.key for e in events}.isdisjoint(e.key for e in elsewhere)


def test_an_overlapping_export_gives_the_same_keys() -> None:
    assert keys(TWO + LATER)[:2] == keys(TWO)
    assert keys(LATER) == keys(TWO + LATER)[2:]


def test_an_edited_or_deleted_message_keeps_its_key() -> None:
    before = keys("03.02.24, 08:05 - Ida Falk: Tuseday\n")

    assert before == keys("03.02.24, 08:05 - Ida Falk: Tuesday <This message was edited>\n")
    assert before == keys("03.02.24, 08:05 - Ida Falk: This message was deleted\n")


def test_a_picture_has_one_key_with_and_without_its_file() -> None:
    with_file = "03.02.24, 08:05 - Ida Falk: IMG-20240203-WA0001.jpg (file attached)\n"

    assert keys(with_file) == keys("03.02.24, 08:05 - Ida Falk: <Media omitted>\n")


def test_a_key_does_not_depend_on_keeping_words() -> None:
    without = read_text(TWO, reading(words=False)).events

    assert [event.key for event in without] == keys(TWO)
    assert [event.words for event in without] == [None, None]
    assert [event.length for event in without] == [2, 2]


@given(
    st.lists(
        st.sampled_from(
            [
                "03.02.24, 08:05 - Ida Falk: one\ntwo",
                "03.02.24, 08:06 - Ida Falk: \u200ethree",
                "03.02.24, 08:06 - Tomas Brandt: ok",
                "\u200e03.02.24,  08:07 - Tomas Brandt: ok",
                "04.02.24, 08:05 - Ida Falk: Ida Falk: well",
                "04.02.24, 08:05 - Ida: Falk: a colon",
                "04.02.24, 9:05 PM - Wren Okoro:",
                "05.02.24, 08:05 - Wren Okoro left",
            ]
        )
    )
)
def test_passing_over_runs_finds_the_same_dates_and_names(lines: list[str]) -> None:
    form = form_of(TWO.split("\n"))
    assert form
    text = "".join(f"\n{line}" for line in lines)

    every = form.survey().findall(text)
    heads = form.survey(["Ida Falk", "Tomas Brandt"]).findall(text)

    assert list(dict.fromkeys(day for day, _ in heads)) == list(
        dict.fromkeys(day for day, _ in every)
    )
    passed = {"Ida Falk: ", "Tomas Brandt: "}
    assert {name for _, name in every} - passed == {name for _, name in heads} - passed


def test_a_late_line_of_the_same_minute_is_not_lost() -> None:
    late = "03.02.24, 08:05 - Ida Falk: late\n"

    assert len(set(keys(TWO + LATER + late))) == 4


def test_a_wall_clock_is_read_in_the_zone_with_its_summer_time() -> None:
    text = "15.01.24, 12:00 - A: winter\n15.07.24, 12:00 - A: summer\n"

    events = read_text(text, reading(zone="Europe/Berlin")).events

    assert [event.at for event in events] == [utc(2024, 1, 15, 11), utc(2024, 7, 15, 10)]
    assert all(event.zone_assumed for event in events)


def test_the_hour_that_comes_twice_keeps_the_order_of_the_file() -> None:
    clock = ("01:50", "02:10", "02:50", "02:05", "02:40", "03:10")
    text = "".join(f"27.10.24, {time} - A: x\n" for time in clock)

    moments = [event.at for event in read_text(text, reading(zone="Europe/Berlin")).events]

    assert moments == sorted(moments)
    assert moments[3] == utc(2024, 10, 27, 1, 5)


@pytest.mark.parametrize(("order", "month"), [("dmy", 2), ("mdy", 3)])
def test_the_answer_about_the_date_order_wins(order: str, month: int) -> None:
    text = "03/02/24, 08:05 - Ida Falk: ok\n"

    result = read_text(text, reading(date_order="dmy" if order == "dmy" else "mdy"))

    assert datetime.fromtimestamp(result.events[0].at / 1000, UTC).month == month
    assert "date_order" not in result.questions


def test_an_open_date_order_is_asked_once_in_words() -> None:
    question = read_text("03/02/24, 08:05 - Ida: ok\n04/02/24, 08:05 - Ida: ok\n").questions[
        "date_order"
    ]

    assert question.assumed == "dmy"
    assert question.choices == (("dmy", "3 February 2024"), ("mdy", "2 March 2024"))


def test_no_date_lies_after_the_export() -> None:
    source = Memory(b"03/04/24, 08:05 - Ida: ok\n", modified=utc(2024, 3, 10))

    result = read_source(source)

    assert result.events[0].at == utc(2024, 3, 4, 8, 5)
    assert "date_order" not in result.questions


def test_the_name_of_a_picture_decides_the_date_order() -> None:
    text = "03/04/24, 08:05 - Ida: IMG-20240304-WA0001.jpg (file attached)\n"

    assert read_text(text).events[0].at == utc(2024, 3, 4, 8, 5)


def test_days_in_a_row_are_not_read_as_months() -> None:
    text = "".join(f"03/0{day}/24, 08:05 - Ida: ok\n" for day in range(1, 8))

    result = read_text(text)

    assert result.events[-1].at == utc(2024, 3, 7, 8, 5)
    assert "date_order" not in result.questions


def test_notices_in_a_language_of_day_first_decide_what_nothing_else_does() -> None:
    text = "03/04/24, 08:05 - Les messages sont chiffrés.\n03/04/24, 08:05 - Ida: ok\n"

    assert read_text(text).events[0].at == utc(2024, 4, 3, 8, 5)
    assert "date_order" not in read_text(text).questions


def test_a_notice_of_ios_is_nobodys_message() -> None:
    text = "[03.02.24, 08:00:00] Chor: \u200eLene added you\n[03.02.24, 08:00:01] Lene: hi\n"

    result = read_text(text)

    assert [event.author.label for event in result.events] == ["Lene"]
    assert result.thread.group
    assert result.skipped == []


def test_a_group_has_no_owner_and_no_other_side() -> None:
    text = "".join(f"03.02.24, 08:05 - {name}: ok\n" for name in ("A", "B", "C"))

    result = read_text(text, name="WhatsApp Chat with A.txt")

    assert result.thread.group
    assert result.thread.counterpart is None
    assert result.owners == []
    assert "owner" not in result.questions


def test_the_owner_that_the_person_named_shows_the_other_side() -> None:
    result = read_text(TWO + LATER, reading(owner=frozenset({"Ida Falk"})))

    assert result.thread.counterpart == named("whatsapp", "Tomas Brandt")
    assert "owner" not in result.questions


def test_a_chat_in_which_only_i_wrote_still_has_its_other_side() -> None:
    how = reading(owner=frozenset({"Ida Falk"}))

    result = read_text(TWO, how, name="WhatsApp Chat with Tomas Brandt.txt")

    assert result.thread.counterpart == named("whatsapp", "Tomas Brandt")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("WhatsApp Chat with Tomas Brandt (1).txt", "Tomas Brandt"),
        ("WhatsApp_Chat_with_Tomas_Brandt.txt", "Tomas Brandt"),
        ("WhatsApp Chat - Tomas Brandt.zip", "Tomas Brandt"),
        ("Conversa do WhatsApp com Tomas Brandt.txt", "Tomas Brandt"),
        ("Чат WhatsApp с\u00a0контактом Tomas Brandt.txt", "Tomas Brandt"),
        ("Tomas Brandt ile WhatsApp Sohbeti.txt", "Tomas Brandt"),
        ("_chat.txt", ""),
    ],
)
def test_the_title_is_found_in_the_file_name(name: str, title: str) -> None:
    assert title_of(name) == title


def test_android_and_ios_exports_of_a_chat_have_one_thread() -> None:
    android = Memory((TWO + LATER).encode(), "WhatsApp Chat with Tomas Brandt.txt")
    ios = Memory(
        b"[03.02.24, 08:05:01] Ida Falk: ok\n[03.02.24, 08:06:01] Tomas Brandt: ok\n",
        "_chat.txt",
        "WhatsApp Chat - Tomas Brandt (2).zip",
    )

    assert read_source(android).thread.key == read_source(ios).thread.key


def test_coverage_ends_with_the_export_and_not_with_the_last_message() -> None:
    zipped = Memory(TWO.encode(), modified=utc(2024, 6, 1))

    (window,) = read_source(zipped).coverage

    assert (window.start, window.end) == (utc(2024, 2, 3, 8, 5), utc(2024, 6, 1))
    assert "exported" not in read_source(zipped).questions


def test_the_moment_of_the_export_is_asked_where_it_is_unknown() -> None:
    result = read_text(TWO)

    assert result.coverage[0].end is None
    assert result.questions["exported"].assumed == str(utc(2024, 2, 4))


def test_an_export_of_forty_thousand_messages_may_be_capped() -> None:
    moment = datetime(2024, 2, 3, tzinfo=UTC)
    lines = (f"{moment + timedelta(minutes=n):%d.%m.%y, %H:%M} - A: x\n" for n in range(40_000))

    assert read_text("".join(lines)).coverage[0].blind == ("capped",)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1 hr 5 min", 3900), ("5 min", 300), ("45 sec", 45), ("2 std. 3 min.", 7380),
        ("3 dtk", 3), ("5分", 300), ("1:02:03", 3723), ("0:59", 59),
        ("soon", None), ("5 apples", None),
    ],
)  # fmt: skip
def test_the_length_of_a_call_is_read_in_many_languages(text: str, seconds: int | None) -> None:
    assert call_seconds(text) == seconds


@pytest.mark.parametrize(
    ("line", "answered"),
    [
        ("Missed voice call", False),
        ("Voice call, No answer", False),
        ("Silenced voice call, Focus mode", False),
        ("Ausgehender Sprachanruf. 2 Min.", True),
        ("Voice call, Answered on other device", True),
        ("Пропущенный видеозвонок", False),
        ("不在着信", False),
    ],
)
def test_a_call_is_a_call(line: str, answered: bool) -> None:  # noqa: FBT001 (a table's column)
    (event,) = read_text(f"03.02.24, 08:05 - Ida: {line}\n").events

    assert (event.kind, event.answered, event.length) == ("call", answered, None)


@pytest.mark.parametrize("line", ["Video call tonight?", "Voice call, please", "Llamada rara"])
def test_words_about_a_call_are_a_message(line: str) -> None:
    (event,) = read_text(f"03.02.24, 08:05 - Ida: {line}\n").events

    assert (event.kind, event.words) == ("message", line)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("12:00 AM", 0), ("12:00 PM", 12), ("2:56:01 م", 14), ("下午2:56", 14), ("오전 12:10", 0),
        ("2:56 CH", 14), ("11:30 at night", 23), ("1:30 at night", 1), ("00:08 a. m.", 0),
        ("9.05", 9), ("20:49 PM", 20),
    ],
)  # fmt: skip
def test_halves_of_the_day_are_understood(text: str, hour: int) -> None:
    since = milliseconds_of_day(text)

    assert since is not None
    assert since // 3_600_000 == hour


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe\x80" * 100,
        b"2024-01-01 12:00:00 INFO: started\n2024-01-01 12:00:01 INFO: stopped\n",
        b"tie_id,timestamp,direction\nanna,2024-01-01T12:00:00Z,in\n",
        b"BEGIN:VCARD\nFN:Anna\nEND:VCARD\n",
        b'<?xml version="1.0"?><smses count="1"></smses>',
        "2022년 3월 18일 오후 2:56, 회원님 : 안녕\n".encode(),
    ],
)
def test_other_files_are_not_recognised(content: bytes) -> None:
    assert not candidates(MemorySource("notes.txt", content), (WhatsApp(),))


class Endless(io.RawIOBase):
    """A message, then a line that goes on for `size` bytes, then a message."""

    def __init__(self, size: int) -> None:
        self._pieces = self._parts(size)

    def _parts(self, size: int) -> Iterator[bytes]:
        yield b"03.02.24, 08:05 - Ida: short\n03.02.24, 08:06 - Ida: "
        for _ in range(size >> 20):
            yield b"x" * (1 << 20)
        yield b"\n04.02.24, 08:07 - Ida: after\n"

    def read(self, size: int = -1, /) -> bytes:
        return next(self._pieces, b"") if size else b""


@dataclass(frozen=True)
class Huge:
    """A source with an endless line."""

    size: int
    path: str = "huge.txt"
    name: str = "huge.txt"
    container: str = ""
    modified: int | None = None

    def beside(self, path: str) -> None:
        return None

    def head(self, size: int = 65_536) -> bytes:
        return b"03.02.24, 08:05 - Ida: short\n"[:size]

    def open(self) -> BinaryIO:
        return Endless(self.size)  # type: ignore[return-value]  # has all that is read of it


def test_a_line_of_many_megabytes_is_cut_and_takes_little_memory() -> None:
    tracemalloc.start()
    outcomes = list(WhatsApp().read(Huge(64 << 20), reading()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    skipped = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    assert [(entry.where, entry.why) for entry in skipped] == [("line 2", TOO_LONG)]
    assert [e.length for e in outcomes if type(e).__name__ == "Event"] == [5, None, 5]  # type: ignore[union-attr]
    assert peak < 24 << 20


@settings(max_examples=150)
@given(data=st.data())
def test_no_damage_raises(data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(samples()))
    content = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 40)))
        content[start:end] = data.draw(st.binary(max_size=12))
    source = Memory(bytes(content), sample.name)

    WhatsApp().recognise(source, source.head())
    for event in read_source(source).events:
        assert -(2**63) <= event.key < 2**63


ANDROID = (
    "03.02.24, 08:00 - Messages are end-to-end encrypted.\n03.02.24, 08:05 - Ida Falk: one\ntwo\n"
    "03.02.24, 08:05 - Ida Falk: <Media omitted>\n04.02.24, 09:10 - Tomas Brandt: ☕ soon?\n"
)
IOS = (
    "[03.02.24, 08:00:00] Tomas Brandt: \u200eMessages are end-to-end encrypted.\n"
    "[03.02.24, 08:05:09] Ida Falk: one\ntwo\n"
    "\u200e[03.02.24, 08:05:09] Ida Falk: \u200eimage omitted\n"
    "[04.02.24, 09:10:11] Tomas Brandt: ☕ soon?\n"
)


@pytest.mark.parametrize("text", [ANDROID, IOS], ids=["android", "ios"])
def test_a_file_that_ends_early_gives_the_beginning_of_the_whole(text: str) -> None:
    content, name = text.encode(), "WhatsApp Chat with Tomas Brandt.txt"
    whole = read_source(Memory(content, name)).events
    second_line = content.index(b"\n") + 1

    # Only what the file ends in may be read differently, and even that keeps its key.
    for end in range(second_line, len(content)):
        early = read_source(Memory(content[:end], name)).events

        assert early[:-1] == whole[: max(len(early) - 1, 0)], end
        assert [event.key for event in early] == [event.key for event in whole[: len(early)]], end


@pytest.mark.parametrize(
    "days",
    [("1403/05/12", "1403/05/31"), ("۱۴۰۳/۵/۱۲", "۱۴۰۳/۵/۱۳"), ("12/5/1446", "29/6/1446")],
    ids=["persian", "persian digits", "islamic"],
)
def test_another_calendar_is_told_once_for_the_whole_file(days: tuple[str, ...]) -> None:
    result = read_text("".join(f"{day}, 08:05 - Ida Falk: ok\n" for day in days))

    assert result.events == []
    assert [(entry.where, entry.why) for entry in result.skipped] == [("line 1", OTHER_CALENDAR)]


def test_a_day_that_does_not_exist_is_told_with_its_line() -> None:
    result = read_text(TWO + "31.02.24, 08:05 - Ida Falk: ok\n" * 2)

    assert [(entry.where, entry.why) for entry in result.skipped] == [
        ("line 3", NO_SUCH_TIME),
        ("line 4", NO_SUCH_TIME),
    ]
