from __future__ import annotations

from typing import TypeVar

import pytest

from stillhere.importers.detect import candidates
from stillhere.importers.google_voice import GoogleVoice
from stillhere.importers.google_voice.page import duration, instant
from stillhere.records.event import Event, Thread
from stillhere.records.handle import SELF, Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

ME, NORA, OTTO = "+12025550100", "+12025550111", "+12025550122"
AT = 1_709_306_100_120
WHEN = "2024-03-01T10:15:00.120-05:00"
PHONES = f"BEGIN:VCARD\nVERSION:3.0\nFN:\nitem1.TEL:{ME}\nEND:VCARD\n".encode()
ARCHIVE = "takeout-20240601T090000Z-001.zip"
MADE = 1_717_232_400_000


def text(words: str, number: str = NORA, name: str = "Nora Vale", when: str = WHEN) -> str:
    mine = '<abbr class="fn" title="">Me</abbr>'
    label = mine if name == "Me" else f'<span class="fn">{name}</span>'
    return (
        f'<div class="message"><abbr class="dt" title="{when}">x</abbr>: '
        f'<cite class="sender vcard"><a class="tel" href="tel:{number}">{label}</a></cite>: '
        f"<q>{words}</q></div>"
    )


def page(*texts: str, label: str = "sms", before: str = "") -> str:
    tag = f'<a rel="tag" href="http://www.google.com/voice#{label}">Text</a>'
    return f'<html><body><div class="hChatLog hfeed">{before}{"".join(texts)}</div>{tag}</body>'


def call(kind: str, number: str = NORA, period: str = "", when: str = WHEN) -> str:
    lasted = f'<abbr class="duration" title="{period}">x</abbr>' if period else ""
    return (
        '<body><div class="haudio"><span class="fn">x</span><div class="contributor vcard">'
        f'<a class="tel" href="tel:{number}"><span class="fn">Nora Vale</span></a></div>'
        f'<abbr class="published" title="{when}">x</abbr>{lasted}'
        f'<a rel="tag" href="http://www.google.com/voice#{kind}">x</a></div></body>'
    )


def read(
    html: str,
    name: str = "Nora Vale - Text - 2024-03-01T15_15_00Z.html",
    container: str = "",
    phones: bytes | None = None,
) -> list[Outcome]:
    others = {"Takeout/Voice/Phones.vcf": phones} if phones else {}
    path = f"Takeout/Voice/Calls/{name}"
    source = MemorySource(path, html.encode(), container, others=others)
    return list(GoogleVoice().read(source, sample_reading()))


def events(html: str, name: str = "Nora Vale - Text - 2024-03-01T15_15_00Z.html") -> list[Event]:
    return [item for item in read(html, name) if isinstance(item, Event)]


T = TypeVar("T")


def one(items: list[Outcome], kind: type[T]) -> T:
    (found,) = (item for item in items if isinstance(item, kind))
    return found


def test_what_i_wrote_is_mine_and_the_number_is_the_others() -> None:
    found = events(page(text("Hi", ME, "Me"), text("Hello")))
    assert [(event.author, event.at, event.words) for event in found] == [
        (SELF, AT, "Hi"),
        (Handle("phone", NORA), AT, "Hello"),
    ]


def test_where_only_i_wrote_the_number_comes_from_the_files_name() -> None:
    html = page(text("Hi", ME, "Me"))
    thread = one(read(html, f"{OTTO} - Text - 2024-03-01T15_15_00Z (2).html"), Thread)
    assert (thread.key, thread.counterpart) == (f"google_voice:{OTTO}", Handle("phone", OTTO))


def test_where_only_i_wrote_and_there_is_a_name_the_name_is_tied_to_its_number_elsewhere() -> None:
    alone = one(read(page(text("Hi", ME, "Me"))), Thread).counterpart
    known = one(read(page(text("Hello"))), Contact)
    assert alone in known.handles
    assert Handle("phone", NORA) in known.handles


def test_a_renamed_file_still_knows_the_name_from_its_title() -> None:
    html = f"<title>Me to\nNora Vale</title>{page(text('Hi', ME, 'Me'))}"
    assert one(read(html, "page.html"), Thread).title == "Nora Vale"


def test_the_same_page_twice_has_the_same_thread_and_keys() -> None:
    html = page(text("Hi", ME, "Me"), text("Hello"))
    again = "Nora Vale - Text - 2024-03-01T15_15_00Z (1).html"
    assert events(html) == events(html, again)


def test_a_renamed_contact_keeps_thread_and_keys() -> None:
    before, after = events(page(text("Hello"))), events(page(text("Hello", name="Nora Oak")))
    assert before == after


def test_a_group_is_one_whoever_wrote() -> None:
    members = "".join(
        f'<cite><a class="tel" href="tel:{number}"><span class="fn">x</span></a></cite>'
        for number in (OTTO, NORA)
    )
    before = f'<div class="participants">{members}</div>'
    first = one(read(page(text("a", ME, "Me"), before=before)), Thread)
    second = one(read(page(text("b", OTTO, "x"), before=before)), Thread)
    assert first == second
    assert first.group
    assert first.key == f"google_voice:{NORA},{OTTO}"


@pytest.mark.parametrize(
    ("kind", "period", "author", "answered", "seconds"),
    [
        ("placed", "PT42S", SELF, True, 42),
        ("placed", "PT0S", SELF, False, 0),
        ("placed", "", SELF, True, None),
        ("received", "PT1H2M3S", Handle("phone", NORA), True, 3723),
        ("missed", "", Handle("phone", NORA), False, 0),
        ("voicemail", "PT18S", Handle("phone", NORA), False, 0),
        ("recorded", "PT5S", Handle("phone", NORA), True, 5),
    ],
)
def test_each_kind_of_call(
    kind: str, period: str, author: Handle, *, answered: bool, seconds: int | None
) -> None:
    (found,) = events(call(kind, period=period), "Nora Vale - 2024-03-01T15_15_00Z.html")
    assert (found.kind, found.author, found.answered) == ("call", author, answered)
    assert (found.seconds, found.at) == (seconds, AT)


def test_a_hidden_caller_is_told_and_no_contact() -> None:
    found = read(call("missed", number=""), "- Missed - 2024-03-01T15_15_00Z.html")
    assert one(found, Skipped).where == "the call"
    assert len(found) == 1


def test_spam_is_no_contact() -> None:
    assert read(page(text("You have won"), label="spam")) == []


def test_a_picture_is_a_message_without_words() -> None:
    (found,) = events(page(text("MMS Received")))
    assert (found.length, found.words) == (0, "")


def test_line_ends_and_entities_become_text() -> None:
    (found,) = events(page(text("a &amp; b<br>&lt;c&gt;<br>")))
    assert found.words == "a & b\n<c>"


def test_my_numbers_are_mine_even_where_i_wrote_to_myself() -> None:
    found = read(page(text("note", ME, "")), f"{OTTO} - Text - x.html", phones=PHONES)
    assert one(found, OwnHandle).handle == Handle("phone", ME)
    assert one(read(page(text("n", ME, "Me"))), OwnHandle).handle == Handle("phone", ME)


def test_the_archives_name_is_the_moment_of_the_export() -> None:
    window = one(read(page(text("Hi")), container=ARCHIVE), Coverage)
    assert (window.start, window.end, window.thread) == (AT, MADE, None)


def test_a_page_alone_covers_its_conversation_and_asks_when_it_was_made() -> None:
    source = MemorySource("a.html", page(text("Hi")).encode())
    found = list(GoogleVoice().read(source, sample_reading()))
    window = one(found, Coverage)
    assert (window.end, window.thread) == (None, f"google_voice:{NORA}")
    assert one(found, Question).kind == "exported"


def test_a_message_with_a_bad_time_is_told_and_the_rest_is_read() -> None:
    found = read(page(text("a", when="yesterday"), text("b")))
    assert one(found, Event).words == "b"
    assert one(found, Skipped).where == "message 1"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><div class='message'>Messenger</div></body></html>",
        '<html>&lt;div class="haudio"&gt; is only told of</html>',
        '<table><tr><td class="hChatLog">x</td></tr></table>',
    ],
)
def test_other_pages_are_not_recognised(html: str) -> None:
    assert not candidates(MemorySource("x.html", html.encode()), (GoogleVoice(),))


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("PT42S", 42), ("PT16M50S", 1010), ("PT1H", 3600), ("PT", None), ("", None), ("42", None)],
)
def test_a_period_is_seconds(written: str, seconds: int | None) -> None:
    assert duration(written) == seconds


def test_a_time_without_an_offset_is_none() -> None:
    assert instant("2024-03-01T10:15:00") is None
    assert instant("2024-03-01T15:15:00.120Z") == AT
