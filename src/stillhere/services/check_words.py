"""The message check on files: one draft, or many lines of JSON. Nothing is kept."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from stillhere.desk.check import Checked, check
from stillhere.desk.distress import Distress
from stillhere.errors import MeaningUnclear

EXAMPLE = msgspec.json.encode({"id": "1", "text": "Hello", "where": "draft"}).decode()


class Asked(msgspec.Struct, frozen=True):
    """One line of a batch."""

    id: str | int
    text: str
    where: Literal["draft", "received"] = "draft"


class Answered(msgspec.Struct, frozen=True):
    """What the check says of one line of a batch."""

    id: str | int
    flags: tuple[str, ...]
    strengths: tuple[str, ...]
    distress: Distress
    no: bool


def check_file(path: Path) -> Checked:
    """Read the draft in `path`, or standard input for "-", and check it."""
    return check(_text(path))


def check_batch(path: Path) -> Iterator[Answered]:
    """Check each line of `path`, or of standard input for "-".

    Raises:
        MeaningUnclear: a line is not such JSON.
    """
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            yield _answered(_asked(line, number))


def _asked(line: str, number: int) -> Asked:
    try:
        return msgspec.json.decode(line, type=Asked)
    except msgspec.MsgspecError:
        raise MeaningUnclear(
            text=f"line {number}", what="a message in JSON", example=EXAMPLE
        ) from None


def _answered(asked: Asked) -> Answered:
    found = check(asked.text, asked.where)
    return Answered(asked.id, found.flags, found.strengths, found.distress, found.no)


def _text(path: Path) -> str:
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    return data.decode("utf-8-sig", errors="replace")
