"""Writes large mailboxes as Gmail's Takeout does: seeded, people invented.

python -m bench.formats.mbox FILE [--messages 500000] [--attachment 0]
"""

from __future__ import annotations

import argparse
import base64
import random
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

ME = "Robin Vale <robin.vale@example.com>"
PEOPLE = (
    "Ada Quill <ada@example.org>",
    "=?UTF-8?Q?Bj=C3=B6rn_Oakes?= <bjorn.oakes@example.net>",
    '"Hart, Cleo" <cleo.hart@example.org>',
    "dev.rao@example.com",
    "Elsie Finch <elsie@example.net>",
)
SHOP = "Corner Shop <news@shop.example>"
START = datetime(2010, 1, 1, tzinfo=UTC)
LINES = (
    "Are we still on for Sunday? I thought we could walk down to the river first.",
    "The soup was just what I needed, and the talk even more so. Thank you.",
    "Running late, about ten minutes. Start without me if the others are hungry.",
    "She said it would be fine, and then she laughed, so I think we are forgiven.",
)


def write(path: Path, messages: int, attachment: int = 0) -> None:
    """Write `messages` mails of about 1.5 kB, each with an attachment of so many bytes."""
    chance = random.Random(1)
    packed = base64.encodebytes(chance.randbytes(attachment)).replace(b"\n", b"\r\n")
    at = START
    with path.open("wb") as file:
        for number in range(messages):
            at += timedelta(seconds=chance.randrange(1, 600))
            file.write(mail(chance, number, at, packed))


def mail(chance: random.Random, number: int, at: datetime, packed: bytes) -> bytes:
    other = chance.choice(PEOPLE)
    bulk = chance.random() < 0.2
    out = not bulk and chance.random() < 0.5
    sender, recipient = (ME, other) if out else (SHOP if bulk else other, ME)
    label = "Sent" if out else "Inbox,Important,Opened"
    boundary = f"=_{number:012d}"
    head = [
        f"From {1_600_000_000_000 + number}@xxx {at:%a %b %d %H:%M:%S +0000 %Y}",
        f"X-GM-THRID: {1_600_000_000_000 + number // 3}",
        f"X-Gmail-Labels: {label}",
        *([] if out else [
            "Delivered-To: robin.vale@example.com",
            "Received: by 2002:a05:6a10:2a2c:0:0:0:0 with SMTP id x44csp1234567pxz;",
            f"        {format_datetime(at + timedelta(seconds=3))} (UTC)",
        ]),
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=20161025;",
        "        h=mime-version:from:date:message-id:subject:to;",
        "        bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;",
        "MIME-Version: 1.0",
        *(["List-Unsubscribe: <https://shop.example/out>"] if bulk else []),
        f"From: {sender}",
        f"To: {recipient}",
        f"Date: {format_datetime(at)}",
        f"Message-ID: <CAF{number:09d}={chance.randrange(10**9)}@mail.example.com>",
        "Subject: Re: Sunday",
    ]  # fmt: skip
    text = "\r\n".join(chance.choice(LINES) for _ in range(chance.randrange(7, 14)))
    plain = f'Content-Type: text/plain; charset="UTF-8"\r\n\r\n{text}\r\n'
    if not packed:
        return ("\r\n".join(head) + f"\r\n{plain}\r\n").encode()
    whole = (
        "\r\n".join(head)
        + f'\r\nContent-Type: multipart/mixed; boundary="{boundary}"\r\n\r\n--{boundary}\r\n{plain}'
        + f"--{boundary}\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    return whole.encode() + packed + f"--{boundary}--\r\n\r\n".encode()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--messages", type=int, default=500_000)
    parser.add_argument("--attachment", type=int, default=0)
    given = parser.parse_args()
    write(given.file, given.messages, given.attachment)


if __name__ == "__main__":
    main()
