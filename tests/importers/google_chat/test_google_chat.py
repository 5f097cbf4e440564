from __future__ import annotations

import json
from typing import Any, TypeVar

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.google_chat import GoogleChat
from stillhere.importers.google_chat.dates import Dates
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle, named
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

T = TypeVar("T")
IDA = {"name": "Ida Berg", "email": "Ida.Berg@example.com", "user_type": "Human"}
TOM = {"name": "Tom Reed", "email": "tom.reed@example.org", "user_type": "Human"}
LU = {"name": "Lu Wen", "email": "lu@example.net", "user_type": "Human"}
WHEN = "Thursday, November 3, 2016 at 11:59:50\u202fPM UTC"
AT = 1_478_217_590_000
GROUPS = "Takeout/Google Chat/Groups"


def message(number: int = 1, **fields: Any) -> dict[str, Any]:
    usual = {"creator": TOM, "created_date": WHEN, "text": "hello", "topic_id": "t"}
    return usual | {"message_id": f"dmA/t/{number}"} | fields


def source(
    *messages: object, info: object = None, folder: str = "DM dmA", container: str = ""
) -> MemorySource:
    others = {} if info is None else {f"{GROUPS}/{folder}/group_info.json": _json(info)}
    path = f"{GROUPS}/{folder}/messages.json"
    return MemorySource(path, _json({"messages": messages}), container, others=others)


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def read(found: MemorySource, owner: frozenset[str] = frozenset()) -> list[Outcome]:
    return list(GoogleChat().read(found, sample_reading(owner=owner)))


def one(items: list[Outcome], kind: type[T]) -> T:
    (found,) = (item for item in items if isinstance(item, kind))
    return found


def test_two_people_are_no_group_and_a_space_is_one() -> None:
    two = one(read(source(message(), info={"members": [IDA, TOM]})), Thread)
    three = one(read(source(message(), info={"members": [IDA, TOM, LU]})), Thread)
    space = source(message(), info={"name": "Plan", "members": [IDA, TOM]}, folder="Space dmA")
    assert (two.group, three.group) == (False, True)
    assert (one(read(space), Thread).group, one(read(space), Thread).title) == (True, "Plan")


def test_the_thread_is_named_by_the_conversation_wherever_the_file_lies() -> None:
    placed = one(read(source(message())), Thread)
    alone = MemorySource("copy.json", _json({"messages": [message()]}))
    assert placed.key == one(read(alone), Thread).key == "google_chat:dmA"


def test_without_the_page_about_the_group_whoever_wrote_takes_part() -> None:
    found = read(source(message(), message(2, creator=IDA), message(3, creator=LU)))
    assert one(found, Thread).group
    assert {item.name for item in found if isinstance(item, Contact)} == {
        "Ida Berg",
        "Lu Wen",
        "Tom Reed",
    }


def test_the_page_about_the_owner_says_who_i_am() -> None:
    page = MemorySource("user_info.json", _json({"user": IDA, "membership_info": []}))
    assert GoogleChat().recognise(page, page.head())
    assert one(read(page), OwnHandle).handle == Handle("mail", "ida.berg@example.com")


def test_who_i_am_is_asked_with_addresses_unless_it_is_known() -> None:
    asked = source(
        message(), info={"members": [IDA, TOM]}, container="takeout-20240601T090000Z.zip"
    )
    assert one(read(asked), Question).choices[0] == ("ida.berg@example.com", "Ida Berg")
    for known in ("Ida Berg", "ida.berg@example.com"):
        assert not [item for item in read(asked, frozenset({known})) if isinstance(item, Question)]


def test_a_message_taken_back_did_happen_and_a_program_is_nobody() -> None:
    gone = message(2, message_state="DELETED", text=None)
    robot = message(3, creator={"name": "Poll", "user_type": "Bot"})
    found = [item for item in read(source(message(), gone, robot)) if isinstance(item, Event)]
    assert [(event.length, event.words) for event in found] == [(5, "hello"), (None, None)]


def test_somebody_without_an_address_is_a_name() -> None:
    found = read(source(message(creator={"name": "Old Friend"})))
    assert one(found, Event).author == named("google_chat", "Old Friend")


def test_the_time_of_a_change_is_taken_where_that_of_writing_is_missing() -> None:
    late = message(created_date=None, updated_date=WHEN)
    assert one(read(source(late)), Event).at == AT


def test_a_time_that_cannot_be_read_is_told() -> None:
    assert one(read(source(message(created_date="a while ago"))), Skipped).where == "message 1"


def test_the_archives_name_is_the_moment_of_the_export() -> None:
    window = one(read(source(message(), container="takeout-20240601T090000Z-001.zip")), Coverage)
    assert (window.start, window.end, window.thread) == (AT, 1_717_232_400_000, None)


def test_keys_are_those_of_the_messages() -> None:
    before = one(read(source(message())), Event)
    after = one(read(source(message(text="hello, edited"))), Event)
    assert before.key == after.key != one(read(source(message(2))), Event).key


def test_halves_of_characters_and_nuls_are_replaced() -> None:
    text = "a\ud800b\0c" + json.loads('"\\ud83d\\ude06"')
    assert one(read(source(message(text=text))), Event).words == "a\ufffdb\ufffdc\U0001f606"


def test_the_first_message_comes_before_a_long_file_is_read() -> None:
    long = source(*map(message, range(8_000)), info={"members": [IDA, TOM]})
    items = GoogleChat().read(long, sample_reading())
    next(item for item in items if isinstance(item, Event))
    assert long.bytes_read < long.size / 2


@pytest.mark.parametrize(
    "head",
    [
        {"messages": [{"id": 1, "type": "message"}]},
        {"messages": []},
        {"participants": [{"name": "a"}], "messages": [{"sender_name": "a"}]},
        {"conversations": [], "userId": "x"},
        {"user": {"id": 1, "username": "x"}},
        [{"creator": 1, "topic_id": 2}],
    ],
)
def test_other_json_is_not_recognised(head: object) -> None:
    assert not candidates(MemorySource("messages.json", _json(head)), (GoogleChat(),))


@pytest.mark.parametrize(
    "written",
    [
        "Thursday, November 3, 2016 at 11:59:50\u202fPM UTC",
        "Thursday, November 3, 2016 at 11:59:50 PM UTC",
        "Thursday, 3 November 2016 at 23:59:50 UTC",
        "Donnerstag, 3. November 2016 um 23:59:50 UTC",
        "jeudi 3 novembre 2016 à 23:59:50 UTC",
        "jeudi 3 novembre 2016 à 23 h 59 min 50 s UTC",
        "jueves, 3 de noviembre de 2016, 11:59:50 p.\u00a0m. UTC",
        "torsdag den 3. november 2016 kl. 23.59.50 UTC",
        "четверг, 3 ноября 2016\u202fг. в 23:59:50 UTC",
        "czwartek, 3 listopada 2016 23:59:50 UTC",
        "2016. november 3., csütörtök 23:59:50 UTC",
        "23:59:50 UTC Thứ Năm, 3 tháng 11, 2016",
        "2016年11月3日木曜日 23時59分50秒 UTC",
        "2016年11月3日星期四 UTC 23:59:50",
        "2016年11月3日 星期四 晚上11:59:50 [UTC]",
        "2016년 11월 3일 목요일 오후 11시 59분 50초 UTC",
        "วันพฤหัสบดีที่ 3 พฤศจิกายน พ.ศ. 2559 23 นาฬิกา 59 นาที 50 วินาที UTC",
        "יום חמישי, 3 בנובמבר 2016, 23:59:50 UTC",
        "الخميس، 3 نوفمبر 2016، 11:59:50 م UTC",
    ],
)
def test_times_are_read_in_many_languages(written: str) -> None:
    dates = Dates()
    assert (dates.instant(written), dates.instant(written)) == (AT, AT)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Friday, February 31, 2026 at 3:00:29 AM UTC",
        "Thursday, November 3, 2016 at 25:59:50 UTC",
        "Thursday, Smarch 3, 2016 at 11:59:50 PM UTC",
        "November 2016, 11:59:50 PM",
        "Thursday, November 3, 20166 at 11:59:50 PM UTC",
        "::::::::",
    ],
)
def test_what_is_no_time_is_none(written: str) -> None:
    assert Dates().instant(written) is None


def test_noon_and_midnight_on_a_clock_of_twelve_hours() -> None:
    dates = Dates()
    midnight = dates.instant("Thursday, November 3, 2016 at 12:00:00 AM UTC")
    noon = dates.instant("Thursday, November 3, 2016 at 12:00:00 PM UTC")
    assert (midnight, noon) == (1_478_131_200_000, 1_478_174_400_000)


def test_the_croatian_october_is_not_the_polish_november() -> None:
    assert Dates().instant("petak, 21. listopada 2016. u 00:59:50 UTC") == 1_477_011_590_000
