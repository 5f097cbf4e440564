"""Exports of invented people, written as the phone writes them: 5 May 2026 is today."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

from stillhere.services.bring_in import bring_in
from stillhere.services.home import Home
from stillhere.services.wishes import Brought, Wishes
from stillhere.support.clock import FixedClock

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 5, 12, tzinfo=LONDON)
WISHES = Wishes(zone="Europe/London", owner="Ruth Bell")
DAY = timedelta(days=1)


def home_at(folder: Path, now: datetime = NOW) -> Home:
    return Home(folder, FixedClock(now))


def chat(
    folder: Path,
    name: str,
    *,
    owner: str = "Ruth Bell",
    start: datetime = datetime(2025, 9, 1, 9, 30, tzinfo=LONDON),
    days: int = 240,
    step: int = 1,
    until_them: int | None = None,
) -> Path:
    """A WhatsApp chat with a message each way every `step` days; theirs end after `until_them`."""
    lines = []
    for number in range(0, days, step):
        at = start + number * DAY
        if until_them is None or number < until_them:
            lines.append(f"{at:%d/%m/%Y, %H:%M} - {name}: Morning, all well here")
        later = at + timedelta(minutes=40)
        lines.append(f"{later:%d/%m/%Y, %H:%M} - {owner}: Glad to hear it")
    path = folder / f"WhatsApp Chat with {name}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def zipped(file: Path, name: str = "_chat.txt", at: datetime = NOW) -> Path:
    """The same file as the only one in a zip that was made at `at`."""
    from zipfile import ZipInfo

    target = file.with_suffix(".zip")
    with ZipFile(target, "w") as archive:
        archive.writestr(ZipInfo(name, at.timetuple()[:6]), file.read_bytes())
    return target


def texts(
    folder: Path,
    people: dict[str, str | None],
    *,
    count: int = 60,
    backed_up: datetime = NOW,
    name: str = "sms-20260505120000.xml",
) -> Path:
    """A backup of texts: with each number (and its name) one each way on `count` days."""
    rows = []
    for number, called in people.items():
        for day in range(count):
            for kind, hour in ((1, 8), (2, 9)):
                at = datetime(2026, 3, 1, hour, tzinfo=UTC) + day * DAY
                stamp = int(at.timestamp() * 1000)
                rows.append(
                    f'<sms protocol="0" address="{number}" date="{stamp}" type="{kind}"'
                    f' body="A few words" read="1" status="-1"'
                    f' contact_name="{called or "(Unknown)"}" />'
                )
    stamp = int(backed_up.timestamp() * 1000)
    body = "\n".join(rows)
    path = folder / name
    path.write_text(
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
        f'<smses count="{len(rows)}" backup_date="{stamp}">\n{body}\n</smses>\n',
        encoding="utf-8",
    )
    return path


def cards(folder: Path, people: dict[str, str]) -> Path:
    """An address book: names to numbers."""
    path = folder / "contacts.vcf"
    path.write_text(
        "".join(
            f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:{number}\r\nEND:VCARD\r\n"
            for name, number in people.items()
        ),
        encoding="utf-8",
    )
    return path


def brought(home: Home, *paths: Path, wishes: Wishes = WISHES) -> list[Brought]:
    return bring_in(home, paths, wishes)
