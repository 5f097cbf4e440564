"""The same invented conversation as the databases of apps and other exports hold it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tests.importers.imessage.made import OWN, Database
from tests.importers.iphone_backup.made import backup
from tests.importers.whatsapp_databases.made import APPLE_2024, UNIX_2024, Android, Ios, person
from tests.services.made import NOW
from tests.services.twin_exports import Line

NUMBER = "447700900123"
NAME = "Daniel Bell"
SMS_IN_A_BACKUP = "HomeDomain/Library/SMS/sms.db"


def whatsapp_ios(folder: Path, lines: Sequence[Line], name: str = NAME) -> Path:
    """As WhatsApp keeps it on an iPhone: parts of a second, who wrote and an id."""
    folder.mkdir(exist_ok=True)
    path = folder / "ChatStorage.sqlite"
    made = Ios(path)
    chat = made.chat(person(NUMBER), name)
    for line in lines:
        made.add(
            "ZWAMESSAGE",
            ZCHATSESSION=chat,
            ZMESSAGEDATE=APPLE_2024 + _minutes(line.at) * 60,
            ZTEXT=line.words,
            ZISFROMME=line.out,
            ZMESSAGETYPE=0,
            ZSTANZAID=_id(line),
        )
    made.connection.close()
    return path


def whatsapp_android(folder: Path, lines: Sequence[Line]) -> Path:
    """As WhatsApp keeps it on Android: milliseconds, no name, the same ids."""
    folder.mkdir(exist_ok=True)
    path = folder / "msgstore.db"
    made = Android(path)
    chat = made.chat(made.jid(person(NUMBER)))
    for line in lines:
        made.add(
            "message",
            chat_row_id=chat,
            timestamp=_milliseconds(line.at),
            text_data=line.words,
            from_me=line.out,
            message_type=0,
            key_id=_id(line),
            status=13 if line.out else 0,
        )
    made.connection.close()
    return path


def messages(
    folder: Path,
    lines: Sequence[Line],
    *,
    service: str = "iMessage",
    old: bool = False,
    address: str = f"+{NUMBER}",
) -> Path:
    """As a Mac (chat.db) or, where `old`, an old iPhone (sms.db) keeps it."""
    folder.mkdir(exist_ok=True)
    path = folder / ("sms.db" if old else "chat.db")
    made = Database(path, old=old)
    handle = made.handle(address, service)
    chat = made.chat(f"{service};-;{address}", (handle,))
    for line in lines:
        made.message(
            chat,
            _minutes(line.at),
            line.words,
            guid=_id(line),
            handle_id=handle,
            is_from_me=line.out,
            service=service,
            account=f"P:{OWN}",
        )
    made.connection.close()
    return path


def in_a_backup(folder: Path, database: Path) -> Path:
    """The backup of an iPhone with this database of messages."""
    return backup(folder, {SMS_IN_A_BACKUP: database.read_bytes()})


def texts(
    folder: Path,
    lines: Sequence[Line],
    *,
    address: str = f"+{NUMBER}",
    name: str = NAME,
    backed_up: datetime = NOW,
) -> Path:
    """As a backup of texts of an Android phone holds it: milliseconds."""
    folder.mkdir(exist_ok=True)
    stamp = str(_milliseconds(backed_up))
    root = ET.Element("smses", count=str(len(lines)), backup_date=stamp)
    for line in lines:
        said = {"protocol": "0", "address": address, "date": str(_milliseconds(line.at))}
        kept = {"body": line.words, "read": "1", "status": "-1", "contact_name": name}
        ET.SubElement(root, "sms", {**said, "type": "2" if line.out else "1", **kept})
    path = folder / f"sms-{backed_up:%Y%m%d%H%M%S}.xml"
    ET.ElementTree(root).write(path, encoding="UTF-8", xml_declaration=True)
    return path


def _id(line: Line) -> str:
    """What both phones call a message."""
    return f"3A{_milliseconds(line.at):X}"


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)


def _minutes(at: datetime) -> float:
    return (_milliseconds(at) - UNIX_2024) / 60_000
