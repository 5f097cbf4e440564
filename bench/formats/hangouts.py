"""An export of Hangouts: seeded, people invented."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

START = 1_370_000_000_000_000
PEOPLE = (("100000000000000000001", "Ida Berg"), ("100000000000000000002", "Tom Reed"))
WORDS = ("Are you home?", "Yes, and cooking", "ok", "Thank you for yesterday, it helped a lot.")


def who(number: int) -> dict[str, str]:
    return {"gaia_id": PEOPLE[number][0], "chat_id": PEOPLE[number][0]}


def conversation() -> dict[str, Any]:
    people = [{"id": who(n), "fallback_name": PEOPLE[n][1]} for n in range(2)]
    return {
        "conversation_id": {"id": "Ugx1"},
        "conversation": {
            "id": {"id": "Ugx1"},
            "type": "STICKY_ONE_TO_ONE",
            "self_conversation_state": {"self_read_state": {"participant_id": who(0)}},
            "participant_data": people,
        },
    }


def event(number: int, at: int, sender: int, words: str) -> dict[str, Any]:
    return {
        "conversation_id": {"id": "Ugx1"},
        "sender_id": who(sender),
        "timestamp": str(at),
        "self_event_state": {"user_id": who(0), "notification_level": "RING"},
        "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": words}]}},
        "event_id": f"7-{number}",
        "event_type": "REGULAR_CHAT_MESSAGE",
    }


def write(path: Path, messages: int) -> None:
    """Write one conversation of `messages` between two."""
    chance = random.Random(1)
    at = START
    with path.open("w", encoding="utf-8") as file:
        file.write('{"conversations": [{"conversation": ')
        file.write(json.dumps(conversation(), indent=2) + ', "events": [')
        for number in range(messages):
            at += chance.randrange(1, 9_000_000_000)
            found = event(number, at, chance.randrange(2), chance.choice(WORDS))
            file.write((",\n" if number else "") + json.dumps(found, indent=2))
        file.write("]}]}")
