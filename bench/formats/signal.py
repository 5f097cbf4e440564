"""Writes a large plaintext export of Signal, `main.jsonl`: seeded, people invented."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path

from bench.formats.talk import LINES, times

START = 1_262_304_000_000
NAMES = (("Tomas", "Brandt"), ("Cleo", "Hart"), ("Dev", "Rao"), ("Elsie", "Finch"))


def write(path: Path, messages: int) -> None:
    """Write an export of `messages` messages with four people to `path`."""
    chance = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for frame in _people(chance, START + (messages + 1) * 1_200_000):
            file.write(_line(frame))
        for at in times(chance, START, 1_200_000, messages):
            file.write(_line({"chatItem": _item(chance, at)}))


def _line(frame: dict[str, object]) -> str:
    return json.dumps(frame, ensure_ascii=False, separators=(",", ":")) + "\n"


def _people(chance: random.Random, exported: int) -> list[dict[str, object]]:
    frames: list[dict[str, object]] = [
        {"version": "1", "backupTimeMs": str(exported), "currentAppVersion": "Android 8.0"},
        {"account": {"givenName": "Ada"}},
        {"recipient": {"id": "1", "self": {}}},
    ]
    for number, (given, family) in enumerate(NAMES, 2):
        contact = {
            "aci": base64.b64encode(chance.randbytes(16)).decode(),
            "e164": f"44770090{number:04}",
            "profileGivenName": given,
            "profileFamilyName": family,
        }
        frames.append({"recipient": {"id": str(number), "contact": contact}})
        frames.append({"chat": {"id": str(number), "recipientId": str(number)}})
    return frames


def _item(chance: random.Random, at: int) -> dict[str, object]:
    chat = str(chance.randrange(2, 2 + len(NAMES)))
    text = {"text": {"body": chance.choice(LINES)}}
    item: dict[str, object] = {"chatId": chat, "authorId": chat, "dateSent": str(at)}
    if chance.random() < 0.5:
        item["incoming"] = {"dateReceived": str(at + 900), "read": True, "sealedSender": True}
    else:
        status = {"recipientId": chat, "timestamp": str(at + 900), "read": {"sealedSender": True}}
        item |= {"authorId": "1", "outgoing": {"sendStatus": [status]}}
    return item | {"standardMessage": text}
