"""Writes large backups in the form of SMS Backup & Restore: seeded, people invented.

python -m bench.formats.sms_backup_restore FILE [--entries 500000] [--pictures 0.0] [--seed 1]
"""

from __future__ import annotations

import argparse
import base64
import random
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import quoteattr

START = 1_262_304_000_000
STEP = 600_000
PEOPLE = tuple(
    (f"+4477009{number:05d}", name)
    for number, name in enumerate(
        (
            "Ada Quill",
            "Bram Oakes",
            "Cleo Hart",
            "Dev Rao",
            "Elsie Finch",
            "Fynn Marsh",
            "(Unknown)",
        )
    )
)
LINES = (
    "Are we still on for Sunday?",
    "Running late, ten minutes.",
    "Happy birthday! &#55356;&#57218; Ring you tonight.",
    'She said "maybe" & left it at that.',
    "ok",
    "Thank you for yesterday. The soup was just what I needed, and the talk even more so.",
    "Wo bist du? Größe 42 & Tüte mit.",
    "😀 call me when you can",
)
PICTURE_BYTES = 150_000


def entries(count: int, pictures: float, seed: int) -> Iterator[str]:
    """`count` texts and MMS; `pictures` is the share of MMS with a picture."""
    chance = random.Random(seed)
    picture = base64.b64encode(chance.randbytes(PICTURE_BYTES)).decode()
    at = START
    for _ in range(count):
        at += chance.randrange(1, STEP)
        if chance.random() < pictures:
            yield mms(chance, at, picture)
        else:
            yield sms(chance, at)


def sms(chance: random.Random, at: int) -> str:
    address, name = chance.choice(PEOPLE)
    body = quoteattr(chance.choice(LINES)).replace("&amp;#", "&#")
    kind = chance.choice("12")
    return (
        f'  <sms protocol="0" address="{address}" date="{at}" type="{kind}" subject="null" '
        f'body={body} toa="null" sc_toa="null" service_center="null" read="1" status="-1" '
        f'locked="0" date_sent="{at - 900}" sub_id="1" readable_date="Jan 1, 2010 12:00:00 AM" '
        f'contact_name="{name}" />\n'
    )


def mms(chance: random.Random, at: int, picture: str) -> str:
    address, name = chance.choice(PEOPLE)
    box = chance.choice("12")
    return (
        f'  <mms date="{at // 1000 * 1000}" ct_t="application/vnd.wap.multipart.related" '
        f'msg_box="{box}" address="{address}" m_type="{"132" if box == "1" else "128"}" '
        f'contact_name="{name}">\n    <parts>\n'
        '      <part seq="-1" ct="application/smil" text="&lt;smil/&gt;" />\n'
        '      <part seq="0" ct="text/plain" text="Look at this &#55357;&#56838;" />\n'
        f'      <part seq="0" ct="image/jpeg" name="a.jpg" text="null" data="{picture}" />\n'
        "    </parts>\n    <addrs>\n"
        f'      <addr address="{address}" type="{"137" if box == "1" else "151"}" />\n'
        '      <addr address="insert-address-token" type="151" />\n'
        "    </addrs>\n  </mms>\n"
    )


def write(path: Path, count: int, pictures: float = 0.0, seed: int = 1) -> None:
    """Write a whole backup to `path`."""
    exported = START + (count + 1) * STEP
    with path.open("w", encoding="utf-8") as file:
        file.write("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n")
        file.write(f'<smses count="{count}" backup_date="{exported}" type="full">\n')
        file.writelines(entries(count, pictures, seed))
        file.write("</smses>\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--entries", type=int, default=500_000)
    parser.add_argument("--pictures", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.file, given.entries, given.pictures, given.seed)


if __name__ == "__main__":
    main()
