from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.kakaotalk import KakaoTalk
from stillhere.importers.kakaotalk.bodies import body_of
from stillhere.importers.kakaotalk.forms import clock_of, day_of, moment_of, title_of
from stillhere.importers.named_chat import Body
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF
from stillhere.records.intake import Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

T = TypeVar("T")
HEAD = "하린 님과 카카오톡 대화\n저장한 날짜 : 2024년 3월 9일 오후 7:17\n\n"
STAMP = "2024년 3월 1일 오후 8:36"
AT = 1_709_325_360_000


def read(text: str, name: str = "chat.txt", owner: frozenset[str] = frozenset()) -> list[Outcome]:
    source = MemorySource(name, text.encode())
    return list(KakaoTalk().read(source, sample_reading(owner=owner)))


def events(text: str, name: str = "chat.txt") -> list[Event]:
    return [item for item in read(text, name) if isinstance(item, Event)]


def one(items: list[Outcome], kind: type[T]) -> T:
    (found,) = (item for item in items if isinstance(item, kind))
    return found


@pytest.mark.parametrize(
    "text",
    ["2024년 3월 1일", "2024. 3. 1.", "2024-03-01", "March 1, 2024", "Mar 1, 2024"],
)
def test_each_form_of_a_day(text: str) -> None:
    assert day_of(text) == date(2024, 3, 1).toordinal()


@pytest.mark.parametrize("text", ["2024년 13월 1일", "Smarch 1, 2024", "1024. 3. 1.", ""])
def test_what_is_no_day(text: str) -> None:
    assert day_of(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("오전 12:05", 5), ("오후 12:05", 725), ("오후 8:36", 1236), ("20:36", 1236),
        ("8:36 PM", 1236), ("8:36\u202fp.m.", 1236), ("12:06 AM", 6), ("25:00", None),
    ],
)  # fmt: skip
def test_each_form_of_a_clock(text: str, minutes: int | None) -> None:
    found = clock_of(text)
    assert (found and found // 60_000) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "2024년 3월 9일 오후 7:17",
        "2024. 3. 9. 오후 7:17",
        "Mar 9, 2024 at 19:17",
        "2024-03-09 19:17:00",
    ],
)
def test_each_form_of_the_moment_of_saving(text: str) -> None:
    assert moment_of(text) == (date(2024, 3, 9).toordinal(), 69_420_000)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("하린 님과 카카오톡 대화", "하린"),
        ("하린 님과의 카카오톡 대화", "하린"),
        ("독서 모임 카카오톡 대화", "독서 모임"),
        ("KakaoTalk Chats with Minjun", "Minjun"),
        ("Talk_2024.3.9 10:20-1.txt", None),
    ],
)
def test_each_form_of_a_title(line: str, title: str | None) -> None:
    assert title_of(line) == title


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}{STAMP}, 하린 : hi\n",
        f"{HEAD}2024년 3월 1일 금요일\n오후 8:36, 하린 : hi\n",
        f"{HEAD}2024. 3. 1. 오후 8:36, 하린 : hi\n",
        f"{HEAD}--------------- 2024년 3월 1일 금요일 ---------------\n[하린] [오후 8:36] hi\n",
        f"{HEAD}--------------- Friday, March 1, 2024 ---------------\n[하린] [8:36 PM] hi\n",
        f"{HEAD}March 1, 2024, 8:36 PM, 하린 : hi\n",
        f"{HEAD}March 1, 2024 at 8:36\u202fp.m., 하린 : hi\n",
        f"{HEAD}Mar 1, 2024 at 20:36, 하린 : hi\n",
    ],
)
def test_the_same_message_in_each_form_is_one(text: str) -> None:
    assert candidates(MemorySource("x.txt", text.encode()), (KakaoTalk(),))
    assert events(text) == events(f"{HEAD}{STAMP}, 하린 : hi\n")
    assert events(text)[0].at == AT


@pytest.mark.parametrize("mine", ["회원님", "you"])
def test_the_words_for_the_owner_are_the_owner(mine: str) -> None:
    found = read(f"{HEAD}{STAMP}, {mine} : a\n{STAMP}, 하린 : b\n")
    assert next(item.author for item in found if isinstance(item, Event)) == SELF
    assert one(found, Thread).counterpart is not None
    assert not [item for item in found if isinstance(item, Question)]


def test_with_two_names_the_title_tells_the_other_side() -> None:
    found = read(f"{HEAD}{STAMP}, 지호 : a\n{STAMP}, 하린 : b\n")
    assert one(found, OwnHandle).handle.label == "지호"


def test_a_group_is_known_by_its_people_or_by_who_came_and_went() -> None:
    group = HEAD.replace("하린 님과", "독서 모임")
    three = f"{group}{STAMP}, a : 1\n{STAMP}, b : 2\n{STAMP}, c : 3\n"
    left = f"{group}{STAMP}, a : 1\n{STAMP}, b님이 나갔습니다.\n"
    two = f"{group}{STAMP}, a : 1\n{STAMP}, b : 2\n"
    assert [one(read(text), Thread).group for text in (three, left, two)] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "answered", "seconds"),
    [
        ("보이스톡 0:17", True, 17),
        ("페이스톡 1:02:03", True, 3723),
        ("(보이스톡 부재중)", False, 0),
        ("보이스톡 취소", False, 0),
        ("페이스톡 응답없음", False, 0),
        ("Voice Call 0:32", True, 32),
        ("Video Call Missed", False, 0),
    ],
)
def test_each_outcome_of_a_call(text: str, *, answered: bool, seconds: int) -> None:
    body = body_of(text)
    assert body is not None
    assert (body.kind, body.answered, body.seconds) == ("call", answered, seconds)


def test_the_beginning_of_a_call_waits_for_its_outcome() -> None:
    assert body_of("보이스톡 해요") is None
    assert body_of("Video call tomorrow?") == Body("Video call tomorrow?")


def test_pictures_have_no_words_and_what_was_taken_back_has_no_length() -> None:
    found = events(f"{HEAD}{STAMP}, 하린 : 사진 3장\n{STAMP}, 하린 : 삭제된 메시지입니다.\n")
    assert [(event.length, event.words) for event in found] == [(0, ""), (None, None)]


def test_lines_of_the_app_are_no_contact() -> None:
    text = f"{HEAD}{STAMP},  : 시스템 알림\n{STAMP}, 하린님이 나갔습니다.\n{STAMP}, 하린 : a\n"
    assert [event.words for event in events(text)] == ["a"]


def test_a_line_of_another_form_stays_inside_a_message() -> None:
    (found,) = events(f"{HEAD}{STAMP}, 하린 : a\n[지호] [20:37] b\n오후 8:37, 지호 : c\n")
    assert found.words == "a\n[지호] [20:37] b\n오후 8:37, 지호 : c"


def test_the_table_of_a_mac_with_title_and_moment_in_its_name() -> None:
    text = (
        'Date,User,Message\n2024-03-01 20:36:00,"하린","a ""b""\nc"\n2024-03-01 20:36:30,"","x"\n'
    )
    found = read(text, "KakaoTalk_Chat_하린_2024-03-09-19-17-00.csv")
    assert one(found, Event).words == 'a "b"\nc'
    assert (one(found, Event).at, one(found, Event).precision) == (AT, "second")
    assert one(found, Thread).counterpart == one(found, Event).author
    assert one(found, Coverage).end == 1_710_011_880_000


def test_the_same_chat_from_a_phone_and_a_mac_has_the_same_keys() -> None:
    phone = events(f"{HEAD}{STAMP}, 하린 : a\n{STAMP}, 하린 : a\n")
    rows = "2024-03-01 20:36:07,하린,a\n2024-03-01 20:36:59,하린,a\n"
    name = "KakaoTalk_Chat_하린_2024-03-09-19-17-00.csv"
    mac = events(f"Date,User,Message\n{rows}", name)
    assert [(event.thread, event.key) for event in phone] == [
        (event.thread, event.key) for event in mac
    ]


def test_a_bad_row_is_told_and_the_rest_is_read() -> None:
    text = "Date,User,Message\nnonsense\n2024-99-01 20:36:00,a,b\n2024-03-01 20:36:00,하린,a\n"
    found = read(text, "x.csv")
    assert [item.where for item in found if isinstance(item, Skipped)] == ["line 2", "line 3"]
    assert one(found, Event).at == AT


def test_the_record_ends_when_it_was_saved() -> None:
    assert one(read(f"{HEAD}{STAMP}, 하린 : a\n"), Coverage).end == 1_710_011_880_000


@pytest.mark.parametrize(
    "text",
    [
        "Date,Name,Message\n2024-03-01,a,b\n",
        "[LINE] Chat history with Mika\nSaved on: 2024/03/06 18:30\n",
        "2024년 3월 1일 오후 8:36, 하린 : hi\n",
        "01/03/2024, 20:36 - Harin: hi\n",
    ],
)
def test_other_files_are_not_recognised(text: str) -> None:
    assert not candidates(MemorySource("x.txt", text.encode()), (KakaoTalk(),))
