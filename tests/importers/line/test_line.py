from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.line import Line
from stillhere.importers.line.days import clock_of, day_of, order_of, saved_at
from stillhere.records.event import Event, Thread
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

T = TypeVar("T")
HEAD = "[LINE] Chat history with Mika\nSaved on: 2024/03/06 18:30\n\n2024.03.01 Friday\n"


def read(text: str, name: str = "chat.txt", owner: frozenset[str] = frozenset()) -> list[Outcome]:
    source = MemorySource(name, text.encode())
    return list(Line().read(source, sample_reading(owner=owner)))


def events(text: str) -> list[Event]:
    return [item for item in read(text) if isinstance(item, Event)]


def one(items: list[Outcome], kind: type[T]) -> T:
    (found,) = (item for item in items if isinstance(item, kind))
    return found


@pytest.mark.parametrize(
    "line",
    [
        "2024/01/15(Mon)", "2024/01/15（一）", "2024.01.15 Monday", "2024/1/15週一",
        "2024/01/15(月)",
        "2024.01.15 星期一", "Mon, 15/01/2024", "Mon, 15/01/2567 BE", "จ., 15/01/2567",
    ],
)  # fmt: skip
def test_each_form_of_a_day(line: str) -> None:
    assert day_of(line, "dmy") == date(2024, 1, 15).toordinal()


@pytest.mark.parametrize("line", ["2024/13/01(Mon)", "hello", "10:30", "15/01/2024", "2024", ""])
def test_what_begins_no_day(line: str) -> None:
    assert day_of(line, "dmy") is None


@pytest.mark.parametrize(
    ("lines", "order"),
    [
        (["Fri, 01/03/2024"], "dmy"),
        (["Wed, 01/03/2024"], "mdy"),
        (["Mon, 1/15/2024"], "mdy"),
        (["Fri, 01/03/2024", "Sat, 02/03/2024"], "dmy"),
        (["xyz, 01/03/2024"], None),
        ([], None),
    ],
)
def test_the_weekday_tells_the_day_from_the_month(lines: list[str], order: str | None) -> None:
    assert order_of(lines) == order


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("09:15", 555), ("午前9:15", 555), ("午後3:04", 904), ("下午03:04", 904), ("03:05pm", 905),
        ("12:05 AM", 5), ("午前12:05", 5), ("下午12:05", 725), ("24:00", None), ("at 10:30", None),
    ],
)  # fmt: skip
def test_each_form_of_a_clock(text: str, minutes: int | None) -> None:
    found = clock_of(text)
    assert (found and found // 60_000) == minutes


@pytest.mark.parametrize(
    "line",
    ["Saved on: 2024/01/03 09:00", "保存日時：2024/01/03 9:00", "Saved on: 1/3/2024, 09:00AM"],
)
def test_the_moment_of_saving(line: str) -> None:
    assert saved_at(line, "mdy") == (date(2024, 1, 3).toordinal(), 9 * 3_600_000)


def test_the_record_ends_when_it_was_saved() -> None:
    window = one(read(HEAD + "10:00\tMika\thi\n"), Coverage)
    assert (window.end, window.thread) == (1_709_749_860_000, "line:mika")


def test_without_that_line_the_moment_is_asked() -> None:
    found = read("[LINE] Chat history with Mika\n2024.03.01 Friday\n10:00\tMika\thi\n")
    assert one(found, Coverage).end is None
    assert one(found, Question).kind == "exported"


@pytest.mark.parametrize(
    ("line", "author", "answered", "seconds"),
    [
        ("10:00\tJun\t☎ 通話時間 1:02:03", "name:Jun", True, 3723),
        ("10:00\tMika\t☎ Call time 0:07", "name:Mika", True, 7),
        ("10:00\tMika\t☎ 不在着信", "name:Mika", False, 0),
        ("10:00\tJun\t☎ 通話をキャンセルしました", "name:Jun", False, 0),
        ("10:00\tJun\t☎ 您已取消通話", "name:Jun", False, 0),
        ("10:00\t☎ 通話時間 5:32", "name:Mika", True, 332),
    ],
)
def test_each_kind_of_call(line: str, author: str, *, answered: bool, seconds: int) -> None:
    call = events(f"{HEAD}09:00\tMika\thi\n09:01\tJun\tho\n{line}\n")[-1]
    assert (call.kind, call.author.address) == ("call", author)
    assert (call.answered, call.seconds) == (answered, seconds)


def test_a_missed_call_of_nobody_is_told() -> None:
    found = read(f"{HEAD}09:00\tMika\thi\n10:00\t☎ Missed call\n")
    assert one(found, Skipped).why == "It does not say who called."


def test_lines_of_the_app_are_no_contact() -> None:
    text = f"{HEAD}09:00\tMika\thi\n10:00\t\tMika left\n10:01\tMika joined the group\n"
    assert len(events(text)) == 1


def test_a_line_in_quotes_that_looks_like_a_message_stays_inside() -> None:
    found = events(f'{HEAD}09:00\tMika\t"a\n10:00\tJun\tb\nc"\n11:00\tJun\td\n')
    assert [event.words for event in found] == ["a\n10:00\tJun\tb\nc", "d"]


def test_a_quote_that_is_never_closed_takes_nothing_with_it() -> None:
    found = events(f'{HEAD}09:00\tMika\t"a\n10:00\tJun\tb\n')
    assert [event.words for event in found] == ['"a', "b"]


def test_names_with_blanks_are_found_where_only_blanks_part_the_columns() -> None:
    text = (
        "[LINE] Chat history with Mika\n2024.03.01 Friday\n09:00 Jun Oda good morning\n"
        "09:01 Jun Oda how are you\n09:02 Jun Oda well\n09:03 Mika yes\n"
    )
    found = events(text)
    assert [event.author.address for event in found] == ["name:Jun Oda"] * 3 + ["name:Mika"]
    assert found[-2].words == "well"


def test_the_other_side_is_in_the_title_and_the_owner_is_the_rest() -> None:
    found = read(f"{HEAD}09:00\tMika\thi\n09:01\tJun\tho\n")
    assert one(found, Thread).counterpart == events(HEAD + "09:00\tMika\thi")[0].author
    assert one(found, OwnHandle).handle.address == "name:Jun"


def test_a_renamed_contact_is_asked_about_or_known() -> None:
    text = HEAD.replace("Mika", "Someone") + "09:00\tMika\thi\n09:01\tJun\tho\n"
    assert one(read(text), Question).kind == "owner"
    known = one(read(text, owner=frozenset({"Jun"})), Thread).counterpart
    assert known is not None
    assert known.label == "Mika"


def test_the_same_chat_in_two_languages_is_one() -> None:
    body = "2024/03/01(金)\n09:00\tMika\thi\n09:01\tJun\tho\n"
    titles = (
        "[LINE] Chat history with Mika\n",
        "[LINE] Mikaとのトーク履歴\n",
        "[LINE] 與Mika的聊天記錄\n",
    )
    found = [read(title + body) for title in titles]
    assert len({one(items, Thread).key for items in found}) == 1
    keys = {tuple(item.key for item in items if isinstance(item, Event)) for items in found}
    assert len(keys) == 1


def test_equal_messages_in_one_minute_are_two() -> None:
    found = events(f"{HEAD}09:00\tMika\thi\n09:00\tMika\thi\n")
    assert found[0].at == found[1].at
    assert found[0].key != found[1].key


def test_the_hour_that_comes_twice_goes_on() -> None:
    head = HEAD.replace("2024.03.01 Friday", "2024.10.27 Sunday")
    found = events(f"{head}01:50\tMika\ta\n01:10\tMika\tb\n02:10\tMika\tc\n")
    assert [event.at - found[0].at for event in found] == [0, 1_200_000, 4_800_000]


@pytest.mark.parametrize(
    "text",
    [
        "[12/03/2024, 09:00:00] Mika: hi\n",
        "12/03/2024, 09:00 - Mika: hi\n",
        "2024.03.01 Friday\nnothing here\n",
        "",
    ],
)
def test_other_chats_are_not_recognised(text: str) -> None:
    assert not candidates(MemorySource("chat.txt", text.encode()), (Line(),))
