"""Writes large address books as phones share them: seeded, people invented."""

from __future__ import annotations

from pathlib import Path

CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Quill {number};Ada;;;\r\nFN:Ada Quill {number}\r\n"
    "TEL;TYPE=CELL:+44 7700 9{last:05d}\r\nitem1.EMAIL;TYPE=INTERNET:ada{number}@example.org\r\n"
    "item1.X-ABLabel:_$!<Home>!$_\r\nBDAY:1984-07-04\r\n"
    "NOTE:Met on the boat\\, in\r\n  the rain\r\n"
    "END:VCARD\r\n"
)


def write(path: Path, messages: int) -> None:
    """Write `messages` cards."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(CARD.format(number=n, last=n % 100_000) for n in range(messages))
