"""What becomes of a mail: who, when, with whom, how long, and which mails are no contact."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.importers.mail import Eml, Mbox
from stillhere.importers.mail.addresses import mailboxes
from stillhere.importers.mail.bodies import without_quotes
from stillhere.importers.mail.encoded import decoded
from stillhere.importers.mail.folders import folders, labels
from stillhere.records.event import Event, Thread
from stillhere.records.handle import Handle
from stillhere.records.intake import Contact, Coverage, Outcome, OwnHandle, Question, Skipped
from stillhere.testing.memory import MemorySource
from stillhere.testing.reading import sample_reading

ADA, ROBIN = Handle("mail", "ada@example.org"), Handle("mail", "robin@example.com")
SUNDAY = 1_709_460_000_000
USUAL = {
    "From": "Ada <ada@example.org>",
    "To": "robin@example.com",
    "Date": "Sun, 3 Mar 2024 10:00:00 +0000",
    "Message-ID": "<1@x>",
}


def mail(body: str = "hello", **fields: str | None) -> bytes:
    """A mail; a field's "_" stands for "-", and None takes a usual one away."""
    given_fields = {name.replace("_", "-"): value for name, value in fields.items()}
    names = [*USUAL, *(name for name in given_fields if name not in USUAL)]
    every = {name: given_fields.get(name, USUAL.get(name)) for name in names}
    header = "".join(f"{name}: {value}\n" for name, value in every.items() if value is not None)
    return f"{header}\n{body}\n".encode()


def read(
    *mails: bytes, name: str = "all.mbox", owner: frozenset[str] = frozenset()
) -> list[Outcome]:
    opening = b"From x@xxx Sat Mar 09 20:00:00 +0000 2024\n"
    data = b"".join(opening + one + b"\n" for one in mails)
    return list(Mbox().read(MemorySource(name, data), sample_reading(owner=owner)))


def events(*mails: bytes, name: str = "all.mbox") -> list[Event]:
    return [item for item in read(*mails, name=name) if isinstance(item, Event)]


def test_a_mail_is_a_message_of_its_sender_at_its_date() -> None:
    (event,) = events(mail())
    assert (event.at, event.author, event.channel) == (SUNDAY, ADA, "mail")
    assert (event.kind, event.length, event.words) == ("message", 5, "hello")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Sun, 3 Mar 2024 12:00:00 +0200 (CEST)", SUNDAY),
        ("Sun, 3 Mar 2024 10:00:00 -0000", SUNDAY),
        ("Sun, 03 Mar 24 10:00 GMT", SUNDAY),
        ("3 Mar 2024 02:00:00 PST", SUNDAY),
        ("Sun, 3-Mar-2024 10:00:00 +0000", SUNDAY),
    ],
)
def test_dates_are_instants(date: str, expected: int) -> None:
    assert [event.at for event in events(mail(Date=date))] == [expected]


ARRIVED = "from a by b with SMTP;\n  Sun, 3 Mar 2024 10:00:00 +0000 (UTC)"


@pytest.mark.parametrize(
    "date",
    [
        None,
        "yesterday",
        "Sun, 3 Mar 2024 12:00:00",
        "Thu, 1 Jan 1970 00:00:12 +0000",
        "Tue, 19 Jan 2038 03:14:07 +0000",
        "Mon, 1 Jan 2018 00:00:00 +0000",
        "Sun, 30 Feb 2024 12:00:00 +0000",
    ],
)
def test_a_date_that_cannot_be_gives_way_to_the_last_received(date: str | None) -> None:
    earlier = "from c by a;\n Sat, 2 Mar 2024 10:00:00 +0000"
    found = events(mail(Date=date, Received=f"{ARRIVED}\nReceived: {earlier}"))
    assert [(event.at, event.zone_assumed) for event in found] == [(SUNDAY, False)]


def test_without_received_the_from_line_tells() -> None:
    assert [event.at for event in events(mail(Date=None))] == [1_710_014_400_000]


def test_a_date_without_zone_is_read_in_the_owners_where_nothing_else_helps() -> None:
    source = MemorySource("a.eml", mail(Date="Mon, 3 Jun 2024 12:00:00"))
    (event,) = (item for item in Eml().read(source, sample_reading()) if isinstance(item, Event))
    assert (event.at, event.zone_assumed) == (1_717_412_400_000, True)


def test_a_mail_without_any_date_is_told() -> None:
    source = MemorySource("a.eml", mail(Date=None))
    (skipped,) = (
        item for item in Eml().read(source, sample_reading()) if isinstance(item, Skipped)
    )
    assert "no date" in skipped.why


@given(
    st.datetimes(datetime(1986, 1, 1), datetime(2099, 1, 1)),  # noqa: DTZ001 - zone is added below
    st.integers(-14 * 4, 14 * 4),
)
def test_dates_that_python_writes_are_read_back(naive: datetime, quarters: int) -> None:
    at = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    (event,) = events(mail(Date=email.utils.format_datetime(at)))
    assert event.at == round(at.astimezone(UTC).timestamp()) * 1000


def test_the_message_id_is_the_identity_whatever_else_changes() -> None:
    one = mail(Received=ARRIVED, Date=None)
    other = mail("another body", Subject="x", X_Gmail_Labels="Inbox")
    assert events(one)[0].key == events(other)[0].key
    assert events(mail())[0].key != events(mail(**{"Message-ID": "<2@x>"}))[0].key


def test_the_thread_is_the_same_whether_or_not_the_owner_is_known() -> None:
    answer = mail(From="Robin <robin@example.com>", To="Ada <ada@example.org>")
    known = events(mail(Delivered_To="robin@example.com"))
    assert {event.thread for event in [*events(mail()), *events(answer), *known]} == {
        "mail:ada@example.org,robin@example.com"
    }


def test_the_sender_of_what_is_labelled_sent_is_the_owner() -> None:
    found = read(mail(From="robin@example.com", To="ada@example.org", X_Gmail_Labels="Sent"))
    assert [item.handle for item in found if isinstance(item, OwnHandle)] == [ROBIN]
    (thread,) = (item for item in found if isinstance(item, Thread))
    assert thread.counterpart == ADA


def test_the_addressee_into_whose_box_it_was_put_is_the_owner() -> None:
    found = read(mail(Delivered_To="Robin@example.com"))
    assert [item.handle for item in found if isinstance(item, OwnHandle)] == [ROBIN]


def test_a_box_to_which_it_was_not_addressed_may_be_anybodys() -> None:
    found = read(mail(Delivered_To="list-owner@example.net"))
    assert not [item for item in found if isinstance(item, OwnHandle)]


def test_a_mailbox_that_does_not_say_whose_it_is_is_asked_about() -> None:
    (question,) = (
        item for item in read(mail(), mail()) if isinstance(item, Question) and item.kind == "owner"
    )
    assert {value for value, _ in question.choices} == {"ada@example.org", "robin@example.com"}
    assert not [
        item
        for item in read(mail(), owner=frozenset({"robin@example.com"}))
        if isinstance(item, Question) and item.kind == "owner"
    ]


def test_several_people_are_a_group() -> None:
    (thread,) = (item for item in read(mail(Cc="cleo@example.net")) if isinstance(item, Thread))
    assert thread.group
    assert len(thread.participants) == 3


def test_two_addresses_of_the_owner_make_no_group() -> None:
    found = read(
        mail(From="robin@example.com", To="x@example.net", X_Gmail_Labels="Sent"),
        mail(From="robin@office.example", To="x@example.net", X_Gmail_Labels="Sent"),
        mail(To="robin@example.com, robin@office.example"),
    )
    (thread,) = (item for item in found if isinstance(item, Thread) and ADA in item.participants)
    assert (thread.group, thread.counterpart) == (False, ADA)


@pytest.mark.parametrize(
    "fields",
    [
        {"List-Id": "<village.example.org>"},
        {"List-Unsubscribe": "<https://shop.example/out>"},
        {"Precedence": "bulk"},
        {"Precedence": "List"},
        {"Auto-Submitted": "auto-generated"},
        {"Content-Type": "multipart/report; report-type=delivery-status"},
        {"From": "Bank <no-reply@bank.example>"},
        {"From": "noreply+abc@bank.example"},
        {"From": "orders-noreply@shop.example"},
        {"From": "MAILER-DAEMON@example.org"},
        {"X-Gmail-Labels": "Spam,Unread"},
        {"X-Gmail-Labels": "=?UTF-8?Q?Entw=C3=BCrfe?="},
        {"X-Gmail-Labels": "Corbeille"},
        {"To": ", ".join(f"guest{number}@example.org" for number in range(16))},
        {"From": "robin@example.com", "X-Gmail-Labels": "Sent"},
    ],
)
def test_what_is_no_contact_is_left_out_silently(fields: dict[str, str]) -> None:
    found = read(mail(**fields))
    assert not [item for item in found if isinstance(item, (Event, Thread, Skipped, Coverage))]


def test_what_a_program_did_not_submit_is_contact() -> None:
    assert len(events(mail(Auto_Submitted="no"))) == 1


@pytest.mark.parametrize("name", ["Drafts", "Mail/Trash.mbox/mbox", "Junk.sbd/old", "Papierkorb"])
def test_folders_that_hold_no_contact_are_left_out(name: str) -> None:
    assert events(mail(), name=name) == []


@pytest.mark.parametrize(
    ("path", "purpose"),
    [
        ("Sent", "sent"),
        ("Sent Messages.mbox/mbox", "sent"),
        ("Maildir/.INBOX.Gesendet/cur/1", "sent"),
        ("Mail/Éléments envoyés", "sent"),
        ("Отправленные", "sent"),
        ("送信済みメール", "sent"),
        ("All mail Including Spam and Trash.mbox", ""),
        ("Presents", ""),
    ],
)
def test_folders_are_known_by_their_whole_names(path: str, purpose: str) -> None:
    assert folders(path) == ({purpose} if purpose else set())


def test_labels_are_read_in_the_language_of_the_account() -> None:
    assert labels(b"=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?=") == {"sent"}
    assert labels("Messages envoyés,Important".encode()) == {"sent"}


def test_old_hangouts_lines_are_messages_of_their_own_channel() -> None:
    assert [event.channel for event in events(mail(X_Gmail_Labels="Chat"))] == ["hangouts"]


def test_sent_mail_alone_covers_no_time() -> None:
    found = read(mail(From="robin@example.com", To="ada@example.org"), name="Sent")
    assert [item for item in found if isinstance(item, Coverage)] == [
        Coverage("mail", SUNDAY, SUNDAY + 1, blind=("sent-only",))
    ]
    assert not [item for item in found if isinstance(item, Question)]


def test_the_entry_of_a_zip_tells_when_the_mailbox_was_saved() -> None:
    data = b"From x Sat Mar 09 20:00:00 2024\n" + mail()
    source = MemorySource("all.mbox", data, "takeout.zip", SUNDAY + 10**9)
    found = list(Mbox().read(source, sample_reading()))
    assert [item.end for item in found if isinstance(item, Coverage)] == [SUNDAY + 10**9]
    assert not [item for item in found if isinstance(item, Question) and item.kind == "exported"]


def test_no_mail_is_younger_than_its_export() -> None:
    data = b"From x Sat Mar 02 20:00:00 2024\n" + mail()
    source = MemorySource("all.mbox", data, "takeout.zip", SUNDAY - 10 * 86_400_000)
    assert not [item for item in Mbox().read(source, sample_reading()) if isinstance(item, Event)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=?UTF-8?Q?Bj=C3=B6rn_Oakes?=", "Björn Oakes"),
        ("=?iso-8859-1?q?Bj=F6rn?= =?utf-8?B?IE9ha2Vz?=", "Björn Oakes"),
        ("=?UTF-8?B?8J+Yg?=\n =?x-unknown?Q?a?=", None),
        ("=?utf-7?Q?+2D3-?=", None),
        ("plain", "plain"),
    ],
)
def test_encoded_words_are_put_together(value: str, expected: str | None) -> None:
    found = decoded(value.encode())
    found.encode()
    assert expected is None or found == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ada <Ada@Example.org>", [("ada@example.org", "Ada")]),
        ('"Quill, Ada" <a@x.org>, b@x.org', [("a@x.org", "Quill, Ada"), ("b@x.org", "")]),
        ("alice@x.org <bob@x.org>", [("bob@x.org", "")]),
        ("Friends: Ada <a@x.org>, b@x.org;", [("a@x.org", "Ada"), ("b@x.org", "")]),
        ("undisclosed-recipients:;", []),
        ("a@x.org, A@x.org", [("a@x.org", "")]),
        (r'"Ada \"Q\" Quill" <a@x.org>', [("a@x.org", 'Ada "Q" Quill')]),
        ("<a@x.org>", [("a@x.org", "")]),
    ],
)
def test_addresses_are_read_as_people_and_programs_write_them(
    value: str, expected: list[tuple[str, str]]
) -> None:
    assert [(box.handle.address, box.name) for box in mailboxes(value.encode())] == expected


def test_names_are_introduced_once() -> None:
    found = read(mail(), mail(**{"Message-ID": "<2@x>"}))
    assert [item for item in found if isinstance(item, Contact)] == [Contact("Ada", (ADA,))]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Yes.\n\nOn 3 Mar 2024, Ada <a@x>\nwrote:\n\n> Are we on?\n> Sunday", "Yes."),
        ("Ja.\n\nAm 03.03.2024 um 10:00 schrieb Ada:\n> Ja?\n\nBis dann", "Ja.\n\n\n\nBis dann"),
        ("Yes.\n-- \nAda\nRiver Lane", "Yes."),
        ("Yes.\n\n-----Original Message-----\nFrom: Ada\nhello", "Yes."),
        ("Yes.\n\n________________________________\nFrom: Ada\nhello", "Yes."),
        ("> all\n> quoted", ""),
        ("a -- b > c", "a -- b > c"),
    ],
)
def test_only_what_somebody_wrote_themselves_counts(text: str, own: str) -> None:
    assert without_quotes(text) == own


PLAIN_PART = "--b\nContent-Type: text/plain\n\nhello\n--b\nContent-Type: text/html\n\n<p>\n--b--"


INNER = f"--c\nContent-Type: multipart/alternative; boundary=b\n\n{PLAIN_PART}\n--c--"


@pytest.mark.parametrize(
    ("kind", "encoding", "body", "length"),
    [
        ("text/plain; charset=iso-8859-1", "quoted-printable", "Gr=FC=DFe", 5),
        ("text/plain; charset=utf-8", "base64", "R3LDvMOfZQ==", 5),
        ("text/plain; charset=no-such", "8bit", "Grüße", 5),
        ("text/plain", "base64", "!", 0),
        ("text/html", "7bit", "<p>hello</p>", None),
        ('multipart/alternative; boundary="b"', "7bit", PLAIN_PART, 5),
        ("multipart/mixed; boundary=c", "7bit", INNER, 5),
        ("multipart/mixed; boundary=b", "7bit", "--b\nContent-Type: image/png\n\nx\n--b--", None),
        ("multipart/mixed", "7bit", "no boundary", None),
    ],
)  # fmt: skip
def test_the_length_is_that_of_the_plain_text(
    kind: str, encoding: str, body: str, length: int | None
) -> None:
    found = events(mail(body, Content_Type=kind, Content_Transfer_Encoding=encoding))
    assert [event.length for event in found] == [length]


def test_the_text_of_a_mail_with_a_large_attachment_is_counted() -> None:
    body = f"--b\nContent-Type: text/plain\n\nhello\n--b\n\n{'A' * 600_000}\n--b--"
    assert [
        event.length for event in events(mail(body, Content_Type="multipart/mixed; boundary=b"))
    ] == [5]


def test_flags_of_a_maildir_leave_out_drafts_and_what_is_in_the_bin() -> None:
    for flags, count in (("S", 1), ("DS", 0), ("ST", 0), ("", 1), ("PRS", 1)):
        for mark in ":;!":
            source = MemorySource(f"Maildir/cur/1.a{mark}2,{flags}", mail())
            found = list(Eml().read(source, sample_reading()))
            assert len([item for item in found if isinstance(item, Event)]) == count


@pytest.mark.parametrize(
    ("path", "window"),
    [
        ("Maildir/cur/1.a:2,S", Coverage("mail", SUNDAY, None)),
        ("Sunday.eml", Coverage("mail", SUNDAY, SUNDAY + 1, blind=("single-mails",))),
    ],
)
def test_a_maildir_is_covered_and_a_single_mail_proves_only_itself(
    path: str, window: Coverage
) -> None:
    found = list(Eml().read(MemorySource(path, mail()), sample_reading()))
    assert [item for item in found if isinstance(item, Coverage)] == [window]


def test_a_mail_in_a_folder_of_sent_ones_tells_the_owner() -> None:
    source = MemorySource(
        "Maildir/.Sent/cur/1.a:2,S", mail(From="robin@example.com", To="ada@example.org")
    )
    found = list(Eml().read(source, sample_reading()))
    assert found[0] == OwnHandle(ROBIN)
