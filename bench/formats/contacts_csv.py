"""Writes large address books as Google does: seeded, people invented."""

from __future__ import annotations

from pathlib import Path


def write(path: Path, messages: int) -> None:
    """Write `messages` people."""
    with path.open("w", encoding="utf-8") as file:
        file.write("First Name,Last Name,Birthday,E-mail 1 - Value,Phone 1 - Value\n")
        for number in range(messages):
            phone = f"+4477009{number % 100_000:05d}"
            file.write(f"Ada {number},Quill,1984-07-04,ada{number}@example.org,{phone}\n")
