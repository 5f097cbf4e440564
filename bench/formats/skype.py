"""A Skype export of any length: seeded, people invented."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

START = 1_262_304_000_000
STEP = 600_000
ME, OTHER = "8:live:runa.fell", "8:live:aga_moss"
LINES = (
    "Are we still on for Sunday?",
    "ok",
    'Great <ss type="smile">:)</ss> see you &amp; him',
    "Wo bist du? Größe 42",
)


def write(path: Path, messages: int) -> None:
    """A messages.json with one conversation, the newest message first."""
    chance = random.Random(1)
    lines = [json.dumps(text, ensure_ascii=False) for text in LINES]
    at = START + messages * STEP
    with path.open("w", encoding="utf-8") as file:
        file.write(
            f'{{"userId":"{ME}","exportDate":"2024-03-05T10:15","conversations":[{{"id":"{OTHER}",'
            '"displayName":"Aga Moss","version":1,"properties":{},"threadProperties":null,'
            '"MessageList":['
        )
        for number in range(messages):
            at -= chance.randrange(1, STEP)
            moment = datetime.fromtimestamp(at / 1000, UTC)
            shown = f"{moment:%Y-%m-%dT%H:%M:%S}.{at % 1000:03d}Z"
            file.write(
                f'{"," if number else ""}{{"id":"{at}","displayName":null,'
                f'"originalarrivaltime":"{shown}","messagetype":"RichText","version":{at},'
                f'"content":{chance.choice(lines)},"conversationid":"{OTHER}",'
                f'"from":"{chance.choice((ME, OTHER))}","properties":null,"amsreferences":null}}'
            )
        file.write("]}]}")
