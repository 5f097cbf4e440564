"""WhatsApp's databases with invented people, as its apps write them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import apsw

RUTH, SAM, OWN = "447700900101", "447700900102", "447700900100"
HIDDEN = "205690463334636@lid"
ROOM = "120363000000000001@g.us"
APPLE_2024 = 725_760_000.0
UNIX_2024 = 1_704_067_200_000
IOS = """
CREATE TABLE ZWAMESSAGE (Z_PK INTEGER PRIMARY KEY, ZISFROMME INTEGER, ZMESSAGESTATUS INTEGER,
    ZMESSAGETYPE INTEGER, ZCHATSESSION INTEGER, ZGROUPMEMBER INTEGER, ZMEDIAITEM INTEGER,
    ZMESSAGEDATE TIMESTAMP, ZSTANZAID VARCHAR, ZTEXT VARCHAR, ZTOJID VARCHAR);
CREATE TABLE ZWACHATSESSION (Z_PK INTEGER PRIMARY KEY, ZCONTACTJID VARCHAR, ZPARTNERNAME VARCHAR);
CREATE TABLE ZWAGROUPMEMBER (Z_PK INTEGER PRIMARY KEY, ZCHATSESSION INTEGER, ZMEMBERJID VARCHAR);
CREATE TABLE ZWAMEDIAITEM (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZTITLE VARCHAR);
CREATE TABLE ZWAPROFILEPUSHNAME (Z_PK INTEGER PRIMARY KEY, ZJID VARCHAR, ZPUSHNAME VARCHAR);
"""
IOS_CALLS = """
CREATE TABLE ZWACDCALLEVENT (Z_PK INTEGER PRIMARY KEY, Z1CALLEVENTS INTEGER, ZDATE TIMESTAMP,
    ZDURATION FLOAT, ZGROUPCALLCREATORUSERJIDSTRING VARCHAR, ZGROUPJIDSTRING VARCHAR);
CREATE TABLE ZWACDCALLEVENTPARTICIPANT (Z_PK INTEGER PRIMARY KEY, Z1PARTICIPANTS INTEGER,
    ZJIDSTRING VARCHAR);
"""
IOS_CONTACTS = """
CREATE TABLE ZWAADDRESSBOOKCONTACT (Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR,
    ZPHONENUMBER VARCHAR, ZWHATSAPPID VARCHAR, ZLID VARCHAR);
"""
ANDROID = """
CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
CREATE TABLE jid_map (lid_row_id INTEGER PRIMARY KEY, jid_row_id INTEGER);
CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER UNIQUE, subject TEXT,
    ephemeral_expiration INTEGER);
CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT,
    sender_jid_row_id INTEGER, status INTEGER, timestamp INTEGER, message_type INTEGER,
    text_data TEXT);
CREATE TABLE message_edit_info (message_row_id INTEGER PRIMARY KEY, original_key_id TEXT);
CREATE TABLE message_add_on (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER,
    key_id TEXT, sender_jid_row_id INTEGER, parent_message_row_id INTEGER, timestamp INTEGER);
CREATE TABLE message_add_on_reaction (message_add_on_row_id INTEGER PRIMARY KEY, reaction TEXT);
CREATE TABLE call_log (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, from_me INTEGER, call_id TEXT,
    timestamp INTEGER, duration INTEGER, call_result INTEGER, group_jid_row_id INTEGER DEFAULT 0);
CREATE TABLE call_log_participant_v2 (_id INTEGER PRIMARY KEY, call_log_row_id INTEGER,
    jid_row_id INTEGER);
CREATE TABLE group_participant_user (_id INTEGER PRIMARY KEY, group_jid_row_id INTEGER,
    user_jid_row_id INTEGER);
"""
ANDROID_OLD = """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, key_from_me INTEGER,
    key_id TEXT, status INTEGER, data TEXT, timestamp INTEGER, media_wa_type TEXT,
    media_caption TEXT, remote_resource TEXT, edit_version INTEGER);
CREATE TABLE chat_list (_id INTEGER PRIMARY KEY, key_remote_jid TEXT, subject TEXT);
CREATE TABLE group_participants (_id INTEGER PRIMARY KEY, gjid TEXT, jid TEXT);
INSERT INTO messages VALUES (1, '-1', 0, '-1', -1, NULL, 0, '0', NULL, NULL, NULL);
"""


def person(number: str) -> str:
    """The address of a number."""
    return f"{number}@s.whatsapp.net"


class Made:
    """A database that is filled with rows."""

    def __init__(self, path: Path, schema: str) -> None:
        self.connection = apsw.Connection(str(path))
        self.connection.execute("PRAGMA page_size = 512")
        self.connection.execute(schema)

    def add(self, table: str, **values: object) -> int:
        """Add a row and give its number."""
        marks = ", ".join("?" * len(values))
        names = ", ".join(values)
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values())
        )
        return self.connection.last_insert_rowid()


class Ios(Made):
    """ChatStorage.sqlite."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, IOS)

    def chat(self, address: str, name: str | None, members: Iterable[str] = ()) -> int:
        """Add a chat with its members."""
        row = self.add("ZWACHATSESSION", ZCONTACTJID=address, ZPARTNERNAME=name)
        for member in members:
            self.add("ZWAGROUPMEMBER", ZCHATSESSION=row, ZMEMBERJID=member)
        return row

    def message(self, chat: int, minute: float, text: str | None, **values: object) -> int:
        """Add a message that came so many minutes after the beginning of 2024."""
        given = {"ZCHATSESSION": chat, "ZMESSAGEDATE": APPLE_2024 + minute * 60, "ZTEXT": text}
        more = {"ZISFROMME": 0, "ZMESSAGETYPE": 0, "ZSTANZAID": f"3A{minute}"}
        return self.add("ZWAMESSAGE", **given | more | values)


class Android(Made):
    """msgstore.db in its new form."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, ANDROID)

    def jid(self, address: str) -> int:
        """Add an address."""
        user, _, server = address.partition("@")
        return self.add("jid", user=user, server=server, raw_string=address)

    def chat(self, jid: int, subject: str | None = None, **values: object) -> int:
        """Add a chat."""
        return self.add("chat", jid_row_id=jid, subject=subject, **values)

    def message(self, chat: int, minute: int, text: str | None, **values: object) -> int:
        """Add a message that came so many minutes after the beginning of 2024."""
        given = {"chat_row_id": chat, "timestamp": UNIX_2024 + minute * 60_000, "text_data": text}
        more = {"from_me": 0, "message_type": 0, "key_id": f"3A{minute}", "status": 0}
        return self.add("message", **given | more | values)


def ios_sample(folder: Path) -> None:
    """Chats, calls and contacts of an iPhone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Ios(folder / "ChatStorage.sqlite")
    ruth = made.chat(person(RUTH), "Ruth Bell")
    room = made.chat(ROOM, "Choir", (HIDDEN, person(RUTH), person(OWN)))
    made.chat("status@broadcast", None)
    made.add("ZWAPROFILEPUSHNAME", ZJID=person(SAM), ZPUSHNAME="Sammy")
    made.add("ZWAMEDIAITEM", ZTITLE="Our garden")
    made.message(ruth, 1, None, ZMESSAGETYPE=10, ZTOJID=person(OWN))
    made.message(ruth, 2, "Are you well?", ZISFROMME=1, ZMESSAGESTATUS=8)
    made.message(ruth, 3, "Yes 🌷 and you?")
    made.message(ruth, 4, None, ZMESSAGETYPE=1, ZMEDIAITEM=1)
    made.message(ruth, 5, None, ZMESSAGETYPE=14)
    made.message(ruth, 6, "It stayed here.", ZISFROMME=1, ZMESSAGESTATUS=9)
    made.message(room, 7, "Seven o’clock", ZGROUPMEMBER=1)
    made.message(room, 8, None, ZMESSAGETYPE=6)
    made.message(room, 9, "Who wrote this?")
    made.message(3, 10, "A status", ZGROUPMEMBER=2)
    made.connection.close()
    calls = Made(folder / "CallHistory.sqlite", IOS_CALLS)
    for number, (group, creator, chat) in enumerate(
        ((1, OWN, None), (1, RUTH, None), (2, SAM, ROOM)), 1
    ):
        calls.add("ZWACDCALLEVENT", Z1CALLEVENTS=group, ZDATE=APPLE_2024 + number * 3600.25,
                  ZDURATION=(95.1, 0.0, 30.0)[number - 1],
                  ZGROUPCALLCREATORUSERJIDSTRING=person(creator), ZGROUPJIDSTRING=chat)  # fmt: skip
    for group, member in ((1, RUTH), (2, RUTH), (2, SAM)):
        calls.add("ZWACDCALLEVENTPARTICIPANT", Z1PARTICIPANTS=group, ZJIDSTRING=person(member))
    calls.connection.close()
    contacts = Made(folder / "ContactsV2.sqlite", IOS_CONTACTS)
    contacts.add("ZWAADDRESSBOOKCONTACT", ZFULLNAME="Ruth Bell", ZPHONENUMBER="07700 900101")
    contacts.add("ZWAADDRESSBOOKCONTACT", ZFULLNAME="Sam Oak", ZWHATSAPPID=person(SAM), ZLID=HIDDEN)
    contacts.connection.close()


def android_sample(path: Path) -> None:
    """The new form."""
    made = Android(path)
    ruth, sam, hidden, room, status = (
        made.jid(address)
        for address in (person(RUTH), person(SAM), HIDDEN, ROOM, "status@broadcast")
    )
    made.add("jid_map", lid_row_id=hidden, jid_row_id=sam)
    pair, secret, choir, news = (
        made.chat(ruth), made.chat(hidden, ephemeral_expiration=86_400),
        made.chat(room, "Choir"), made.chat(status),
    )  # fmt: skip
    for member in (ruth, hidden):
        made.add("group_participant_user", group_jid_row_id=room, user_jid_row_id=member)
    made.message(pair, 1, None, message_type=7, status=6)
    made.message(pair, 2, "Are you well?", from_me=1, status=13)
    made.message(pair, 3, "Yes 🌷 and you?")
    made.message(pair, 4, "Our garden", message_type=1)
    made.message(pair, 5, None, message_type=15)
    made.message(pair, 6, "It stayed here.", from_me=1, status=0)
    made.message(pair, 7, None, message_type=10)
    edited = made.message(pair, 8, "corrected", key_id="EDIT")
    made.add("message_edit_info", message_row_id=edited, original_key_id="FIRST")
    made.message(secret, 9, "Only for a day")
    made.message(choir, 10, "Seven o’clock", sender_jid_row_id=hidden)
    made.message(news, 11, "A status", sender_jid_row_id=ruth)
    for key, reaction in (("R1", "❤"), ("R2", "")):
        row = made.add("message_add_on", chat_row_id=pair, from_me=0, key_id=key,
                       parent_message_row_id=2, timestamp=UNIX_2024 + 720_000)  # fmt: skip
        made.add("message_add_on_reaction", message_add_on_row_id=row, reaction=reaction)
    for minute, mine, seconds, group in ((13, 1, 95, 0), (14, 0, 0, 0), (15, 0, 30, room)):
        made.add(
            "call_log",
            jid_row_id=ruth,
            from_me=mine,
            call_id=f"call:{minute}",
            timestamp=UNIX_2024 + minute * 60_000,
            duration=seconds,
            group_jid_row_id=group,
        )
    made.connection.close()


def old_android_sample(path: Path) -> None:
    """The old form."""
    made = Made(path, ANDROID_OLD)
    made.add("chat_list", key_remote_jid=ROOM, subject="Choir")
    made.add("group_participants", gjid=ROOM, jid=person(RUTH))
    rows: tuple[tuple[str, int, str | None, int, int, str, str | None, str | None], ...] = (
        (person(RUTH), 1, "Are you well?", 5, 2, "0", None, None),
        (person(RUTH), 0, "Yes 🌷 and you?", 0, 3, "0", None, None),
        (person(RUTH), 0, None, 0, 4, "1", "Our garden", None),
        (person(RUTH), 1, "It stayed here.", 0, 5, "0", None, None),
        (ROOM, 0, "Seven o’clock", 0, 6, "0", None, person(RUTH)),
        (ROOM, 1, "Choir", 6, 7, "0", None, None),
    )
    for address, mine, text, status, minute, kind, caption, sender in rows:
        made.add("messages", key_remote_jid=address, key_from_me=mine, key_id=f"3A{minute}",
                 status=status, data=text, timestamp=UNIX_2024 + minute * 60_000,
                 media_wa_type=kind, media_caption=caption, remote_resource=sender)  # fmt: skip
    made.connection.close()


if __name__ == "__main__":
    samples = Path(__file__).parents[1] / "samples"
    ios_sample(samples / "whatsapp_ios" / "phone")
    android_sample(samples / "whatsapp_android" / "msgstore.db")
    old_android_sample(samples / "whatsapp_android" / "old.db")
