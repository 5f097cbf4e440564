"""Generators of large exports, one module a format: seeded, people invented.

Each has `write(path, messages)`; `FORMATS` says which file it makes and what it must reach.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import NamedTuple

INSTAGRAM = "your_instagram_activity/messages/inbox/adaquill_100000000000001"


class Format(NamedTuple):
    """The file to write, what is counted in it, and how many a second there should be."""

    file: str
    unit: str = "messages"
    target: int | None = 100_000


FORMATS = {
    "whatsapp": Format("WhatsApp Chat with Daniel.txt"),
    "sms_backup_restore": Format("sms-20260501.xml"),
    "imessage": Format("chat.db"),
    "iphone_calls": Format("CallHistory.storedata", "calls"),
    "whatsapp_android": Format("msgstore.db"),
    "whatsapp_ios": Format("ChatStorage.sqlite"),
    "telegram": Format("result.json"),
    "signal": Format("main.jsonl"),
    "signal_text": Format("Tomas Brandt/chat.md"),
    "signal_desktop": Format("unlocked.sqlite"),
    "messenger": Format("messages/inbox/adaquill_100000000000001/message_1.json"),
    "messenger_html": Format("messages/inbox/adaquill_100000000000001/message_1.html", target=None),
    "instagram": Format(f"{INSTAGRAM}/message_1.json"),
    "instagram_html": Format(f"{INSTAGRAM}/message_1.html", target=None),
    "snapchat": Format("json/chat_history.json"),
    "skype": Format("messages.json"),
    "google_chat": Format("Groups/DM abc/messages.json"),
    "google_voice": Format("takeout.zip", target=None),
    "hangouts": Format("Hangouts.json"),
    "discord": Format("chat.json"),
    "discord_package": Format("package.zip"),
    "slack": Format("slack.zip"),
    "line": Format("[LINE] Chat with Mika Sato.txt"),
    "kakaotalk": Format("KakaoTalkChats.txt"),
    "viber": Format("viber.db"),
    "events_table": Format("events.csv", "rows"),
    "mbox": Format("All mail.mbox", "mails", 30_000),
    "eml": Format("Maildir", "mails", None),
    "ics": Format("robin.vale@example.com.ics", "meetings"),
    "vcard": Format("contacts.vcf", "people"),
    "contacts_csv": Format("google.csv", "people"),
    "iphone_contacts": Format("AddressBook.sqlitedb", "people"),
}


def make(name: str, folder: Path, messages: int) -> Path:
    """Write an export of a format into a folder of its own; the folder to bring in."""
    home = folder / name
    path = home / FORMATS[name].file
    path.parent.mkdir(parents=True)
    import_module(f"bench.formats.{name}").write(path, messages)
    return home
