"""Twelve kinds of export of one invented family, in one folder, as they come together over years.

Vera Lund is the owner. Each kind holds some messages or calls with two people; one chat is there
twice, saved on two days. `FAMILY` says how much there is with whom, each thing once.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

from tests.importers.imessage.made import Database
from tests.importers.iphone_calls.made import Calls

SAVED = datetime(2026, 11, 21, 8, tzinfo=UTC)
BEGAN_2024 = datetime(2024, 1, 1, tzinfo=UTC)
VERA, VERA_PHONE, VERA_MAIL = "Vera Lund", "+447700900100", "vera.lund@example.org"


class Somebody(NamedTuple):
    """One of the family, with number and mail address."""

    name: str
    phone: str
    mail: str


MILO = Somebody("Milo Hart", "+447700900123", "milo.hart@example.org")
INES = Somebody("Ines Vale", "+447700900155", "ines.vale@example.net")
OTTO = Somebody("Otto Lind", "+447700900166", "otto.lind@example.com")
RUTH = Somebody("Ruth Bell", "+447700900177", "ruth.bell@example.org")
EVERYBODY = (MILO, INES, OTTO, RUTH)


class Said(NamedTuple):
    """One message or call: when, with whom, and whether it came from Vera."""

    at: datetime
    who: Somebody
    out: bool

    @property
    def ms(self) -> int:
        return int(self.at.timestamp() * 1000)

    @property
    def minute(self) -> int:
        """Minutes since the beginning of 2024."""
        return int((self.at - BEGAN_2024).total_seconds() // 60)

    @property
    def author(self) -> str:
        return VERA if self.out else self.who.name


def days(hour: int, count: int, *people: Somebody, first: int = 0) -> tuple[Said, ...]:
    """A message each way with each of `people`, on so many days of this autumn."""
    start = datetime(2026, 9, 1, hour, tzinfo=UTC) + timedelta(days=first)
    return tuple(
        Said(start + timedelta(days=day, minutes=10 * place + 3 * out), who, bool(out))
        for day in range(count)
        for place, who in enumerate(people)
        for out in (False, True)
    )


CHAT = days(7, 70, MILO)
SMS = days(8, 30, INES)
CALLED = days(9, 12, INES)
IMESSAGE = days(10, 20, OTTO, RUTH)
IPHONE_CALLS = days(11, 9, RUTH)
TELEGRAM = days(12, 25, OTTO)
SIGNAL = days(13, 15, MILO)
MESSENGER = days(14, 10, INES)
INSTAGRAM = days(15, 8, MILO)
VOICE = days(16, 6, RUTH)
MAIL = days(17, 5, MILO, OTTO)
MEETINGS = days(18, 3, INES)[::2]
FAMILY = Counter(
    said.who.name
    for kind in (CHAT, SMS, CALLED, IMESSAGE, IPHONE_CALLS, TELEGRAM, SIGNAL, MESSENGER, INSTAGRAM,
                 VOICE, MAIL, MEETINGS)
    for said in kind
)  # fmt: skip
"""How much there is with each, everything once."""


def family(folder: Path) -> Path:
    """The folder with everything in it."""
    root = folder / "Family"
    root.mkdir()
    _chat(root / "WhatsApp Chat - Milo Hart.zip", CHAT, SAVED)
    _chat(_below(root, "old phone/WhatsApp Chat - Milo Hart.zip"), CHAT[:60], CHAT[60].at)
    _texts(root / "sms-20261121.xml")
    _calls(root / "calls-20261121.xml")
    _messages(_below(root, "Mac/chat.db"))
    _iphone_calls(root / "CallHistory.storedata")
    _telegram(_below(root, "ChatExport_2026-11-21/result.json"))
    _signal(_below(root, "signal-export/main.jsonl"))
    _meta(root / "facebook", "your_activity_across_facebook", MESSENGER)
    _meta(root / "instagram", "your_instagram_activity", INSTAGRAM)
    _voice(_below(root, "takeout-20261121T080000Z-001/Takeout/Voice/Calls/x").parent)
    _mail(root / "Mail.mbox")
    _calendar(root / f"{VERA_MAIL}.ics")
    _contacts(root / "contacts.vcf")
    _below(root, "Photos/IMG_0001.jpg").write_bytes(b"\xff\xd8\xff\xe0 no export")
    return root


def _below(root: Path, way: str) -> Path:
    path = root / way
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _chat(path: Path, said: tuple[Said, ...], saved: datetime) -> None:
    lines = (f"[{each.at:%d/%m/%Y, %H:%M:%S}] {each.author}: All well here" for each in said)
    with ZipFile(path, "w") as archive:
        archive.writestr(ZipInfo("_chat.txt", saved.timetuple()[:6]), "\r\n".join(lines))


def _texts(path: Path) -> None:
    _backup(path, "smses", [
        f'<sms protocol="0" address="{each.who.phone}" date="{each.ms}" type="{1 + each.out}"'
        f' body="See you" read="1" contact_name="{each.who.name}" />'
        for each in SMS
    ])  # fmt: skip


def _calls(path: Path) -> None:
    _backup(path, "calls", [
        f'<call number="{each.who.phone}" duration="240" date="{each.ms}" type="{1 + each.out}"'
        f' contact_name="{each.who.name}" />'
        for each in CALLED
    ])  # fmt: skip


def _backup(path: Path, root: str, rows: list[str]) -> None:
    saved = int(SAVED.timestamp() * 1000)
    head = f'<{root} count="{len(rows)}" backup_date="{saved}">'
    written = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>",
        head,
        *rows,
        f"</{root}>",
    )
    path.write_text("\n".join(written), encoding="utf-8")


def _messages(path: Path) -> None:
    made = Database(path)
    for who in (OTTO, RUTH):
        handle = made.handle(who.phone)
        chat = made.chat(f"iMessage;-;{who.phone}", (handle,))
        for each in (said for said in IMESSAGE if said.who is who):
            made.message(
                chat, each.minute, "All well", guid=f"{who.name}{each.minute}", handle_id=handle,
                is_from_me=int(each.out), account=f"P:{VERA_PHONE}",
            )  # fmt: skip
    made.connection.close()


def _iphone_calls(path: Path) -> None:
    made = Calls(path)
    for each in IPHONE_CALLS:
        made.add(each.minute, each.who.phone, seconds=300.0, out=int(each.out), answered=1)
    made.connection.close()


def _telegram(path: Path) -> None:
    messages = [
        {
            "id": number, "type": "message", "date": f"{each.at:%Y-%m-%dT%H:%M:%S}",
            "date_unixtime": str(each.ms // 1000), "from": each.author,
            "from_id": "user300100200" if each.out else "user700100200", "text": "All well",
        }
        for number, each in enumerate(TELEGRAM, 1)
    ]  # fmt: skip
    chat = {"name": OTTO.name, "type": "personal_chat", "id": 700100200, "messages": messages}
    path.write_text(json.dumps(chat, indent=1), encoding="utf-8")


def _signal(path: Path) -> None:
    contact = {
        "aci": b64encode(b"m" * 16).decode(), "e164": MILO.phone.removeprefix("+"),
        "systemGivenName": "Milo", "systemFamilyName": "Hart", "registered": {},
    }  # fmt: skip
    frames: list[dict[str, object]] = [
        {"version": "1", "backupTimeMs": str(int(SAVED.timestamp() * 1000))},
        {"account": {"givenName": "Vera", "familyName": "Lund"}},
        {"recipient": {"id": "1", "self": {}}},
        {"recipient": {"id": "4", "contact": contact}},
        {"chat": {"id": "2", "recipientId": "4"}},
    ]
    for each in SIGNAL:
        way = {"outgoing": {"sendStatus": [{"recipientId": "4", "read": {}}]}}
        came = {"incoming": {"dateReceived": str(each.ms), "read": True}}
        frames.append({"chatItem": {
            "chatId": "2", "authorId": "1" if each.out else "4", "dateSent": str(each.ms),
            **(way if each.out else came), "standardMessage": {"text": {"body": "All well"}},
        }})  # fmt: skip
    path.write_text("\n".join(map(json.dumps, frames)) + "\n", encoding="utf-8")
    path.with_name("metadata.json").write_text('{"version":1}', encoding="utf-8")


def _meta(root: Path, activity: str, said: tuple[Said, ...]) -> None:
    """A download of Messenger or Instagram, which are built alike."""
    other = said[0].who
    chat = {
        "participants": [{"name": other.name}, {"name": VERA}],
        "messages": [
            {"sender_name": each.author, "timestamp_ms": each.ms, "content": "All well",
             "is_geoblocked_for_viewer": False}
            for each in reversed(said)
        ],
        "title": other.name, "is_still_participant": True,
        "thread_path": f"inbox/{other.name.lower().replace(' ', '')}_100000000000001",
    }  # fmt: skip
    path = _below(root, f"{activity}/messages/{chat['thread_path']}/message_1.json")
    path.write_text(json.dumps(chat, indent=2), encoding="utf-8")
    about = {"profile_v2": {"name": {"full_name": VERA}}}
    names = {"profile_user": [{"string_map_data": {"Name": {"value": VERA}}}]}
    facebook = root.name == "facebook"
    kind = "profile_information" if facebook else "personal_information"
    place = _below(root, f"personal_information/{kind}/{kind}.json")
    place.write_text(json.dumps(about if facebook else names), encoding="utf-8")


def _voice(folder: Path) -> None:
    head = (
        '<?xml version="1.0" ?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html '
        'xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" '
        'content="text/html; charset=UTF-8" /><title>Texts</title>'
        '<style type="text/css">.sender { font-weight: bold; }</style></head>\n<body>'
    )
    said = "".join(
        f'<div class="message"><abbr class="dt" title="{each.at:%Y-%m-%dT%H:%M:%S}.000+00:00">'
        f'shown</abbr>:\n<cite class="sender vcard"><a class="tel" '
        f'href="tel:{VERA_PHONE if each.out else each.who.phone}">'
        f'<{"abbr" if each.out else "span"} class="fn">{"Me" if each.out else each.who.name}'
        f"</{'abbr' if each.out else 'span'}></a></cite>:\n<q>All well</q>\n</div> "
        for each in VOICE
    )
    folder.joinpath(f"{RUTH.name} - Text - 2026-09-01T16_00_00Z.html").write_text(
        f'{head}<div class="hChatLog hfeed">{said}</div></body></html>', encoding="utf-8"
    )


def _mail(path: Path) -> None:
    letters = []
    for number, each in enumerate(MAIL):
        vera, other = f"{VERA} <{VERA_MAIL}>", f"{each.who.name} <{each.who.mail}>"
        letters.append(
            f"From {number}@xxx {each.at:%a %b %d %H:%M:%S +0000 %Y}\n"
            f"X-Gmail-Labels: {'Sent' if each.out else 'Inbox'}\nDelivered-To: {VERA_MAIL}\n"
            f"From: {vera if each.out else other}\nTo: {other if each.out else vera}\n"
            f"Subject: Sunday\nDate: {each.at:%a, %d %b %Y %H:%M:%S +0000}\n"
            f"Message-ID: <{number}@mail.example.org>\nContent-Type: text/plain\n\nAll well.\n"
        )
    path.write_text("\n".join(letters), encoding="utf-8")


def _calendar(path: Path) -> None:
    path.write_text("\r\n".join(_entries()) + "\r\n", encoding="utf-8")


def _entries() -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Google Inc//Google Calendar 70//EN",
                f"X-WR-CALNAME:{VERA_MAIL}")  # fmt: skip
    for number, each in enumerate(MEETINGS):
        yield from (
            "BEGIN:VEVENT", f"UID:{number}@example.org", "DTSTAMP:20261121T080000Z",
            f"DTSTART:{each.at:%Y%m%dT%H%M%SZ}",
            f"DTEND:{each.at + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
            f"ORGANIZER;CN={each.who.name}:mailto:{each.who.mail}",
            f"ATTENDEE;PARTSTAT=ACCEPTED;CN={VERA}:mailto:{VERA_MAIL}",
            "SUMMARY:Tea", "STATUS:CONFIRMED", "END:VEVENT",
        )  # fmt: skip
    yield "END:VCALENDAR"


def _contacts(path: Path) -> None:
    cards = (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{who.name}\nTEL;TYPE=CELL:{who.phone}\n"
        f"EMAIL:{who.mail}\nEND:VCARD\n"
        for who in EVERYBODY
    )
    path.write_text("".join(cards), encoding="utf-8")
