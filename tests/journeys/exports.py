"""Files as phones save them, about people who do not exist."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile, ZipInfo

BEGAN = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
DAYS = 266
QUIET_FROM = 230


def _chat() -> list[str]:
    """One chat: Milo answers every day, and not at all since five weeks."""
    lines = []
    for day in range(DAYS):
        at = BEGAN + timedelta(days=day)
        if day % 2 == 0 or day < QUIET_FROM:
            lines.append(f"[{at:%d/%m/%Y, %H:%M:%S}] Vera: Good morning, how are you")
        if day < QUIET_FROM:
            late = at + timedelta(minutes=30 + day % 50)
            lines.append(f"[{late:%d/%m/%Y, %H:%M:%S}] Milo: All well here, and with you")
    return lines


def whatsapp_zip(folder: Path) -> Path:
    """The chat as a phone saves it: its name tells who the other one is."""
    path = folder / "WhatsApp Chat - Milo.zip"
    with ZipFile(path, "w") as archive:
        saved = ZipInfo("_chat.txt", (2026, 11, 22, 8, 0, 0))
        archive.writestr(saved, "\r\n".join(_chat()) + "\r\n")
    return path


def whatsapp_text(folder: Path) -> Path:
    """The same with a name that tells nothing, so that two things have to be asked."""
    path = folder / "saved.txt"
    path.write_text("\n".join(_chat()) + "\n", encoding="utf-8")
    return path


def texts(folder: Path) -> Path:
    """A backup of texts with two people, and one line that cannot be read."""
    rows = []
    for day in range(0, DAYS, 2):
        for name, number in (("Ines", "+447700900155"), ("Piet", "+447700900166")):
            at = int((BEGAN + timedelta(days=day, hours=len(name))).timestamp() * 1000)
            for kind, later in ((2, 0), (1, 3_600_000)):
                rows.append(
                    f'<sms protocol="0" address="{number}" date="{at + later}" type="{kind}" '
                    f'body="See you on the usual day" read="1" contact_name="{name}" />'
                )
    rows.append('<sms protocol="0" address="+447700900155" date="soon" type="1" body="x" />')
    saved = int((BEGAN + timedelta(days=DAYS)).timestamp() * 1000)
    path = folder / "sms-20261122.xml"
    path.write_text(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
        f'<smses count="{len(rows)}" backup_date="{saved}">\n' + "\n".join(rows) + "\n</smses>\n",
        encoding="utf-8",
    )
    return path


def calendar(folder: Path) -> Path:
    """A calendar with one entry that may tell of something, and one that does not."""
    entries = "".join(
        f"BEGIN:VEVENT\r\nUID:{title}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:{title}\r\n"
        "END:VEVENT\r\n"
        for day, title in (("20261001", "Milo moves to Leeds"), ("20261002", "Dentist"))
    )
    path = folder / "home.ics"
    path.write_text(f"BEGIN:VCALENDAR\r\n{entries}END:VCALENDAR\r\n", encoding="utf-8")
    return path
