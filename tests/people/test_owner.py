from __future__ import annotations

from stillhere.people.owner import who_am_i
from stillhere.records.event import Thread
from stillhere.records.handle import SELF, Handle, named


def thread(key: str, *names: str, service: str = "whatsapp") -> Thread:
    return Thread(key, service, participants=tuple(named(service, name) for name in names))


def test_the_one_in_every_conversation_is_the_owner() -> None:
    (found,) = who_am_i([thread("a", "Ida", "Daniel"), thread("b", "Ruth", "Ida")])
    assert (found.handle, found.certain) == (named("whatsapp", "Ida"), True)


def test_one_conversation_alone_is_asked() -> None:
    (found,) = who_am_i([thread("a", "Ida", "Daniel")])
    assert (found.handle, found.certain) == (None, False)
    assert set(found.choices) == {named("whatsapp", "Ida"), named("whatsapp", "Daniel")}


def test_two_who_are_in_every_conversation_are_asked_likely_first() -> None:
    (found,) = who_am_i(
        [
            thread("a", "Ida", "Daniel"),
            thread("b", "Ida", "Daniel", "Anna"),
            thread("c", "Ida"),
        ]
    )
    assert found.handle is None
    assert found.choices[0] == named("whatsapp", "Ida")


def test_conversations_that_name_one_side_only_say_nothing() -> None:
    (found,) = who_am_i(
        [thread("a", "Ida", "Daniel"), thread("b", "Ruth", "Ida"), thread("c", "Tom")]
    )
    assert found.handle == named("whatsapp", "Ida")


def test_the_given_name_decides() -> None:
    (found,) = who_am_i([thread("a", "Ida Bell", "Daniel")], given=" ida  bell")
    assert (found.handle, found.certain) == (named("whatsapp", "Ida Bell"), True)


def test_a_given_name_that_nobody_has_is_asked() -> None:
    (found,) = who_am_i([thread("a", "Ida", "Daniel")], given="Mo")
    assert found.handle is None
    assert len(found.choices) == 2


def test_a_format_that_marks_own_lines_needs_no_question() -> None:
    sms = Thread("a", "sms", participants=(SELF, Handle("phone", "+447700900123")))
    (found,) = who_am_i([sms])
    assert (found.handle, found.certain) == (SELF, True)


def test_each_service_is_answered_by_itself() -> None:
    found = who_am_i([thread("a", "Ida", "Daniel"), thread("b", "Ida", "Daniel", service="signal")])
    assert [each.service for each in found] == ["signal", "whatsapp"]


def test_nothing_is_found_in_nothing() -> None:
    assert who_am_i([]) == ()
